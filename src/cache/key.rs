//! Keys as the program writes them and as the store knows them.
//! Invariant: two keys are the same entry exactly when their made texts are equal.

use std::fmt::Write as _;
use std::rc::Rc;

use crate::memory::piece::joined;

/// memcached accepts no longer key, in characters.
const LONGEST: usize = 250;

/// A key of a program together with the text under which the store files it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// As the program gave it, turned into text by `%s`.
    pub raw: Rc<str>,
    /// The version asked for, or the alias's, turned into text by `%s`.
    pub version: Rc<str>,
    /// What the key function made of them: `:1:greet`.
    pub made: Rc<str>,
}

impl Key {
    /// Applies Django's default key function, `"%s:%s:%s" % (prefix, version, key)`. Nothing is escaped, so different
    /// keys can collide.
    #[cfg_attr(fast, optimize(speed))]
    pub fn made_with_prefix(prefix: &str, raw: Rc<str>, version: Rc<str>) -> Self {
        let made = joined(&[prefix, ":", &version, ":", &raw]);
        Self { raw, version, made }
    }

    /// A key for which the caller ran a key function of its own.
    pub fn made_by(raw: impl Into<Rc<str>>, version: impl Into<Rc<str>>, made: impl Into<Rc<str>>) -> Self {
        Self { raw: raw.into(), version: version.into(), made: made.into() }
    }

    /// See [`key_warnings`]. Every method that makes a key validates it before anything else.
    pub fn warnings(&self) -> Vec<String> {
        key_warnings(&self.made)
    }
}

/// The texts of the `CacheKeyWarning`s for a made key, none to two, in Django's order (`memcache_key_warnings`). What is
/// done about them is the caller's: in Django the operation goes on.
pub fn key_warnings(made: &str) -> Vec<String> {
    let mut warnings = Vec::new();
    if made.len() > LONGEST && made.chars().count() > LONGEST {
        let shown = repr(made);
        warnings.push(format!("Cache key will cause errors if used with memcached: {shown} (longer than {LONGEST})"));
    }
    if !is_plain(made) {
        let shown = repr(made);
        warnings.push(format!("Cache key contains characters that will cause errors if used with memcached: {shown}"));
    }
    warnings
}

/// Whether a text has no character that memcached refuses in a key.
#[inline]
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte > b' ' && byte != 0x7f)
}

/// Python's `repr` of a str.
pub fn repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push(quote);
    for c in text.chars() {
        let code = u32::from(c);
        // Writing to a String cannot fail.
        let _ = match c {
            '\n' => shown.write_str("\\n"),
            '\r' => shown.write_str("\\r"),
            '\t' => shown.write_str("\\t"),
            '\\' => shown.write_str("\\\\"),
            _ if c == quote => write!(shown, "\\{c}"),
            _ if is_printable(c) => shown.write_char(c),
            _ if code < 0x100 => write!(shown, "\\x{code:02x}"),
            _ if code < 0x1_0000 => write!(shown, "\\u{code:04x}"),
            _ => write!(shown, "\\U{code:08x}"),
        };
    }
    shown.push(quote);
    shown
}

/// `c.isprintable()`.
fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    // Rust escapes what Python calls unprintable. It also escapes a combining mark that begins a text, but not after a
    // letter.
    let mut pair = [0; 5];
    pair[0] = b'a';
    let length = c.encode_utf8(&mut pair[1..]).len();
    match std::str::from_utf8(&pair[..=length]) {
        Ok(text) => text.escape_debug().nth(1) == Some(c),
        Err(_) => false,
    }
}
