import asyncio

async def get():
    return [1, 2]

async def main():
    for x in await get():
        print(x)
    try:
        for x in get():
            print(x)
    except TypeError as e:
        print(e)
    try:
        async for x in [1]:
            pass
    except TypeError as e:
        print(e)
    async with 5:
        pass

asyncio.run(main())
