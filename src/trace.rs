//! What a run leaves behind: plain data, complete in itself.
//! Invariant: a [`Step`] can be drawn without looking at its neighbours, and nothing here changes once recorded.

mod entry;
mod snapshot;

use std::rc::Rc;

pub use entry::{Entry, EntryState, Mark};
pub use snapshot::{AliasView, Snapshot, StoreView};

/// Everything that one run of a program did.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    pub outcome: Outcome,
    /// What was printed, warned and raised, in order.
    pub output: Vec<OutputItem>,
    pub steps: Vec<Step>,
    /// Lesson seconds that the program took: the sum of its sleeps.
    pub duration: f64,
    /// `time.time()` at lesson time 0, in seconds.
    pub epoch: f64,
    /// Lines from this one on were typed at the shell, after the program: they are numbered on from its last.
    pub shell_from: u32,
}

impl Trace {
    /// A trace of nothing yet.
    pub fn empty(epoch: f64) -> Self {
        Self {
            outcome: Outcome::Finished,
            output: Vec::new(),
            steps: Vec::new(),
            duration: 0.0,
            epoch,
            shell_from: u32::MAX,
        }
    }

    /// Whether a line was typed at the shell.
    pub fn is_typed(&self, line: u32) -> bool {
        line >= self.shell_from
    }
}

/// A count as people read it: `5,000`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Finished,
    /// An exception left the program, or it is not Python: a SyntaxError before its first line.
    Raised,
    /// A limit of the playground (steps, operations, output, memory) or Stop ended it.
    Limit,
    /// The program was not started: it is Python that is not modelled.
    Refused,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    Stdout,
    /// Written to `sys.stderr`, as logging does.
    Stderr,
    /// The repr of a bare last expression.
    Result,
    /// `Category: message`.
    Warning,
    /// The last line of a traceback.
    Exception,
    Limit,
    Refusal,
    /// What was typed at the shell, without its prompts.
    Input,
}

impl OutputKind {
    /// What it is called in a trace that others read: they know these kinds and no more, so what was written to
    /// `sys.stderr` stands there as a result does, beside what was printed.
    pub fn public_name(self) -> &'static str {
        match self {
            Self::Stdout => "stdout",
            Self::Stderr | Self::Result => "result",
            Self::Warning => "warning",
            Self::Exception => "exception",
            Self::Limit => "limit",
            Self::Refusal => "refusal",
            Self::Input => "input",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct OutputItem {
    pub kind: OutputKind,
    /// As printed, newlines included, for [`OutputKind::Stdout`] and Stderr; without a final newline otherwise.
    pub text: Rc<str>,
    /// The innermost line of the program, from 1; 0 when there is none.
    pub line: u32,
    /// From 1; 0 when the line has no known column.
    pub column: u32,
    /// Index of the step that caused it.
    pub step: usize,
    /// For an exception: the frames, outermost first.
    pub traceback: Rc<[TracebackFrame]>,
}

/// One `File "main.py", line 3, in area` of a traceback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracebackFrame {
    pub line: u32,
    pub function: Rc<str>,
}

/// One executed line, and the state after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// From 1.
    pub line: u32,
    /// Lesson seconds when the line began.
    pub t: f64,
    /// Lesson seconds when it was done; before the next step more may pass, at the shell.
    pub end: f64,
    /// Number of function frames of the program above module level.
    pub depth: u32,
    /// What the line asked of the cache, in order.
    pub calls: Rc<[Call]>,
    /// Variables of every live scope, module first, in first-seen order.
    pub variables: Rc<[Variable]>,
    /// The caches after the line.
    pub snapshot: Snapshot,
}

/// A variable as it stands after a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// `global`, or the function's name.
    pub scope: Rc<str>,
    pub name: Rc<str>,
    /// At most 2 KB.
    pub repr: Rc<str>,
    /// Whether this step bound or mutated it.
    pub changed: bool,
}

/// One call on a cache, as the program made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub alias: Rc<str>,
    /// Django's name: `set`, `get_many`, `aincr` …
    pub method: Rc<str>,
    pub key: Plain,
    /// As in the source: `'greet', 'Hello', timeout=10`.
    pub arguments: Rc<str>,
    /// The repr of what Python returned, or the exception's text.
    pub returned: Rc<str>,
    pub raised: bool,
    /// What happened, in a word or two: `stored`, `hit`, `miss`, `refused`, `deleted` …
    pub outcome: Rc<str>,
    /// Why, where there is a why: `never set`, `expired`, `deleted`, `culled`, `other version` …
    pub cause: Option<Rc<str>>,
    /// From 1.
    pub line: u32,
    /// What it did to each key, in order.
    pub changes: Rc<[KeyChange]>,
}

/// What a call did to one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    pub location: Rc<str>,
    pub made_key: Rc<str>,
    /// As typed, where known; else the made key.
    pub key: Rc<str>,
    pub kind: ChangeKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    Stored,
    /// Overwrote a value that was there; `old` is its repr.
    Replaced {
        old: Rc<str>,
    },
    Hit,
    Miss {
        cause: MissCause,
    },
    Touched,
    /// `add` on a live key, or `touch` on a missing one.
    Refused,
    /// Left the store, for the reason given.
    Removed {
        cause: RemovalCause,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissCause {
    NeverSet,
    Expired,
    Deleted,
    Culled,
    Cleared,
    /// The key exists under another version.
    OtherVersion,
    /// DummyCache keeps nothing.
    Dummy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemovalCause {
    Deleted,
    /// A read found it expired.
    Expired,
    Culled,
    Cleared,
}

/// A value simple enough to hand to JavaScript as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Rc<str>),
    List(Vec<Plain>),
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts_are_grouped_by_thousands() {
        let grouped = [0, 12, 999, 1_000, 50_000, 1_234_567].map(super::grouped);
        assert_eq!(grouped, ["0", "12", "999", "1,000", "50,000", "1,234,567"]);
    }
}
