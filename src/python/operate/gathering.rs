//! Functions that first need all the items of an iterable.
//! Invariant: items whose making runs the program's code are fetched by a task, which can be stopped between any two.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Ask, Exit, Outcome, Task};
use crate::python::object::instance::Instance;
use crate::python::value::Value;

/// Whether an iterable that is [self-contained](Machine::is_self_contained) has few items.
pub(super) fn is_short(iterable: &Value) -> bool {
    let len = match iterable.plain() {
        Value::List(list) => list.items.borrow().len(),
        Value::Tuple(items) => items.len(),
        Value::Dict(dict) => dict.map.borrow().len(),
        Value::DictView(view) => view.dict.map.borrow().len(),
        Value::Set(set) => set.table.borrow().len(),
        Value::Str(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::ByteArray(bytes) => bytes.borrow().len(),
        Value::Range(range) => range.len(),
        Value::Iter(iter) => iter.try_borrow().map_or(usize::MAX, |iter| iter.most_left()),
        _ => usize::MAX,
    };
    len <= AT_ONCE
}

/// What is done with the items; it may end in a task of its own.
type Rest = Box<dyn FnOnce(&mut Machine, Vec<Value>) -> Outcome>;

/// What is done with each item.
type Each = Box<dyn FnMut(&mut Machine, Value) -> Outcome<()>>;

/// Fetches the items of an iterator, then does the rest.
struct Gather {
    iterator: Value,
    items: Vec<Value>,
    /// Before the first item was asked for, `Unset` is the start, not the end.
    is_started: bool,
    /// Whether fetching runs no code of the program, so that many items can be fetched at once.
    is_plain: bool,
    rest: Option<Rest>,
    /// The task that the rest ended in.
    last: Option<Box<dyn Task>>,
}

impl Gather {
    fn take(&mut self, machine: &mut Machine, item: Value) -> Outcome<()> {
        if self.items.len() == self.items.capacity() {
            machine.reserve(self.items.len() * size_of::<Value>())?;
        }
        self.items.push(item);
        Ok(())
    }
}

impl Task for Gather {
    #[cfg_attr(fast, optimize(speed))]
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        if let Some(last) = &mut self.last {
            return last.resume(machine, answer);
        }
        let mut is_at_end = self.is_started && answer.is_unset();
        if !answer.is_unset() {
            self.take(machine, answer)?;
        }
        for _ in 0..if self.is_plain && !is_at_end { AT_ONCE } else { 0 } {
            match machine.next(&self.iterator)? {
                Some(item) => self.take(machine, item)?,
                None => {
                    is_at_end = true;
                    break;
                }
            }
        }
        if self.is_plain && !is_at_end {
            return Ok(Ask::Rest);
        }
        if is_at_end && let Some(rest) = self.rest.take() {
            return match rest(machine, std::mem::take(&mut self.items)) {
                Ok(value) => Ok(Ask::Done(value)),
                Err(exit) => self.last.insert(exit.into_task()?).resume(machine, Value::Unset),
            };
        }
        self.is_started = true;
        Ok(Ask::Next(self.iterator.clone()))
    }

    fn raised(&mut self, machine: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        match &mut self.last {
            Some(last) => last.raised(machine, exception),
            None => Err(Exit::raise(exception)),
        }
    }
}

/// Does something with each item of an iterator as it comes.
struct ForEach {
    iterator: Value,
    is_started: bool,
    is_plain: bool,
    each: Each,
    result: Value,
}

impl Task for ForEach {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        if !answer.is_unset() {
            (self.each)(machine, answer)?;
        } else if self.is_started && !self.is_plain {
            return Ok(Ask::Done(std::mem::take(&mut self.result)));
        }
        self.is_started = true;
        if self.is_plain {
            for _ in 0..AT_ONCE {
                match machine.next(&self.iterator)? {
                    Some(item) => (self.each)(machine, item)?,
                    None => return Ok(Ask::Done(std::mem::take(&mut self.result))),
                }
            }
            return Ok(Ask::Rest);
        }
        Ok(Ask::Next(self.iterator.clone()))
    }
}

impl Machine {
    /// Does `each` with every item of `iterable` as it comes, so that those before an error count; then returns
    /// `result`. The result must be returned from a native function.
    ///
    /// # Errors
    /// As [`Machine::gather`].
    pub fn for_each(
        &mut self,
        iterable: &Value,
        result: Value,
        mut each: impl FnMut(&mut Self, Value) -> Outcome<()> + 'static,
    ) -> Outcome {
        let is_plain = self.is_self_contained(iterable);
        if is_plain && is_short(iterable) {
            for item in self.collect(iterable)? {
                each(self, item)?;
            }
            return Ok(result);
        }
        let iterator = self.iter(iterable)?;
        Err(Exit::task(Box::new(ForEach { iterator, is_started: false, is_plain, each: Box::new(each), result })))
    }

    /// Does `rest` with all items of `iterable`: at once where fetching them does not run the program's code, else as a
    /// task. The result must be returned from a native function.
    ///
    /// # Errors
    /// `'int' object is not iterable`; what fetching and `rest` raise; the task, which is no error.
    pub fn gather(
        &mut self,
        iterable: &Value,
        rest: impl FnOnce(&mut Self, Vec<Value>) -> Outcome + 'static,
    ) -> Outcome {
        let is_plain = self.is_self_contained(iterable);
        if is_plain && (is_short(iterable) || matches!(iterable, Value::List(_) | Value::Tuple(_))) {
            let items = self.collect(iterable)?;
            return rest(self, items);
        }
        let iterator = self.iter(iterable)?;
        let rest: Rest = Box::new(rest);
        let gather = Gather { iterator, items: Vec::new(), is_started: false, is_plain, rest: Some(rest), last: None };
        Err(Exit::task(Box::new(gather)))
    }
}
