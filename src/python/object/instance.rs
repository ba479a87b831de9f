//! Objects of classes that have no variant of [`Value`] to themselves.
//! Invariant: what an instance carries agrees with the layout of its class.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use super::burial::{bury, holds_others};
use super::class::Class;
use super::exception::Exception;
use crate::python::value::{Attributes, Value};

pub struct Instance {
    /// `obj.__class__ = Other` may change it.
    pub class: RefCell<Rc<Class>>,
    pub attributes: RefCell<Attributes>,
    pub payload: Payload,
}

impl Drop for Instance {
    fn drop(&mut self) {
        let attributes = self.attributes.take();
        let inner = match std::mem::replace(&mut self.payload, Payload::None) {
            Payload::Inner(value) => value,
            payload => {
                drop(payload);
                Value::Unset
            }
        };
        if attributes.values().any(holds_others) || holds_others(&inner) {
            bury(attributes.into_values().chain([inner]));
        }
    }
}

/// What an instance carries besides its attributes.
pub enum Payload {
    None,
    /// The built-in value inside an instance of a subclass of a built-in type.
    Inner(Value),
    Exception(RefCell<Exception>),
    /// What a class written in Rust keeps.
    Native(Box<dyn Any>),
}

impl Instance {
    pub fn new(class: Rc<Class>, payload: Payload) -> Rc<Self> {
        Rc::new(Self { class: RefCell::new(class), attributes: RefCell::default(), payload })
    }

    pub fn class(&self) -> Rc<Class> {
        self.class.borrow().clone()
    }

    pub fn get(&self, name: &str) -> Option<Value> {
        self.attributes.borrow().get(name).cloned()
    }

    pub fn set(&self, name: &str, value: Value) {
        self.attributes.borrow_mut().insert(Rc::from(name), value);
    }

    /// The built-in value inside.
    pub fn inner(&self) -> Option<&Value> {
        match &self.payload {
            Payload::Inner(value) => Some(value),
            _ => None,
        }
    }

    pub fn native<T: 'static>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(object) => object.downcast_ref(),
            _ => None,
        }
    }

    pub fn exception(&self) -> Option<&RefCell<Exception>> {
        match &self.payload {
            Payload::Exception(exception) => Some(exception),
            _ => None,
        }
    }
}
