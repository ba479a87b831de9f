import asyncio, time
from asgiref.sync import sync_to_async, async_to_sync
from django.core.cache import cache

def slow_query(n, *, factor=1):
    time.sleep(0.5)
    return cache.get_or_set(f'q:{n}', lambda: n * factor)

@sync_to_async
def save(key, value):
    cache.set(key, value, 10)
    return key

async def main():
    print(await sync_to_async(slow_query)(3, factor=2), await sync_to_async(cache.get)('q:3'))
    print(await save('a', 1), await asyncio.gather(save('b', 2), save('c', 3)))
    get_many = sync_to_async(cache.get_many, thread_sensitive=False)
    print(await get_many(['a', 'b', 'c']))
    try:
        await sync_to_async(lambda: 1 / 0)()
    except ZeroDivisionError as e:
        print(e)
    log = []
    async def worker(n):
        for i in range(2):
            log.append(f'{n}{i}')
            await sync_to_async(cache.set)(n, i)
    await asyncio.gather(worker('x'), worker('y'))
    print(log)
    return 'done'

print(asyncio.run(main()))
class Store:
    @sync_to_async
    def read(self, key): return cache.get(key)
print(asyncio.run(Store().read('a')))
try:
    sync_to_async(main)
except TypeError as e:
    print(e)
sync_to_async(5)
