//! The decay field: very many keys as dots, the nearer to the edge the sooner they expire.
//! Invariant: a dot's height never changes, so that a key can be followed with the eye.

use crate::playback::{short_span, spoken_duration};
use crate::sentences::{say_text, text};
use crate::trace::Entry;

/// Columns that the brush moves by, from the edge to the keys that never expire.
pub const COLUMNS: usize = 40;
/// The part of the width that the keys without an expiry have to themselves.
const NEVER: f64 = 0.06;

/// One key of the field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Lesson seconds; infinite: never.
    pub expires_at: f64,
    /// Lesson seconds from which it is about to expire.
    pub soon_from: f64,
    /// Whether the step did something to it.
    pub is_marked: bool,
    /// From 0 to 1.
    pub height: f64,
}

/// The height of the dot of the key in this place: near to even, and without a pattern.
pub fn scatter(place: usize) -> f64 {
    (place as f64 * 0.618_033_988_749_894_9).fract()
}

/// Time left on a line: even up to a second or so, then ever denser.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    longest: f64,
}

impl Scale {
    /// A line with room for every entry from the moment it was written.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let longest = entries.filter_map(|entry| entry.timeout).fold(1.0, f64::max);
        Self { longest }
    }

    /// From 0 to 1: the place of a key with so many seconds left, or, on the floor, gone by.
    pub fn place(&self, seconds: f64) -> f64 {
        if seconds.is_infinite() {
            return 1.0 - NEVER / 2.0;
        }
        let part = (1.0 + seconds.max(0.0)).ln() / (1.0 + self.longest).ln();
        part.min(1.0) * (1.0 - NEVER)
    }

    /// The seconds left at a place; infinite among those that never expire.
    pub fn seconds_at(&self, place: f64) -> f64 {
        if place > 1.0 - NEVER {
            return f64::INFINITY;
        }
        ((1.0 + self.longest).ln() * place.max(0.0) / (1.0 - NEVER)).exp() - 1.0
    }

    /// What is written below the line: places and texts.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        const TICKS: [f64; 9] = [1.0, 10.0, 60.0, 600.0, 3_600.0, 36_000.0, 864_000.0, 8_640_000.0, 86_400_000.0];
        // Not so near to the edge that it covers "now".
        let fits = |seconds: f64| seconds <= self.longest && self.place(seconds) > 0.08;
        let fitting = TICKS.into_iter().filter(|seconds| fits(*seconds));
        let mut ticks = vec![(0.0, text("brush.now"))];
        ticks.extend(fitting.map(|seconds| (self.place(seconds), short_span(seconds))));
        ticks.push((self.place(f64::INFINITY), "∞".to_owned()));
        ticks
    }

    /// The brush over some columns; column 0 is the floor of the expired.
    pub fn brush(&self, from: usize, to: usize, now: f64) -> Brush {
        let (from, to) = (from.min(to), from.max(to).min(COLUMNS));
        let edge = |column: usize| now + self.seconds_at((column as f64 - 1.0) / (COLUMNS as f64 - 1.0));
        Brush {
            from: if from == 0 { f64::NEG_INFINITY } else { edge(from) },
            to: match to {
                0 => now,
                COLUMNS => f64::INFINITY,
                _ => edge(to + 1),
            },
            columns: (from, to),
        }
    }

    /// The column at a place of the field. `is_floor`: below the line.
    pub fn column(place: f64, is_floor: bool) -> usize {
        if is_floor { 0 } else { ((place.clamp(0.0, 1.0) * (COLUMNS as f64 - 1.0)) as usize + 1).min(COLUMNS) }
    }
}

/// A stretch of expiries that the reader chose; it stays with its keys while time passes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Brush {
    /// Lesson seconds, the first excluded; infinite for those that never expire.
    pub from: f64,
    pub to: f64,
    /// The columns it was chosen by.
    pub columns: (usize, usize),
}

impl Brush {
    pub fn holds(&self, entry: &Entry) -> bool {
        match entry.expires_at {
            Some(at) => at > self.from && at <= self.to,
            None => self.to.is_infinite(),
        }
    }

    /// `expiring in 2 seconds to 10 seconds`.
    pub fn spoken(&self, now: f64) -> String {
        let (from, to) = (self.from - now, self.to - now);
        match (from > 0.0, to > 0.0) {
            (_, false) => text("brush.expired"),
            (false, true) if to.is_infinite() => text("brush.all"),
            (true, _) if from.is_infinite() => text("brush.never"),
            (true, _) if to.is_infinite() => say_text("brush.more", &[("from", &spoken_duration(from))]),
            (true, _) => say_text("brush.between", &[("from", &spoken_duration(from)), ("to", &spoken_duration(to))]),
            (false, true) => say_text("brush.within", &[("to", &spoken_duration(to))]),
        }
    }
}
