//! Printf-style formatting: the items of a `%` template, one by one, and how one conversion is rendered.
//! Invariant: an item is read only when asked for, because an argument's error comes before a later item's.

use num_traits::ToPrimitive;

use super::digits::{Options, Style, render};
use super::integer::magnitude_in_base;
use super::repr::{push_hex, repr_int};
use super::search::char_len;
use super::{IntRef, TextError};

/// A `%` template and how far it has been read. Cloning it keeps the place.
#[derive(Debug, Clone)]
pub struct PercentTemplate<'a> {
    template: &'a str,
    /// In bytes.
    position: usize,
}

/// One item of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PercentItem<'a> {
    Literal(&'a str),
    Conversion(Conversion<'a>),
}

/// A width or a precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    Absent,
    Given(usize),
    /// `*`: the next argument. `Conversion::set_width` and `set_precision` put it in.
    FromArgument,
}

/// One `%…` item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// `%(key)…`: the argument is looked up in the mapping.
    pub key: Option<&'a str>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Amount,
    pub precision: Amount,
    /// The conversion type as written; whether it exists is asked only after the argument was taken (`check_kind`).
    pub kind: char,
    /// Where `kind` stands, in characters.
    pub index: usize,
}

impl<'a> PercentTemplate<'a> {
    /// A template that has not been read yet.
    pub fn new(template: &'a str) -> Self {
        Self { template, position: 0 }
    }

    /// Goes on in `template` at byte `position`, as `position()` gave it.
    pub fn resume(template: &'a str, position: usize) -> Self {
        Self { template, position }
    }

    /// How far the template has been read, in bytes.
    pub fn position(&self) -> usize {
        self.position
    }

    fn rest(&self) -> &'a str {
        self.template.get(self.position..).unwrap_or("")
    }

    fn take(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.position += c.len_utf8();
        Some(c)
    }

    /// The next item, `None` at the end. `%%` comes as a literal.
    pub fn next_item(&mut self) -> Result<Option<PercentItem<'a>>, TextError> {
        let rest = self.rest();
        let Some(after_percent) = rest.strip_prefix('%') else {
            let end = rest.find('%').unwrap_or(rest.len());
            self.position += end;
            return Ok((end > 0).then(|| PercentItem::Literal(&rest[..end])));
        };
        self.position += 1;
        if after_percent.starts_with('%') {
            self.position += 1;
            return Ok(Some(PercentItem::Literal("%")));
        }
        self.conversion().map(|conversion| Some(PercentItem::Conversion(conversion)))
    }

    fn conversion(&mut self) -> Result<Conversion<'a>, TextError> {
        let mut conversion = Conversion {
            key: None,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Amount::Absent,
            precision: Amount::Absent,
            kind: '\0',
            index: 0,
        };
        if self.rest().starts_with('(') {
            conversion.key = Some(self.key()?);
        }
        loop {
            match self.rest().as_bytes().first() {
                Some(b'-') => conversion.left = true,
                Some(b'+') => conversion.plus = true,
                Some(b' ') => conversion.space = true,
                Some(b'#') => conversion.alternate = true,
                Some(b'0') => conversion.zero = true,
                _ => break,
            }
            self.position += 1;
        }
        conversion.width = self.amount("width too big", i64::MAX)?;
        if self.rest().starts_with('.') {
            self.position += 1;
            conversion.precision = match self.amount("precision too big", i64::from(i32::MAX))? {
                Amount::Absent => Amount::Given(0),
                given => given,
            };
        }
        // C's length modifiers are allowed and mean nothing; only one of them.
        if self.rest().starts_with(['h', 'l', 'L']) {
            self.position += 1;
        }
        conversion.index = char_len(&self.template[..self.position]);
        conversion.kind = self.take().ok_or_else(|| TextError::value("incomplete format"))?;
        Ok(conversion)
    }

    /// What stands between the parentheses, which may be nested.
    fn key(&mut self) -> Result<&'a str, TextError> {
        let rest = self.rest();
        let mut depth = 0usize;
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.position += at + 1;
                return Ok(&rest[1..at]);
            }
        }
        Err(TextError::value("incomplete format key"))
    }

    fn amount(&mut self, too_big: &str, limit: i64) -> Result<Amount, TextError> {
        if self.rest().starts_with('*') {
            self.position += 1;
            return Ok(Amount::FromArgument);
        }
        let mut amount: Option<i64> = None;
        while let Some(digit) = self.rest().bytes().next().filter(u8::is_ascii_digit) {
            self.position += 1;
            let next = amount.unwrap_or(0).checked_mul(10).and_then(|tens| tens.checked_add(i64::from(digit - b'0')));
            amount = Some(next.filter(|next| *next <= limit).ok_or_else(|| TextError::value(too_big))?);
        }
        Ok(amount.map_or(Amount::Absent, |amount| Amount::Given(usize::try_from(amount).unwrap_or(usize::MAX))))
    }
}

