import asyncio

class Boom(Exception): pass

async def inner(n):
    if n > 2:
        raise Boom(n)
    return n * 2

async def outer():
    results = []
    for n in range(5):
        try:
            results.append(await inner(n))
        except Boom as e:
            results.append(repr(e))
    return results

print(asyncio.run(outer()))
asyncio.run(inner(9))
