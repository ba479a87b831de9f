import asyncio
from contextlib import asynccontextmanager
from django.core.cache import cache
@asynccontextmanager
async def lock(name, ttl=10, wait=0.1, tries=20):
    for attempt in range(tries):
        if await cache.aadd(f'lock:{name}', 1, ttl): break
        await asyncio.sleep(wait)
    else: raise TimeoutError(f'{name} is locked')
    try: yield attempt
    finally: await cache.adelete(f'lock:{name}')
order = []
async def work(n, hold):
    async with lock('x') as attempts: order.append((n, attempts)); await asyncio.sleep(hold)
async def main():
    await asyncio.gather(work('a', .3), work('b', .3), work('c', .3)); print(order)
    res = await asyncio.gather(work('d', 5), work('e', 0), return_exceptions=True); print(res, order[-1])
    async with lock('y'), lock('z'): print(await cache.aget_many(['lock:y', 'lock:z']))
    print(await cache.aget('lock:y'))
    try:
        async with lock('w'): raise ValueError('inside')
    except ValueError as e: print(e, await cache.ahas_key('lock:w'))
    async def leaky():
        yield 1
        yield 2
    async for x in leaky(): print(x); break
    print([x async for x in leaky()], await anext(leaky()), [await cache.aget(k, k) for k in 'ab'])
    q = asyncio.PriorityQueue(); [await q.put(x) for x in (3, 1, 2)]; print([q.get_nowait() for _ in range(q.qsize())])
    q.get_nowait()
asyncio.run(main())
