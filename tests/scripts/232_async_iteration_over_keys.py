import asyncio
from django.core.cache import cache

async def warm(keys):
    for key in keys:
        await asyncio.sleep(1)
        await cache.aset(key, key.upper(), 2)
        yield key

async def main():
    async for key in warm('abc'):
        print(key, await cache.aget_many('abc'))
    print([k async for k in warm('xy')])

asyncio.run(main())
