//! `find`, `index`, `count` and `replace`.
//! Invariant: places are counted in characters.

use std::rc::Rc;

use super::{needle, text};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome, in_pieces};
use crate::python::operate::short_name;
use crate::python::text::search::{self, Matches};
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

/// Looks from the beginning, in a long text piece by piece.
fn forward(m: &mut Machine, name: &str, args: Args, answer: fn(&Machine, Option<usize>) -> Outcome) -> Outcome {
    let search = m.search_args(name, args)?;
    let text = text(m, name, &search.this)?;
    let needle = needle(m, &search.needle)?;
    m.spend(text.len() as u64 / 16)?;
    if text.len() <= search::PIECE || needle.is_empty() || search.start.is_some() || search.end.is_some() {
        return answer(m, search::find(&text, needle, search.start, search.end));
    }
    let (needle, mut matches) = (needle.clone(), Matches::default());
    in_pieces(m, move |m| match matches.next_piece(&text, &needle, 1) {
        None => answer(m, None).map(Some),
        Some(places) => places.first().map(|&place| answer(m, Some(search::char_len(&text[..place])))).transpose(),
    })
}

pub fn find(m: &mut Machine, args: Args) -> Outcome {
    forward(m, "str.find", args, |_, place| Ok(found_or_minus_one(place)))
}

pub fn rfind(m: &mut Machine, args: Args) -> Outcome {
    place(m, "str.rfind", args, search::rfind).map(found_or_minus_one)
}

pub fn index(m: &mut Machine, args: Args) -> Outcome {
    forward(m, "str.index", args, found_or_error)
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
    if text.len() > search::PIECE && !needle.is_empty() && search.start.is_none() && search.end.is_none() {
        let (needle, mut matches, mut found) = (needle.clone(), Matches::default(), 0);
        return in_pieces(m, move |_| {
            Ok(match matches.next_piece(&text, &needle, usize::MAX) {
                Some(places) => {
                    found += places.len();
                    None
                }
                None => Some(Value::from(found)),
            })
        });
    }
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
    if text.len() > search::PIECE && !old_text.is_empty() {
        let (old, new) = (old_text.clone(), new_text.clone());
        return long_replace(m, text, old, new, usize::try_from(count).unwrap_or(usize::MAX));
    }
    if text.len() > 1024 {
        let grown = new_text.len().saturating_sub(old_text.len());
        let most = if grown == 0 { 0 } else { search::count(&text, old_text, None, None) };
        m.reserve_long_text(text.len().saturating_add(most.saturating_mul(grown)))?;
    }
    search::replace(&text, old_text, new_text, count).map(Value::from).map_err(|error| m.text_error(error))
}

/// Bytes that are put into a new text at once: a millisecond.
const WRITTEN: usize = 1 << 20;

/// Replaces up to `count` matches in a long text: counts them first, to know how long the result is.
fn long_replace(m: &mut Machine, text: Rc<str>, old: Rc<str>, new: Rc<str>, count: usize) -> Outcome {
    let (mut counting, mut matches) = (Matches::default(), Matches::default());
    let (mut found, mut left, mut copied) = (0, None, 0);
    let mut out = String::new();
    in_pieces(m, move |m| {
        let Some(left) = &mut left else {
            match counting.next_piece(&text, &old, count - found) {
                Some(more) if found < count => found += more.len(),
                _ => {
                    let length = (text.len() - found * old.len()).saturating_add(found.saturating_mul(new.len()));
                    m.reserve_long_text(length)?;
                    out.reserve_exact(length);
                    left = Some(found);
                }
            }
            return Ok(None);
        };
        let most = (WRITTEN / new.len().max(1)).clamp(1, (*left).max(1));
        let places = if *left == 0 { None } else { matches.next_piece(&text, &old, most) };
        let Some(places) = places else {
            out.push_str(&text[copied..]);
            return Ok(Some(Value::from(std::mem::take(&mut out))));
        };
        *left -= places.len();
        for place in places {
            out.push_str(&text[copied..place]);
            out.push_str(&new);
            copied = place + old.len();
        }
        Ok(None)
    })
}
