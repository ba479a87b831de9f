//! The tape: steps and lesson time on one line, so that one slider moves through both.
//! Invariant: positions grow with (cursor, lesson time), and `at(position_of(place))` is the same place.

use std::rc::Rc;

use super::{expiries_during, runs_on, time_at};
use crate::trace::Trace;

/// Every step is one unit long; the time after the last step has a length of its own, near to even up to
/// the first expiry and ever denser after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tape {
    steps: usize,
    /// Lesson seconds shown after the last step; 0 when nothing is left to expire.
    after: f64,
    /// Units given to `after`.
    room: f64,
    /// Lesson seconds up to which the time after the last step is nearly even.
    even: f64,
}

/// An expiry, marked on the tape before it happens.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    pub position: f64,
    /// Lesson seconds.
    pub t: f64,
    pub key: Rc<str>,
}

impl Tape {
    pub fn new(trace: &Trace) -> Self {
        let steps = trace.steps.len();
        if !runs_on(trace) {
            return Self { steps, after: 0.0, room: 0.0, even: 1.0 };
        }
        let ahead = || expiries_during(trace, steps).map(|expiry| expiry.t - trace.duration);
        let last = ahead().fold(0.0, f64::max);
        let first = ahead().fold(f64::INFINITY, f64::min);
        Self { steps, after: last * 1.1, room: (steps as f64 * 0.75).max(4.0), even: first.max(1.0) }
    }

    /// The last position; the first is 0.
    pub fn length(&self) -> f64 {
        self.steps as f64 + self.room
    }

    /// The position at which the program has ended.
    pub fn end_of_steps(&self) -> f64 {
        self.steps as f64
    }

    /// Where a place is; the time past the tape's end is at its end.
    pub fn position_of(&self, trace: &Trace, cursor: usize, t: f64) -> f64 {
        let from = time_at(trace, cursor);
        let passed = (t - from).max(0.0);
        if cursor < self.steps {
            let slept = time_at(trace, cursor + 1) - from;
            let part = if slept > 0.0 { (passed / slept).min(1.0) } else { 0.0 };
            // The end of a sleep is still before the step that follows it.
            return cursor as f64 + part * 0.999;
        }
        if self.after <= 0.0 {
            return self.length();
        }
        self.after_end(passed)
    }

    /// The place at a position: (cursor, lesson time). Between steps without a sleep, the nearer one.
    pub fn at(&self, trace: &Trace, position: f64) -> (usize, f64) {
        let position = position.clamp(0.0, self.length());
        if position >= self.end_of_steps() {
            let part = if self.room > 0.0 { (position - self.end_of_steps()) / self.room } else { 0.0 };
            let passed = ((1.0 + self.after / self.even).ln() * part).exp_m1() * self.even;
            return (self.steps, trace.duration + passed.max(0.0));
        }
        let cursor = position.floor() as usize;
        let (from, to) = (time_at(trace, cursor), time_at(trace, cursor + 1));
        let part = position - position.floor();
        if to > from {
            return (cursor, from + (to - from) * (part / 0.999).min(1.0));
        }
        let nearer = if part < 0.5 { cursor } else { cursor + 1 };
        (nearer, time_at(trace, nearer))
    }

    /// Round spans after the last step and where they are, at least `gap` apart: `5 s`, `10 s`, `1 m` …
    pub fn time_marks(&self, gap: f64) -> Vec<(f64, String)> {
        const ROUND: [(f64, &str); 20] = [
            (1.0, "1 s"),
            (2.0, "2 s"),
            (5.0, "5 s"),
            (10.0, "10 s"),
            (20.0, "20 s"),
            (30.0, "30 s"),
            (60.0, "1 m"),
            (120.0, "2 m"),
            (300.0, "5 m"),
            (600.0, "10 m"),
            (1_200.0, "20 m"),
            (1_800.0, "30 m"),
            (3_600.0, "1 h"),
            (7_200.0, "2 h"),
            (21_600.0, "6 h"),
            (43_200.0, "12 h"),
            (86_400.0, "1 d"),
            (604_800.0, "7 d"),
            (2_592_000.0, "30 d"),
            (31_536_000.0, "1 y"),
        ];
        let mut marks: Vec<(f64, String)> = Vec::new();
        let mut last = self.end_of_steps();
        for (span, text) in ROUND.into_iter().filter(|(span, _)| *span <= self.after) {
            let position = self.after_end(span);
            if position - last >= gap {
                marks.push((position, format!("+{text}")));
                last = position;
            }
        }
        marks
    }

    /// Where a time after the last step is.
    fn after_end(&self, passed: f64) -> f64 {
        let part = (1.0 + passed / self.even).ln() / (1.0 + self.after / self.even).ln();
        self.end_of_steps() + self.room * part.min(1.0)
    }

    /// The first `limit` expiries that happen while time passes, in order.
    pub fn flags(&self, trace: &Trace, limit: usize) -> Vec<Flag> {
        let mut flags: Vec<Flag> = (0..=self.steps)
            .flat_map(|cursor| expiries_during(trace, cursor))
            .map(|expiry| Flag {
                position: self.position_of(trace, expiry.cursor, expiry.t),
                t: expiry.t,
                key: expiry.key,
            })
            .collect();
        flags.sort_by(|left, right| left.position.total_cmp(&right.position));
        flags.truncate(limit);
        flags
    }
}
