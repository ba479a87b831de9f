import asyncio

async def worker(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(1)
            print(name, i)
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise

async def main():
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(worker('a', 2))
        tg.create_task(worker('b', 1))
    print(t.done(), t.result())
    task = asyncio.create_task(worker('c', 5))
    await asyncio.sleep(1.5)
    task.cancel()
    await task

asyncio.run(main())
