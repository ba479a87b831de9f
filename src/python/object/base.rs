//! The methods of `object` and `type`.
//! Invariant: what every object can do is here once, and the other types only add to it.

use std::rc::Rc;

use crate::python::code::CompareOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::class::{Class, Layout};
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Attributes, Name, Value};

pub static METHODS: &[Native] = &[
    Native::static_method("object", "__new__", object_new),
    Native::method("object", "__init__", object_init),
    Native::method("object", "__repr__", object_repr),
    Native::method("object", "__str__", object_str),
    Native::method("object", "__eq__", object_eq),
    Native::method("object", "__ne__", object_ne),
    Native::method("object", "__hash__", object_hash),
    Native::method("object", "__format__", object_format),
    Native::method("object", "__getattribute__", object_getattribute),
    Native::method("object", "__setattr__", object_setattr),
    Native::method("object", "__delattr__", object_delattr),
    Native::method("object", "__dir__", object_dir),
    Native::method("object", "__reduce_ex__", object_reduce_ex),
    Native::method("object", "__reduce__", object_reduce),
    Native::method("object", "__sizeof__", object_sizeof),
    Native::class_method("object", "__init_subclass__", object_init_subclass),
    Native::class_method("object", "__subclasshook__", object_subclasshook),
];

pub static TYPE_METHODS: &[Native] = &[
    Native::static_method("type", "__new__", type_new),
    Native::method("type", "__init__", type_init),
    Native::method("type", "__call__", type_call),
    Native::method("type", "mro", type_mro),
    Native::method("type", "__subclasses__", type_subclasses),
    Native::method("type", "__instancecheck__", type_instancecheck),
    Native::method("type", "__subclasscheck__", type_subclasscheck),
    Native::method("type", "__or__", super::union::or),
    Native::method("type", "__ror__", super::union::reflected_or),
    Native::static_method("type", "__prepare__", type_prepare),
    Native::method("type", "__repr__", type_repr),
];

/// The class that a constructor was given.
pub fn class_argument(m: &Machine, value: &Value) -> Outcome<Rc<Class>> {
    match value {
        Value::Class(class) => Ok(class.clone()),
        other => {
            let name = m.type_name(other);
            Err(m.type_error(format!("X is not a type object ({name})")))
        }
    }
}

fn this(args: &Args) -> Value {
    args.values.first().cloned().unwrap_or(Value::None)
}

fn object_new(m: &mut Machine, args: Args) -> Outcome {
    let class = class_argument(m, &this(&args))?;
    m.check_abstract(&class)?;
    let has_extra = args.values.len() > 1;
    if has_extra {
        let overrides =
            |name: &str| !matches!(class.lookup(name), Some(Value::Native(native)) if native.owner == "object");
        if overrides("__new__") && !overrides("__init__") || !overrides("__new__") && !overrides("__init__") {
            let text = if overrides("__new__") {
                "object.__new__() takes exactly one argument (the type to instantiate)".to_owned()
            } else {
                format!("{}() takes no arguments", class.name())
            };
            return Err(m.type_error(text));
        }
    }
    match class.layout {
        Layout::Object => Ok(Value::Instance(Instance::new(class, Payload::None))),
        _ => {
            let name = class.full_name();
            Err(m.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")))
        }
    }
}

fn object_init(m: &mut Machine, args: Args) -> Outcome {
    if args.values.len() > 1 {
        let class = m.class_of(&this(&args));
        let has_own_new = !matches!(class.lookup("__new__"), Some(Value::Native(native)) if native.owner == "object");
        let has_own_init = !matches!(class.lookup("__init__"), Some(Value::Native(native)) if native.owner == "object");
        if has_own_init {
            return Err(m.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        if !has_own_new {
            let name = class.name();
            return Err(
                m.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)"))
            );
        }
    }
    Ok(Value::None)
}

fn object_repr(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "object.__repr__")?;
    let class = m.class_of(&value);
    let address = value.address();
    let qualified = format!("{}.{}", class.module.borrow(), class.qualname.borrow());
    let name = qualified.strip_prefix("builtins.").unwrap_or(&qualified);
    Ok(Value::from(format!("<{name} object at {}>", address_text(address))))
}

/// An address as CPython prints it on a 64-bit machine.
pub fn address_text(address: usize) -> String {
    format!("0x7f{:010x}", (address as u64) & 0xff_ffff_ffff)
}

fn object_str(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "object.__str__")?;
    m.repr(&value).map(Value::from)
}

