//! `str.format` and `str.format_map`.
//! Invariant: a field is looked up and formatted before the next item of the template is read.

use super::text;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::text::repr::ascii_of_repr;
use crate::python::text::template::{
    Accessor, Argument, Field, FieldName, FieldNumbering, FormatTemplate, TemplateItem, format_map_index,
    index_out_of_range, too_deep, unknown_conversion,
};
use crate::python::value::{Name, Value};

/// Specs may be templates, but not the specs in those.
const LEVELS: u8 = 2;

/// What fields are looked up in.
enum Arguments {
    Given { positional: Vec<Value>, keywords: Vec<(Name, Value)> },
    Mapping(Value),
}

pub fn format(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.format", &args)?;
    let (mut positional, keywords) = args.split();
    let this = if positional.is_empty() { Value::Unset } else { positional.remove(0) };
    let template = text(m, "str.format", &this)?;
    formatted(m, &template, &Arguments::Given { positional, keywords })
}

pub fn format_map(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.format_map", &args)?;
    let [this, mapping] = args.exactly(m, "str.format_map")?;
    let template = text(m, "str.format_map", &this)?;
    formatted(m, &template, &Arguments::Mapping(mapping))
}

fn formatted(m: &mut Machine, template: &str, arguments: &Arguments) -> Outcome {
    let mut out = String::with_capacity(template.len() + 16);
    let mut numbering = FieldNumbering::default();
    push_template(m, &mut out, template, arguments, &mut numbering, LEVELS)?;
    Ok(Value::from(out))
}

fn push_template(
    m: &mut Machine,
    out: &mut String,
    template: &str,
    arguments: &Arguments,
    numbering: &mut FieldNumbering,
    levels: u8,
) -> Outcome<()> {
    if levels == 0 {
        return Err(m.text_error(too_deep()));
    }
    let mut items = FormatTemplate::new(template);
    while let Some(item) = items.next_item().map_err(|error| m.text_error(error))? {
        match item {
            TemplateItem::Literal(text) => out.push_str(text),
            TemplateItem::Field(field) => push_field(m, out, &field, arguments, numbering, levels)?,
        }
    }
    Ok(())
}

fn push_field(
    m: &mut Machine,
    out: &mut String,
    field: &Field<'_>,
    arguments: &Arguments,
    numbering: &mut FieldNumbering,
    levels: u8,
) -> Outcome<()> {
    let mut value = field_value(m, field.name, arguments, numbering)?;
    match field.conversion {
        None => {}
        Some('s') => value = Value::Str(m.str(&value)?),
        Some('r') => value = Value::from(m.repr(&value)?),
        Some('a') => value = Value::from(ascii_of_repr(&m.repr(&value)?)),
        Some(other) => return Err(m.text_error(unknown_conversion(other))),
    }
    let nested;
    let spec = if field.is_spec_nested {
        let mut text = String::new();
        push_template(m, &mut text, field.spec, arguments, numbering, levels - 1)?;
        nested = text;
        &nested
    } else {
        field.spec
    };
    match &value {
        Value::Str(text) if spec.is_empty() => push_text(m, out, text)?,
        Value::Int(number) if spec.is_empty() => {
            use std::fmt::Write as _;
            // Writing to a string cannot fail.
            let _ = write!(out, "{number}");
        }
        _ => {
            let text = m.format(&value, spec)?;
            push_text(m, out, &text)?;
        }
    }
    Ok(())
}

fn push_text(m: &mut Machine, out: &mut String, text: &str) -> Outcome<()> {
    if text.len() > 1 << 16 {
        m.reserve_long_text(out.len() + text.len())?;
    }
    out.push_str(text);
    Ok(())
}

/// The argument that a field names, with its attributes and items.
fn field_value(m: &mut Machine, name: &str, arguments: &Arguments, numbering: &mut FieldNumbering) -> Outcome {
    let mut name = FieldName::parse(name, numbering).map_err(|error| m.text_error(error))?;
    let mut value = match (name.first, arguments) {
        (Argument::Index(index), Arguments::Given { positional, .. }) => match positional.get(index) {
            Some(value) => value.clone(),
            None => return Err(m.text_error(index_out_of_range(index))),
        },
        (Argument::Index(_), Arguments::Mapping(_)) => return Err(m.text_error(format_map_index())),
        (Argument::Name(key), Arguments::Given { keywords, .. }) => {
            match keywords.iter().find(|(name, _)| &**name == key) {
                Some((_, value)) => value.clone(),
                None => return Err(m.key_error(&Value::str(key))),
            }
        }
        (Argument::Name(key), Arguments::Mapping(mapping)) => m.subscript(mapping, &Value::str(key))?,
    };
    while let Some(accessor) = name.next_accessor().map_err(|error| m.text_error(error))? {
        value = match accessor {
            Accessor::Attribute(name) => m.attribute(&value, name)?,
            Accessor::Index(index) => m.subscript(&value, &Value::from(index))?,
            Accessor::Key(key) => m.subscript(&value, &Value::str(key))?,
        };
    }
    Ok(value)
}
