import asyncio, time, random
from django.core.cache import cache
random.seed(3)
class Repo:
    def __init__(self): self.loads = 0; self.locks = {}
    async def fetch(self, k): self.loads += 1; await asyncio.sleep(random.uniform(.1, .5)); return k.upper()
    async def get(self, k):
        if (v := await cache.aget(k)) is not None: return v
        async with self.locks.setdefault(k, asyncio.Lock()):
            if (v := await cache.aget(k)) is not None: return v
            v = await self.fetch(k); await cache.aset(k, v, 1); return v
async def main():
    r = Repo(); t0 = asyncio.get_running_loop().time()
    print(await asyncio.gather(*(r.get(k) for k in "aabbab")), r.loads, round(asyncio.get_running_loop().time() - t0, 3))
    await asyncio.sleep(2); print(await r.get("a"), r.loads)
    tasks = {asyncio.create_task(r.get(k), name=k) for k in "cd"}
    done, pend = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pend))
    done2, _ = await asyncio.wait(pend); print(sorted(t.get_name() for t in done | done2))
    async def fail(): await asyncio.sleep(.1); raise LookupError("x")
    res = await asyncio.gather(fail(), r.get("c"), return_exceptions=True); print(res)
    try: await asyncio.gather(fail(), r.get("c"))
    except LookupError as e: print("caught", e)
    try: await asyncio.wait_for(asyncio.shield(r.fetch("z")), .01)
    except asyncio.TimeoutError: print("timeout")
    print([await c for c in asyncio.as_completed([r.fetch("q"), r.fetch("w")])].__len__())
    async def poll():
        n = 0
        while await cache.aget("flag") is None: n += 1; await asyncio.sleep(.25)
        return n
    async def setter(): await asyncio.sleep(1); await cache.aset("flag", 1)
    n, _ = await asyncio.gather(poll(), setter()); print(n)
    print(await cache.aget_many(["a", "flag"]), await cache.adelete("flag"), await cache.ahas_key("flag"), await cache.aincr_version("zz") if await cache.ahas_key("zz") else "no")
asyncio.run(main())
