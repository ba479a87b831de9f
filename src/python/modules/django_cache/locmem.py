from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache


class LocMemCache(BaseCache):
    pickle_protocol = 5


_add_natives(LocMemCache)
