//! The format mini-language: what `format(value, spec)` gives for strings and numbers.
//! Invariant: a spec is parsed once, completely, before anything is rendered; errors are worded as CPython words them.

mod number;
mod short;

use super::classify::decimal_value;
use super::repr::push_hex;
use super::search::char_len;
use super::{IntRef, TextError};

/// Where the padding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// A parsed format spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatSpec {
    /// A leading `0` before the width is a fill as well.
    pub fill: Option<char>,
    pub align: Option<Align>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: a negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// In characters; `None` when not given.
    pub width: Option<usize>,
    /// `,` or `_`.
    pub separator: Option<char>,
    pub precision: Option<usize>,
    /// The presentation type, such as `d`.
    pub kind: Option<char>,
}

/// Reads a spec from left to right.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    #[inline]
    fn peek(&self) -> Option<char> {
        match self.rest.as_bytes().first() {
            Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest.chars().next(),
        }
    }

    fn take(&mut self, matches: impl FnOnce(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|c| matches(*c))?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn number(&mut self) -> Result<Option<usize>, TextError> {
        let mut number: Option<i64> = None;
        while let Some(digit) = self.peek().and_then(decimal_value) {
            self.take(|_| true);
            let next = number.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit)));
            number = Some(next.ok_or_else(|| TextError::value("Too many decimal digits in format string"))?);
        }
        // On wasm a usize is smaller than CPython's Py_ssize_t; both are more than anybody can have.
        Ok(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
    }
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

impl FormatSpec {
    /// Parses `spec` for a value whose type is called `type_name` (in errors alone).
    pub fn parse(spec: &str, type_name: &str) -> Result<Self, TextError> {
        let mut reader = Reader { rest: spec };
        let (mut fill, mut align) = (None, None);
        let mut start = spec.chars();
        if let (Some(first), Some(second)) = (start.next(), start.next())
            && let Some(found) = align_of(second)
        {
            (fill, align) = (Some(first), Some(found));
            reader.rest = start.as_str();
        } else if let Some(c) = reader.take(|c| align_of(c).is_some()) {
            align = align_of(c);
        }
        let sign = reader.take(|c| matches!(c, ' ' | '+' | '-'));
        let no_negative_zero = reader.take(|c| c == 'z').is_some();
        let alternate = reader.take(|c| c == '#').is_some();
        if fill.is_none() {
            fill = reader.take(|c| c == '0');
            if fill.is_some() && align.is_none() && type_name != "str" {
                align = Some(Align::AfterSign);
            }
        }
        let width = reader.number()?;
        let separator = Self::parse_separator(&mut reader)?;
        let mut precision = None;
        if reader.take(|c| c == '.').is_some() {
            precision = reader.number()?;
            if precision.is_none() {
                return Err(TextError::value("Format specifier missing precision"));
            }
        }
        let kind = reader.take(|_| true);
        if !reader.rest.is_empty() {
            let message = format!("Invalid format specifier '{spec}' for object of type '{type_name}'");
            return Err(TextError::value(message));
        }
        let parsed = Self { fill, align, sign, no_negative_zero, alternate, width, separator, precision, kind };
        parsed.check_separator(if type_name == "str" { 's' } else { 'd' })?;
        Ok(parsed)
    }

    fn parse_separator(reader: &mut Reader<'_>) -> Result<Option<char>, TextError> {
        let comma = reader.take(|c| c == ',');
        let underscore = reader.take(|c| c == '_');
        if comma.is_some() && underscore.is_some() || underscore.is_some() && reader.rest.starts_with(',') {
            return Err(TextError::value("Cannot specify both ',' and '_'."));
        }
        Ok(comma.or(underscore))
    }

    fn check_separator(&self, default_kind: char) -> Result<(), TextError> {
        let Some(separator) = self.separator else { return Ok(()) };
        match self.kind.unwrap_or(default_kind) {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' => Ok(()),
            'b' | 'o' | 'x' | 'X' if separator == '_' => Ok(()),
            kind => Err(TextError::value(format!("Cannot specify '{separator}' with '{}'.", shown_kind(kind)))),
        }
    }

    fn check_width(&self) -> Result<(), TextError> {
        TextError::check_length(self.width.max(self.precision).unwrap_or(0))
    }

