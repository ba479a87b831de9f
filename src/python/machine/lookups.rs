//! Where classes have their attributes, remembered by class and name.
//! Invariant: what is remembered counts only while no class has changed since.

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use crate::python::object::class::{self, Class};
use crate::python::value::{Name, Value};

const LINES: usize = 256;

pub(super) struct Lookups {
    /// Empty until the first lookup.
    lines: RefCell<Vec<Line>>,
    pub(super) getattr: Name,
    pub(super) setattr: Name,
}

impl Default for Lookups {
    fn default() -> Self {
        Self { lines: RefCell::default(), getattr: Name::from("__getattr__"), setattr: Name::from("__setattr__") }
    }
}

#[derive(Clone, Default)]
struct Line {
    /// Kept, so that no other name can have its address.
    name: Option<Name>,
    class: usize,
    changes: u32,
    place: Option<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    /// 0 for the class itself, else one more than the place among its ancestors.
    holder: u32,
    index: u32,
}

impl Machine {
    /// [`Class::lookup`] for a name that is looked up often.
    pub(super) fn lookup(&self, class: &Class, name: &Name) -> Option<Value> {
        let address = std::ptr::from_ref(class) as usize;
        let changes = class::changes();
        let key = (address >> 4) ^ (Rc::as_ptr(name).cast::<u8>() as usize >> 3);
        let mut lines = self.lookups.lines.borrow_mut();
        if lines.is_empty() {
            lines.resize(LINES, Line::default());
        }
        let line = &mut lines[key % LINES];
        let is_it = line.class == address
            && line.changes == changes
            && line.name.as_ref().is_some_and(|known| Rc::ptr_eq(known, name));
        if !is_it {
            let place = place(class, name);
            *line = Line { name: Some(name.clone()), class: address, changes, place };
        }
        let Place { holder, index } = line.place?;
        let holder = match holder {
            0 => class,
            ancestor => &class.ancestors[ancestor as usize - 1],
        };
        holder.attributes.borrow().get_index(index as usize).map(|(_, value)| value.clone())
    }
}

fn place(class: &Class, name: &Name) -> Option<Place> {
    if let Some(index) = class.attributes.borrow().get_index_of(name) {
        return Some(Place { holder: 0, index: index as u32 });
    }
    class.ancestors.iter().enumerate().find_map(|(at, ancestor)| {
        let index = ancestor.attributes.borrow().get_index_of(name)?;
        Some(Place { holder: at as u32 + 1, index: index as u32 })
    })
}
