//! Where classes have their attributes, as the memos of codes remember it.
//! Invariant: what is answered is what [`Class::lookup`] answers.

use std::rc::Rc;

use super::Machine;
use super::operands::copy;
use crate::python::memo::{Memo, Place};
use crate::python::object::class::Class;
use crate::python::object::descriptor::Descriptor;
use crate::python::value::{Attributes, Name, Value};

/// The memo of the one name that the machine itself looks up often.
pub(super) struct Lookups {
    pub getattr: Name,
    pub getattr_memo: Memo,
}

impl Default for Lookups {
    fn default() -> Self {
        Self { getattr: Name::from("__getattr__"), getattr_memo: Memo::default() }
    }
}

impl Machine {
    /// [`Class::lookup`] for a name that is looked up often.
    #[inline(always)]
    pub(super) fn lookup(&self, memo: &Memo, class: &Class, name: &Name) -> Option<Value> {
        self.recall(memo, class, name);
        found(memo.place.get(), class)
    }

    /// The place of a name among an instance's own attributes, which are usually in one order for all of a class.
    #[inline(always)]
    pub(super) fn own_place(&self, memo: &Memo, attributes: &Attributes, name: &Name) -> Option<usize> {
        let guess = memo.own.get() as usize;
        match attributes.get_index(guess) {
            Some((key, _)) if Rc::ptr_eq(key, name) => Some(guess),
            _ => find_own_place(memo, attributes, name),
        }
    }

    /// Makes sure that a memo speaks of a class.
    #[inline(always)]
    pub(super) fn recall(&self, memo: &Memo, class: &Class, name: &Name) {
        if !memo.is_about(class) {
            self.learn(memo, class, name);
        }
    }

    #[inline(never)]
    fn learn(&self, memo: &Memo, class: &Class, name: &Name) {
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
        memo.turn_to(class);
        memo.place.set(place);
        memo.own.set(0);
        memo.reads_own.set(!is_data);
        memo.writes_own.set(writes_own);
    }
}

#[cfg_attr(fast, optimize(speed))]
fn find_own_place(memo: &Memo, attributes: &Attributes, name: &Name) -> Option<usize> {
    let place = attributes.get_index_of(name)?;
    memo.own.set(place as u32);
    Some(place)
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
