//! How a run stands, in a few words.
//! Invariant: it says the line of what ended a run, if that has one.

use super::{Phase, Playground};
use crate::trace::{Outcome, OutputKind, grouped};

fn counted_steps(count: usize) -> String {
    if count == 1 { "1 step".to_owned() } else { format!("{} steps", grouped(count as u64)) }
}

/// How the run stands, in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// `ready`, `running`, `finished`, `stopped`, `error`, `limit`: the value of `data-state`.
    pub state: &'static str,
    pub text: String,
}

impl Playground {
    pub fn status(&self) -> Status {
        let (state, text) = match self.phase {
            Phase::Ready | Phase::Done if self.covered_question().is_some() => {
                ("ready", "Waiting for your answer".to_owned())
            }
            Phase::Ready => ("ready", "Ready".to_owned()),
            Phase::Running { stopping: true, .. } => ("running", "Stopping…".to_owned()),
            Phase::Running { steps: 0, .. } => ("running", "Running…".to_owned()),
            Phase::Running { steps, .. } => ("running", format!("Running… {}", counted_steps(steps))),
            Phase::Done => self.outcome(),
        };
        Status { state, text }
    }

    fn outcome(&self) -> (&'static str, String) {
        let line_of = |kind: OutputKind| {
            let item = self.trace.output.iter().rev().find(|item| item.kind == kind && item.line > 0);
            item.map(|item| format!(" on line {}", item.line)).unwrap_or_default()
        };
        let steps = counted_steps(self.steps());
        match self.trace.outcome {
            Outcome::Finished => ("finished", format!("Finished, {steps}")),
            Outcome::Raised => ("error", format!("Error{}", line_of(OutputKind::Exception))),
            Outcome::Limit => ("limit", format!("Stopped after {steps}")),
            Outcome::Refused => ("error", format!("Not started{}", line_of(OutputKind::Refusal).replace(" on ", ": "))),
        }
    }
}
