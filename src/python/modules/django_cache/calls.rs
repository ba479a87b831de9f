//! The methods of a cache.
//! Invariant: every key is made and validated, with its warnings shown, before the engine sees it.

use std::rc::Rc;

use super::handle::{Handle, cache_error, with_handle};
use super::watch::{self, Draft};
use crate::cache::{Key, Report, Timeout};
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Ask, Exit, Outcome, Task};
use crate::python::object::instance::{Instance, Payload};
use crate::python::pickle::Pickle;
use crate::python::value::{Name, Value};

const KEY_VERSION: &[&str] = &["self", "key", "version"];
const SET: &[&str] = &["self", "key", "value", "timeout", "version"];

/// A call whose arguments are bound.
struct Bound {
    this: Value,
    values: Vec<Value>,
    draft: Draft,
}

/// Binds the arguments as a Python function of that class would.
fn bind(m: &mut Machine, mut args: Args, method: &'static str, names: &[&str], least: usize) -> Outcome<Bound> {
    let draft = if m.is_watched {
        let arguments = watch::arguments_text(m, &args);
        Draft { method, arguments, key: args.values.get(1).cloned().unwrap_or_default() }
    } else {
        Draft { method, ..Draft::default() }
    };
    let values = match args.bind_well(names, least) {
        Some(values) => values.into_vec(),
        None => {
            let first = args.values.first().cloned().unwrap_or_default();
            let owner = owner_of(m, &first, method);
            m.bind_python(&format_name(owner, method), names, least, args)?
        }
    };
    let this = values.first().cloned().unwrap_or_default();
    Ok(Bound { this, values, draft })
}

fn format_name(owner: &str, method: &str) -> String {
    let mut name = String::with_capacity(owner.len() + method.len() + 1);
    name.push_str(owner);
    name.push('.');
    name.push_str(method);
    name
}

/// The class that defines a method in Django.
fn owner_of(m: &mut Machine, this: &Value, method: &str) -> &'static str {
    match method {
        "add" | "get" | "set" | "touch" | "has_key" | "delete" | "clear" | "incr" => {
            let is_dummy = with_handle(m, this, |_, handle, _| handle.is_dummy()).unwrap_or(false);
            match (is_dummy, method) {
                (true, "incr") => "BaseCache",
                (true, _) => "DummyCache",
                (false, _) => "LocMemCache",
            }
        }
        _ => "BaseCache",
    }
}

/// Binds the arguments and runs the call.
#[cfg_attr(fast, optimize(speed))]
fn call(m: &mut Machine, mut args: Args, method: &'static str, names: &[&str], least: usize, body: Body) -> Outcome {
    // What is not watched and well given has no need of more.
    if !m.is_watched
        && let Some(values) = args.bind_well(names, least)
    {
        return with_handle(m, &values[0], |m, handle, _| body(m, handle, &values, &mut Report::off()))?;
    }
    let bound = bind(m, args, method, names, least)?;
    run(m, bound, body)
}

/// Runs a call on its handle and tells the watcher.
fn run(m: &mut Machine, bound: Bound, body: Body) -> Outcome {
    let Bound { this, values, draft } = bound;
    with_handle(m, &this, |m, handle, _| {
        if !m.is_watched {
            return body(m, handle, &values, &mut Report::off());
        }
        let mut report = Report::on();
        let result = body(m, handle, &values, &mut report);
        watch::note(m, handle, draft, report.take(), &result);
        result
    })?
}

/// The method of the program that overrides one of ours, bound to the cache.
pub fn overridden(m: &mut Machine, this: &Value, name: &str) -> Option<Value> {
    let class = m.class_of(this);
    match class.lookup(name) {
        Some(Value::Function(function)) if function.code.visible => m.special(this, name),
        _ => None,
    }
}

