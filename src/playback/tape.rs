//! The tape: steps and lesson time on one line, so that one slider moves through both.
//! Invariant: positions grow with (cursor, lesson time), and `at(position_of(place))` is the same place.

use std::rc::Rc;

use super::duration::short_span;
use super::{expiries_during, runs_on, time_at};
use crate::sentences::say_text;
use crate::trace::Trace;

/// How much wider a step is in which time passes: so much for each factor of e in seconds.
const TIME_WIDTH: f64 = 0.6;
/// How far the end of a sleep is from the step that follows it.
const SLEEP_END: f64 = 0.999;

/// A step is one unit long, and longer the more time passes in it; the time after the last step has a length of its
/// own, near to even up to the first expiry and ever denser after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tape {
    /// Where so many steps are done, from 0 on.
    starts: Rc<[f64]>,
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

/// A trace that is shown beside another one, on the tape of that.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GhostTrack {
    /// Where its steps are done.
    pub ticks: Vec<f64>,
    /// Its expiries that the other trace does not have.
    pub flags: Vec<Flag>,
}

impl Tape {
    /// The tape of a trace, with room for the expiries of its ghost.
    pub fn new(trace: &Trace, ghost: Option<&Trace>) -> Self {
        let mut end = 0.0;
        let starts = (0..=trace.steps.len()).map(|cursor| {
            let start = end;
            let passed = time_at(trace, cursor + 1) - time_at(trace, cursor);
            end += 1.0 + passed.max(0.0).ln_1p() * TIME_WIDTH;
            start
        });
        let starts: Rc<[f64]> = starts.collect();
        let end = starts.last().copied().unwrap_or_default();
        let shown = std::iter::once(trace).chain(ghost).filter(|trace| runs_on(trace));
        let ahead: Vec<f64> = shown
            .flat_map(|trace| expiries_during(trace, trace.steps.len()).map(|expiry| expiry.t - trace.duration))
            .collect();
        let last = ahead.iter().copied().fold(0.0, f64::max);
        if last <= 0.0 {
            return Self { starts, after: 0.0, room: 0.0, even: 1.0 };
        }
        let first = ahead.iter().copied().fold(f64::INFINITY, f64::min);
        Self { starts, after: last * 1.1, room: (end * 0.75).max(4.0), even: first.max(1.0) }
    }

    fn steps(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The last position; the first is 0.
    pub fn length(&self) -> f64 {
        self.end_of_steps() + self.room
    }

    /// The position at which the program has ended.
    pub fn end_of_steps(&self) -> f64 {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Where so many steps are done.
    pub fn start_of(&self, cursor: usize) -> f64 {
        self.starts.get(cursor).copied().unwrap_or_else(|| self.end_of_steps())
    }

    /// Where a place is; the time past the tape's end is at its end.
    pub fn position_of(&self, trace: &Trace, cursor: usize, t: f64) -> f64 {
        let from = time_at(trace, cursor);
        let passed = (t - from).max(0.0);
        if cursor < self.steps() {
            let span = time_at(trace, cursor + 1) - from;
            let part = if span > 0.0 { compressed((passed / span).min(1.0)) } else { 0.0 };
            let start = self.start_of(cursor);
            return start + part * SLEEP_END * (self.start_of(cursor + 1) - start);
        }
        if self.after <= 0.0 {
            return self.length();
        }
        self.after_end(passed)
    }

    /// The place at a position: (cursor, lesson time). Between steps without a sleep, the nearer one.
    pub fn at(&self, trace: &Trace, position: f64) -> (usize, f64) {
        let position = position.clamp(0.0, self.length());
        let end = self.end_of_steps();
        if position >= end {
            let part = if self.room > 0.0 { (position - end) / self.room } else { 0.0 };
            let passed = ((1.0 + self.after / self.even).ln() * part).exp_m1() * self.even;
            return (self.steps(), trace.duration + passed.max(0.0));
        }
        let cursor = self.starts.partition_point(|&start| start <= position).saturating_sub(1);
        let (from, to) = (time_at(trace, cursor), time_at(trace, cursor + 1));
        let start = self.start_of(cursor);
        let part = (position - start) / (self.start_of(cursor + 1) - start);
        if to > from {
            return (cursor, from + (to - from) * stretched((part / SLEEP_END).min(1.0)));
        }
        let nearer = if part < 0.5 { cursor } else { cursor + 1 };
        (nearer, time_at(trace, nearer))
    }

    /// Round spans after the last step and where they are, at least `gap` apart: `5 s`, `10 s`, `1 m` …
    pub fn time_marks(&self, gap: f64) -> Vec<(f64, String)> {
        const ROUND: [f64; 20] = [
            1.0,
            2.0,
            5.0,
            10.0,
            20.0,
            30.0,
            60.0,
            120.0,
            300.0,
            600.0,
            1_200.0,
            1_800.0,
            3_600.0,
            7_200.0,
            21_600.0,
            43_200.0,
            86_400.0,
            604_800.0,
            2_592_000.0,
            31_536_000.0,
        ];
        let mut marks: Vec<(f64, String)> = Vec::new();
        let mut last = self.end_of_steps();
        for span in ROUND.into_iter().filter(|span| *span <= self.after) {
            let position = self.after_end(span);
            if position - last >= gap {
                marks.push((position, say_text("tape.later", &[("span", &short_span(span))])));
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
        let mut flags: Vec<Flag> = (0..=self.steps())
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

    /// Where the steps of another trace would be, at most `limit`, and those of its expiries that this one lacks.
    pub fn ghost_track(&self, trace: &Trace, ghost: &Trace, limit: usize) -> GhostTrack {
        let (steps, ghost_steps) = (self.steps(), ghost.steps.len());
        let place = |cursor: usize| match cursor.checked_sub(steps) {
            Some(beyond) => (self.end_of_steps() + beyond as f64).min(self.length()),
            None => self.start_of(cursor),
        };
        let stride = ghost_steps / limit.max(1) + 1;
        let own: Vec<(Rc<str>, f64)> =
            self.flags(trace, usize::MAX).into_iter().map(|flag| (flag.key, flag.t)).collect();
        let flags = (0..=ghost_steps)
            .flat_map(|cursor| expiries_during(ghost, cursor))
            .filter(|expiry| !own.iter().any(|(key, t)| *key == expiry.key && *t == expiry.t))
            .take(limit)
            .map(|expiry| {
                let passed = expiry.t - time_at(ghost, expiry.cursor);
                let position = match expiry.cursor < ghost_steps {
                    true => place(expiry.cursor) + 0.5,
                    false if self.after > 0.0 => self.after_end(passed),
                    false => self.length(),
                };
                Flag { position: position.min(self.length()), t: expiry.t, key: expiry.key }
            });
        GhostTrack { ticks: (0..=ghost_steps).step_by(stride).map(place).collect(), flags: flags.collect() }
    }
}

/// The part of its room that a part of a span takes: the beginning, where things happen, takes more.
fn compressed(part: f64) -> f64 {
    (8.0 * part).ln_1p() / 9.0_f64.ln()
}

/// The opposite of [`compressed`].
fn stretched(part: f64) -> f64 {
    (part * 9.0_f64.ln()).exp_m1() / 8.0
}
