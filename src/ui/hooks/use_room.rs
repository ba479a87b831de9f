//! How much of a long list is drawn now.
//! Invariant: a short list is drawn at once, and all of a long one in the end, as far as it is to be drawn at all.

use yew::prelude::*;

use crate::playground::TraceHandle;
use crate::web::Timer;

/// A list of so many items is drawn at once.
const SHORT: usize = 40;
/// Of a longer one so many come with a new trace, which is drawn everywhere in one frame,
const FIRST: usize = 3;
/// and then so many more at a time.
const MORE: usize = 6;
/// Milliseconds until more is drawn: the page answers in between.
const PAUSE: i32 = 15;

/// How many of the items that a trace has in a list may be drawn now; `most` are to be drawn in the end.
#[hook]
pub fn use_room(trace: Option<TraceHandle>, items: usize, most: usize) -> usize {
    let least = if items <= SHORT { SHORT } else { FIRST };
    let drawn = use_state(|| (trace.clone(), least));
    let room = if drawn.0 == trace { drawn.1.max(least) } else { least };
    use_effect_with((trace, room, most), move |(trace, room, most)| {
        let next = (trace.clone(), room + MORE);
        let timer = (room < most).then(|| Timer::after(PAUSE, move || drawn.set(next)));
        move || drop(timer)
    });
    room
}
