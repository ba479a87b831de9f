//! Classes whose methods are written in Rust, as CPython writes them in C.
//! Invariant: the owner of `__new__` is the class's name with its module, as error texts give it: `collections.deque`.

use std::cell::RefCell;
use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{Native, NativeKind, Outcome};
use crate::python::object::class::Class;
use crate::python::object::descriptor::{Descriptor, Property};
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Attributes, Globals, Name, Value};

/// Puts functions into a module.
pub fn add_functions(globals: &Globals, table: &'static [Native]) {
    for native in table {
        globals.set(native.name, Value::Native(native));
    }
}

/// Makes a class and puts it into its module. Natives of kind `Function` in the table become read-only attributes.
/// Without `has_dict` instances take no attributes of their own.
///
/// # Errors
/// A base that cannot be one.
pub fn add_class(
    m: &mut Machine,
    globals: &Globals,
    name: &str,
    base: &Rc<Class>,
    has_dict: bool,
    table: &'static [Native],
) -> Outcome<Rc<Class>> {
    let mut namespace = Attributes::default();
    namespace.insert(Name::from("__module__"), Value::Str(globals.module.clone()));
    if !has_dict {
        namespace.insert(Name::from("__slots__"), Value::tuple(Vec::new()));
    }
    for native in table {
        let value = if native.kind == NativeKind::Function { attribute(native) } else { Value::Native(native) };
        namespace.insert(Name::from(native.name), value);
    }
    let metaclass = m.types.type_.clone();
    let class = m.new_class(&metaclass, Name::from(name), &[Value::Class(base.clone())], namespace, Vec::new())?;
    globals.set(name, class.clone());
    match class {
        Value::Class(class) => Ok(class),
        _ => Err(m.type_error("not a class")),
    }
}

/// A read-only attribute that a native function computes from the object.
fn attribute(getter: &'static Native) -> Value {
    Value::Descriptor(Rc::new(Descriptor::Property(Property {
        getter: Value::Native(getter),
        setter: Value::Unset,
        deleter: Value::Unset,
        doc: Value::None,
        name: RefCell::new(Some(Name::from(getter.name))),
    })))
}

/// An object of a class made by [`add_class`]; the first argument of its `__new__` is the class.
///
/// # Errors
/// TypeError when it is not a class.
pub fn new_object<T: 'static>(m: &Machine, class: &Value, object: T) -> Outcome {
    match class {
        Value::Class(class) => Ok(Value::Instance(Instance::new(class.clone(), Payload::Native(Box::new(object))))),
        _ => Err(m.type_error("__new__() needs a class")),
    }
}

/// What `self` keeps.
///
/// # Errors
/// TypeError when `self` is something else.
pub fn this<'a, T: 'static>(m: &mut Machine, value: &'a Value, owner: &str, name: &str) -> Outcome<&'a T> {
    match value.native() {
        Some(object) => Ok(object),
        None => Err(m.wrong_self(owner, name, value)),
    }
}
