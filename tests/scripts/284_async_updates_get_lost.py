import asyncio
from django.core.cache import cache
async def bump(n):
    for _ in range(n):
        v = await cache.aget('n', 0)
        await cache.aset('n', v + 1)
async def incr(n):
    for _ in range(n):
        await cache.aincr('m')
async def locked(lock, n):
    for _ in range(n):
        async with lock:
            v = await cache.aget('q', 0)
            await cache.aset('q', v + 1)
async def main():
    await asyncio.gather(bump(5), bump(5))
    print(await cache.aget('n'))
    await cache.aset('m', 0)
    await asyncio.gather(incr(5), incr(3))
    print(await cache.aget('m'))
    lock = asyncio.Lock()
    await asyncio.gather(*(locked(lock, 4) for _ in range(3)))
    print(await cache.aget('q'))
asyncio.run(main())
