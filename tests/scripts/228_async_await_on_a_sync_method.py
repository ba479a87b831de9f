import asyncio
from django.core.cache import cache

async def main():
    try:
        await cache.set('k', 'v')
    except TypeError as e:
        print(e)
    print(cache.get('k'))
    await cache.get('k')

asyncio.run(main())
