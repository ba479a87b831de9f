import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait


def job(number):
    time.sleep(0.25 - number * 0.05)
    if number == 3:
        raise ValueError("three")
    return number * number


with ThreadPoolExecutor(max_workers=5) as pool:
    futures = {pool.submit(job, number): number for number in range(5)}
    for future in as_completed(futures):
        try:
            print(futures[future], future.result())
        except ValueError as error:
            print(futures[future], repr(error), repr(future.exception()))

with ThreadPoolExecutor(2, thread_name_prefix="pool") as pool:
    print(list(pool.map(lambda a, b: a + b, [1, 2], [30, 40])))
    print(sorted(set(pool.map(lambda n: time.sleep(0.02) or threading.current_thread().name, range(4)))))
    future = pool.submit(pow, 2, 10)
    print(future.result(), future.done(), future.cancel(), future.cancelled(), future.running(), future.exception())
    future.add_done_callback(lambda future: print("called back", future.result()))
    slow = pool.submit(time.sleep, 0.1)
    try:
        slow.result(timeout=0.01)
    except TimeoutError as error:
        print(repr(error))
    done, not_done = wait([slow, future], return_when=FIRST_COMPLETED)
    print(len(done), len(not_done))
    busy = [pool.submit(time.sleep, 0.05) for _ in range(2)]
    waiting = pool.submit(print, "never")
    print(waiting.cancel(), waiting.cancelled(), waiting.done())
    try:
        for result in pool.map(lambda n: 1 // n, [1, 0, 2]):
            print(result)
    except ZeroDivisionError as error:
        print(error)
for mistake in [lambda: pool.submit(print), lambda: ThreadPoolExecutor(0), lambda: waiting.result()]:
    try:
        mistake()
    except BaseException as error:
        print(type(error).__module__, type(error).__name__, error)
