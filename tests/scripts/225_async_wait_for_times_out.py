import asyncio
from django.core.cache import cache

async def slow():
    try:
        await asyncio.sleep(10)
        await cache.aset('k', 'finished')
    except asyncio.CancelledError:
        print('cancelled')
        raise

async def main():
    try:
        await asyncio.wait_for(slow(), timeout=2)
    except asyncio.TimeoutError as e:
        print('timed out', repr(str(e)), type(e).__name__)
    print(await cache.aget('k'))
    async with asyncio.timeout(1):
        await slow()

asyncio.run(main())
