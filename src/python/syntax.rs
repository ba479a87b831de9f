//! The front of the interpreter: from a program's text to a syntax tree that the compiler can rely on.
//!
//! Invariant: a program is accepted exactly if CPython 3.11 compiles it, and refused with CPython's class, message and
//! line; no text, however deep or long, overflows the stack.

use std::borrow::Cow;

use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, parse_unchecked};

mod doubts;
mod flow;
mod grammar;
mod line_index;
mod literal;
mod machine;
mod scopes;
mod token;
mod tokenizer;
mod typed;

pub use doubts::doubts;
pub use line_index::LineIndex;
pub use typed::is_unfinished;

pub(super) use machine::Check;

use machine::Depth;
use scopes::Mistake;

/// The most bytes a program may have.
pub const MAX_BYTES: usize = 1 << 20;
/// The most expressions and statements inside each other in an accepted program's tree, counted generously.
pub const MAX_HEIGHT: u32 = 500;
/// What a recursive parser needs for the text, in the units of `python311.peg`.
const MAX_NESTING: u32 = 1_000;
/// [`SyntaxProblem::class`] of what Python would accept but the playground does not.
pub const REFUSED: &str = "Refused";
const NAMED_CHARACTER: &str = "The playground does not know characters by name (`\\N{…}`). Write the character itself, or its number as in `\\u00e9`.";

/// Why a text is not a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxProblem {
    /// The exception's class: `SyntaxError`, `IndentationError`, `TabError`, `RecursionError` or `MemoryError`; or
    /// [`REFUSED`], where `message` is a sentence of the playground's own.
    pub class: &'static str,
    /// The exception's message, as the last line of CPython's traceback has it.
    pub message: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1; 0 if it is not known.
    pub column: u32,
}

impl SyntaxProblem {
    fn syntax(message: String, line: u32, column: u32) -> SyntaxProblem {
        SyntaxProblem { class: "SyntaxError", message, line, column }
    }

    fn refused(message: &str, line: u32) -> SyntaxProblem {
        SyntaxProblem { class: REFUSED, message: message.to_owned(), line, column: 0 }
    }
}

/// Reads a program. Time is linear in the text, except that an error in it may cost up to a second in long texts.
///
/// # Errors
/// What CPython 3.11 says of the text, or [`REFUSED`] for a text that is too long or nests too deeply.
pub fn parse(source: &str) -> Result<ModModule, SyntaxProblem> {
    let mut check = begin_check(source)?;
    while !go_on_checking(&mut check, u32::MAX)? {}
    let module = parse_checked(source)?;
    check_meaning(&module, source)?;
    Ok(module)
}

/// Begins to hold a program against Python's grammar.
///
/// # Errors
/// Those of [`parse`].
pub(super) fn begin_check(source: &str) -> Result<Check, SyntaxProblem> {
    if source.len() > MAX_BYTES {
        return Err(SyntaxProblem::refused("The playground runs programs of up to 1 MB; this one is longer.", 1));
    }
    if let Some(offset) = source.find('\0') {
        let (line, column) = LineIndex::new(source).line_column(source, offset as u32);
        return Err(SyntaxProblem::syntax("source code string cannot contain null bytes".to_owned(), line, column));
    }
    Ok(Check::of_program(&normalized(source)))
}

/// Does so many steps more; whether the program follows the grammar.
///
/// # Errors
/// Those of [`parse`].
pub(super) fn go_on_checking(check: &mut Check, steps: u32) -> Result<bool, SyntaxProblem> {
    match check.advance(steps) {
        Some(depth) => check_depth(depth?).map(|()| true),
        None => Ok(false),
    }
}

/// Reads a program that follows the grammar; its meaning is still to be checked.
///
/// # Errors
/// Those of [`parse`].
pub fn parse_checked(source: &str) -> Result<ModModule, SyntaxProblem> {
    let parsed = parse_unchecked(source, options());
    // The text follows Python's grammar; what the library does not read is its limit. CPython finds a repeated keyword
    // later, and so do we.
    let is_ours = |error: &&ParseError| !matches!(error.error, ParseErrorType::DuplicateKeywordArgumentError(_));
    if let Some(error) = parsed.errors().iter().find(is_ours) {
        let (line, column) = LineIndex::new(source).line_column(source, error.location.start().to_u32());
        let message = match &error.error {
            ParseErrorType::Lexical(LexicalErrorType::UnicodeError) => NAMED_CHARACTER,
            _ => "The playground cannot read this line, though Python could.",
        };
        return Err(SyntaxProblem { class: REFUSED, message: message.to_owned(), line, column });
    }
    let Some(module) = parsed.try_into_module().map(|parsed| parsed.into_syntax()) else {
        return Err(SyntaxProblem::refused("The playground cannot read this program, though Python could.", 1));
    };
    Ok(module)
}

/// Reads a module of the playground's own. A test has held all of them against the grammar, so no reader waits for
/// that; `None` when it is none.
pub(super) fn parse_module(source: &'static str) -> Option<ModModule> {
    let parsed = parse_unchecked(source, options());
    if !parsed.errors().is_empty() {
        return None;
    }
    parsed.try_into_module().map(|parsed| parsed.into_syntax())
}

fn options() -> ParseOptions {
    ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311).with_max_recursion_depth(u16::MAX)
}

/// What CPython checks after parsing.
///
/// # Errors
/// Those of [`parse`].
pub(super) fn check_meaning(module: &ModModule, source: &str) -> Result<(), SyntaxProblem> {
    let lines = LineIndex::new(source);
    find_mistake(module, &lines).map_err(|mistake| {
        let (line, column) = lines.line_column(source, mistake.at.to_u32());
        SyntaxProblem::syntax(mistake.message, line, column)
    })
}

fn find_mistake(module: &ModModule, lines: &LineIndex) -> Result<(), Mistake> {
    let future = flow::future_of(&module.body, lines)?;
    let facts = scopes::check(&module.body, future.annotations)?;
    flow::check(&module.body, &facts, future)
}

fn check_depth(depth: Depth) -> Result<(), SyntaxProblem> {
    if depth.height <= MAX_HEIGHT && depth.nesting <= MAX_NESTING {
        return Ok(());
    }
    Err(SyntaxProblem::refused("An expression or block here nests more deeply than the playground can follow.", 1))
}

/// The text with a final newline, without a byte order mark, and with `\n` alone between lines.
fn normalized(source: &str) -> Cow<'_, str> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut text = Cow::Borrowed(text);
    if text.contains('\r') {
        text = Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"));
    }
    if !text.ends_with('\n') {
        text.to_mut().push('\n');
    }
    text
}
