//! Keys: made, validated and warned of.
//! Invariant: a key that comes from here has been validated, and its warnings shown.

use super::super::handle::{Handle, with_handle};
use super::KEY_VERSION;
use crate::cache::Key;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::{Name, Value};

/// Makes and validates a key, by methods of the program's where its class has them.
#[cfg_attr(fast, optimize(speed))]
pub(super) fn key(m: &mut Machine, handle: &Handle, raw: &Value, version: &Value) -> Outcome<Key> {
    if let Value::Str(text) = raw
        && matches!(version, Value::Unset | Value::None)
        && handle.has_usual_keys()
    {
        let key = handle.cache.borrow().key(text.clone(), None);
        // Every character is looked at.
        m.spend(key.made.len() as u64 / 4)?;
        validate(m, &key.made)?;
        return Ok(key);
    }
    let [make_own, validate_own] = handle.own_key_methods.borrow().clone();
    let key = if make_own.is_unset() {
        make(m, handle, raw, version)?
    } else {
        let version = version.clone().set_or(Value::None);
        let made =
            m.call(&make_own, Args::with_keywords(vec![raw.clone()], vec![(Name::from("version"), version.clone())]))?;
        let (text, version, made) = (m.str(raw)?, m.str(&version)?, m.str(&made)?);
        Key::made_by(text, version, made)
    };
    // Every character is looked at.
    m.spend(key.made.len() as u64 / 4)?;
    if validate_own.is_unset() {
        validate(m, &key.made)?;
    } else {
        m.call(&validate_own, Args::one(Value::Str(key.made.clone())))?;
    }
    Ok(key)
}

fn make(m: &mut Machine, handle: &Handle, raw: &Value, version: &Value) -> Outcome<Key> {
    let text = m.str(raw)?;
    let version_value =
        if version.is_none() || version.is_unset() { handle.version.borrow().clone() } else { version.clone() };
    let version = if version.is_none() || version.is_unset() {
        handle.cache.borrow().config.version.clone()
    } else {
        m.str(&version_value)?
    };
    let function = handle.key_function.borrow().clone();
    if function.is_none() {
        return Ok(handle.cache.borrow().key(text, Some(version)));
    }
    let prefix = Value::Str(handle.cache.borrow().config.key_prefix.clone());
    let made = m.call(&function, Args::positional([raw.clone(), prefix, version_value]))?;
    match made.as_str() {
        Some(made) => Ok(Key::made_by(text, version, made.clone())),
        None => {
            // What validation would stumble over.
            m.length(&made)?;
            let name = m.type_name(&made);
            Err(m.type_error(format!("'{name}' object is not a string")))
        }
    }
}

pub(super) fn validate(m: &mut Machine, made: &str) -> Outcome<()> {
    for warning in crate::cache::key_warnings(made) {
        let base = m.import_module("django.core.cache.backends.base")?;
        let Value::Class(category) = m.attribute(&base, "CacheKeyWarning")? else { continue };
        m.warn_of(&category, &warning, "django.core.cache.backends.base")?;
    }
    Ok(())
}

pub fn make_key(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("BaseCache.make_key", KEY_VERSION, 2, args)?;
    with_handle(m, &values[0], |m, handle, _| made(m, handle, &values))?
}

/// What the key function returns, whatever that is.
fn made(m: &mut Machine, handle: &Handle, values: &[Value]) -> Outcome {
    let function = handle.key_function.borrow().clone();
    if function.is_none() {
        return make(m, handle, &values[1], &values[2]).map(|key| Value::Str(key.made));
    }
    let version = match &values[2] {
        Value::Unset | Value::None => handle.version.borrow().clone(),
        given => given.clone(),
    };
    let prefix = Value::Str(handle.cache.borrow().config.key_prefix.clone());
    m.call(&function, Args::positional([values[1].clone(), prefix, version]))
}

pub fn validate_key(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("BaseCache.validate_key", &["self", "key"], 2, args)?;
    match values[1].as_str() {
        Some(text) => validate(m, &text.clone())?,
        None => {
            m.length(&values[1])?;
        }
    }
    Ok(Value::None)
}

pub fn key_warnings(m: &mut Machine, args: Args) -> Outcome {
    let [made] = args.exactly(m, "memcache_key_warnings")?;
    let made = m.str(&made)?;
    Ok(Value::list(crate::cache::key_warnings(&made).into_iter().map(Value::from).collect()))
}

pub fn make_and_validate_key(m: &mut Machine, args: Args) -> Outcome {
    let values = m.bind_python("BaseCache.make_and_validate_key", KEY_VERSION, 2, args)?;
    with_handle(m, &values[0], |m, handle, _| key(m, handle, &values[1], &values[2]).map(|key| Value::Str(key.made)))?
}
