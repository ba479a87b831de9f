import threading

from django.core.cache import cache

cache.set("lock", "old")
for value in (threading.Lock(), threading.RLock(), {"guard": threading.Lock()}):
    try:
        cache.set("lock", value)
    except TypeError as error:
        print(error)
print(cache.get("lock"))
cache.set("lock", threading)
