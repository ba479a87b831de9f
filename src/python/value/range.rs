//! What a `range` holds.
//! Invariant: counting never overflows, though `stop - start` may not fit an `i64`.

/// A `range`: `start`, `stop` and `step` fit an `i64`; `step` is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    /// How many items there are, at most `i64::MAX`.
    pub fn count(&self) -> i64 {
        let (low, high) = if self.step > 0 { (self.start, self.stop) } else { (self.stop, self.start) };
        if low >= high {
            return 0;
        }
        let span = (high as i128) - (low as i128) - 1;
        let count = span / (self.step as i128).abs() + 1;
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    /// The same, at most what a `usize` holds.
    pub fn len(&self) -> usize {
        usize::try_from(self.count()).unwrap_or(usize::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// The item at `index`, which must be less than `count()`.
    pub fn at(&self, index: i64) -> i64 {
        (self.start as i128 + index as i128 * self.step as i128) as i64
    }
}
