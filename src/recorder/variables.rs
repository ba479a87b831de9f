//! The variables of every live scope, and which of them a step changed.
//! Invariant: a scope keeps its variables in the order in which they were first seen.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::python::Machine;
use crate::python::frame::Frame;
use crate::python::value::{Name, Value};
use crate::trace::Variable;

/// Of deeper recursion only the innermost calls are shown: nobody reads more, and each step would hold them all.
const SCOPES: usize = 16;

/// What was last seen, scope by scope, module first.
pub struct Variables {
    global: Name,
    scopes: Vec<Scope>,
    /// How many variables there were the last time.
    count: usize,
    /// Whether `last`, or what [`Variables::renewed`] lent last, is out of date.
    is_other: bool,
    last: Rc<[Variable]>,
}

struct Scope {
    name: Name,
    /// Where the frame's locals start, which tells one call from the next.
    base: usize,
    slots: Vec<Slot>,
    rows: Vec<Row>,
}

/// What was last seen in the place of a variable.
#[derive(Default)]
struct Slot {
    value: Value,
    is_shown: bool,
}

impl Slot {
    fn new(value: Value, is_shown: bool) -> Self {
        let value = if goes_with_a_word(&value) { Value::Int(value.address() as i64) } else { value };
        Self { value, is_shown }
    }

    #[inline(always)]
    fn is(&self, value: &Value) -> bool {
        match (value, &self.value) {
            // The most usual first.
            (Value::Unset, Value::Unset) => true,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Str(a), Value::Str(b)) if Rc::ptr_eq(a, b) => true,
            (Value::Generator(_) | Value::Instance(_), Value::Int(address)) => *address == value.address() as i64,
            _ => value.is(&self.value),
        }
    }
}

/// Whether a value is known here by its address alone: held, it would not be closed, or finalized, when the program lets
/// it go.
fn goes_with_a_word(value: &Value) -> bool {
    match value {
        Value::Generator(_) => true,
        Value::Instance(instance) => instance.class.borrow().finalizing.is_some(),
        _ => false,
    }
}

/// A variable as it is shown.
pub struct Row {
    slot: usize,
    pub name: Name,
    pub repr: Rc<str>,
    /// Whether the last step bound or mutated it.
    pub has_changed: bool,
    /// Whatever whoever writes it wants to know again for as long as its repr is the same; 0 for one that is new.
    pub note: u32,
}

/// A variable that may not be what it was.
struct Doubt {
    scope: usize,
    slot: usize,
    name: Name,
    value: Value,
}

impl Default for Variables {
    fn default() -> Self {
        Self { global: Name::from("global"), scopes: Vec::new(), count: 0, is_other: false, last: Rc::default() }
    }
}

impl Variables {
    /// The innermost scope ended.
    pub fn leave(&mut self) {
        if self.scopes.len() > 1 {
            self.scopes.pop();
        }
    }

    /// Looks at the variables as they stand now; whether the last step changed any.
    #[cfg_attr(fast, optimize(speed))]
    pub fn look(&mut self, machine: &mut Machine) -> bool {
        let mut is_other = self.settle();
        let mut doubts: SmallVec<[Doubt; 4]> = SmallVec::new();
        is_other |= self.find(machine, &mut doubts);
        let mut has_changed = false;
        // One object may be bound in every frame of a recursion, and its repr may be slow.
        let mut reprs: FxHashMap<usize, Rc<str>> = FxHashMap::default();
        for doubt in doubts {
            let Some(scope) = self.scopes.get_mut(doubt.scope) else { continue };
            if doubt.value.is_unset() || is_hidden(&doubt.name, &doubt.value) {
                is_other |= scope.hide(doubt.slot, doubt.value);
            } else {
                let repr = repr_once(machine, &mut reprs, &doubt.value);
                has_changed |= scope.show(doubt, repr);
            }
        }
        let count = self.scopes.iter().map(|scope| scope.rows.len()).sum();
        self.is_other |= is_other || has_changed || self.count != count;
        self.count = count;
        has_changed
    }

    /// The variables as they were looked at. Unchanged since the last time, the list is the same allocation.
    pub fn list(&mut self) -> Rc<[Variable]> {
        let count = self.count;
        let renewed: Option<Vec<Variable>> = self.renewed().map(|rows| {
            let mut all = Vec::with_capacity(count);
            all.extend(rows.map(|(scope, row)| Variable {
                scope: scope.clone(),
                name: row.name.clone(),
                repr: row.repr.clone(),
                changed: row.has_changed,
            }));
            all
        });
        if let Some(renewed) = renewed {
            self.last = Rc::from(renewed);
        }
        self.last.clone()
    }

    /// The variables as they were looked at, each with its scope; none when all are as they were the last time.
    pub fn renewed(&mut self) -> Option<impl Iterator<Item = (&Name, &mut Row)>> {
        let rows = self.scopes.iter_mut().flat_map(|scope| scope.rows.iter_mut().map(|row| (&scope.name, row)));
        std::mem::take(&mut self.is_other).then_some(rows)
    }

