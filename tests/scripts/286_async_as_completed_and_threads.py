import asyncio, time
from django.core.cache import cache
async def get(k, d):
    await asyncio.sleep(d)
    return await cache.aget(k, f'no {k}')
async def main():
    await cache.aset_many({'a': 1, 'b': 2}, timeout=2)
    for f in asyncio.as_completed([get('a', 3), get('b', 1), get('c', 2)]):
        print(await f, time.monotonic())
    loop = asyncio.get_running_loop()
    print(loop.time() == time.monotonic())
    r = await loop.run_in_executor(None, cache.get_or_set, 'e', 5)
    print(r, await asyncio.to_thread(cache.get, 'e'))
    t = asyncio.create_task(get('a', 5))
    await asyncio.sleep(1)
    t.cancel('stop')
    try: await t
    except asyncio.CancelledError as e: print('cancelled', e.args, t.cancelled())
    results = await asyncio.gather(get('e', 0), bad(), return_exceptions=True)
    print(results)
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(cache.aget(k, '-')) for k in 'ea']
    print([t.result() for t in tasks])
    await bad()
async def bad():
    return await cache.aincr('nothing')
asyncio.run(main())
