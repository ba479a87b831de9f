//! Attributes: finding, binding, setting and deleting them.
//! Invariant: a special method is looked up on the class of an object, never on the object.

use std::rc::Rc;

use super::Machine;
use super::super_object::Super;
use super::tasks::OrGetattr;
use crate::python::frame::{Activation, Role};
use crate::python::native::{Args, Exit, NativeKind, Outcome};
use crate::python::object::class::{Class, note_change};
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

    /// Attributes that values without a namespace of their own have.
    fn builtin_attribute(&mut self, value: &Value, name: &str) -> Outcome<Option<Value>> {
        if name == "__class__" {
            return Ok(Some(Value::Class(self.class_of(value))));
        }
        let found = match value {
            Value::Function(function) => match name {
                "__name__" => Some(Value::Str(function.name.borrow().clone())),
                "__qualname__" => Some(Value::Str(function.qualname.borrow().clone())),
                "__defaults__" => {
                    let defaults = function.defaults.borrow().clone();
                    Some(if defaults.is_empty() { Value::None } else { Value::Tuple(defaults) })
                }
                "__kwdefaults__" => Some(function.keyword_defaults.borrow().clone().map_or(Value::None, Value::Dict)),
                "__dict__" => {
                    let pairs: Vec<(Value, Value)> = function
                        .attributes
                        .borrow()
                        .iter()
                        .filter(|(key, _)| !matches!(&***key, "__doc__" | "__module__" | "__annotations__"))
                        .map(|(k, v)| (Value::Str(k.clone()), v.clone()))
                        .collect();
                    Some(self.new_dict(pairs)?)
                }
                "__annotations__" if !function.attributes.borrow().contains_key(name) => {
                    let dict = self.new_dict(Vec::new())?;
                    function.attributes.borrow_mut().insert(Name::from(name), dict.clone());
                    Some(dict)
                }
                "__code__" => Some(self.code_object(function)),
                "__closure__" if function.closure.is_empty() => Some(Value::None),
                "__closure__" => Some(Value::tuple(function.closure.iter().cloned().map(Value::Cell).collect())),
                "__module__" if !function.attributes.borrow().contains_key(name) => {
                    Some(Value::Str(function.globals.module.clone()))
                }
                "__doc__" if !function.attributes.borrow().contains_key(name) => {
                    Some(function.code.doc.clone().map_or(Value::None, Value::Str))
                }
                _ => function.attributes.borrow().get(name).cloned(),
            },
            Value::Method(method) => match name {
                "__self__" => Some(method.this.clone()),
                "__func__" => Some(method.function.clone()),
                "__get__" => None,
                _ => {
                    let function = method.function.clone();
                    return match &function {
                        Value::Function(_) | Value::Native(_) => self.builtin_attribute(&function, name),
                        _ => self.attribute_or_none(&function, name),
                    };
                }
            },
            Value::Native(native) => match name {
                "__name__" => Some(Value::str(native.name)),
                "__qualname__" if native.owner.is_empty() => Some(Value::str(native.name)),
                "__qualname__" => Some(Value::from(format!("{}.{}", native.owner, native.name))),
                "__module__" => Some(Value::str("builtins")),
                "__doc__" => Some(Value::None),
                _ => None,
            },
            Value::Generator(generator) => match name {
                "__name__" => Some(Value::Str(generator.name.borrow().clone())),
                "__qualname__" => Some(Value::Str(generator.qualname.borrow().clone())),
                _ => None,
            },
            Value::Range(range) => match name {
                "start" => Some(Value::Int(range.start)),
                "stop" => Some(Value::Int(range.stop)),
                "step" => Some(Value::Int(range.step)),
                _ => None,
            },
            Value::Slice(slice) => match name {
                "start" => Some(slice.start.clone()),
                "stop" => Some(slice.stop.clone()),
                "step" => Some(slice.step.clone()),
                _ => None,
            },
            Value::Complex(pair) => match name {
                "real" => Some(Value::Float(pair.0)),
                "imag" => Some(Value::Float(pair.1)),
                _ => None,
            },
            Value::Int(_) | Value::Big(_) | Value::Bool(_) => match name {
                "real" | "numerator" => Some(self.plain_int(value)),
                "imag" => Some(Value::Int(0)),
                "denominator" => Some(Value::Int(1)),
                _ => None,
            },
            Value::Float(x) => match name {
                "real" => Some(Value::Float(*x)),
                "imag" => Some(Value::Float(0.0)),
                _ => None,
            },
            Value::Cell(cell) if name == "cell_contents" => Some(cell.borrow().clone()),
            Value::Descriptor(descriptor) => match (&**descriptor, name) {
                (Descriptor::Property(property), "fget") => Some(property.getter.clone().set_or(Value::None)),
                (Descriptor::Property(property), "fset") => Some(property.setter.clone().set_or(Value::None)),
                (Descriptor::Property(property), "fdel") => Some(property.deleter.clone().set_or(Value::None)),
                (Descriptor::Property(property), "__doc__") => Some(property.doc.clone().set_or(Value::None)),
                (
                    Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function),
                    "__func__" | "__wrapped__",
                ) => Some(function.clone()),
                (Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function), _)
                    if matches!(name, "__name__" | "__doc__" | "__qualname__" | "__module__") =>
                {
                    return self.attribute_or_none(&function.clone(), name);
                }
                _ => None,
            },
            _ => None,
        };
        if found.is_none() && name == "__doc__" {
            return Ok(Some(Value::None));
        }
        Ok(found)
    }

    fn plain_int(&self, value: &Value) -> Value {
        match value {
            Value::Bool(b) => Value::Int(i64::from(*b)),
            other => other.clone(),
        }
    }

    fn exception_attribute(&self, instance: &Rc<Instance>, name: &str) -> Option<Value> {
        if let Some(found) = self.codec_error_attribute(instance, name) {
            return Some(found);
        }
        let data = instance.exception()?.borrow();
        let link = |other: &Option<Rc<Instance>>| other.clone().map_or(Value::None, Value::Instance);
        match name {
            // The name of a file is kept apart.
            "args" if (3..=5).contains(&data.args.len()) && self.is_exception(instance, "OSError") => {
                Some(Value::tuple(data.args[..2].to_vec()))
            }
            "args" => Some(Value::tuple(data.args.clone())),
            "__cause__" => Some(link(&data.cause)),
            "__context__" => Some(link(&data.context)),
            "__suppress_context__" => Some(Value::Bool(data.suppress_context)),
            "__traceback__" if data.traceback.is_empty() => Some(Value::None),
            "__traceback__" => {
                let (told, chain) = data.chain.take();
                let mut chain = if told == 0 { Value::None } else { chain };
                for passed in data.traceback.iter().skip(told).filter(|passed| passed.visible) {
                    chain = self.traceback_object(&passed.function, passed.line, chain);
                }
                data.chain.replace((data.traceback.len(), chain.clone()));
                Some(chain)
            }
            "__notes__" => None,
            "value" if self.is_exception(instance, "StopIteration") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "msg" if self.is_exception(instance, "ImportError") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "name" | "path" if self.is_exception(instance, "ImportError") => Some(Value::None),
            "code" if self.is_exception(instance, "SystemExit") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "filename" if self.is_exception(instance, "OSError") => {
                Some(data.args.get(2).filter(|_| data.args.len() <= 5).cloned().unwrap_or(Value::None))
            }
            "errno" if self.is_exception(instance, "OSError") => {
                Some(data.args.first().cloned().unwrap_or(Value::None))
            }
            "strerror" if self.is_exception(instance, "OSError") => {
                Some(data.args.get(1).cloned().unwrap_or(Value::None))
            }
            _ => None,
        }
    }

    /// `obj.__dict__`.
    fn live_dict(&mut self, instance: &Rc<Instance>) -> Outcome {
        let copy = self.attributes_dict(&Value::Instance(instance.clone()))?;
        let Value::Dict(copy) = copy else { return Ok(copy) };
        Ok(Value::Dict(instance.live_dict(|_| copy)))
    }

    /// Changes an attribute in the object's own namespace.
    fn put_attribute(&mut self, instance: &Rc<Instance>, name: &Name, value: Value) -> Outcome<()> {
        if let Some(dict) = instance.live() {
            instance.follow_live();
            self.dict_set(&dict, Value::Str(name.clone()), value.clone())?;
            instance.settle_live();
        }
        let old = instance.attributes.borrow_mut().insert(name.clone(), value);
        drop(old);
        Ok(())
    }

    /// A copy of the attributes as a dict.
    pub fn attributes_dict(&mut self, value: &Value) -> Outcome {
        let Value::Instance(instance) = value else { return Err(self.no_attribute(value, "__dict__")) };
        instance.follow_live();
        let pairs: Vec<(Value, Value)> =
            instance.attributes.borrow().iter().map(|(k, v)| (Value::Str(k.clone()), v.clone())).collect();
        self.new_dict(pairs)
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

    /// `setattr(object, name, value)`, run to its end.
    ///
    /// # Errors
    /// AttributeError, TypeError for built-in classes, and what a setter raises.
    pub fn set_attribute(&mut self, object: &Value, name: &Name, value: Value) -> Outcome<()> {
        let floor = self.frames.len();
        if self.begin_set_attribute(object, name, value)? {
            self.run_nested(floor)?;
        }
        Ok(())
    }

    /// True when an activation was pushed, whose result is to be thrown away.
    pub(super) fn begin_set_attribute(&mut self, object: &Value, name: &Name, value: Value) -> Outcome<bool> {
        match object {
            Value::Instance(instance) => {
                let class = instance.class();
                if let Some(found) = class.lookup("__setattr__")
                    && !matches!(&found, Value::Native(native) if native.owner == "object")
                {
                    let (function, args) =
                        self.bound_call(found, object, &class, Args::positional([Value::Str(name.clone()), value]))?;
                    return Ok(self.begin_call(function, args, Role::Discard)?.is_none());
                }
                self.begin_set_instance_attribute(instance, object, name, value)
            }
            Value::Class(class) => {
                if !class.is_heap {
                    let text = format!("cannot set '{name}' attribute of immutable type '{}'", class.name());
                    return Err(self.type_error(text));
                }
                if let Some(metaclass) = &class.metaclass
                    && let Some(found @ Value::Function(_)) = metaclass.lookup("__setattr__")
                {
                    let arguments = Args::positional([object.clone(), Value::Str(name.clone()), value]);
                    return Ok(self.begin_call(found, arguments, Role::Discard)?.is_none());
                }
                match (&**name, &value) {
                    ("__name__", Value::Str(text)) => *class.name.borrow_mut() = text.clone(),
                    ("__qualname__", Value::Str(text)) => *class.qualname.borrow_mut() = text.clone(),
                    ("__module__", Value::Str(text)) => *class.module.borrow_mut() = text.clone(),
                    _ => class.set(name.clone(), value),
                }
                Ok(false)
            }
            Value::Module(module) => {
                module.globals.set(name, value);
                Ok(false)
            }
            Value::Function(function) => {
                match (&**name, &value) {
                    ("__name__", Value::Str(text)) => *function.name.borrow_mut() = text.clone(),
                    ("__qualname__", Value::Str(text)) => *function.qualname.borrow_mut() = text.clone(),
                    ("__defaults__", Value::Tuple(items)) => *function.defaults.borrow_mut() = items.clone(),
                    _ => {
                        function.attributes.borrow_mut().insert(name.clone(), value);
                    }
                }
                Ok(false)
            }
            other => {
                let class = self.types.of(other).clone();
                let text = if class.lookup(name).is_some() {
                    format!("'{}' object attribute '{name}' is read-only", class.name())
                } else {
                    format!("'{}' object has no attribute '{name}'", class.name())
                };
                Err(self.error("AttributeError", text))
            }
        }
    }

    /// What `object.__setattr__` does.
    pub(super) fn begin_set_instance_attribute(
        &mut self,
        instance: &Rc<Instance>,
        object: &Value,
        name: &Name,
        value: Value,
    ) -> Outcome<bool> {
        let class = instance.class();
        match class.lookup(name) {
            Some(Value::Descriptor(descriptor)) => {
                if let Descriptor::Property(property) = &*descriptor {
                    if property.setter.is_unset() || property.setter.is_none() {
                        return Err(self.no_accessor(property.name.borrow().as_ref(), &class, "setter"));
                    }
                    let arguments = Args::positional([object.clone(), value]);
                    return Ok(self.begin_call(property.setter.clone(), arguments, Role::Discard)?.is_none());
                }
            }
            Some(found @ Value::Instance(_)) => {
                if let Some(set) = self.special(&found, "__set__") {
                    let arguments = Args::positional([object.clone(), value]);
                    return Ok(self.begin_call(set, arguments, Role::Discard)?.is_none());
                }
                if self.special(&found, "__delete__").is_some() {
                    return Err(self.error("AttributeError", "__set__"));
                }
            }
            _ => {}
        }
        if &**name == "__class__"
            && let Value::Class(class) = &value
        {
            *instance.class.borrow_mut() = class.clone();
            return Ok(false);
        }
        if let Some(data) = instance.exception() {
            let mut data = data.borrow_mut();
            match (&**name, &value) {
                ("args", Value::Tuple(items)) => {
                    data.args = items.to_vec();
                    return Ok(false);
                }
                ("__cause__", Value::Instance(other)) => {
                    data.cause = Some(other.clone());
                    data.suppress_context = true;
                    return Ok(false);
                }
                ("__cause__" | "__context__" | "__traceback__", _) => return Ok(false),
                _ => {}
            }
        }
        if !class.is_heap && instance.exception().is_none() {
            let text = if class.lookup(name).is_some() {
                format!("'{}' object attribute '{name}' is read-only", class.full_name())
            } else {
                format!("'{}' object has no attribute '{name}'", class.full_name())
            };
            return Err(self.error("AttributeError", text));
        }
        if let Some(slots) = &class.slots
            && !slots.contains(name)
        {
            let text = format!("'{}' object has no attribute '{name}'", self.type_name(object));
            return Err(self.error("AttributeError", text));
        }
        if &**name == "__dict__"
            && let Value::Dict(dict) = &value
        {
            instance.set_live_dict(dict);
            return Ok(false);
        }
        self.put_attribute(instance, name, value)?;
        Ok(false)
    }

    fn no_accessor(&self, name: Option<&Name>, class: &Class, what: &str) -> Exit {
        let owner = class.name();
        let text = match name {
            Some(name) => format!("property '{name}' of '{owner}' object has no {what}"),
            None => format!("property of '{owner}' object has no {what}"),
        };
        self.error("AttributeError", text)
    }

    /// `del object.name`.
    pub fn delete_attribute(&mut self, object: &Value, name: &Name) -> Outcome<()> {
        match object {
            Value::Instance(instance) => {
                let class = instance.class();
                if let Some(found) = class.lookup("__delattr__")
                    && !matches!(&found, Value::Native(native) if native.owner == "object")
                {
                    let method = self.bind_attribute(found, object, &class)?;
                    self.call(&method, Args::one(Value::Str(name.clone())))?;
                    return Ok(());
                }
                self.delete_instance_attribute(instance, object, name)
            }
            Value::Class(class) if class.is_heap => {
                note_change();
                if class.attributes.borrow_mut().shift_remove(name).is_none() {
                    return Err(self.error("AttributeError", name.to_string()));
                }
                Ok(())
            }
            Value::Module(module) => {
                if module.globals.get(name).is_none() {
                    return Err(self.error("AttributeError", name.to_string()));
                }
                module.globals.set(name, Value::Unset);
                Ok(())
            }
            Value::Function(function) => {
                if function.attributes.borrow_mut().shift_remove(name).is_none() {
                    return Err(self.no_attribute(object, name));
                }
                Ok(())
            }
            other => Err(self.no_attribute(other, name)),
        }
    }

    /// What `object.__delattr__` does.
    pub(super) fn delete_instance_attribute(
        &mut self,
        instance: &Rc<Instance>,
        object: &Value,
        name: &Name,
    ) -> Outcome<()> {
        let class = instance.class();
        match class.lookup(name) {
            Some(Value::Descriptor(descriptor)) => {
                if let Descriptor::Property(property) = &*descriptor {
                    if property.deleter.is_unset() || property.deleter.is_none() {
                        return Err(self.no_accessor(property.name.borrow().as_ref(), &class, "deleter"));
                    }
                    self.call(&property.deleter.clone(), Args::one(object.clone()))?;
                    return Ok(());
                }
            }
            Some(found @ Value::Instance(_)) => {
                if let Some(delete) = self.special(&found, "__delete__") {
                    self.call(&delete, Args::one(object.clone()))?;
                    return Ok(());
                }
                if self.special(&found, "__set__").is_some() {
                    return Err(self.error("AttributeError", "__delete__"));
                }
            }
            _ => {}
        }
        instance.follow_live();
        if let Some(dict) = instance.live() {
            self.dict_remove(&dict, &Value::Str(name.clone()))?;
            instance.settle_live();
        }
        let removed = instance.attributes.borrow_mut().shift_remove(name);
        if removed.is_none() {
            return Err(self.no_attribute(object, name));
        }
        Ok(())
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

    /// What `object.__setattr__` does.
    pub fn set_plain_attribute(&mut self, object: &Value, name: &Name, value: Value) -> Outcome<()> {
        if let Value::Class(class) = object
            && class.is_heap
        {
            // What `type.__setattr__` does; the metaclass's own has had its say.
            class.set(name.clone(), value);
            return Ok(());
        }
        let Value::Instance(instance) = object else { return self.set_attribute(object, name, value) };
        let floor = self.frames.len();
        if self.begin_set_instance_attribute(instance, object, name, value)? {
            self.run_nested(floor)?;
        }
        Ok(())
    }

    /// What `object.__delattr__` does.
    pub fn delete_plain_attribute(&mut self, object: &Value, name: &Name) -> Outcome<()> {
        match object {
            Value::Instance(instance) => self.delete_instance_attribute(instance, object, name),
            other => self.delete_attribute(other, name),
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

impl Machine {
    /// What `__traceback__` is a chain of, as far as programs look into it.
    fn traceback_object(&self, function: &Name, line: u32, next: Value) -> Value {
        let traceback = Instance::new(self.types.traceback.clone(), Payload::None);
        traceback.set("tb_frame", self.frame_object(function, line, Value::None));
        traceback.set("tb_lasti", Value::Int(0));
        traceback.set("tb_lineno", Value::Int(i64::from(line)));
        traceback.set("tb_next", next);
        Value::Instance(traceback)
    }

    /// A frame, as far as programs look into it.
    pub fn frame_object(&self, function: &Name, line: u32, back: Value) -> Value {
        let code = Instance::new(self.types.code.clone(), Payload::None);
        code.set("co_name", Value::Str(function.clone()));
        code.set("co_qualname", Value::Str(function.clone()));
        code.set("co_filename", Value::str("main.py"));
        let frame = Instance::new(self.types.frame.clone(), Payload::None);
        frame.set("f_back", back);
        frame.set("f_code", Value::Instance(code));
        frame.set("f_lineno", Value::Int(i64::from(line)));
        Value::Instance(frame)
    }

    /// `function.__code__`, as far as programs look into it.
    fn code_object(&self, function: &crate::python::object::function::Function) -> Value {
        let code = &function.code;
        let object = Instance::new(self.types.code.clone(), Payload::None);
        object.set("co_name", Value::Str(code.name.clone()));
        object.set("co_qualname", Value::Str(code.qualname.clone()));
        object.set("co_filename", Value::str("main.py"));
        object.set("co_firstlineno", Value::Int(i64::from(code.first_line)));
        object.set("co_argcount", Value::Int(i64::from(code.parameters.positional)));
        object.set("co_posonlyargcount", Value::Int(i64::from(code.parameters.positional_only)));
        object.set("co_kwonlyargcount", Value::Int(i64::from(code.parameters.keyword_only)));
        let parameters = &code.parameters;
        let (positional, keyword_only) = (parameters.positional as usize, parameters.keyword_only as usize);
        let has_args = usize::from(parameters.has_args);
        let mut names: Vec<Name> = code.locals.to_vec();
        // Ours lie with `*args` before what is keyword only.
        if let Some(middle) = names.get_mut(positional..positional + has_args + keyword_only) {
            middle.rotate_left(has_args);
        }
        let is_cell = |name: &&Name| code.cells.contains(name);
        let (own, free) = code.cells.split_at(code.cells.len() - code.free_count);
        let names = names
            .iter()
            .take(parameters.count())
            .chain(names.iter().skip(parameters.count()).filter(|name| !is_cell(name)));
        let tuple = |names: &[Name]| Value::tuple(names.iter().cloned().map(Value::Str).collect());
        object.set("co_varnames", Value::tuple(names.cloned().map(Value::Str).collect()));
        object.set("co_cellvars", tuple(own));
        object.set("co_freevars", tuple(free));
        Value::Instance(object)
    }
}