impl Conversion<'_> {
    /// Puts in the argument of a `*` width; a negative one aligns to the left.
    pub fn set_width(&mut self, width: IntRef<'_>) -> Result<(), TextError> {
        let IntRef::Small(width) = width else {
            return Err(TextError::overflow("Python int too large to convert to C ssize_t"));
        };
        self.left |= width < 0;
        self.width = Amount::Given(usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX));
        Ok(())
    }

    /// Puts in the argument of a `*` precision; a negative one is 0.
    pub fn set_precision(&mut self, precision: IntRef<'_>) -> Result<(), TextError> {
        let small = match precision {
            IntRef::Small(small) => i32::try_from(small).ok(),
            IntRef::Big(_) => None,
        };
        let small = small.ok_or_else(|| TextError::overflow("Python int too large to convert to C int"))?;
        self.precision = Amount::Given(usize::try_from(small).unwrap_or(0));
        Ok(())
    }

    fn precision(&self) -> Option<usize> {
        match self.precision {
            Amount::Given(precision) => Some(precision),
            _ => None,
        }
    }

    /// `%s`, `%r`, `%a`: `text` is already `str()`, `repr()` or `ascii()` of the argument.
    pub fn render_str(&self, text: &str) -> Result<String, TextError> {
        let end = self.precision().and_then(|precision| text.char_indices().nth(precision)).map(|(at, _)| at);
        self.padded("", &text[..end.unwrap_or(text.len())])
    }

    /// `%d %i %u %o %x %X`. A float argument of `%d` is truncated by the caller first.
    pub fn render_int(&self, n: IntRef<'_>) -> Result<String, TextError> {
        let (base, prefix) = match self.kind {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut digits = match n {
            IntRef::Big(_) if base == 10 => repr_int(n)?.trim_start_matches('-').to_owned(),
            _ => magnitude_in_base(n, base),
        };
        if self.kind == 'X' {
            digits.make_ascii_uppercase();
        }
        let precision = self.precision().unwrap_or(0);
        if precision > i32::MAX as usize - 3 {
            return Err(TextError::overflow("precision too large"));
        }
        TextError::check_length(precision)?;
        let zeros = "0".repeat(precision.saturating_sub(digits.len()));
        let prefix = if self.alternate { prefix } else { "" };
        self.padded(&[self.sign(n.is_negative()), prefix].concat(), &(zeros + &digits))
    }

    /// `%e %E %f %F %g %G`.
    pub fn render_float(&self, x: f64) -> Result<String, TextError> {
        let style = match self.kind.to_ascii_lowercase() {
            'e' => Style::Exponent,
            'f' => Style::Fixed,
            _ => Style::General,
        };
        let precision = self.precision().unwrap_or(6);
        TextError::check_length(precision)?;
        let mut text = render(x, style, precision, Options { is_alternate: self.alternate, ..Options::default() });
        if self.kind.is_ascii_uppercase() {
            text.make_ascii_uppercase();
        }
        match text.strip_prefix('-') {
            Some(magnitude) => self.padded(self.sign(true), magnitude),
            None => self.padded(self.sign(false), &text),
        }
    }

    /// `%c` with an integer.
    pub fn render_char_code(&self, n: IntRef<'_>) -> Result<String, TextError> {
        let code = match n {
            IntRef::Small(small) => u32::try_from(small).ok(),
            IntRef::Big(big) => big.to_u32(),
        };
        match code.filter(|code| *code < 0x11_0000) {
            Some(code) => {
                let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.padded("", c.encode_utf8(&mut [0; 4]))
            }
            None => Err(TextError::overflow("%c arg not in range(0x110000)")),
        }
    }

    /// `%c` with a string, which must be one character.
    pub fn render_char(&self, text: &str) -> Result<String, TextError> {
        if char_len(text) != 1 {
            return Err(self.wrong_type("str"));
        }
        self.padded("", text)
    }

    /// `ValueError: unsupported format character …` when `kind` does not exist.
    pub fn check_kind(&self) -> Result<(), TextError> {
        if "diouxXeEfFgGcrsa".contains(self.kind) {
            return Ok(());
        }
        let shown = if matches!(self.kind, '\x1f'..='~') { self.kind } else { '?' };
        let mut message = format!("unsupported format character '{shown}' (0x");
        push_hex(&mut message, u32::from(self.kind), 1);
        message.push_str(&format!(") at index {}", self.index));
        Err(TextError::value(message))
    }

    /// The `TypeError` for an argument of the type `type_name` that this conversion cannot take.
    pub fn wrong_type(&self, type_name: &str) -> TextError {
        type_error(match self.kind {
            kind @ ('o' | 'x' | 'X') => format!("%{kind} format: an integer is required, not {type_name}"),
            kind @ ('d' | 'i' | 'u') => format!("%{kind} format: a real number is required, not {type_name}"),
            'c' => "%c requires int or char".to_owned(),
            _ => format!("must be real number, not {type_name}"),
        })
    }

    fn sign(&self, is_negative: bool) -> &'static str {
        match (is_negative, self.plus, self.space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            _ => "",
        }
    }

    fn padded(&self, prefix: &str, text: &str) -> Result<String, TextError> {
        let width = match self.width {
            Amount::Given(width) => width,
            _ => 0,
        };
        TextError::check_length(width)?;
        let missing = " ".repeat(width.saturating_sub(prefix.len() + char_len(text)));
        Ok(match (self.left, self.zero && !"cras".contains(self.kind)) {
            (true, _) => [prefix, text, &missing].concat(),
            (false, true) => [prefix, &"0".repeat(missing.len()), text].concat(),
            (false, false) => [&missing, prefix, text].concat(),
        })
    }
}

fn type_error(message: impl Into<String>) -> TextError {
    TextError::new("TypeError", message)
}

/// The `TypeError` for too few arguments.
pub fn not_enough_arguments() -> TextError {
    type_error("not enough arguments for format string")
}

/// The `TypeError` for too many arguments.
pub fn not_all_converted() -> TextError {
    type_error("not all arguments converted during string formatting")
}

/// The `TypeError` for a `%(key)s` without a mapping.
pub fn requires_mapping() -> TextError {
    type_error("format requires a mapping")
}

/// The `TypeError` for a `*` whose argument is no integer.
pub fn star_wants_int() -> TextError {
    type_error("* wants int")
}
