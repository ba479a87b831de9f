# touch()
# Gives a key new time without its value; an expired key cannot be revived.

import time
from django.core.cache import cache

cache.set('session', 'ann', 10)
time.sleep(8)
print(cache.touch('session', 10))
time.sleep(8)
print(cache.get('session'))

time.sleep(2)
print(cache.touch('session', 10))
print(cache.touch('nobody'))

# None: for ever.
cache.set('logo', '<svg>', 5)
cache.touch('logo', None)
