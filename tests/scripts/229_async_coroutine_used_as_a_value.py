import asyncio
from django.core.cache import cache

async def main():
    await cache.aset('n', 5)
    return await cache.aget('n') + 1

print(asyncio.run(main()))
print(asyncio.run(cache.aincr('n')))
asyncio.run(cache.get('n'))
