//! JSON, written into one text: to JavaScript a text goes at once, an object only piece by piece.
//! Invariant: what is written is JSON for as long as every array and object that is begun is ended.

use std::fmt::Write as _;

use crate::memory::piece;
use crate::python::operate::itoa;

#[derive(Default)]
pub struct Json {
    text: String,
}

impl Json {
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes a short text as it is.
    #[inline(always)]
    fn push(&mut self, text: &str) {
        piece::append(&mut self.text, text);
    }

    /// Writes what another one has written.
    pub fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
    }

    /// An array of what `write` writes for each item.
    pub fn array<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.begin('[');
        for item in items {
            write(self, item);
        }
        self.end(']');
    }

    pub fn begin(&mut self, bracket: char) {
        self.part();
        self.text.push(bracket);
    }

    pub fn end(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// What parts the next value from one before.
    #[inline(always)]
    fn part(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'[' | b'{' | b':')) {
            self.push(",");
        }
    }

    /// Begins a field. Its name holds nothing that would have to be escaped.
    pub fn name(&mut self, name: &str) {
        self.part();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    pub fn field(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    #[cfg_attr(fast, optimize(speed))]
    pub fn string(&mut self, text: &str) {
        self.part();
        self.push("\"");
        let mut plain = 0;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte < b' ' || byte == b'"' || byte == b'\\' {
                self.push(&text[plain..at]);
                plain = at + 1;
                // Writing to a String cannot fail.
                let _ = write!(self.text, "\\u{byte:04x}");
            }
            at += 1;
        }
        self.push(&text[plain..]);
        self.push("\"");
    }

    #[cfg_attr(fast, optimize(speed))]
    pub fn int(&mut self, number: i64) {
        self.part();
        self.push(itoa(number, &mut [0; 20]));
    }

    /// An infinity as a number too large for JavaScript, and so infinite there; NaN as `null`.
    pub fn float(&mut self, number: f64) {
        if number as i64 as f64 == number && !(number == 0.0 && number.is_sign_negative()) {
            return self.int(number as i64);
        }
        if number.is_nan() {
            return self.null();
        }
        self.part();
        if number.is_infinite() {
            self.text.push_str(if number > 0.0 { "1e999" } else { "-1e999" });
        } else {
            // Writing to a String cannot fail.
            let _ = write!(self.text, "{number}");
        }
    }

    pub fn bool(&mut self, truth: bool) {
        self.part();
        self.push(if truth { "true" } else { "false" });
    }

    pub fn null(&mut self) {
        self.part();
        self.text.push_str("null");
    }
}
