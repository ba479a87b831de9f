//! How a run stands, in a few words.
//! Invariant: it says the line of what ended a run, if that has one.

use super::{Phase, Playground};
use crate::sentences::{count_text, say_text, text};
use crate::trace::{Outcome, OutputKind};

/// How the run stands, in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// `ready`, `running`, `finished`, `stopped`, `error`, `limit`: the value of `data-state`.
    pub state: &'static str,
    pub text: String,
}

impl Playground {
    pub fn status(&self) -> Status {
        let (state, said) = match self.phase {
            Phase::Ready | Phase::Done if self.covered_question().is_some() => ("ready", text("status.waiting")),
            Phase::Ready => ("ready", text("status.ready")),
            Phase::Running { stopping: true, .. } => ("running", text("status.stopping")),
            Phase::Running { steps: 0, .. } => ("running", text("status.running")),
            Phase::Running { steps, .. } => ("running", count_text("status.running", steps, &[])),
            Phase::Done => self.outcome(),
        };
        Status { state, text: said }
    }

    fn outcome(&self) -> (&'static str, String) {
        let on_line = |kind: OutputKind, name: &str, name_of_line: &str| {
            let item = self.trace.output.iter().rev().find(|item| item.kind == kind && item.line > 0);
            item.map_or_else(|| text(name), |item| say_text(name_of_line, &[("line", &item.line.to_string())]))
        };
        let steps = self.steps();
        match self.trace.outcome {
            Outcome::Finished => ("finished", count_text("status.finished", steps, &[])),
            Outcome::Raised => ("error", on_line(OutputKind::Exception, "status.error", "status.error.line")),
            Outcome::Limit => ("limit", count_text("status.stopped", steps, &[])),
            Outcome::Refused => ("error", on_line(OutputKind::Refusal, "status.refused", "status.refused.line")),
        }
    }
}
