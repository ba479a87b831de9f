//! `warnings`.
//! Invariant: the filters themselves live in the machine; here are the functions that change and ask them.

use std::rc::Rc;

use crate::python::machine::{Machine, Warnings};
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::class::Class;
use crate::python::object::instance::{Instance, Payload};
use crate::python::text::case;
use crate::python::value::{Globals, Name, Value};

static FUNCTIONS: &[Native] = &[
    Native::function("warn", warn),
    Native::function("simplefilter", simplefilter),
    Native::function("filterwarnings", filterwarnings),
    Native::function("resetwarnings", resetwarnings),
    Native::function("_save", save),
    Native::function("_restore", restore),
];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    for native in FUNCTIONS {
        globals.set(native.name, Value::Native(native));
    }
    Ok(())
}

fn category_of(m: &Machine, value: &Value, default: &str) -> Outcome<Rc<Class>> {
    let warning = m.class("Warning");
    match value {
        Value::Unset | Value::None => Ok(m.class(default)),
        Value::Class(class) if class.is_subclass_of(&warning) => Ok(class.clone()),
        other => {
            let name = m.type_name(&match other {
                Value::Class(_) => Value::None,
                other => other.clone(),
            });
            let shown = match other {
                Value::Class(class) => class.name(),
                _ => name,
            };
            Err(m.type_error(format!("category must be a Warning subclass, not '{shown}'")))
        }
    }
}

fn warn(m: &mut Machine, args: Args) -> Outcome {
    let names = ["message", "category", "stacklevel", "source"];
    let [message, category, stacklevel, _] = args.bind(m, "warn", &names, 4, 1)?;
    let level = if stacklevel.is_unset() { 1 } else { m.index(&stacklevel)? };
    let warning_class = m.class("Warning");
    let (warning, text) = match &message {
        Value::Instance(instance) if instance.class().is_subclass_of(&warning_class) => {
            (instance.clone(), m.str(&message)?)
        }
        other => {
            let category = category_of(m, &category, "UserWarning")?;
            let warning = m.call(&Value::Class(category), Args::one(other.clone()))?;
            let text = m.str(&warning)?;
            match warning {
                Value::Instance(instance) => (instance, text),
                _ => return Err(m.type_error("category must be a Warning subclass")),
            }
        }
    };
    let skip = usize::try_from(level.max(1) - 1).unwrap_or(0);
    let line = m.visible_frames().rev().nth(skip).map_or(1, |frame| frame.code().line_at(frame.pc.saturating_sub(1)));
    let place = m.top_frame().map_or_else(|| Name::from("__main__"), |frame| frame.globals().module.clone());
    m.warn_explicit(warning, &text, &place, line)?;
    Ok(Value::None)
}

const ACTIONS: &[&str] = &["error", "ignore", "always", "default", "module", "once"];

fn action_of(m: &Machine, value: &Value) -> Outcome<Name> {
    match value.as_str() {
        Some(action) if ACTIONS.contains(&&**action) => Ok(action.clone()),
        Some(action) => Err(m.error("AssertionError", format!("invalid action: '{action}'"))),
        None => Err(m.error("AssertionError", "invalid action")),
    }
}

fn add(m: &mut Machine, filter: crate::python::machine::Filter, append: &Value) -> Outcome<()> {
    let append = m.truth(&append.clone().set_or(Value::Bool(false)))?;
    let warnings = m.warnings_mut();
    if append {
        warnings.filters.push(filter);
    } else {
        warnings.filters.insert(0, filter);
    }
    warnings.changed();
    Ok(())
}

fn simplefilter(m: &mut Machine, args: Args) -> Outcome {
    let [action, category, line, append] =
        args.bind(m, "simplefilter", &["action", "category", "lineno", "append"], 4, 1)?;
    let action = action_of(m, &action)?;
    let category = category_of(m, &category, "Warning")?;
    let line = if line.is_unset() { 0 } else { m.index(&line)? };
    let filter = crate::python::machine::Filter { action, message: Name::from(""), category, line };
    add(m, filter, &append)?;
    Ok(Value::None)
}

fn filterwarnings(m: &mut Machine, args: Args) -> Outcome {
    let names = ["action", "message", "category", "module", "lineno", "append"];
    let [action, message, category, _, line, append] = args.bind(m, "filterwarnings", &names, 6, 1)?;
    let action = action_of(m, &action)?;
    let category = category_of(m, &category, "Warning")?;
    let line = if line.is_unset() { 0 } else { m.index(&line)? };
    let message = message.as_str().map_or_else(String::new, |text| case::lower(text).replace(".*", ""));
    let filter = crate::python::machine::Filter { action, message: Name::from(message), category, line };
    add(m, filter, &append)?;
    Ok(Value::None)
}

fn resetwarnings(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "resetwarnings")?;
    let warnings = m.warnings_mut();
    warnings.filters.clear();
    warnings.ignores_defaults = true;
    warnings.changed();
    Ok(Value::None)
}

fn save(m: &mut Machine, args: Args) -> Outcome {
    let [log] = args.exactly(m, "_save")?;
    let saved = m.warnings_mut().clone();
    let warnings = m.warnings_mut();
    if let Value::List(list) = log {
        warnings.recorder = Some(list);
    }
    warnings.changed();
    let class = m.types.object.clone();
    Ok(Value::Instance(Instance::new(class, Payload::Native(Box::new(saved)))))
}

fn restore(m: &mut Machine, args: Args) -> Outcome {
    let [saved] = args.exactly(m, "_restore")?;
    if let Some(saved) = saved.native::<Warnings>() {
        let mut saved = saved.clone();
        saved.changed();
        *m.warnings_mut() = saved;
    }
    Ok(Value::None)
}
