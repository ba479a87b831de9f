//! What bytes start and end with.
//! Invariant: an affix may be one of several, given as a tuple.

use super::{bytes, made, needle};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::{bytes_of, short_name};
use crate::python::text::bytes as pure;
use crate::python::value::Value;

/// `startswith` and `endswith`.
pub fn tested(m: &mut Machine, name: &str, args: Args) -> Outcome {
    let search = m.search_args(name, args)?;
    let bytes = bytes(m, name, &search.this)?;
    let short = short_name(name);
    // With an empty needle, the search says whether there is a window at all.
    let is_window = pure::find(&bytes, b"", search.start, search.end).is_some();
    let window = pure::slice(&bytes, search.start, search.end, 1);
    let test = |affix: &[u8]| {
        is_window && if short == "startswith" { window.starts_with(affix) } else { window.ends_with(affix) }
    };
    if let Some(affix) = bytes_of(&search.needle) {
        return Ok(Value::Bool(test(&affix)));
    }
    let Value::Tuple(affixes) = search.needle.plain() else {
        let given = m.type_name(&search.needle);
        return Err(m.type_error(format!("{short} first arg must be bytes or a tuple of bytes, not {given}")));
    };
    for affix in affixes.iter() {
        if test(&needle(m, affix)?) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

/// `removeprefix` and `removesuffix`.
pub fn removed(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, affix] = args.exactly(m, name)?;
    let bytes = bytes(m, name, &this)?;
    let affix = needle(m, &affix)?;
    let rest =
        if short_name(name) == "removeprefix" { bytes.strip_prefix(&*affix) } else { bytes.strip_suffix(&*affix) };
    let rest = rest.unwrap_or(&bytes).to_vec();
    made(m, &this, rest)
}
