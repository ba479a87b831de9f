import asyncio, time
from django.core.cache import cache
async def producer(q):
    for i in range(4):
        await cache.aset(f'job:{i}', 'queued', 10)
        await q.put(i)
        await asyncio.sleep(0.5)
    await q.put(None)
async def consumer(q, name):
    while (i := await q.get()) is not None:
        await asyncio.sleep(1)
        await cache.aset(f'job:{i}', f'done by {name}', 10)
        q.task_done()
    await q.put(None)
async def main():
    q = asyncio.Queue(maxsize=2)
    start = time.perf_counter()
    await asyncio.gather(producer(q), consumer(q, 'A'), consumer(q, 'B'))
    print(round(time.perf_counter() - start, 3))
    print(await cache.aget_many([f'job:{i}' for i in range(5)]))
    async for k in keys(): print(k)
    print([k async for k in keys() if k != 'b'])
    ev = asyncio.Event()
    async def waiter(): await ev.wait(); return await cache.aincr('n')
    await cache.aset('n', 0)
    ts = [asyncio.create_task(waiter(), name=f't{i}') for i in range(3)]
    await asyncio.sleep(0); ev.set()
    print(await asyncio.gather(*ts), ts[0].get_name(), ts[0].done(), await cache.aget('n'))
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(5)), 1)
    except asyncio.TimeoutError: print('timeout')
    await asyncio.gather(fail(), asyncio.sleep(1))
async def keys():
    for k in 'abc':
        await asyncio.sleep(0)
        yield k
async def fail(): raise KeyError('async failure')
asyncio.run(main())
