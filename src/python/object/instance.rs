//! Objects of classes that have no variant of [`Value`] to themselves.
//! Invariant: what an instance carries agrees with the layout of its class.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::burial::{bury, bury_object, is_last_holder};
use super::class::Class;
use super::dict::Dict;
use super::exception::Exception;
use crate::python::value::{Attributes, Value};

pub struct Instance {
    /// `obj.__class__ = Other` may change it.
    pub class: RefCell<Rc<Class>>,
    pub attributes: RefCell<Attributes>,
    pub payload: Payload,
    /// `obj.__dict__`, once asked for, and the count of its changes when it last agreed with `attributes`.
    live: RefCell<Option<(Rc<Dict>, u64)>>,
    is_live: Cell<bool>,
    /// Whether its `__del__` was called or is about to be.
    is_finalized: Cell<bool>,
}

impl Drop for Instance {
    /// An object with a `__del__` goes on in another one until the machine has called that, at the next chance.
    fn drop(&mut self) {
        let orphans = self.class.borrow().finalizing.clone();
        if let Some(orphans) = orphans
            && !self.is_finalized.get()
            && !orphans.is_over.get()
        {
            orphans.any.set(true);
            orphans.dying.borrow_mut().push(Rc::new(Self {
                class: RefCell::new(self.class()),
                attributes: RefCell::new(self.attributes.take()),
                payload: std::mem::replace(&mut self.payload, Payload::None),
                live: RefCell::new(self.live.take()),
                is_live: self.is_live.clone(),
                is_finalized: Cell::new(true),
            }));
            return;
        }
        let attributes = self.attributes.take();
        let inner = match std::mem::replace(&mut self.payload, Payload::None) {
            Payload::Inner(value) => value,
            Payload::Native(object) => {
                bury_object(object);
                Value::Unset
            }
            payload => {
                drop(payload);
                Value::Unset
            }
        };
        if attributes.values().any(is_last_holder) || is_last_holder(&inner) {
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
        Rc::new(Self {
            class: RefCell::new(class),
            attributes: RefCell::default(),
            payload,
            live: RefCell::default(),
            is_live: Cell::new(false),
            is_finalized: Cell::new(false),
        })
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

    /// `obj.__dict__`: a dict that stays the namespace of the object.
    pub fn live_dict(&self, make: impl FnOnce(&Attributes) -> Rc<Dict>) -> Rc<Dict> {
        self.follow_live();
        self.is_live.set(true);
        let mut live = self.live.borrow_mut();
        let (dict, _) = live.get_or_insert_with(|| {
            let dict = make(&self.attributes.borrow());
            let changes = dict.map.borrow().changes();
            (dict, changes)
        });
        dict.clone()
    }

    /// Makes another dict the namespace of the object.
    pub fn set_live_dict(&self, dict: &Rc<Dict>) {
        *self.live.borrow_mut() = Some((dict.clone(), u64::MAX));
        self.is_live.set(true);
        self.follow_live();
    }

    /// Takes over what was changed through `__dict__`.
    #[inline(always)]
    pub fn follow_live(&self) {
        if self.is_live() {
            self.follow_changes();
        }
    }

    fn follow_changes(&self) {
        let mut live = self.live.borrow_mut();
        let Some((dict, seen)) = &mut *live else { return };
        let map = dict.map.borrow();
        if map.changes() == *seen {
            return;
        }
        *seen = map.changes();
        let named = map.iter().filter_map(|(key, value)| Some((key.as_str()?.clone(), value.clone())));
        *self.attributes.borrow_mut() = named.collect();
    }

    /// The dict to be changed along with `attributes`; afterwards [`Instance::settle_live`].
    pub fn live(&self) -> Option<Rc<Dict>> {
        self.live.borrow().as_ref().map(|(dict, _)| dict.clone())
    }

    /// Whether `obj.__dict__` was asked for.
    #[inline(always)]
    pub fn is_live(&self) -> bool {
        self.is_live.get()
    }

    /// Whether it has an attribute of its own.
    #[inline]
    pub fn has(&self, name: &str) -> bool {
        let attributes = self.attributes.borrow();
        // Comparing a few lengths is quicker than hashing.
        match attributes.len() {
            0 => false,
            1..=4 => attributes.keys().any(|key| **key == *name),
            _ => attributes.contains_key(name),
        }
    }

    /// Says that dict and attributes agree.
    pub fn settle_live(&self) {
        if let Some((dict, seen)) = &mut *self.live.borrow_mut() {
            *seen = dict.map.borrow().changes();
        }
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
