//! Where the engine learns what time it is.
//! Invariant: no other part of the engine knows the time; a call reads the clock it was given, and nothing else.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

const NANOS_PER_SECOND: i64 = 1_000_000_000;

/// Tells what Python's `time.time()` would say.
pub trait Clock {
    /// Seconds since the Unix epoch.
    fn now(&self) -> f64;
}

impl<C: Clock + ?Sized> Clock for Rc<C> {
    fn now(&self) -> f64 {
        (**self).now()
    }
}

/// A clock that moves when it is told to. Its clones share one time.
#[derive(Debug, Clone, Default)]
pub struct ManualClock {
    time: Rc<Cell<Time>>,
}

/// One instant, as exact nanoseconds and as the float that Python sees: dividing once per move keeps `now` cheap.
#[derive(Debug, Clone, Copy, Default)]
struct Time {
    nanos: i64,
    seconds: f64,
}

impl ManualClock {
    /// A clock that stands at `nanos` nanoseconds since the epoch.
    pub fn at_nanos(nanos: i64) -> Self {
        let clock = Self::default();
        clock.move_to_nanos(nanos);
        clock
    }

    /// A clock that stands at `seconds` since the epoch, to the nearest nanosecond.
    pub fn at(seconds: f64) -> Self {
        Self::at_nanos((seconds * NANOS_PER_SECOND as f64).round() as i64)
    }

    /// Nanoseconds since the epoch.
    pub fn nanos(&self) -> i64 {
        self.time.get().nanos
    }

    /// Lets time pass, for every clone. It stops at the end of the 64-bit range, in the year 2262.
    pub fn advance(&self, by: Duration) {
        let by = i64::try_from(by.as_nanos()).unwrap_or(i64::MAX);
        self.move_to_nanos(self.nanos().saturating_add(by));
    }

    /// Moves time to an instant, which may lie in the past.
    pub fn move_to_nanos(&self, nanos: i64) {
        self.time.set(Time { nanos, seconds: seconds(nanos) });
    }
}

impl Clock for ManualClock {
    fn now(&self) -> f64 {
        self.time.get().seconds
    }
}

/// The float nearest to the instant: Python's `nanos / 10**9`, which divides integers without rounding first.
fn seconds(nanos: i64) -> f64 {
    const EXACT: u64 = 1 << f64::MANTISSA_DIGITS;
    if nanos.unsigned_abs() <= EXACT {
        return nanos as f64 / NANOS_PER_SECOND as f64;
    }
    // 63 bits or more of the quotient, the last one standing for everything below it, are enough to round once.
    let scaled = u128::from(nanos.unsigned_abs()) << 40;
    let divisor = NANOS_PER_SECOND as u128;
    let quotient = (scaled / divisor) | u128::from(scaled % divisor != 0);
    let magnitude = quotient as f64 / (1_u64 << 40) as f64;
    if nanos < 0 { -magnitude } else { magnitude }
}
