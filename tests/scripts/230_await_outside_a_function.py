from django.core.cache import cache

await cache.aset('k', 'v')
print(await cache.aget('k'))
