import time
from django.core.cache import cache

cache.set('bread', 'rye', 5)
cache.set('rice', 'brown', None)
cache.set('milk', 'oat', 20)
cache.set('salt', 'sea', 60)
time.sleep(5)
cache.get('bread')
cache.get('rice')
cache.set('tea', 'green', 60)
cache.set('honey', 'heather', 60)
cache.get('milk')
cache.set('tea', 'black', 60, version=2)
cache.get('tea')
cache.delete('tea')
