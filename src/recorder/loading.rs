//! From the text of a program to a machine that is about to run it.
//! Invariant: nothing of the program has run before all of it was read.

use std::rc::Rc;

use super::Recording;
use crate::python::value::Value;
use crate::python::{self, Compiling, Problem};
use crate::trace::{Outcome, OutputKind};

/// The module of ours that has a rare name of the builtins, and the name.
const RARE_NAMES: [(&str, &str); 3] = [
    ("_memoryview", "memoryview"),
    ("_exception_groups", "ExceptionGroup"),
    ("_exception_groups", "BaseExceptionGroup"),
];

/// Bytes of a program that is read and compiled at once.
const AT_ONCE: usize = 1 << 13;

impl Recording {
    /// Loads a program; a long one in pieces.
    pub(super) fn load(&mut self, source: &str) {
        self.provide_rare_names(source);
        let mut compiling = Compiling::program(source, &self.machine.main, self.options.steps);
        if source.len() > AT_ONCE {
            self.loading = Some((source.into(), compiling));
            return;
        }
        loop {
            if let Some(result) = compiling.go_on() {
                return self.loaded(source, result);
            }
        }
    }

    /// Does a piece of what there is to load; false where nothing is.
    pub(super) fn go_on_loading(&mut self) -> bool {
        let Some((source, mut compiling)) = self.loading.take() else { return false };
        match compiling.go_on() {
            None => self.loading = Some((source, compiling)),
            Some(result) => {
                self.loaded(&source, result);
                if self.is_done {
                    self.begin_next();
                }
            }
        }
        true
    }

    fn loaded(&mut self, source: &str, result: Result<python::Compiled, Problem>) {
        let compiled = match result {
            Ok(compiled) => compiled,
            Err(problem) => {
                self.trace.outcome = self.report(&problem);
                self.is_done = true;
                return;
            }
        };
        if let Err(text) = self.read_settings(source) {
            self.push_output(OutputKind::Exception, &text, 0, 0);
            self.trace.outcome = Outcome::Raised;
            self.is_done = true;
            return;
        }
        self.machine.source = Rc::from(source);
        self.run_code(compiled);
    }

    pub(super) fn run_code(&mut self, compiled: python::Compiled) {
        self.machine.is_watched = self.options.steps;
        for warning in &compiled.warnings {
            // No line of the program runs yet.
            self.push_output(OutputKind::Warning, &format!("SyntaxWarning: {warning}"), 0, 0);
        }
        self.machine.load(compiled.code);
    }

    /// Names that few programs look at, and that cost more than the others to have.
    pub(super) fn provide_rare_names(&mut self, source: &str) {
        for (module, name) in RARE_NAMES {
            if source.contains(name)
                && let Ok(module) = self.machine.import_module(module)
                && let Ok(class) = self.machine.attribute(&module, name)
            {
                self.machine.builtins.borrow_mut().insert(name.into(), class);
            }
        }
        if source.contains("__builtins__")
            && let Ok(builtins) = self.machine.import_module("builtins")
        {
            self.machine.main.set("__builtins__", builtins);
        }
    }

    /// Says why something was not started.
    pub(super) fn report(&mut self, problem: &Problem) -> Outcome {
        match problem {
            Problem::Syntax(problem) => {
                let text = format!("{}: {}", problem.class, problem.message);
                self.push_output(OutputKind::Exception, &text, problem.line, problem.column);
                Outcome::Raised
            }
            Problem::Refused(refusal) => {
                self.push_output(OutputKind::Refusal, &refusal.message, refusal.line, refusal.column);
                Outcome::Refused
            }
        }
    }

    /// `settings.py`, or the header `# CACHES = {json}` of the program, which wins.
    fn read_settings(&mut self, source: &str) -> Result<(), String> {
        if let Some(json) = header(source) {
            let value = self.machine.parse_json(json).map_err(|text| format!("# CACHES: {text}"))?;
            self.machine.set_settings(vec![("CACHES".into(), value)]);
            return Ok(());
        }
        let Some(text) = self.options.settings.clone() else { return Ok(()) };
        let globals = python::value::Globals::new("settings", self.machine.builtins.clone());
        let code = match python::compile_program(&text, &globals, false) {
            Ok(compiled) => compiled.code,
            Err(Problem::Syntax(problem)) => {
                return Err(format!("settings.py, line {}: {}: {}", problem.line, problem.class, problem.message));
            }
            Err(Problem::Refused(refusal)) => {
                return Err(format!("settings.py, line {}: {}", refusal.line, refusal.message));
            }
        };
        match self.machine.run_module(code, &globals) {
            Ok(()) => {
                if globals.get("CACHES").is_some_and(|caches| !matches!(caches, Value::Dict(_))) {
                    return Err("settings.py: CACHES must be a dictionary".to_owned());
                }
                let is_setting = |name: &str| name.bytes().all(|byte| !byte.is_ascii_lowercase());
                let given = globals.bound().into_iter().filter(|(name, _)| is_setting(name)).collect();
                self.machine.set_settings(given);
                self.machine.emitted.clear();
                Ok(())
            }
            Err(exit) => {
                let Some(exception) = exit.exception() else {
                    return Err("settings.py ran into a limit".to_owned());
                };
                let line =
                    exception.exception().and_then(|data| data.borrow().traceback.last().map(|passed| passed.line));
                let text = self.machine.exception_line(exception);
                Err(format!("settings.py, line {}: {text}", line.unwrap_or(0)))
            }
        }
    }
}

/// The JSON of a first line `# CACHES = {...}`.
fn header(source: &str) -> Option<&str> {
    let first = source.split('\n').next()?.trim_end();
    let rest = first.strip_prefix('#')?.trim_start().strip_prefix("CACHES")?.trim_start();
    let json = rest.strip_prefix('=')?.trim();
    (json.starts_with('{') && json.ends_with('}')).then_some(json)
}
