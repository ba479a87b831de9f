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
    /// Notes that the slot's expiry may differ from now on. O(1).
    pub fn note(&mut self, slot: u32) {
        if !self.built {
            return;
        }
        let index = slot as usize;
        if self.slots.len() <= index {
            self.slots.resize(index + 1, Indexed::default());
        }
        if let Some(indexed) = self.slots.get_mut(index)
            && !indexed.is_changed
        {
            indexed.is_changed = true;
            self.changed.push(slot);
        }
    }

    /// Starts over: an empty store.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether the index wants every slot of the store noted before the question.
    pub fn start(&mut self) -> bool {
        !std::mem::replace(&mut self.built, true)
    }

    /// The slot with the earliest expiry later than `after`, and that instant, in seconds since the epoch.
    pub fn next(&mut self, after: f64, expiry: impl Fn(u32) -> Option<f64>) -> Option<(f64, u32)> {
        for slot in self.changed.drain(..) {
            let Some(indexed) = self.slots.get_mut(slot as usize) else { continue };
            indexed.is_changed = false;
            // Neither infinity nor NaN is an instant that will come.
            let at = expiry(slot).filter(|at| at.is_finite()).map(ordered);
            if indexed.at != at {
                if let Some(old) = indexed.at {
                    self.tree.remove(&(old, slot));
                }
                if let Some(at) = at {
                    self.tree.insert((at, slot));
                }
                indexed.at = at;
            }
        }
        let (bits, slot) = self.tree.range((ordered(after), u32::MAX)..).next()?;
        Some((unordered(*bits), *slot))
    }
}

/// Maps floats to integers of the same order.
fn ordered(float: f64) -> u64 {
    let bits = (float + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn unordered(bits: u64) -> f64 {
    f64::from_bits(if bits >> 63 == 1 { bits & !(1 << 63) } else { !bits })
}
