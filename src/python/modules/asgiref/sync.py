import asyncio
from functools import partial, update_wrapper
from warnings import warn

from django.core.cache.backends.base import _in_thread


class SyncToAsync:
    def __init__(self, func, thread_sensitive=True, executor=None, context=None):
        inner = getattr(func, "__call__", func)
        if not callable(func) or asyncio.iscoroutinefunction(func) or asyncio.iscoroutinefunction(inner):
            raise TypeError("sync_to_async can only be applied to sync functions.")
        self.func = func

    async def __call__(self, *args, **kwargs):
        asyncio.get_running_loop()
        return await _in_thread(partial(self.func, *args, **kwargs))

    def __get__(self, parent, objtype):
        return update_wrapper(partial(self.__call__, parent), self.func)


def sync_to_async(func=None, **options):
    if func is None:
        return lambda f: SyncToAsync(f, **options)
    return SyncToAsync(func, **options)


class AsyncToSync:
    def __init__(self, awaitable, force_new_loop=False):
        if not callable(awaitable) or not asyncio.iscoroutinefunction(getattr(awaitable, "__call__", awaitable)) and (
            not asyncio.iscoroutinefunction(awaitable)
        ):
            warn("async_to_sync was passed a non-async-marked callable", stacklevel=2)
        self.awaitable = awaitable

    def __call__(self, *args, **kwargs):
        if asyncio._get_running_loop() is not None:
            raise RuntimeError(
                "You cannot use AsyncToSync in the same thread as an async event loop - "
                "just await the async function directly."
            )

        async def main():
            return await self.awaitable(*args, **kwargs)

        return asyncio.run(main())

    def __get__(self, parent, objtype):
        return update_wrapper(partial(self.__call__, parent), self.awaitable)


def async_to_sync(awaitable=None, *, force_new_loop=False):
    if awaitable is None:
        return AsyncToSync
    return AsyncToSync(awaitable)
