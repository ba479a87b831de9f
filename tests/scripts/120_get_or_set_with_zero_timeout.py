from django.core.cache import cache

count = 0

def compute():
    global count
    count += 1
    return count

print(cache.get_or_set('k', compute, 0), cache.get_or_set('k', compute, timeout=-1), cache.get('k', 'nothing kept'))
print(cache.get_or_set('k', compute, None), cache.get_or_set('k', compute, None))
