//! Attributes: finding, binding, setting and deleting them.
//! Invariant: a special method is looked up on the class of an object, never on the object.

mod builtin;
mod frames;
mod store;

use std::rc::Rc;

use super::Machine;
use super::super_object::Super;
use super::tasks::OrGetattr;
use crate::python::frame::{Activation, Role};
use crate::python::native::{Args, Exit, NativeKind, Outcome};
use crate::python::object::class::Class;
use crate::python::object::descriptor::Descriptor;
use crate::python::object::function::Method;
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Value};

impl Machine {
    /// `getattr(value, name)`, run to its end.
    ///
    /// # Errors
    /// AttributeError in CPython's words, and what a property raises.
    pub fn attribute(&mut self, value: &Value, name: &str) -> Outcome {
        let floor = self.frames.len();
        match self.begin_attribute(value.clone(), &Name::from(name))? {
            Some(found) => Ok(found),
            None => self.run_nested(floor),
        }
    }

    /// The same, with None for an AttributeError.
    pub fn attribute_or_none(&mut self, value: &Value, name: &str) -> Outcome<Option<Value>> {
        match self.attribute(value, name) {
            Ok(found) => Ok(Some(found)),
            Err(exit) if self.raises(&exit, "AttributeError") => Ok(None),
            Err(exit) => Err(exit),
        }
    }

    /// The special method that the value's class gives a name, bound to the value.
    pub fn special(&self, value: &Value, name: &str) -> Option<Value> {
        match value {
            Value::Instance(instance) => {
                let class = instance.class();
                class.lookup(name).map(|found| self.bound_to(found, value, &class))
            }
            Value::Class(class) => {
                let metaclass = class.metaclass.as_ref().unwrap_or(&self.types.type_);
                metaclass.lookup(name).map(|found| self.bound_to(found, value, metaclass))
            }
            other => self.types.of(other).lookup(name).map(|found| self.bound(found, other.clone())),
        }
    }

