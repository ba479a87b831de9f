from django.core.cache import cache, caches
from django.core.cache.backends.base import BaseCache
from django.conf import settings

print(type(cache), type(caches["default"]))
for attempt in (
    lambda: hash(cache),
    lambda: caches[5],
    lambda: caches[None],
    lambda: BaseCache({}).get("a"),
    lambda: BaseCache({}).add("a", 1),
    lambda: settings.NOPE,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(settings.CACHE_MIDDLEWARE_SECONDS, settings.CACHE_MIDDLEWARE_ALIAS, settings.DEBUG)
print(str(cache.set).split(" at ")[0], str(BaseCache.get).split(" at ")[0])
cache.put("a", 1)
