//! `get_or_set`: a look, a default, an `add` and a look again.
//! Invariant: a callable default runs as code of the program, and nothing is stored when it raises.

use std::rc::Rc;

use super::super::handle::{Handle, cache_error, with_handle};
use super::super::watch::{self, Draft};
use super::bound::{Bound, bind, overridden};
use super::keys::{key, validate};
use super::pickle;
use super::timeouts::timeout;
use crate::cache::{Key, Report};
use crate::python::machine::Machine;
use crate::python::native::{Args, Ask, Exit, Outcome, Task};
use crate::python::object::instance::{Instance, Payload};
use crate::python::pickle::Pickle;
use crate::python::value::{Name, Value};

/// `get_or_set`: a callable default runs as code of the program between the two halves.
pub fn get_or_set(m: &mut Machine, args: Args) -> Outcome {
    let bound = bind(m, args, "get_or_set", &["self", "key", "default", "timeout", "version"], 3)?;
    begin_get_or_set(m, bound)
}

pub(super) fn begin_get_or_set(m: &mut Machine, bound: Bound) -> Outcome {
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
