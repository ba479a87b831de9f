//! What a run may take: operations, output, memory.
//! Invariant: memory for anything big is asked for before it is made.

use super::Machine;
use crate::python::native::{Exit, Limit, Outcome};
use crate::python::object::burial;

/// Bounds of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Backward jumps, calls and items, in all.
    pub operations: u64,
    pub output_bytes: usize,
    pub memory_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { operations: 200_000_000, output_bytes: 250_000, memory_bytes: 64 << 20 }
    }
}

impl Machine {
    /// Counts work; natives that loop call it once an item or so.
    ///
    /// # Errors
    /// The operation limit.
    #[inline]
    pub fn spend(&mut self, operations: u64) -> Outcome<()> {
        self.operations += operations;
        if self.operations > self.limits.operations { Err(Exit::limit(Limit::Operations)) } else { Ok(()) }
    }

    /// Asks for memory before anything big is made.
    ///
    /// # Errors
    /// MemoryError when that much more would pass the limit.
    pub fn reserve(&mut self, bytes: usize) -> Outcome<()> {
        let is_too_much = || crate::memory::live_bytes().saturating_add(bytes) > self.limits.memory_bytes;
        if is_too_much() {
            // What the program has let go of is not its own any more.
            burial::finish();
        }
        if is_too_much() {
            return Err(Exit::raise(self.new_exception("MemoryError", Vec::new())));
        }
        // Filling memory takes time, too.
        self.spend((bytes / 1024) as u64)
    }

    /// Grants so many operations from here on, and the output limit anew.
    pub fn renew_limits(&mut self, operations: u64) {
        self.limits.operations = self.operations.saturating_add(operations);
        self.output_bytes = 0;
    }
}
