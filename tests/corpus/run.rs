//! One run of a program, and the text that it leaves.
//!
//! Invariant: a panic, or a run without an end, is a difference of that program alone.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::thread;

use cache_playground::recorder::{Recording, RunOptions};
use cache_playground::trace::{OutputItem, OutputKind};

use super::Program;

/// `time.time()` when a recorded program starts.
const EPOCH: f64 = 1_700_000_000.0;
/// More than any thread of a browser gives, so that only a run without an end can exhaust it.
const STACK: usize = 16 << 20;
/// Operations between two looks at whether the run ends, and how many looks are enough.
const SLICE: u32 = 1_000_000;
const SLICES: usize = 10_000;

thread_local! {
    /// The message and the place of the panic that ended this thread's run.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The first lines in which the program's text differs from the recording; `None` when they are the same.
pub fn difference(program: &Program) -> Option<String> {
    keep_panics();
    let source = program.source.clone();
    let printed = thread::Builder::new()
        .name(program.name.clone())
        .stack_size(STACK)
        .spawn(move || {
            panic::catch_unwind(AssertUnwindSafe(|| text_of(&source)))
                .unwrap_or_else(|_| Err(format!("panic: {}", PANIC.take())))
        })
        .expect("the machine has room for one thread")
        .join()
        .unwrap_or_else(|_| Err("panic".to_owned()));
    match printed {
        Ok(printed) if printed == program.expected => None,
        Ok(printed) => Some(compare(&program.expected, &printed)),
        Err(failure) => Some(format!("    {failure}\n")),
    }
}

/// What the program prints, in the words of `tests/django/run_django.py`.
fn text_of(source: &str) -> Result<String, String> {
    let options = RunOptions { epoch: EPOCH, steps: false, ..Default::default() };
    let mut recording = Recording::start(source, &options);
    let mut slices = 0;
    while !recording.advance(SLICE) {
        slices += 1;
        if slices == SLICES {
            return Err("the run has no end".to_owned());
        }
    }
    Ok(recording.into_trace().output.iter().map(item_text).collect())
}

fn item_text(item: &OutputItem) -> String {
    let OutputItem { kind, text, line, .. } = item;
    match kind {
        OutputKind::Stdout => text.to_string(),
        OutputKind::Stderr | OutputKind::Result | OutputKind::Input => String::new(),
        OutputKind::Warning => format!("!! warning on line {line}: {text}\n"),
        OutputKind::Exception => format!("!! exception on line {line}\n{text}\n"),
        OutputKind::Refusal => format!("!! refusal on line {line}: {text}\n"),
        OutputKind::Limit => format!("!! limit on line {line}: {text}\n"),
    }
}

/// The place of the first difference, three lines of each text from there.
fn compare(expected: &str, printed: &str) -> String {
    let (expected, printed) = (lines(expected), lines(printed));
    let same = expected.iter().zip(&printed).take_while(|(a, b)| a == b).count();
    let mut text = format!("    line {} of the output\n", same + 1);
    for (sign, lines) in [('-', &expected), ('+', &printed)] {
        for line in lines.iter().skip(same).take(3) {
            text += &format!("    {sign} {}\n", line.chars().take(200).collect::<String>());
        }
    }
    text
}

/// Lines with their ends, so that a missing newline is seen.
fn lines(text: &str) -> Vec<String> {
    text.split_inclusive('\n')
        .map(|line| line.strip_suffix('\n').map_or_else(|| format!("{line} (no newline)"), str::to_owned))
        .collect()
}

/// Keeps the messages of panics for the report instead of printing them among the others'.
fn keep_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let of_a_program = thread::current().name().is_some_and(|name| name.contains('/'));
            if of_a_program {
                let place = info.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
                let message = info.payload_as_str().unwrap_or("without a message");
                PANIC.set(format!("{message}{}", place.unwrap_or_default()));
            } else {
                print(info);
            }
        }));
    });
}
