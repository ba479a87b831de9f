from django.core.cache import cache

cache.set('n', 0, timeout=10)

def unsafe(read=[]):
    read.append(cache.get('n'))
    if len(read) == 2:
        for value in read:
            cache.set('n', value + 1)

unsafe()
unsafe()
print(cache.get('n'))
cache.incr('n')
cache.incr('n')
print(cache.get('n'))
