import asyncio

async def producer(q):
    for i in range(3):
        await asyncio.sleep(1)
        await q.put(i)
    await q.put(None)

async def consumer(q, event):
    while (item := await q.get()) is not None:
        print('got', item)
    event.set()

async def main():
    q, event = asyncio.Queue(), asyncio.Event()
    tasks = [asyncio.create_task(producer(q)), asyncio.create_task(consumer(q, event))]
    await event.wait()
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), q.empty())
    for finished in asyncio.as_completed([asyncio.sleep(2, 'slow'), asyncio.sleep(1, 'fast')]):
        print(await finished)

asyncio.run(main())