    /// `text` filled up to the width; `sign_length` bytes of it stand before the padding of `Align::AfterSign`.
    fn padded(&self, text: String, sign_length: usize, default_align: Align) -> String {
        let missing = self.width.map_or(0, |width| width.saturating_sub(char_len(&text)));
        if missing == 0 {
            return text;
        }
        let split = match self.align.unwrap_or(default_align) {
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
            Align::Center => (missing / 2, 0, missing - missing / 2),
            Align::AfterSign => (0, missing, 0),
        };
        let (sign, digits) = text.split_at(sign_length);
        let mut out = String::with_capacity(text.len() + missing);
        for (count, part) in [(split.0, sign), (split.1, digits), (split.2, "")] {
            for _ in 0..count {
                out.push(self.fill.unwrap_or(' '));
            }
            out.push_str(part);
        }
        out
    }
}

/// A presentation type as errors show it: `d`, or `\x1f` when it is not printable ASCII.
fn shown_kind(kind: char) -> String {
    let mut shown = String::new();
    if matches!(kind, '!'..='\x7f') {
        shown.push(kind);
    } else {
        shown.push_str("\\x");
        push_hex(&mut shown, u32::from(kind), 1);
    }
    shown
}

fn unknown_kind(kind: char, type_name: &str) -> TextError {
    TextError::value(format!("Unknown format code '{}' for object of type '{type_name}'", shown_kind(kind)))
}

/// `format(text, spec)`; `type_name` is `str` or a subclass's name.
pub fn format_str(text: &str, spec: &str, type_name: &str) -> Result<String, TextError> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    // Parsing by the name of the base class keeps the defaults of strings for its subclasses.
    let parsed = FormatSpec::parse(spec, "str").map_err(|error| TextError {
        message: error.message.replace("of type 'str'", &format!("of type '{type_name}'")),
        ..error
    })?;
    let refused = |what: &str| Err(TextError::value(format!("{what} not allowed in string format specifier")));
    match parsed {
        FormatSpec { kind: Some(kind), .. } if kind != 's' => return Err(unknown_kind(kind, type_name)),
        FormatSpec { sign: Some(' '), .. } => return refused("Space"),
        FormatSpec { sign: Some(_), .. } => return refused("Sign"),
        FormatSpec { no_negative_zero: true, .. } => return refused("Negative zero coercion (z)"),
        FormatSpec { alternate: true, .. } => return refused("Alternate form (#)"),
        FormatSpec { align: Some(Align::AfterSign), .. } => return refused("'=' alignment"),
        _ => {}
    }
    TextError::check_length(parsed.width.unwrap_or(0))?;
    let end =
        parsed.precision.and_then(|precision| text.char_indices().nth(precision)).map_or(text.len(), |(at, _)| at);
    Ok(parsed.padded(text[..end].to_owned(), 0, Align::Left))
}

/// `format(n, spec)`; `type_name` is `int` or `bool` or a subclass's name. With an empty spec the caller takes `str(n)`.
pub fn format_int(n: IntRef<'_>, spec: &str, type_name: &str) -> Result<String, TextError> {
    let parsed = FormatSpec::parse(spec, type_name)?;
    match parsed.kind {
        None | Some('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n') => number::format_integer(n, &parsed),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => number::format_real(super::float::int_to_float(n)?, &parsed),
        Some(kind) => Err(unknown_kind(kind, type_name)),
    }
}

/// `format(x, spec)`.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> Result<String, TextError> {
    let parsed = FormatSpec::parse(spec, type_name)?;
    match parsed.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => number::format_real(x, &parsed),
        Some(kind) => Err(unknown_kind(kind, type_name)),
    }
}

/// `format(z, spec)`.
pub fn format_complex(re: f64, im: f64, spec: &str, type_name: &str) -> Result<String, TextError> {
    if spec.is_empty() {
        return Ok(super::repr::repr_complex(re, im));
    }
    let parsed = FormatSpec::parse(spec, type_name)?;
    match parsed.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') => number::format_parts(re, im, &parsed),
        Some(kind) => Err(unknown_kind(kind, type_name)),
    }
}
