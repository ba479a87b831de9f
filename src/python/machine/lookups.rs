//! Where classes have their attributes, remembered by class and name.
//! Invariant: what is remembered counts only while no class has changed since.

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use super::operands::copy;
use crate::python::object::class::{self, Class};
use crate::python::value::{Attributes, Name, Value};

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
    /// Where the last instance had the name among its own attributes.
    own: u32,
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
        let line = self.line(class, name);
        self.found_at(line, class)
    }

    /// The attribute that a class has, by the line that remembers it.
    pub(super) fn found_at(&self, line: usize, class: &Class) -> Option<Value> {
        let Place { holder, index } = self.lookups.lines.borrow()[line].place?;
        let holder = match holder {
            0 => class,
            ancestor => &class.ancestors[ancestor as usize - 1],
        };
        holder.attributes.borrow().get_index(index as usize).map(|(_, value)| copy(value))
    }

    /// The place of a name among an instance's own attributes, which are usually in one order for all of a class.
    pub(super) fn own_place(&self, line: usize, attributes: &Attributes, name: &Name) -> Option<usize> {
        let guess = self.lookups.lines.borrow()[line].own as usize;
        if let Some((key, _)) = attributes.get_index(guess)
            && Rc::ptr_eq(key, name)
        {
            return Some(guess);
        }
        let place = attributes.get_index_of(name)?;
        self.lookups.lines.borrow_mut()[line].own = place as u32;
        Some(place)
    }

    /// The line that remembers a class and a name.
    pub(super) fn line(&self, class: &Class, name: &Name) -> usize {
        let address = std::ptr::from_ref(class) as usize;
        let changes = class::changes();
        let key = (address >> 4) ^ (Rc::as_ptr(name).cast::<u8>() as usize >> 3);
        let mut lines = self.lookups.lines.borrow_mut();
        if lines.is_empty() {
            lines.resize(LINES, Line::default());
        }
        let number = key % LINES;
        let line = &mut lines[number];
        let is_it = line.class == address
            && line.changes == changes
            && line.name.as_ref().is_some_and(|known| Rc::ptr_eq(known, name));
        if !is_it {
            let place = place(class, name);
            *line = Line { name: Some(name.clone()), class: address, changes, place, own: 0 };
        }
        number
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
