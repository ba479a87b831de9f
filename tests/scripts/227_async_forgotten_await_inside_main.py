import asyncio
from django.core.cache import cache

async def main():
    cache.aset('k', 'v')
    print(await cache.aget('k'))
    value = cache.aget('k')
    print(type(value).__name__)
    print(await value)
    print(cache.aget('k') is None)

asyncio.run(main())
