import asyncio
from django.core.cache import cache

async def main():
    cache.set('s', 'text')
    results = await asyncio.gather(cache.aincr('missing'), cache.aincr('s'), cache.aget('s'), return_exceptions=True)
    for r in results:
        print(type(r).__name__, r)
    await asyncio.gather(cache.aget('s'), cache.aincr('missing'))

asyncio.run(main())
