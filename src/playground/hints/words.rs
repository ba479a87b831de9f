//! The words of the cache's API, and the words that other caches use for the same things.
//! Invariant: what is suggested from here exists in Django; a name that is already right has no synonym.

/// A method of the cache and the names of its parameters.
pub struct Method {
    pub name: &'static str,
    pub parameters: &'static [&'static str],
}

macro_rules! methods {
    ($($name:literal: $($parameter:literal)*;)*) => {
        &[$(Method { name: $name, parameters: &[$($parameter),*] }),*]
    };
}

/// Each has a twin to await, whose name begins with `a`.
pub const METHODS: &[Method] = methods! {
    "get": "key" "default" "version";
    "set": "key" "value" "timeout" "version";
    "add": "key" "value" "timeout" "version";
    "touch": "key" "timeout" "version";
    "delete": "key" "version";
    "get_or_set": "key" "default" "timeout" "version";
    "get_many": "keys" "version";
    "set_many": "data" "timeout" "version";
    "delete_many": "keys" "version";
    "has_key": "key" "version";
    "incr": "key" "delta" "version";
    "decr": "key" "delta" "version";
    "incr_version": "key" "delta" "version";
    "decr_version": "key" "delta" "version";
    "clear": ;
    "close": ;
};

/// The method of this name, or the one whose awaited twin has it.
pub fn method(name: &str) -> Option<&'static Method> {
    let find = |name: &str| METHODS.iter().find(|method| method.name == name);
    find(name).or_else(|| name.strip_prefix('a').and_then(find))
}

/// Whether the method is one to await.
pub fn is_awaited(name: &str) -> bool {
    METHODS.iter().all(|method| method.name != name) && method(name).is_some()
}

