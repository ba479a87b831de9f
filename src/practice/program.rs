//! A program of a lesson, and what the engine says about it.
//! Invariant: a program is recorded with small limits, so that neither an author nor a learner can hang the page.

use std::rc::Rc;

use super::table::prelude;
use crate::playback::time_at;
use crate::recorder::{Addition, Limits, Recording, RunOptions, Session};
use crate::trace::{OutputKind, Trace};

/// A program and what it runs under.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    pub source: Rc<str>,
    pub settings: Option<Rc<str>>,
    /// `time.time()` at lesson time 0.
    pub epoch: f64,
}

/// Where a program's trace shows something: what "Show me" opens.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub program: Program,
    /// Steps done.
    pub cursor: usize,
    /// A lesson second while so many steps are done; `None`: when the last of them is done.
    pub t: Option<f64>,
}

/// About as much as the page computes between two frames or three; a program that solves a question takes a hundredth.
const LIMITS: Limits = Limits { steps: 2_000, operations: Some(200_000), output_bytes: 20_000, memory_bytes: 16 << 20 };

/// A program that has run, and can be asked.
pub(super) struct Ran {
    source: Rc<str>,
    recording: Recording,
    /// The run that `before` in a question is the table of.
    before: Option<Rc<Trace>>,
    /// The run that `rows` in a question is the table of, when it is not this one.
    rows: Option<Rc<Trace>>,
}

impl Program {
    pub fn with_source(&self, source: &str) -> Self {
        Self { source: source.into(), ..self.clone() }
    }

    pub fn session(&self) -> Session {
        Session::new(self.source.clone(), self.options())
    }

    fn options(&self) -> RunOptions {
        let settings = self.settings.as_ref().map(|text| text.to_string());
        RunOptions { settings, epoch: self.epoch, steps: true, limits: LIMITS }
    }

    /// What it does, within the limits of a lesson.
    pub fn record(&self) -> Trace {
        self.run().recording.into_trace()
    }

    pub(super) fn run(&self) -> Ran {
        self.run_with(&self.options())
    }

    /// Runs it without a table of its own, for questions about another run: these may be about many rows.
    pub(super) fn run_unrecorded(&self) -> Ran {
        self.run_with(&RunOptions { steps: false, ..self.options() })
    }

    fn run_with(&self, options: &RunOptions) -> Ran {
        let mut recording = Recording::start(&self.source, options);
        while !recording.advance(100_000) {}
        Ran { source: self.source.clone(), recording, before: None, rows: None }
    }

    /// The place after so many calls of the cache.
    pub(super) fn after_call(&self, trace: &Trace, call: usize, t: Option<f64>) -> Option<Evidence> {
        let rows = super::table_rows(trace);
        let cursor = match call.checked_sub(1) {
            None => 0,
            Some(index) => rows.get(index)?.0 + 1,
        };
        Some(Evidence { program: self.clone(), cursor, t })
    }

    pub(super) fn at_end(&self, trace: &Trace) -> Evidence {
        Evidence { program: self.clone(), cursor: trace.steps.len(), t: None }
    }
}

impl Ran {
    pub fn trace(&self) -> &Trace {
        self.recording.trace()
    }

    /// The same, and `before` in a question is the table of another run.
    pub fn compared_with(self, before: Rc<Trace>) -> Self {
        Self { before: Some(before), ..self }
    }

    /// The same, and `rows` in a question is the table of another run.
    pub fn about(self, rows: Rc<Trace>) -> Self {
        Self { rows: Some(rows), ..self }
    }

    /// The repr of a Python expression after the program, or the exception's text.
    pub fn ask(&mut self, expression: &str) -> Result<Rc<str>, Rc<str>> {
        self.ask_at(self.trace().duration, expression)
    }

    /// The same at a lesson second, which must not be earlier than what was asked before.
    pub fn ask_at(&mut self, t: f64, python: &str) -> Result<Rc<str>, Rc<str>> {
        let mut tables = String::new();
        let rows = self.rows.as_deref().unwrap_or(self.recording.trace());
        for (name, trace) in [("rows", Some(rows)), ("before", self.before.as_deref())] {
            if let Some(trace) = trace.filter(|_| mentions(python, name)) {
                tables.push_str(&prelude(name, trace));
            }
        }
        if mentions(python, "output") {
            tables.push_str(&["output = ", &super::table::quoted(&printed(self.trace())), "\n"].concat());
        }
        if mentions(python, "program") {
            tables.push_str(&["program = ", &super::table::quoted(&self.source), "\n"].concat());
        }
        if !tables.is_empty() {
            self.run_addition(t, &tables)?;
        }
        self.run_addition(t, python)
    }

    fn run_addition(&mut self, t: f64, source: &str) -> Result<Rc<str>, Rc<str>> {
        let trace = self.recording.trace();
        let first = trace.output.len();
        let t = t.max(trace.duration);
        self.recording.add(Addition { cursor: trace.steps.len(), t, source: source.into() });
        while !self.recording.advance(100_000) {}
        let mut answer: Rc<str> = "None".into();
        for item in self.recording.trace().output.iter().skip(first) {
            match item.kind {
                OutputKind::Result => answer = item.text.clone(),
                OutputKind::Exception | OutputKind::Limit | OutputKind::Refusal => return Err(item.text.clone()),
                _ => {}
            }
        }
        Ok(answer)
    }
}

/// What a program printed, without the last line's end.
pub(super) fn printed(trace: &Trace) -> String {
    let printed = trace.output.iter().filter(|item| item.kind == OutputKind::Stdout);
    let text: String = printed.map(|item| &*item.text).collect();
    text.trim_end().to_owned()
}

/// The exception, limit or refusal that ended a program: its text, line and cursor.
pub(super) fn failure(trace: &Trace) -> Option<(&Rc<str>, u32, usize)> {
    let bad = |kind| matches!(kind, OutputKind::Exception | OutputKind::Limit | OutputKind::Refusal);
    trace.output.iter().find(|item| bad(item.kind)).map(|item| {
        let cursor = (item.step + 1).min(trace.steps.len());
        (&item.text, item.line, cursor)
    })
}

/// Whether a name stands in Python text as a word of its own.
fn mentions(python: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    python
        .match_indices(name)
        .any(|(at, _)| !python[..at].ends_with(is_word) && !python[at + name.len()..].starts_with(is_word))
}

impl Evidence {
    /// The lesson second at which it shows.
    pub fn time(&self, trace: &Trace) -> f64 {
        self.t.unwrap_or_else(|| time_at(trace, self.cursor))
    }
}
