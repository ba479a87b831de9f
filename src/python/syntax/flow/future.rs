//! `from __future__ import …`: what a program asks for, and whether it may.
//!
//! Invariant: only the first statements of a program, its docstring aside, can ask.

use ruff_python_ast::{Expr, Stmt, StmtImportFrom};
use ruff_text_size::{Ranged, TextSize};

use super::super::LineIndex;
use super::super::scopes::Mistake;

pub const LATE: &str = "from __future__ imports must occur at the beginning of the file";

const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// What a program imports from `__future__`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Future {
    pub annotations: bool,
    /// After this place, no more can be asked for.
    pub end: Option<TextSize>,
}

/// Reads the imports at the start of a program.
pub fn future_of(body: &[Stmt], lines: &LineIndex) -> Result<Future, Mistake> {
    let mut future = Future::default();
    let mut is_over = false;
    let mut last_line = 0;
    let docstring = body.first().is_some_and(is_docstring);
    for statement in body.iter().skip(usize::from(docstring)) {
        let line = lines.line(statement.start().to_u32());
        if is_over && line > last_line {
            break;
        }
        last_line = line;
        match statement {
            Stmt::ImportFrom(import) if is_future(import) => {
                if is_over {
                    return Err(Mistake::new(LATE, import.start()));
                }
                check_features(import)?;
                future.annotations |= import.names.iter().any(|alias| alias.name.as_str() == "annotations");
                future.end = Some(import.end());
            }
            _ => is_over = true,
        }
    }
    Ok(future)
}

pub fn is_future(import: &StmtImportFrom) -> bool {
    import.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
}

fn is_docstring(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(statement) if matches!(&*statement.value, Expr::StringLiteral(_)))
}

fn check_features(import: &StmtImportFrom) -> Result<(), Mistake> {
    for alias in &import.names {
        let name = alias.name.as_str();
        if name == "braces" {
            return Err(Mistake::new("not a chance", import.start()));
        }
        if !FEATURES.contains(&name) {
            return Err(Mistake::new(format!("future feature {name} is not defined"), import.start()));
        }
    }
    Ok(())
}
