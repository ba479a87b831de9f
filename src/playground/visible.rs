//! A program's own words among ours: keys, and lines of its text.
//! Invariant: nothing in them hides, and nothing in them turns around what stands beside them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The same, with what cannot be seen, or would turn the text around, written as Python escapes it.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(hides) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        let code = u32::from(sign);
        // A `String` takes whatever is written to it.
        let _ = match sign {
            '\n' => shown.write_str("\\n"),
            '\r' => shown.write_str("\\r"),
            '\t' => shown.write_str("\\t"),
            _ if !hides(sign) => shown.write_char(sign),
            _ if code < 0x100 => write!(shown, "\\x{code:02x}"),
            _ if code < 0x1_0000 => write!(shown, "\\u{code:04x}"),
            _ => write!(shown, "\\U{code:08x}"),
        };
    }
    Cow::Owned(shown)
}

/// A text as Python writes it, in quotes.
pub fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut escaped = String::with_capacity(text.len() + 2);
    for sign in text.chars() {
        if sign == '\\' || sign == quote {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    format!("{quote}{}{quote}", visible(&escaped))
}

/// Controls, marks and overrides of direction, and what has no width; joiners stay, which scripts and emoji need.
fn hides(sign: char) -> bool {
    sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_stays() {
        for text in ["", "greet", "naïve 日本語 🙂", "👩‍👩‍👧", "می‌خواهم", "<b>&amp;</b>", "\\u202e"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_hides_is_written_as_python_writes_it() {
        for (text, shown) in [
            ("a\u{202e}b", "a\\u202eb"),
            ("\u{2066}x\u{2069}", "\\u2066x\\u2069"),
            ("a\u{200b}b\u{feff}", "a\\u200bb\\ufeff"),
            ("\0\n\t\u{7f}\u{9b}", "\\x00\\n\\t\\x7f\\x9b"),
            ("\u{e0041}", "\\U000e0041"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn a_text_is_quoted_as_python_quotes_it() {
        for (text, shown) in [
            ("greet", "'greet'"),
            ("it's", "\"it's\""),
            ("say \"hi\"", "'say \"hi\"'"),
            ("a\"b'c", "'a\"b\\'c'"),
            ("a\\b", "'a\\\\b'"),
            ("a\nb\u{202e}", "'a\\nb\\u202e'"),
            ("naïve 日本語 🙂", "'naïve 日本語 🙂'"),
        ] {
            assert_eq!(quoted(text), shown);
        }
    }
}
