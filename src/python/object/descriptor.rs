//! `property`, `staticmethod` and `classmethod`.
//! Invariant: an absent accessor is `Unset`, never None.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Name, Value, bury_if_last};

pub enum Descriptor {
    Property(Property),
    StaticMethod(Value),
    ClassMethod(Value),
}

pub struct Property {
    pub getter: Value,
    pub setter: Value,
    pub deleter: Value,
    pub doc: Value,
    /// The name it was bound to in its class, for error texts.
    pub name: std::cell::RefCell<Option<Name>>,
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        match self {
            Self::Property(Property { getter, setter, deleter, doc, .. }) => {
                bury_if_last([getter, setter, deleter, doc]);
            }
            Self::StaticMethod(function) | Self::ClassMethod(function) => bury_if_last([function]),
        }
    }
}

pub static PROPERTY_METHODS: &[Native] = &[
    Native::static_method("property", "__new__", property_new),
    Native::method("property", "getter", property_getter),
    Native::method("property", "setter", property_setter),
    Native::method("property", "deleter", property_deleter),
];

pub static STATIC_METHODS: &[Native] = &[Native::static_method("staticmethod", "__new__", staticmethod_new)];
pub static CLASS_METHODS: &[Native] = &[Native::static_method("classmethod", "__new__", classmethod_new)];

fn property_new(m: &mut Machine, args: Args) -> Outcome {
    let names = ["", "fget", "fset", "fdel", "doc"];
    let [_, getter, setter, deleter, doc] = args.bind(m, "property.property", &names, 5, 1)?;
    let doc = match doc {
        Value::Unset if !getter.is_unset() && !getter.is_none() => {
            m.attribute_or_none(&getter, "__doc__")?.unwrap_or_default()
        }
        doc => doc,
    };
    let name = std::cell::RefCell::new(None);
    Ok(Value::Descriptor(Rc::new(Descriptor::Property(Property { getter, setter, deleter, doc, name }))))
}

/// The property with one of its accessors replaced.
fn with(m: &mut Machine, args: Args, method: &str, replace: fn(&mut Property, Value)) -> Outcome {
    let [this, accessor] = args.exactly(m, method)?;
    let Value::Descriptor(descriptor) = &this else { return Err(m.type_error("not a property")) };
    let Descriptor::Property(old) = &**descriptor else { return Err(m.type_error("not a property")) };
    let mut property = Property {
        getter: old.getter.clone(),
        setter: old.setter.clone(),
        deleter: old.deleter.clone(),
        doc: old.doc.clone(),
        name: std::cell::RefCell::new(old.name.borrow().clone()),
    };
    replace(&mut property, accessor);
    Ok(Value::Descriptor(Rc::new(Descriptor::Property(property))))
}

fn property_getter(m: &mut Machine, args: Args) -> Outcome {
    with(m, args, "property.getter", |property, accessor| property.getter = accessor)
}

fn property_setter(m: &mut Machine, args: Args) -> Outcome {
    with(m, args, "property.setter", |property, accessor| property.setter = accessor)
}

fn property_deleter(m: &mut Machine, args: Args) -> Outcome {
    with(m, args, "property.deleter", |property, accessor| property.deleter = accessor)
}

fn staticmethod_new(m: &mut Machine, args: Args) -> Outcome {
    let [_, function] = args.between(m, "staticmethod.staticmethod", 2)?;
    Ok(Value::Descriptor(Rc::new(Descriptor::StaticMethod(function))))
}

fn classmethod_new(m: &mut Machine, args: Args) -> Outcome {
    let [_, function] = args.between(m, "classmethod.classmethod", 2)?;
    Ok(Value::Descriptor(Rc::new(Descriptor::ClassMethod(function))))
}
