//! The operand stack's quick ways: what the loop does many times a line, in a few instructions and without a call.
//! Invariant: a value that is copied or let go without its reference count is plain, that is, has none.

use std::rc::Rc;

use crate::python::value::Value;

/// Counts one more holder of a value that is not plain. The kinds that are copied most are found without a jump.
#[inline(always)]
fn hold(value: &Value) {
    fn count<T: ?Sized>(owned: &Rc<T>) {
        std::mem::forget(owned.clone());
    }
    match value {
        Value::Instance(owned) => count(owned),
        Value::Function(owned) => count(owned),
        Value::Str(owned) => count(owned),
        other => other.hold(),
    }
}

/// A clone.
#[allow(unsafe_code, reason = "most values that are copied are plain")]
#[inline(always)]
pub fn copy(value: &Value) -> Value {
    if !value.is_plain() {
        hold(value);
    }
    // SAFETY: the value was counted once more, unless there is nothing to count.
    unsafe { std::ptr::read(value) }
}

/// Lets a value go.
#[inline(always)]
pub(super) fn discard(value: Value) {
    if value.is_plain() {
        std::mem::forget(value);
        return;
    }
    match value {
        // An object that others hold, too, is only counted.
        Value::Instance(owned) if Rc::strong_count(&owned) > 1 => drop(owned),
        value => drop(value),
    }
}

pub(super) trait Operands {
    /// Pushes.
    fn put(&mut self, value: Value);
    /// Pushes a copy.
    fn put_copy(&mut self, value: &Value);
    /// Pushes a copy of what lies at `place`; false, with nothing pushed, where that is `Unset`.
    fn put_copy_of(&mut self, place: usize) -> bool;
    /// Puts a value in the place of the top and the top above it.
    fn put_under_top(&mut self, value: Value);
    /// Pops; `Unset` when there is nothing.
    fn take_top(&mut self) -> Value;
    /// Puts a plain result in place of the two plain operands on top.
    fn put_over_two(&mut self, value: Value);
    /// Moves what is above `len` to another stack, the top first.
    fn turn_over(&mut self, len: usize, to: &mut Self);
    /// Lets what is above `len` go, the lowest first, as locals go in CPython.
    fn cut(&mut self, len: usize);
}

#[allow(unsafe_code, reason = "Vec::push and Vec::pop are calls where the compiler saves size")]
impl Operands for Vec<Value> {
    #[inline(always)]
    fn put(&mut self, value: Value) {
        let len = self.len();
        if len == self.capacity() {
            grow(self, 1);
        }
        // SAFETY: there is room for one more, which is written before it counts.
        unsafe {
            self.as_mut_ptr().add(len).write(value);
            self.set_len(len + 1);
        }
    }

    #[inline(always)]
    fn put_copy(&mut self, value: &Value) {
        if !value.is_plain() {
            hold(value);
        }
        let len = self.len();
        if len == self.capacity() {
            grow(self, 1);
        }
        // SAFETY: as for `put`, and the value was counted once more, unless there is nothing to count.
        unsafe {
            self.as_mut_ptr().add(len).write(std::ptr::read(value));
            self.set_len(len + 1);
        }
    }

    #[inline(always)]
    fn put_copy_of(&mut self, place: usize) -> bool {
        let value = &self[place];
        if value.is_unset() {
            return false;
        }
        if !value.is_plain() {
            hold(value);
        }
        let len = self.len();
        if len == self.capacity() {
            grow(self, 1);
        }
        // SAFETY: as for `put_copy`; the place was found to exist.
        unsafe {
            let copy = self.as_ptr().add(place).read();
            self.as_mut_ptr().add(len).write(copy);
            self.set_len(len + 1);
        }
        true
    }

    #[inline(always)]
    fn put_under_top(&mut self, value: Value) {
        let len = self.len();
        if len == self.capacity() {
            grow(self, 1);
        }
        let Some(below) = len.checked_sub(1) else { return };
        // SAFETY: there is room for one more, and both places are written before that counts.
        unsafe {
            let top = self.as_mut_ptr().add(below);
            top.add(1).write(top.read());
            top.write(value);
            self.set_len(len + 1);
        }
    }

    #[inline(always)]
    fn take_top(&mut self) -> Value {
        let len = self.len();
        if len == 0 {
            return Value::Unset;
        }
        // SAFETY: the last value exists, and no longer counts when it is read out.
        unsafe {
            self.set_len(len - 1);
            self.as_ptr().add(len - 1).read()
        }
    }

    #[inline(always)]
    fn put_over_two(&mut self, value: Value) {
        std::mem::forget(self.take_top());
        std::mem::forget(self.take_top());
        self.put(value);
    }

    #[inline(always)]
    fn turn_over(&mut self, len: usize, to: &mut Self) {
        let Some(count) = self.len().checked_sub(len) else { return };
        let new = to.len() + count;
        if to.capacity() < new {
            grow(to, count);
        }
        // SAFETY: there is room for all of them, and each is read out once and counts in one place.
        unsafe {
            let last = self.as_ptr().add(len);
            let mut source = last.add(count);
            let mut target = to.as_mut_ptr().add(new - count);
            self.set_len(len);
            while source > last {
                source = source.sub(1);
                target.write(source.read());
                target = target.add(1);
            }
            to.set_len(new);
        }
    }

    #[inline(always)]
    fn cut(&mut self, len: usize) {
        let (mut at, end) = (len, self.len());
        if at >= end {
            return;
        }
        // SAFETY: each value exists, and none of them counts any more when it is read out.
        unsafe {
            self.set_len(len);
            while at < end {
                discard(self.as_ptr().add(at).read());
                at += 1;
            }
        }
    }
}

#[cold]
#[inline(never)]
fn grow(stack: &mut Vec<Value>, by: usize) {
    stack.reserve(by);
}
