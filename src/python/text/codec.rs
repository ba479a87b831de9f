//! `str.encode` and `bytes.decode`.
//! Invariant: text here has no lone surrogates, so nothing yields one; handlers that would need them act as `strict`.

use super::TextError;

/// `text.encode(encoding, errors)`: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 under any of their names.
pub fn encode(text: &str, encoding: &str, errors: &str) -> Result<Vec<u8>, TextError> {
    todo!()
}
/// `bytes.decode(encoding, errors)`.
pub fn decode(bytes: &[u8], encoding: &str, errors: &str) -> Result<String, TextError> {
    todo!()
}
