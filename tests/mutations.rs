//! Programs of the corpora, damaged at random: whatever a reader types, the page must survive it.
//!
//! Invariant: the same seed damages the same programs in the same way, so a failure can be run again alone. With
//! `MUTATIONS=100000` it runs that many, `MUTATIONS_FROM=1234` begins at that one.

#![allow(clippy::disallowed_methods, reason = "the clock only bounds the test")]

mod random;

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use cache_playground::memory;
use cache_playground::recorder::{Advance, Limits, Recording, RunOptions};
use cache_playground::trace::{OutputItem, OutputKind, Trace};

use random::Random;

/// How many run without `MUTATIONS`; as many as there is time for.
const COUNT: u64 = 2_000;
const TIME: Duration = Duration::from_secs(20);
/// More than any run takes in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// More than any thread of a browser gives, because a debug build takes more of it, too.
const STACK: usize = 16 << 20;

const OPERATIONS: u64 = 200_000;
const FUEL: u32 = 5_000;
const STEPS: usize = 300;
const MEMORY: usize = 16 << 20;
/// What may be allocated beyond the limit between two looks at it.
const SLACK: usize = 8 << 20;

#[test]
fn a_damaged_program_ends_within_its_limits_and_without_a_panic() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let asked = number("MUTATIONS");
    let first = number("MUTATIONS_FROM").unwrap_or(0);
    let programs = programs();
    let began = Instant::now();
    let (sender, receiver) = mpsc::channel();
    let last = first + asked.unwrap_or(COUNT);
    let worker = thread::Builder::new().stack_size(STACK).spawn(move || {
        for index in first..last {
            if asked.is_none() && began.elapsed() > TIME {
                break;
            }
            let (source, steps) = damaged(&programs, index);
            if sender.send((index, source.clone())).is_err() {
                break;
            }
            check(&source, steps);
        }
    });
    let worker = worker.expect("room for a thread");
    let mut running = None;
    let mut count = 0;
    loop {
        match receiver.recv_timeout(PATIENCE) {
            Ok(next) => running = Some(next),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let (index, source) = running.unwrap_or_default();
                panic!("mutation {index} has not ended after {PATIENCE:?}:\n{source}");
            }
        }
        count += 1;
    }
    if worker.join().is_err() {
        let (index, source) = running.unwrap_or_default();
        panic!("mutation {index} failed (MUTATIONS_FROM={index} MUTATIONS=1 runs it alone):\n{source}");
    }
    println!("{count} damaged programs in {:?}", began.elapsed());
}

fn programs() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut programs = Vec::new();
    for folder in ["python", "scripts"] {
        collect(&tests.join(folder), &mut programs);
    }
    programs
}

fn collect(folder: &Path, programs: &mut Vec<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a folder can be read").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, programs);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            programs.push(fs::read_to_string(&path).expect("a program is text"));
        }
    }
}

/// The damaged program with this number, and whether to record its steps.
fn damaged(programs: &[String], index: u64) -> (String, bool) {
    let mut random = Random::new(index);
    let mut source = random.pick(programs).clone();
    for _ in 0..=random.below(3) {
        source = match random.below(3) {
            0 => damage_characters(&mut random, &source),
            1 => damage(&mut random, &tokens(&source), programs),
            _ => {
                let lines: Vec<String> = source.split_inclusive('\n').map(str::to_owned).collect();
                damage(&mut random, &lines, programs)
            }
        };
    }
    (source, random.below(2) == 0)
}

/// Parts that are worth moving around: words, numbers, strings as far as quotes tell, and single characters.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut was_word = false;
    for character in source.chars() {
        let is_word = character.is_alphanumeric() || character == '_';
        match tokens.last_mut() {
            Some(token) if is_word && was_word => token.push(character),
            _ => tokens.push(character.to_string()),
        }
        was_word = is_word;
    }
    tokens
}

