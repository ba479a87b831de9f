//! Setting and deleting attributes.
//! Invariant: a data descriptor of the class comes before the attributes of the object.

use super::super::Machine;
use crate::python::frame::Role;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::class::{Class, note_change};
use crate::python::object::descriptor::Descriptor;
use crate::python::object::instance::Instance;
use crate::python::value::{Name, Value};
use std::rc::Rc;

impl Machine {
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
    pub(in crate::python::machine) fn begin_set_attribute(
        &mut self,
        object: &Value,
        name: &Name,
        value: Value,
    ) -> Outcome<bool> {
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
    pub(in crate::python::machine) fn begin_set_instance_attribute(
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

    pub(super) fn no_accessor(&self, name: Option<&Name>, class: &Class, what: &str) -> Exit {
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
    pub(in crate::python::machine) fn delete_instance_attribute(
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
}
