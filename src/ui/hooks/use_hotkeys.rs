//! The keys of the stage, the tables and the transport.
//! Invariant: they act only while the focus is there, so they are nobody's trap.

use yew::prelude::*;

use crate::playback::Speed;
use crate::playground::Action;
use crate::web::{self, StageKey, selected_key, stage_key};

/// A listener for `keydown` on everything that the keys belong to.
#[hook]
pub fn use_hotkeys(is_playing: bool, speed: Speed, dispatch: Callback<Action>) -> Callback<KeyboardEvent> {
    use_callback((is_playing, speed, dispatch), |event: KeyboardEvent, (is_playing, speed, dispatch)| {
        let Some(key) = stage_key(&event) else { return };
        event.prevent_default();
        dispatch.emit(match key {
            StageKey::PauseOrResume if *is_playing => Action::Pause,
            StageKey::PauseOrResume => Action::Resume,
            StageKey::Forward => Action::StepForward,
            StageKey::Back => Action::StepBack,
            StageKey::NextEvent => Action::NextEvent(selected_key(&event)),
            StageKey::PreviousEvent => Action::PreviousEvent(selected_key(&event)),
            StageKey::First => Action::FirstStep,
            StageKey::Last => Action::LastStep,
            StageKey::NextExpiry => Action::NextExpiry,
            StageKey::PreviousExpiry => Action::PreviousExpiry,
            StageKey::Skip(seconds) => Action::Skip(f64::from(seconds)),
            StageKey::Faster => Action::SetSpeed(neighbour(*speed, 1)),
            StageKey::Slower => Action::SetSpeed(neighbour(*speed, -1)),
            StageKey::Restart => Action::Restart,
            StageKey::Filter => return web::focus_hotkey("/"),
        });
    })
}

fn neighbour(speed: Speed, by: isize) -> Speed {
    let place = Speed::ALL.iter().position(|known| *known == speed).unwrap_or_default();
    Speed::ALL.get(place.saturating_add_signed(by)).copied().unwrap_or(speed)
}
