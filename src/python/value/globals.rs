//! The variables of a module.
//! Invariant: the number of a name's slot never changes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::{Attributes, Name, Value};

/// The variables of a module, each in a slot whose number never changes.
pub struct Globals {
    pub module: Name,
    names: RefCell<IndexMap<Name, (), FxBuildHasher>>,
    pub values: RefCell<Vec<Value>>,
    /// What each name means in `builtins`, or `Unset`.
    pub fallbacks: RefCell<Vec<Value>>,
    /// Counts the changes, so that a watcher can tell that nothing changed.
    pub changes: Cell<u32>,
    builtins: Rc<RefCell<Attributes>>,
}

impl Globals {
    pub fn new(module: &str, builtins: Rc<RefCell<Attributes>>) -> Rc<Self> {
        Rc::new(Self {
            module: Rc::from(module),
            names: RefCell::default(),
            values: RefCell::default(),
            fallbacks: RefCell::default(),
            changes: Cell::new(0),
            builtins,
        })
    }

    /// The slot of a name, made when it has none yet. O(1).
    pub fn slot(&self, name: &str) -> u32 {
        let mut names = self.names.borrow_mut();
        if let Some(index) = names.get_index_of(name) {
            return index as u32;
        }
        let name: Name = Rc::from(name);
        self.values.borrow_mut().push(Value::Unset);
        self.fallbacks.borrow_mut().push(self.builtins.borrow().get(&name).cloned().unwrap_or_default());
        names.insert_full(name, ()).0 as u32
    }

    pub fn name(&self, slot: u32) -> Name {
        self.names.borrow().get_index(slot as usize).map_or_else(|| Rc::from("?"), |(name, ())| name.clone())
    }

    /// Every name with a slot, in their order.
    pub fn names(&self) -> Vec<Name> {
        self.names.borrow().keys().cloned().collect()
    }

    pub fn get(&self, name: &str) -> Option<Value> {
        let index = self.names.borrow().get_index_of(name)?;
        let value = self.values.borrow()[index].clone();
        (!value.is_unset()).then_some(value)
    }

    pub fn set(&self, name: &str, value: Value) {
        let slot = self.slot(name) as usize;
        self.values.borrow_mut()[slot] = value;
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    /// Gives a name a meaning for where it is not bound, as `builtins` does.
    pub fn provide(&self, name: &str, value: Value) {
        let slot = self.slot(name) as usize;
        self.fallbacks.borrow_mut()[slot] = value;
    }

    /// Shows every name that has a slot, with the slot and what is in it: `Unset` where it is not bound.
    #[cfg_attr(fast, optimize(speed))]
    pub fn each(&self, mut show: impl FnMut(usize, &Name, &Value)) {
        for (slot, (name, value)) in self.names.borrow().keys().zip(self.values.borrow().iter()).enumerate() {
            show(slot, name, value);
        }
    }

    /// The bound names with their values, in the order in which the names were first mentioned.
    pub fn bound(&self) -> Vec<(Name, Value)> {
        let values = self.values.borrow();
        let names = self.names.borrow();
        names
            .keys()
            .zip(values.iter())
            .filter(|(_, value)| !value.is_unset())
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// Lets go of every value, so that cycles through the module end.
    pub fn clear(&self) {
        let values = std::mem::take(&mut *self.values.borrow_mut());
        self.fallbacks.borrow_mut().clear();
        drop(values);
    }
}
