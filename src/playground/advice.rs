//! A friendly line beside Python's own words: what the mistake usually is, and what to write instead.
//! Invariant: advice is given only where the text leaves no doubt; a wrong suggestion is worse than none.

/// Names that other caches use, and Django's.
const METHOD_SYNONYMS: [(&str, &str); 16] = [
    ("save", "set"),
    ("put", "set"),
    ("store", "set"),
    ("write", "set"),
    ("insert", "add"),
    ("setnx", "add"),
    ("fetch", "get"),
    ("read", "get"),
    ("find", "get"),
    ("load", "get"),
    ("remove", "delete"),
    ("pop", "delete"),
    ("evict", "delete"),
    ("expire", "touch"),
    ("increment", "incr"),
    ("decrement", "decr"),
];

const METHODS: [&str; 17] = [
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_or_set",
    "get_many",
    "set_many",
    "delete_many",
    "has_key",
    "incr",
    "decr",
    "incr_version",
    "decr_version",
    "clear",
    "close",
    "make_key",
];

const TIMEOUT_SYNONYMS: [&str; 9] =
    ["expire", "expires", "time", "ttl", "ex", "seconds", "expiry", "expiration", "expire_in"];

/// What to say beside an exception's last line, a warning or a refusal; `source_line` is the line it is about.
pub fn advice(text: &str, source_line: &str) -> Option<String> {
    let advisers: [fn(&str, &str) -> Option<String>; 8] = [
        unexpected_keyword,
        unknown_method,
        subscript,
        missing_number,
        timeout_type,
        pickling,
        key_warning,
        missing_name,
    ];
    advisers.iter().find_map(|adviser| adviser(text, source_line))
}

fn unexpected_keyword(text: &str, _: &str) -> Option<String> {
    let (called, rest) = text.split_once("() got an unexpected keyword argument '")?;
    let keyword = rest.strip_suffix('\'').or_else(|| rest.split_once('\'').map(|(keyword, _)| keyword))?;
    if !called.contains("Cache.") {
        return None;
    }
    let is_timeout = TIMEOUT_SYNONYMS.contains(&keyword) || distance(keyword, "timeout") <= 2;
    is_timeout.then(|| format!("Django calls it timeout, in seconds: write timeout= instead of {keyword}=."))
}

fn unknown_method(text: &str, _: &str) -> Option<String> {
    let rest = text.strip_prefix("AttributeError: '")?;
    let (class, name) = rest.split_once("' object has no attribute '")?;
    let name = name.split('\'').next()?;
    if !class.ends_with("Cache") && class != "ConnectionProxy" {
        return None;
    }
    if matches!(name, "keys" | "values" | "items" | "scan" | "all") {
        return Some(
            "Django's cache API cannot list its keys. The shelf shows them because this is a simulator.".to_owned(),
        );
    }
    if matches!(name, "ttl" | "pttl" | "expire_at") {
        return Some("Django's cache API cannot tell how long a key has left. The ring on the shelf can.".to_owned());
    }
    let synonym = METHOD_SYNONYMS.iter().find(|(theirs, _)| *theirs == name).map(|(_, ours)| *ours);
    let near =
        || METHODS.iter().copied().filter(|method| distance(name, method) <= 2).min_by_key(|m| distance(name, m));
    let method = synonym.or_else(near).filter(|method| *method != name)?;
    Some(format!("Did you mean cache.{method}()?"))
}

fn subscript(text: &str, _: &str) -> Option<String> {
    let is_proxy = text.contains("'ConnectionProxy' object") || text.contains("Cache' object");
    if is_proxy && text.contains("does not support item assignment") {
        return Some("A cache is not a dict: write cache.set(key, value).".to_owned());
    }
    if is_proxy && text.contains("does not support item deletion") {
        return Some("A cache is not a dict: write cache.delete(key).".to_owned());
    }
    (is_proxy && text.contains("is not subscriptable"))
        .then(|| "A cache is not a dict: write cache.get(key).".to_owned())
}

