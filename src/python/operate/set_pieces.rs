//! Making, copying and combining large sets, in pieces that a page can wait for.
//! Invariant: items are looked for, added and removed one by one in the order in which `text::set_table` does it at once;
//! only where the machine may stop is more.

use std::rc::Rc;

use super::gathering::is_short;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{AT_ONCE, Ask, Exit, Outcome, Task};
use crate::python::object::set::Set;
use crate::python::text::set_table::{Move, PySetTable};
use crate::python::value::Value;

/// A set of more items is a large one.
const MANY: usize = AT_ONCE;

/// Steps that are done one after the other, each piece by piece.
pub struct SetWork {
    /// The next is the last.
    steps: Vec<Step>,
    result: Value,
    /// The result where an item was met that ends the work.
    found: Value,
}

enum Step {
    /// Puts what is in a set into a table of another size, which becomes that of another set or its own.
    Move { from: Rc<Set>, into: Rc<Set>, table: Option<Move<Value>> },
    /// Makes room for so many items.
    Room { set: Rc<Set>, count: usize },
    /// Does away with the dummies of a set, where there are many.
    Tidy { set: Rc<Set> },
    /// Does something with each item, of those that another set has or has not.
    Each { of: Rc<Set>, at: usize, only: Option<(Rc<Set>, bool)>, act: Act, into: Rc<Set> },
    /// Adds what an iterator gives; where that runs the program's code, `is_asked` while it is to give the next.
    Fill { iterator: Value, is_plain: bool, is_asked: bool, into: Rc<Set> },
    /// Gives a set what another one has, which gets what was in it.
    Swap { from: Rc<Set>, into: Rc<Set> },
}

/// What is done with an item and the set that the step is for.
#[derive(Clone, Copy)]
enum Act {
    Add,
    /// Adds what is sure not to be there.
    AddNew,
    Remove,
    Toggle,
    /// Ends the work.
    Find,
}

/// How far a step came.
enum Came {
    /// To its end.
    Through,
    ToPause,
    /// To a set that wants more slots than this number.
    ToCrowd(Rc<Set>, usize),
    ToItem,
}

impl Step {
    fn copy(from: &Rc<Set>, into: &Rc<Set>) -> Self {
        let table = Some(Move::copy_of(&from.table.borrow()));
        Self::Move { from: from.clone(), into: into.clone(), table }
    }

    fn grow(set: &Rc<Set>, least: usize) -> Self {
        Self::Move { from: set.clone(), into: set.clone(), table: Some(Move::beyond(least)) }
    }

    fn each(of: &Rc<Set>, act: Act, into: &Rc<Set>) -> Self {
        Self::Each { of: of.clone(), at: 0, only: None, act, into: into.clone() }
    }

    /// The items of a set that another one has, or has not.
    fn some(of: &Rc<Set>, others: &Rc<Set>, is_wanted: bool, act: Act, into: &Rc<Set>) -> Self {
        Self::Each { of: of.clone(), at: 0, only: Some((others.clone(), is_wanted)), act, into: into.clone() }
    }

    fn advance(&mut self, m: &mut Machine, answer: Value) -> Outcome<Came> {
        match self {
            Self::Move { from, into, table } => {
                let is_through = table.as_mut().is_none_or(|table| table.advance(&from.table.borrow(), AT_ONCE));
                if !is_through {
                    return Ok(Came::ToPause);
                }
                if let Some(table) = table.take() {
                    let old = table.finish(&mut into.table.borrow_mut());
                    drop(Set::new(old, into.is_frozen));
                }
            }
            Self::Room { set, count } => {
                let lack = set.table.borrow().lacks_room_for(*count);
                return Ok(lack.map_or(Came::Through, |least| Came::ToCrowd(set.clone(), least)));
            }
            Self::Tidy { set } => {
                let lack = set.table.borrow().has_many_dummies();
                return Ok(lack.map_or(Came::Through, |least| Came::ToCrowd(set.clone(), least)));
            }
            Self::Each { of, at, only, act, into } => {
                for _ in 0..AT_ONCE {
                    let next = of.table.borrow().next_from(*at).map(|(slot, hash, item)| (slot, hash, item.clone()));
                    let Some((slot, hash, item)) = next else { return Ok(Came::Through) };
                    *at = slot + 1;
                    if let Some((others, is_wanted)) = only
                        && m.set_slot(others, hash, &item)?.is_some() != *is_wanted
                    {
                        continue;
                    }
                    if let Some(came) = act.on(m, into, hash, item)? {
                        return Ok(came);
                    }
                }
                return Ok(Came::ToPause);
            }
            Self::Fill { iterator, is_plain, is_asked, into } => {
                if !answer.is_unset() {
                    *is_asked = false;
                    let hash = m.hash(&answer)?;
                    return Ok(Act::Add.on(m, into, hash, answer)?.unwrap_or(Came::ToPause));
                }
                if !*is_plain {
                    return Ok(if *is_asked { Came::Through } else { Came::ToPause });
                }
                for _ in 0..AT_ONCE {
                    let Some(item) = m.next(iterator)? else { return Ok(Came::Through) };
                    let hash = m.hash(&item)?;
                    if let Some(came) = Act::Add.on(m, into, hash, item)? {
                        return Ok(came);
                    }
                }
                return Ok(Came::ToPause);
            }
            Self::Swap { from, into } => from.table.borrow_mut().swap_items(&mut into.table.borrow_mut()),
        }
        Ok(Came::Through)
    }
}

