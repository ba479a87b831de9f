import asyncio


async def ticks(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed")


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2


async def catching():
    try:
        yield 1
    except GeneratorExit:
        print("caught")


async def main():
    it = ticks(5)
    print(await anext(it), await anext(it))
    print(await it.aclose(), await it.aclose())
    fresh = ticks(1)
    await fresh.aclose()
    print([x async for x in fresh])
    it = catching()
    await anext(it)
    await it.aclose()
    it = stubborn()
    await anext(it)
    try:
        await it.aclose()
    except RuntimeError as error:
        print(error)
    it = ticks(3)
    await anext(it)
    try:
        await it.athrow(KeyError("k"))
    except KeyError as error:
        print("thrown", error)


asyncio.run(main())
