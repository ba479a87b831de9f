//! The `timeout` argument, as the engine takes it and as Django's backends see it.
//! Invariant: what is no number keeps the name of its type, for the error comes only where Django adds it to the time.

use super::super::handle::with_handle;
use crate::cache::Timeout;
use crate::python::code::BinaryOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

/// The `timeout` argument as the engine takes it.
#[cfg_attr(fast, optimize(speed))]
pub(super) fn timeout(m: &mut Machine, value: &Value) -> Outcome<Timeout> {
    Ok(match value.plain() {
        Value::Unset => Timeout::Default,
        Value::None => Timeout::Never,
        Value::Int(i) => Timeout::After(*i as f64),
        Value::Bool(b) => Timeout::After(f64::from(u8::from(*b))),
        Value::Float(x) => Timeout::After(*x),
        Value::Big(_) => {
            let number = m.call(&Value::Class(m.types.float.clone()), Args::one(value.clone()))?;
            match number {
                Value::Float(x) => Timeout::After(x),
                _ => Timeout::Never,
            }
        }
        _ if is_default_timeout(m, value)? => Timeout::Default,
        _ => {
            let name = m.type_name(value);
            Timeout::of_type(&name)
        }
    })
}

pub(super) fn is_default_timeout(m: &mut Machine, value: &Value) -> Outcome<bool> {
    let base = m.import_module("django.core.cache.backends.base")?;
    Ok(m.attribute(&base, "DEFAULT_TIMEOUT")?.is(value))
}

pub fn get_backend_timeout(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("BaseCache.get_backend_timeout", &["self", "timeout"], 1, args)?;
    let given = match &values[1] {
        Value::Unset => with_handle(m, &values[0], |_, handle, _| handle.timeout.borrow().clone())?,
        Value::Int(0) => Value::Int(-1),
        other => other.clone(),
    };
    if given.is_none() {
        return Ok(Value::None);
    }
    let now = Value::Float(m.now());
    m.binary(BinaryOp::Add, &now, &given)
}
