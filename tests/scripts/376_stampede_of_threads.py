import threading
import time

from django.core.cache import cache

computed = 0


def expensive():
    global computed
    computed += 1
    time.sleep(0.2)
    return 42


def naive(number, seen):
    value = cache.get("value")
    if value is None:
        value = expensive()
        cache.set("value", value, 60)
    seen[number] = value


def guarded(number, seen):
    value = cache.get("value")
    while value is None:
        if cache.add("lock", 1, 5):
            try:
                value = expensive()
                cache.set("value", value, 60)
            finally:
                cache.delete("lock")
        else:
            time.sleep(0.05)
            value = cache.get("value")
    seen[number] = value


for reader in [naive, guarded]:
    cache.clear()
    computed, seen = 0, {}
    threads = [threading.Thread(target=reader, args=(number, seen)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(reader.__name__, computed, sorted(seen.items()))
