//! What to say of a module that there is not.
//!
//! Invariant: where something in the playground serves instead, the sentence names it.

/// Modules that a program may want; those that there are get listed.
const WORTH_NAMING: [&str; 49] = [
    "asyncio",
    "base64",
    "bisect",
    "collections",
    "concurrent.futures",
    "contextlib",
    "contextvars",
    "copy",
    "dataclasses",
    "datetime",
    "decimal",
    "django.conf",
    "django.core.cache",
    "django.dispatch",
    "django.utils.text",
    "django.utils.timezone",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "hmac",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "pickle",
    "pprint",
    "queue",
    "random",
    "re",
    "secrets",
    "statistics",
    "string",
    "sys",
    "textwrap",
    "threading",
    "time",
    "timeit",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "urllib.parse",
    "uuid",
    "warnings",
    "weakref",
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
const NO_FURTHER_DJANGO: &str = "Of Django the playground has the cache and what belongs to it: `django.core.cache`, \
                                 `django.conf.settings`, `django.setup()`, `django.dispatch`, `django.utils.timezone`. \
                                 Write the rest in plain Python.";
const NO_CACHETOOLS: &str = "The playground has no `cachetools`. `cache.set(key, value, timeout)` keeps a value for a \
                             time; `functools.lru_cache` keeps results of a function.";
const NO_TASKS: &str = "The playground has no task queue. Call the function, or use `asyncio` to run things side by \
                        side.";
const NO_PROCESSES: &str = "The playground has one process. `threading` and `asyncio` run things side by side in it.";
const NO_SYSTEM: &str = "The playground has no files and no operating system. Keep the data in a variable, or in the \
                         cache.";
const NO_COMPRESSION: &str = "The playground does not compress; of `zlib` it has `crc32` and `adler32`. The cache keeps \
                              a value of any size, so leave compressing out.";
const NO_ENTITIES: &str = "Of `html` the playground has `escape` alone. Write the characters themselves.";
const NO_JOINING: &str = "Of `urllib.parse` the playground has what quotes and takes apart: `quote`, `unquote`, `urlencode`, \
                          `parse_qs`, `urlsplit`. Put an address together with an f-string.";
const NO_MORE_TEXT: &str = "Of `django.utils.text` the playground has `slugify` alone. Write the rest in plain Python.";
const NO_CHARACTERS: &str = "Of `unicodedata` the playground has `normalize` and `is_normalized`: names and properties of \
                             characters would be a large download.";
const NO_FINALIZERS: &str = "Of `weakref` the playground has references and the collections of them, but nothing that runs when \
                             an object goes.";
const NO_TESTS: &str = "The playground has no test runner. Write `assert` instead.";

/// What starts with one of these names gets the sentence; the first fitting line counts.
const SENTENCES: [(&str, &str); 48] = [
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
    ("django.core.handlers", NO_VIEWS),
    ("django.forms", NO_VIEWS),
    ("django.apps", NO_DATABASE),
    ("django", NO_FURTHER_DJANGO),
    ("rest_framework", NO_VIEWS),
    ("flask", NO_VIEWS),
    ("django_redis", NO_SERVER),
    ("cacheops", NO_SERVER),
    ("redis", NO_SERVER),
    ("memcache", NO_SERVER),
    ("pymemcache", NO_SERVER),
    ("pylibmc", NO_SERVER),
    ("cachetools", NO_CACHETOOLS),
    ("celery", NO_TASKS),
    ("requests", NO_NETWORK),
    ("httpx", NO_NETWORK),
    ("aiohttp", NO_NETWORK),
    ("urllib", NO_NETWORK),
    ("http", NO_NETWORK),
    ("socket", NO_NETWORK),
    ("logging", NO_SYSTEM),
    ("multiprocessing", NO_PROCESSES),
    ("concurrent.futures.process", NO_PROCESSES),
    ("os", NO_SYSTEM),
    ("pathlib", NO_SYSTEM),
    ("shutil", NO_SYSTEM),
    ("tempfile", NO_SYSTEM),
    ("subprocess", NO_SYSTEM),
    ("sqlite3", NO_DATABASE),
    ("unittest", NO_TESTS),
    ("pytest", NO_TESTS),
];

/// Names that are in a module of Python's and not in ours, with the sentence.
pub const PARTS: [(&str, &[&str], &str); 9] = [
    (
        "os",
        &[
            "chdir",
            "cpu_count",
            "getcwd",
            "getlogin",
            "listdir",
            "makedirs",
            "mkdir",
            "popen",
            "remove",
            "rename",
            "rmdir",
            "scandir",
            "stat",
            "system",
            "uname",
            "unlink",
            "walk",
        ],
        NO_SYSTEM,
    ),
    ("logging", &["FileHandler", "config", "handlers"], NO_SYSTEM),
    ("html", &["entities", "parser", "unescape"], NO_ENTITIES),
    ("urllib", &["error", "request", "robotparser"], NO_NETWORK),
    ("urllib.parse", &["quote_from_bytes", "unquote_to_bytes", "urldefrag", "urljoin"], NO_JOINING),
    (
        "django.utils.text",
        &[
            "Truncator",
            "capfirst",
            "compress_string",
            "format_lazy",
            "get_text_list",
            "get_valid_filename",
            "normalize_newlines",
            "phone2numeric",
            "smart_split",
            "unescape_string_literal",
            "wrap",
        ],
        NO_MORE_TEXT,
    ),
    (
        "unicodedata",
        &[
            "bidirectional",
            "category",
            "combining",
            "decimal",
            "decomposition",
            "digit",
            "east_asian_width",
            "lookup",
            "mirrored",
            "name",
            "numeric",
            "unidata_version",
        ],
        NO_CHARACTERS,
    ),
    (
        "weakref",
        &["CallableProxyType", "ProxyType", "ProxyTypes", "finalize", "getweakrefcount", "getweakrefs", "proxy"],
        NO_FINALIZERS,
    ),
    ("zlib", &["compress", "compressobj", "decompress", "decompressobj"], NO_COMPRESSION),
];

/// What to say of a name that a module of ours lacks.
pub fn lacking(module: &str, name: &str) -> Option<(&'static str, &'static str)> {
    let (module, .., sentence) = PARTS.iter().find(|(known, names, _)| *known == module && names.contains(&name))?;
    Some((module, sentence))
}

/// Packages that hold modules and hardly anything else, so that what is missing from them is a module.
pub fn is_only_package(name: &str) -> bool {
    matches!(name, "django.core" | "django.utils" | "django.core.cache.backends" | "urllib")
}

/// Whether Django has such a package and we have not.
pub fn is_elsewhere_in_django(name: &str) -> bool {
    sentence(name).is_some_and(|sentence| sentence != NO_FURTHER_DJANGO) || name == "django.templatetags"
}

/// What to say of a cache backend that needs more than there is.
pub fn backend(path: &str) -> Option<&'static str> {
    sentence(path).filter(|sentence| *sentence != NO_FURTHER_DJANGO)
}

/// What is said of everything in a package.
fn sentence(name: &str) -> Option<&'static str> {
    let is_in = |package: &str| name.strip_prefix(package).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    SENTENCES.iter().find(|(package, _)| is_in(package)).map(|(_, sentence)| *sentence)
}

/// The sentence for a module that there is not.
pub fn refusal(name: &str, known: &dyn Fn(&str) -> bool) -> String {
    match sentence(name) {
        // Often a misspelt name, so it is said again.
        Some(NO_FURTHER_DJANGO) => return format!("The playground has no module `{name}`. {NO_FURTHER_DJANGO}"),
        Some(sentence) => return sentence.to_owned(),
        None => {}
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
