//! Fuzzes the whole path of a program: its text, parsed, compiled and run, to its trace.
//!
//! Invariant: whether its steps are recorded follows from the text.

#![no_main]

#[path = "../../mutations/behaviour.rs"]
mod behaviour;
#[path = "../../mutations/damage.rs"]
mod damage;
mod damaging;
#[path = "../../random/mod.rs"]
mod random;

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

const OPERATIONS: u64 = 20_000;

static PROGRAMS: LazyLock<Vec<String>> =
    LazyLock::new(|| damage::programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")));

fuzz_target!(|data: &[u8]| {
    let source = String::from_utf8_lossy(data);
    behaviour::check(&source, None, OPERATIONS, source.len().is_multiple_of(2));
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed.is_multiple_of(4) { fuzzer_mutate(data, size, most) } else { damaging::damage(data, size, most, seed, &PROGRAMS) }
});
