//! Texts and bytes of known length, written part by part into the memory in which they stay.
//! Invariant: what is written into a piece of text are whole texts, so that all of it is one, too.

use std::mem::MaybeUninit;
use std::ptr;
use std::rc::Rc;

/// Room for bytes.
pub struct Room {
    bytes: Rc<[MaybeUninit<u8>]>,
    written: usize,
}

/// Room for a text.
pub struct Piece(Room);

#[allow(unsafe_code, reason = "through a String a text is copied twice, into two pieces of memory")]
impl Room {
    #[inline]
    pub fn of_length(bytes: usize) -> Self {
        Self { bytes: Rc::new_uninit_slice(bytes), written: 0 }
    }

    /// Writes the next part; what there is no room for is left out.
    #[inline(always)]
    pub fn push(&mut self, part: &[u8]) {
        let Some(bytes) = Rc::get_mut(&mut self.bytes) else { return };
        let Some(room) = bytes.get_mut(self.written..).filter(|room| room.len() >= part.len()) else { return };
        // SAFETY: there is room for all of the part, which lies elsewhere.
        unsafe { copy(part.as_ptr(), room.as_mut_ptr().cast(), part.len()) };
        self.written += part.len();
    }

    /// The bytes, which are to be as many as was said.
    #[inline]
    pub fn finish(self) -> Rc<[u8]> {
        if self.written < self.bytes.len() {
            return self.shorter();
        }
        // SAFETY: every byte was written.
        unsafe { self.bytes.assume_init() }
    }

    #[cold]
    fn shorter(&self) -> Rc<[u8]> {
        // SAFETY: that much was written.
        Rc::from(unsafe { std::slice::from_raw_parts(self.bytes.as_ptr().cast(), self.written) })
    }
}

#[allow(unsafe_code, reason = "as for `Room`")]
impl Piece {
    /// Room for a text of this many bytes.
    #[inline]
    pub fn of_length(bytes: usize) -> Self {
        Self(Room::of_length(bytes))
    }

    /// Writes the next part; what there is no room for is left out.
    #[inline(always)]
    pub fn push(&mut self, part: &str) {
        self.0.push(part.as_bytes());
    }

    /// The text, which is to be as long as was said.
    #[inline]
    pub fn finish(self) -> Rc<str> {
        // SAFETY: what was written are texts one after the other.
        unsafe { Rc::from_raw(Rc::into_raw(self.0.finish()) as *const str) }
    }
}

/// [`String::push_str`] for what is short.
#[allow(unsafe_code, reason = "as for `Piece`")]
#[inline(always)]
pub fn append(text: &mut String, part: &str) {
    let (old, new) = (text.len(), text.len() + part.len());
    if text.capacity() < new {
        grow(text, part.len());
    }
    // SAFETY: there is room for all of the part, which lies elsewhere, and both are texts.
    unsafe {
        let bytes = text.as_mut_vec();
        copy(part.as_ptr(), bytes.as_mut_ptr().add(old), part.len());
        bytes.set_len(new);
    }
}

/// Appends a text between what are single bytes.
#[allow(unsafe_code, reason = "as for `Piece`")]
#[inline(always)]
pub fn append_between(text: &mut String, before: u8, part: &str, after: [u8; 2]) {
    debug_assert!(before.is_ascii() && after.is_ascii());
    let (old, length) = (text.len(), part.len());
    if text.capacity() - old < length + 3 {
        grow(text, length + 3);
    }
    // SAFETY: there is room for all of them, and each is a text.
    unsafe {
        let bytes = text.as_mut_vec();
        let end = bytes.as_mut_ptr().add(old);
        *end = before;
        copy(part.as_ptr(), end.add(1), length);
        end.add(1 + length).cast::<[u8; 2]>().write(after);
        bytes.set_len(old + length + 3);
    }
}

#[cold]
#[inline(never)]
fn grow(text: &mut String, by: usize) {
    text.reserve(by);
}

/// `==` for what is short.
#[inline(always)]
pub fn are_same(a: &str, b: &str) -> bool {
    let ((words, rest), (other_words, other_rest)) = (a.as_bytes().as_chunks::<8>(), b.as_bytes().as_chunks::<8>());
    let is_same = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) == u64::from_le_bytes(*b);
    a.len() == b.len() && words.iter().zip(other_words).all(is_same) && rest.iter().zip(other_rest).all(|(a, b)| a == b)
}

/// The text of some parts.
#[cfg_attr(fast, optimize(speed))]
pub fn joined(parts: &[&str]) -> Rc<str> {
    let mut piece = Piece::of_length(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        piece.push(part);
    }
    piece.finish()
}

/// Copies bytes that do not overlap. Most texts are short, and for those the instruction that copies any number of bytes
/// takes many times as long as the few that copy words.
#[allow(unsafe_code, reason = "the safe ways to copy all use that instruction")]
#[inline(always)]
unsafe fn copy(from: *const u8, to: *mut u8, length: usize) {
    // SAFETY: the caller promises `length` bytes at both places; the words at the two ends may overlap each other.
    unsafe {
        match length {
            0 => {}
            1..4 => {
                *to = *from;
                *to.add(length / 2) = *from.add(length / 2);
                *to.add(length - 1) = *from.add(length - 1);
            }
            4..8 => {
                let last = length - 4;
                let (a, b) = (from.cast::<u32>().read_unaligned(), from.add(last).cast::<u32>().read_unaligned());
                to.cast::<u32>().write_unaligned(a);
                to.add(last).cast::<u32>().write_unaligned(b);
            }
            8..=16 => words(from, to, length - 8),
            17..=32 => {
                words(from, to, 8);
                words(from.add(length - 16), to.add(length - 16), 8);
            }
            _ => ptr::copy_nonoverlapping(from, to, length),
        }
    }
}

/// Copies the word at the beginning and the one at `second`.
#[allow(unsafe_code, reason = "as for `copy`")]
#[inline(always)]
unsafe fn words(from: *const u8, to: *mut u8, second: usize) {
    // SAFETY: as for `copy`.
    unsafe {
        let (a, b) = (from.cast::<u64>().read_unaligned(), from.add(second).cast::<u64>().read_unaligned());
        to.cast::<u64>().write_unaligned(a);
        to.add(second).cast::<u64>().write_unaligned(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_every_length_come_out_as_they_went_in() {
        let long: String = ('!'..='~').collect();
        for first in 0..long.len() {
            for second in [0, 1, 5, 17, 40] {
                let parts = [&long[..first], &long[..second]];
                assert_eq!(*joined(&parts), parts.concat());
            }
        }
    }

    #[test]
    fn what_is_appended_stands_behind_what_was_there() {
        let long: String = ('!'..='~').collect();
        let mut text = String::new();
        for length in 0..long.len() {
            append(&mut text, &long[..length]);
        }
        assert_eq!(text, (0..long.len()).map(|length| &long[..length]).collect::<String>());
    }

    #[test]
    fn texts_are_the_same_where_every_byte_of_them_is() {
        let long: String = ('!'..='~').collect();
        for length in 0..40 {
            let text = long[..length].to_owned();
            assert!(are_same(&text, &long[..length]) && !are_same(&text, &long[..length + 1]));
            for at in 0..length {
                let other = format!("{} {}", &text[..at], &text[at + 1..]);
                assert!(!are_same(&text, &other) && !are_same(&other, &text));
            }
        }
    }

    #[test]
    fn a_text_that_was_promised_longer_is_as_long_as_its_parts() {
        let mut piece = Piece::of_length(9);
        piece.push("schön");
        piece.push("zu lang");
        assert_eq!(&*piece.finish(), "schön");
    }
}
