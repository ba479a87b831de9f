//! Splits a program into tokens as Python 3.11 does, and words what is wrong with its characters.
//!
//! Invariant: token lines never decrease, and no token follows a problem; work and memory are linear in the text.

use super::super::text::classify::is_printable;
use super::SyntaxProblem;
use super::token::{Kind, Soft, Token, kind_of_word, operator_at};

mod number;
mod text;

/// The most brackets that may be open at once (CPython's `MAXLEVEL`).
const MAX_BRACKETS: usize = 200;
/// The most indentation levels, the outermost included (CPython's `MAXINDENT`).
const MAX_INDENTS: usize = 100;
const TAB_WIDTH: u32 = 8;

/// The tokens of a text up to its end or its first problem.
pub struct Tokens {
    pub list: Vec<Token>,
    pub problem: Option<TokenProblem>,
}

/// Why the tokens stop.
pub struct TokenProblem {
    pub what: SyntaxProblem,
    /// Whether it displaces an earlier mistake in the grammar. Indentation and the end of the text do not.
    pub is_loud: bool,
    /// Whether the text ended too soon, and where its innermost open bracket is.
    pub ended: bool,
    pub open_bracket: Option<Bracket>,
}

impl TokenProblem {
    /// `'(' was never closed`, if that is what ails the text.
    pub fn unclosed(&self) -> Option<SyntaxProblem> {
        let bracket = self.open_bracket?;
        let message = format!("'{}' was never closed", bracket.character);
        Some(SyntaxProblem::syntax(message, bracket.line, bracket.column))
    }
}

#[derive(Clone, Copy)]
pub struct Bracket {
    pub character: char,
    pub line: u32,
    pub column: u32,
}

/// A bracket that is open, where it is in the text: columns are counted when they are asked for.
#[derive(Clone, Copy)]
struct Opening {
    character: char,
    line: u32,
    line_start: usize,
    end: usize,
}

/// Splits `text`, which must end with a newline and hold no carriage return. `first_line` is its first line's number.
pub fn tokenize(text: &str, first_line: u32) -> Tokens {
    let mut tokenizer = Tokenizer {
        text,
        position: 0,
        line: first_line,
        line_start: 0,
        is_line_pending: false,
        start: 0,
        brackets: Vec::new(),
        indents: vec![Indent { column: 0, alternative: 0 }],
        pending: 0,
        is_at_line_start: true,
        list: Vec::with_capacity(text.len() / 4 + 4),
    };
    let problem = loop {
        match tokenizer.step() {
            Ok(Kind::END) => break None,
            Ok(_) => {}
            Err(problem) => break Some(problem),
        }
    };
    let problem = problem.map(|mut problem| {
        problem.open_bracket = tokenizer.brackets.last().map(|opening| {
            let Opening { character, line, line_start, end } = *opening;
            Bracket { character, line, column: tokenizer.characters(line_start, end) }
        });
        problem
    });
    Tokens { list: tokenizer.list, problem }
}

struct Tokenizer<'t> {
    text: &'t str,
    position: usize,
    /// The line of the character read last.
    line: u32,
    line_start: usize,
    /// Whether the character read last ended its line.
    is_line_pending: bool,
    start: usize,
    brackets: Vec<Opening>,
    indents: Vec<Indent>,
    /// Indents (positive) or dedents (negative) not yet handed out.
    pending: i32,
    is_at_line_start: bool,
    list: Vec<Token>,
}

/// An indentation measured with tabs of eight and of one, which must agree.
#[derive(Clone, Copy)]
struct Indent {
    column: u32,
    alternative: u32,
}

type Step<T> = Result<T, TokenProblem>;

