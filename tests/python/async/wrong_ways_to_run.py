import asyncio

async def main():
    try:
        asyncio.run(main())
    except RuntimeError as e:
        print(e)
    return 1

print(asyncio.run(main()))
try:
    asyncio.run(main)
except ValueError as e:
    print('ValueError', str(e)[:28])
asyncio.get_running_loop()
