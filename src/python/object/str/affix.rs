//! What a text starts and ends with.
//! Invariant: an affix may be one of several, given as a tuple.

use std::rc::Rc;

use super::text;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::short_name;
use crate::python::text::{search, split};
use crate::python::value::Value;

type Test = fn(&str, &str, Option<i64>, Option<i64>) -> bool;

fn tested(m: &mut Machine, name: &str, args: Args, test: Test) -> Outcome {
    let search = m.search_args(name, args)?;
    let text = text(m, name, &search.this)?;
    let short = short_name(name);
    if let Some(affix) = search.needle.as_str() {
        return Ok(Value::Bool(test(&text, affix, search.start, search.end)));
    }
    let Value::Tuple(affixes) = search.needle.plain() else {
        let given = m.type_name(&search.needle);
        return Err(m.type_error(format!("{short} first arg must be str or a tuple of str, not {given}")));
    };
    for affix in affixes.iter() {
        let Some(affix) = affix.as_str() else {
            let given = m.type_name(affix);
            return Err(m.type_error(format!("tuple for {short} must only contain str, not {given}")));
        };
        if test(&text, affix, search.start, search.end) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

pub fn startswith(m: &mut Machine, args: Args) -> Outcome {
    tested(m, "str.startswith", args, search::starts_with)
}

pub fn endswith(m: &mut Machine, args: Args) -> Outcome {
    tested(m, "str.endswith", args, search::ends_with)
}

fn removed(m: &mut Machine, name: &str, args: Args, remove: for<'a> fn(&'a str, &str) -> &'a str) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, affix] = args.exactly(m, name)?;
    let text = text(m, name, &this)?;
    let Some(affix) = affix.as_str() else {
        let (short, given) = (short_name(name), m.given_name(&affix));
        return Err(m.type_error(format!("{short}() argument must be str, not {given}")));
    };
    let rest = remove(&text, affix);
    Ok(if rest.len() == text.len() { Value::Str(text.clone()) } else { Value::Str(Rc::from(rest)) })
}

pub fn removeprefix(m: &mut Machine, args: Args) -> Outcome {
    removed(m, "str.removeprefix", args, split::remove_prefix)
}

pub fn removesuffix(m: &mut Machine, args: Args) -> Outcome {
    removed(m, "str.removesuffix", args, split::remove_suffix)
}
