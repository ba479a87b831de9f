import asyncio
from django.core.cache import cache

async def main():
    print(await cache.aset('k', 1), await cache.aadd('k', 2), await cache.aadd('n', 5, 10), await cache.aget('k'))
    print(await cache.atouch('k', 10), await cache.atouch('zz'), await cache.ahas_key('k'), await cache.ahas_key('zz'))
    print(await cache.aincr('k'), await cache.aincr('k', 10), await cache.adecr('k', delta=2))
    print(await cache.aset_many({'a': 1, 'b': 2}, 30), await cache.aget_many(['b', 'a', 'c']), await cache.adelete_many(['a']))
    print(await cache.aget_or_set('g', lambda: [1]), await cache.aget_or_set('g', 2), await cache.aget('zz', 'default'))
    print(await cache.aincr_version('k'), await cache.adecr_version('k', version=2), await cache.aget('k', version=1))
    print(await cache.adelete('k'), await cache.adelete('k'), await cache.aclear(), await cache.aclose())
    print(await cache.aget('b'))

asyncio.run(main())
