//! The tape: one slider through the steps and the time after them.
//! Invariant: an expiry is marked on it before it happens.

use yew::prelude::*;

use super::hooks::{LessonClock, use_reading, use_room};
use crate::playback::{Flag, GhostTrack, Tape, elapsed_text};
use crate::playground::narration::narrate;
use crate::playground::table::{key_text, shortened};
use crate::playground::visible::visible;
use crate::playground::{Action, TraceHandle};
use crate::sentences::{say_text, text};
use crate::web::{TapeKey, slider_value, tape_key};

/// Expiries marked at most.
const FLAGS: usize = 60;
/// Steps marked, and steps numbered, at most.
const TICKS: usize = 50;
const NUMBERS: usize = 14;
/// Pixels of a digit, and of tapes on wide and on narrow screens.
const DIGIT: f64 = 7.3;
const WIDE: f64 = 680.0;
const NARROW: f64 = 272.0;

#[derive(Properties, PartialEq)]
pub struct TapeSliderProps {
    pub tape: Tape,
    pub ghost: Option<TraceHandle>,
    pub source: AttrValue,
    pub dispatch: Callback<Action>,
}

/// The slider *Timeline*.
#[component]
pub fn TapeSlider(props: &TapeSliderProps) -> Html {
    let tape = &props.tape;
    let clock = use_context::<LessonClock>();
    let trace = clock.as_ref().map(|clock| clock.trace.clone());
    let flags = use_memo((trace.clone(), tape.clone()), |(trace, tape)| {
        trace.as_ref().map(|trace| tape.flags(trace, FLAGS)).unwrap_or_default()
    });
    let room = use_room(trace.clone(), flags.len(), flags.len());
    let ghost = use_memo((trace, tape.clone(), props.ghost.clone()), |(trace, tape, ghost)| {
        let (trace, ghost) = (trace.as_ref()?, ghost.as_ref()?);
        Some(tape.ghost_track(trace, ghost, FLAGS))
    });
    // A thousandth of the tape is about a pixel.
    let position = {
        let tape = tape.clone();
        use_reading(move |clock| {
            let position = tape.position_of(&clock.trace, clock.playback.cursor(), clock.now_for_motion());
            (position * 1000.0 / tape.length().max(1.0)).round() * tape.length().max(1.0) / 1000.0
        })
        .unwrap_or_default()
    };
    // Whole seconds: a value that is read aloud must not change with every frame.
    let second = use_reading(|clock| clock.now().floor()).unwrap_or_default();
    let spoken = use_memo((clock.clone(), second, props.source.clone()), |(clock, _, source)| {
        clock.as_ref().map(|clock| value_text(clock, source)).unwrap_or_default()
    });
    let length = tape.length().max(1.0);
    let percent = |position: f64| format!("{:.2}%", position / length * 100.0);

    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(position) = slider_value(&event) {
                dispatch.emit(Action::Seek(position));
            }
        })
    };
    let onkeydown = {
        let (dispatch, clock, tape) = (props.dispatch.clone(), clock.clone(), tape.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (Some(key), Some(clock)) = (tape_key(&event), &clock) else { return };
            event.prevent_default();
            let now = clock.now();
            let position = tape.position_of(&clock.trace, clock.playback.cursor(), now);
            let at_end = clock.playback.cursor() == clock.trace.steps.len();
            let second = if event.shift_key() { 10.0 } else { 1.0 };
            dispatch.emit(match key {
                TapeKey::Forward if at_end => Action::Skip(second),
                TapeKey::Back if at_end && now > clock.trace.duration => Action::Skip(-second),
                TapeKey::Forward => Action::StepForward,
                TapeKey::Back => Action::StepBack,
                TapeKey::First => Action::FirstStep,
                TapeKey::Last => Action::LastStep,
                TapeKey::Leap(tenths) => Action::Seek(position + f64::from(tenths) * length / 10.0),
            });
        })
    };
    let shown = position;
    let cursor = clock.as_ref().map_or(0, |clock| clock.playback.cursor());
    let steps = clock.as_ref().map_or(0, |clock| clock.trace.steps.len());
    // A step is a unit long at least, so what fits is counted in units.
    let units = length.ceil() as usize;
    let (every, named) = (stride(units, TICKS), stride(units, NUMBERS));
    let tick = |step: usize| {
        let place = tape.start_of(step);
        let x = percent(place);
        let is_done = place <= position;
        html! {
            <g key={step} data-step={(step > 0).then(|| step.to_string())} data-done={is_done.then_some("true")} data-minor={(!step.is_multiple_of(2 * named)).then_some("true")}>
                <line class="tape__tick" x1={x.clone()} x2={x.clone()} y1="16" y2="26" />
                if step.is_multiple_of(named) {
                    <text class="tape__number" {x} y="41" data-here={(step == cursor).then_some("true")}>{ step }</text>
                }
            </g>
        }
    };
    let flag = |(index, flag): (usize, &Flag)| {
        let x = percent(flag.position);
        let name = shortened(&visible(&flag.key), 14);
        // The name stands before its flag and must leave the flag before it alone.
        let before =
            index.checked_sub(1).and_then(|index| flags.get(index)).map(|before| flag.position - before.position);
        let is_within = |pixels: f64| {
            let needed = (name.chars().count() as f64 + 1.5) * DIGIT / pixels * length;
            before.is_some_and(|free| free < needed)
        };
        let crowded = is_within(WIDE);
        html! {
            <g class="tape__flag" key={index} data-done={(flag.position <= shown).then_some("true")}
                data-minor={is_within(NARROW).then_some("true")}>
                <line x1={x.clone()} x2={x.clone()} y1="3" y2="26" />
                if !crowded {
                    <svg x={x.clone()} y="3" width="1" height="1" overflow="visible"><path d="M0 0h9l-3 3.5 3 3.5H0z" /></svg>
                    <svg {x} y="0" width="1" height="1" overflow="visible">
                        <text x="-5" y="11">{ name }</text>
                    </svg>
                }
            </g>
        }
    };
    let time_mark = |(index, (position, text)): (usize, (f64, String))| {
        let x = percent(position);
        html! {
            <g key={text.clone()} data-done={(position <= shown).then_some("true")}
                data-minor={(index % 2 == 1).then_some("true")}>
                <line class="tape__tick" x1={x.clone()} x2={x.clone()} y1="20" y2="26" />
                <text class="tape__number" {x} y="41">{ text }</text>
            </g>
        }
    };
    let time_marks = use_memo(tape.clone(), |tape| tape.time_marks(tape.length().max(1.0) / 10.0));
    let head = percent(position);
    html! {
        <div class="tape">
            <svg class="tape__paper" width="100%" height="44" aria-hidden="true" focusable="false">
                if tape.length() > tape.end_of_steps() {
                    <rect class="tape__time" x={percent(tape.end_of_steps())} y="0" width={percent(length - tape.end_of_steps())} height="44" />
                }
                if let Some(track) = &*ghost {
                    { ghost_track(track, &percent) }
                }
                <rect class="tape__played" x="0" y="24" height="4" width={head.clone()} />
                { for (0..=steps).step_by(every).map(tick) }
                { for time_marks.iter().cloned().enumerate().map(time_mark) }
                { for flags.iter().enumerate().take(room).map(flag) }
                <line class="tape__head" x1={head.clone()} x2={head.clone()} y1="2" y2="30" />
                <svg x={head} y="0" width="1" height="1" overflow="visible"><path class="tape__grip" d="M-6 0H6v6L0 12-6 6z" /></svg>
            </svg>
            <input class="tape__input" type="range" aria-label={text("tape.name")} min="0" max={length.to_string()} step="any"
                value={position.to_string()} aria-valuetext={(*spoken).clone()} {oninput} {onkeydown} disabled={steps == 0} />
        </div>
    }
}

