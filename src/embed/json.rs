//! JSON, written into one text: to JavaScript a text goes at once, an object only piece by piece.
//! Invariant: what is written is JSON for as long as every array and object that is begun is ended; behind each value
//! stands a comma until it is ended in which the value is.

use std::fmt::Write as _;

use crate::memory::piece;
use crate::python::operate::itoa;

#[derive(Default)]
pub struct Json {
    text: String,
}

impl Json {
    pub fn with_room(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes + bytes / 8 + 1024) }
    }

    pub fn into_text(mut self) -> String {
        self.drop_comma();
        self.text
    }

    /// Bytes that were written.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Writes a short text as it is.
    #[inline(always)]
    fn push(&mut self, text: &str) {
        piece::append(&mut self.text, text);
    }

    fn drop_comma(&mut self) {
        if self.text.ends_with(',') {
            self.text.pop();
        }
    }

    /// Ends a text of its own, after which another begins.
    pub fn end_line(&mut self) {
        self.drop_comma();
        self.text.push('\n');
    }

    /// Writes what another one has written.
    pub fn append(&mut self, other: &Self) {
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
        self.text.push(bracket);
    }

    pub fn end(&mut self, bracket: char) {
        self.drop_comma();
        self.text.push(bracket);
        self.text.push(',');
    }

    /// Begins a field. Its name holds nothing that would have to be escaped.
    pub fn name(&mut self, name: &str) {
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
        if is_plain(text) {
            return piece::append_between(&mut self.text, b'"', text, *b"\",");
        }
        self.escaped(text);
    }

    #[cold]
    fn escaped(&mut self, text: &str) {
        self.text.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte < b' ' || byte == b'"' || byte == b'\\' {
                self.text.push_str(&text[plain..at]);
                plain = at + 1;
                // Writing to a String cannot fail.
                let _ = write!(self.text, "\\u{byte:04x}");
            }
        }
        self.text.push_str(&text[plain..]);
        self.text.push_str("\",");
    }

    #[cfg_attr(fast, optimize(speed))]
    pub fn int(&mut self, number: i64) {
        self.push(itoa(number, &mut [0; 20]));
        self.text.push(',');
    }

    /// An infinity as a number too large for JavaScript, and so infinite there; NaN as `null`.
    pub fn float(&mut self, number: f64) {
        if number as i64 as f64 == number && !(number == 0.0 && number.is_sign_negative()) {
            return self.int(number as i64);
        }
        if number.is_nan() {
            return self.null();
        }
        if number.is_infinite() {
            self.text.push_str(if number > 0.0 { "1e999" } else { "-1e999" });
        } else {
            // Writing to a String cannot fail.
            let _ = write!(self.text, "{number}");
        }
        self.text.push(',');
    }

    pub fn bool(&mut self, truth: bool) {
        self.text.push_str(if truth { "true," } else { "false," });
    }

    pub fn null(&mut self) {
        self.text.push_str("null,");
    }
}

/// Whether nothing in a text has to be escaped, which for the most is so.
#[inline(always)]
fn is_plain(text: &str) -> bool {
    /// A byte of this value in each of eight.
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // Each is 0 unless one of the eight is less than `least`, which is at most 128.
    let below = |word: u64, least: u8| word.wrapping_sub(each(least)) & !word & each(0x80);
    let (words, rest) = text.as_bytes().as_chunks();
    let is_plain_word = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        below(word, b' ') | below(word ^ each(b'"'), 1) | below(word ^ each(b'\\'), 1) == 0
    };
    words.iter().all(is_plain_word) && rest.iter().all(|&byte| byte >= b' ' && byte != b'"' && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn a_string_reads_back_as_it_was_wherever_in_it_something_is_escaped() {
        for special in ["", "\"", "\\", "\n", "\u{1f}", " ", "!", "#", "[", "]", "\u{7f}", "ü", "\u{2028}", "😀"] {
            for before in 0..20 {
                for after in 0..20 {
                    let text = format!("{}{special}{}", "b".repeat(before), "~".repeat(after));
                    let mut json = Json::default();
                    json.string(&text);
                    let read: String = serde_json::from_str(&json.into_text()).expect("JSON");
                    assert_eq!(read, text);
                }
            }
        }
    }
}
