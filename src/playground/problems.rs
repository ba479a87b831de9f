//! What went wrong in a run, for the editor's margin and for the output.
//! Invariant: Python's own words are kept exactly; what we add stands beside them.

use std::rc::Rc;

use super::advice::advice;
use crate::trace::{OutputItem, OutputKind, Trace};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// From 1.
    pub line: u32,
    /// From 1; 0 when unknown.
    pub column: u32,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// As Python says it, or as the playground refuses it.
    pub text: Rc<str>,
    pub advice: Option<String>,
}

impl Problem {
    /// The friendly line first, Python's words after it.
    pub fn message(&self) -> String {
        match &self.advice {
            Some(advice) => format!("{advice}\n{}", self.text),
            None => self.text.to_string(),
        }
    }
}

/// The problems of a run that have a line. `source` is the program's text.
pub fn problems(trace: &Trace, source: &str) -> Vec<Problem> {
    trace.output.iter().filter(|item| item.line > 0).filter_map(|item| problem(item, source)).take(100).collect()
}

/// The problem that an item of the output tells of, if it is one.
pub fn problem(item: &OutputItem, source: &str) -> Option<Problem> {
    let severity = match item.kind {
        OutputKind::Exception => "error",
        OutputKind::Warning | OutputKind::Refusal => "warning",
        OutputKind::Limit => "info",
        OutputKind::Stdout | OutputKind::Stderr | OutputKind::Result => return None,
    };
    let line = source.lines().nth((item.line as usize).saturating_sub(1)).unwrap_or_default();
    let advice = match item.kind {
        OutputKind::Refusal => Some("This works in Python, but it is not modelled here.".to_owned()),
        OutputKind::Limit => None,
        _ => advice(&item.text, line),
    };
    Some(Problem { line: item.line, column: item.column, severity, text: item.text.clone(), advice })
}