impl Act {
    fn on(self, m: &mut Machine, set: &Rc<Set>, hash: i64, item: Value) -> Outcome<Option<Came>> {
        let slot = match self {
            Self::Find => return Ok(Some(Came::ToItem)),
            Self::AddNew => None,
            _ => m.set_slot(set, hash, &item)?,
        };
        let crowd = match (self, slot) {
            (Self::Remove | Self::Toggle, Some(slot)) => {
                let _old = set.table.borrow_mut().remove(slot);
                None
            }
            (Self::Remove, None) | (_, Some(_)) => None,
            (_, None) => set.table.borrow_mut().insert_crowded(hash, item),
        };
        Ok(crowd.map(|least| Came::ToCrowd(set.clone(), least)))
    }
}

impl Task for SetWork {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        let mut answer = answer;
        loop {
            let Some(step) = self.steps.last_mut() else { return Ok(Ask::Done(std::mem::take(&mut self.result))) };
            match step.advance(machine, std::mem::take(&mut answer))? {
                Came::Through => {
                    self.steps.pop();
                }
                Came::ToItem => return Ok(Ask::Done(std::mem::take(&mut self.found))),
                Came::ToCrowd(set, least) => {
                    if matches!(step, Step::Room { .. } | Step::Tidy { .. }) {
                        self.steps.pop();
                    }
                    self.steps.push(Step::grow(&set, least));
                }
                Came::ToPause => {
                    if let Step::Fill { iterator, is_plain: false, is_asked, .. } = step {
                        *is_asked = true;
                        return Ok(Ask::Next(iterator.clone()));
                    }
                    return Ok(Ask::Pause);
                }
            }
        }
    }
}

fn is_large(set: &Set) -> bool {
    set.table.borrow().len() > MANY
}

impl SetWork {
    fn task(mut steps: Vec<Step>, result: Value) -> Box<dyn Task> {
        steps.reverse();
        Box::new(Self { steps, result, found: Value::Unset })
    }
}

