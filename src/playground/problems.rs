//! What went wrong in a run, and what a program is better told before one: for the editor, the list and the output.
//! Invariant: Python's own words are kept exactly; what we add stands beside them.

use std::rc::Rc;

use super::hints::{Complaint, Fix, Hint, Program, explain, notices, with_program};
use crate::python::syntax::{parse, parse_checked};
use crate::sentences::{say_text, text};
use crate::trace::{OutputItem, OutputKind, Trace};

/// Problems shown of one program at most.
const SHOWN: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// From 1.
    pub line: u32,
    /// From 1; 0 when unknown.
    pub column: u32,
    /// The column after the last; 0 for the rest of the line.
    pub end_column: u32,
    pub severity: Severity,
    /// As Python says it, or as the playground refuses it; empty for what nobody has complained of.
    pub text: Rc<str>,
    /// A friendly sentence, with code between backticks.
    pub advice: Option<Rc<str>>,
    pub fix: Option<Rc<Fix>>,
    /// The item of the output that tells of it.
    pub item: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
    /// Python that is not modelled.
    Refusal,
    /// Said before the program runs; it may be right all the same.
    Notice,
}

impl Severity {
    /// Its name in markup.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Refusal => "refusal",
            Self::Notice => "info",
        }
    }

    /// The name of what a screen reader calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "problem.error",
            Self::Warning => "problem.warning",
            Self::Refusal => "problem.refusal",
            Self::Notice => "problem.notice",
        }
    }
}

impl Problem {
    /// Where it is, what to do, and Python's words, for a voice.
    pub fn spoken(&self) -> String {
        let place = say_text(&[self.severity.label(), ".line"].concat(), &[("line", &self.line.to_string())]);
        let advice = self.advice.as_deref().map(|advice| advice.replace('`', ""));
        // Sentences one after the other.
        let all: Vec<&str> = [Some(&*place), advice.as_deref(), Some(&*self.text)].into_iter().flatten().collect();
        all.join(" ")
    }

    fn located(mut self, hint: Option<Hint>, program: &Program) -> Self {
        let Some(Hint { sentence, range, fix }) = hint else { return self };
        self.advice = Some(sentence.into());
        self.fix = fix.map(Rc::new);
        if let Some(range) = range {
            let (line, column) = program.line_column(range.start);
            let (end_line, end_column) = program.line_column(range.end);
            (self.line, self.column) = (line, column);
            self.end_column = if end_line == line { end_column } else { 0 };
        }
        self
    }
}

/// The problems of a run, in the order in which they came up.
pub fn of_run(trace: &Trace, source: &str) -> Vec<Problem> {
    let is_problem = |item: &OutputItem| severity(item.kind).is_some();
    if !trace.output.iter().any(is_problem) {
        return Vec::new();
    }
    // What has run follows the grammar, which takes long to check.
    let has_run = trace.steps.first().is_some_and(|step| !trace.is_typed(step.line));
    with_program(source, if has_run { parse_checked } else { parse }, |program| {
        // What was typed at the shell is not in the program.
        let items = trace.output.iter().enumerate().filter(|(_, item)| !trace.is_typed(item.line));
        items.filter_map(|(index, item)| of_item(index, item, program)).take(SHOWN).collect()
    })
}

/// What can be said of a program that has not been run, in the order of its text.
pub fn before_run(source: &str) -> Vec<Problem> {
    with_program(source, parse, |program| {
        let problem = |hint: Hint| {
            let problem = Problem {
                line: 0,
                column: 0,
                end_column: 0,
                severity: Severity::Notice,
                text: "".into(),
                advice: None,
                fix: None,
                item: None,
            };
            problem.located(Some(hint), program)
        };
        notices(program).into_iter().map(problem).take(SHOWN).collect()
    })
}

fn severity(kind: OutputKind) -> Option<Severity> {
    match kind {
        OutputKind::Exception => Some(Severity::Error),
        OutputKind::Warning => Some(Severity::Warning),
        OutputKind::Refusal => Some(Severity::Refusal),
        OutputKind::Limit => Some(Severity::Warning),
        OutputKind::Stdout | OutputKind::Stderr | OutputKind::Result | OutputKind::Input => None,
    }
}

fn of_item(index: usize, item: &OutputItem, program: &Program) -> Option<Problem> {
    let severity = severity(item.kind)?;
    let hint = match item.kind {
        OutputKind::Limit => None,
        _ => explain(&Complaint { program, text: &item.text, line: item.line, column: item.column }),
    };
    let advice = (severity == Severity::Refusal).then(|| text("problem.works-elsewhere").into());
    let problem = Problem {
        line: item.line,
        column: item.column,
        end_column: 0,
        severity,
        text: item.text.clone(),
        advice,
        fix: None,
        item: Some(index),
    };
    Some(problem.located(hint, program)).filter(|problem| problem.line > 0)
}
