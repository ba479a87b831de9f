//! Fuzzes `settings.py`, and the JSON of a program's first line, under a program that uses every cache they make.
//!
//! Invariant: a text that begins with `{` is JSON of a first line, any other is a `settings.py`.

#![no_main]

#[path = "../../mutations/behaviour.rs"]
mod behaviour;
#[path = "../../mutations/damage.rs"]
mod damage;
mod damaging;
#[path = "../../random/mod.rs"]
mod random;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

const OPERATIONS: u64 = 20_000;

const PROGRAM: &str = "
from django.conf import settings
from django.core.cache import caches
print(settings, settings.CACHES)
for alias in caches:
    try:
        cache = caches[alias]
        cache.set('a', 1)
        cache.set_many({'b': 2, 'c': 3, 'd': 4}, 5)
        print(alias, cache.get('a'), cache.incr('b'), cache.get_many('abcd'), cache.make_key('a'))
        cache.touch('c')
        cache.incr_version('d')
        cache.clear()
    except Exception as error:
        print(alias, error)
";

/// What the corpora configure.
static SETTINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/settings");
    let seeds = fs::read_dir(&seeds).unwrap_or_else(|error| panic!("{}: {error} (see seeds.mjs)", seeds.display()));
    seeds.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok()).take(500).collect()
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    if text.starts_with('{') {
        let source = format!("# CACHES = {}\n{PROGRAM}", text.replace(['\n', '\r'], " "));
        behaviour::check(&source, None, OPERATIONS, false);
    } else {
        behaviour::check(PROGRAM, Some(&text), OPERATIONS, false);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed.is_multiple_of(4) { fuzzer_mutate(data, size, most) } else { damaging::damage(data, size, most, seed, &SETTINGS) }
});
