//! What is wrong with a lesson's text.
//! Invariant: it names the file, the line, the field and the reason, so that an author finds it.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Within the lesson's folder: `quiz.txt`.
    pub file: Box<str>,
    /// From 1; 0 for a file as a whole.
    pub line: u32,
    /// The field or the record, where there is one.
    pub field: Box<str>,
    pub reason: Box<str>,
}

impl Fault {
    pub(super) fn new(file: &str, line: u32, field: &str, reason: &str) -> Self {
        Self { file: file.into(), line, field: field.into(), reason: reason.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, ", {}", self.field)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Fault {}
