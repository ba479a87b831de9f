//! Padding, stripping and tabs.
//! Invariant: the machine has granted the memory for a width before it is filled.

use std::rc::Rc;

use super::text;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::short_name;
use crate::python::text::{TextError, layout, split};
use crate::python::value::Value;

type Pad = fn(&str, i64, char) -> Result<String, TextError>;

fn padded(m: &mut Machine, name: &str, args: Args, pad: Pad) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, width, fill] = args.between(m, name, 2)?;
    let text = text(m, name, &this)?;
    let width = m.index(&width)?;
    let fill = match (fill.as_str(), &fill) {
        (None, Value::Unset) => ' ',
        (Some(fill), _) => {
            let mut characters = fill.chars();
            match (characters.next(), characters.next()) {
                (Some(fill), None) => fill,
                _ => return Err(m.type_error("The fill character must be exactly one character long")),
            }
        }
        (None, _) => {
            let given = m.type_name(&fill);
            return Err(m.type_error(format!("The fill character must be a unicode character, not {given}")));
        }
    };
    m.reserve_columns(width.saturating_mul(fill.len_utf8() as i64))?;
    pad(&text, width, fill).map(Value::from).map_err(|error| m.text_error(error))
}

pub fn center(m: &mut Machine, args: Args) -> Outcome {
    padded(m, "str.center", args, layout::center)
}

pub fn ljust(m: &mut Machine, args: Args) -> Outcome {
    padded(m, "str.ljust", args, layout::ljust)
}

pub fn rjust(m: &mut Machine, args: Args) -> Outcome {
    padded(m, "str.rjust", args, layout::rjust)
}

pub fn zfill(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.zfill", &args)?;
    let [this, width] = args.exactly(m, "str.zfill")?;
    let text = text(m, "str.zfill", &this)?;
    let width = m.index(&width)?;
    m.reserve_columns(width)?;
    layout::zfill(&text, width).map(Value::from).map_err(|error| m.text_error(error))
}

pub fn expandtabs(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.expandtabs", &args)?;
    let [this, size] = args.bind(m, "str.expandtabs", &["", "tabsize"], 2, 1)?;
    let text = text(m, "str.expandtabs", &this)?;
    let size = m.tab_size(&size)?;
    let tabs = text.matches('\t').count() as i64;
    m.reserve_columns(size.saturating_mul(tabs))?;
    layout::expand_tabs(&text, size).map(Value::from).map_err(|error| m.text_error(error))
}

fn stripped(m: &mut Machine, name: &str, args: Args, strip: for<'a> fn(&'a str, Option<&str>) -> &'a str) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, characters] = args.between(m, name, 1)?;
    let text = text(m, name, &this)?;
    let characters = match (characters.as_str(), &characters) {
        (None, Value::Unset | Value::None) => None,
        (Some(characters), _) => Some(&**characters),
        (None, _) => return Err(m.type_error(format!("{} arg must be None or str", short_name(name)))),
    };
    let rest = strip(&text, characters);
    Ok(if rest.len() == text.len() { Value::Str(text.clone()) } else { Value::Str(Rc::from(rest)) })
}

pub fn strip(m: &mut Machine, args: Args) -> Outcome {
    stripped(m, "str.strip", args, split::strip)
}

pub fn lstrip(m: &mut Machine, args: Args) -> Outcome {
    stripped(m, "str.lstrip", args, split::lstrip)
}

pub fn rstrip(m: &mut Machine, args: Args) -> Outcome {
    stripped(m, "str.rstrip", args, split::rstrip)
}
