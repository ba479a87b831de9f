//! Where the learner stands in a trace, and how time passes there.
//! Invariant: the lesson time is a function of (trace, playback, real time); nothing here reads a clock.
//!
//! *Cursor* `k` means that `k` steps are done. *Lesson time* belongs to the cache: it runs while a step
//! sleeps and after the last step. *Real time* is whatever the caller says it is, in seconds.

mod duration;
mod tape;

pub use duration::{clock_date, clock_reading, elapsed_text, remaining_text, short_span, spoken_duration};
pub use tape::{Flag, GhostTrack, Tape};

use crate::trace::Trace;

/// Real seconds that a played step stays on screen at 1×.
pub const STEP_DWELL: f64 = 0.7;

/// How many lesson seconds pass in one real second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speed {
    #[default]
    One,
    Ten,
    Sixty,
    SixHundred,
}

impl Speed {
    pub const ALL: [Self; 4] = [Self::One, Self::Ten, Self::Sixty, Self::SixHundred];

    pub fn factor(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Ten => 10.0,
            Self::Sixty => 60.0,
            Self::SixHundred => 600.0,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::One => "1×",
            Self::Ten => "10×",
            Self::Sixty => "60×",
            Self::SixHundred => "600×",
        }
    }
}

/// Whether time passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlayState {
    /// Stopped by the learner, until they resume.
    #[default]
    Paused,
    /// Stopped because the learner went to an earlier step; runs again once the last step is reached.
    Waiting,
    Playing,
}

/// A place in a trace.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Playback {
    /// Number of steps done, at most the trace's.
    cursor: usize,
    /// Lesson seconds at the real time `anchor`, and until then.
    base: f64,
    /// Real seconds from which lesson time passes, when playing.
    anchor: f64,
    play: PlayState,
    speed: Speed,
}

/// Lesson seconds at which `cursor` steps are done.
pub fn time_at(trace: &Trace, cursor: usize) -> f64 {
    match cursor.checked_sub(1) {
        None => 0.0,
        Some(last) => trace.steps.get(last).map_or(trace.duration, |step| step.end),
    }
}

/// Whether anything is left to expire when the program has ended.
pub fn runs_on(trace: &Trace) -> bool {
    let last = trace.steps.last();
    last.is_some_and(|step| step.snapshot.entries().any(|entry| entry.expires_at.is_some_and(|at| at > trace.duration)))
}

impl Playback {
    /// At the end of a trace that was just recorded; the clock runs if something will expire.
    pub fn at_end(trace: &Trace, speed: Speed, real: f64) -> Self {
        Self { speed, play: PlayState::Waiting, ..Self::default() }.to_step(trace, trace.steps.len(), real)
    }

    /// Standing still after `cursor` steps.
    pub fn paused_at(trace: &Trace, cursor: usize, speed: Speed) -> Self {
        let cursor = cursor.min(trace.steps.len());
        Self { cursor, base: time_at(trace, cursor), anchor: 0.0, play: PlayState::Paused, speed }
    }

    pub fn cursor(&self) -> usize {
        self.cursor
    }

    pub fn play_state(&self) -> PlayState {
        self.play
    }

    pub fn is_playing(&self) -> bool {
        self.play == PlayState::Playing
    }

    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// The lesson time at a real time, in seconds.
    pub fn now(&self, trace: &Trace, real: f64) -> f64 {
        if !self.is_playing() {
            return self.base;
        }
        let running = self.base + (real - self.anchor).max(0.0) * self.speed.factor();
        if self.cursor < trace.steps.len() { running.min(time_at(trace, self.cursor + 1)) } else { running }
    }

    /// Whether something can still happen by itself: a step to play, or a key to expire.
    pub fn can_play(&self, trace: &Trace) -> bool {
        self.cursor < trace.steps.len() || runs_on(trace)
    }

    /// Takes the steps that playing has completed by a real time. O(steps taken).
    pub fn advance(mut self, trace: &Trace, real: f64) -> Self {
        while let Some(done) = self.step_ends_at(trace) {
            if done > real {
                break;
            }
            self = self.land(trace, self.cursor + 1, time_at(trace, self.cursor + 1), done);
            if self.cursor < trace.steps.len() {
                self.play = PlayState::Playing;
            }
        }
        self
    }

    /// The real time at which the step that is being played ends.
    pub fn step_ends_at(&self, trace: &Trace) -> Option<f64> {
        let plays_a_step = self.is_playing() && self.cursor < trace.steps.len();
        plays_a_step.then(|| {
            let asleep = (time_at(trace, self.cursor + 1) - self.base).max(0.0);
            self.anchor + asleep / self.speed.factor()
        })
    }

    pub fn step_forward(self, trace: &Trace, real: f64) -> Self {
        if self.cursor < trace.steps.len() { self.to_step(trace, self.cursor + 1, real) } else { self }
    }

    /// The step before; or the start of the sleep that the clock stands in.
    pub fn step_back(self, trace: &Trace, real: f64) -> Self {
        let asleep = self.cursor < trace.steps.len() && self.now(trace, real) > time_at(trace, self.cursor);
        self.to_step(trace, if asleep { self.cursor } else { self.cursor.saturating_sub(1) }, real)
    }

