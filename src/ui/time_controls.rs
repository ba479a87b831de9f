//! The buttons below the tape: run, step, and the clock.
//! Invariant: a button's place never changes with the state; only Run and Stop share one.

use yew::prelude::*;

use super::hooks::{LessonClock, use_reading};
use super::icon::{Icon, icon};
use super::is_running;
use crate::playback::{PlayState, Playback, Speed, clock_reading, remaining_text};
use crate::playground::visible::visible;
use crate::playground::{Action, Phase};
use crate::sentences::{Part, parts, say_text, text};
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
        true => (Action::Stop, Icon::Stop, "run.stop", "running"),
        false => (Action::Run, Icon::Run, "run.run", "ready"),
    };
    let key = if running { "Ctrl+." } else { "Ctrl+Enter" };
    let hint = say_text("button.key", &[("name", &text(label)), ("key", key)]);
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
            { text(label) }
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
            { button("step.restart", Icon::Restart, "R", Action::Restart, !props.has_trace) }
            <div class="button-group" role="group" aria-label={text("steps.title")}>
                { button("step.first", Icon::First, "Home", Action::FirstStep, at_start) }
                { button("step.back", Icon::Back, "←", Action::StepBack, at_start) }
                { button("step.forward", Icon::Forward, "→", Action::StepForward, at_end) }
                { button("step.last", Icon::Last, "End", Action::LastStep, at_end) }
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
        true => ("time.pause", Icon::Pause, Action::Pause),
        false => ("time.resume", Icon::Resume, Action::Resume),
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
            <div class="button-group" role="group" aria-label={text("time.title")}>
                { sign_button(label, sign, &text("key.space"), action, !props.can_play, dispatch) }
                { sign_button("time.previous-expiry", Icon::PreviousExpiry, "Shift+E", Action::PreviousExpiry, previous.is_none(), dispatch) }
                { sign_button("time.next-expiry", Icon::NextExpiry, "E", Action::NextExpiry, next.is_none(), dispatch) }
            </div>
            <div class="speed" role="radiogroup" aria-label={text("time.speed")}>
                <label class="speed__choice" key="paused">
                    <input type="radio" name="speed" value="0" aria-label="⏸" aria-description={text("time.pause")} checked={is_paused} onchange={dispatch.reform(|_| Action::Pause)} />
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
            { for parts("time.next-expiry.in").into_iter().map(|part| match part {
                Part::Place("key") => html! { <span class="transport__key">{ &props.what }</span> },
                Part::Place(_) => html! { <span class="transport__left">{ left.clone() }</span> },
                Part::Words(words) => html! { <span class="transport__label">{ words }</span> },
            }) }
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
    let reading = use_reading(|clock| clock_reading(clock.now_for_motion()));
    html! {
        <p class="clock" role="timer" aria-label={text("time.lesson")} data-state={if props.is_playing { "playing" } else { "paused" }}>
            { reading.unwrap_or_default() }
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
        <button type="button" class="button button--sign" aria-label={text(label)} title={say_text("button.key", &[("name", &text(label)), ("key", key)])}
            aria-describedby={(label == "time.next-expiry" && !is_off).then_some("next-expiry")} aria-disabled={is_off.then_some("true")}
            onclick={(!is_off).then(|| dispatch.reform(move |_| action.clone()))}>
            { icon(sign) }
        </button>
    }
}