/// How a method of another cache is said in Django.
#[derive(Clone, Copy)]
pub enum Cure {
    /// The same arguments under another name.
    Rename(&'static str),
    /// Another name, and the second and the third argument change places.
    Swap(&'static str),
    /// Another name, and all arguments become one list.
    Gather(&'static str),
    /// There is nothing like it; the sentence says what there is.
    Say(&'static str),
}

use Cure::{Gather, Rename, Say, Swap};

const NO_LISTING: &str = "Django’s cache API cannot list its keys. The shelf shows them because this is a simulator.";
const NO_TIME_LEFT: &str = "Django’s cache API cannot tell how long a key has left. The ring on the shelf can.";
const ONE_VALUE: &str = "Django’s cache stores whole values: get the value, change it, and set it again.";
const NO_LOCK: &str =
    "Django’s cache has no locks, but `cache.add()` returns True only to the one who stores the key first.";
const NO_PATTERN: &str = "Django’s cache cannot find keys by a pattern. Name the keys in `cache.delete_many([…])`, or use another `version`.";

pub const SYNONYMS: &[(&[&str], Cure)] = &[
    (&["save", "put", "store", "write", "cache", "assign"], Rename("set")),
    (&["fetch", "read", "find", "load", "retrieve", "lookup"], Rename("get")),
    (&["remove", "evict", "invalidate", "unset", "discard", "forget", "erase", "unlink"], Rename("delete")),
    (&["exists", "has", "contains", "__contains"], Rename("has_key")),
    (&["setnx", "insert", "add_if_absent", "put_if_absent"], Rename("add")),
    (&["increment", "incrby", "inc", "increase"], Rename("incr")),
    (&["decrement", "decrby", "dec", "decrease"], Rename("decr")),
    (&["expire", "renew", "prolong", "refresh", "set_timeout", "set_expiry"], Rename("touch")),
    (&["flush", "flushall", "flushdb", "flush_all", "delete_all", "clear_all", "reset", "empty"], Rename("clear")),
    (&["mset", "set_multi", "multi_set", "put_many", "update"], Rename("set_many")),
    (&["get_multi", "multi_get", "get_all"], Rename("get_many")),
    (&["delete_multi", "multi_delete", "remove_many"], Rename("delete_many")),
    (&["get_or_create", "fetch_or_set", "setdefault", "get_or_add"], Rename("get_or_set")),
    (&["setex"], Swap("set")),
    (&["remember"], Swap("get_or_set")),
    (&["mget"], Gather("get_many")),
    (
        &["keys", "iter_keys", "values", "items", "scan", "scan_iter", "all", "list", "size", "count", "dbsize"],
        Say(NO_LISTING),
    ),
    (&["ttl", "pttl", "get_ttl", "expire_at", "expiretime", "timeout"], Say(NO_TIME_LEFT)),
    (&["delete_pattern", "delete_by_prefix", "invalidate_pattern"], Say(NO_PATTERN)),
    (&["lock", "acquire", "release"], Say(NO_LOCK)),
    (
        &[
            "hset", "hget", "hgetall", "lpush", "rpush", "lrange", "sadd", "smembers", "zadd", "append", "push",
            "extend",
        ],
        Say(ONE_VALUE),
    ),
    (&["pop", "getdel"], Say("Django’s cache has no `pop`: get the value, then delete the key.")),
    (&["persist"], Say("A key stays for ever with `cache.touch(key, None)`.")),
    (
        &["psetex", "pexpire"],
        Say("Django counts timeouts in seconds, not in milliseconds: `cache.set(key, value, timeout)`."),
    ),
    (
        &["get_client", "client", "connection"],
        Say("That belongs to django-redis. Django’s own API has `get`, `set`, `add`, `delete` …"),
    ),
];

/// What callers write for a parameter.
pub const KEYWORDS: &[(&str, &[&str])] = &[
    (
        "timeout",
        &[
            "expire",
            "expires",
            "time",
            "ttl",
            "ex",
            "seconds",
            "expiry",
            "expiration",
            "expire_in",
            "expires_in",
            "expire_time",
            "duration",
            "lifetime",
            "max_age",
            "cache_time",
            "cache_timeout",
            "timeout_seconds",
            "exp",
        ],
    ),
    ("default", &["fallback", "default_value", "otherwise", "func", "callback", "factory", "callable", "function"]),
    ("delta", &["amount", "by", "step", "increment", "n", "count"]),
    ("value", &["val", "data", "obj", "object"]),
    ("key", &["name", "cache_key", "id"]),
    ("keys", &["names", "cache_keys"]),
    ("data", &["mapping", "values", "items", "dict"]),
    ("version", &["ver", "v"]),
];

/// Names that programs use without importing them, and the import that gives each.
pub const IMPORTS: &[(&str, &[&str])] = &[
    ("django.core.cache", &["cache", "caches"]),
    ("django.conf", &["settings"]),
    ("django.core.cache.utils", &["make_template_fragment_key"]),
    ("django.core.cache.backends.base", &["CacheKeyWarning", "InvalidCacheBackendError"]),
    ("time", &["sleep", "perf_counter", "monotonic"]),
    ("datetime", &["timedelta"]),
    ("functools", &["wraps", "lru_cache", "partial"]),
    ("collections", &["defaultdict", "Counter", "OrderedDict", "namedtuple", "deque"]),
    ("dataclasses", &["dataclass", "field", "asdict"]),
    ("contextlib", &["contextmanager", "suppress"]),
    ("decimal", &["Decimal"]),
    ("enum", &["Enum"]),
    ("copy", &["deepcopy"]),
    ("typing", &["Any", "Optional", "Callable"]),
];

/// Modules that programs use without importing them.
pub const MODULES: &[&str] = &[
    "time",
    "json",
    "random",
    "asyncio",
    "functools",
    "hashlib",
    "math",
    "re",
    "pickle",
    "itertools",
    "collections",
    "copy",
    "string",
    "datetime",
    "decimal",
    "warnings",
];

pub const BACKENDS: [&str; 2] =
    ["django.core.cache.backends.locmem.LocMemCache", "django.core.cache.backends.dummy.DummyCache"];

/// The candidate that `name` was meant to be, if there is just one that near: one edit, or two in a long name.
pub fn nearest<'n>(name: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let allowed = match name.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &str)> = None;
    let mut is_tied = false;
    for candidate in candidates {
        if candidate == name {
            return None;
        }
        let distance = if plain(candidate) == plain(name) { 0 } else { distance(name, candidate).max(1) };
        if distance > allowed || best.is_some_and(|(_, known)| known == candidate) {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => is_tied = true,
            _ => {
                best = Some((distance, candidate));
                is_tied = false;
            }
        }
    }
    best.filter(|_| !is_tied).map(|(_, candidate)| candidate)
}

/// How many letters to add, drop, change, or swap with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().take(40).collect();
    let right: Vec<char> = right.chars().take(40).collect();
    let width = right.len() + 1;
    // Row by row: at `row * width + column` the distance of the first letters of each.
    let mut table: Vec<usize> = (0..width).collect();
    let at =
        |table: &[usize], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(usize::MAX);
    for (row, a) in left.iter().enumerate() {
        table.push(row + 1);
        for (column, b) in right.iter().enumerate() {
            let changed = at(&table, row, column) + usize::from(a != b);
            let mut least = changed.min(at(&table, row, column + 1) + 1).min(at(&table, row + 1, column) + 1);
            let is_swap = row > 0 && column > 0 && left.get(row - 1) == Some(b) && right.get(column - 1) == Some(a);
            if is_swap {
                least = least.min(at(&table, row - 1, column - 1) + 1);
            }
            table.push(least);
        }
    }
    table.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(
            [distance("get", "set"), distance("", "abc"), distance("gte", "get"), distance("timout", "timeout")],
            [1, 3, 1, 1]
        );
    }

    #[test]
    fn a_name_that_is_right_or_far_or_between_two_has_no_suggestion() {
        let methods = || METHODS.iter().map(|method| method.name);
        assert_eq!(nearest("delte", methods()), Some("delete"));
        assert_eq!(nearest("getMany", methods()), Some("get_many"));
        assert_eq!(nearest("get", methods()), None);
        assert_eq!(nearest("pet", methods()), None, "get or set");
        assert_eq!(nearest("sort", methods()), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn no_synonym_is_a_name_that_is_already_right() {
        for (names, _) in SYNONYMS {
            assert!(names.iter().all(|name| method(name).is_none()), "{names:?}");
        }
    }
}
