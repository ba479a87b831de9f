//! `int | None` and its like: a choice of classes, for annotations and `isinstance`.
//! Invariant: a union is an instance of `types.UnionType` whose `__args__` are two or more different members, none of
//! them a union.

use std::rc::Rc;

use super::generic_alias::name_of;
use super::instance::{Instance, Payload};
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::value::{Tuple, Value};

pub static METHODS: &[Native] = &[
    Native::method("UnionType", "__or__", or),
    Native::method("UnionType", "__ror__", reflected_or),
    Native::method("UnionType", "__repr__", repr),
    Native::method("UnionType", "__eq__", eq),
    Native::method("UnionType", "__hash__", hash),
];

/// `this | other`, of a class, an alias or a union; NotImplemented where `other` is nothing of the kind.
pub(super) fn or(m: &mut Machine, args: Args) -> Outcome {
    let [this, other] = m.dunder_args("__or__", args)?;
    Ok(m.union_of(&this, &other)?.unwrap_or(Value::NotImplemented))
}

/// `other | this`.
pub(super) fn reflected_or(m: &mut Machine, args: Args) -> Outcome {
    let [this, other] = m.dunder_args("__ror__", args)?;
    Ok(m.union_of(&other, &this)?.unwrap_or(Value::NotImplemented))
}

fn members_of(m: &mut Machine, this: &Value, name: &str) -> Outcome<Tuple> {
    match m.union_members(this) {
        Some(members) => Ok(members),
        None => Err(m.wrong_self("types.UnionType", name, this)),
    }
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args("__repr__", args)?;
    let mut shown = Vec::new();
    for member in members_of(m, &this, "__repr__")?.iter() {
        shown.push(match member {
            Value::Class(class) if Rc::ptr_eq(class, &m.types.none_type) => "None".to_owned(),
            other => name_of(m, other)?,
        });
    }
    Ok(Value::from(shown.join(" | ")))
}

fn eq(m: &mut Machine, args: Args) -> Outcome {
    let [this, other] = m.dunder_args("__eq__", args)?;
    let members = members_of(m, &this, "__eq__")?;
    let Some(others) = m.union_members(&other) else { return Ok(Value::NotImplemented) };
    if members.len() != others.len() {
        return Ok(Value::Bool(false));
    }
    let others = Value::Tuple(others);
    for member in members.iter() {
        if !m.contains(&others, member)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn hash(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args("__hash__", args)?;
    let members = members_of(m, &this, "__hash__")?;
    let set = m.new_set(members.to_vec(), true)?;
    m.hash(&set).map(Value::Int)
}

impl Machine {
    /// The members of a union; None for anything else.
    pub fn union_members(&self, value: &Value) -> Option<Tuple> {
        let instance = value.as_instance()?;
        if !Rc::ptr_eq(&instance.class(), &self.class("UnionType")) {
            return None;
        }
        match instance.get("__args__") {
            Some(Value::Tuple(members)) => Some(members),
            _ => None,
        }
    }

    /// The error of `isinstance` and `issubclass` for a second argument that is none.
    pub(crate) fn no_class(&self, given: &Value, function: &str, wanted: &str) -> Exit {
        let is_alias = given.as_instance().is_some_and(|alias| Rc::ptr_eq(&alias.class(), &self.class("GenericAlias")));
        self.type_error(if is_alias {
            format!("{function}() argument 2 cannot be a parameterized generic")
        } else {
            format!("{function}() arg 2 must be {wanted}")
        })
    }

    /// `a | b` of two things that can be members of a union; None where one cannot.
    ///
    /// # Errors
    /// What comparing two aliases raises.
    pub(crate) fn union_of(&mut self, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let mut members: Vec<Value> = Vec::new();
        for side in [a, b] {
            let given = match side {
                Value::Class(_) => vec![side.clone()],
                Value::None => vec![Value::Class(self.types.none_type.clone())],
                Value::Instance(instance) if Rc::ptr_eq(&instance.class(), &self.class("GenericAlias")) => {
                    vec![side.clone()]
                }
                _ => match self.union_members(side) {
                    Some(members) => members.to_vec(),
                    None => return Ok(None),
                },
            };
            // The members of one side differ already.
            if members.is_empty() {
                members = given;
                continue;
            }
            let known = Value::tuple(members.clone());
            for member in given {
                if !self.contains(&known, &member)? {
                    members.push(member);
                }
            }
        }
        if let [only] = &members[..] {
            return Ok(Some(only.clone()));
        }
        let union = Instance::new(self.class("UnionType"), Payload::None);
        union.set("__args__", Value::tuple(members));
        Ok(Some(Value::Instance(union)))
    }
}
