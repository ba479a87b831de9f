//! A call of a cache's method: its arguments bound as Django's own function would bind them, and run on its handle.
//! Invariant: who watches is told of every call that got its arguments, and of nothing else.

use smallvec::SmallVec;

use super::super::handle::{Handle, with_handle};
use super::super::watch::{self, Draft};
use crate::cache::Report;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::pickle::Pickle;
use crate::python::value::Value;

/// A call whose arguments are bound.
pub(super) struct Bound {
    pub this: Value,
    pub values: SmallVec<[Value; 5]>,
    pub draft: Draft,
}

/// Binds the arguments as a Python function of that class would.
pub(super) fn bind(
    m: &mut Machine,
    mut args: Args,
    method: &'static str,
    names: &[&str],
    least: usize,
) -> Outcome<Bound> {
    let draft = if m.is_watched {
        let arguments = watch::arguments_text(m, &args);
        Draft { method, arguments, key: args.values.get(1).cloned().unwrap_or_default() }
    } else {
        Draft { method, ..Draft::default() }
    };
    let values = match args.bind_well(names, least) {
        Some(values) => values,
        None => {
            let first = args.values.first().cloned().unwrap_or_default();
            let owner = owner_of(m, &first, method);
            m.bind_python(&format_name(owner, method), names, least, args)?.into()
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
pub(super) fn call(
    m: &mut Machine,
    mut args: Args,
    method: &'static str,
    names: &[&str],
    least: usize,
    body: Body,
) -> Outcome {
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
pub(super) fn run(m: &mut Machine, bound: Bound, body: Body) -> Outcome {
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

pub(super) type Body = fn(&mut Machine, &Handle, &[Value], &mut Report<Pickle>) -> Outcome;