    /// Forgets what the last step changed; false when that is nothing.
    fn settle(&mut self) -> bool {
        let mut had_changed = false;
        for row in self.scopes.iter_mut().flat_map(|scope| &mut scope.rows) {
            had_changed |= std::mem::take(&mut row.has_changed);
        }
        had_changed
    }

    /// Finds what may have changed. True when the scopes are not those of the last time.
    #[cfg_attr(fast, optimize(speed))]
    fn find(&mut self, machine: &Machine, doubts: &mut SmallVec<[Doubt; 4]>) -> bool {
        let global = self.global.clone();
        let mut are_others = self.enter(0, &global, 0);
        let mut scope = &mut self.scopes[0];
        machine.main.each(|slot, name, value| scope.look(0, slot, name, value, doubts));
        let shown: SmallVec<[&Frame; SCOPES]> =
            machine.visible_frames().rev().filter(|frame| is_shown(frame)).take(SCOPES).collect();
        for (place, frame) in shown.iter().rev().enumerate() {
            let index = place + 1;
            are_others |= self.enter(index, &frame.code().name, frame.base);
            scope = &mut self.scopes[index];
            machine.each_variable(frame, |slot, name, value| scope.look(index, slot, name, value, doubts));
        }
        self.scopes.truncate(shown.len() + 1);
        are_others
    }

    /// Makes sure that the scope at a place is that of the frame with this base; true when it was not.
    fn enter(&mut self, place: usize, name: &Name, base: usize) -> bool {
        if self.scopes.get(place).is_some_and(|scope| scope.base == base && scope.name == *name) {
            return false;
        }
        self.scopes.truncate(place);
        self.scopes.push(Scope { name: name.clone(), base, slots: Vec::new(), rows: Vec::new() });
        true
    }
}

impl Scope {
    /// Notes a variable that may not be what it was; `Unset` is one that is not bound.
    #[inline(always)]
    fn look(&mut self, scope: usize, slot: usize, name: &Name, value: &Value, doubts: &mut SmallVec<[Doubt; 4]>) {
        if slot >= self.slots.len() {
            self.slots.resize_with(slot + 1, Slot::default);
        }
        let known = &self.slots[slot];
        if known.is(value) && (!known.is_shown || is_immutable(value)) {
            return;
        }
        doubts.push(Doubt { scope, slot, name: name.clone(), value: value.clone() });
    }

    /// Takes a variable out of the list; false when it was not there.
    fn hide(&mut self, slot: usize, value: Value) -> bool {
        let was_shown = std::mem::replace(&mut self.slots[slot], Slot::new(value, false)).is_shown;
        if was_shown {
            self.rows.retain(|row| row.slot != slot);
        }
        was_shown
    }

    /// Puts a variable into the list; false when it is there and the same.
    fn show(&mut self, doubt: Doubt, repr: Rc<str>) -> bool {
        let Doubt { slot, name, value, .. } = doubt;
        let is_same_object = self.slots[slot].is(&value);
        self.slots[slot] = Slot::new(value, true);
        match self.rows.iter_mut().find(|row| row.slot == slot) {
            Some(row) if is_same_object && *row.repr == *repr => false,
            Some(row) => {
                (row.repr, row.has_changed, row.note) = (repr, true, 0);
                true
            }
            None => {
                self.rows.push(Row { slot, name, repr, has_changed: true, note: 0 });
                true
            }
        }
    }
}

/// The repr of a value, made once for all the names of one object.
fn repr_once(machine: &mut Machine, reprs: &mut FxHashMap<usize, Rc<str>>, value: &Value) -> Rc<str> {
    if is_immutable(value) {
        return machine.display_shared(value);
    }
    if let Some(repr) = reprs.get(&value.address()) {
        return repr.clone();
    }
    let repr = machine.display_shared(value);
    reprs.insert(value.address(), repr.clone());
    repr
}

/// Functions have a scope of their own; class bodies and comprehensions are passed over.
pub fn is_shown(frame: &Frame) -> bool {
    use crate::python::code::CodeKind;
    match frame.code().kind {
        CodeKind::Module | CodeKind::Class => false,
        _ => !frame.code().name.starts_with('<') || &*frame.code().name == "<lambda>",
    }
}

/// What a program defines or imports is not a variable that a learner follows.
fn is_hidden(name: &str, value: &Value) -> bool {
    match value {
        Value::Module(_) | Value::Class(_) | Value::Function(_) | Value::Native(_) => true,
        Value::Instance(instance) => {
            let class = instance.class.borrow();
            let module = class.module.borrow();
            module.starts_with("django.") && matches!(&**class.name.borrow(), "ConnectionProxy" | "CacheHandler")
        }
        _ => name.starts_with("__"),
    }
}

fn is_immutable(value: &Value) -> bool {
    matches!(
        value,
        Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Big(_)
            | Value::Complex(_)
            | Value::Bytes(_)
            | Value::Range(_)
            | Value::Ellipsis
            | Value::NotImplemented
    )
}
