//! What a `tuple` holds.
//! Invariant: the items never change; the last holder buries those that hold more.

use std::rc::Rc;

use super::Value;
use crate::python::object::burial::{bury, is_last_holder};

/// The items of a `tuple`.
#[derive(Clone)]
pub struct Tuple(pub(super) Rc<[Value]>);

impl Tuple {
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub fn is_unshared(&self) -> bool {
        Rc::strong_count(&self.0) == 1
    }
}

impl std::ops::Deref for Tuple {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0
    }
}

impl From<Vec<Value>> for Tuple {
    fn from(items: Vec<Value>) -> Self {
        Self(Rc::from(items))
    }
}

impl<const N: usize> From<[Value; N]> for Tuple {
    fn from(items: [Value; N]) -> Self {
        Self(Rc::from(items))
    }
}

impl Default for Tuple {
    fn default() -> Self {
        Self(Rc::from([]))
    }
}

impl FromIterator<Value> for Tuple {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        if let Some(items) = Rc::get_mut(&mut self.0)
            && items.iter().any(is_last_holder)
        {
            bury(items.iter_mut().map(std::mem::take));
        }
    }
}
