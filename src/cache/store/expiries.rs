//! Answers when the next entry expires, without slowing down those who never ask.
//! Invariant: once built, the index differs from the store at most in the slots that are noted as changed.

use std::collections::BTreeSet;

/// Until the first question it costs nothing; after that, O(log n) per changed slot, paid by the next question.
#[derive(Debug, Default)]
pub struct Expiries {
    built: bool,
    changed: Vec<u32>,
    slots: Vec<Indexed>,
    tree: BTreeSet<(u64, u32)>,
}

/// What the index says about a slot, whichever entry is in it.
#[derive(Debug, Clone, Copy, Default)]
struct Indexed {
    at: Option<u64>,
    is_changed: bool,
}

impl Expiries {
    pub fn is_built(&self) -> bool {
        self.built
    }

    /// Begins with the slots and expiries that there are. O(n log n).
    pub fn build(&mut self, expiries: impl Iterator<Item = (u32, f64)>) {
        self.built = true;
        let instants: Vec<_> = expiries.filter_map(|(slot, at)| Some((instant(at)?, slot))).collect();
        for &(at, slot) in &instants {
            *self.indexed(slot) = Indexed { at: Some(at), is_changed: false };
        }
        self.tree = instants.into_iter().collect();
    }

    /// Notes that the slot's expiry may differ from now on. O(1).
    pub fn note(&mut self, slot: u32) {
        if self.built && !std::mem::replace(&mut self.indexed(slot).is_changed, true) {
            self.changed.push(slot);
        }
    }

    /// Starts over: an empty store.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The earliest expiry later than `after`, in seconds since the epoch.
    pub fn next(&mut self, after: f64, expiry: impl Fn(u32) -> Option<f64>) -> Option<f64> {
        while let Some(slot) = self.changed.pop() {
            let at = expiry(slot).and_then(instant);
            let old = std::mem::replace(self.indexed(slot), Indexed { at, is_changed: false }).at;
            if old != at {
                if let Some(old) = old {
                    self.tree.remove(&(old, slot));
                }
                if let Some(at) = at {
                    self.tree.insert((at, slot));
                }
            }
        }
        self.tree.range((ordered(after), u32::MAX)..).next().map(|(at, _)| unordered(*at))
    }

    fn indexed(&mut self, slot: u32) -> &mut Indexed {
        let index = slot as usize;
        if self.slots.len() <= index {
            self.slots.resize(index + 1, Indexed::default());
        }
        &mut self.slots[index]
    }
}

/// Neither infinity nor NaN is an instant that will come.
fn instant(at: f64) -> Option<u64> {
    at.is_finite().then(|| ordered(at))
}

/// Maps floats to integers of the same order.
fn ordered(float: f64) -> u64 {
    let bits = (float + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn unordered(bits: u64) -> f64 {
    f64::from_bits(if bits >> 63 == 1 { bits & !(1 << 63) } else { !bits })
}
