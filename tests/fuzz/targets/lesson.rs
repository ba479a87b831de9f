//! Fuzzes the reader of lessons: a folder's files in one text, each after a line with its name.
//!
//! Invariant: no program of a lesson is run, for those have no limits of ours.

#![no_main]

#[path = "../../mutations/damage.rs"]
mod damage;
mod damaging;
#[path = "../../random/mod.rs"]
mod random;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cache_playground::practice::Lesson;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// Begins the line with a file's name, as `seeds.mjs` writes it.
const NAME: &str = "#### ";

static LESSONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/lesson");
    let seeds = fs::read_dir(&seeds).unwrap_or_else(|error| panic!("{}: {error} (see seeds.mjs)", seeds.display()));
    seeds.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok()).take(100).collect()
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let files = text.split(NAME).skip(1).map(|part| part.split_once('\n').unwrap_or((part, "")));
    let files: Vec<(&str, &str)> = files.collect();
    if let Err(fault) = Lesson::read("01-fuzzed", &files) {
        assert!(!fault.to_string().is_empty());
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed.is_multiple_of(4) { fuzzer_mutate(data, size, most) } else { damaging::damage(data, size, most, seed, &LESSONS) }
});
