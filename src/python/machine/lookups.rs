//! Where classes have their attributes, remembered by class and name.
//! Invariant: what is remembered counts only while no class has changed since.

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use super::operands::copy;
use crate::python::object::class::{self, Class};
use crate::python::object::descriptor::Descriptor;
use crate::python::value::{Attributes, Name, Value};

/// Two of the usual few dozen that a loop uses seldom fall on one line.
const LINES: usize = 512;

pub(super) struct Lookups {
    /// Empty until the first lookup.
    lines: RefCell<Vec<Line>>,
    pub(super) getattr: Name,
}

impl Default for Lookups {
    fn default() -> Self {
        Self { lines: RefCell::default(), getattr: Name::from("__getattr__") }
    }
}

#[derive(Clone, Default)]
struct Line {
    /// Kept, so that no other name can have its address.
    name: Option<Name>,
    class: usize,
    changes: u32,
    known: Known,
}

/// What is remembered of a class and a name.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    line: u32,
    place: Option<Place>,
    /// Where the last instance had the name among its own attributes.
    own: u32,
    /// Whether what an instance has of its own comes before what the class has.
    pub reads_own: bool,
    /// Whether to set the attribute of an instance is to set its own.
    pub writes_own: bool,
}

#[derive(Clone, Copy)]
struct Place {
    /// 0 for the class itself, else one more than the place among its ancestors.
    holder: u32,
    index: u32,
}

impl Machine {
    /// [`Class::lookup`] for a name that is looked up often.
    #[inline(always)]
    pub(super) fn lookup(&self, class: &Class, name: &Name) -> Option<Value> {
        found(self.known(class, name).place, class)
    }

    /// The place of a name among an instance's own attributes, which are usually in one order for all of a class.
    #[inline(always)]
    pub(super) fn own_place(&self, known: Known, attributes: &Attributes, name: &Name) -> Option<usize> {
        let guess = known.own as usize;
        match attributes.get_index(guess) {
            Some((key, _)) if Rc::ptr_eq(key, name) => Some(guess),
            _ => self.find_own_place(known, attributes, name),
        }
    }

    #[cfg_attr(fast, optimize(speed))]
    fn find_own_place(&self, known: Known, attributes: &Attributes, name: &Name) -> Option<usize> {
        let place = attributes.get_index_of(name)?;
        self.lookups.lines.borrow_mut()[known.line as usize].known.own = place as u32;
        Some(place)
    }

    /// What there is to know about a class and a name.
    #[inline(always)]
    pub(super) fn known(&self, class: &Class, name: &Name) -> Known {
        let address = std::ptr::from_ref(class) as usize;
        let mixed = (address as u32 >> 4).wrapping_mul(0x9E37_79B1) ^ (Rc::as_ptr(name).cast::<u8>() as u32 >> 4);
        let line = (mixed.wrapping_mul(0x85EB_CA6B) >> 20) as usize % LINES;
        if let Some(Line { name: Some(its_name), class, changes, known }) = self.lookups.lines.borrow().get(line)
            && *class == address
            && *changes == class::changes()
            && Rc::ptr_eq(its_name, name)
        {
            return *known;
        }
        self.learn(line, class, name)
    }

    #[inline(never)]
    fn learn(&self, line: usize, class: &Class, name: &Name) -> Known {
        let place = place(class, name);
        let found = found(place, class);
        let is_data = match &found {
            Some(Value::Instance(_)) => true,
            Some(Value::Descriptor(descriptor)) => matches!(**descriptor, Descriptor::Property(_)),
            _ => false,
        };
        let writes_own = class.is_heap
            && class.slots.is_none()
            && !name.starts_with("__")
            && !matches!(found, Some(Value::Descriptor(_) | Value::Instance(_)))
            && matches!(class.lookup("__setattr__"), Some(Value::Native(native)) if native.owner == "object");
        let known = Known { line: line as u32, place, own: 0, reads_own: !is_data, writes_own };
        let mut lines = self.lookups.lines.borrow_mut();
        if lines.is_empty() {
            lines.resize(LINES, Line::default());
        }
        let address = std::ptr::from_ref(class) as usize;
        lines[line] = Line { name: Some(name.clone()), class: address, changes: class::changes(), known };
        known
    }
}

/// The attribute that a class has at a place.
#[inline(always)]
fn found(place: Option<Place>, class: &Class) -> Option<Value> {
    let Place { holder, index } = place?;
    let holder = match holder {
        0 => class,
        ancestor => &class.ancestors[ancestor as usize - 1],
    };
    holder.attributes.borrow().get_index(index as usize).map(|(_, value)| copy(value))
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