fn object_eq(m: &mut Machine, args: Args) -> Outcome {
    let [a, b] = args.exactly(m, "object.__eq__")?;
    Ok(if a.is(&b) { Value::Bool(true) } else { Value::NotImplemented })
}

fn object_ne(m: &mut Machine, args: Args) -> Outcome {
    let [a, b] = args.exactly(m, "object.__ne__")?;
    match m.call_special(&a, "__eq__", Args::one(b.clone())) {
        Some(answer) => match answer? {
            Value::NotImplemented => Ok(Value::NotImplemented),
            answer => Ok(Value::Bool(!m.truth(&answer)?)),
        },
        None => m.compare(CompareOp::NotEqual, &a, &b),
    }
}

fn object_hash(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "object.__hash__")?;
    Ok(Value::Int(crate::python::operate::address_hash(&value)))
}

fn object_format(m: &mut Machine, args: Args) -> Outcome {
    let [value, spec] = args.exactly(m, "object.__format__")?;
    if spec.as_str().is_some_and(|spec| !spec.is_empty()) {
        let name = m.type_name(&value);
        return Err(m.type_error(format!("unsupported format string passed to {name}.__format__")));
    }
    m.str(&value).map(Value::Str)
}

fn name_argument(m: &Machine, value: &Value) -> Outcome<Name> {
    match value.as_str() {
        Some(name) => Ok(name.clone()),
        None => {
            let given = m.type_name(value);
            Err(m.type_error(format!("attribute name must be string, not '{given}'")))
        }
    }
}

fn object_getattribute(m: &mut Machine, args: Args) -> Outcome {
    let [value, name] = args.exactly(m, "object.__getattribute__")?;
    let name = name_argument(m, &name)?;
    m.plain_attribute(&value, &name)
}

fn object_setattr(m: &mut Machine, args: Args) -> Outcome {
    let [object, name, value] = args.exactly(m, "object.__setattr__")?;
    let name = name_argument(m, &name)?;
    m.set_plain_attribute(&object, &name, value)?;
    Ok(Value::None)
}

fn object_delattr(m: &mut Machine, args: Args) -> Outcome {
    let [object, name] = args.exactly(m, "object.__delattr__")?;
    let name = name_argument(m, &name)?;
    m.delete_plain_attribute(&object, &name)?;
    Ok(Value::None)
}

fn object_dir(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "object.__dir__")?;
    let mut names: Vec<Name> = Vec::new();
    if let Value::Instance(instance) = &value {
        names.extend(instance.attributes.borrow().keys().cloned());
    }
    let class = match &value {
        Value::Class(class) => class.clone(),
        other => m.class_of(other),
    };
    for class in std::iter::once(&class).chain(&class.ancestors) {
        names.extend(class.attributes.borrow().keys().cloned());
    }
    names.push(Name::from("__class__"));
    names.sort();
    names.dedup();
    Ok(Value::list(names.into_iter().map(Value::Str).collect()))
}

fn object_reduce_ex(m: &mut Machine, args: Args) -> Outcome {
    let [value, _] = args.exactly(m, "object.__reduce_ex__")?;
    match m.special(&value, "__reduce__") {
        Some(Value::Method(method)) if !matches!(&method.function, Value::Native(native) if native.owner == "object") => {
            m.call(&Value::Method(method), Args::none())
        }
        _ => m.reduced(&value),
    }
}

fn object_reduce(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "object.__reduce__")?;
    m.reduced(&value)
}

fn object_sizeof(_: &mut Machine, _: Args) -> Outcome {
    Ok(Value::Int(48))
}

fn object_init_subclass(m: &mut Machine, args: Args) -> Outcome {
    if args.keyword_count() > 0 {
        let class = class_argument(m, &this(&args))?;
        let text = format!("{}.__init_subclass__() takes no keyword arguments", class.name());
        return Err(m.type_error(text));
    }
    Ok(Value::None)
}

fn object_subclasshook(_: &mut Machine, _: Args) -> Outcome {
    Ok(Value::NotImplemented)
}

