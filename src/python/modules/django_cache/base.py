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


def get_key_func(key_func):
    if key_func is None:
        return default_key_func
    return key_func if callable(key_func) else _import(key_func)


def memcache_key_warnings(key):
    yield from _key_warnings(key)


class _ByMethods:
    """What BaseCache's methods do by way of others, which a program's class may have its own of."""

    def __contains__(self, key):
        return self.has_key(key)

    def has_key(self, key, version=None):
        return self.get(key, self._missing_key, version=version) is not self._missing_key

    def get_or_set(self, key, default, timeout=DEFAULT_TIMEOUT, version=None):
        value = self.get(key, self._missing_key, version=version)
        if value is not self._missing_key:
            return value
        if callable(default):
            default = default()
        self.add(key, default, timeout=timeout, version=version)
        return self.get(key, default, version=version)

    def get_many(self, keys, version=None):
        found = {}
        for key in keys:
            value = self.get(key, self._missing_key, version=version)
            if value is not self._missing_key:
                found[key] = value
        return found

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        for key, value in data.items():
            self.set(key, value, timeout=timeout, version=version)
        return []

    def delete_many(self, keys, version=None):
        for key in keys:
            self.delete(key, version=version)

    def incr(self, key, delta=1, version=None):
        value = self.get(key, self._missing_key, version=version)
        if value is self._missing_key:
            raise ValueError("Key '%s' not found" % key)
        value += delta
        self.set(key, value, version=version)
        return value

    def decr(self, key, delta=1, version=None):
        return self.incr(key, -delta, version=version)

    def incr_version(self, key, delta=1, version=None):
        if version is None:
            version = self.version
        value = self.get(key, self._missing_key, version=version)
        if value is self._missing_key:
            raise ValueError("Key '%s' not found" % key)
        self.set(key, value, version=version + delta)
        self.delete(key, version=version)
        return version + delta

    def decr_version(self, key, delta=1, version=None):
        return self.incr_version(key, -delta, version)


_BY_METHODS = {name: method for name, method in vars(_ByMethods).items() if callable(method)}


_missing = object()
_events = None


class _Turn:
    def __await__(self):
        yield


def _alone():
    """Whether no other task can run before this one goes on, however often that waits for the next turn."""
    global _events
    if _events is None:
        from asyncio import events as _events
    loop = _events._running
    return loop is None or len(loop._batch) < 2 and not loop._ready


async def _in_thread(call, *args):
    """A call in the thread for synchronous code: it runs at once, and its result arrives three turns later."""
    value = error = None
    try:
        value = call(*args)
    except Exception as raised:
        error = raised
    turns = 3
    while turns and not _alone():
        turns -= 1
        await _Turn()
    if error is not None:
        raise error
    return value


def _threaded(self, name, *args):
    if self._is_plain:
        return _in_thread(_call, self, name, *args)
    return _in_thread(getattr(self, name[1:]), *args)


class BaseCache:
    _missing_key = _missing
    # Whether what the methods build on is ours, so that a call by another task is all that can come between.
    _is_plain = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if any(name in vars(cls) for name in ("add", "delete", "get", "has_key", "set", "touch")):
            cls._is_plain = False
            for name, method in _BY_METHODS.items():
                if getattr(cls, name) is getattr(BaseCache, name):
                    method.__qualname__ = "BaseCache." + name
                    setattr(cls, name, method)

    async def aadd(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self._is_plain and _alone():
            return _call(self, "aadd", key, value, timeout, version)
        return await _threaded(self, "aadd", key, value, timeout, version)

    async def aget(self, key, default=None, version=None):
        if self._is_plain and _alone():
            return _call(self, "aget", key, default, version)
        return await _threaded(self, "aget", key, default, version)

    async def aset(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self._is_plain and _alone():
            return _call(self, "aset", key, value, timeout, version)
        return await _threaded(self, "aset", key, value, timeout, version)

    async def atouch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        if self._is_plain and _alone():
            return _call(self, "atouch", key, timeout, version)
        return await _threaded(self, "atouch", key, timeout, version)

    async def adelete(self, key, version=None):
        if self._is_plain and _alone():
            return _call(self, "adelete", key, version)
        return await _threaded(self, "adelete", key, version)

    async def aget_many(self, keys, version=None):
        if self._is_plain and _alone():
            return _call(self, "aget_many", keys, version)
        found = {}
        for key in keys:
            value = await self.aget(key, _missing, version=version)
            if value is not _missing:
                found[key] = value
        return found

    async def aget_or_set(self, key, default, timeout=DEFAULT_TIMEOUT, version=None):
        if self._is_plain and _alone():
            return _call(self, "aget_or_set", key, default, timeout, version)
        value = await self.aget(key, _missing, version=version)
        if value is not _missing:
            return value
        if callable(default):
            default = default()
        await self.aadd(key, default, timeout=timeout, version=version)
        return await self.aget(key, default, version=version)

    async def ahas_key(self, key, version=None):
        if self._is_plain and _alone():
            return _call(self, "ahas_key", key, version)
        return await self.aget(key, _missing, version=version) is not _missing

    async def aincr(self, key, delta=1, version=None):
        if self._is_plain and _alone():
            return _call(self, "aincr", key, delta, version)
        value = await self.aget(key, _missing, version=version)
        if value is _missing:
            raise ValueError("Key '%s' not found" % key)
        value += delta
        await self.aset(key, value, version=version)
        return value

    async def adecr(self, key, delta=1, version=None):
        if self._is_plain and _alone():
            return _call(self, "adecr", key, delta, version)
        return await self.aincr(key, -delta, version=version)

    async def aset_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        if self._is_plain and _alone():
            return _call(self, "aset_many", data, timeout, version)
        for key, value in data.items():
            await self.aset(key, value, timeout=timeout, version=version)
        return []

    async def adelete_many(self, keys, version=None):
        if self._is_plain and _alone():
            return _call(self, "adelete_many", keys, version)
        for key in keys:
            await self.adelete(key, version=version)

    async def aclear(self):
        if self._is_plain and _alone():
            return _call(self, "aclear")
        return await _threaded(self, "aclear")

    async def aincr_version(self, key, delta=1, version=None):
        if self._is_plain and _alone():
            return _call(self, "aincr_version", key, delta, version)
        if version is None:
            version = self.version
        value = await self.aget(key, _missing, version=version)
        if value is _missing:
            raise ValueError("Key '%s' not found" % key)
        await self.aset(key, value, version=version + delta)
        await self.adelete(key, version=version)
        return version + delta

    async def adecr_version(self, key, delta=1, version=None):
        if self._is_plain and _alone():
            return _call(self, "adecr_version", key, delta, version)
        return await self.aincr_version(key, -delta, version)

    async def aclose(self, **kwargs):
        return _call(self, "aclose")


_add_natives(BaseCache)
