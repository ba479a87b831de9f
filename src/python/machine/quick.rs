//! Attributes and methods that are there at once, without a bound object and without code of the program.
//! Invariant: what is answered here is what the slow way would answer; everything else is left to it.

use std::rc::Rc;

use super::Machine;
use super::operands::{copy, discard};
use crate::python::modules::django_cache::proxied_target;
use crate::python::native::NativeKind;
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Value};

fn is_method(found: &Value) -> bool {
    match found {
        Value::Function(_) => true,
        Value::Native(native) => native.kind == NativeKind::Method,
        _ => false,
    }
}

impl Machine {
    /// What a `super()` proxy finds is another class's affair than its own.
    #[inline(always)]
    fn is_ordinary(&self, instance: &Instance) -> bool {
        !self.overrides_getattribute.get() && !Rc::ptr_eq(&instance.class.borrow(), &self.types.super_)
    }

    /// The method that a class gives a name, where calling it needs no bound object: `obj.method(...)`.
    pub(super) fn quick_method(&self, object: &Value, name: &Name) -> Option<Value> {
        match object {
            Value::Instance(instance) if self.is_ordinary(instance) => {
                instance.follow_live();
                let found = self.lookup(&instance.class.borrow(), name).filter(is_method)?;
                if instance.has(name) { None } else { Some(found) }
            }
            Value::Instance(_) | Value::Class(_) | Value::Module(_) | Value::Function(_) => None,
            other => self.lookup(self.types.of(other), name).filter(is_method),
        }
    }

    /// The method that the object behind a proxy of a cache gives a name, and that object.
    pub(super) fn quick_proxied_method(&self, object: &Value, name: &Name) -> Option<(Value, Value)> {
        let Value::Instance(instance) = object else { return None };
        if !matches!(instance.payload, Payload::Native(_)) || !self.is_ordinary(instance) {
            return None;
        }
        let target = proxied_target(self, object)?;
        let class = instance.class.borrow();
        let is_passed_on = self.lookup(&class, name).is_none()
            && !instance.has(name)
            && matches!(self.lookup(&class, &self.lookups.getattr), Some(Value::Native(native)) if native.owner == "ConnectionProxy");
        if !is_passed_on {
            return None;
        }
        Some((self.quick_method(&target, name)?, target))
    }

    /// The attribute of an instance.
    pub(super) fn quick_attribute(&self, object: &Value, name: &Name) -> Option<Value> {
        let Value::Instance(instance) = object else { return None };
        if !self.is_ordinary(instance) {
            return None;
        }
        let known = self.known(&instance.class.borrow(), name);
        // Data descriptors come before the instance's own.
        if !known.reads_own {
            return None;
        }
        instance.follow_live();
        let attributes = instance.attributes.borrow();
        let place = self.own_place(known, &attributes, name)?;
        attributes.get_index(place).map(|(_, value)| copy(value))
    }

    /// Sets the attribute of an ordinary instance; gives the value back where that takes more.
    pub(super) fn quick_set_attribute(&self, object: &Value, name: &Name, value: Value) -> Result<(), Value> {
        let Value::Instance(instance) = object else { return Err(value) };
        let known = self.known(&instance.class.borrow(), name);
        if !known.writes_own || instance.is_live() || matches!(instance.payload, Payload::Exception(_)) {
            return Err(value);
        }
        let mut attributes = instance.attributes.borrow_mut();
        let place = self.own_place(known, &attributes, name).and_then(|place| attributes.get_index_mut(place));
        let old = match place {
            Some((_, place)) => std::mem::replace(place, value),
            None => attributes.insert(name.clone(), value).unwrap_or_default(),
        };
        // Dropping a value may look at the attributes again.
        drop(attributes);
        discard(old);
        Ok(())
    }
}
