//! `types`: the classes that only Rust can make, and constructors for those that the machine makes otherwise.
//! Invariant: a constructor here makes what the machine would.

use std::rc::Rc;

use super::native_class::add_class;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::function::Method;
use crate::python::object::instance::{Instance, Payload};
use crate::python::object::module::Module;
use crate::python::value::{Globals, Name, Value};

const NAMESPACE: &str = "types.SimpleNamespace";

static NAMESPACE_METHODS: &[Native] = &[
    Native::static_method(NAMESPACE, "__new__", namespace_new),
    Native::method(NAMESPACE, "__init__", namespace_init),
    Native::method(NAMESPACE, "__repr__", namespace_repr),
    Native::method(NAMESPACE, "__eq__", namespace_eq),
];

static METHOD_NEW: Native = Native::static_method("method", "__new__", method_new);
static ALIAS_NEW: Native = Native::static_method("types.GenericAlias", "__new__", alias_new);
static MODULE_NEW: Native = Native::static_method("module", "__new__", module_new);

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    let object = m.types.object.clone();
    let class = add_class(m, globals, "SimpleNamespace", &object, true, NAMESPACE_METHODS)?;
    class.set(Name::from("__hash__"), Value::None);
    for (class, native) in [
        (m.types.method.clone(), &METHOD_NEW),
        (m.class("GenericAlias"), &ALIAS_NEW),
        (m.types.module.clone(), &MODULE_NEW),
    ] {
        class.set(Name::from("__new__"), Value::Native(native));
    }
    Ok(())
}

fn method_new(m: &mut Machine, args: Args) -> Outcome {
    let [_, function, this] = args.between(m, "method.__new__", 3)?;
    if this.is_none() {
        return Err(m.type_error("self must not be None"));
    }
    Ok(Value::Method(Rc::new(Method { function, this })))
}

fn alias_new(m: &mut Machine, args: Args) -> Outcome {
    let [_, origin, item] = args.between(m, "GenericAlias.__new__", 3)?;
    m.generic_alias(origin, item)
}

fn module_new(m: &mut Machine, args: Args) -> Outcome {
    let [_, name, doc] = args.bind(m, "module", &["", "name", "doc"], 3, 2)?;
    let Some(name) = name.as_str() else {
        let given = m.type_name(&name);
        return Err(m.type_error(format!("module() argument 'name' must be str, not {given}")));
    };
    let globals = Globals::new(name, m.builtins.clone());
    globals.set("__name__", Value::Str(name.clone()));
    globals.set("__doc__", doc.set_or(Value::None));
    Ok(Value::Module(Rc::new(Module { name: name.clone(), globals })))
}

fn namespace_new(m: &mut Machine, args: Args) -> Outcome {
    match args.values.first() {
        Some(Value::Class(class)) => Ok(Value::Instance(Instance::new(class.clone(), Payload::None))),
        _ => Err(m.type_error("__new__() needs a class")),
    }
}

fn namespace_init(m: &mut Machine, args: Args) -> Outcome {
    let (values, keywords) = args.split();
    if values.len() > 1 {
        return Err(m.type_error("no positional arguments expected"));
    }
    if let Some(Value::Instance(instance)) = values.first() {
        for (name, value) in keywords {
            instance.attributes.borrow_mut().insert(name, value);
        }
    }
    Ok(Value::None)
}

fn pairs(value: &Value) -> Vec<(Name, Value)> {
    value.as_instance().map_or_else(Vec::new, |instance| {
        instance.attributes.borrow().iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    })
}

fn namespace_repr(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args("__repr__", args)?;
    let class = m.class_of(&object);
    let name = if class.get_own("__new__").is_some() { Name::from("namespace") } else { class.name() };
    if !m.enter_repr(&object) {
        return Ok(Value::from(format!("{name}(...)")));
    }
    let mut shown = Vec::new();
    for (name, value) in pairs(&object) {
        shown.push(format!("{name}={}", m.repr(&value)?));
    }
    m.leave_repr(&object);
    Ok(Value::from(format!("{name}({})", shown.join(", "))))
}

fn namespace_eq(m: &mut Machine, args: Args) -> Outcome {
    let [a, b] = m.dunder_args("__eq__", args)?;
    let is_namespace = |m: &Machine, value: &Value| matches!(m.class_of(value).lookup("__new__"), Some(Value::Native(n)) if n.owner == NAMESPACE);
    if !is_namespace(m, &a) || !is_namespace(m, &b) {
        return Ok(Value::NotImplemented);
    }
    let dict = |m: &mut Machine, value: &Value| {
        m.new_dict(pairs(value).into_iter().map(|(name, value)| (Value::Str(name), value)).collect())
    };
    let (a, b) = (dict(m, &a)?, dict(m, &b)?);
    m.equal(&a, &b).map(Value::Bool)
}
