//! `get` and `set` as programs mostly call them, with their arguments where they lie on the stack.
//! Invariant: what is done here is what [`super::calls`] would do; where somebody watches, nothing is.

use super::handle::Handle;
use crate::cache::{CacheError, Timeout};
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::pickle::Pickle;
use crate::python::value::{Name, Value};

/// `get(key)` and `get(key, default)`.
#[cfg_attr(fast, optimize(speed))]
pub fn get(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    if m.is_watched {
        return None;
    }
    let ([this, Value::Str(raw)] | [this, Value::Str(raw), _]) = m.positional(first, names)? else { return None };
    let handle = this.native::<Handle>().filter(|handle| handle.has_usual_keys())?;
    let (length, found) = handle.cache.borrow().get_quietly(raw)?;
    // Every character of the key is looked at.
    m.operations += length as u64 / 4;
    Some(match found {
        Some(pickle) => m.loads(&pickle),
        None => Ok(m.stack.get(first + 2).cloned().unwrap_or(Value::None)),
    })
}

/// `set(key, value)` and `set(key, value, timeout)`, the timeout by name or not, of a value that cannot change.
#[cfg_attr(fast, optimize(speed))]
pub fn set(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    if m.is_watched {
        return None;
    }
    let (this, raw, value, timeout) = match (m.stack.get(first..)?, names) {
        ([this, Value::Str(raw), value], []) => (this, raw, value, Timeout::Default),
        ([this, Value::Str(raw), value, timeout], []) => (this, raw, value, number(timeout)?),
        ([this, Value::Str(raw), value, timeout], [name]) if **name == *"timeout" => {
            (this, raw, value, number(timeout)?)
        }
        _ => return None,
    };
    let handle = this.native::<Handle>().filter(|handle| handle.has_usual_keys())?;
    let pickle = Pickle::of_atom(value)?;
    let (length, done) = handle.cache.borrow().set_quietly(raw, pickle, &timeout)?;
    m.operations += length as u64 / 4;
    Some(match done {
        Ok(()) => Ok(Value::None),
        Err(CacheError::CulledUnrecorded { made }) => Err(m.key_error(&Value::Str(made))),
        Err(error) => Err(super::handle::cache_error(m, &error)),
    })
}

fn number(timeout: &Value) -> Option<Timeout> {
    match timeout {
        Value::None => Some(Timeout::Never),
        Value::Int(seconds) => Some(Timeout::After(*seconds as f64)),
        Value::Float(seconds) => Some(Timeout::After(*seconds)),
        _ => None,
    }
}
