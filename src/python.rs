//! Python: from source text to a machine that runs it in slices.
//! Invariant: nothing here knows who watches, or what the real time is.

pub mod builtins;
pub mod code;
pub mod compile;
pub mod frame;
pub mod machine;
pub mod memo;
pub mod modules;
pub mod native;
pub mod object;
pub mod operate;
pub mod pickle;
pub mod refuse;
pub mod syntax;
pub mod text;
pub mod value;

use std::rc::Rc;

use ruff_python_ast::ModModule;

use code::Code;
use value::Globals;

pub use machine::{Emitted, Limits, Machine, Progress};
pub use refuse::Refusal;
pub use syntax::SyntaxProblem;

/// Why a program cannot be run.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// It is not Python.
    Syntax(SyntaxProblem),
    /// It is Python that the playground does not model.
    Refused(Refusal),
}

/// A program that can be run.
pub struct Compiled {
    pub code: Rc<Code>,
    /// The messages of the SyntaxWarnings that CPython shows before it runs the program.
    pub warnings: Vec<String>,
}

/// Parses and compiles a program against the variables of its module.
///
/// # Errors
/// The first thing that keeps it from running, at its line.
pub fn compile_program(source: &str, globals: &Rc<Globals>, record_lines: bool) -> Result<Compiled, Problem> {
    Compiling::program(source, globals, record_lines).finish()
}

/// The same for what was typed at a shell.
///
/// # Errors
/// The first thing that keeps it from running, at its line.
pub fn compile_typed(source: &str, globals: &Rc<Globals>, record_lines: bool) -> Result<Compiled, Problem> {
    let options = compile::Options { record_lines, visible: true, show_result: false, is_typed: true };
    Compiling { source: source.into(), globals: globals.clone(), options, stage: Stage::Begin }.finish()
}

/// A program on its way to code, stage by stage.
pub struct Compiling {
    source: Rc<str>,
    globals: Rc<Globals>,
    options: compile::Options,
    stage: Stage,
}

enum Stage {
    Begin,
    /// Held against the grammar.
    Checked(Box<syntax::Check>),
    Follows,
    /// As a tree.
    Read(Box<ModModule>),
    /// With nothing in it that keeps it from running.
    Sound(Box<ModModule>),
}

/// Steps of the check that are done at once: a few milliseconds.
const CHECKED: u32 = 1 << 17;

impl Compiling {
    /// As [`compile_program`].
    pub fn program(source: &str, globals: &Rc<Globals>, record_lines: bool) -> Self {
        let options = compile::Options { record_lines, visible: true, show_result: true, is_typed: false };
        Self { source: source.into(), globals: globals.clone(), options, stage: Stage::Begin }
    }

    /// Does a piece of the work; the result when that was the last.
    pub fn go_on(&mut self) -> Option<Result<Compiled, Problem>> {
        self.advance(CHECKED).transpose()
    }

    /// Does all that is left.
    fn finish(mut self) -> Result<Compiled, Problem> {
        loop {
            if let Some(compiled) = self.advance(u32::MAX)? {
                return Ok(compiled);
            }
        }
    }

    fn advance(&mut self, steps: u32) -> Result<Option<Compiled>, Problem> {
        let source = &*self.source;
        self.stage = match std::mem::replace(&mut self.stage, Stage::Begin) {
            Stage::Begin => Stage::Checked(Box::new(syntax::begin_check(source).map_err(said)?)),
            Stage::Checked(mut check) => match syntax::go_on_checking(&mut check, steps).map_err(said)? {
                true => Stage::Follows,
                false => Stage::Checked(check),
            },
            Stage::Follows => Stage::Read(Box::new(syntax::parse_checked(source).map_err(said)?)),
            Stage::Read(module) => {
                syntax::check_meaning(&module, source).map_err(said)?;
                if let Some(refusal) = refuse::refuse(&module, source, &|name| modules::find(name).is_some()) {
                    return Err(Problem::Refused(refusal));
                }
                Stage::Sound(module)
            }
            Stage::Sound(module) => {
                let code = compile::compile(&module, source, &self.globals, self.options);
                return Ok(Some(Compiled { code, warnings: syntax::doubts(&module) }));
            }
        };
        Ok(None)
    }
}

fn said(problem: SyntaxProblem) -> Problem {
    match problem.class {
        // CPython would run it; it is too deep for the stack of a page.
        syntax::REFUSED => {
            Problem::Refused(Refusal { line: problem.line, column: problem.column, message: problem.message })
        }
        _ => Problem::Syntax(problem),
    }
}

/// Compiles the Python part of one of the playground's own modules; None when it is damaged.
pub(crate) fn compile_module(source: &'static str, globals: &Rc<Globals>) -> Option<Rc<Code>> {
    let module = syntax::parse_module(source)?;
    Some(compile::compile(&module, source, globals, compile::Options::default()))
}

/// Compiles Python that such a module has written; None when it is none.
pub(crate) fn compile_own(source: &str, globals: &Rc<Globals>) -> Option<Rc<Code>> {
    let module = syntax::parse(source).ok()?;
    Some(compile::compile(&module, source, globals, compile::Options::default()))
}
