import asyncio

from django.core.cache import cache
from django.dispatch import Signal

changed = Signal()


def sync(sender, key, **kwargs):
    return "sync", cache.get(key)


async def slow(sender, key, **kwargs):
    await asyncio.sleep(1)
    await cache.adelete(key)
    return "slow", await cache.aget(key)


async def wrong(sender, **kwargs):
    raise ValueError("wrong")


changed.connect(slow)
changed.connect(sync)
cache.set("k", 1)
print(changed.has_listeners("me"))


async def main():
    await cache.aset("k", 2)
    print([result for _, result in await changed.asend("me", key="k")])
    changed.connect(wrong)
    print([repr(result) for _, result in await changed.asend_robust("me", key="k")])
    try:
        await changed.asend("me", key="k")
    except ValueError as error:
        print(error)


asyncio.run(main())
