//! Counts the memory that is in use, so that a program can be stopped before the page runs out of it.
//! Invariant: it only counts; every request goes on as it came, in the browser to [`blocks`], elsewhere to the system.

#[cfg(any(test, target_arch = "wasm32"))]
mod blocks;
pub mod piece;

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;

#[cfg(target_arch = "wasm32")]
static MEMORY: blocks::Blocks = blocks::Blocks::new();
#[cfg(not(target_arch = "wasm32"))]
static MEMORY: std::alloc::System = std::alloc::System;

thread_local! {
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// Bytes that this thread has allocated and not given back; 0 for one that gave back more than it took, because others
/// left it something.
pub fn live_bytes() -> usize {
    usize::try_from(LIVE.with(Cell::get) as isize).unwrap_or(0)
}

struct Counting;

fn count(change: impl Fn(usize) -> usize) {
    // While a thread ends, its counter may be gone before its last memory is given back.
    let _ = LIVE.try_with(|live| live.set(change(live.get())));
}

#[allow(unsafe_code, reason = "an allocator cannot be written without; it passes every call on unchanged")]
// SAFETY: each method hands its arguments to `MEMORY`, which upholds the contract, and returns what it returned.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(|live| live.wrapping_add(layout.size()));
        unsafe { MEMORY.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(|live| live.wrapping_sub(layout.size()));
        unsafe { MEMORY.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(|live| live.wrapping_add(layout.size()));
        unsafe { MEMORY.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(|live| live.wrapping_sub(layout.size()).wrapping_add(size));
        unsafe { MEMORY.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
