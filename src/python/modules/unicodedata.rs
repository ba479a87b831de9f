//! `unicodedata`: normal forms of text; names and properties of characters would be large tables.
//! Invariant: the forms are those of the browser's Unicode, which may be newer than CPython's.

use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;

use super::native_class::add_functions;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

static FUNCTIONS: &[Native] =
    &[Native::function("normalize", normalize), Native::function("is_normalized", is_normalized)];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    Ok(())
}

fn normalize(m: &mut Machine, args: Args) -> Outcome {
    let (text, normal) = normal_form(m, args, "normalize")?;
    Ok(if *text == *normal { Value::Str(text) } else { Value::str(&normal) })
}

fn is_normalized(m: &mut Machine, args: Args) -> Outcome {
    let (text, normal) = normal_form(m, args, "is_normalized")?;
    Ok(Value::Bool(*text == *normal))
}

/// A text, and the text in a normal form.
fn normal_form(m: &mut Machine, args: Args, name: &str) -> Outcome<(Rc<str>, String)> {
    let [form, text] = args.exactly(m, name)?;
    let [form, text] = [(1, form), (2, text)].map(|(place, value)| match value {
        Value::Str(text) => Ok(text),
        other => Err(format!("{name}() argument {place} must be str, not {}", m.type_name(&other))),
    });
    let form = form.map_err(|text| m.type_error(text))?;
    let text = text.map_err(|text| m.type_error(text))?;
    m.spend(text.len() as u64)?;
    m.reserve(text.len().saturating_mul(LONGEST))?;
    let normal = match &*form {
        "NFC" => text.nfc().collect(),
        "NFD" => text.nfd().collect(),
        "NFKC" => text.nfkc().collect(),
        "NFKD" => text.nfkd().collect(),
        _ => return Err(m.error("ValueError", "invalid normalization form")),
    };
    Ok((text, normal))
}

/// How many times its bytes a text may take in a normal form: U+FDFA, of three bytes, has 33 in NFKD.
const LONGEST: usize = 11;
