//! What `weakref` needs of the machine: an object that does not keep another alive.
//! Invariant: what it refers to is gone as soon as nothing else holds it, as in CPython.

use std::rc::{Rc, Weak};

use super::native_class::{add_class, add_functions, new_object, this};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::class::{Class, Layout};
use crate::python::object::function::{Function, Method};
use crate::python::object::generator::Generator;
use crate::python::object::instance::Instance;
use crate::python::object::module::Module;
use crate::python::object::set::Set;
use crate::python::value::{Globals, Value};

const WEAK: &str = "_weakref._weak";

static FUNCTIONS: &[Native] = &[Native::function("referent", referent)];

static METHODS: &[Native] = &[Native::static_method(WEAK, "__new__", new)];

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    let object = m.types.object.clone();
    add_class(m, globals, "_weak", &object, false, METHODS).map(drop)
}

enum Referent {
    Class(Weak<Class>),
    Function(Weak<Function>),
    Generator(Weak<Generator>),
    Instance(Weak<Instance>),
    Method(Weak<Method>),
    Module(Weak<Module>),
    Native(&'static Native),
    Set(Weak<Set>),
}

impl Referent {
    /// None for what CPython has no weak references to.
    fn of(m: &Machine, value: &Value) -> Option<Self> {
        Some(match value {
            Value::Class(class) => Self::Class(Rc::downgrade(class)),
            Value::Function(function) => Self::Function(Rc::downgrade(function)),
            Value::Generator(generator) => Self::Generator(Rc::downgrade(generator)),
            Value::Instance(instance) if is_referable(&m.class_of(value)) => Self::Instance(Rc::downgrade(instance)),
            Value::Method(method) => Self::Method(Rc::downgrade(method)),
            Value::Module(module) => Self::Module(Rc::downgrade(module)),
            Value::Native(native) => Self::Native(native),
            Value::Set(set) => Self::Set(Rc::downgrade(set)),
            _ => return None,
        })
    }

    fn value(&self) -> Option<Value> {
        match self {
            Self::Class(class) => class.upgrade().map(Value::Class),
            Self::Function(function) => function.upgrade().map(Value::Function),
            Self::Generator(generator) => generator.upgrade().map(Value::Generator),
            Self::Instance(instance) => instance.upgrade().map(Value::Instance),
            Self::Method(method) => method.upgrade().map(Value::Method),
            Self::Module(module) => module.upgrade().map(Value::Module),
            Self::Native(native) => Some(Value::Native(native)),
            Self::Set(set) => set.upgrade().map(Value::Set),
        }
    }
}

/// Objects of a class made by a `class` statement have a place for weak references, unless `__slots__` leaves it out or
/// their size varies (CPython 3.11 `type_new_slots`).
fn is_referable(class: &Class) -> bool {
    let has_place = class.slots.as_ref().is_none_or(|slots| slots.iter().any(|name| &**name == "__weakref__"));
    class.is_heap && has_place && !matches!(class.layout, Layout::Int | Layout::Tuple | Layout::Bytes)
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let [class, object] = args.exactly(m, "ref")?;
    match Referent::of(m, &object) {
        Some(referent) => new_object(m, &class, referent),
        None => Err(m.type_error(format!("cannot create weak reference to '{}' object", m.type_name(&object)))),
    }
}

/// What is referred to; None once it is gone.
fn referent(m: &mut Machine, args: Args) -> Outcome {
    let [weak] = args.exactly(m, "referent")?;
    Ok(this::<Referent>(m, &weak, WEAK, "referent")?.value().unwrap_or(Value::None))
}
