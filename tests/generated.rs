//! Random programs, run here and on CPython 3.11, with Django where that Python has it.
//!
//! Invariant: the same seed writes the same program. Without a CPython 3.11 the test says that it has compared nothing.
//! `GENERATED=5000` runs that many, `GENERATED_FROM=1234` begins at that one; `ORACLE_PYTHON` names the Python.

#[path = "generated/program.rs"]
mod program;
mod random;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use cache_playground::recorder::{Recording, RunOptions};
use cache_playground::trace::{OutputItem, OutputKind};

/// How many run without `GENERATED`.
const COUNT: u64 = 250;
/// How many the other Python runs at once.
const BATCH: u64 = 500;
const EPOCH: f64 = 1_700_000_000.0;
/// More than any thread of a browser gives, because a debug build takes more of it, too.
const STACK: usize = 16 << 20;

#[test]
fn a_random_program_prints_what_it_prints_on_cpython() {
    let Some(python) = python() else {
        // Past the test's captured output, so that it is seen.
        let _ = writeln!(std::io::stderr(), "generated: NOT RUN, for there is no CPython 3.11 on this machine");
        return;
    };
    let has_cache = succeeds(&python, "import django");
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("GENERATED_FROM").unwrap_or(0);
    let last = first + number("GENERATED").unwrap_or(COUNT);
    let mut differing = Vec::new();
    let mut begin = first;
    while begin < last {
        let end = last.min(begin + BATCH);
        let programs: Vec<String> = (begin..end).map(|seed| program::program(seed, has_cache)).collect();
        let expected = oracle(&python, &programs);
        for ((seed, source), expected) in (begin..end).zip(programs).zip(expected) {
            let printed = run(source.clone());
            if printed != expected {
                differing.push(format!("program {seed}\n{}\n{source}", compare(&expected, &printed)));
            }
        }
        begin = end;
    }
    let with = if has_cache { "with Django" } else { "without Django, so without the cache" };
    let _ = writeln!(std::io::stderr(), "generated: {} programs held against {python} {with}", last - first);
    let count = differing.len();
    differing.truncate(3);
    assert!(count == 0, "{count} programs differ; the first:\n\n{}", differing.join("\n\n"));
}

/// A CPython 3.11 of this machine, one with Django before one without.
fn python() -> Option<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/oracle/bin/python");
    let named = std::env::var("ORACLE_PYTHON").ok();
    let candidates = named.into_iter().chain([own.to_string_lossy().into_owned()]);
    let candidates: Vec<String> = candidates.chain(["python3.11".to_owned(), "python3".to_owned()]).collect();
    let is_right = "import sys; sys.exit(sys.version_info[:2] != (3, 11) or sys.implementation.name != 'cpython')";
    let mut right = candidates.into_iter().filter(|python| succeeds(python, is_right));
    let first = right.next()?;
    if succeeds(&first, "import django") {
        Some(first)
    } else {
        right.find(|python| succeeds(python, "import django")).or(Some(first))
    }
}

fn succeeds(python: &str, code: &str) -> bool {
    Command::new(python).args(["-c", code]).output().is_ok_and(|output| output.status.success())
}

/// What the programs print on the other Python.
fn oracle(python: &str, programs: &[String]) -> Vec<String> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{}.json", std::process::id()));
    fs::write(&path, serde_json::to_string(programs).expect("texts make JSON")).expect("the target folder takes files");
    let runner = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/django/run_many.py");
    let output = Command::new(python).arg(runner).arg(&path).env("PYTHONDONTWRITEBYTECODE", "1").output();
    let output = output.expect("the Python that ran before runs again");
    let _ = fs::remove_file(&path);
    let text = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// What a program prints here, in the words of `tests/django/run_django.py`.
fn run(source: String) -> String {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let options = RunOptions { epoch: EPOCH, steps: false, ..Default::default() };
        let mut recording = Recording::start(&source, &options);
        while !recording.advance(1_000_000) {}
        recording.into_trace().output.iter().map(item_text).collect::<String>()
    });
    thread.expect("room for a thread").join().unwrap_or_else(|_| "!! panic\n".to_owned())
}

fn item_text(item: &OutputItem) -> String {
    let OutputItem { kind, text, line, .. } = item;
    match kind {
        OutputKind::Stdout => text.to_string(),
        OutputKind::Result | OutputKind::Stderr | OutputKind::Input => String::new(),
        OutputKind::Warning => format!("!! warning on line {line}: {text}\n"),
        OutputKind::Exception => format!("!! exception on line {line}\n{text}\n"),
        OutputKind::Refusal => format!("!! refusal on line {line}: {text}\n"),
        OutputKind::Limit => format!("!! limit on line {line}: {text}\n"),
    }
}

/// The first line in which the texts differ.
fn compare(expected: &str, printed: &str) -> String {
    let pairs = expected.lines().map(Some).chain([None]).zip(printed.lines().map(Some).chain([None]));
    match pairs.into_iter().find(|(a, b)| a != b) {
        Some((a, b)) => format!("- {}\n+ {}", a.unwrap_or("(end)"), b.unwrap_or("(end)")),
        None => "the last newline differs".to_owned(),
    }
}
