import asyncio
from django.core.cache import cache

async def refresher():
    n = 0
    while True:
        n += 1
        await cache.aset('tick', n, 5)
        await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(refresher())
    await asyncio.sleep(3.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('stopped at', await cache.aget('tick'), task.cancelled())
    await asyncio.sleep(5)
    print(await cache.aget('tick', 'gone'))

asyncio.run(main())