/// `type(value)` or `type(name, bases, namespace)`.
fn type_new(m: &mut Machine, args: Args) -> Outcome {
    let (values, keywords) = args.split();
    match &values[..] {
        [Value::Class(class), value] if Rc::ptr_eq(class, &m.types.type_) => Ok(Value::Class(m.class_of(value))),
        [Value::Class(metaclass), name, bases, namespace] => {
            let Some(name) = name.as_str().cloned() else {
                let given = m.type_name(name);
                return Err(m.type_error(format!("type.__new__() argument 1 must be str, not {given}")));
            };
            let Value::Tuple(bases) = bases.plain() else {
                let given = m.type_name(bases);
                return Err(m.type_error(format!("type.__new__() argument 2 must be tuple, not {given}")));
            };
            let Some(pairs) = m.mapping_pairs(namespace)? else {
                let given = m.type_name(namespace);
                return Err(m.type_error(format!("type.__new__() argument 3 must be dict, not {given}")));
            };
            let mut attributes = Attributes::default();
            for (key, value) in pairs {
                if let Some(key) = key.as_str() {
                    attributes.insert(key.clone(), value);
                }
            }
            let keywords = keywords.into_iter().filter(|(name, _)| &**name != "metaclass").collect();
            // The bases may have a metaclass of their own, which then makes the class.
            let winner = m.winning_metaclass(Some(Value::Class(metaclass.clone())), bases)?;
            let Value::Class(winner) = &winner else { return Err(m.type_error("metaclass must be a class")) };
            if !Rc::ptr_eq(winner, metaclass)
                && let Some(new) = winner.lookup("__new__").filter(|new| !matches!(new, Value::Native(_)))
            {
                let new = m.bind_attribute(new, &Value::Class(winner.clone()), winner)?;
                return m.call(
                    &new,
                    Args::with_keywords([&[Value::Class(winner.clone())], &values[1..]].concat(), keywords),
                );
            }
            m.new_class(winner, name, bases, attributes, keywords)
        }
        _ => Err(m.type_error("type() takes 1 or 3 arguments")),
    }
}

fn type_init(_: &mut Machine, _: Args) -> Outcome {
    Ok(Value::None)
}

fn type_call(m: &mut Machine, mut args: Args) -> Outcome {
    if args.values.is_empty() {
        return Err(m.type_error("descriptor '__call__' of 'type' object needs an argument"));
    }
    let class = class_argument(m, &args.values.remove(0))?;
    m.instantiate(&class, args)
}

fn type_mro(m: &mut Machine, args: Args) -> Outcome {
    let [class] = args.exactly(m, "type.mro")?;
    let class = class_argument(m, &class)?;
    let order = std::iter::once(class.clone()).chain(class.ancestors.iter().cloned());
    Ok(Value::list(order.map(Value::Class).collect()))
}

fn type_subclasses(m: &mut Machine, args: Args) -> Outcome {
    let [class] = args.exactly(m, "type.__subclasses__")?;
    let class = class_argument(m, &class)?;
    let found =
        m.classes_of_program().into_iter().filter(|other| other.bases.iter().any(|base| Rc::ptr_eq(base, &class)));
    Ok(Value::list(found.map(Value::Class).collect()))
}

fn type_instancecheck(m: &mut Machine, args: Args) -> Outcome {
    let [class, value] = args.exactly(m, "type.__instancecheck__")?;
    let class = class_argument(m, &class)?;
    Ok(Value::Bool(m.is_instance(&value, &class)))
}

fn type_subclasscheck(m: &mut Machine, args: Args) -> Outcome {
    let [class, other] = args.exactly(m, "type.__subclasscheck__")?;
    let (class, other) = (class_argument(m, &class)?, class_argument(m, &other)?);
    Ok(Value::Bool(other.is_subclass_of(&class)))
}

fn type_prepare(m: &mut Machine, _: Args) -> Outcome {
    m.new_dict(Vec::new())
}

fn type_repr(m: &mut Machine, args: Args) -> Outcome {
    let [class] = args.exactly(m, "type.__repr__")?;
    let class = class_argument(m, &class)?;
    let module = class.module.borrow();
    let qualname = class.qualname.borrow();
    Ok(Value::from(if &**module == "builtins" {
        format!("<class '{qualname}'>")
    } else {
        format!("<class '{module}.{qualname}'>")
    }))
}
