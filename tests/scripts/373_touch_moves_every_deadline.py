import time
from django.core.cache import cache
cache.set("s", {"u": 1}, 3)
for i in range(4): time.sleep(2); print(i, cache.touch("s", 3), cache.get("s"))
time.sleep(3); print(cache.touch("s", 3), cache.get("s"))
cache.set("k", 1, 5); print(cache.touch("k", timeout=None)); time.sleep(999); print(cache.get("k")); cache.touch("k"); time.sleep(299.9); print(cache.get("k")); time.sleep(.1); print(cache.get("k"))
cache.set("z", 1); print(cache.touch("z", 0), "z" in cache, cache.touch("z", -5), cache.touch("z", version=2)); cache.set("v", 1, version=2); print(cache.touch("v", 1), cache.touch("v", 1, version=2), cache.touch("v", version=2, timeout=0), cache.get("v", version=2))
