//! What leaves a run while it goes on: output, results of the shell, warnings.
//! Invariant: a line's text to one stream is in one piece until it breaks the line, and all of it has the line of the
//! program that wrote it.

use super::Machine;
use crate::python::native::{Exit, Limit, Outcome};

/// Something that became visible outside while the program ran.
#[derive(Debug, Clone, PartialEq)]
pub enum Emitted {
    Stdout { text: String, line: u32 },
    Stderr { text: String, line: u32 },
    Result { text: String, line: u32 },
    Warning { category: String, message: String, line: u32 },
}

impl Machine {
    /// Writes to the output, or as what `sys.stderr` gets.
    ///
    /// # Errors
    /// The output limit.
    pub fn write(&mut self, text: &str, is_error: bool) -> Outcome<()> {
        let line = self.current_line();
        self.output_bytes += text.len();
        if self.output_bytes > self.limits.output_bytes {
            let room = self.limits.output_bytes.saturating_sub(self.output_bytes - text.len());
            let cut = (0..=room.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            self.push_text(&text[..cut], line, is_error);
            return Err(Exit::limit(Limit::Output));
        }
        self.push_text(text, line, is_error);
        Ok(())
    }

    fn push_text(&mut self, text: &str, line: u32, is_error: bool) {
        let last = match self.emitted.last_mut() {
            Some(Emitted::Stdout { text, line: at }) if *at == line && !is_error => Some(text),
            Some(Emitted::Stderr { text, line: at }) if *at == line && is_error => Some(text),
            _ => None,
        };
        if let Some(last) = last.filter(|last| !last.ends_with('\n')) {
            last.push_str(text);
        } else if !text.is_empty() {
            let text = text.to_owned();
            self.emitted.push(if is_error { Emitted::Stderr { text, line } } else { Emitted::Stdout { text, line } });
        }
    }
}
