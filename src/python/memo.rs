//! What a name in a code meant the last time, so that the next time only looks whether it still does.
//! Invariant: a memo speaks of one class, and counts only while no class has changed since.

use std::cell::Cell;

use super::object::class::{self, Class};

/// The memos of one name.
#[derive(Debug, Default)]
pub struct Memos {
    pub direct: Memo,
    /// Of what is behind a proxy.
    pub behind: Memo,
}

#[derive(Debug, Default)]
pub struct Memo {
    /// The address of the class; 0 before there is one.
    class: Cell<usize>,
    changes: Cell<u32>,
    /// Where the class has the name.
    pub place: Cell<Option<Place>>,
    /// Where the last instance had the name among its own attributes.
    pub own: Cell<u32>,
    /// Whether what an instance has of its own comes before what the class has.
    pub reads_own: Cell<bool>,
    /// Whether to set the attribute of an instance is to set its own.
    pub writes_own: Cell<bool>,
}

/// Where a class has an attribute.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// 0 for the class itself, else one more than the place among its ancestors.
    pub holder: u32,
    pub index: u32,
}

impl Memo {
    /// Whether it speaks of this class as it is.
    #[inline(always)]
    pub fn is_about(&self, class: &Class) -> bool {
        self.class.get() == std::ptr::from_ref(class) as usize && self.changes.get() == class::changes()
    }

    /// Makes it speak of this class; what it says is to be set, too.
    pub fn turn_to(&self, class: &Class) {
        self.class.set(std::ptr::from_ref(class) as usize);
        self.changes.set(class::changes());
    }
}
