//! Changes texts as `tests/mutations.rs` does, for a fuzzer that knows bytes alone.
//!
//! Invariant: what comes out is a text, and fits.

use super::damage::damaged;
use super::random::Random;

/// Damages the text in `data[..size]` with parts of `others`; returns its new length, at most `most`.
pub fn damage(data: &mut [u8], size: usize, most: usize, seed: u32, others: &[String]) -> usize {
    let mut random = Random::new(u64::from(seed));
    let text = match random.below(20) {
        0 => random.pick(others).clone(),
        _ => String::from_utf8_lossy(&data[..size]).into_owned(),
    };
    let text = damaged(&mut random, text, others);
    let length = text.floor_char_boundary(most.min(data.len()));
    data[..length].copy_from_slice(&text.as_bytes()[..length]);
    length
}
