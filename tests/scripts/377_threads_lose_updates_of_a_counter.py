import threading
import time

from django.core.cache import cache


def read_then_write():
    count = cache.get("count")
    time.sleep(0.05)
    cache.set("count", count + 1)


def increment():
    time.sleep(0.01)
    cache.incr("count")


def locked():
    with lock:
        read_then_write()


lock = threading.Lock()
for visit in [read_then_write, increment, locked]:
    cache.set("count", 0)
    threads = [threading.Thread(target=visit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(visit.__name__, cache.get("count"))
