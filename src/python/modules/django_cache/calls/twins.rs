//! The asynchronous twins of the methods, whose coroutines are Python and whose bodies are here.
//! Invariant: where `BaseCache` has a body of its own for a twin, so has this file.

use super::super::handle::{Handle, cache_error};
use super::super::watch::Draft;
use super::bound::{Body, Bound, run};
use super::get_or_set::begin_get_or_set;
use super::keys::{key, validate};
use super::timeouts::is_default_timeout;
use super::{
    do_add, do_clear, do_decr_version, do_delete, do_delete_many, do_get, do_get_many, do_incr_version, do_set,
    do_set_many, do_touch,
};
use crate::cache::{Report, Timeout};
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::pickle::Pickle;
use crate::python::value::{Name, Value};

/// `aincr`: a `get` and a `set`, so the timeout becomes the default one.
fn do_aincr(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[3])?;
    let looked = handle.cache.borrow().get_or_raise(&key, report);
    let old = looked.map_err(|error| cache_error(m, &error))?;
    let old = m.loads(&old)?;
    let new = m.binary(BinaryOp::Add, &old, &values[2].clone().set_or(Value::Int(1)))?;
    validate(m, &key.made)?;
    let pickle = m.dumps(&new)?;
    let done = handle.cache.borrow().set(&key, pickle, &Timeout::Default, report);
    done.map_err(|error| cache_error(m, &error))?;
    Ok(new)
}

fn do_adecr(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let delta = m.unary(UnaryOp::Negative, &values[2].clone().set_or(Value::Int(1)))?;
    do_aincr(m, handle, &[values[0].clone(), values[1].clone(), delta, values[3].clone()], report)
}

/// The bodies of the `a…` coroutines: `_call(self, name, *arguments)`, all arguments given.
pub fn call_by_name(m: &mut Machine, args: Args) -> Outcome {
    let (mut values, _) = args.split();
    let name = values.get(1).and_then(Value::as_str).cloned().unwrap_or_else(|| Name::from(""));
    if values.len() > 1 {
        values.remove(1);
    }
    for value in &mut values {
        if is_default_timeout(m, value)? {
            *value = Value::Unset;
        }
    }
    let Some((method, names, body)) = ASYNC.iter().find(|(known, ..)| **known == *name) else {
        return Err(m.error("AttributeError", format!("no method '{name}'")));
    };
    let draft = if m.is_watched {
        let shown = values.iter().position(Value::is_unset).unwrap_or(values.len()).min(*names);
        let mut texts = Vec::new();
        for value in &values[1.min(values.len())..shown.max(1).min(values.len())] {
            texts.push(m.display(value));
        }
        Draft { method, key: values.get(1).cloned().unwrap_or_default(), arguments: texts.join(", ") }
    } else {
        Draft { method, ..Draft::default() }
    };
    let this = values.first().cloned().unwrap_or_default();
    let bound = Bound { this, values: values.into(), draft };
    match body {
        Some(body) => run(m, bound, *body),
        None => begin_get_or_set(m, bound),
    }
}

/// Name, how many leading values are worth showing (`self` included), what it does.
static ASYNC: &[(&str, usize, Option<Body>)] = &[
    ("aget", 2, Some(do_get)),
    ("aset", 4, Some(do_set)),
    ("aadd", 4, Some(do_add)),
    ("atouch", 3, Some(do_touch)),
    ("adelete", 2, Some(do_delete)),
    ("aget_many", 2, Some(do_get_many)),
    ("aset_many", 3, Some(do_set_many)),
    ("adelete_many", 2, Some(do_delete_many)),
    ("ahas_key", 2, Some(do_ahas_key)),
    ("aincr", 3, Some(do_aincr)),
    ("adecr", 3, Some(do_adecr)),
    ("aincr_version", 3, Some(do_incr_version)),
    ("adecr_version", 3, Some(do_decr_version)),
    ("aclear", 1, Some(do_clear)),
    ("aclose", 1, Some(do_close)),
    ("aget_or_set", 3, None),
];

/// `ahas_key` is built on `aget` and moves the key to the front.
fn do_ahas_key(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[2])?;
    Ok(Value::Bool(handle.cache.borrow().ahas_key(&key, report)))
}

fn do_close(_: &mut Machine, _: &Handle, _: &[Value], _: &mut Report<Pickle>) -> Outcome {
    Ok(Value::None)
}
