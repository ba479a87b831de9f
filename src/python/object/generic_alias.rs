//! `list[int]` and its like: a class with arguments, for annotations.
//! Invariant: an alias is an instance of `types.GenericAlias` with `__origin__` and a tuple `__args__`.

use super::instance::{Instance, Payload};
use crate::python::machine::{Machine, tail_call};
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::value::Value;

pub static METHODS: &[Native] = &[
    Native::method("GenericAlias", "__repr__", repr),
    Native::method("GenericAlias", "__call__", call),
    Native::method("GenericAlias", "__or__", super::union::or),
    Native::method("GenericAlias", "__ror__", super::union::reflected_or),
    Native::method("GenericAlias", "__eq__", eq),
    Native::method("GenericAlias", "__hash__", hash),
    Native::method("GenericAlias", "__mro_entries__", mro_entries),
];

/// `__origin__` and `__args__` of `self`.
fn parts(m: &mut Machine, value: &Value) -> Outcome<(Value, Value)> {
    let parts = value.as_instance().and_then(|alias| Some((alias.get("__origin__")?, alias.get("__args__")?)));
    match parts {
        Some(parts) => Ok(parts),
        None => Err(m.wrong_self("types.GenericAlias", "__repr__", value)),
    }
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly::<1>(m, "GenericAlias.__repr__")?;
    let (origin, args) = parts(m, &this)?;
    let mut shown = Vec::new();
    if let Value::Tuple(items) = &args {
        for item in items.iter() {
            shown.push(name_of(m, item)?);
        }
    }
    let inside = if shown.is_empty() { "()".to_owned() } else { shown.join(", ") };
    Ok(Value::from(format!("{}[{inside}]", name_of(m, &origin)?)))
}

/// How an alias shows a part of itself: classes by their names.
pub(super) fn name_of(m: &mut Machine, value: &Value) -> Outcome<String> {
    match value {
        Value::Ellipsis => Ok("...".to_owned()),
        Value::Class(class) => {
            let (module, name) = (class.module.borrow(), class.qualname.borrow());
            Ok(if &**module == "builtins" { name.to_string() } else { format!("{module}.{name}") })
        }
        other => m.repr(other),
    }
}

fn call(m: &mut Machine, mut args: Args) -> Outcome {
    if args.positional_count() == 0 {
        return Err(m.type_error("unbound method GenericAlias.__call__() needs an argument"));
    }
    let this = args.values.remove(0);
    let (origin, _) = parts(m, &this)?;
    Err(tail_call(origin, args))
}

fn eq(m: &mut Machine, args: Args) -> Outcome {
    let [this, other] = m.dunder_args::<2>("__eq__", args)?;
    let (origin, args) = parts(m, &this)?;
    let Ok((other_origin, other_args)) = parts(m, &other) else { return Ok(Value::NotImplemented) };
    Ok(Value::Bool(m.equal(&origin, &other_origin)? && m.equal(&args, &other_args)?))
}

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args::<1>("__hash__", args)?;
    let (origin, args) = parts(m, &this)?;
    Ok(Value::Int(m.hash(&origin)? ^ m.hash(&args)?))
}

fn mro_entries(m: &mut Machine, args: Args) -> Outcome {
    let [this, _] = args.exactly::<2>(m, "GenericAlias.__mro_entries__")?;
    let (origin, _) = parts(m, &this)?;
    Ok(Value::tuple(vec![origin]))
}

impl Machine {
    /// `origin[item]`
    ///
    /// # Errors
    /// TypeError where the machine has no such class.
    pub fn generic_alias(&mut self, origin: Value, item: Value) -> Outcome {
        let args = match item {
            Value::Tuple(_) => item,
            _ => Value::tuple(vec![item]),
        };
        let alias = Instance::new(self.class("GenericAlias"), Payload::None);
        alias.set("__origin__", origin);
        alias.set("__args__", args);
        Ok(Value::Instance(alias))
    }

    /// `list.__class_getitem__(item)`; the class comes first.
    pub(crate) fn class_getitem(&mut self, owner: &str, args: Args) -> Result<Value, Exit> {
        let [class, item] = args.exactly::<2>(self, &format!("{owner}.__class_getitem__"))?;
        self.generic_alias(class, item)
    }
}
