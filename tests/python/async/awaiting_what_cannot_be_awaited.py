import asyncio

def plain():
    return 5

async def main():
    for thing in (plain, lambda: None, lambda: [1]):
        try:
            await thing()
        except TypeError as e:
            print(e)
    c = asyncio.sleep(0)
    await c
    await c

asyncio.run(main())