fn missing_number(text: &str, source_line: &str) -> Option<String> {
    let key = text.strip_prefix("ValueError: Key '")?.strip_suffix("' not found")?;
    let method = ["incr_version", "decr_version", "incr", "decr"].into_iter().find(|name| source_line.contains(*name));
    let method = method.unwrap_or("incr");
    if method.ends_with("version") {
        return Some(format!("{method} moves a key that is there. ({key} is prefix, version and key.)"));
    }
    Some(format!("Nothing to {method} yet: set the key first. ({key} is prefix, version and key.)"))
}

fn timeout_type(text: &str, source_line: &str) -> Option<String> {
    let is_sum = text == "TypeError: unsupported operand type(s) for +: 'float' and 'str'";
    let is_cache_call =
        ["set(", "add(", "touch(", "get_or_set(", "set_many("].iter().any(|name| source_line.contains(name));
    (is_sum && is_cache_call).then(|| "The timeout is a number of seconds: write it without quotes.".to_owned())
}

fn pickling(text: &str, _: &str) -> Option<String> {
    let about = text.contains("Can't pickle") || text.contains("cannot pickle");
    about.then(|| {
        "The cache keeps a pickled copy of the value: store the result, not the thing that makes it.".to_owned()
    })
}

fn key_warning(text: &str, _: &str) -> Option<String> {
    text.starts_with("CacheKeyWarning:").then(|| {
        "It works here, but memcached would refuse this key: no spaces or control characters, at most 250 characters.".to_owned()
    })
}

fn missing_name(text: &str, _: &str) -> Option<String> {
    let name = text.strip_prefix("NameError: name '")?.split('\'').next()?;
    let import = match name {
        "cache" | "caches" => "from django.core.cache import ",
        "time" | "datetime" | "json" | "asyncio" | "functools" | "random" => "import ",
        "Cache" => return Some("The cache object is spelled cache: from django.core.cache import cache.".to_owned()),
        _ => return None,
    };
    Some(format!("Import it first: {import}{name}."))
}

/// Levenshtein's distance of two short names.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(32).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, a) in left.chars().take(32).enumerate() {
        let mut diagonal = index;
        let mut before = index + 1;
        let mut next = vec![before];
        for (&b, &above) in right.iter().zip(row.iter().skip(1)) {
            before = (diagonal + usize::from(a != b)).min(above + 1).min(before + 1);
            diagonal = above;
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: &str, part: &str) {
        let said = advice(text, line).unwrap_or_default();
        assert!(said.contains(part), "{said:?} does not say {part:?}");
    }

    #[test]
    fn mistakes_of_cache_calls_are_explained() {
        check(
            "TypeError: LocMemCache.set() got an unexpected keyword argument 'expire'",
            "cache.set('k', 1, expire=600)",
            "timeout=",
        );
        check("AttributeError: 'LocMemCache' object has no attribute 'save'", "cache.save('k', 1)", "cache.set()");
        check("AttributeError: 'LocMemCache' object has no attribute 'gett'", "cache.gett('k')", "cache.get()");
        check("AttributeError: 'LocMemCache' object has no attribute 'keys'", "cache.keys()", "cannot list");
        check("TypeError: 'ConnectionProxy' object is not subscriptable", "cache['k']", "cache.get(key)");
        check("ValueError: Key ':1:nope' not found", "cache.incr('nope')", "set the key first");
        check(
            "TypeError: unsupported operand type(s) for +: 'float' and 'str'",
            "cache.set('k', 1, '10')",
            "number of seconds",
        );
        check("AttributeError: Can't pickle local object 'f.<locals>.<lambda>'", "cache.set('k', lambda: 1)", "result");
        check("NameError: name 'cache' is not defined", "cache.get('k')", "from django.core.cache import cache");
    }

    #[test]
    fn other_mistakes_are_left_to_python() {
        assert_eq!(advice("TypeError: f() got an unexpected keyword argument 'expire'", "f(expire=1)"), None);
        assert_eq!(advice("AttributeError: 'dict' object has no attribute 'save'", "{}.save()"), None);
        assert_eq!(advice("TypeError: unsupported operand type(s) for +: 'float' and 'str'", "1.0 + 'a'"), None);
        assert_eq!(advice("ZeroDivisionError: division by zero", "1 / 0"), None);
    }

    #[test]
    fn a_distance_counts_edits() {
        assert_eq!([distance("get", "set"), distance("", "abc"), distance("timout", "timeout")], [1, 3, 1]);
    }
}
