//! Calls of `format`, `%` and `str.format`; the last two with the small drivers that an interpreter has for them.
//! Invariant: the drivers do only what CPython does around the parsers: take arguments, in order.

use cache_playground::python::text::format::{format_complex, format_float, format_int, format_str};
use cache_playground::python::text::percent::{self, Amount, Conversion, PercentItem, PercentTemplate};
use cache_playground::python::text::template::{
    self, Accessor, Argument, FieldName, FieldNumbering, FormatTemplate, TemplateItem,
};
use cache_playground::python::text::{Int, TextError, float, repr};
use serde_json::json;

use crate::table::{Arguments, Outcome};

#[derive(Clone)]
enum Operand {
    Int(Int),
    Float(f64),
    Text(String),
}

pub fn call(name: &str, a: &Arguments<'_>) -> Option<Outcome> {
    let result = match name {
        "format_int" => format_int(a.int(0).as_ref(), a.text(1), "int"),
        "format_bool" => format_int(Int::Small(1).as_ref(), a.text(1), "bool"),
        "format_float" => format_float(a.float(0), a.text(1), "float"),
        "format_str" => format_str(a.text(0), a.text(1), "str"),
        "format_complex" => format_complex(a.complex(0).0, a.complex(0).1, a.text(1), "complex"),
        "percent_int" => percent(a.text(0), &[Operand::Int(a.int(1))]),
        "percent_float" => percent(a.text(0), &[Operand::Float(a.float(1))]),
        "percent_str" => percent(a.text(0), &[Operand::Text(a.text(1).to_owned())]),
        "percent_ints" => {
            let count = a.0[1].as_array().map_or(0, Vec::len);
            let items = Arguments(a.0[1].as_array().expect("a list"));
            percent(a.text(0), &(0..count).map(|at| Operand::Int(items.int(at))).collect::<Vec<_>>())
        }
        "percent_key" => percent(a.text(0), &[]),
        "format" => str_format(a.text(0), &mut FieldNumbering::default(), 2),
        _ => return None,
    };
    Some(result.map(|text| json!(text)))
}

fn percent(template: &str, operands: &[Operand]) -> Result<String, TextError> {
    let mut parser = PercentTemplate::new(template);
    let mut left = operands.iter();
    let mut out = String::new();
    while let Some(item) = parser.next_item()? {
        match item {
            PercentItem::Literal(text) => out.push_str(text),
            PercentItem::Conversion(mut conversion) => {
                for is_width in [true, false] {
                    let amount = if is_width { conversion.width } else { conversion.precision };
                    if amount != Amount::FromArgument {
                        continue;
                    }
                    let Operand::Int(n) = left.next().ok_or_else(percent::not_enough_arguments)? else {
                        return Err(percent::star_wants_int());
                    };
                    if is_width { conversion.set_width(n.as_ref())? } else { conversion.set_precision(n.as_ref())? }
                }
                let operand = match conversion.key {
                    Some("a" | "(b)c") => Operand::Int(Int::Small(42)),
                    _ => left.next().ok_or_else(percent::not_enough_arguments)?.clone(),
                };
                conversion.check_kind()?;
                out.push_str(&converted(&conversion, &operand)?);
            }
        }
    }
    if left.next().is_some() { Err(percent::not_all_converted()) } else { Ok(out) }
}

fn converted(conversion: &Conversion<'_>, operand: &Operand) -> Result<String, TextError> {
    match (conversion.kind, operand) {
        ('s', Operand::Text(text)) => conversion.render_str(text),
        ('s' | 'r' | 'a', Operand::Int(n)) => conversion.render_str(&repr::repr_int(n.as_ref())?),
        ('s' | 'r' | 'a', Operand::Float(x)) => conversion.render_str(&repr::repr_float(*x)),
        ('r', Operand::Text(text)) => conversion.render_str(&repr::repr_str(text)),
        ('a', Operand::Text(text)) => conversion.render_str(&repr::ascii_of_repr(&repr::repr_str(text))),
        ('c', Operand::Int(n)) => conversion.render_char_code(n.as_ref()),
        ('c', Operand::Text(text)) => conversion.render_char(text),
        ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Operand::Int(n)) => conversion.render_int(n.as_ref()),
        ('d' | 'i' | 'u', Operand::Float(x)) => conversion.render_int(float::float_to_int(*x)?.as_ref()),
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Operand::Int(n)) => {
            conversion.render_float(float::int_to_float(n.as_ref())?)
        }
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Operand::Float(x)) => conversion.render_float(*x),
        (_, Operand::Int(_)) => Err(conversion.wrong_type("int")),
        (_, Operand::Float(_)) => Err(conversion.wrong_type("float")),
        (_, Operand::Text(_)) => Err(conversion.wrong_type("str")),
    }
}

/// `str.format` with arguments that tell how they were reached and what they were asked for.
fn str_format(source: &str, numbering: &mut FieldNumbering, depth: u32) -> Result<String, TextError> {
    if depth == 0 {
        return Err(template::too_deep());
    }
    let mut parser = FormatTemplate::new(source);
    let mut out = String::new();
    while let Some(item) = parser.next_item()? {
        let field = match item {
            TemplateItem::Literal(text) => {
                out.push_str(text);
                continue;
            }
            TemplateItem::Field(field) => field,
        };
        let mut name = FieldName::parse(field.name, numbering)?;
        let mut path = match name.first {
            Argument::Index(index) if index < 4 => index.to_string(),
            Argument::Index(index) => return Err(template::index_out_of_range(index)),
            Argument::Name(name)
                if ["name", "a", "x", "y", "z", "w", " ", " 0", "-1", "+1", "0]", "a0", "0a", "r", "aa"]
                    .contains(&name) =>
            {
                repr::repr_str(name)
            }
            Argument::Name(name) => return Err(TextError::new("KeyError", repr::repr_str(name))),
        };
        while let Some(accessor) = name.next_accessor()? {
            match accessor {
                Accessor::Attribute(name) => path.push_str(&format!(".{name}")),
                Accessor::Index(index) => path.push_str(&format!("[{index}]")),
                Accessor::Key(key) => path.push_str(&format!("[{}]", repr::repr_str(key))),
            }
        }
        let converted = match field.conversion {
            None => None,
            Some('r') => Some(format!("r{path}")),
            Some('s') => Some(format!("s{path}")),
            Some('a') => Some(repr::ascii_of_repr(&format!("r{path}"))),
            Some(other) => return Err(template::unknown_conversion(other)),
        };
        let spec =
            if field.is_spec_nested { str_format(field.spec, numbering, depth - 1)? } else { field.spec.to_owned() };
        out.push_str(&match converted {
            Some(text) => format_str(&text, &spec, "str")?,
            None => format!("<{path}:{spec}>"),
        });
    }
    Ok(out)
}
