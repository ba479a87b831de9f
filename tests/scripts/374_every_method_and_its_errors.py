import time
from django.core.cache import cache, caches, close_caches, DEFAULT_CACHE_ALIAS, InvalidCacheBackendError, InvalidCacheKey, CacheKeyWarning, BaseCache, CacheHandler
print(DEFAULT_CACHE_ALIAS, cache.__class__.__name__, type(caches["default"]).__name__, isinstance(caches["default"], BaseCache))
print(cache.set("a", 1), cache.add("a", 2), cache.add("b", 2), cache.get("a"), cache.get("zz", 7), cache.get("zz", default=8), cache.get(key="a", version=1))
print(cache.set_many({"x": 1, "y": 2}, timeout=5), cache.get_many(iter(["x", "y", "q"])), cache.get_many(k for k in "xy"), cache.get_many([]), cache.get_many({"x": 0}), cache.delete_many(["x", "nope"]), cache.get_many(("x", "y")))
print(cache.incr("a"), cache.incr("a", 5), cache.incr("a", delta=-2), cache.decr("a"), cache.decr("a", 10), cache.incr("a", 0), cache.incr("a", 1.5), cache.get("a"))
print(cache.touch("a", 10), cache.touch("nope"), cache.touch("a", None), cache.touch("a", 0), cache.get("a"), cache.has_key("a"))
print(cache.get_or_set("g", 5), cache.get_or_set("g", 6), cache.get_or_set("h", lambda: [1], 10), cache.get_or_set("n", None), cache.get_or_set("n", lambda: None), cache.get("n", "miss"), cache.get_or_set("t", dict), cache.get_or_set("v", "v2", version=2), cache.get("v"))
print(cache.make_key("k"), cache.make_key("k", 2), cache.make_key("k", version=3), cache.make_key(5), cache.make_key(None), cache.make_key(("a", 1)))
print("g" in cache, "nope" in cache, cache.__contains__("g"), cache.delete("g"), cache.delete("g"), cache.clear(), cache.get("h"))
cache.set("e", 1, 5); time.sleep(4.999); print(cache.get("e")); time.sleep(0.001); print(cache.get("e"))
cache.set("e", 1, timeout=0); print(cache.get("e")); cache.set("e", 1, -1); print(cache.get("e")); cache.set("e", 1, None); time.sleep(10**6); print(cache.get("e")); cache.set("e", 1, 0.5); time.sleep(.4); print(cache.get("e")); time.sleep(.2); print(cache.get("e")); cache.set("e", 1, True); time.sleep(.9); print(cache.get("e"))
cache.set("d", 1); time.sleep(299); print(cache.get("d")); time.sleep(1); print(cache.get("d"))
cache.set("", 1); cache.set(None, 2); cache.set(5, 3); cache.set("5", 4); cache.set(b"k", 5); cache.set((1, 2), 6); cache.set(True, 7); cache.set(1.0, 8); print(cache.get(""), cache.get(None), cache.get("None"), cache.get(5), cache.get(b"k"), cache.get((1, 2)), cache.get(True), cache.get("1.0"))
close_caches(); print(cache.get("5"))
for f in (lambda: cache.incr("nope"), lambda: cache.decr("nope"), lambda: cache.incr_version("nope"), lambda: cache.get_or_set("k"), lambda: cache.set("k"), lambda: cache.set(), lambda: cache.get(), lambda: cache.add("k"), lambda: cache.touch(), lambda: cache.delete(), lambda: cache.get_many(), lambda: cache.set_many(), lambda: cache.set_many([1]), lambda: cache.set_many("ab"), lambda: cache.get_many(5), lambda: cache.delete_many(5), lambda: cache.get("a", 1, 2, 3), lambda: cache.set("a", 1, 2, 3, 4), lambda: cache.incr("5", "x"), lambda: cache.get("a", foo=1), lambda: cache.set(key="a"), lambda: cache.set("a", value=1, val=2), lambda: cache.get(k="a"), lambda: cache.clear("a"), lambda: cache.nope, lambda: cache.set("a", 1, "x"), lambda: cache.set("a", 1, [1]), lambda: cache.touch("5", "x"), lambda: cache.add("zz", 1, "5"), lambda: caches["x"], lambda: caches.foo, lambda: cache["a"], lambda: cache[0], lambda: cache(), lambda: len(cache), lambda: list(cache), lambda: cache + 1, lambda: cache.get([]), lambda: cache.get({}), lambda: cache.set({1}, 1), lambda: cache.get(object), lambda: cache.validate_key("a b"), lambda: cache.validate_key("x" * 300), lambda: cache.make_key(), lambda: cache.get_backend_timeout("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
class K:
    def __str__(self): return "custom"
cache.set(K(), 1); print(cache.get("custom"), cache.get(K()))
cache.default_timeout = 3; cache.set("dt", 1); time.sleep(3); print(cache.get("dt")); cache.version = 2; print(cache.get("5"), cache.make_key("q")); cache.key_prefix = "pp"; print(cache.make_key("q"))
print(sorted(n for n in dir(cache) if not n.startswith("_"))[:12])
