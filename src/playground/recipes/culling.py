# CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 6, "CULL_FREQUENCY": 3}}}
# Culling
# A full cache drops a third of its keys, the least recently used first.

from django.core.cache import cache

for number in range(1, 7):
    cache.set(f'page:{number}', f'text {number}', 60)

# Reading makes a key recent; touch() does not.
cache.get('page:1')
cache.touch('page:2', 600)

cache.set('page:7', 'text 7', 60)
print([n for n in range(1, 8) if f'page:{n}' in cache])

# Overwriting in a full cache culls as well.
cache.set('page:8', 'text 8', 60)
cache.set('page:8', 'new text', 60)
print([n for n in range(1, 9) if f'page:{n}' in cache])
