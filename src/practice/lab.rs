//! The tasks of the Time Lab: what the learner brings about, in whatever way.
//! Invariant: a task is done when the recorded trace says so, whether the program or the shell did it.

use std::rc::Rc;

use super::draw::Values;
use super::record::Record;
use super::template::Shared;
use super::{Fault, Program, Template};
use crate::trace::Trace;

#[derive(Debug, Clone)]
pub struct Task {
    pub id: Rc<str>,
    pub title: Rc<str>,
    pub prompt: Rc<str>,
    /// What is opened for it; the learner changes it, or types at the shell.
    pub program: Program,
    /// To be answered before the program is run, where there is one.
    pub question: Option<Template>,
    pub goals: Vec<Goal>,
    pub hints: Vec<Rc<str>>,
    /// A program that reaches every goal.
    pub solution: Program,
    /// What to say when it is done.
    pub done: Rc<str>,
}

/// One thing that must happen, or that must stay as it is at the start.
#[derive(Debug, Clone)]
pub struct Goal {
    pub text: Rc<str>,
    /// It holds from the start, and the learner must not break it.
    pub is_condition: bool,
    /// A Python expression over `rows`, the table of the trace.
    python: Rc<str>,
}

impl Task {
    pub(super) fn read(record: &Record, shared: &Shared) -> Result<Self, Fault> {
        record.has_only(&[
            "title", "prompt", "program", "goal", "keep", "test", "hint", "solution", "done", "settings",
        ])?;
        let mut goals: Vec<Goal> = Vec::new();
        for field in &record.fields {
            match &*field.name {
                "goal" | "keep" => goals.push(Goal {
                    text: field.value.clone(),
                    is_condition: &*field.name == "keep",
                    python: "".into(),
                }),
                "test" => match goals.last_mut() {
                    Some(goal) if goal.python.is_empty() => goal.python = field.value.clone(),
                    _ => {
                        return Err(record.fault_at(
                            field.line,
                            "test",
                            "belongs to a `goal` or `keep` above it, which has one",
                        ));
                    }
                },
                _ => {}
            }
        }
        if goals.iter().all(|goal| goal.is_condition) || goals.iter().any(|goal| goal.python.is_empty()) {
            return Err(record.fault("goal", "each needs a `test`, and there is at least one"));
        }
        let own_settings = record.maybe("settings")?.map(|text| shared.text(record, "settings", text)).transpose()?;
        let settings = own_settings.or_else(|| shared.program.settings.clone());
        let program = |field: &str| -> Result<Program, Fault> {
            let source = shared.text(record, field, record.one(field)?)?;
            Ok(Program { source, settings: settings.clone(), ..shared.program.clone() })
        };
        Ok(Self {
            id: record.id.clone(),
            title: record.one("title")?.clone(),
            prompt: record.one("prompt")?.clone(),
            program: program("program")?,
            question: None,
            goals,
            hints: record.all("hint").map(|field| Values::default().fill(&field.value).into()).collect(),
            solution: program("solution")?,
            done: record.one("done")?.clone(),
        })
    }

    /// Which goals a trace has reached, in their order. Runs the engine for a moment.
    pub fn grade(&self, trace: &Trace) -> Vec<bool> {
        let empty = self.program.with_source("");
        let mut ran = empty.run_unrecorded().about(Rc::new(trace.clone()));
        self.goals.iter().map(|goal| ran.ask(&goal.python).is_ok_and(|answer| &*answer == "True")).collect()
    }
}
