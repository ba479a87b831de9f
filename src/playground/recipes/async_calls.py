# Async calls
# Every method has an async twin with an a in front: await it.

import asyncio
from django.core.cache import cache

async def price_of(name):
    price = await cache.aget(name)
    if price is None:
        await asyncio.sleep(2)  # a slow service
        price = len(name)
        await cache.aset(name, price, 10)
    return price

async def main():
    print(await asyncio.gather(price_of('tea'), price_of('jam'), price_of('bread')))
    print(await price_of('tea'))
    await asyncio.sleep(10)
    print(await cache.aget('tea', 'stale'))

asyncio.run(main())
