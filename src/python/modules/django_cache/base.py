from django.core.exceptions import ImproperlyConfigured


class InvalidCacheBackendError(ImproperlyConfigured):
    pass


class CacheKeyWarning(RuntimeWarning):
    pass


class InvalidCacheKey(ValueError):
    pass


DEFAULT_TIMEOUT = object()
MEMCACHE_MAX_KEY_LENGTH = 250


def default_key_func(key, key_prefix, version):
    return "%s:%s:%s" % (key_prefix, version, key)


class BaseCache:
    _missing_key = object()

    async def aadd(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return _call(self, "aadd", key, value, timeout, version)

    async def aget(self, key, default=None, version=None):
        return _call(self, "aget", key, default, version)

    async def aset(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return _call(self, "aset", key, value, timeout, version)

    async def atouch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return _call(self, "atouch", key, timeout, version)

    async def adelete(self, key, version=None):
        return _call(self, "adelete", key, version)

    async def aget_many(self, keys, version=None):
        return _call(self, "aget_many", keys, version)

    async def aget_or_set(self, key, default, timeout=DEFAULT_TIMEOUT, version=None):
        return _call(self, "aget_or_set", key, default, timeout, version)

    async def ahas_key(self, key, version=None):
        return _call(self, "ahas_key", key, version)

    async def aincr(self, key, delta=1, version=None):
        return _call(self, "aincr", key, delta, version)

    async def adecr(self, key, delta=1, version=None):
        return _call(self, "adecr", key, delta, version)

    async def aset_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        return _call(self, "aset_many", data, timeout, version)

    async def adelete_many(self, keys, version=None):
        return _call(self, "adelete_many", keys, version)

    async def aclear(self):
        return _call(self, "aclear")

    async def aincr_version(self, key, delta=1, version=None):
        return _call(self, "aincr_version", key, delta, version)

    async def adecr_version(self, key, delta=1, version=None):
        return _call(self, "adecr_version", key, delta, version)

    async def aclose(self, **kwargs):
        return _call(self, "aclose")


_add_natives(BaseCache)
