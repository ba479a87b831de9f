//! Padding and tabs.
//! Invariant: widths are counted in characters, text that is wide enough comes back unchanged, and what would be longer
//! than `MAX_LENGTH` is a `MemoryError`.

use super::TextError;
use super::search::char_len;

fn missing(text: &str, width: i64) -> usize {
    usize::try_from(width.max(0)).unwrap_or(usize::MAX).saturating_sub(char_len(text))
}

fn padded(left: usize, text: &str, right: usize, fill: char) -> Result<String, TextError> {
    let length = left.saturating_add(right).saturating_mul(fill.len_utf8()).saturating_add(text.len());
    TextError::check_length(length)?;
    let mut out = String::with_capacity(length);
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    Ok(out)
}

/// `text.ljust(width, fill)`.
pub fn ljust(text: &str, width: i64, fill: char) -> Result<String, TextError> {
    padded(0, text, missing(text, width), fill)
}

/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: i64, fill: char) -> Result<String, TextError> {
    padded(missing(text, width), text, 0, fill)
}

/// `text.center(width, fill)`.
pub fn center(text: &str, width: i64, fill: char) -> Result<String, TextError> {
    let missing = missing(text, width);
    // The odd one goes left when the width is odd, right when it is even.
    let left = missing / 2 + (missing & width as usize & 1);
    padded(left, text, missing - left, fill)
}

/// `text.zfill(width)`.
pub fn zfill(text: &str, width: i64) -> Result<String, TextError> {
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    Ok(String::from(sign) + &padded(missing(text, width), digits, 0, '0')?)
}

/// `text.expandtabs(tab_size)`.
pub fn expand_tabs(text: &str, tab_size: i64) -> Result<String, TextError> {
    let tab_size = usize::try_from(tab_size.max(0)).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if tab_size > 0 => {
                let spaces = tab_size - column % tab_size;
                TextError::check_length(out.len().saturating_add(spaces))?;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            _ => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(out)
}
