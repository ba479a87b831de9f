# Expiry, to the second
# A key is gone at its timeout, not after it; None, 0 and negative are special.

import time
from django.core.cache import cache

cache.set('milk', 'fresh', 10)
time.sleep(9.9)
print(cache.get('milk'))
time.sleep(0.1)
print(cache.get('milk'))

cache.set('salt', 'white', None)
cache.set('foam', 'light', 0)
cache.set('echo', 'late', -1)
print(cache.get('salt'), cache.get('foam'), cache.get('echo'))

# Without a timeout: the setting's 300 seconds.
cache.set('bread', 'crisp')
