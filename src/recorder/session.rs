//! A program and what was typed at the shell while time passed.
//! Invariant: recorded again a session gives the same trace: the machine has no source of chance and no clock of its own.

use std::rc::Rc;

use super::{Recording, RunOptions, operations_of};
use crate::python;
use crate::trace::OutputKind;

/// Everything that a trace follows from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    pub program: Rc<str>,
    pub options: RunOptions,
    pub additions: Vec<Addition>,
}

/// Lines typed at the shell.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// Steps done before it; what would have come after them does not happen.
    pub cursor: usize,
    /// The lesson second at which it runs.
    pub t: f64,
    pub source: Rc<str>,
}

impl Session {
    pub fn new(program: Rc<str>, options: RunOptions) -> Self {
        Self { program, options, additions: Vec::new() }
    }

    /// The session in which this is typed next. At a cursor before the `steps` of the trace it leaves out what came after.
    pub fn with(&self, addition: Addition, steps: usize) -> Self {
        let is_at_end = addition.cursor >= steps;
        let kept = self.additions.iter().filter(|earlier| is_at_end || earlier.cursor < addition.cursor);
        Self { additions: kept.cloned().chain([addition.clone()]).collect(), ..self.clone() }
    }

    /// The program and what was typed, one after the other: the line of a step is a line of this text.
    pub fn transcript(&self) -> Rc<str> {
        if self.additions.is_empty() {
            return self.program.clone();
        }
        let mut text = String::new();
        let typed = self.additions.iter().map(|addition| &addition.source);
        for source in std::iter::once(&self.program).chain(typed) {
            text.push_str(source);
            text.push('\n');
        }
        text.into()
    }
}

/// Lines that a text takes in [`Session::transcript`].
pub fn lines_of(source: &str) -> u32 {
    source.matches('\n').count() as u32 + 1
}

impl Recording {
    /// Whether the next addition is to run now.
    pub(super) fn is_cut_here(&self) -> bool {
        self.additions.get(self.begun).is_some_and(|addition| self.steps >= addition.cursor)
    }

    /// Starts the next addition that can be run; without one the trace is complete.
    pub(super) fn begin_next(&mut self) {
        self.is_done = true;
        while let Some(addition) = self.additions.get(self.begun).cloned()
            && self.is_done
        {
            self.begun += 1;
            self.is_done = !self.begin(&addition);
        }
    }

    /// Whether the addition could be started.
    fn begin(&mut self, addition: &Addition) -> bool {
        self.held = None;
        self.pending = None;
        self.machine.abandon();
        self.push_output(OutputKind::Input, addition.source.trim_end(), self.lines + 1, 0);
        // Empty lines before it number its lines on from those of the program.
        let source = "\n".repeat(self.lines as usize) + &addition.source;
        self.lines += lines_of(&addition.source);
        self.provide_rare_names(&source);
        let globals = self.machine.main.clone();
        let compiled = match python::compile_typed(&source, &globals, self.options.steps) {
            Ok(compiled) => compiled,
            Err(problem) => {
                self.report(&problem);
                return false;
            }
        };
        self.machine.renew_limits(operations_of(&self.options));
        self.step_limit = self.steps + self.options.limits.steps;
        let idle = addition.t - self.now();
        if idle > 0.0 && self.machine.let_pass(idle).is_err() {
            self.push_output(OutputKind::Limit, "A lesson lasts 200 years at most.", 0, 0);
            return false;
        }
        self.machine.source = format!("{}\n{}", self.machine.source, addition.source).into();
        self.run_code(compiled);
        true
    }

    /// Runs one more addition on the machine as the trace has left it, if that is where it belongs.
    pub fn add(&mut self, addition: Addition) -> bool {
        let fits = self.is_done && addition.cursor >= self.steps && addition.t >= self.trace.duration;
        if fits {
            self.additions.push(addition);
            self.begin_next();
        }
        fits
    }

    /// Whether everything that the session has was at least started.
    pub fn is_whole(&self) -> bool {
        !self.is_cut_short
    }

    /// Whether the step limit has stopped what was running last.
    pub fn can_extend(&self) -> bool {
        self.is_done && self.held.is_some()
    }

    /// Lets what the step limit has stopped go on for so many steps.
    pub fn extend(&mut self, steps: usize) {
        if self.can_extend() {
            self.trace.output.pop_if(|item| item.kind == OutputKind::Limit);
            self.options.limits.steps += steps;
            self.step_limit += steps;
            self.machine.renew_limits(operations_of(&self.options));
            self.is_done = false;
        }
    }
}
