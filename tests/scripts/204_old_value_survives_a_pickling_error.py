from django.core.cache import cache

cache.set('k', 'old')
for attempt in (lambda: cache.set('k', iter([])), lambda: cache.set('k', (i for i in 'x')), lambda: cache.add('k', {}.keys())):
    try:
        attempt()
    except TypeError as e:
        print(e)
print(type(cache.get('k')).__name__)
