import asyncio
async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(1)); tg.create_task(bad(1)); tg.create_task(bad(3))
    except* ValueError as eg:
        print('errors', [str(e) for e in eg.exceptions], eg)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(1))
    except ExceptionGroup as eg: print(repr(eg))
asyncio.run(main())