/// Makes and validates a key, by methods of the program's where its class has them.
#[cfg_attr(fast, optimize(speed))]
fn key(m: &mut Machine, handle: &Handle, raw: &Value, version: &Value) -> Outcome<Key> {
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

fn validate(m: &mut Machine, made: &str) -> Outcome<()> {
    for warning in crate::cache::key_warnings(made) {
        let base = m.import_module("django.core.cache.backends.base")?;
        let Value::Class(category) = m.attribute(&base, "CacheKeyWarning")? else { continue };
        m.warn_of(&category, &warning, "django.core.cache.backends.base")?;
    }
    Ok(())
}

/// The `timeout` argument as the engine takes it.
#[cfg_attr(fast, optimize(speed))]
fn timeout(m: &mut Machine, value: &Value) -> Outcome<Timeout> {
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

fn is_default_timeout(m: &mut Machine, value: &Value) -> Outcome<bool> {
    let base = m.import_module("django.core.cache.backends.base")?;
    Ok(m.attribute(&base, "DEFAULT_TIMEOUT")?.is(value))
}

/// The pickle of a value; DummyCache pickles nothing.
fn pickle(m: &mut Machine, handle: &Handle, value: &Value) -> Outcome<Pickle> {
    if handle.is_dummy() { Ok(Pickle::Atom(Value::None)) } else { m.dumps(value) }
}

pub fn get(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "get", &["self", "key", "default", "version"], 2, do_get)
}

#[cfg_attr(fast, optimize(speed))]
fn do_get(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let key = key(m, handle, &values[1], &values[3])?;
    let found = handle.cache.borrow().get(&key, report);
    match found {
        Some(pickle) => m.loads(&pickle),
        None => Ok(values[2].clone().set_or(Value::None)),
    }
}

pub fn set(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "set", SET, 3, do_set)
}

#[cfg_attr(fast, optimize(speed))]
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

pub fn get_many(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "get_many", &["self", "keys", "version"], 2, do_get_many)
}

fn do_get_many(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let iterator = m.iter(&values[1])?;
    let mut pairs = Vec::new();
    if let Some(get) = overridden(m, &values[0], "get") {
        let missing = Value::Instance(Instance::new(m.types.object.clone(), Payload::None));
        while let Some(raw) = m.next(&iterator)? {
            let version = (Name::from("version"), values[2].clone().set_or(Value::None));
            let found = m.call(&get, Args::with_keywords(vec![raw.clone(), missing.clone()], vec![version]))?;
            if !found.is(&missing) {
                pairs.push((raw, found));
            }
        }
        return m.new_dict(pairs);
    }
    while let Some(raw) = m.next(&iterator)? {
        let key = key(m, handle, &raw, &values[2])?;
        let found = handle.cache.borrow().get(&key, report);
        if let Some(pickle) = found {
            pairs.push((raw, m.loads(&pickle)?));
        }
    }
    m.new_dict(pairs)
}

pub fn set_many(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "set_many", &["self", "data", "timeout", "version"], 2, do_set_many)
}

fn do_set_many(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let items = m.attribute(&values[1], "items")?;
    let items = m.call(&items, Args::none())?;
    let set = overridden(m, &values[0], "set");
    for pair in m.collect(&items)? {
        let [raw, value] = &m.collect(&pair)?[..] else {
            return Err(m.value_error("not enough values to unpack (expected 2)"));
        };
        if let Some(set) = &set {
            let mut keywords = vec![(Name::from("version"), values[3].clone().set_or(Value::None))];
            if !values[2].is_unset() {
                keywords.insert(0, (Name::from("timeout"), values[2].clone()));
            }
            m.call(set, Args::with_keywords(vec![raw.clone(), value.clone()], keywords))?;
            continue;
        }
        do_set(m, handle, &[Value::Unset, raw.clone(), value.clone(), values[2].clone(), values[3].clone()], report)?;
    }
    Ok(Value::list(Vec::new()))
}

pub fn delete_many(m: &mut Machine, args: Args) -> Outcome {
    call(m, args, "delete_many", &["self", "keys", "version"], 2, do_delete_many)
}

