//! `str.format` templates: their items, one by one, and the parts of a field's name.
//! Invariant: an item is read only when asked for, because a field's error comes before a later item's.

use super::TextError;
use super::classify::decimal_value;
use super::repr::push_hex;

/// A `str.format` template and how far it has been read. Cloning it keeps the place.
#[derive(Debug, Clone)]
pub struct FormatTemplate<'a> {
    template: &'a str,
    /// In bytes.
    position: usize,
}

/// One item of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateItem<'a> {
    /// `{{` and `}}` are single braces here.
    Literal(&'a str),
    Field(Field<'a>),
}

/// A replacement field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'a> {
    /// All before `!` or `:`; `FieldName::parse` takes it apart.
    pub name: &'a str,
    /// The character after `!`.
    pub conversion: Option<char>,
    /// All after `:`, itself a template when it has braces.
    pub spec: &'a str,
    /// Whether there are replacement fields in `spec`.
    pub is_spec_nested: bool,
}

/// A field's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName<'a> {
    pub first: Argument<'a>,
    rest: &'a str,
}

/// Which argument a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument<'a> {
    Index(usize),
    Name(&'a str),
}

/// `.name` or `[index]` after an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accessor<'a> {
    Attribute(&'a str),
    Index(usize),
    Key(&'a str),
}

/// Numbers the fields that name no argument. One for a whole `str.format` call, nested specs included.
#[derive(Debug, Clone, Default)]
pub struct FieldNumbering(Numbering);

#[derive(Debug, Clone, Default)]
enum Numbering {
    #[default]
    Undecided,
    Manual,
    /// The next field's number.
    Automatic(usize),
}

impl<'a> FormatTemplate<'a> {
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

    /// The next item, `None` at the end.
    pub fn next_item(&mut self) -> Result<Option<TemplateItem<'a>>, TextError> {
        let rest = self.rest();
        let end = rest.find(['{', '}']).unwrap_or(rest.len());
        let after = rest.get(end + 1..).unwrap_or("").chars().next();
        let brace = rest[end..].chars().next();
        match brace {
            Some('}') if after != Some('}') => {
                return Err(TextError::value("Single '}' encountered in format string"));
            }
            Some('{') if after.is_none() => {
                return Err(TextError::value("Single '{' encountered in format string"));
            }
            Some(_) if brace == after => {
                self.position += end + 2;
                return Ok(Some(TemplateItem::Literal(&rest[..=end])));
            }
            _ if end > 0 => {
                self.position += end;
                return Ok(Some(TemplateItem::Literal(&rest[..end])));
            }
            None => return Ok(None),
            Some(_) => {}
        }
        self.position += 1;
        let rest = self.rest();
        let (field, length) = parse_field(rest)?;
        self.position += length;
        Ok(Some(TemplateItem::Field(field)))
    }
}

/// The field that `rest`, all after its `{`, starts with, and how many bytes it takes, the `}` included.
fn parse_field(rest: &str) -> Result<(Field<'_>, usize), TextError> {
    let mut is_in_brackets = false;
    let mut end = None;
    for (at, c) in rest.char_indices() {
        match c {
            ']' => is_in_brackets = false,
            _ if is_in_brackets => {}
            '[' => is_in_brackets = true,
            '{' => return Err(TextError::value("unexpected '{' in field name")),
            '}' | ':' | '!' => {
                end = Some((at, c));
                break;
            }
            _ => {}
        }
    }
    let Some((at, mark)) = end else {
        return Err(TextError::value("expected '}' before end of string"));
    };
    let mut field = Field { name: &rest[..at], conversion: None, spec: "", is_spec_nested: false };
    let mut position = at + 1;
    if mark == '}' {
        return Ok((field, position));
    }
    if mark == '!' {
        let mut chars = rest[position..].chars();
        let Some(conversion) = chars.next() else {
            return Err(TextError::value("end of string while looking for conversion specifier"));
        };
        field.conversion = Some(conversion);
        position += conversion.len_utf8();
        match chars.next() {
            Some('}') => return Ok((field, position + 1)),
            Some(':') => position += 1,
            Some(_) => return Err(TextError::value("expected ':' after conversion specifier")),
            None => {}
        }
    }
    let mut depth = 1usize;
    for (at, byte) in rest.bytes().enumerate().skip(position) {
        match byte {
            b'{' => {
                depth += 1;
                field.is_spec_nested = true;
            }
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            field.spec = &rest[position..at];
            return Ok((field, at + 1));
        }
    }
    Err(TextError::value("unmatched '{' in format spec"))
}

