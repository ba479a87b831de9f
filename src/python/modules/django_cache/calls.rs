//! The methods of a cache.
//! Invariant: every key is made and validated, with its warnings shown, before the engine sees it.

mod bound;
mod get_or_set;
mod keys;
mod pieces;
mod timeouts;
mod twins;

use super::handle::{Handle, cache_error};
use crate::cache::{Report, Timeout};
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::pickle::Pickle;
use crate::python::value::Value;

use bound::{bind, call, run};
use keys::{key, validate};
use pieces::{do_delete_many, do_get_many, do_set_many};
use timeouts::timeout;

pub use bound::overridden;
pub use get_or_set::get_or_set;
pub use keys::{key_warnings, make_and_validate_key, make_key, validate_key};
pub use pieces::{delete_many, get, get_many, set, set_many};
pub use timeouts::get_backend_timeout;
pub use twins::call_by_name;

const KEY_VERSION: &[&str] = &["self", "key", "version"];
const KEY_DEFAULT: &[&str] = &["self", "key", "default", "version"];
const SET: &[&str] = &["self", "key", "value", "timeout", "version"];

/// The pickle of a value; DummyCache pickles nothing.
fn pickle(m: &mut Machine, handle: &Handle, value: &Value) -> Outcome<Pickle> {
    if handle.is_dummy() { Ok(Pickle::Atom(Value::None)) } else { m.dumps(value) }
}

fn do_get(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[3])?;
    let found = handle.cache.borrow().get(&key, report);
    match found {
        Some(pickle) => m.loads(&pickle),
        None => Ok(values[2].clone().set_or(Value::None)),
    }
}

fn do_set(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[4])?;
    let pickle = pickle(m, handle, &values[2])?;
    let timeout = timeout(m, &values[3])?;
    let done = handle.cache.borrow().set(&key, pickle, &timeout, report);
    done.map(|()| Value::None).map_err(|error| cache_error(m, &error))
}

pub fn add(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "add", SET, 3, do_add)
}

fn do_add(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[4])?;
    let pickle = pickle(m, handle, &values[2])?;
    let timeout = timeout(m, &values[3])?;
    let done = handle.cache.borrow().add(&key, pickle, &timeout, report);
    done.map(Value::Bool).map_err(|error| cache_error(m, &error))
}

pub fn touch(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "touch", &["self", "key", "timeout", "version"], 2, do_touch)
}

fn do_touch(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[3])?;
    let timeout = timeout(m, &values[2])?;
    let done = handle.cache.borrow().touch(&key, &timeout, report);
    done.map(Value::Bool).map_err(|error| cache_error(m, &error))
}

pub fn delete(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "delete", KEY_VERSION, 2, do_delete)
}

fn do_delete(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[2])?;
    Ok(Value::Bool(handle.cache.borrow().delete(&key, report)))
}

pub fn has_key(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "has_key", KEY_VERSION, 2, do_has_key)
}

fn do_has_key(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[2])?;
    Ok(Value::Bool(handle.cache.borrow().has_key(&key, report)))
}

/// `BaseCache.has_key`, which subclasses of the program inherit.
pub fn base_has_key(m: &mut Machine, args: Args) -> Outcome {
    has_key(m, args)
}

/// `key in cache`: always the default version.
pub fn contains(m: &mut Machine, args: Args) -> Outcome {
    let bound = bind(m, args, "has_key", &["self", "key"], 2)?;
    run(m, bound, |m, handle, values, report| {
        do_has_key(m, handle, &[values[0].clone(), values[1].clone(), Value::None], report)
    })
}

pub fn clear(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "clear", &["self"], 1, do_clear)
}

fn do_clear(_: &mut Machine, handle: &Handle, _: &[Value], report: &mut Report<Pickle>) -> Outcome {
    handle.cache.borrow().clear(report);
    Ok(Value::None)
}

pub fn close(m: &mut Machine, mut args: Args) -> Outcome {
    // `close(**kwargs)` looks at none of them.
    let count = args.positional_count();
    args.values.truncate(count);
    args.keywords = None;
    let bound = bind(m, args, "close", &["self"], 1)?;
    run(m, bound, |_, handle, _, _| {
        handle.cache.borrow().close();
        Ok(Value::None)
    })
}

pub fn incr(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "incr", &["self", "key", "delta", "version"], 2, do_incr)
}

pub fn base_incr(m: &mut Machine, args: Args) -> Outcome {
    incr(m, args)
}

fn do_incr(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[3])?;
    let looked = handle.cache.borrow().incr_lookup(&key, report);
    let old = looked.map_err(|error| cache_error(m, &error))?;
    let old = m.loads(&old)?;
    let new = m.binary(BinaryOp::Add, &old, &values[2].clone().set_or(Value::Int(1)))?;
    let pickle = m.dumps(&new)?;
    handle.cache.borrow().incr_store(&key, pickle, report);
    Ok(new)
}

pub fn decr(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "decr", &["self", "key", "delta", "version"], 2, do_decr)
}

fn do_decr(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let delta = m.unary(UnaryOp::Negative, &values[2].clone().set_or(Value::Int(1)))?;
    do_incr(m, handle, &[values[0].clone(), values[1].clone(), delta, values[3].clone()], report)
}

pub fn incr_version(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "incr_version", &["self", "key", "delta", "version"], 2, do_incr_version)
}

fn do_incr_version(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let version = match &values[3] {
        Value::Unset | Value::None => handle.version.borrow().clone(),
        given => given.clone(),
    };
    let from = key(m, handle, &values[1], &version)?;
    let looked = handle.cache.borrow().get_or_raise(&from, report);
    let pickle = looked.map_err(|error| cache_error(m, &error))?;
    let target = m.binary(BinaryOp::Add, &version, &values[2].clone().set_or(Value::Int(1)))?;
    let to = key(m, handle, &values[1], &target)?;
    let done = handle.cache.borrow().set(&to, pickle, &Timeout::Default, report);
    done.map_err(|error| cache_error(m, &error))?;
    validate(m, &from.made)?;
    handle.cache.borrow().delete_moved(&from, report);
    Ok(target)
}

pub fn decr_version(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "decr_version", &["self", "key", "delta", "version"], 2, do_decr_version)
}

fn do_decr_version(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let delta = m.unary(UnaryOp::Negative, &values[2].clone().set_or(Value::Int(1)))?;
    do_incr_version(m, handle, &[values[0].clone(), values[1].clone(), delta, values[3].clone()], report)
}

/// What a method says that `BaseCache` leaves to its subclasses; `method` with its article.
pub fn not_implemented(m: &mut Machine, method: &str) -> Outcome {
    Err(m.error("NotImplementedError", format!("subclasses of BaseCache must provide {method}() method")))
}
