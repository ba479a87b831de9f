//! The buttons below the tape: run, step, and the clock.
//! Invariant: a button's place never changes with the state; only Run and Stop share one.

use yew::prelude::*;

use super::hooks::{LessonClock, use_reading};
use super::icon::{Icon, icon};
use super::is_running;
use crate::playback::{PlayState, Playback, Speed, clock_reading, remaining_text};
use crate::playground::visible::visible;
use crate::playground::{Action, Phase};
use crate::web;

/// Real seconds after Run within which the second click of a double click does not mean Stop.
const DOUBLE_CLICK: f64 = 0.3;

#[derive(Properties, PartialEq)]
pub struct RunButtonProps {
    pub phase: Phase,
    /// The id of the words that say what it waits for.
    pub waits: Option<&'static str>,
    pub dispatch: Callback<Action>,
}

/// *Run*, which becomes *Stop* while a program runs.
#[component]
pub fn RunButton(props: &RunButtonProps) -> Html {
    let running = is_running(props.phase);
    let (action, sign, label, state) = match running {
        true => (Action::Stop, Icon::Stop, "Stop", "running"),
        false => (Action::Run, Icon::Run, "Run", "ready"),
    };
    let hint = if running { "Stop (Ctrl+.)" } else { "Run (Ctrl+Enter)" };
    let stopping = matches!(props.phase, Phase::Running { stopping: true, .. });
    let started = use_mut_ref(|| f64::NEG_INFINITY);
    let dispatch = props.dispatch.clone();
    let onclick = move |event: MouseEvent| {
        let now = web::now();
        let is_double = event.detail() > 1 && now - *started.borrow() < DOUBLE_CLICK;
        if running && is_double {
            return;
        }
        if !running {
            *started.borrow_mut() = now;
        }
        dispatch.emit(action.clone());
    };
    // A held Enter would run, stop, run …
    let onkeydown = |event: KeyboardEvent| {
        if event.repeat() && event.key() == "Enter" {
            event.prevent_default();
        }
    };
    html! {
        <button type="button" class="button button--run" data-state={state} title={hint} aria-disabled={(stopping || props.waits.is_some()).then_some("true")}
            aria-describedby={props.waits} {onclick} {onkeydown}>
            { icon(sign) }
            { label }
        </button>
    }
}

#[derive(Properties, PartialEq)]
pub struct StepButtonsProps {
    pub cursor: usize,
    pub steps: usize,
    pub has_trace: bool,
    pub dispatch: Callback<Action>,
}

/// Restart, first, back, forward, last.
#[component]
pub fn StepButtons(props: &StepButtonsProps) -> Html {
    let at_start = props.cursor == 0;
    let at_end = props.cursor == props.steps;
    let button =
        |label, sign, key, action: Action, is_off| sign_button(label, sign, key, action, is_off, &props.dispatch);
    html! {
        <>
            { button("Restart", Icon::Restart, "R", Action::Restart, !props.has_trace) }
            <div class="button-group" role="group" aria-label="Steps">
                { button("First step", Icon::First, "Home", Action::FirstStep, at_start) }
                { button("Step back", Icon::Back, "←", Action::StepBack, at_start) }
                { button("Step forward", Icon::Forward, "→", Action::StepForward, at_end) }
                { button("Last step", Icon::Last, "End", Action::LastStep, at_end) }
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct TimeControlsProps {
    pub playback: Playback,
    pub can_play: bool,
    pub dispatch: Callback<Action>,
}

/// Pause, speed, the jumps between expiries, and the clock itself.
#[component]
pub fn TimeControls(props: &TimeControlsProps) -> Html {
    let dispatch = &props.dispatch;
    // The clock is a new one whenever an expiry has passed.
    let clock = use_context::<LessonClock>();
    let expiries = use_memo(clock, |clock| {
        let clock = clock.as_ref()?;
        let (trace, playback, real) = (&clock.trace, clock.playback, web::now());
        Some((playback.previous_expiry(trace, real), playback.next_expiry(trace, real)))
    });
    let (previous, next) = (*expiries).clone().unwrap_or_default();
    let (label, sign, action) = match props.playback.is_playing() {
        true => ("Pause", Icon::Pause, Action::Pause),
        false => ("Resume", Icon::Resume, Action::Resume),
    };
    let is_paused = props.playback.play_state() == PlayState::Paused;
    let speed = |speed: Speed| {
        let is_chosen = !is_paused && speed == props.playback.speed();
        html! {
            <label class="speed__choice" key={speed.label()}>
                <input type="radio" name="speed" value={speed.label()} checked={is_chosen}
                    onchange={dispatch.reform(move |_| Action::SetSpeed(speed))} />
                <span>{ speed.label() }</span>
            </label>
        }
    };
    html! {
        <>
            <div class="button-group" role="group" aria-label="Time">
                { sign_button(label, sign, "Space", action, !props.can_play, dispatch) }
                { sign_button("Previous expiry", Icon::PreviousExpiry, "Shift+E", Action::PreviousExpiry, previous.is_none(), dispatch) }
                { sign_button("Next expiry", Icon::NextExpiry, "E", Action::NextExpiry, next.is_none(), dispatch) }
            </div>
            <div class="speed" role="radiogroup" aria-label="Speed">
                <label class="speed__choice" key="paused">
                    <input type="radio" name="speed" value="0" aria-label="⏸" checked={is_paused} onchange={dispatch.reform(|_| Action::Pause)} />
                    <span>{ icon(Icon::Pause) }</span>
                </label>
                { for Speed::ALL.into_iter().map(speed) }
            </div>
            <p class="transport__next" id="next-expiry">
                if let Some(next) = next {
                    <TimeUntil t={next.t} what={visible(&next.key).into_owned()} />
                }
            </p>
            <Clock is_playing={props.playback.is_playing()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct TimeUntilProps {
    /// Lesson seconds.
    t: f64,
    what: AttrValue,
}

/// How long it takes until something expires.
#[component]
fn TimeUntil(props: &TimeUntilProps) -> Html {
    let t = props.t;
    let left = use_reading(move |clock| remaining_text((t - clock.now_for_text()).max(0.1)));
    html! {
        <>
            <span class="transport__label">{ "Next expiry: " }</span>
            <span class="transport__key">{ &props.what }</span>
            <span class="transport__label">{ " in " }</span>
            <span class="transport__left">{ left }</span>
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct ClockProps {
    pub is_playing: bool,
}

/// The lesson time.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    let text = use_reading(|clock| clock_reading(clock.now_for_motion()));
    html! {
        <p class="clock" role="timer" aria-label="Lesson time" data-state={if props.is_playing { "playing" } else { "paused" }}>
            { text.unwrap_or_default() }
        </p>
    }
}

/// A button that is off keeps the focus: whoever stepped to the end by keyboard can step back from there.
fn sign_button(
    label: &'static str,
    sign: Icon,
    key: &str,
    action: Action,
    is_off: bool,
    dispatch: &Callback<Action>,
) -> Html {
    html! {
        <button type="button" class="button button--sign" aria-label={label} title={format!("{label} ({key})")}
            aria-describedby={(label == "Next expiry" && !is_off).then_some("next-expiry")} aria-disabled={is_off.then_some("true")}
            onclick={(!is_off).then(|| dispatch.reform(move |_| action.clone()))}>
            { icon(sign) }
        </button>
    }
}
