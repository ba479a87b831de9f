import time

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache


class LocMemCache(BaseCache):
    pickle_protocol = 5

    def _has_expired(self, key):
        expiry = self._expire_info.get(key, -1)
        return expiry is not None and expiry <= time.time()

    def _delete(self, key):
        return self._cache.pop(key, None) is not None

    def _cull(self):
        if self._cull_frequency == 0:
            self._cache.clear()
        else:
            for _ in range(len(self._cache) // self._cull_frequency):
                self._cache.popitem()


_add_natives(LocMemCache)
