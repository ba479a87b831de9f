//! Attributes and methods that are there at once, without a bound object and without code of the program.
//! Invariant: what is answered here is what the slow way would answer; everything else is left to it.

mod format;
pub mod items;

use std::cell::RefCell;
use std::rc::Rc;

pub use format::Specs;

use super::Machine;
use super::operands::{Operands, copy, discard};
use crate::memory::piece::{Piece, joined};
use crate::python::memo::{Memo, Memos};
use crate::python::modules::django_cache::proxied_target;
use crate::python::native::NativeKind;
use crate::python::object::class::Class;
use crate::python::object::instance::Payload;
use crate::python::value::{Name, Value};

/// Texts up to this many bytes are made without a question whether there is memory for them.
const SHORT: usize = 1024;

/// `a + b`.
#[cfg_attr(fast, optimize(speed))]
pub fn texts(a: &Rc<str>, b: &Rc<str>) -> Option<Value> {
    match (a.len(), b.len()) {
        (0, _) => Some(Value::Str(b.clone())),
        (_, 0) => Some(Value::Str(a.clone())),
        (x, y) if x + y <= SHORT => Some(Value::Str(joined(&[a, b]))),
        _ => None,
    }
}

/// Joins the texts on top of the stack, unless they are long.
#[cfg_attr(fast, optimize(speed))]
pub fn build_text(stack: &mut Vec<Value>, count: usize) -> bool {
    let from = stack.len() - count;
    let mut length = 0;
    for part in &stack[from..] {
        let Value::Str(part) = part else { return false };
        length += part.len();
    }
    if length > SHORT {
        return false;
    }
    let mut text = Piece::of_length(length);
    for part in &stack[from..] {
        if let Value::Str(part) = part {
            text.push(part);
        }
    }
    stack.cut(from);
    stack.put(Value::Str(text.finish()));
    true
}

/// Puts the items of the tuple or list on top in its place, the first on top, where it has so many.
#[cfg_attr(fast, optimize(speed))]
pub fn unpack(stack: &mut Vec<Value>, count: usize) -> bool {
    match stack.last() {
        Some(Value::Tuple(items)) if items.len() == count => {}
        Some(Value::List(list)) if list.items.borrow().len() == count => {}
        _ => return false,
    }
    let sequence = stack.take_top();
    let mut put = |items: &[Value]| {
        for item in items.iter().rev() {
            stack.put(copy(item));
        }
    };
    match &sequence {
        Value::Tuple(items) => put(items),
        Value::List(list) => put(&list.items.borrow()),
        _ => {}
    }
    true
}

/// What is in a cell.
///
/// # Safety
/// Nothing may be written there for as long as it is looked at.
#[allow(unsafe_code, reason = "to count who looks takes longer than to look")]
#[inline(always)]
unsafe fn looked_at<T>(cell: &RefCell<T>) -> Option<&T> {
    // SAFETY: the caller promises it.
    unsafe { cell.try_borrow_unguarded() }.ok()
}

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
    fn is_ordinary(&self, class: &Rc<Class>) -> bool {
        !self.overrides_getattribute.get() && !Rc::ptr_eq(class, &self.types.super_)
    }

    /// The method that a class gives a name, where calling it needs no bound object: `obj.method(...)`.
    #[cfg_attr(fast, optimize(speed))]
    #[allow(unsafe_code, reason = "to count who looks takes longer than to look")]
    pub(super) fn quick_method(&self, object: &Value, name: &Name, memo: &Memo) -> Option<Value> {
        match object {
            Value::Instance(instance) => {
                // SAFETY: to look a name up and to copy what is found writes to no instance.
                let class = unsafe { looked_at(&instance.class) }?;
                if !self.is_ordinary(class) {
                    return None;
                }
                instance.follow_live();
                let found = self.lookup(memo, class, name).filter(is_method)?;
                if instance.has(name) { None } else { Some(found) }
            }
            Value::Class(_) | Value::Module(_) | Value::Function(_) => None,
            other => self.lookup(memo, self.types.of(other), name).filter(is_method),
        }
    }

    /// The method that the object behind a proxy of a cache gives a name, and that object.
    #[cfg_attr(fast, optimize(speed))]
    #[inline(never)]
    pub(super) fn quick_proxied_method(&self, object: &Value, name: &Name, memos: &Memos) -> Option<(Value, Value)> {
        let Value::Instance(instance) = object else { return None };
        let class = instance.class.borrow();
        if !matches!(instance.payload, Payload::Native(_)) || !self.is_ordinary(&class) {
            return None;
        }
        let target = proxied_target(self, object)?;
        let is_passed_on = self.lookup(&memos.direct, &class, name).is_none()
            && !instance.has(name)
            && matches!(self.lookup(&self.lookups.getattr_memo, &class, &self.lookups.getattr), Some(Value::Native(native)) if native.owner == "ConnectionProxy");
        if !is_passed_on {
            return None;
        }
        Some((self.quick_method(&target, name, &memos.behind)?, target))
    }

    /// The attribute of an instance.
    #[cfg_attr(fast, optimize(speed))]
    #[inline(never)]
    #[allow(unsafe_code, reason = "to count who looks takes longer than to look")]
    pub(super) fn quick_attribute(&self, object: &Value, name: &Name, memo: &Memo) -> Option<Value> {
        let Value::Instance(instance) = object else { return None };
        // SAFETY: as for methods.
        let class = unsafe { looked_at(&instance.class) }?;
        if !self.is_ordinary(class) {
            return None;
        }
        self.recall(memo, class, name);
        // Data descriptors come before the instance's own.
        if !memo.reads_own.get() {
            return None;
        }
        instance.follow_live();
        // SAFETY: as for methods.
        let attributes = unsafe { looked_at(&instance.attributes) }?;
        let place = self.own_place(memo, attributes, name)?;
        attributes.get_index(place).map(|(_, value)| copy(value))
    }

    /// Sets the attribute of an ordinary instance; gives the value back where that takes more.
    #[cfg_attr(fast, optimize(speed))]
    #[inline(never)]
    #[allow(unsafe_code, reason = "to count who looks takes longer than to look")]
    pub(super) fn quick_set_attribute(
        &self,
        object: &Value,
        name: &Name,
        memo: &Memo,
        value: Value,
    ) -> Result<(), Value> {
        let Value::Instance(instance) = object else { return Err(value) };
        // SAFETY: as for methods.
        match unsafe { looked_at(&instance.class) } {
            Some(class) => self.recall(memo, class, name),
            None => return Err(value),
        }
        if !memo.writes_own.get() || instance.is_live() || matches!(instance.payload, Payload::Exception(_)) {
            return Err(value);
        }
        let mut attributes = instance.attributes.borrow_mut();
        let place = self.own_place(memo, &attributes, name).and_then(|place| attributes.get_index_mut(place));
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
