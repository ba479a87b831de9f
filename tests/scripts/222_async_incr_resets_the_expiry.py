import asyncio
from django.core.cache import cache

async def main():
    await cache.aset('n', 1, timeout=10)
    await asyncio.sleep(9)
    await cache.aincr('n')
    await asyncio.sleep(291)
    print(await cache.aget('n'))
    cache.set('m', 1, timeout=10)
    await cache.adecr('m', 5)
    cache.incr('m')
    await asyncio.sleep(300)
    print(await cache.aget('m'))

asyncio.run(main())
