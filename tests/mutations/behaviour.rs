//! What holds of every run, whatever the program is.
//!
//! Invariant: a run that does not behave panics and says what is wrong.

use cache_playground::memory;
use cache_playground::recorder::{Advance, Limits, Recording, RunOptions};
use cache_playground::trace::{OutputItem, OutputKind, Trace};

const FUEL: u32 = 5_000;
const STEPS: usize = 300;
const MEMORY: usize = 16 << 20;
/// What may be allocated beyond the limit between two looks at it.
const SLACK: usize = 8 << 20;

/// Runs a program, with these settings, and checks that it behaves, whatever it is.
pub fn check(source: &str, settings: Option<&str>, operations: u64, steps: bool) {
    let limits = Limits { steps: STEPS, operations: Some(operations), output_bytes: 20_000, memory_bytes: MEMORY };
    let before = memory::live_bytes();
    let settings = settings.map(str::to_owned);
    let mut recording = Recording::start(source, &RunOptions { settings, steps, limits, ..RunOptions::default() });
    let mut slices = 0;
    let mut lines = 0;
    loop {
        match recording.advance_step(FUEL) {
            Advance::Done => break,
            Advance::Step => lines += 1,
            Advance::OutOfFuel => slices += 1,
            Advance::Pause => {}
        }
        let used = memory::live_bytes().saturating_sub(before);
        assert!(used < MEMORY + SLACK, "{used} bytes are in use");
        assert!(slices <= operations / u64::from(FUEL) + 1, "it goes on after {slices} slices");
        assert!(lines <= operations, "it goes on after {lines} lines");
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
        if !matches!(kind, OutputKind::Stdout | OutputKind::Stderr | OutputKind::Result) {
            assert!(!text.trim().is_empty(), "a blank text on line {line}: {kind:?}");
            assert!(source.contains("\\0") || source.contains("\\x00") || !text.contains('\0'), "a zero: {text:?}");
        }
        let has_none =
            matches!(kind, OutputKind::Warning) || text.starts_with("# CACHES: ") || text.starts_with("settings.py");
        assert!(*line > 0 || has_none, "{kind:?} without a line: {text}");
    }
    for step in &trace.steps {
        assert!((1..=lines + 1).contains(&step.line), "a step on line {} of {lines}", step.line);
        assert!(step.variables.iter().all(|variable| !variable.name.is_empty() && !variable.repr.is_empty()));
    }
}
