//! The replacement fields of f-strings, found as Python 3.11 finds them: by scanning the text, before parsing it.
//!
//! Invariant: fields nest twice at most, and an f-string inside a field has other quotes, so recursion ends after a
//! few levels.

use super::super::SyntaxProblem;
use super::super::machine::{Depth, check_replacement};
use super::{Here, Literal, escape, worded};

const MAX_BRACKETS: usize = 200;

/// Checks the text and the fields of an f-string that starts at `line`.
pub fn check(literal: &Literal, line: u32, here: Here) -> Result<Depth, SyntaxProblem> {
    let mut scanner = Scanner { literal, line, counted: 0, here, position: 0, depth: Depth::default() };
    scanner.text(0)?;
    if scanner.position + 1 < literal.body.len() {
        return Err(scanner.problem("f-string: unexpected end of string"));
    }
    Ok(scanner.depth)
}

struct Scanner<'s> {
    literal: &'s Literal<'s>,
    /// The line of the place `counted` in the source.
    line: u32,
    counted: usize,
    here: Here<'s>,
    position: usize,
    depth: Depth,
}

impl Scanner<'_> {
    fn problem(&self, message: &str) -> SyntaxProblem {
        worded(self.here, message)
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.literal.body.as_bytes().get(self.position + ahead).copied()
    }

    /// Literal text and fields, up to the end or, in a format (`level` 1 and more), a closing brace.
    fn text(&mut self, level: usize) -> Result<(), SyntaxProblem> {
        loop {
            let goes_on = self.literal_text(level)?;
            if goes_on {
                continue;
            }
            match self.peek(0) {
                None | Some(b'}') => break,
                _ => self.field(level)?,
            }
        }
        if level > 0 && self.peek(0) != Some(b'}') {
            return Err(self.problem("f-string: expecting '}'"));
        }
        Ok(())
    }

    /// Reads text up to a brace; true if it ended in a doubled one, which is text.
    fn literal_text(&mut self, level: usize) -> Result<bool, SyntaxProblem> {
        let start = self.position;
        let is_raw = self.literal.is_raw;
        let mut is_doubled = false;
        while let Some(mut byte) = self.peek(0) {
            self.position += 1;
            if !is_raw && byte == b'\\' {
                let Some(escaped) = self.peek(0) else { break };
                byte = escaped;
                self.position += 1;
                if byte == b'N' {
                    if self.peek(0).is_some() {
                        self.position += 1;
                        if self.literal.body.as_bytes().get(self.position - 1) == Some(&b'{') {
                            while let Some(byte) = self.peek(0) {
                                self.position += 1;
                                if byte == b'}' {
                                    break;
                                }
                            }
                            continue;
                        }
                    }
                    break;
                }
            }
            if matches!(byte, b'{' | b'}') {
                if level == 0 {
                    if self.peek(0) == Some(byte) {
                        is_doubled = true;
                        break;
                    }
                    if byte == b'}' {
                        return Err(self.problem("f-string: single '}' is not allowed"));
                    }
                }
                self.position -= 1;
                break;
            }
        }
        if !is_raw {
            let text = self.literal.body.get(start..self.position).unwrap_or_default();
            escape::check(text, false).map_err(|message| self.problem(&message))?;
        }
        if is_doubled {
            self.position += 1;
        }
        Ok(is_doubled)
    }

    /// A field, from its opening brace to after its closing one.
    fn field(&mut self, level: usize) -> Result<(), SyntaxProblem> {
        if level >= 2 {
            return Err(self.problem("f-string: expressions nested too deeply"));
        }
        self.position += 1;
        let start = self.position;
        self.expression_end()?;
        let end = self.position;
        if self.peek(0).is_none() {
            return Err(self.problem("f-string: expecting '}'"));
        }
        self.expression(start, end)?;
        if self.peek(0) == Some(b'=') {
            self.position += 1;
            while self.peek(0).is_some_and(|byte| byte.is_ascii_whitespace() || byte == 0x0B) {
                self.position += 1;
            }
        }
        if self.peek(0) == Some(b'!') {
            self.position += 1;
            let conversion = self.peek(0).ok_or_else(|| self.problem("f-string: expecting '}'"))?;
            self.position += 1;
            if !matches!(conversion, b's' | b'r' | b'a') {
                let message = "f-string: invalid conversion character: expected 's', 'r', or 'a'";
                return Err(self.problem(message));
            }
        }
        if self.peek(0) == Some(b':') {
            self.position += 1;
            if self.peek(0).is_none() {
                return Err(self.problem("f-string: expecting '}'"));
            }
            self.text(level + 1)?;
        }
        if self.peek(0) != Some(b'}') {
            return Err(self.problem("f-string: expecting '}'"));
        }
        self.position += 1;
        Ok(())
    }

    /// Moves to the end of a field's expression, watching strings and brackets.
    fn expression_end(&mut self) -> Result<(), SyntaxProblem> {
        // The quote of the string that the scan is in, and how many of it end the string.
        let mut string: Option<(u8, usize)> = None;
        let mut brackets: Vec<u8> = Vec::new();
        while let Some(byte) = self.peek(0) {
            if byte == b'\\' {
                return Err(self.problem("f-string expression part cannot include a backslash"));
            }
            let is_tripled = self.peek(1) == Some(byte) && self.peek(2) == Some(byte);
            if let Some((quote, count)) = string {
                if byte == quote && count == 1 {
                    string = None;
                } else if byte == quote && is_tripled {
                    self.position += 2;
                    string = None;
                }
                self.position += 1;
                continue;
            }
            match byte {
                b'\'' | b'"' if is_tripled => {
                    self.position += 2;
                    string = Some((byte, 3));
                }
                b'\'' | b'"' => string = Some((byte, 1)),
                b'[' | b'{' | b'(' => {
                    if brackets.len() >= MAX_BRACKETS {
                        return Err(self.problem("f-string: too many nested parenthesis"));
                    }
                    brackets.push(byte);
                }
                b'#' => return Err(self.problem("f-string expression part cannot include '#'")),
                b'!' | b':' | b'}' | b'=' | b'>' | b'<' if brackets.is_empty() => {
                    if let Some(next) = self.peek(1) {
                        if next == b'=' && matches!(byte, b'!' | b'=' | b'<' | b'>') {
                            self.position += 2;
                            continue;
                        }
                        if matches!(byte, b'<' | b'>') {
                            self.position += 1;
                            continue;
                        }
                    }
                    break;
                }
                b']' | b'}' | b')' => self.close(&mut brackets, byte)?,
                _ => {}
            }
            self.position += 1;
        }
        if string.is_some() {
            return Err(self.problem("f-string: unterminated string"));
        }
        if let Some(opening) = brackets.last() {
            return Err(self.problem(&format!("f-string: unmatched '{}'", char::from(*opening))));
        }
        Ok(())
    }

    fn close(&self, brackets: &mut Vec<u8>, closing: u8) -> Result<(), SyntaxProblem> {
        let closes = char::from(closing);
        let Some(opening) = brackets.pop() else {
            return Err(self.problem(&format!("f-string: unmatched '{closes}'")));
        };
        if matches!((opening, closing), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Ok(());
        }
        let opens = char::from(opening);
        Err(self
            .problem(&format!("f-string: closing parenthesis '{closes}' does not match opening parenthesis '{opens}'")))
    }

    /// Checks the expression between two places of the body.
    fn expression(&mut self, start: usize, end: usize) -> Result<(), SyntaxProblem> {
        let text = self.literal.body.get(start..end).unwrap_or_default();
        if text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')) {
            let after = self.literal.body.as_bytes().get(end).copied();
            return Err(match after {
                Some(sign @ (b'!' | b':' | b'=')) => {
                    self.problem(&format!("f-string: expression required before '{}'", char::from(sign)))
                }
                _ => self.problem("f-string: empty expression not allowed"),
            });
        }
        let here = self.literal.body_start + start;
        let before = self.literal.source.get(self.counted..here).unwrap_or_default();
        self.line += before.bytes().filter(|byte| *byte == b'\n').count() as u32;
        self.counted = here;
        let depth = check_replacement(&format!("({text})\n"), self.line)?;
        self.depth.nesting = self.depth.nesting.max(depth.nesting);
        self.depth.height = self.depth.height.max(depth.height);
        Ok(())
    }
}
