import asyncio

async def hello():
    return 'hi'

hello()
async def main():
    x = hello()
    print(type(x).__name__)
    print(await x)
    return hello() + '!'

asyncio.run(main())