impl Tokenizer<'_> {
    fn next(&mut self) -> Option<u8> {
        let byte = *self.text.as_bytes().get(self.position)?;
        if self.is_line_pending {
            self.line += 1;
            self.line_start = self.position;
        }
        self.is_line_pending = byte == b'\n';
        self.position += 1;
        Some(byte)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// Un-reads what [`Self::next`] returned last.
    fn back(&mut self, byte: Option<u8>) {
        if let Some(byte) = byte {
            self.position -= 1;
            if byte == b'\n' {
                self.is_line_pending = false;
            }
        }
    }

    /// The column of the character before the position.
    fn column(&self) -> u32 {
        self.characters(self.line_start, self.position)
    }

    fn characters(&self, start: usize, end: usize) -> u32 {
        let read = self.text.as_bytes().get(start..end).unwrap_or_default();
        read.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
    }

    fn problem(&self, message: String) -> TokenProblem {
        self.problem_at(message, self.line, self.column())
    }

    fn problem_at(&self, message: String, line: u32, column: u32) -> TokenProblem {
        let what = SyntaxProblem::syntax(message, line, column);
        TokenProblem { what, is_loud: true, ended: false, open_bracket: None }
    }

    fn quiet(&self, class: &'static str, message: &str, column: u32) -> TokenProblem {
        let what = SyntaxProblem { class, message: message.to_owned(), line: self.line, column };
        TokenProblem { what, is_loud: false, ended: false, open_bracket: None }
    }

    fn end_of_text(&self) -> TokenProblem {
        let mut problem = self.quiet("SyntaxError", "unexpected EOF while parsing", self.column());
        problem.ended = true;
        problem
    }

    fn push(&mut self, kind: Kind, soft: Soft, line: u32) -> Kind {
        let level = self.brackets.len() as u8;
        let (start, end) = (self.start as u32, self.position as u32);
        self.list.push(Token { kind, soft, level, start, end, line });
        kind
    }

    fn step(&mut self) -> Step<Kind> {
        loop {
            let mut is_blank = false;
            if self.is_at_line_start {
                self.is_at_line_start = false;
                is_blank = self.indentation()?;
            }
            self.start = self.position;
            if self.pending != 0 {
                let kind = if self.pending < 0 { Kind::DEDENT } else { Kind::INDENT };
                self.pending -= self.pending.signum();
                return Ok(self.push(kind, Soft::No, self.line));
            }
            if let Some(kind) = self.token(is_blank)? {
                return Ok(kind);
            }
        }
    }

    /// Measures the indentation of a line; true if the line is blank or holds a comment only.
    fn indentation(&mut self) -> Step<bool> {
        let mut indent = Indent { column: 0, alternative: 0 };
        let mut continued = 0;
        let byte = loop {
            let byte = self.next();
            match byte {
                Some(b' ') => {
                    indent.column += 1;
                    indent.alternative += 1;
                }
                Some(b'\t') => {
                    indent.column = (indent.column / TAB_WIDTH + 1) * TAB_WIDTH;
                    indent.alternative += 1;
                }
                Some(b'\x0c') => indent = Indent { column: 0, alternative: 0 },
                Some(b'\\') => {
                    if continued == 0 {
                        continued = indent.column;
                    }
                    self.continuation()?;
                }
                _ => break byte,
            }
        };
        self.back(byte);
        if matches!(byte, Some(b'#' | b'\n')) {
            return Ok(true);
        }
        if !self.brackets.is_empty() {
            return Ok(false);
        }
        if continued != 0 {
            indent = Indent { column: continued, alternative: continued };
        }
        let current = self.current_indent();
        if indent.column > current.column {
            if self.indents.len() >= MAX_INDENTS {
                return Err(self.quiet("IndentationError", "too many levels of indentation", 1));
            }
            if indent.alternative <= current.alternative {
                return Err(self.tab_problem());
            }
            self.pending += 1;
            self.indents.push(indent);
            return Ok(false);
        }
        while self.indents.len() > 1 && indent.column < self.current_indent().column {
            self.pending -= 1;
            self.indents.pop();
        }
        let current = self.current_indent();
        if indent.column != current.column {
            let column = self.line_length() + 1;
            let message = "unindent does not match any outer indentation level";
            return Err(self.quiet("IndentationError", message, column));
        }
        if indent.alternative != current.alternative {
            return Err(self.tab_problem());
        }
        Ok(false)
    }

    fn current_indent(&self) -> Indent {
        self.indents.last().copied().unwrap_or(Indent { column: 0, alternative: 0 })
    }

    fn tab_problem(&self) -> TokenProblem {
        self.quiet("TabError", "inconsistent use of tabs and spaces in indentation", 1)
    }

    fn line_length(&self) -> u32 {
        let rest = self.text.get(self.line_start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default().chars().count() as u32
    }

    /// Reads the end of a line after a backslash.
    fn continuation(&mut self) -> Step<()> {
        if self.next() != Some(b'\n') {
            let column = self.column();
            return Err(self.quiet("SyntaxError", "unexpected character after line continuation character", column));
        }
        match self.next() {
            None => Err(self.end_of_text()),
            byte => {
                self.back(byte);
                Ok(())
            }
        }
    }

    /// The next token of a line; `None` after the end of a line that yields none.
    fn token(&mut self, is_blank: bool) -> Step<Option<Kind>> {
        // The end of a line is said to be where its comment starts.
        let mut comment = None;
        let byte = loop {
            match self.next() {
                Some(b' ' | b'\t' | b'\x0c') => {}
                Some(b'#') => {
                    comment = Some(self.position - 1);
                    while !matches!(self.peek(), None | Some(b'\n')) {
                        self.next();
                    }
                }
                Some(b'\\') => self.continuation()?,
                byte => break byte,
            }
        };
        let Some(byte) = byte else {
            self.start = self.position;
            if self.brackets.is_empty() {
                return Ok(Some(self.push(Kind::END, Soft::No, self.line)));
            }
            return Err(self.end_of_text());
        };
        self.start = self.position - 1;
        let kind = match byte {
            b'\n' => {
                self.is_at_line_start = true;
                if is_blank || !self.brackets.is_empty() {
                    return Ok(None);
                }
                self.position -= 1;
                self.start = comment.unwrap_or(self.start);
                self.push(Kind::NEWLINE, Soft::No, self.line);
                self.position += 1;
                Kind::NEWLINE
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.word(byte)?,
            b'0'..=b'9' => self.number(byte)?,
            b'.' if self.peek().is_some_and(|next| next.is_ascii_digit()) => self.number(byte)?,
            b'\'' | b'"' => self.string(byte)?,
            _ => self.operator(byte)?,
        };
        Ok(Some(kind))
    }

    fn operator(&mut self, byte: u8) -> Step<Kind> {
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAX_BRACKETS {
                    return Err(self.problem("too many nested parentheses".to_owned()));
                }
                let (line, line_start, end) = (self.line, self.line_start, self.position);
                self.brackets.push(Opening { character: char::from(byte), line, line_start, end });
            }
            b')' | b']' | b'}' => self.close(byte)?,
            _ if byte < b' ' || byte == 0x7F => {
                return Err(self.problem(format!("invalid non-printable character U+{byte:04X}")));
            }
            _ => {}
        }
        let rest = self.text.as_bytes().get(self.start..).unwrap_or_default();
        let (kind, length) = operator_at(rest).unwrap_or((Kind::STRAY, 1));
        self.position = self.start + length;
        Ok(self.push(kind, Soft::No, self.line))
    }

    fn close(&mut self, byte: u8) -> Step<()> {
        let closing = char::from(byte);
        let Some(opening) = self.brackets.pop() else {
            return Err(self.problem(format!("unmatched '{closing}'")));
        };
        let expected = match opening.character {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        if expected == closing {
            return Ok(());
        }
        let mut message =
            format!("closing parenthesis '{closing}' does not match opening parenthesis '{}'", opening.character);
        if opening.line != self.line {
            message.push_str(&format!(" on line {}", opening.line));
        }
        Err(self.problem(message))
    }

    /// A name, a keyword, or a string with a prefix.
    fn word(&mut self, first: u8) -> Step<Kind> {
        if let Some(quote) = self.string_prefix(first) {
            return self.string(quote);
        }
        self.position = self.start;
        let mut is_ascii = true;
        while let Some(byte) = self.peek() {
            if !text::may_continue_word(byte) {
                break;
            }
            is_ascii &= byte < 0x80;
            self.position += 1;
        }
        let word = self.text.get(self.start..self.position).unwrap_or_default();
        if is_ascii {
            return Ok(self.push(kind_of_word(word), Soft::of_text(word.as_bytes()), self.line));
        }
        if let Some((offset, character)) = text::first_stray_character(word) {
            self.position = self.start + offset + character.len_utf8();
            let code = u32::from(character);
            return Err(self.problem(if is_printable(character) {
                format!("invalid character '{character}' (U+{code:04X})")
            } else {
                format!("invalid non-printable character U+{code:04X}")
            }));
        }
        Ok(self.push(Kind::NAME, Soft::No, self.line))
    }

    /// Reads on while the word may be a string's prefix; the quote if it was one.
    fn string_prefix(&mut self, first: u8) -> Option<u8> {
        let (mut bytes, mut raw, mut unicode, mut format) = (false, false, false, false);
        let mut byte = first;
        loop {
            match byte.to_ascii_lowercase() {
                b'b' if !(bytes || unicode || format) => bytes = true,
                b'u' if !(bytes || unicode || raw || format) => unicode = true,
                b'r' if !(raw || unicode) => raw = true,
                b'f' if !(format || bytes || unicode) => format = true,
                _ => return None,
            }
            byte = self.peek()?;
            if byte != b'\n' {
                self.position += 1;
            }
            if matches!(byte, b'\'' | b'"') {
                return Some(byte);
            }
        }
    }

    /// The rest of a string after its first quote.
    fn string(&mut self, quote: u8) -> Step<Kind> {
        let first_line = self.line;
        let first_line_start = self.line_start;
        let mut quotes = 1;
        let mut closing = 0;
        if self.peek() == Some(quote) {
            self.next();
            if self.peek() == Some(quote) {
                self.next();
                quotes = 3;
            } else {
                closing = 1;
            }
        }
        while closing != quotes {
            let byte = self.next();
            match byte {
                None | Some(b'\n') if byte.is_none() || quotes == 1 => {
                    let name = if quotes == 3 { "triple-quoted string" } else { "string" };
                    let message = format!("unterminated {name} literal (detected at line {})", self.line);
                    self.position = self.start + 1;
                    self.line_start = first_line_start;
                    return Err(self.problem_at(message, first_line, self.column()));
                }
                Some(byte) if byte == quote => closing += 1,
                byte => {
                    closing = 0;
                    if byte == Some(b'\\') {
                        self.next();
                    }
                }
            }
        }
        Ok(self.push(Kind::STRING, Soft::No, first_line))
    }
}
