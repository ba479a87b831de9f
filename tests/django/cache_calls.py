"""Makes random calls on two caches of real Django and prints what they return and leave behind.

    python cache_calls.py > cache_calls.txt

Each block is one pair of caches: `caches A B`, their settings as `tests/cache_model/calls.rs` reads them, then one line
per call: the call, its outcome, and the entries of A's and of B's store, front first, separated by tabs; `=` stands for
entries that are as they were.
"""

import asyncio
import json
import random
import time

import django
from django.conf import settings

settings.configure(USE_TZ=True)
django.setup()

from django.core.cache.backends.dummy import DummyCache  # noqa: E402
from django.core.cache.backends.locmem import LocMemCache  # noqa: E402

START = 1_700_000_000 * 10**9
BLOCKS = 60
CALLS = 40


class Clock:
    ns = START


time.time = lambda: Clock.ns / 10**9


def make(text, block):
    backend, location, timeout, max_entries, cull_frequency, prefix, version = text.split(",")
    params = {
        "TIMEOUT": None if timeout == "none" else int(timeout),
        "OPTIONS": {"MAX_ENTRIES": int(max_entries), "CULL_FREQUENCY": int(cull_frequency)},
        "KEY_PREFIX": prefix,
        "VERSION": int(version),
    }
    return (DummyCache if backend == "dummy" else LocMemCache)(f"{block}{location}", params)


def timeout(text):
    return {"none": None, "bad": "soon"}[text] if text in ("none", "bad") else json.loads(text)


def value(text):
    return text if text == "s" else int(text)


def apply(caches, call):
    method, *words = call.split(" ")
    if method == "sleep":
        Clock.ns += int(words[0])
        return None
    cache = caches["AB".index(words[0])]
    if method == "clear":
        return cache.clear()
    kwargs = {} if words[2] == "-" else {"version": int(words[2])}
    keys = words[1].split(",")
    rest = words[3:]
    if method in ("set", "add", "get_or_set", "aget_or_set", "set_many", "touch") and rest[-1] != "default":
        kwargs["timeout"] = timeout(rest[-1])
    if method in ("get", "delete", "has_key", "ahas_key", "touch"):
        args = (keys[0],)
    elif method in ("get_many", "delete_many"):
        args = (keys,)
    elif method == "set_many":
        args = ({key: value(rest[0]) for key in keys},)
    else:
        args = (keys[0], value(rest[0]))
    result = getattr(cache, method)(*args, **kwargs)
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


def outcome(caches, call):
    try:
        result = apply(caches, call)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if isinstance(result, dict):
        return "{" + " ".join(f"{k}={v}" for k, v in result.items()) + "}"
    return str(result)


def state(cache):
    if isinstance(cache, DummyCache):
        return ""
    loads = __import__("pickle").loads
    return " ".join(f"{k}={loads(v)}@{cache._expire_info.get(k, '?')}" for k, v in cache._cache.items())


def random_settings(rng, location):
    backend = "dummy" if rng.random() < 0.05 else "locmem"
    default = rng.choice(["300", "300", "300", "none", "0", "7", "-1"])
    return ",".join([
        backend, location, default, rng.choice("01223345"), rng.choice(["0", "1", "2", "3", "3", "4", "-2"]),
        rng.choice(["", "", "p"]), rng.choice("112"),
    ])


def random_call(rng):
    method = rng.choice(
        "set set set set get get add add touch delete has_key ahas_key incr decr aincr adecr get_or_set aget_or_set "
        "get_many set_many delete_many incr_version decr_version sleep sleep sleep".split()
        + (["clear"] if rng.random() < 0.3 else [])
    )
    if method == "sleep":
        return f"sleep {rng.choice([1, 1_000_000, 500_000_000, 10**9, 2_999_000_000, 7 * 10**9, 10 * 10**9, 299 * 10**9])}"
    handle = rng.choice("AAB")
    if method == "clear":
        return f"clear {handle}"
    key = rng.choice("aabbcde")
    if method.endswith("_many"):
        key = ",".join(rng.sample("abcde", rng.randint(1, 4)))
    words = [method, handle, key, rng.choice(["-", "-", "-", "-", "1", "2"])]
    if method in ("set", "add", "get_or_set", "aget_or_set", "set_many"):
        words.append(rng.choice(["0", "1", "5", "-7", "s"]))
    if method in ("set", "add", "get_or_set", "aget_or_set", "set_many", "touch"):
        words.append(rng.choice(["default", "default", "none", "10", "10", "0.5", "1.25", "0", "-3", "bad"]))
    if method in ("incr", "decr", "aincr", "adecr"):
        words.append(rng.choice(["1", "1", "5", "-2", "0"]))
    if method in ("incr_version", "decr_version"):
        words.append(rng.choice(["1", "1", "1", "2", "0"]))
    return " ".join(words)


for block in range(BLOCKS):
    rng = random.Random(block)
    Clock.ns = START
    texts = [random_settings(rng, "x"), random_settings(rng, rng.choice("xxy"))]
    caches = [make(text, block) for text in texts]
    print("caches", *texts)
    before = ["", ""]
    for _ in range(CALLS):
        call = random_call(rng)
        shown = outcome(caches, call)
        after = [state(cache) for cache in caches]
        print(call, shown, *("=" if new == old else new for new, old in zip(after, before)), sep="\t")
        before = after
