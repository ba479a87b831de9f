import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, 'done')
    return name.upper()

async def main():
    print(await work('a', 1))
    print(await asyncio.gather(work('b', 2), work('c', 1)))
    task = asyncio.create_task(work('d', 1))
    print('waiting')
    return await task

print(asyncio.run(main()))
