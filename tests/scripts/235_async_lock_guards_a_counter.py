import asyncio
from django.core.cache import cache

lock = asyncio.Lock()

async def unsafe():
    n = cache.get('n', 0)
    await asyncio.sleep(0)
    cache.set('n', n + 1)

async def safe():
    async with lock:
        n = cache.get('m', 0)
        await asyncio.sleep(0)
        cache.set('m', n + 1)

async def main():
    await asyncio.gather(*[unsafe() for _ in range(5)], *[safe() for _ in range(5)])
    print(cache.get('n'), cache.get('m'))

asyncio.run(main())