    fn bound_to(&self, found: Value, this: &Value, class: &Rc<Class>) -> Value {
        match &found {
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::StaticMethod(function) => function.clone(),
                Descriptor::ClassMethod(function) => self.bound(function.clone(), Value::Class(class.clone())),
                Descriptor::Property(_) => found,
            },
            _ => self.bound(found, this.clone()),
        }
    }

    /// A function bound to a first argument; anything else as it is.
    pub fn bound(&self, function: Value, this: Value) -> Value {
        match &function {
            Value::Function(_) => Value::Method(Rc::new(Method { function, this })),
            Value::Native(native) => match native.kind {
                NativeKind::Method => Value::Method(Rc::new(Method { function, this })),
                NativeKind::ClassMethod => {
                    let class = match this {
                        Value::Class(_) => this,
                        other => Value::Class(self.class_of(&other)),
                    };
                    Value::Method(Rc::new(Method { function, this: class }))
                }
                NativeKind::Function | NativeKind::StaticMethod => function,
            },
            _ => function,
        }
    }

    /// Calls a special method, if the class has it.
    pub fn call_special(&mut self, value: &Value, name: &str, args: Args) -> Option<Outcome> {
        let method = self.special(value, name)?;
        Some(self.call(&method, args))
    }

    /// What an attribute found on a class means for an object: functions bind, properties run.
    pub fn bind_attribute(&mut self, found: Value, this: &Value, class: &Rc<Class>) -> Outcome {
        let floor = self.frames.len();
        match self.begin_bind(found, this, class)? {
            Some(value) => Ok(value),
            None => self.run_nested(floor),
        }
    }

    fn begin_bind(&mut self, found: Value, this: &Value, class: &Rc<Class>) -> Outcome<Option<Value>> {
        match &found {
            Value::Function(_) | Value::Native(_) => Ok(Some(self.bound(found, this.clone()))),
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::StaticMethod(function) => Ok(Some(function.clone())),
                Descriptor::ClassMethod(function) => Ok(Some(Value::Method(Rc::new(Method {
                    function: function.clone(),
                    this: Value::Class(class.clone()),
                })))),
                Descriptor::Property(property) => {
                    if property.getter.is_unset() || property.getter.is_none() {
                        let name = property.name.borrow().clone();
                        let owner = class.name();
                        let text = match name {
                            Some(name) => format!("property '{name}' of '{owner}' object has no getter"),
                            None => format!("property of '{owner}' object has no getter"),
                        };
                        return Err(self.error("AttributeError", text));
                    }
                    self.begin_call(property.getter.clone(), Args::one(this.clone()), Role::Call)
                }
            },
            Value::Instance(instance) => {
                let get = instance.class.borrow().lookup("__get__");
                match get {
                    Some(get) => {
                        let get = self.bound(get, found.clone());
                        self.begin_call(get, Args::positional([this.clone(), Value::Class(class.clone())]), Role::Call)
                    }
                    None => Ok(Some(found)),
                }
            }
            _ => Ok(Some(found)),
        }
    }

    /// `getattr`: a value at once, or `None` when the program's code was begun.
    pub(super) fn begin_attribute(&mut self, value: Value, name: &Name) -> Outcome<Option<Value>> {
        match &value {
            Value::Instance(instance) => {
                if let Some(proxy) = instance.native::<Super>() {
                    return self.begin_super_attribute(proxy, name);
                }
                let class = instance.class();
                if self.overrides_getattribute.get()
                    && let Some(found @ Value::Function(_)) = class.lookup("__getattribute__")
                {
                    let arguments = Args::positional([value.clone(), Value::Str(name.clone())]);
                    return self.begin_or_getattr(found, arguments, &value, &class, name);
                }
                self.begin_instance_attribute(instance, &value, &class, name)
            }
            Value::Class(class) => self.begin_class_attribute(class, &value, name),
            Value::Module(module) => {
                if let Some(found) = module.globals.get(name) {
                    return Ok(Some(found));
                }
                match &**name {
                    "__name__" => Ok(Some(Value::Str(module.name.clone()))),
                    "__dict__" => {
                        let pairs = module.globals.bound().into_iter().map(|(k, v)| (Value::Str(k), v)).collect();
                        self.new_dict(pairs).map(Some)
                    }
                    _ => {
                        if let Some(Value::Function(_)) = module.globals.get("__getattr__") {
                            let getattr = module.globals.get("__getattr__").unwrap_or_default();
                            return self.begin_call(getattr, Args::one(Value::Str(name.clone())), Role::Call);
                        }
                        let text = format!("module '{}' has no attribute '{name}'", module.name);
                        Err(self.error("AttributeError", text))
                    }
                }
            }
            _ => {
                if let Some(found) = self.builtin_attribute(&value, name)? {
                    return Ok(Some(found));
                }
                let class = self.types.of(&value).clone();
                match class.lookup(name) {
                    Some(found) => self.begin_bind(found, &value, &class),
                    None => Err(self.no_attribute(&value, name)),
                }
            }
        }
    }

    /// The default for instances: what `object.__getattribute__` does, then `__getattr__`.
    pub(super) fn begin_instance_attribute(
        &mut self,
        instance: &Rc<Instance>,
        value: &Value,
        class: &Rc<Class>,
        name: &Name,
    ) -> Outcome<Option<Value>> {
        let found = class.lookup(name);
        let is_data = match &found {
            Some(Value::Descriptor(descriptor)) => matches!(**descriptor, Descriptor::Property(_)),
            Some(Value::Instance(descriptor)) => {
                let class = descriptor.class.borrow();
                class.lookup("__set__").is_some() || class.lookup("__delete__").is_some()
            }
            _ => false,
        };
        if is_data && let Some(found) = found {
            if let Value::Descriptor(descriptor) = &found
                && let Descriptor::Property(property) = &**descriptor
                && matches!(property.getter, Value::Function(_))
            {
                let getter = property.getter.clone();
                return self.begin_or_getattr(getter, Args::one(value.clone()), value, class, name);
            }
            return self.begin_bind(found, value, class);
        }
        instance.follow_live();
        if let Some(own) = instance.attributes.borrow().get(name) {
            return Ok(Some(own.clone()));
        }
        if let Some(found) = found {
            return self.begin_bind(found, value, class);
        }
        match &**name {
            "__class__" => return Ok(Some(Value::Class(class.clone()))),
            "__dict__"
                if class.slots.is_none() && (class.is_heap || !matches!(instance.payload, Payload::Native(_))) =>
            {
                return self.live_dict(instance).map(Some);
            }
            _ => {}
        }
        if let Some(found) = self.exception_attribute(instance, name) {
            return Ok(Some(found));
        }
        if let (Some(inner), "real" | "imag" | "numerator" | "denominator") = (instance.inner(), &**name)
            && let Some(found) = self.builtin_attribute(&inner.clone(), name)?
        {
            return Ok(Some(found));
        }
        if let Some(getattr) = class.lookup("__getattr__") {
            let (function, args) = self.bound_call(getattr, value, class, Args::one(Value::Str(name.clone())))?;
            return self.begin_call(function, args, Role::Call);
        }
        Err(self.no_attribute(value, name))
    }

    /// Begins what gives an attribute; if that raises AttributeError, `__getattr__` is asked, where the class has one.
    fn begin_or_getattr(
        &mut self,
        callable: Value,
        args: Args,
        value: &Value,
        class: &Rc<Class>,
        name: &Name,
    ) -> Outcome<Option<Value>> {
        let Some(getattr) = class.lookup("__getattr__") else { return self.begin_call(callable, args, Role::Call) };
        let getattr = self.bound_call(getattr, value, class, Args::one(Value::Str(name.clone())))?;
        let task = OrGetattr { call: Some((callable, args)), getattr: Some(getattr) };
        self.frames.push(Activation::native(Box::new(task), Role::Call));
        Ok(None)
    }

    fn begin_class_attribute(&mut self, class: &Rc<Class>, value: &Value, name: &Name) -> Outcome<Option<Value>> {
        match &**name {
            "__name__" => return Ok(Some(Value::Str(class.name()))),
            "__qualname__" => return Ok(Some(Value::Str(class.qualname.borrow().clone()))),
            "__module__" => return Ok(Some(Value::Str(class.module.borrow().clone()))),
            "__class__" => {
                let metaclass = class.metaclass.clone().unwrap_or_else(|| self.types.type_.clone());
                return Ok(Some(Value::Class(metaclass)));
            }
            "__mro__" => {
                let own = std::iter::once(class.clone()).chain(class.ancestors.iter().cloned());
                return Ok(Some(Value::tuple(own.map(Value::Class).collect())));
            }
            "__bases__" => return Ok(Some(Value::tuple(class.bases.iter().cloned().map(Value::Class).collect()))),
            "__base__" => return Ok(Some(class.bases.first().cloned().map_or(Value::None, Value::Class))),
            "__dict__" => {
                let pairs: Vec<(Value, Value)> =
                    class.attributes.borrow().iter().map(|(k, v)| (Value::Str(k.clone()), v.clone())).collect();
                return self.new_dict(pairs).map(Some);
            }
            "__doc__" if class.get_own("__doc__").is_none() => return Ok(Some(Value::None)),
            "__annotations__" => {
                if let Some(own) = class.get_own("__annotations__") {
                    return Ok(Some(own));
                }
                if class.is_heap {
                    let dict = self.new_dict(Vec::new())?;
                    class.set(Name::from("__annotations__"), dict.clone());
                    return Ok(Some(dict));
                }
            }
            _ => {}
        }
        let metaclass = class.metaclass.clone().unwrap_or_else(|| self.types.type_.clone());
        let meta = metaclass.lookup(name);
        if let Some(Value::Descriptor(descriptor)) = &meta
            && matches!(**descriptor, Descriptor::Property(_))
            && let Some(meta) = meta
        {
            return self.begin_bind(meta, value, &metaclass);
        }
        if let Some(found) = class.lookup(name) {
            return match &found {
                Value::Descriptor(descriptor) => match &**descriptor {
                    Descriptor::StaticMethod(function) => Ok(Some(function.clone())),
                    Descriptor::ClassMethod(_) => self.begin_bind(found, value, class),
                    Descriptor::Property(_) => Ok(Some(found)),
                },
                Value::Native(native) if native.kind == NativeKind::ClassMethod => {
                    Ok(Some(self.bound(found, value.clone())))
                }
                Value::Instance(instance) => {
                    let get = instance.class.borrow().lookup("__get__");
                    match get {
                        Some(get) => {
                            let get = self.bound(get, found.clone());
                            self.begin_call(get, Args::positional([Value::None, value.clone()]), Role::Call)
                        }
                        None => Ok(Some(found)),
                    }
                }
                _ => Ok(Some(found)),
            };
        }
        match meta {
            Some(meta) => self.begin_bind(meta, value, &metaclass),
            None => {
                if let Some(getattr) = metaclass.lookup("__getattr__") {
                    let arguments = Args::positional([value.clone(), Value::Str(name.clone())]);
                    return self.begin_call(getattr, arguments, Role::Call);
                }
                let text = format!("type object '{}' has no attribute '{name}'", class.name());
                Err(self.error("AttributeError", text))
            }
        }
    }

    pub fn no_attribute(&self, value: &Value, name: &str) -> Exit {
        let text = match value {
            Value::Class(class) => format!("type object '{}' has no attribute '{name}'", class.name()),
            other => format!("'{}' object has no attribute '{name}'", self.type_name(other)),
        };
        let exit = self.error("AttributeError", text);
        if let Some(exception) = exit.exception() {
            exception.set("name", Value::str(name));
            exception.set("obj", value.clone());
        }
        exit
    }
}

impl Machine {
    /// What `object.__getattribute__` does.
    pub fn plain_attribute(&mut self, value: &Value, name: &Name) -> Outcome {
        let floor = self.frames.len();
        let begun = match value {
            Value::Instance(instance) => {
                let class = instance.class();
                self.begin_instance_attribute(instance, value, &class, name)?
            }
            other => self.begin_attribute(other.clone(), name)?,
        };
        match begun {
            Some(found) => Ok(found),
            None => self.run_nested(floor),
        }
    }

    /// What `type.__call__` does.
    pub fn instantiate(&mut self, class: &Rc<Class>, args: Args) -> Outcome {
        let floor = self.frames.len();
        match self.begin_type_call(class, args, Role::Call)? {
            Some(value) => Ok(value),
            None => self.run_nested(floor),
        }
    }
}
