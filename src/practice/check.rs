//! Hidden checks: Python that runs after a learner's program while lesson time passes.
//! Invariant: each part runs within the limits of a lesson, and what fails says in a sentence what it expected.

use std::rc::Rc;

use super::program::{Evidence, Program, failure};
use crate::sentences::marked;

/// Parts in the order of their moments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// Lesson seconds after the program has ended.
    after: f64,
    python: String,
}

/// Why a program does not pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    pub words: Rc<str>,
    /// Parts that it has passed before.
    pub passed: usize,
    /// An error stopped the program before its end.
    pub stopped: bool,
    pub evidence: Evidence,
}

impl Check {
    /// A line `# at 599` begins a part; what stands before the first is the part at 0.
    pub(super) fn read(text: &str) -> Result<Self, &'static str> {
        let mut parts = vec![Part { after: 0.0, python: String::new() }];
        for line in text.lines() {
            match line.strip_prefix("# at ") {
                Some(after) => {
                    let after: f64 = after.trim().parse().map_err(|_| "`# at` needs seconds")?;
                    if !(after.is_finite() && parts.last().is_some_and(|part| part.after <= after)) {
                        return Err("the moments of a check are seconds that do not go back");
                    }
                    parts.push(Part { after, python: String::new() });
                }
                None => {
                    if let Some(part) = parts.last_mut() {
                        part.python.push_str(line);
                        part.python.push('\n');
                    }
                }
            }
        }
        let says_something = |part: &Part| part.python.lines().any(|line| !line.is_empty() && !line.starts_with('#'));
        parts.retain(says_something);
        if parts.iter().all(|part| !part.python.contains("assert")) {
            return Err("a check asserts something");
        }
        Ok(Self { parts })
    }

    /// Runs the program and then each part.
    pub fn run(&self, program: &Program) -> Result<Evidence, Failed> {
        let mut ran = program.run();
        let end = program.at_end(ran.trace());
        if let Some((text, line, cursor)) = failure(ran.trace()) {
            let words = marked("verdict.program-stopped", &[("line", &line.to_string()), ("error", text)]).into();
            return Err(Failed { words, passed: 0, stopped: true, evidence: Evidence { cursor, ..end } });
        }
        let from = ran.trace().duration;
        for (passed, part) in self.parts.iter().enumerate() {
            let t = from + part.after;
            if let Err(text) = ran.ask_at(t, &part.python) {
                let words = match text.strip_prefix("AssertionError: ") {
                    Some(sentence) => sentence.into(),
                    None => marked("verdict.check-stopped", &[("error", &text)]).into(),
                };
                return Err(Failed { words, passed, stopped: false, evidence: Evidence { t: Some(t), ..end } });
            }
        }
        Ok(end)
    }
}
