//! What to say of a module that there is not.
//!
//! Invariant: where something in the playground serves instead, the sentence names it.

/// Modules that a program may want; those that there are get listed.
const WORTH_NAMING: [&str; 29] = [
    "asyncio",
    "collections",
    "contextlib",
    "copy",
    "dataclasses",
    "datetime",
    "decimal",
    "django.conf",
    "django.core.cache",
    "django.utils",
    "enum",
    "functools",
    "hashlib",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "pickle",
    "random",
    "re",
    "statistics",
    "string",
    "textwrap",
    "time",
    "types",
    "typing",
    "uuid",
    "warnings",
];

const NO_VIEWS: &str = "The playground runs Django's cache without its web server, so it has no views, requests or \
                        templates. Write the view as a plain function and call it.";
const NO_CACHE_PAGE: &str = "Caching a view needs a web request, which the playground does not have. In a function, \
                             `cache.get_or_set(key, function, timeout)` does the same for a value.";
const NO_DATABASE: &str = "The playground has no database. Use a list or a dictionary in place of a query, and \
                           `time.sleep()` to make it slow.";
const NO_SERVER: &str = "The playground cannot connect to a cache server. It has Django's local-memory and dummy \
                         caches; `from django.core.cache import cache` gives the one in settings.py.";
const NO_NETWORK: &str = "The playground has no network. Use a function that returns the data, and `time.sleep()` to \
                          make it slow.";
const NO_THREADS: &str = "The playground has no threads or processes. `asyncio` runs things side by side.";
const NO_SYSTEM: &str = "The playground has no files and no operating system. Keep the data in a variable, or in the \
                         cache.";
const NO_TESTS: &str = "The playground has no test runner. Write `assert` instead.";

/// What starts with one of these names gets the sentence; the first fitting line counts.
const SENTENCES: [(&str, &str); 41] = [
    ("django.views.decorators.cache", NO_CACHE_PAGE),
    ("django.utils.decorators", NO_CACHE_PAGE),
    ("django.middleware.cache", NO_CACHE_PAGE),
    ("django.core.cache.backends.redis", NO_SERVER),
    ("django.core.cache.backends.memcached", NO_SERVER),
    ("django.core.cache.backends.db", NO_DATABASE),
    ("django.core.cache.backends.filebased", NO_SYSTEM),
    ("django.shortcuts", NO_VIEWS),
    ("django.http", NO_VIEWS),
    ("django.views", NO_VIEWS),
    ("django.urls", NO_VIEWS),
    ("django.template", NO_VIEWS),
    ("django.middleware", NO_VIEWS),
    ("django.contrib.sessions", NO_VIEWS),
    ("django.db", NO_DATABASE),
    ("django.contrib", NO_DATABASE),
    ("django.test", NO_TESTS),
    ("rest_framework", NO_VIEWS),
    ("flask", NO_VIEWS),
    ("django_redis", NO_SERVER),
    ("redis", NO_SERVER),
    ("memcache", NO_SERVER),
    ("pymemcache", NO_SERVER),
    ("pylibmc", NO_SERVER),
    ("requests", NO_NETWORK),
    ("httpx", NO_NETWORK),
    ("aiohttp", NO_NETWORK),
    ("urllib", NO_NETWORK),
    ("http", NO_NETWORK),
    ("socket", NO_NETWORK),
    ("threading", NO_THREADS),
    ("multiprocessing", NO_THREADS),
    ("concurrent", NO_THREADS),
    ("os", NO_SYSTEM),
    ("pathlib", NO_SYSTEM),
    ("shutil", NO_SYSTEM),
    ("tempfile", NO_SYSTEM),
    ("subprocess", NO_SYSTEM),
    ("sqlite3", NO_DATABASE),
    ("unittest", NO_TESTS),
    ("pytest", NO_TESTS),
];

/// Packages that hold modules and hardly anything else, so that what is missing from them is a module.
pub fn is_only_package(name: &str) -> bool {
    matches!(name, "django.core" | "django.utils" | "django.core.cache.backends")
}

/// The sentence for a module that there is not.
pub fn refusal(name: &str, known: &dyn Fn(&str) -> bool) -> String {
    let is_in = |package: &str| name.strip_prefix(package).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    if let Some((_, sentence)) = SENTENCES.iter().find(|(package, _)| is_in(package)) {
        return (*sentence).to_owned();
    }
    let names: Vec<&str> = WORTH_NAMING.into_iter().filter(|name| known(name)).collect();
    if let Some(meant) = names.iter().find(|known| is_near(known, name)) {
        return format!("The playground has no module `{name}`. It has `{meant}`.");
    }
    format!("The playground has no module `{name}`. It has: {}.", names.join(", "))
}

/// Whether one name becomes the other by one letter more, less, other or swapped with its neighbour.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() < 4 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same_start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = |name: &[char]| name.get(same_start..).unwrap_or_default().to_vec();
    let (one, other) = (rest(&one), rest(&other));
    let same_end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let differing = |name: &[char]| name.get(..name.len() - same_end).unwrap_or_default().to_vec();
    let (one, other) = (differing(&one), differing(&other));
    one.len().max(other.len()) <= 1 || (one.len() == 2 && other.iter().rev().eq(one.iter()))
}
