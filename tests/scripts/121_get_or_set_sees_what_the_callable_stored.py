from django.core.cache import cache

def sneaky():
    cache.set('k', 'stored inside')
    return 'returned'

print(cache.get_or_set('k', sneaky))
print(cache.get('k'))
