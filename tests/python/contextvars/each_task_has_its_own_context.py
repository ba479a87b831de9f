import asyncio
from contextvars import ContextVar, copy_context

from django.core.cache import cache

request = ContextVar("request", default=None)
local = ContextVar("local")


def cached(key, load):
    store = local.get()
    if key not in store:
        store[key] = cache.get_or_set(key, load)
        print(request.get(), "loads", key)
    return store[key]


async def handle(number):
    request.set(f"request {number}")
    local.set({})
    cached("menu", lambda: ["tea"])
    await asyncio.sleep(0.1 * (3 - number))
    cached("menu", lambda: ["coffee"])
    await child()
    print(request.get(), "is done", local.get())


async def child():
    request.set(request.get() + "!")


async def raises():
    request.set("wrong")
    raise ValueError(request.get())


async def main():
    await asyncio.gather(*(handle(number) for number in range(3)))
    print(request.get())
    await child_of("awaited")
    print(request.get())
    task = asyncio.create_task(child_of("task"))
    await task
    print(request.get())
    try:
        await asyncio.create_task(raises())
    except ValueError as error:
        print(error, "in", request.get())
    asyncio.get_running_loop().call_soon(lambda: print("soon", request.get()))
    asyncio.get_running_loop().call_later(0.1, request.set, "nobody sees it")
    request.set("after")
    await asyncio.sleep(0.2)
    print(request.get(), await asyncio.to_thread(request.get))
    mine = copy_context()
    await asyncio.create_task(child_of("in mine"), context=mine)
    print(request.get(), mine[request])
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(child_of(name)) for name in "ab"]
    print(request.get(), len(tasks))
    async for name in names():
        print(name, request.get())


async def names():
    for name in ("x", "y"):
        request.set(name)
        yield name


async def child_of(name):
    request.set(name)
    await asyncio.sleep(0)


request.set("outside")
asyncio.run(main())
print(request.get())