impl Machine {
    /// The task that does `a op b` with sets that are large, or `a op= b`, whose result is then given; none for others.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn long_algebra(
        &mut self,
        op: BinaryOp,
        a: &Rc<Set>,
        b: &Rc<Set>,
        result: Option<Value>,
    ) -> Outcome<Option<Box<dyn Task>>> {
        let in_place = result.is_some();
        let is_algebra = matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Subtract | BinaryOp::Xor);
        if !is_algebra || !is_large(a) && !is_large(b) || Rc::ptr_eq(a, b) {
            return Ok(None);
        }
        let (left, right) = (a.table.borrow().len(), b.table.borrow().len());
        self.reserve((left + right) * 32)?;
        let (mut steps, mut into) = (Vec::new(), a.clone());
        let mut copied = |set: &Rc<Set>| if in_place { a.clone() } else { copied(set, a.is_frozen, &mut steps) };
        match op {
            BinaryOp::And => {
                let (few, many) = if right > left { (a, b) } else { (b, a) };
                let new = Set::new(PySetTable::new(), a.is_frozen);
                steps.push(Step::some(few, many, true, Act::AddNew, &new));
                if in_place {
                    steps.push(Step::Swap { from: new, into: a.clone() });
                } else {
                    into = new;
                }
            }
            // Little to take away from much: copying keeps places.
            BinaryOp::Subtract if in_place || left >> 2 > right => {
                into = copied(a);
                steps.push(Step::each(b, Act::Remove, &into));
                steps.push(Step::Tidy { set: into.clone() });
            }
            BinaryOp::Subtract => {
                into = Set::new(PySetTable::new(), a.is_frozen);
                steps.push(Step::some(a, b, false, Act::AddNew, &into));
            }
            BinaryOp::Xor => {
                into = copied(b);
                steps.push(Step::each(if in_place { b } else { a }, Act::Toggle, &into));
            }
            _ => {
                into = copied(a);
                merge(b, &into, left == 0, &mut steps);
            }
        }
        Ok(Some(SetWork::task(steps, result.unwrap_or(Value::Set(into)))))
    }

    /// The task that compares two sets that are large; none for others, and where their lengths tell.
    pub(crate) fn long_subset(&self, op: CompareOp, a: &Rc<Set>, b: &Rc<Set>) -> Option<Box<dyn Task>> {
        let (part, whole) = if matches!(op, CompareOp::Greater | CompareOp::GreaterEqual) { (b, a) } else { (a, b) };
        let (few, many) = (part.table.borrow().len(), whole.table.borrow().len());
        let is_open = match op {
            CompareOp::Equal | CompareOp::NotEqual => few == many,
            CompareOp::LessEqual | CompareOp::GreaterEqual => few <= many,
            CompareOp::Less | CompareOp::Greater => few < many,
        };
        if few <= MANY || !is_open || Rc::ptr_eq(a, b) {
            return None;
        }
        let step = Step::some(part, whole, false, Act::Find, part);
        let answer = op != CompareOp::NotEqual;
        Some(Box::new(SetWork { steps: vec![step], result: Value::Bool(answer), found: Value::Bool(!answer) }))
    }

    /// The task that says whether two sets that are large have no item in common; none for others.
    pub(crate) fn long_disjoint(&self, a: &Rc<Set>, b: &Rc<Set>) -> Option<Box<dyn Task>> {
        let (left, right) = (a.table.borrow().len(), b.table.borrow().len());
        let (few, many) = if right > left { (a, b) } else { (b, a) };
        if left.min(right) <= MANY {
            return None;
        }
        let step = Step::some(few, many, true, Act::Find, few);
        Some(Box::new(SetWork { steps: vec![step], result: Value::Bool(true), found: Value::Bool(false) }))
    }

    /// The task that copies a large set; none for others.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn long_set_copy(&mut self, set: &Rc<Set>, is_frozen: bool) -> Outcome<Option<Box<dyn Task>>> {
        if !is_large(set) {
            return Ok(None);
        }
        self.reserve(set.table.borrow().len() * 32)?;
        let mut steps = Vec::new();
        let copy = copied(set, is_frozen, &mut steps);
        Ok(Some(SetWork::task(steps, Value::Set(copy))))
    }

    /// `set.update(iterable)`, then `result`, which must be returned from a native function.
    ///
    /// # Errors
    /// `'int' object is not iterable`; as [`Machine::set_add`]; a task, which is no error.
    pub(crate) fn set_fill(&mut self, set: &Rc<Set>, iterable: &Value, result: Value) -> Outcome {
        let is_plain = self.is_self_contained(iterable);
        if is_plain && is_short(iterable) {
            self.set_update(set, iterable)?;
            return Ok(result);
        }
        let mut steps = Vec::new();
        match iterable.plain() {
            Value::Set(other) if Rc::ptr_eq(set, other) => return Ok(result),
            Value::Set(other) => {
                self.reserve(other.table.borrow().len() * 32)?;
                let is_empty = set.table.borrow().is_empty();
                merge(other, set, is_empty, &mut steps);
            }
            other => {
                if let Value::Dict(dict) = other {
                    steps.push(Step::Room { set: set.clone(), count: dict.map.borrow().len() });
                }
                let iterator = self.iter(iterable)?;
                steps.push(Step::Fill { iterator, is_plain, is_asked: false, into: set.clone() });
            }
        }
        Err(Exit::task(SetWork::task(steps, result)))
    }

    /// `set.add(item)`, which takes a task where a large set gets a larger table, then None.
    ///
    /// # Errors
    /// As [`Machine::set_add`]; a task, which is no error.
    pub(crate) fn set_add_slowly(&mut self, set: &Rc<Set>, item: Value) -> Outcome {
        let hash = self.hash(&item)?;
        match Act::Add.on(self, set, hash, item)? {
            Some(Came::ToCrowd(_, least)) if is_large(set) => {
                return Err(Exit::task(SetWork::task(vec![Step::grow(set, least)], Value::None)));
            }
            Some(Came::ToCrowd(_, least)) => set.table.borrow_mut().resize(least),
            _ => {}
        }
        Ok(Value::None)
    }
}

/// A copy of a set; of a large one, what the steps make a copy.
fn copied(set: &Rc<Set>, is_frozen: bool, steps: &mut Vec<Step>) -> Rc<Set> {
    if !is_large(set) {
        return Set::new(set.table.borrow().copied(), is_frozen);
    }
    let copy = Set::new(PySetTable::new(), is_frozen);
    steps.push(Step::copy(set, &copy));
    copy
}

/// What `set.update` does with another set; `is_empty`: the first has no items when its turn comes.
fn merge(other: &Rc<Set>, into: &Rc<Set>, is_empty: bool, steps: &mut Vec<Step>) {
    if is_empty && is_large(other) {
        steps.push(Step::copy(other, into));
    } else {
        steps.push(Step::Room { set: into.clone(), count: other.table.borrow().len() });
        steps.push(Step::each(other, Act::Add, into));
    }
}
