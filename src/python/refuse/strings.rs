//! Escapes for halves of characters, which the playground's strings cannot hold.
//!
//! Invariant: only escapes count; a text cannot contain such a half itself.

use ruff_python_ast::FStringPart;
use ruff_text_size::{Ranged, TextRange, TextSize};

const MESSAGE: &str = "The playground's strings hold whole characters, not surrogates like `\\ud800`. Write the \
                       character itself.";

/// Where a part of an f-string is, and whether its backslashes are only backslashes.
pub fn text_of(part: &FStringPart) -> (TextRange, bool) {
    match part {
        FStringPart::Literal(literal) => (literal.range(), literal.flags.prefix().is_raw()),
        FStringPart::FString(string) => (string.range(), string.flags.prefix().is_raw()),
    }
}

/// The first surrogate that a literal's escapes write.
pub fn surrogate_in(source: &str, literal: TextRange, is_raw: bool) -> Option<(TextSize, String)> {
    if is_raw {
        return None;
    }
    let text = source.get(literal.start().to_usize()..literal.end().to_usize())?;
    let mut rest = text;
    while let Some(offset) = rest.find('\\') {
        let escape = rest.get(offset + 1..)?;
        let digits = match escape.as_bytes().first() {
            Some(b'u') => escape.get(1..5),
            Some(b'U') => escape.get(1..9),
            _ => None,
        };
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if code.is_some_and(|code| (0xD800..=0xDFFF).contains(&code)) {
            let before = text.len() - rest.len() + offset;
            return Some((literal.start() + TextSize::try_from(before).ok()?, MESSAGE.to_owned()));
        }
        // What is escaped may be a backslash.
        let mut characters = escape.chars();
        characters.next();
        rest = characters.as_str();
    }
    None
}
