//! Builtins about objects and their attributes: `getattr`, `isinstance`, `callable`, `id` …
//! Invariant: a missing attribute is an answer only where Python says so.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::class::{Class, Layout};
use crate::python::value::{Name, Value};

pub static FUNCTIONS: &[Native] = &[
    Native::function("getattr", getattr),
    Native::function("setattr", setattr),
    Native::function("delattr", delattr),
    Native::function("hasattr", hasattr),
    Native::function("isinstance", isinstance),
    Native::function("issubclass", issubclass),
    Native::function("callable", callable),
    Native::function("id", id),
    Native::function("hash", hash),
    Native::function("vars", vars),
    Native::function("dir", dir),
    Native::function("globals", globals),
    Native::function("locals", locals),
];

fn name_argument(m: &Machine, value: &Value, function: &str) -> Outcome<Name> {
    match value.as_str() {
        Some(name) => Ok(name.clone()),
        None if function == "getattr" || function == "hasattr" => {
            let given = m.type_name(value);
            Err(m.type_error(format!("attribute name must be string, not '{given}'")))
        }
        None => {
            let given = m.type_name(value);
            Err(m.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn getattr(m: &mut Machine, args: Args) -> Outcome {
    let [object, name, default] = args.between(m, "getattr", 2)?;
    let name = name_argument(m, &name, "getattr")?;
    match m.attribute(&object, &name) {
        Err(exit) if !default.is_unset() && m.raises(&exit, "AttributeError") => Ok(default),
        answer => answer,
    }
}

fn setattr(m: &mut Machine, args: Args) -> Outcome {
    let [object, name, value] = args.between(m, "setattr", 3)?;
    let name = name_argument(m, &name, "setattr")?;
    m.set_attribute(&object, &name, value)?;
    Ok(Value::None)
}

fn delattr(m: &mut Machine, args: Args) -> Outcome {
    let [object, name] = args.between(m, "delattr", 2)?;
    let name = name_argument(m, &name, "delattr")?;
    m.delete_attribute(&object, &name)?;
    Ok(Value::None)
}

fn hasattr(m: &mut Machine, args: Args) -> Outcome {
    let [object, name] = args.between(m, "hasattr", 2)?;
    let name = name_argument(m, &name, "hasattr")?;
    Ok(Value::Bool(m.attribute_or_none(&object, &name)?.is_some()))
}

/// Whether a value belongs to a class, or to one of a tuple or union of classes.
fn belongs(m: &mut Machine, value: &Value, classes: &Value) -> Outcome<bool> {
    match classes {
        Value::Class(class) => {
            if let Some(metaclass) = &class.metaclass
                && let Some(check @ (Value::Function(_) | Value::Descriptor(_))) = metaclass.lookup("__instancecheck__")
            {
                let check = m.bound(check, classes.clone());
                let answer = m.call(&check, Args::one(value.clone()))?;
                return m.truth(&answer);
            }
            Ok(m.is_instance(value, class) || has_protocol(m, value, class) || {
                let own = m.class_of(value);
                is_registered(m, &own, class)?
            })
        }
        Value::Tuple(items) => {
            m.deepen("in __instancecheck__")?;
            for item in items.iter() {
                match belongs(m, value, item) {
                    Ok(false) => {}
                    answer => {
                        m.surface();
                        return answer;
                    }
                }
            }
            m.surface();
            Ok(false)
        }
        other => match m.union_members(other) {
            Some(members) => belongs(m, value, &Value::Tuple(members)),
            None if matches!(other, Value::Instance(_)) && m.special(other, "__instancecheck__").is_some() => {
                let answer = m.call_special(other, "__instancecheck__", Args::one(value.clone()));
                let answer = answer.unwrap_or(Ok(Value::Bool(false)))?;
                m.truth(&answer)
            }
            None => Err(m.no_class(other, "isinstance", "a type, a tuple of types, or a union")),
        },
    }
}

/// The classes of `collections.abc`, which belong to whatever has their methods.
fn has_protocol(m: &Machine, value: &Value, class: &Rc<Class>) -> bool {
    let Some(Value::Tuple(methods)) = class.get_own("__protocol__") else { return false };
    methods.iter().filter_map(Value::as_str).all(|name| m.special(value, name).is_some_and(|found| !found.is_none()))
}

/// Whether an abstract class counts another as derived from it: registered, or by its `__subclasshook__`.
fn is_registered(m: &mut Machine, class: &Rc<Class>, base: &Rc<Class>) -> Outcome<bool> {
    if base.metaclass.is_none() {
        return Ok(false);
    }
    if let Some(hook @ Value::Descriptor(_)) = base.lookup("__subclasshook__") {
        let this = Value::Class(base.clone());
        let hook = m.bind_attribute(hook, &this, base)?;
        match m.call(&hook, Args::one(Value::Class(class.clone())))? {
            Value::NotImplemented => {}
            answer => return m.truth(&answer),
        }
    }
    let Some(Value::Tuple(registered)) = base.get_own("__registered__") else { return Ok(false) };
    for other in registered.iter() {
        if derives(m, class, other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What [`has_protocol`] asks of a value, asked of a class.
fn class_has_protocol(class: &Rc<Class>, base: &Rc<Class>) -> bool {
    let Some(Value::Tuple(methods)) = base.get_own("__protocol__") else { return false };
    methods.iter().filter_map(Value::as_str).all(|name| class.lookup(name).is_some_and(|found| !found.is_none()))
}

fn isinstance(m: &mut Machine, args: Args) -> Outcome {
    let [value, classes] = args.between(m, "isinstance", 2)?;
    belongs(m, &value, &classes).map(Value::Bool)
}

fn derives(m: &mut Machine, class: &Rc<Class>, others: &Value) -> Outcome<bool> {
    match others {
        Value::Class(other) => {
            if let Some(metaclass) = &other.metaclass
                && let Some(check @ Value::Function(_)) = metaclass.lookup("__subclasscheck__")
            {
                let check = m.bound(check, others.clone());
                let answer = m.call(&check, Args::one(Value::Class(class.clone())))?;
                return m.truth(&answer);
            }
            Ok(class.is_subclass_of(other) || class_has_protocol(class, other) || is_registered(m, class, other)?)
        }
        Value::Tuple(items) => {
            m.deepen("in __subclasscheck__")?;
            for item in items.iter() {
                match derives(m, class, item) {
                    Ok(false) => {}
                    answer => {
                        m.surface();
                        return answer;
                    }
                }
            }
            m.surface();
            Ok(false)
        }
        other => match m.union_members(other) {
            Some(members) => derives(m, class, &Value::Tuple(members)),
            None if matches!(other, Value::Instance(_)) && m.special(other, "__subclasscheck__").is_some() => {
                let answer = m.call_special(other, "__subclasscheck__", Args::one(Value::Class(class.clone())));
                let answer = answer.unwrap_or(Ok(Value::Bool(false)))?;
                m.truth(&answer)
            }
            None => Err(m.no_class(other, "issubclass", "a class, a tuple of classes, or a union")),
        },
    }
}

fn issubclass(m: &mut Machine, args: Args) -> Outcome {
    let [class, others] = args.between(m, "issubclass", 2)?;
    let Value::Class(class) = class else { return Err(m.type_error("issubclass() arg 1 must be a class")) };
    derives(m, &class, &others).map(Value::Bool)
}

fn callable(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "callable")?;
    let is_callable = match &value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        Value::Instance(instance) => instance.class.borrow().lookup("__call__").is_some(),
        _ => false,
    };
    Ok(Value::Bool(is_callable))
}

fn id(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "id")?;
    Ok(Value::Int(0x7f00_0000_0000 + (value.address() as i64 & 0xff_ffff_ffff)))
}

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "hash")?;
    m.return_hash(&value)
}

fn vars(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.between(m, "vars", 0)?;
    match &value {
        Value::Unset => locals(m, Args::none()),
        Value::Instance(instance) if instance.class.borrow().layout != Layout::Native("") => {
            match m.attribute_or_none(&value, "__dict__")? {
                Some(dict) => Ok(dict),
                None => Err(m.type_error("vars() argument must have __dict__ attribute")),
            }
        }
        Value::Class(_) | Value::Module(_) | Value::Function(_) => m.attribute(&value, "__dict__"),
        _ => Err(m.type_error("vars() argument must have __dict__ attribute")),
    }
}

fn dir(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.between(m, "dir", 0)?;
    if value.is_unset() {
        let Value::Dict(dict) = locals(m, Args::none())? else { return Ok(Value::None) };
        let mut names: Vec<Name> = dict.map.borrow().iter().filter_map(|(key, _)| key.as_str().cloned()).collect();
        names.sort();
        return Ok(Value::list(names.into_iter().map(Value::Str).collect()));
    }
    if let Value::Module(module) = &value {
        let mut names: Vec<Name> = module.globals.bound().into_iter().map(|(name, _)| name).collect();
        names.sort();
        return Ok(Value::list(names.into_iter().map(Value::Str).collect()));
    }
    match m.call_special(&value, "__dir__", Args::none()) {
        Some(names) => {
            let names = names?;
            let mut names = m.collect(&names)?;
            m.sort(&mut names, Value::None, false)?;
            Ok(Value::list(names))
        }
        None => Ok(Value::list(Vec::new())),
    }
}

/// A copy: changing it does not change the variables, which the playground does not model.
fn globals(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "globals")?;
    let globals = m.top_frame().map_or_else(|| m.main.clone(), |frame| frame.globals().clone());
    let pairs = globals.bound().into_iter().map(|(name, value)| (Value::Str(name), value)).collect();
    m.new_dict(pairs)
}

fn locals(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "locals")?;
    let Some(frame) = m.top_frame() else { return m.new_dict(Vec::new()) };
    if let Some(namespace) = frame.namespace() {
        let pairs = namespace.borrow().iter().map(|(k, v)| (Value::Str(k.clone()), v.clone())).collect();
        return m.new_dict(pairs);
    }
    if frame.code().kind == crate::python::code::CodeKind::Module {
        return globals(m, Args::none());
    }
    let pairs = m.frame_variables(frame).into_iter().map(|(name, value)| (Value::Str(name), value)).collect();
    m.new_dict(pairs)
}
