import asyncio
from django.core.cache import caches, cache
class AsyncStore:
    def __init__(self, prefix): self.prefix = prefix
    def __aiter__(self): self._i = iter(range(3)); return self
    async def __anext__(self):
        try: i = next(self._i)
        except StopIteration: raise StopAsyncIteration
        return i, await cache.aget(f'{self.prefix}{i}')
    async def __aenter__(self): await cache.aset_many({f'{self.prefix}{i}': i * i for i in range(3)}); return self
    async def __aexit__(self, *a): await cache.adelete_many([f'{self.prefix}{i}' for i in range(3)])
async def main():
    async with AsyncStore('p') as s:
        async for pair in s: print(pair)
        print({k: v async for k, v in s}, await cache.ahas_key('p0'))
    print(await cache.aget('p0'), await cache.aclear(), await cache.aclose())
    print(await cache.atouch('p', 5), await cache.aget_or_set('q', lambda: 5), await cache.aincr_version('q'), await cache.aget('q', version=2), await cache.adecr('q', 2, version=2))
    async for x in [1]: pass
asyncio.run(main())
