//! Small blocks of memory, kept in lists by size: taking one and giving it back are a few instructions.
//! Invariant: every free block is in the list of its size, once; a block never leaves its size.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::UnsafeCell;
use std::ptr;

/// Sizes go up in steps of this many bytes, to which every block is aligned.
const STEP: usize = 16;
const SIZES: usize = 16;
/// Blocks are cut from pieces of this size, which are never given back.
const PIECE: usize = 64 << 10;

/// An allocator for one thread; what is large goes to the system's.
pub struct Blocks(UnsafeCell<Lists>);

struct Lists {
    /// The first free block of each size; each holds the address of the next.
    free: [*mut u8; SIZES],
    /// What is left of the last piece.
    rest: *mut u8,
    left: usize,
}

#[allow(unsafe_code, reason = "wasm has one thread, and the tests keep each allocator in one")]
// SAFETY: see the reason; the lists are never used by two threads.
unsafe impl Sync for Blocks {}

impl Blocks {
    pub const fn new() -> Self {
        Self(UnsafeCell::new(Lists { free: [ptr::null_mut(); SIZES], rest: ptr::null_mut(), left: 0 }))
    }
}

/// The list that a layout's blocks are in, if they are small.
#[inline(always)]
fn list_of(layout: Layout) -> Option<usize> {
    let list = (layout.size().max(1) - 1) / STEP;
    (list < SIZES && layout.align() <= STEP).then_some(list)
}

#[allow(unsafe_code, reason = "an allocator cannot be written without")]
// SAFETY: a block is in a list only while it is free, is as large as its list says and aligned to `STEP`; what is
// large is the system's from its beginning to its end, since a layout alone tells the two apart.
unsafe impl GlobalAlloc for Blocks {
    #[inline(always)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(list) = list_of(layout) else { return unsafe { System.alloc(layout) } };
        unsafe {
            let lists = self.0.get();
            let block = (*lists).free[list];
            if block.is_null() {
                return cut(lists, list);
            }
            (*lists).free[list] = *block.cast::<*mut u8>();
            block
        }
    }

    #[inline(always)]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        let Some(list) = list_of(layout) else { return unsafe { System.dealloc(pointer, layout) } };
        unsafe {
            let lists = self.0.get();
            *pointer.cast::<*mut u8>() = (*lists).free[list];
            (*lists).free[list] = pointer;
        }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that `size` makes a layout with the old alignment.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (list_of(layout), list_of(new)) {
            (None, None) => unsafe { System.realloc(pointer, layout, size) },
            (old, wanted) if old == wanted => pointer,
            _ => unsafe {
                let moved = self.alloc(new);
                if !moved.is_null() {
                    ptr::copy_nonoverlapping(pointer, moved, layout.size().min(size));
                    self.dealloc(pointer, layout);
                }
                moved
            },
        }
    }
}

/// A new block for a list that has none.
#[cold]
#[inline(never)]
#[allow(unsafe_code, reason = "an allocator cannot be written without")]
// SAFETY: the caller has the lists to itself; the system's piece is as large and as aligned as asked for.
unsafe fn cut(lists: *mut Lists, list: usize) -> *mut u8 {
    let size = (list + 1) * STEP;
    unsafe {
        if (*lists).left < size {
            let piece = System.alloc(Layout::from_size_align_unchecked(PIECE, STEP));
            if piece.is_null() {
                return piece;
            }
            (*lists).rest = piece;
            (*lists).left = PIECE;
        }
        let block = (*lists).rest;
        (*lists).rest = block.add(size);
        (*lists).left -= size;
        block
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(unsafe_code, reason = "an allocator cannot be tested without")]
    fn blocks_never_overlap_and_keep_what_is_written() {
        let blocks = Blocks::new();
        let mut live: Vec<(*mut u8, Layout, u8)> = Vec::new();
        let mut x: u32 = 12345;
        for round in 0..20_000u32 {
            x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let layout = Layout::from_size_align((x >> 8) as usize % 300 + 1, 1 << (x >> 28)).unwrap();
            let mark = round as u8;
            // SAFETY: each block is used as its layout says, and given back once with the layout it has then.
            unsafe {
                match x % 4 {
                    0 | 1 => {
                        let pointer = blocks.alloc(layout);
                        assert_eq!(pointer as usize % layout.align(), 0);
                        pointer.write_bytes(mark, layout.size());
                        live.push((pointer, layout, mark));
                    }
                    kind if !live.is_empty() => {
                        let (pointer, old, mark) = live.swap_remove((x >> 4) as usize % live.len());
                        let held = std::slice::from_raw_parts(pointer, old.size());
                        assert!(held.iter().all(|&byte| byte == mark));
                        if kind == 2 {
                            blocks.dealloc(pointer, old);
                        } else {
                            let moved = blocks.realloc(pointer, old, layout.size());
                            let kept = std::slice::from_raw_parts(moved, old.size().min(layout.size()));
                            assert!(kept.iter().all(|&byte| byte == mark));
                            moved.write_bytes(mark, layout.size());
                            live.push((moved, Layout::from_size_align(layout.size(), old.align()).unwrap(), mark));
                        }
                    }
                    _ => {}
                }
            }
        }
        for (pointer, layout, _) in live {
            // SAFETY: as above.
            unsafe { blocks.dealloc(pointer, layout) };
        }
    }
}
