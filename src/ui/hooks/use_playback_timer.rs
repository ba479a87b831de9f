//! One loop over the browser's frames, for everything that moves with time.
//! Invariant: it runs only while lesson time passes.

use yew::prelude::*;

use super::{LessonClock, Ticker};
use crate::playground::{Action, shelf};
use crate::web::{self, FrameLoop};

/// Tells the ticker of every frame, and dispatches [`Action::Tick`] when a step ends or an entry changes its state.
#[hook]
pub fn use_playback_timer(clock: LessonClock, dispatch: Callback<Action>) {
    use_effect_with(clock, move |clock| {
        let running = clock.playback.is_playing().then(|| {
            let clock = clock.clone();
            let ticker: Ticker = clock.ticker.clone();
            let change = shelf::next_change(&clock.trace, &clock.playback, clock.now());
            let step_end = clock.playback.step_ends_at(&clock.trace);
            let mut is_due = false;
            FrameLoop::start(move || {
                ticker.tick();
                let step_is_over = step_end.is_some_and(|end| web::now() >= end);
                let has_changed = change.is_some_and(|at| clock.now() >= at);
                if !is_due && (step_is_over || has_changed) {
                    is_due = true;
                    dispatch.emit(Action::Tick);
                }
            })
        });
        move || drop(running)
    });
}
