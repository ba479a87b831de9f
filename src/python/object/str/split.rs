//! Splitting and partitioning.
//! Invariant: the parts are strings of their own, in the order of the text.

use std::rc::Rc;

use super::{needle, text};
use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Args, Outcome, in_pieces};
use crate::python::text::search::{Matches, PIECE};
use crate::python::text::{TextError, split as pure};
use crate::python::value::Value;

type ByWhitespace = for<'a> fn(&'a str, i64) -> Vec<&'a str>;
type BySeparator = for<'a> fn(&'a str, &str, i64) -> Result<Vec<&'a str>, TextError>;
type InThree = for<'a> fn(&'a str, &str) -> Result<(&'a str, &'a str, &'a str), TextError>;

fn parts(m: &mut Machine, name: &str, args: Args, by_whitespace: ByWhitespace, by_separator: BySeparator) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, separator, limit] = args.bind(m, name, &["", "sep", "maxsplit"], 3, 1)?;
    let text = text(m, name, &this)?;
    let limit = m.limit_argument(&limit)?;
    if let Some(separator) = separator.as_str().filter(|separator| !separator.is_empty())
        && text.len() > PIECE
        && name == "str.split"
    {
        return long_split(m, text, separator.clone(), usize::try_from(limit).unwrap_or(usize::MAX));
    }
    if matches!(separator, Value::Unset | Value::None) && limit < 0 && text.len() > PIECE && name == "str.split" {
        return long_split_at_space(m, text);
    }
    let parts = match (separator.as_str(), &separator) {
        (None, Value::Unset | Value::None) => by_whitespace(&text, limit),
        (Some(separator), _) => by_separator(&text, separator, limit).map_err(|error| m.text_error(error))?,
        (None, _) => {
            let given = m.type_name(&separator);
            return Err(m.type_error(format!("must be str or None, not {given}")));
        }
    };
    m.list_of(parts, Value::str)
}

/// Splits a long text at up to `limit` separators: counts them first, so that memory is asked for before it is taken.
fn long_split(m: &mut Machine, text: Rc<str>, separator: Rc<str>, limit: usize) -> Outcome {
    let (mut counting, mut matches) = (Matches::default(), Matches::default());
    let (mut found, mut left, mut start) = (0, None, 0);
    let mut parts = Vec::new();
    in_pieces(m, move |m| {
        let Some(left) = &mut left else {
            match counting.next_piece(&text, &separator, limit - found) {
                Some(more) if found < limit => found += more.len(),
                _ => {
                    m.reserve_parts(found + 1)?;
                    parts.reserve_exact(found + 1);
                    left = Some(found);
                }
            }
            return Ok(None);
        };
        let places = if *left == 0 { None } else { matches.next_piece(&text, &separator, *left) };
        let Some(places) = places else {
            parts.push(Value::str(&text[start..]));
            return Ok(Some(Value::list(std::mem::take(&mut parts))));
        };
        *left -= places.len();
        for place in places {
            parts.push(Value::str(&text[start..place]));
            start = place + separator.len();
        }
        Ok(None)
    })
}

/// Splits a long text at white space.
fn long_split_at_space(m: &mut Machine, text: Rc<str>) -> Outcome {
    let (mut parts, mut done) = (Vec::new(), 0);
    in_pieces(m, move |m| {
        m.reserve_parts(AT_ONCE)?;
        for _ in 0..AT_ONCE {
            let Some(part) = pure::next_word(&text, done) else {
                return Ok(Some(Value::list(std::mem::take(&mut parts))));
            };
            done = part.end;
            parts.push(Value::str(&text[part]));
        }
        Ok(None)
    })
}

pub fn split(m: &mut Machine, args: Args) -> Outcome {
    parts(m, "str.split", args, pure::split_whitespace, pure::split)
}

pub fn rsplit(m: &mut Machine, args: Args) -> Outcome {
    parts(m, "str.rsplit", args, pure::rsplit_whitespace, pure::rsplit)
}

pub fn splitlines(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.splitlines", &args)?;
    let [this, keep] = args.bind(m, "str.splitlines", &["", "keepends"], 2, 1)?;
    let text = text(m, "str.splitlines", &this)?;
    let keeps_ends = !keep.is_unset() && m.index(&keep)? != 0;
    m.list_of(pure::split_lines(&text, keeps_ends), Value::str)
}

fn three(m: &mut Machine, name: &str, args: Args, cut: InThree) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, separator] = args.exactly(m, name)?;
    let text = text(m, name, &this)?;
    let separator = needle(m, &separator)?;
    let (before, middle, after) = cut(&text, separator).map_err(|error| m.text_error(error))?;
    Ok(Value::tuple(vec![Value::str(before), Value::str(middle), Value::str(after)]))
}

pub fn partition(m: &mut Machine, args: Args) -> Outcome {
    three(m, "str.partition", args, pure::partition)
}

pub fn rpartition(m: &mut Machine, args: Args) -> Outcome {
    three(m, "str.rpartition", args, pure::rpartition)
}