/// The run that is not on screen: its steps, and the expiries that only it has.
fn ghost_track(track: &GhostTrack, percent: &dyn Fn(f64) -> String) -> Html {
    let end = track.ticks.last().copied().unwrap_or_default();
    let tick = |&place: &f64| {
        let x = percent(place);
        html! { <line x1={x.clone()} x2={x} y1="9" y2="15" /> }
    };
    let flag = |flag: &Flag| {
        let x = percent(flag.position);
        html! {
            <svg {x} y="6" width="1" height="1" overflow="visible">
                <path d="M0 0h9l-3 3.5 3 3.5H0v7" />
                <text x="12" y="7">{ shortened(&visible(&flag.key), 14) }</text>
            </svg>
        }
    };
    html! {
        <g class="tape__ghost">
            <line class="tape__ghost-line" x1="0" x2={percent(end)} y1="12" y2="12" />
            { for track.ticks.iter().map(tick) }
            { for track.flags.iter().map(flag) }
        </g>
    }
}

/// The least of 1, 2, 5, 10, 20 … of which at most `most` fit into `count`.
fn stride(count: usize, most: usize) -> usize {
    let mut power = 1;
    loop {
        if let Some(stride) = [1, 2, 5].map(|digit| digit * power).into_iter().find(|stride| count / stride <= most) {
            return stride;
        }
        power *= 10;
    }
}

/// `Step 3 of 4, 0 s: delete greet`; where a key has expired since, or nothing was called, the narration.
fn value_text(clock: &LessonClock, source: &str) -> String {
    let (cursor, steps) = (clock.playback.cursor(), clock.trace.steps.len());
    let now = clock.now();
    let said = narrate(&clock.trace, cursor, now, source);
    let step = cursor.checked_sub(1).and_then(|index| clock.trace.steps.get(index));
    let what = match step.map(|step| &*step.calls) {
        Some([call]) if said.state != "expired" => format!("{} {}", call.method, key_text(&call.key)),
        _ => said.text(),
    };
    let (step, steps, time) = (cursor.to_string(), steps.to_string(), elapsed_text(now));
    say_text("tape.place", &[("step", &step), ("steps", &steps), ("time", &time), ("what", what.trim_end())])
}

#[cfg(test)]
mod tests {
    use super::stride;

    #[test]
    fn marks_stay_few() {
        assert_eq!(
            [stride(0, 14), stride(14, 14), stride(15, 14), stride(100, 14), stride(10_001, 14)],
            [1, 1, 2, 10, 1_000]
        );
    }
}
