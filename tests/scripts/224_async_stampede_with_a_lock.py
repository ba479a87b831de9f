import asyncio
from django.core.cache import cache

builds = 0

async def build():
    global builds
    builds += 1
    await asyncio.sleep(2)
    return 'report'

async def get_report():
    while True:
        value = await cache.aget('report')
        if value is not None:
            return value
        if await cache.aadd('report:lock', 1, timeout=10):
            try:
                value = await build()
                await cache.aset('report', value, 60)
            finally:
                await cache.adelete('report:lock')
            return value
        await asyncio.sleep(0.5)

async def main():
    print(await asyncio.gather(*(get_report() for _ in range(5))), builds)

asyncio.run(main())