    /// The moment at which `cursor` steps are done.
    pub fn to_step(self, trace: &Trace, cursor: usize, real: f64) -> Self {
        let cursor = cursor.min(trace.steps.len());
        self.land(trace, cursor, time_at(trace, cursor), real)
    }

    /// A lesson time while `cursor` steps are done; it is kept within that step's sleep.
    pub fn to_time(self, trace: &Trace, cursor: usize, t: f64, real: f64) -> Self {
        let cursor = cursor.min(trace.steps.len());
        let from = time_at(trace, cursor);
        let to = if cursor < trace.steps.len() { time_at(trace, cursor + 1).max(from) } else { f64::INFINITY };
        self.land(trace, cursor, t.clamp(from, to), real)
    }

    pub fn pause(self, trace: &Trace, real: f64) -> Self {
        Self { base: self.now(trace, real), play: PlayState::Paused, ..self }
    }

    pub fn resume(self, trace: &Trace, real: f64) -> Self {
        if self.is_playing() || !self.can_play(trace) {
            return self;
        }
        let asleep = self.base > time_at(trace, self.cursor);
        let dwell = if asleep || self.cursor == trace.steps.len() { 0.0 } else { self.dwell() };
        Self { play: PlayState::Playing, anchor: real + dwell, ..self }
    }

    pub fn with_speed(self, trace: &Trace, speed: Speed, real: f64) -> Self {
        Self { base: self.now(trace, real), anchor: self.anchor.max(real), speed, ..self }
    }

    /// The same, and time passes, as choosing a speed instead of the pause says.
    pub fn at_speed(self, trace: &Trace, speed: Speed, real: f64) -> Self {
        let set = self.with_speed(trace, speed, real);
        match set.play {
            PlayState::Paused if set.can_play(trace) => set.resume(trace, real),
            PlayState::Paused => Self { play: PlayState::Waiting, ..set },
            _ => set,
        }
    }

    /// The next moment at which a key expires, in this step's state or a later one. O(sleeping steps × entries).
    pub fn next_expiry(&self, trace: &Trace, real: f64) -> Option<Expiry> {
        let now = self.now(trace, real);
        (self.cursor..=trace.steps.len())
            .filter_map(|cursor| expiries_during(trace, cursor).filter(|expiry| expiry.t > now).min_by(Expiry::by_time))
            .min_by(Expiry::by_time)
    }

    /// The first key that has expired since the clock was last set, by a real time. O(entries).
    pub fn expiry_by(&self, trace: &Trace, real: f64) -> Option<Expiry> {
        let now = self.now(trace, real);
        let has_passed = |expiry: &Expiry| expiry.t > self.base && expiry.t <= now;
        expiries_during(trace, self.cursor).filter(has_passed).min_by(Expiry::by_time)
    }

    /// The last moment at which a key expired. O(sleeping steps × entries).
    pub fn previous_expiry(&self, trace: &Trace, real: f64) -> Option<Expiry> {
        let now = self.now(trace, real);
        (0..=self.cursor)
            .rev()
            .filter_map(|cursor| expiries_during(trace, cursor).filter(|expiry| expiry.t < now).max_by(Expiry::by_time))
            .max_by(Expiry::by_time)
    }

    fn land(self, trace: &Trace, cursor: usize, base: f64, real: f64) -> Self {
        let at_end = cursor == trace.steps.len();
        let play = match self.play {
            PlayState::Paused => PlayState::Paused,
            _ if at_end && runs_on(trace) => PlayState::Playing,
            _ => PlayState::Waiting,
        };
        let dwell = if at_end { 0.0 } else { self.dwell() };
        Self { cursor, base, anchor: real + dwell, play, ..self }
    }

    fn dwell(&self) -> f64 {
        STEP_DWELL / self.speed.factor().min(10.0)
    }
}

/// A key expires while `cursor` steps are done.
#[derive(Debug, Clone, PartialEq)]
pub struct Expiry {
    pub cursor: usize,
    /// Lesson seconds.
    pub t: f64,
    pub key: std::rc::Rc<str>,
}

impl Expiry {
    fn by_time(left: &Self, right: &Self) -> std::cmp::Ordering {
        left.t.total_cmp(&right.t)
    }
}

/// The expiries in the time that passes at a cursor: in the next step's sleep, or after the last step.
fn expiries_during(trace: &Trace, cursor: usize) -> impl Iterator<Item = Expiry> {
    let from = time_at(trace, cursor);
    let until = if cursor < trace.steps.len() { time_at(trace, cursor + 1) } else { f64::INFINITY };
    let step = cursor.checked_sub(1).and_then(|index| trace.steps.get(index)).filter(|_| until > from);
    step.into_iter().flat_map(move |step| {
        step.snapshot.entries().filter_map(move |entry| {
            let t = entry.expires_at.filter(|&t| t > from && t <= until)?;
            Some(Expiry { cursor, t, key: entry.key.clone() })
        })
    })
}

#[cfg(test)]
mod tests;
