import asyncio, time
from django.core.cache import cache
class Limiter:
    def __init__(self, rate, per): self.rate, self.per = rate, per
    async def __call__(self, key):
        slot = int(time.time() // self.per); k = f'{key}:{slot}'
        await cache.aadd(k, 0, self.per * 2)
        return await cache.aincr(k) <= self.rate
async def client(n, limit, out):
    for i in range(3):
        ok = await limit('api'); out.append((n, i, ok)); await asyncio.sleep(0.4)
async def main():
    out = []; limit = Limiter(3, 1)
    await asyncio.gather(*(client(n, limit, out) for n in 'ab'))
    print(out); print(sum(ok for *_, ok in out))
    sem = asyncio.Semaphore(2); active = peak = 0
    async def task(i):
        nonlocal active, peak
        async with sem:
            active += 1; peak = max(peak, active); await cache.aset(f't{i}', i); await asyncio.sleep(0.1 * (i % 3)); active -= 1; return i
    print(await asyncio.gather(*map(task, range(6))), peak)
    print(await asyncio.wait_for(asyncio.gather(task(7), task(8)), 5), sorted(await cache.aget_many([f't{i}' for i in range(9)])))
    try: await asyncio.wait_for(task(2), 0.05)
    except TimeoutError: print('slow', await cache.aget('t2'), active)
    t = [asyncio.create_task(task(i)) for i in (1, 2)]; done, pend = await asyncio.wait(t, return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pend)); [p.cancel() for p in pend]
    async with asyncio.timeout(1) as cm: await asyncio.sleep(0.2); print(cm.expired(), cm.when() - asyncio.get_running_loop().time())
    async with asyncio.timeout(0.1): await asyncio.sleep(1)
asyncio.run(main())