/// Deletes, doubles, swaps, repeats or replaces a run of parts, or puts in one from anywhere.
fn damage(random: &mut Random, parts: &[String], programs: &[String]) -> String {
    const STRANGE: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "\n",
        "    ",
        "\t",
        "not ",
        "lambda: ",
        "*",
        "**",
        "=",
        "yield ",
        "await ",
        "async ",
        "None",
        "0",
        "-1",
        "10**9",
        "'",
        "\"\"\"",
        "f'{",
        "\\",
        "#",
        "@",
        ":=",
        "...",
        "del ",
        "global x\n",
        "return ",
        "self",
        "cache",
        "\u{0}",
        "é",
        "\u{1f40d}",
        "1e999",
        "if ",
        "else ",
        "for x in ",
        "while True: ",
        "import ",
        "raise ",
        "try:\n",
        "except:\n",
        "class A:\n",
        "def f():\n",
        "with ",
        "match x:\n",
        "case _:\n",
        "'x' * 10**8",
        "[[]]",
        "range(10**9)",
        "str",
        "sorted",
        "__class__",
        "__dict__",
        "super()",
        "type",
        "int",
    ];
    let mut parts = parts.to_vec();
    if parts.is_empty() {
        return random.pick(STRANGE).to_string();
    }
    let at = random.below(parts.len() as u64) as usize;
    let end = (at + 1 + random.below(4) as usize).min(parts.len());
    match random.below(6) {
        0 => drop(parts.drain(at..end)),
        1 => {
            let run = parts[at..end].to_vec();
            parts.splice(at..at, run);
        }
        2 => {
            let other = random.below(parts.len() as u64) as usize;
            parts.swap(at, other);
        }
        3 => parts.insert(at, random.pick(STRANGE).to_string()),
        4 => parts[at] = random.pick(STRANGE).to_string(),
        _ => {
            let other: &String = random.pick(programs);
            let other = tokens(other);
            let from = random.below(other.len().max(1) as u64) as usize;
            let run: Vec<String> = other.into_iter().skip(from).take(6).collect();
            parts.splice(at..end, run);
        }
    }
    parts.concat()
}

/// Deletes, doubles, changes or inserts characters.
fn damage_characters(random: &mut Random, source: &str) -> String {
    let mut characters: Vec<char> = source.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(characters.len() as u64 + 1) as usize;
        let character = match random.below(8) {
            0 => '\u{0}',
            1 => char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            _ => char::from(random.below(128) as u8),
        };
        match characters.get_mut(at) {
            Some(place) if random.below(3) == 0 => *place = character,
            Some(_) if random.below(2) == 0 => drop(characters.remove(at)),
            _ => characters.insert(at, character),
        }
    }
    characters.into_iter().collect()
}

/// Runs a program and checks that it behaves, whatever it is.
fn check(source: &str, steps: bool) {
    let limits = Limits { steps: STEPS, operations: Some(OPERATIONS), output_bytes: 20_000, memory_bytes: MEMORY };
    let before = memory::live_bytes();
    let mut recording = Recording::start(source, &RunOptions { steps, limits, ..RunOptions::default() });
    let mut slices = 0;
    let mut lines = 0;
    loop {
        match recording.advance_step(FUEL) {
            Advance::Done => break,
            Advance::Step => lines += 1,
            Advance::OutOfFuel => slices += 1,
        }
        let used = memory::live_bytes().saturating_sub(before);
        assert!(used < MEMORY + SLACK, "{used} bytes are in use");
        assert!(slices <= OPERATIONS / u64::from(FUEL) + 1, "it goes on after {slices} slices");
        assert!(lines <= OPERATIONS, "it goes on after {lines} lines");
    }
    check_trace(source, &recording.into_trace());
}

fn check_trace(source: &str, trace: &Trace) {
    let lines = source.split(['\n', '\r']).count() as u32;
    for item in &trace.output {
        let OutputItem { kind, text, line, .. } = item;
        assert!(*line <= lines + 1, "{kind:?} on line {line} of {lines}: {text}");
        assert!(!text.is_empty(), "an empty text on line {line}: {kind:?}");
        assert!(item.step <= trace.steps.len(), "{kind:?} at step {} of {}", item.step, trace.steps.len());
        if !matches!(kind, OutputKind::Stdout | OutputKind::Result) {
            assert!(!text.trim().is_empty(), "a blank text on line {line}: {kind:?}");
            assert!(source.contains("\\0") || source.contains("\\x00") || !text.contains('\0'), "a zero: {text:?}");
        }
        let has_none = matches!(kind, OutputKind::Warning) || text.starts_with("# CACHES: ");
        assert!(*line > 0 || has_none, "{kind:?} without a line: {text}");
    }
    for step in &trace.steps {
        assert!((1..=lines + 1).contains(&step.line), "a step on line {} of {lines}", step.line);
        assert!(step.variables.iter().all(|variable| !variable.name.is_empty() && !variable.repr.is_empty()));
    }
}
