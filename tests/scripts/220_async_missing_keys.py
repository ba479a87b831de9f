import asyncio
from django.core.cache import cache

async def main():
    for coroutine in (cache.aincr('k'), cache.adecr('k'), cache.aincr_version('k'), cache.adecr_version('k', version=4)):
        try:
            await coroutine
        except ValueError as e:
            print(e)
    await cache.aget()

asyncio.run(main())
