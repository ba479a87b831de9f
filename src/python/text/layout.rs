//! Padding and tabs.
//! Invariant: widths are counted in characters, and text that is wide enough comes back unchanged. The caller bounds
//! widths by what there is memory for.

use super::search::char_len;

fn missing(text: &str, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(char_len(text))
}

fn padded(left: usize, text: &str, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

/// `text.ljust(width, fill)`.
pub fn ljust(text: &str, width: i64, fill: char) -> String {
    padded(0, text, missing(text, width), fill)
}

/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: i64, fill: char) -> String {
    padded(missing(text, width), text, 0, fill)
}

/// `text.center(width, fill)`.
pub fn center(text: &str, width: i64, fill: char) -> String {
    let missing = missing(text, width);
    // The odd one goes left when the width is odd, right when it is even.
    let left = missing / 2 + (missing & width as usize & 1);
    padded(left, text, missing - left, fill)
}

/// `text.zfill(width)`.
pub fn zfill(text: &str, width: i64) -> String {
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    let mut out = String::from(sign);
    out.push_str(&padded(missing(text, width), digits, 0, '0'));
    out
}

/// `text.expandtabs(tab_size)`.
pub fn expand_tabs(text: &str, tab_size: i64) -> String {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if tab_size > 0 => {
                let spaces = tab_size - column % tab_size;
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
    out
}
