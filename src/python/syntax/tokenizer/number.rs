//! Numbers: where one ends, and what is wrong with it.
//!
//! Invariant: on success the position is after the number's last character.

use super::{Kind, Soft, Step, Tokenizer, text};

impl Tokenizer<'_> {
    /// A number whose first character, a digit or a point, is read.
    pub(super) fn number(&mut self, first: u8) -> Step<Kind> {
        if first == b'.' {
            let byte = self.next();
            return self.fraction(byte);
        }
        if first != b'0' {
            let byte = self.decimal_tail()?;
            return self.after_digits(byte);
        }
        match self.next() {
            Some(b'x' | b'X') => self.radix("hexadecimal", 16),
            Some(b'o' | b'O') => self.radix("octal", 8),
            Some(b'b' | b'B') => self.radix("binary", 2),
            byte => self.leading_zero(byte),
        }
    }

    fn radix(&mut self, name: &str, radix: u32) -> Step<Kind> {
        let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| char::from(byte).is_digit(radix));
        let mut byte = self.next();
        loop {
            if byte == Some(b'_') {
                byte = self.next();
            }
            if !is_digit(byte) {
                return Err(self.digit_problem(name, byte));
            }
            while is_digit(byte) {
                byte = self.next();
            }
            if byte != Some(b'_') {
                break;
            }
        }
        if byte.is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.digit_problem(name, byte));
        }
        self.end_of_number(byte, name)
    }

    fn digit_problem(&mut self, name: &str, byte: Option<u8>) -> super::TokenProblem {
        match byte {
            Some(digit) if digit.is_ascii_digit() => {
                self.problem(format!("invalid digit '{}' in {name} literal", char::from(digit)))
            }
            _ => {
                self.back(byte);
                self.problem(format!("invalid {name} literal"))
            }
        }
    }

    fn leading_zero(&mut self, mut byte: Option<u8>) -> Step<Kind> {
        loop {
            if byte == Some(b'_') {
                byte = self.next();
                if !byte.is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(self.digit_problem("decimal", byte));
                }
            }
            if byte != Some(b'0') {
                break;
            }
            byte = self.next();
        }
        let is_old_octal = byte.is_some_and(|byte| byte.is_ascii_digit());
        if is_old_octal {
            byte = self.decimal_tail()?;
        }
        if is_old_octal && !matches!(byte, Some(b'.' | b'e' | b'E' | b'j' | b'J')) {
            let column = self.text.get(self.line_start..self.start).unwrap_or_default().chars().count();
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(self.problem_at(message.to_owned(), self.line, column as u32 + 1));
        }
        self.after_digits(byte)
    }

    /// Reads digits and single underscores; the byte after them.
    fn decimal_tail(&mut self) -> Step<Option<u8>> {
        loop {
            let mut byte = self.next();
            while byte.is_some_and(|byte| byte.is_ascii_digit()) {
                byte = self.next();
            }
            if byte != Some(b'_') {
                return Ok(byte);
            }
            byte = self.next();
            if !byte.is_some_and(|byte| byte.is_ascii_digit()) {
                self.back(byte);
                return Err(self.problem("invalid decimal literal".to_owned()));
            }
        }
    }

    fn after_digits(&mut self, byte: Option<u8>) -> Step<Kind> {
        if byte == Some(b'.') {
            let byte = self.next();
            return self.fraction(byte);
        }
        self.exponent(byte)
    }

    fn fraction(&mut self, mut byte: Option<u8>) -> Step<Kind> {
        if byte.is_some_and(|byte| byte.is_ascii_digit()) {
            byte = self.decimal_tail()?;
        }
        self.exponent(byte)
    }

    fn exponent(&mut self, mut byte: Option<u8>) -> Step<Kind> {
        if let Some(b'e' | b'E') = byte {
            let letter = byte;
            byte = self.next();
            if let Some(b'+' | b'-') = byte {
                byte = self.next();
                if !byte.is_some_and(|byte| byte.is_ascii_digit()) {
                    self.back(byte);
                    return Err(self.problem("invalid decimal literal".to_owned()));
                }
            } else if !byte.is_some_and(|byte| byte.is_ascii_digit()) {
                self.back(byte);
                return self.end_of_number(letter, "decimal");
            }
            byte = self.decimal_tail()?;
        }
        if let Some(b'j' | b'J') = byte {
            byte = self.next();
            return self.end_of_number(byte, "imaginary");
        }
        self.end_of_number(byte, "decimal")
    }

    /// Un-reads the byte after a number, unless it would make a word of it. Keywords may follow a number directly.
    fn end_of_number(&mut self, byte: Option<u8>, name: &str) -> Step<Kind> {
        self.back(byte);
        let rest = self.text.as_bytes().get(self.position..).unwrap_or_default();
        let is_word = byte.is_some_and(|byte| byte.is_ascii() && text::may_continue_word(byte));
        if is_word && !starts_with_keyword(rest) {
            return Err(self.problem(format!("invalid {name} literal")));
        }
        Ok(self.push(Kind::NUMBER, Soft::No, self.line))
    }
}

fn starts_with_keyword(rest: &[u8]) -> bool {
    let whole: [&[u8]; 5] = [b"and", b"else", b"for", b"or", b"not"];
    let is_whole = |keyword: &&[u8]| {
        let after = rest.strip_prefix(*keyword).map(|after| after.first().copied());
        after.is_some_and(|next| !next.is_some_and(text::may_continue_word))
    };
    // CPython looks at two letters only of these.
    rest.starts_with(b"if") || rest.starts_with(b"in") || rest.starts_with(b"is") || whole.iter().any(is_whole)
}
