import asyncio
from contextlib import asynccontextmanager

class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(1)
        return self.n

@asynccontextmanager
async def session():
    print('open')
    yield 'session'
    print('close')

async def main():
    async with session() as s:
        print(s, [x async for x in Ticker(3)])
    async for x in Ticker(1):
        print(x)
    for x in Ticker(1):
        print(x)

asyncio.run(main())