impl<'a> FieldName<'a> {
    /// Takes `name` apart; an empty first part is numbered by `numbering`.
    pub fn parse(name: &'a str, numbering: &mut FieldNumbering) -> Result<Self, TextError> {
        let (first, rest) = name.split_at(name.find(['.', '[']).unwrap_or(name.len()));
        let index = index_of(first)?;
        let first = match index {
            _ if first.is_empty() => Argument::Index(numbering.next_automatic()?),
            Some(index) => {
                numbering.note_manual()?;
                Argument::Index(index)
            }
            None => Argument::Name(first),
        };
        Ok(Self { first, rest })
    }

    /// The next accessor, `None` at the end.
    pub fn next_accessor(&mut self) -> Result<Option<Accessor<'a>>, TextError> {
        let mut chars = self.rest.chars();
        let first = chars.next();
        let after = chars.as_str();
        let (found, rest) = match first {
            None => return Ok(None),
            Some('.') => {
                let (name, rest) = after.split_at(after.find(['.', '[']).unwrap_or(after.len()));
                (Accessor::Attribute(name), rest)
            }
            Some('[') => {
                let Some((key, rest)) = after.split_once(']') else {
                    return Err(TextError::value("Missing ']' in format string"));
                };
                (index_of(key)?.map_or(Accessor::Key(key), Accessor::Index), rest)
            }
            Some(_) => {
                return Err(TextError::value("Only '.' or '[' may follow ']' in format field specifier"));
            }
        };
        if matches!(found, Accessor::Attribute("") | Accessor::Key("")) {
            return Err(TextError::value("Empty attribute in format string"));
        }
        self.rest = rest;
        Ok(Some(found))
    }
}

/// `text` as an index: `None` unless it is all decimal digits, of any script.
fn index_of(text: &str) -> Result<Option<usize>, TextError> {
    let mut index = None;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else { return Ok(None) };
        let next = i64::checked_mul(index.unwrap_or(0), 10).and_then(|tens| tens.checked_add(i64::from(digit)));
        index = Some(next.ok_or_else(|| TextError::value("Too many decimal digits in format string"))?);
    }
    Ok(index.map(|index| usize::try_from(index).unwrap_or(usize::MAX)))
}

impl FieldNumbering {
    fn next_automatic(&mut self) -> Result<usize, TextError> {
        let number = match self.0 {
            Numbering::Undecided => 0,
            Numbering::Automatic(next) => next,
            Numbering::Manual => {
                return Err(TextError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
        };
        self.0 = Numbering::Automatic(number + 1);
        Ok(number)
    }

    fn note_manual(&mut self) -> Result<(), TextError> {
        if let Numbering::Automatic(_) = self.0 {
            return Err(TextError::value("cannot switch from automatic field numbering to manual field specification"));
        }
        self.0 = Numbering::Manual;
        Ok(())
    }
}

/// The `ValueError` for a conversion other than `r`, `s` and `a`.
pub fn unknown_conversion(conversion: char) -> TextError {
    let mut shown = String::new();
    if matches!(conversion, '!'..='~') {
        shown.push(conversion);
    } else {
        shown.push_str("\\x");
        push_hex(&mut shown, u32::from(conversion), 1);
    }
    TextError::value(format!("Unknown conversion specifier {shown}"))
}

/// The `ValueError` for specs nested deeper than two levels.
pub fn too_deep() -> TextError {
    TextError::value("Max string recursion exceeded")
}

/// The `IndexError` for an index beyond the positional arguments.
pub fn index_out_of_range(index: usize) -> TextError {
    TextError::new("IndexError", format!("Replacement index {index} out of range for positional args tuple"))
}

/// The `ValueError` of `str.format_map` for a field that names an index.
pub fn format_map_index() -> TextError {
    TextError::value("Format string contains positional fields")
}
