//! `str.format` templates: their items, one by one, and the parts of a field's name.
//! Invariant: an item is read only when asked for, because a field's error comes before a later item's.

use super::TextError;

/// A `str.format` template and how far it has been read. Cloning it keeps the place.
#[derive(Debug, Clone)]
pub struct FormatTemplate<'a> {
    template: &'a str,
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
pub struct FieldNumbering {
    automatic: usize,
    manual: bool,
}

impl<'a> FormatTemplate<'a> {
    /// A template that has not been read yet.
    pub fn new(template: &'a str) -> Self {
        Self { template, position: 0 }
    }
    /// The next item, `None` at the end.
    pub fn next_item(&mut self) -> Result<Option<TemplateItem<'a>>, TextError> {
        todo!()
    }
}

impl<'a> FieldName<'a> {
    /// Takes `name` apart; an empty first part is numbered by `numbering`.
    pub fn parse(name: &'a str, numbering: &mut FieldNumbering) -> Result<Self, TextError> {
        todo!()
    }
    /// The next accessor, `None` at the end.
    pub fn next_accessor(&mut self) -> Result<Option<Accessor<'a>>, TextError> {
        todo!()
    }
}

/// The `ValueError` for a conversion other than `r`, `s` and `a`.
pub fn unknown_conversion(conversion: char) -> TextError {
    todo!()
}
/// The `ValueError` for specs nested deeper than two levels.
pub fn too_deep() -> TextError {
    todo!()
}
/// The `IndexError` for an index beyond the positional arguments.
pub fn index_out_of_range(index: usize) -> TextError {
    todo!()
}
