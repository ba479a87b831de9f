import asyncio
from django.core.cache import cache

async def worker(name, queue, sem):
    while not queue.empty():
        item = await queue.get()
        async with sem:
            await asyncio.sleep(1)
            await cache.aset(f'job:{item}', name)

async def main():
    queue = asyncio.Queue()
    for item in range(4):
        queue.put_nowait(item)
    sem = asyncio.Semaphore(2)
    await asyncio.gather(worker('w1', queue, sem), worker('w2', queue, sem))
    print(await cache.aget_many([f'job:{i}' for i in range(4)]))

asyncio.run(main())
