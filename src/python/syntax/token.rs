//! The kinds of token of Python 3.11 and their spellings.
//!
//! Invariant: a kind's number is below 128, so a set of kinds is one `u128`.

/// What a token is. Keywords and operators have a kind each; `match`, `case` and `_` are names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Kind(pub u8);

impl Kind {
    pub const END: Kind = Kind(0);
    pub const NAME: Kind = Kind(1);
    pub const NUMBER: Kind = Kind(2);
    pub const STRING: Kind = Kind(3);
    pub const NEWLINE: Kind = Kind(4);
    pub const INDENT: Kind = Kind(5);
    pub const DEDENT: Kind = Kind(6);
    /// A character that no rule of the grammar uses: `!`, `$`, `?`, a backquote, or `<>`.
    pub const STRAY: Kind = Kind(7);

    /// The set that holds this kind alone.
    pub fn bit(self) -> u128 {
        1 << (self.0 & 127)
    }

    /// The kind that the grammar calls `name`: a class of tokens in capitals.
    pub fn of_class(name: &str) -> Option<Kind> {
        let index = CLASSES.iter().position(|class| *class == name)?;
        Some(Kind(index as u8))
    }

    /// The kind of the keyword or operator spelled `text`.
    pub fn of_spelling(text: &str) -> Option<Kind> {
        let index = SPELLINGS.iter().position(|spelling| *spelling == text)?;
        Some(Kind(index as u8 + CLASSES.len() as u8))
    }
}

/// A token. `start` and `end` are byte offsets; `line` counts from 1 and is the line of the first character.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: Kind,
    pub soft: Soft,
    /// Brackets that are open after the token.
    pub level: u8,
    pub start: u32,
    pub end: u32,
    pub line: u32,
}

/// Which of the names that are keywords in some places only a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soft {
    No,
    Match,
    Case,
    Underscore,
    /// The beginning of one of them. CPython takes it for a keyword where any of them will do.
    Prefix,
}

impl Soft {
    pub fn of_text(text: &[u8]) -> Soft {
        match text {
            b"match" => Soft::Match,
            b"case" => Soft::Case,
            b"_" => Soft::Underscore,
            _ if b"match".starts_with(text) || b"case".starts_with(text) => Soft::Prefix,
            _ => Soft::No,
        }
    }
}

const CLASSES: [&str; 10] =
    ["ENDMARKER", "NAME", "NUMBER", "STRING", "NEWLINE", "INDENT", "DEDENT", "STRAY", "ASYNC", "AWAIT"];

/// Keywords first, then operators; `async` and `await` are classes because the grammar names them so.
const SPELLINGS: [&str; 80] = [
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield", "(", ")", "[", "]", "{", "}", ":", ",", ";", "+", "-",
    "*", "/", "|", "&", "<", ">", "=", ".", "%", "~", "^", "@", "==", "!=", "<=", ">=", "<<", ">>", "**", "//", "->",
    ":=", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//=", "...",
];

/// The kind of a word: a keyword's own, or [`Kind::NAME`].
pub fn kind_of_word(word: &str) -> Kind {
    match word {
        "async" => Kind(8),
        "await" => Kind(9),
        _ if word.len() <= 8 => match SPELLINGS.iter().take(KEYWORDS).position(|keyword| *keyword == word) {
            Some(index) => Kind(index as u8 + CLASSES.len() as u8),
            None => Kind::NAME,
        },
        _ => Kind::NAME,
    }
}

const KEYWORDS: usize = 33;

/// The longest operator that `text` begins with, and its length in bytes.
pub fn operator_at(text: &[u8]) -> Option<(Kind, usize)> {
    for length in (1..=3).rev() {
        let Some(candidate) = text.get(..length) else { continue };
        if candidate == b"<>" {
            return Some((Kind::STRAY, 2));
        }
        if candidate == b".." {
            continue;
        }
        let found = SPELLINGS.iter().skip(KEYWORDS).position(|spelling| spelling.as_bytes() == candidate);
        if let Some(index) = found {
            return Some((Kind((index + KEYWORDS + CLASSES.len()) as u8), length));
        }
    }
    None
}
