//! How much of a long list is drawn now.
//! Invariant: a short list is drawn at once, and all of a long one in the end, as far as it is to be drawn at all.

use yew::prelude::*;

use crate::playground::TraceHandle;
use crate::web::Timer;

/// Milliseconds until more is drawn: the page answers in between.
const PAUSE: i32 = 15;

/// How many of the items that a trace has in a list may be drawn: all, where they are `few`; of more, at first a quarter of
/// that, so that a new trace is drawn everywhere in one frame, and the others little by little.
#[hook]
pub fn use_room(trace: Option<TraceHandle>, few: usize, items: usize) -> usize {
    let least = if items <= few { few } else { few.div_ceil(4) };
    let drawn = use_state(|| (trace.clone(), least));
    let room = if drawn.0 == trace { drawn.1.max(least) } else { least };
    use_effect_with((trace, room, items), move |(trace, room, items)| {
        let next = (trace.clone(), room + few.div_ceil(2));
        let timer = (room < items).then(|| Timer::after(PAUSE, move || drawn.set(next)));
        move || drop(timer)
    });
    room
}
