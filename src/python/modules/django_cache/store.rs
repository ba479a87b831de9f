//! `_cache` and `_expire_info` of a LocMemCache: the store as the two dictionaries that Django keeps.
//! Invariant: they are views, the same two for each location; what is written to them goes into the store.

use std::rc::Rc;

use super::handle::{Handle, with_handle};
use crate::cache::{Expiry, Key, Report, Timeout};
use crate::python::machine::Machine;
use crate::python::modules::native_class::add_functions;
use crate::python::native::{Args, Native, Outcome};
use crate::python::pickle::Pickle;
use crate::python::value::{Globals, Value};

static FUNCTIONS: &[Native] = &[
    Native::function("_keys", keys),
    Native::function("_front", front),
    Native::function("_value", value),
    Native::function("_expiries", expiries),
    Native::function("_write", write),
    Native::function("_expire", expire),
    Native::function("_drop", drop_entry),
];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    Ok(())
}

/// `_cache`, `_expire_info` or `_lock` of a cache, by its place in what `of` of our Python gives.
pub fn view(m: &mut Machine, args: Args, name: &str, place: i64) -> Outcome {
    let [this] = args.exactly(m, "attribute")?;
    if with_handle(m, &this, |_, handle, _| handle.is_dummy())? {
        return Err(m.no_attribute(&this, name));
    }
    let (this, location) = with_handle(m, &this, |_, handle, this| (this.clone(), handle.location()))?;
    let module = m.import_module("_locmem_views")?;
    let of = m.attribute(&module, "of")?;
    let views = m.call(&of, Args::positional([this, Value::Str(location)]))?;
    m.subscript(&views, &Value::Int(place))
}

fn key_of(m: &mut Machine, value: &Value) -> Outcome<Key> {
    let made = m.str(value)?;
    Ok(Key::made_by(made.clone(), "", made))
}

fn on_key(
    m: &mut Machine,
    this: &Value,
    key: &Value,
    body: impl FnOnce(&mut Machine, &Handle, &Key) -> Outcome,
) -> Outcome {
    let key = key_of(m, key)?;
    with_handle(m, this, |m, handle, _| body(m, handle, &key))?
}

/// The made keys, the most recently used first.
fn keys(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "_keys")?;
    with_handle(m, &this, |_, handle, _| {
        let cache = handle.cache.borrow();
        let keys = cache.store().entries().map(|view| Value::Str(view.entry.key.made.clone())).collect();
        Value::list(keys)
    })
}

/// (number of entries, first key): changes when an iteration would notice.
fn front(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "_front")?;
    with_handle(m, &this, |_, handle, _| {
        let cache = handle.cache.borrow();
        let store = cache.store();
        let first = store.entries().next().map_or(Value::None, |view| Value::Str(view.entry.key.made.clone()));
        Value::tuple(vec![Value::from(store.len()), first])
    })
}

fn value(m: &mut Machine, args: Args) -> Outcome {
    let [this, key] = args.exactly(m, "_value")?;
    on_key(m, &this, &key, |m, handle, key| {
        let blob = handle.cache.borrow().store().entry(&key.made).map(|view| view.entry.blob.clone());
        match blob {
            Some(Pickle::Bytes(bytes)) => Ok(Value::Bytes(bytes)),
            Some(Pickle::Atom(value)) => m.dumps_bytes(&value).map(Value::Bytes),
            None => Ok(Value::None),
        }
    })
}

/// (key, expiry) of each entry that has one, in the order in which they came.
fn expiries(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "_expiries")?;
    with_handle(m, &this, |_, handle, _| {
        let cache = handle.cache.borrow();
        let store = cache.store();
        let recorded = store.entries().filter(|view| view.entry.expiry != Expiry::Unrecorded);
        let mut rows: Vec<_> =
            recorded.map(|view| (view.entry.key.made.clone(), view.entry.expiry.at(), view.entry.set_at)).collect();
        // Least recently used first, so that of those set at one time the earlier comes first.
        rows.reverse();
        rows.sort_by(|a, b| a.2.total_cmp(&b.2));
        let pair = |made, at: Option<f64>| Value::tuple(vec![Value::Str(made), at.map_or(Value::None, Value::Float)]);
        Value::list(rows.into_iter().map(|(made, at, _)| pair(made, at)).collect())
    })
}

/// A value without an expiry, unless the entry has one.
fn write(m: &mut Machine, args: Args) -> Outcome {
    let [this, key, value] = args.exactly(m, "_write")?;
    on_key(m, &this, &key, |m, handle, key| {
        let Value::Bytes(bytes) = value else {
            let name = m.type_name(&value);
            return Err(m.type_error(format!("a bytes-like object is required, not '{name}'")));
        };
        // The engine stores a value before it looks at the timeout, which here is none.
        let _ = handle.cache.borrow().set(key, Pickle::Bytes(bytes), &Timeout::of_type("object"), &mut Report::off());
        Ok(Value::None)
    })
}

fn expire(m: &mut Machine, args: Args) -> Outcome {
    let [this, key, at] = args.exactly(m, "_expire")?;
    let timeout = match &at {
        Value::Int(at) => Timeout::After(*at as f64 - m.now()),
        Value::Float(at) => Timeout::After(*at - m.now()),
        _ => Timeout::Never,
    };
    on_key(m, &this, &key, |_, handle, key| {
        let cache = handle.cache.borrow();
        let blob = cache.store().entry(&key.made).map(|view| view.entry.blob.clone());
        if !cache.touch(key, &timeout, &mut Report::off()).unwrap_or(true)
            && let Some(blob) = blob
        {
            let _ = cache.set(key, blob, &timeout, &mut Report::off());
        }
        Ok(Value::None)
    })
}

fn drop_entry(m: &mut Machine, args: Args) -> Outcome {
    let [this, key] = args.exactly(m, "_drop")?;
    on_key(m, &this, &key, |_, handle, key| {
        let is_there = handle.cache.borrow().store().entry(&key.made).is_some();
        handle.cache.borrow().delete(key, &mut Report::off());
        Ok(Value::Bool(is_there))
    })
}
