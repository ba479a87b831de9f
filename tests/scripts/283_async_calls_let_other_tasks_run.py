import asyncio
from django.core.cache import cache
log = []
async def worker(n):
    log.append(f's{n}')
    await cache.aset(f'k{n}', n)
    log.append(f'a{n}')
    v = await cache.aget(f'k{n}')
    log.append(f'b{n}')
    await asyncio.sleep(0)
    log.append(f'c{n}')
    await cache.aget_many(['k0', 'k1'])
    log.append(f'd{n}')
    await cache.adelete(f'k{n}')
    log.append(f'e{n}')
    return v
async def ticker():
    for i in range(20):
        log.append('.')
        await asyncio.sleep(0)
async def main():
    print(await asyncio.gather(worker(0), worker(1), ticker()))
    print(' '.join(log))
asyncio.run(main())
