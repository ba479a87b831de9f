import asyncio

async def fail(n):
    await asyncio.sleep(n)
    raise ValueError(f'failed after {n}')

async def main():
    print([repr(r) for r in await asyncio.gather(fail(1), asyncio.sleep(2, 'ok'), return_exceptions=True)])
    try:
        await asyncio.wait_for(asyncio.sleep(10), 1)
    except asyncio.TimeoutError:
        print('timeout')
    await asyncio.gather(fail(1), fail(3))

asyncio.run(main())
