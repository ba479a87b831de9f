//! The steps of a run for a [`Writer`]: as they happen, and of a trace that was kept.
//! Invariant: an entry is written again only when more of it has changed than its state.

use std::rc::Rc;

use super::writer::{Changes, Writer, code};
use crate::recorder::{Change, Ended, Sink};
use crate::trace::{Entry, Snapshot, Step, Trace, Variable};

/// Writes steps as they happen.
#[derive(Default)]
pub struct Steps {
    pub writer: Writer,
    shown: Shown,
}

impl Sink for Steps {
    #[cfg_attr(fast, optimize(speed))]
    fn step(&mut self, step: &mut Ended) {
        let writer = &mut self.writer;
        writer.step(step.line, step.depth, step.t, step.call_count());
        step.each_call(|call| writer.call(call));
        let Some(rows) = step.variables() else { return writer.same_variables() };
        writer.variables(|writer| {
            for (scope, row) in rows {
                if row.note == 0 {
                    row.note = writer.value(scope, &row.name, &row.repr) + 1;
                }
                writer.variable(row.note - 1, row.has_changed);
            }
        });
    }

    fn caches(&mut self, caches: &Snapshot, changes: &[Change], t: f64) {
        self.shown.follow(&mut self.writer, caches, changes, t);
    }
}

impl Steps {
    /// Writes the steps of a trace.
    pub fn of(trace: &Trace) -> Self {
        let mut steps = Self::default();
        let (mut last, mut places): (Option<&Rc<[Variable]>>, Vec<u32>) = (None, Vec::new());
        let mut caches = &Snapshot::default();
        let ends = trace.steps.iter().skip(1).map(|step| step.t).chain([trace.duration]);
        for (Step { line, t, depth, calls, variables, snapshot, .. }, end) in trace.steps.iter().zip(ends) {
            let writer = &mut steps.writer;
            writer.step(*line, *depth, *t, calls.len());
            for call in calls.iter() {
                writer.call(&call.into());
            }
            if last.is_some_and(|last| Rc::ptr_eq(last, variables)) {
                writer.same_variables();
            } else {
                let last = last.map_or(&[][..], |last| last);
                writer.variables(|writer| write_variables(writer, last, variables, &mut places));
            }
            steps.caches(snapshot, &differences(caches, snapshot), end);
            (last, caches) = (Some(variables), snapshot);
        }
        steps
    }
}

/// Writes the variables of a step; `places` are those of the step before, and then its own.
fn write_variables(writer: &mut Writer, before: &[Variable], now: &[Variable], places: &mut Vec<u32>) {
    for (index, Variable { scope, name, repr, changed }) in now.iter().enumerate() {
        let is_known = before.get(index).is_some_and(|old| {
            Rc::ptr_eq(&old.repr, repr) && Rc::ptr_eq(&old.name, name) && Rc::ptr_eq(&old.scope, scope)
        });
        if !is_known {
            places.resize(places.len().max(index + 1), 0);
            places[index] = writer.value(scope, name, repr);
        }
        writer.variable(places[index], *changed);
    }
}

/// Which entries are not what they were; what is shared is the same.
fn differences(before: &Snapshot, now: &Snapshot) -> Vec<Change> {
    let mut changes = Vec::new();
    if Rc::ptr_eq(&before.stores, &now.stores) {
        return changes;
    }
    for (store, view) in now.stores.iter().enumerate() {
        let old = before.stores.get(store);
        view.each_difference(old, |slot, old, new| {
            let is_mark = old.zip(new).is_some_and(|(old, new)| is_same(old, new));
            changes.push(Change { store, slot, is_mark });
        });
    }
    changes
}

/// Whether two entries are written alike.
fn is_same(a: &Entry, b: &Entry) -> bool {
    let are_same = |a: &Rc<str>, b: &Rc<str>| Rc::ptr_eq(a, b);
    are_same(&a.repr, &b.repr)
        && are_same(&a.made_key, &b.made_key)
        && are_same(&a.key, &b.key)
        && are_same(&a.version, &b.version)
        && are_same(&a.alias, &b.alias)
        && a.set_at.to_bits() == b.set_at.to_bits()
        && a.expires_at == b.expires_at
}

/// The entries as they were written last.
#[derive(Default)]
struct Shown {
    stores: Vec<Shelf>,
    /// The lesson time at which they were looked at.
    at: Option<f64>,
}

/// Those of one store.
#[derive(Default)]
struct Shelf {
    slots: Vec<Slot>,
    /// A bit for each slot in which there is one.
    taken: Vec<u64>,
    count: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// One more than what stands for the entry in its state; 0 where there is none.
    code: u32,
    /// One more than the place of the entry; 0 where that is to be written anew.
    place: u32,
}

impl Shown {
    fn follow(&mut self, writer: &mut Writer, caches: &Snapshot, changes: &[Change], t: f64) {
        self.stores.resize_with(caches.stores.len(), Shelf::default);
        for change in changes.iter().filter(|change| !change.is_mark) {
            if let Some(slot) = self.stores.get_mut(change.store).and_then(|shelf| shelf.slots.get_mut(change.slot)) {
                slot.place = 0;
            }
        }
        let is_same_time = self.at.replace(t) == Some(t);
        writer.changes(|writer, told| {
            for Change { store, slot, .. } in changes {
                self.tell(writer, told, caches, (*store, *slot), t);
            }
            // The state of an entry is a matter of time.
            if !is_same_time {
                for store in 0..self.stores.len() {
                    for slot in 0..self.stores[store].slots.len() {
                        self.tell(writer, told, caches, (store, slot), t);
                    }
                }
            }
        });
    }

    /// Writes what is in a slot, unless that is what was there.
    #[cfg_attr(fast, optimize(speed))]
    fn tell(
        &mut self,
        writer: &mut Writer,
        told: &mut Changes,
        caches: &Snapshot,
        (store, slot): (usize, usize),
        t: f64,
    ) {
        let entry = caches.stores.get(store).and_then(|view| view.get(slot));
        let before = self.stores[..store].iter().map(|shelf| shelf.count).sum::<usize>();
        let shelf = &mut self.stores[store];
        if shelf.slots.len() <= slot {
            shelf.slots.resize(slot + 1, Slot::default());
            shelf.taken.resize(slot / 64 + 1, 0);
        }
        let known = &mut shelf.slots[slot];
        let new = entry.map(|entry| {
            if known.place == 0 {
                known.place = writer.entry(entry) + 1;
            }
            code(known.place - 1, entry.state(t, true))
        });
        let old = std::mem::replace(&mut known.code, new.map_or(0, |code| code + 1));
        if old == known.code {
            return;
        }
        let (word, bit) = (slot / 64, 1 << (slot % 64));
        let earlier: u32 = shelf.taken[..word].iter().map(|word| word.count_ones()).sum();
        let word = &mut shelf.taken[word];
        let earlier = earlier + (*word & (bit - 1)).count_ones();
        match (old, new) {
            (0, _) => (*word, shelf.count) = (*word | bit, shelf.count + 1),
            (_, None) => (*word, shelf.count) = (*word & !bit, shelf.count - 1),
            _ => {}
        }
        writer.change(told, before + earlier as usize, old != 0, new);
    }
}
