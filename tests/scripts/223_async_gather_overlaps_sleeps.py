import asyncio
import time
from django.core.cache import cache

async def fetch(name, seconds):
    print('start', name)
    await asyncio.sleep(seconds)
    await cache.aset(name, seconds, 60)
    print('done', name)
    return name

async def main():
    began = time.monotonic()
    print(await asyncio.gather(fetch('a', 3), fetch('b', 1), fetch('c', 2)))
    print(time.monotonic() - began, await cache.aget_many(['a', 'b', 'c']))

asyncio.run(main())
