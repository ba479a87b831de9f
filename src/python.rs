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
    let options = compile::Options { record_lines, visible: true, show_result: true, is_typed: false };
    compile_with(source, globals, options)
}

/// The same for what was typed at a shell.
///
/// # Errors
/// The first thing that keeps it from running, at its line.
pub fn compile_typed(source: &str, globals: &Rc<Globals>, record_lines: bool) -> Result<Compiled, Problem> {
    let options = compile::Options { record_lines, visible: true, show_result: false, is_typed: true };
    compile_with(source, globals, options)
}

fn compile_with(source: &str, globals: &Rc<Globals>, options: compile::Options) -> Result<Compiled, Problem> {
    let module = syntax::parse(source).map_err(|problem| match problem.class {
        // CPython would run it; it is too deep for the stack of a page.
        syntax::REFUSED => {
            Problem::Refused(Refusal { line: problem.line, column: problem.column, message: problem.message })
        }
        _ => Problem::Syntax(problem),
    })?;
    if let Some(refusal) = refuse::refuse(&module, source, &|name| modules::find(name).is_some()) {
        return Err(Problem::Refused(refusal));
    }
    let code = compile::compile(&module, source, globals, options);
    Ok(Compiled { code, warnings: syntax::doubts(&module) })
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
