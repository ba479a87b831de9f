from django.core.cache import cache

def load(user_id):
    return {'id': user_id}

try:
    cache.get_or_set('u', load)
except TypeError as e:
    print(e)
print(cache.get_or_set('u', lambda: load(7)))
cache.get_or_set('v', lambda user_id: load(user_id))
