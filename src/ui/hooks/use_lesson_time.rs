//! Lesson time for the components that show it, without drawing the others.
//! Invariant: a component is drawn again only when what it reads from the clock has changed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::playback::Playback;
use crate::playground::TraceHandle;
use crate::web;

/// Changes of text per second, at most: a number that moves faster cannot be read.
const TEXTS_PER_SECOND: f64 = 4.0;
/// The same for a reader who asked for less motion.
const CALM_PER_SECOND: f64 = 1.0;

type Listener = Rc<dyn Fn()>;

/// Tells its listeners that time has passed. Clones are the same ticker.
#[derive(Clone, Default)]
pub struct Ticker {
    listeners: Rc<RefCell<Vec<(u32, Listener)>>>,
    next: Rc<Cell<u32>>,
}

impl PartialEq for Ticker {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.listeners, &other.listeners)
    }
}

impl Ticker {
    pub fn tick(&self) {
        // Copied, because a listener may come or go while the others are told.
        let listeners: Vec<Listener> = self.listeners.borrow().iter().map(|(_, listener)| listener.clone()).collect();
        for listener in listeners {
            listener();
        }
    }

    pub fn listen(&self, listener: Listener) -> impl FnOnce() + use<> {
        let id = self.next.get();
        self.next.set(id.wrapping_add(1));
        self.listeners.borrow_mut().push((id, listener));
        let ticker = self.clone();
        move || ticker.listeners.borrow_mut().retain(|(known, _)| *known != id)
    }
}

/// The clock of the moment on screen, handed down as a context.
#[derive(Clone, PartialEq)]
pub struct LessonClock {
    pub trace: TraceHandle,
    pub playback: Playback,
    /// Grows whenever time has changed what is on screen.
    pub moment: u32,
    /// Whether the reader asked for less motion: then everything changes once a second.
    pub is_calm: bool,
    pub ticker: Ticker,
}

impl LessonClock {
    /// Lesson seconds, exactly.
    pub fn now(&self) -> f64 {
        self.playback.now(&self.trace, web::now())
    }

    /// Lesson seconds, for what moves.
    pub fn now_for_motion(&self) -> f64 {
        if self.is_calm { self.now_for_text() } else { self.now() }
    }

    /// Lesson seconds, for what is read: while time passes they change a few times a second.
    pub fn now_for_text(&self) -> f64 {
        let now = self.now();
        if !self.playback.is_playing() {
            return now;
        }
        let rate = if self.is_calm { CALM_PER_SECOND } else { TEXTS_PER_SECOND };
        self.coarse(now, rate)
    }

    /// The same for spans of more than a minute, which nobody reads by the quarter second.
    pub fn now_for_long_text(&self) -> f64 {
        let now = self.now();
        if self.playback.is_playing() { self.coarse(now, CALM_PER_SECOND) } else { now }
    }

    fn coarse(&self, now: f64, rate: f64) -> f64 {
        let part = self.playback.speed().factor() / rate;
        (now / part).floor() * part
    }
}

/// What `read` makes of the clock, kept up to date while time passes. `None` where there is no clock.
#[hook]
pub fn use_reading<T, F>(read: F) -> Option<T>
where
    T: PartialEq + Clone + 'static,
    F: Fn(&LessonClock) -> T + 'static,
{
    let clock = use_context::<LessonClock>();
    let redraw = use_force_update();
    let shown = clock.as_ref().map(&read);
    let latest = use_mut_ref(|| None);
    let reader: Rc<dyn Fn(&LessonClock) -> T> = Rc::new(read);
    *latest.borrow_mut() = Some((reader, shown.clone()));
    use_effect_with(clock, move |clock| {
        let playing = clock.clone().filter(|clock| clock.playback.is_playing());
        let stop = playing.map(|clock| {
            let ticker = clock.ticker.clone();
            ticker.listen(Rc::new(move || {
                let changed = match &*latest.borrow() {
                    Some((reader, shown)) => Some(reader(&clock)) != *shown,
                    None => false,
                };
                if changed {
                    redraw.force_update();
                }
            }))
        });
        move || {
            if let Some(stop) = stop {
                stop();
            }
        }
    });
    shown
}
