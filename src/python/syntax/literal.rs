//! What is inside string literals: escapes, f-string fields, and what is wrong with them.
//!
//! Invariant: nothing is decoded here; a literal that passes can be decoded. f-strings follow Python 3.11, so a field
//! holds no backslash, no `#` and not the quotes of its own string.

use super::SyntaxProblem;
use super::machine::Depth;
use super::token::Token;

mod escape;
mod fields;

/// What a run of adjacent literals is.
pub struct Strings {
    pub is_format: bool,
    pub depth: Depth,
}

/// Makes a problem without words at the place where problems of a literal are said to be. Counting its column takes time
/// in proportion to the line, so it is made for a problem alone.
pub type Here<'h> = &'h dyn Fn() -> SyntaxProblem;

/// Checks adjacent string literals of `text`. Problems are placed `here`.
pub fn check(text: &str, strings: &[Token], here: Here) -> Result<Strings, SyntaxProblem> {
    let mut all = Strings { is_format: false, depth: Depth::default() };
    let mut is_bytes = None;
    for token in strings {
        let source = text.get(token.start as usize..token.end as usize).unwrap_or_default();
        let literal = Literal::new(source);
        if literal.is_bytes && !literal.body.is_ascii() {
            return Err(worded(here, "bytes can only contain ASCII literal characters"));
        }
        if !literal.is_format && !literal.is_raw {
            escape::check(literal.body, literal.is_bytes).map_err(|message| worded(here, &message))?;
        }
        if *is_bytes.get_or_insert(literal.is_bytes) != literal.is_bytes {
            return Err(worded(here, "cannot mix bytes and nonbytes literals"));
        }
        if literal.is_format {
            all.is_format = true;
            let depth = fields::check(&literal, token.line, here)?;
            all.depth.nesting = all.depth.nesting.max(depth.nesting);
            all.depth.height = all.depth.height.max(depth.height);
        }
    }
    Ok(all)
}

fn worded(here: Here, message: &str) -> SyntaxProblem {
    let mut problem = here();
    // It may carry the prefix of an enclosing f-string's field.
    problem.message.push_str(message);
    problem
}

/// A literal taken apart.
struct Literal<'t> {
    /// The literal as written.
    source: &'t str,
    body: &'t str,
    body_start: usize,
    is_bytes: bool,
    is_format: bool,
    is_raw: bool,
}

impl<'t> Literal<'t> {
    fn new(source: &'t str) -> Literal<'t> {
        let prefix_end = source.find(['\'', '"']).unwrap_or(0);
        let (prefix, quoted) = source.split_at_checked(prefix_end).unwrap_or(("", source));
        let quotes =
            if quoted.len() >= 6 && (quoted.starts_with("'''") || quoted.starts_with("\"\"\"")) { 3 } else { 1 };
        let has = |letter: char| prefix.contains(letter) || prefix.contains(letter.to_ascii_uppercase());
        Literal {
            source,
            body: quoted.get(quotes..quoted.len().saturating_sub(quotes)).unwrap_or_default(),
            body_start: prefix_end + quotes,
            is_bytes: has('b'),
            is_format: has('f'),
            is_raw: has('r'),
        }
    }
}
