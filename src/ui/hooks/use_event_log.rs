//! What the polite log of the shelf says.
//! Invariant: at most one message in two seconds; what happens in between is said together.

use yew::prelude::*;

use super::LessonClock;
use crate::playground::TraceHandle;
use crate::playground::shelf::{Message, Place, joined, said};
use crate::web::{self, Timer};

/// Real seconds between two messages.
const PAUSE: f64 = 2.0;

#[derive(Default)]
struct Log {
    place: Option<(TraceHandle, Place)>,
    waiting: Vec<Message>,
    said_at: Option<f64>,
    is_due: bool,
    /// Kept until the next: a timer cannot end while it runs.
    timer: Option<Timer>,
}

/// The latest message, and a number that grows with every message.
#[hook]
pub fn use_event_log(clock: Option<LessonClock>) -> (u32, AttrValue) {
    let message = use_state(|| (0, AttrValue::default()));
    let log = use_mut_ref(Log::default);
    let setter = message.setter();
    // One number for all closures, so that a message that waits does not count from an older one.
    let count = use_mut_ref(|| 0);
    use_effect_with(clock, move |clock| {
        let Some(clock) = clock else { return };
        let to = Place { cursor: clock.playback.cursor(), now: clock.now() };
        let mut state = log.borrow_mut();
        let from = match state.place.replace((clock.trace.clone(), to)) {
            // The page has just come up.
            None => return,
            Some((trace, from)) if trace == clock.trace => from,
            // Of a new run, its end is told.
            Some(_) => Place { cursor: to.cursor.saturating_sub(1), now: to.now },
        };
        state.waiting.extend(said(&clock.trace, from, to));
        if state.waiting.is_empty() || state.is_due {
            return;
        }
        let wait = state.said_at.map_or(0.0, |at| at + PAUSE - web::now()).max(0.0);
        state.is_due = true;
        let log = log.clone();
        state.timer = Timer::after((wait * 1000.0).ceil() as i32, move || {
            let mut state = log.borrow_mut();
            state.said_at = Some(web::now());
            let text = joined(&std::mem::take(&mut state.waiting));
            *count.borrow_mut() += 1;
            setter.set((*count.borrow(), text.into()));
            state.is_due = false;
        });
    });
    (*message).clone()
}