fn do_delete_many(m: &mut Machine, handle: &Handle, values: &[Value], report: &mut Report<Pickle>) -> Outcome {
    let iterator = m.iter(&values[1])?;
    let delete = overridden(m, &values[0], "delete");
    while let Some(raw) = m.next(&iterator)? {
        if let Some(delete) = &delete {
            let version = (Name::from("version"), values[2].clone().set_or(Value::None));
            m.call(delete, Args::with_keywords(vec![raw], vec![version]))?;
            continue;
        }
        let key = key(m, handle, &raw, &values[2])?;
        handle.cache.borrow().delete(&key, report);
    }
    Ok(Value::None)
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

/// What a method says that `BaseCache` leaves to its subclasses; `method` with its article.
pub fn not_implemented(m: &mut Machine, method: &str) -> Outcome {
    Err(m.error("NotImplementedError", format!("subclasses of BaseCache must provide {method}() method")))
}

/// `get_or_set`: a callable default runs as code of the program between the two halves.
pub fn get_or_set(m: &mut Machine, args: Args) -> Outcome {
    let bound = bind(m, args, "get_or_set", &["self", "key", "default", "timeout", "version"], 3)?;
    begin_get_or_set(m, bound)
}

fn begin_get_or_set(m: &mut Machine, bound: Bound) -> Outcome {
    let Bound { this, values, draft } = bound;
    if let Some(get) = overridden(m, &this, "get") {
        return get_or_set_by_methods(m, &this, &get, &values);
    }
    let watched = m.is_watched;
    let mut report = if watched { Report::on() } else { Report::off() };
    let looked = with_handle(m, &this, |m, handle, _| -> Outcome<(Key, Option<Pickle>)> {
        let key = key(m, handle, &values[1], &values[4])?;
        let found = handle.cache.borrow().get(&key, &mut report);
        Ok((key, found))
    })?;
    let result = match looked {
        Ok((_, Some(pickle))) => m.loads(&pickle),
        Ok((key, None)) => {
            let default = values[2].clone();
            let mut task = GetOrSet { this, key, draft, report, timeout: values[3].clone(), default: None };
            if is_callable(&default) {
                task.default = Some(default);
                return Err(Exit::task(Box::new(task)));
            }
            return task.finish(m, default);
        }
        Err(exit) => Err(exit),
    };
    if watched {
        with_handle(m, &this, |m, handle, _| watch::note(m, handle, draft, report.take(), &result))?;
    }
    result
}

/// `get_or_set` on a subclass with a `get` of its own: through the methods, as Django does.
fn get_or_set_by_methods(m: &mut Machine, this: &Value, get: &Value, values: &[Value]) -> Outcome {
    let missing = Value::Instance(Instance::new(m.types.object.clone(), Payload::None));
    let version = || (Name::from("version"), values[4].clone().set_or(Value::None));
    let found = m.call(get, Args::with_keywords(vec![values[1].clone(), missing.clone()], vec![version()]))?;
    if !found.is(&missing) {
        return Ok(found);
    }
    let default = if is_callable(&values[2]) { m.call(&values[2], Args::none())? } else { values[2].clone() };
    let mut keywords = vec![version()];
    if !values[3].is_unset() {
        keywords.insert(0, (Name::from("timeout"), values[3].clone()));
    }
    let add = m.attribute(this, "add")?;
    m.call(&add, Args::with_keywords(vec![values[1].clone(), default.clone()], keywords))?;
    m.call(get, Args::with_keywords(vec![values[1].clone(), default], vec![version()]))
}

fn is_callable(value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        Value::Instance(instance) => instance.class.borrow().lookup("__call__").is_some(),
        _ => false,
    }
}

struct GetOrSet {
    this: Value,
    key: Key,
    draft: Draft,
    report: Report<Pickle>,
    timeout: Value,
    /// The callable, until it was called.
    default: Option<Value>,
}

impl GetOrSet {
    fn finish(&mut self, m: &mut Machine, value: Value) -> Outcome {
        let draft = std::mem::take(&mut self.draft);
        let (key, given) = (self.key.clone(), self.timeout.clone());
        let report = &mut self.report;
        let this = self.this.clone();
        with_handle(m, &this, |m, handle, _| {
            let result = store_and_reread(m, handle, &key, value, &given, report);
            if m.is_watched {
                watch::note(m, handle, draft, report.take(), &result);
            }
            result
        })?
    }
}

fn store_and_reread(
    m: &mut Machine,
    handle: &Handle,
    key: &Key,
    value: Value,
    given: &Value,
    report: &mut Report<Pickle>,
) -> Outcome {
    // `add` validates the key, and so does the second `get`.
    validate(m, &key.made)?;
    let pickle = pickle(m, handle, &value)?;
    let timeout = timeout(m, given)?;
    validate(m, &key.made)?;
    let added = handle.cache.borrow().add_and_get(key, pickle, &timeout, report);
    match added.map_err(|error| cache_error(m, &error))? {
        Some(pickle) => m.loads(&pickle),
        None => Ok(value),
    }
}

impl Task for GetOrSet {
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self.default.take() {
            Some(default) => Ok(Ask::Call(default, Args::none())),
            None => self.finish(m, answer).map(Ask::Done),
        }
    }

    fn raised(&mut self, m: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        let result: Outcome = Err(Exit::raise(exception.clone()));
        if m.is_watched {
            let draft = std::mem::take(&mut self.draft);
            let events = self.report.take();
            with_handle(m, &self.this, |m, handle, _| watch::note(m, handle, draft, events, &result))?;
        }
        Err(Exit::raise(exception))
    }
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
    let bound = Bound { this, values, draft };
    match body {
        Some(body) => run(m, bound, *body),
        None => begin_get_or_set(m, bound),
    }
}

type Body = fn(&mut Machine, &Handle, &[Value], &mut Report<Pickle>) -> Outcome;

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
