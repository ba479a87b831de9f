import asyncio
import time

async def say(after, what):
    await asyncio.sleep(after)
    print(f'{time.time() - 1700000000:.1f}', what)

async def main():
    await asyncio.gather(say(2, 'two'), say(1, 'one'), say(1, 'one again'), say(0, 'zero'))
    first = asyncio.create_task(say(0.5, 'task'))
    await say(0.25, 'direct')
    await first
    print(time.monotonic() - 1000)

asyncio.run(main())
