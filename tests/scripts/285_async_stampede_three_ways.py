import asyncio
from django.core.cache import cache
calls = 0
async def expensive():
    global calls
    calls += 1
    await asyncio.sleep(1)
    return calls
async def naive():
    v = await cache.aget('x')
    if v is None:
        v = await expensive()
        await cache.aset('x', v, 5)
    return v
async def guarded():
    v = await cache.aget('y')
    while v is None:
        if await cache.aadd('y:lock', 1, 10):
            try:
                v = await expensive()
                await cache.aset('y', v, 5)
            finally:
                await cache.adelete('y:lock')
        else:
            await asyncio.sleep(0.2)
            v = await cache.aget('y')
    return v
async def main():
    print(await asyncio.gather(*[naive() for _ in range(4)]), calls)
    print(await asyncio.gather(*[guarded() for _ in range(4)]), calls)
    futures = {}
    async def single_flight(key):
        if key not in futures:
            futures[key] = asyncio.ensure_future(expensive())
        return await futures[key]
    print(await asyncio.gather(*[single_flight('z') for _ in range(3)]), calls)
    print(await asyncio.gather(*[cache.aget_or_set('w', lambda i=i: i) for i in range(3)]))
asyncio.run(main())
