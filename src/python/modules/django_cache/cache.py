from django.core.cache.backends.base import (
    BaseCache,
    CacheKeyWarning,
    InvalidCacheBackendError,
    InvalidCacheKey,
    _add_natives,
)

__all__ = [
    "cache",
    "caches",
    "DEFAULT_CACHE_ALIAS",
    "InvalidCacheBackendError",
    "CacheKeyWarning",
    "BaseCache",
    "InvalidCacheKey",
]

DEFAULT_CACHE_ALIAS = "default"


class CacheHandler:
    settings_name = "CACHES"

    @property
    def settings(self):
        return self._settings()


class ConnectionProxy:
    __module__ = "django.utils.connection"
    __hash__ = None


_add_natives(CacheHandler)
_add_natives(ConnectionProxy)
caches = CacheHandler()
cache = _proxy(ConnectionProxy, caches, DEFAULT_CACHE_ALIAS)


def close_caches(**kwargs):
    caches.close_all()
