import asyncio
from django.core.cache import cache

async def load():
    return 'data'

async def main():
    value = await load()
    print(await cache.aget_or_set('ok', value))
    try:
        await cache.aget_or_set('bad', load)
    except TypeError as e:
        print(e)
    print(await cache.aget('bad'))

asyncio.run(main())
