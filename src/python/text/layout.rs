//! Padding and tabs.
//! Invariant: widths are counted in characters, and text that is wide enough comes back unchanged.

/// `text.ljust(width, fill)`.
pub fn ljust(text: &str, width: i64, fill: char) -> String {
    todo!()
}
/// `text.rjust(width, fill)`.
pub fn rjust(text: &str, width: i64, fill: char) -> String {
    todo!()
}
/// `text.center(width, fill)`.
pub fn center(text: &str, width: i64, fill: char) -> String {
    todo!()
}
/// `text.zfill(width)`.
pub fn zfill(text: &str, width: i64) -> String {
    todo!()
}
/// `text.expandtabs(tab_size)`.
pub fn expand_tabs(text: &str, tab_size: i64) -> String {
    todo!()
}
