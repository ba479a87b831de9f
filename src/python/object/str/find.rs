//! `find`, `index`, `count` and `replace`.
//! Invariant: places are counted in characters.

use super::{needle, text};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::short_name;
use crate::python::text::search;
use crate::python::value::Value;

type Find = fn(&str, &str, Option<i64>, Option<i64>) -> Option<usize>;

/// Where the needle is, by one of the two directions.
fn place(m: &mut Machine, name: &str, args: Args, find: Find) -> Outcome<Option<usize>> {
    let search = m.search_args(name, args)?;
    let text = text(m, name, &search.this)?;
    let needle = needle(m, &search.needle)?;
    m.spend(text.len() as u64 / 16)?;
    Ok(find(&text, needle, search.start, search.end))
}

fn found_or_minus_one(place: Option<usize>) -> Value {
    place.map_or(Value::Int(-1), Value::from)
}

fn found_or_error(m: &Machine, place: Option<usize>) -> Outcome {
    place.map(Value::from).ok_or_else(|| m.value_error("substring not found"))
}

pub fn find(m: &mut Machine, args: Args) -> Outcome {
    place(m, "str.find", args, search::find).map(found_or_minus_one)
}

pub fn rfind(m: &mut Machine, args: Args) -> Outcome {
    place(m, "str.rfind", args, search::rfind).map(found_or_minus_one)
}

pub fn index(m: &mut Machine, args: Args) -> Outcome {
    let place = place(m, "str.index", args, search::find)?;
    found_or_error(m, place)
}

pub fn rindex(m: &mut Machine, args: Args) -> Outcome {
    let place = place(m, "str.rindex", args, search::rfind)?;
    found_or_error(m, place)
}

pub fn count(m: &mut Machine, args: Args) -> Outcome {
    let search = m.search_args("str.count", args)?;
    let text = text(m, "str.count", &search.this)?;
    let needle = needle(m, &search.needle)?;
    m.spend(text.len() as u64 / 8)?;
    Ok(Value::from(search::count(&text, needle, search.start, search.end)))
}

pub fn replace(m: &mut Machine, args: Args) -> Outcome {
    let name = "str.replace";
    m.require_receiver(name, &args)?;
    let [this, old, new, count] = args.between(m, name, 3)?;
    let text = text(m, name, &this)?;
    let (Some(old_text), Some(new_text)) = (old.as_str(), new.as_str()) else {
        let (place, wrong) = if old.as_str().is_none() { (1, &old) } else { (2, &new) };
        let (short, given) = (short_name(name), m.given_name(wrong));
        return Err(m.type_error(format!("{short}() argument {place} must be str, not {given}")));
    };
    let count = m.limit_argument(&count)?;
    m.spend(text.len() as u64 / 4)?;
    if text.len() > 1024 {
        let grown = new_text.len().saturating_sub(old_text.len());
        let most = if grown == 0 { 0 } else { search::count(&text, old_text, None, None) };
        m.reserve_long_text(text.len().saturating_add(most.saturating_mul(grown)))?;
    }
    search::replace(&text, old_text, new_text, count).map(Value::from).map_err(|error| m.text_error(error))
}
