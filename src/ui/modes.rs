//! The ways to learn: their tabs, and the panel of the one that is open.
//! Invariant: a panel shows the trace on screen or says why it does not; no control stands there that does nothing.
//!
//! A mode is a file of `modes/` with a function `panel`, called from [`ModePanel`]; its state is in
//! `playground/learning/`, its style sheet is `static/styles/components/<mode>.css`.

mod card;
mod flow;
mod narrate;
mod question;
mod round;
mod steps;
mod test;
mod time_lab;
mod variables;

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::learning::progress::Tally;
use crate::playground::learning::{LearnAction, Learning, Mode, Room};
use crate::playground::{Action, Playground, TraceHandle};
use crate::practice::Lesson;
use crate::sentences::{say, say_text, text};
use crate::web;

use super::hooks::saved_code;
use super::narration::piece;

/// The tabs.
pub fn ways(state: &Playground, dispatch: &Callback<Action>) -> Html {
    let learning = &state.learning;
    let tab = |mode: Mode| {
        let is_open = mode == learning.mode;
        let tally = learning.tally(mode);
        html! {
            <button type="button" class="ways__tab" role="tab" id={tab_id(mode)} key={mode.id()} title={tally_text(mode, tally)}
                aria-selected={if is_open { "true" } else { "false" }} aria-controls={(is_open && mode != Mode::Play).then_some("mode")}
                tabindex={if is_open { "0" } else { "-1" }} onclick={dispatch.reform(move |_| Action::Learn(LearnAction::Open(mode)))}>
                { progress_ring(mode, tally) }
                { text(mode_name(mode)) }
            </button>
        }
    };
    html! {
        <ways-strip class="ways" role="navigation" aria-label={text("modes.all")}>
            <div class="ways__tabs" role="tablist" aria-label={text("modes.tabs")} onkeydown={|event: KeyboardEvent| web::move_among_tabs(&event)}>
                { for Mode::ALL.into_iter().map(tab) }
            </div>
        </ways-strip>
    }
}

/// The name of its tab in the catalogue.
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Play => "mode.play",
        Mode::Flow => "mode.flow",
        Mode::Steps => "mode.steps",
        Mode::Variables => "mode.variables",
        Mode::TimeLab => "mode.time-lab",
        Mode::Moments => "mode.moments",
        Mode::Quiz => "mode.quiz",
        Mode::Narrate => "mode.narrate",
        Mode::Practice => "mode.practice",
        Mode::Test => "mode.test",
    }
}

fn tab_id(mode: Mode) -> AttrValue {
    format!("way-{}", mode.id()).into()
}

fn tally_text(mode: Mode, tally: Tally) -> String {
    match tally {
        _ if mode == Mode::Play => say_text("progress.whole", &[]),
        _ if tally.is_complete() => say_text("progress.all", &[]),
        Tally { done: 0, .. } => say_text("progress.none", &[]),
        Tally { done, of } => say_text("progress.some", &[("done", &done.to_string()), ("of", &of.to_string())]),
    }
}

/// How far a mode is done, as a ring that fills.
fn progress_ring(mode: Mode, tally: Tally) -> Html {
    if mode == Mode::Play {
        return html! {};
    }
    let percent = (tally.done * 100).checked_div(tally.of).unwrap_or_default();
    html! {
        <svg class="ways__ring" viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-complete={tally.is_complete().then_some("true")}>
            <circle class="ways__track" cx="8" cy="8" r="6" />
            if tally.is_complete() {
                <path class="ways__check" d="m5 8.2 2.2 2.3L11 5.8" />
            } else if percent > 0 {
                <circle class="ways__done" cx="8" cy="8" r="6" pathLength="100" transform="rotate(-90 8 8)" stroke-dasharray={format!("{percent} 200")} />
            }
        </svg>
    }
}

/// The lesson that is open, and the menu of all of them.
fn lesson_picker(learning: &Learning, dispatch: &Callback<Action>) -> Html {
    let Some(open) = learning.lesson() else { return html! {} };
    let item = |lesson: &Lesson| {
        let (id, is_open, dispatch) = (lesson.id.clone(), lesson.id == open.id, dispatch.clone());
        let program = Learning::program(lesson);
        let choose = move |_| {
            let own = saved_code(&program);
            dispatch.emit(Action::Learn(LearnAction::Choose { id: id.clone(), own }));
        };
        html! {
            <button type="button" class="menu__item" role="menuitemradio" aria-checked={if is_open { "true" } else { "false" }} tabindex="-1"
                onclick={choose}>
                <span class="menu__title">{ &*lesson.title }</span>
                <span class="menu__about">{ &*lesson.summary }</span>
            </button>
        }
    };
    html! {
        <menu-button class="lesson-picker">
            <button type="button" class="button button--quiet button--menu" aria-haspopup="menu" aria-expanded="false"
                aria-label={say_text("lesson.name", &[("title", &open.title)])}>
                <span>{ &*open.title }</span>
            </button>
            <div class="menu menu--wide" role="menu" aria-label={say_text("lesson.all", &[])} hidden=true>{ for learning.lessons().iter().map(item) }</div>
        </menu-button>
    }
}

/// The way to no progress, and back.
fn reset_button(learning: &Learning, dispatch: &Callback<Action>) -> Html {
    let (name, action) = match &learning.forgotten {
        Some(_) => ("progress.undo", LearnAction::Remember),
        None if !learning.progress.is_empty() => ("progress.reset", LearnAction::Forget),
        None => return html! {},
    };
    html! {
        <button type="button" class="button button--quiet" onclick={dispatch.reform(move |_| Action::Learn(action.clone()))}>
            { said(name, &[]) }
        </button>
    }
}

/// A sentence of the catalogue.
pub fn said(name: &str, values: &[(&str, &str)]) -> Html {
    html! { <>{ for say(name, values).pieces.iter().map(piece) }</> }
}

/// A text of a lesson, in which backticks set code.
pub fn marked(written: &str) -> Html {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => html! { { part.to_owned() } },
        _ => html! { <code>{ part.to_owned() }</code> },
    };
    html! { <>{ for written.split('`').enumerate().map(part) }</> }
}

/// What is said beside a Run that waits for an answer.
pub fn why_run_waits() -> Html {
    said("question.run-waits", &[])
}

/// The page's places, as the open mode leaves them: the value of `data-room`.
pub fn room_of(learning: &Learning) -> Option<&'static str> {
    match learning.mode {
        Mode::Play => None,
        Mode::Narrate if learning.narration.is_text_only => Some("page"),
        mode => Some(match mode.room() {
            Room::Shelf => "shelf",
            Room::Column => "column",
        }),
    }
}

#[derive(Properties, PartialEq)]
pub struct ModePanelProps {
    pub learning: Rc<Learning>,
    pub trace: TraceHandle,
    pub cursor: usize,
    /// The text of the program that the trace came from.
    pub source: AttrValue,
    /// Whether the program on screen is there for the question on screen, and whether it is the question's own.
    pub has_program_of_question: bool,
    pub has_question: bool,
    pub is_stale: bool,
    pub has_trace: bool,
    pub is_playing: bool,
    pub dispatch: Callback<Action>,
    pub onkeydown: Callback<KeyboardEvent>,
}

impl ModePanelProps {
    /// What a control of a mode does.
    fn learn<T: 'static>(&self, action: impl Fn(T) -> LearnAction + 'static) -> Callback<T> {
        self.dispatch.reform(move |event| Action::Learn(action(event)))
    }
}

/// The panel of a mode other than Play.
#[component]
pub fn ModePanel(props: &ModePanelProps) -> Html {
    let mode = props.learning.mode;
    let scroller = use_node_ref();
    {
        let scroller = scroller.clone();
        let follows = mode == Mode::Narrate && !props.learning.narration.is_still;
        use_effect_with((props.trace.clone(), props.cursor, follows), move |(_, _, follows)| {
            if *follows {
                web::reveal_in_scroller(&scroller, "[aria-current=step]");
            }
        });
    }
    let is_waiting = mode.follows_trace() && !props.has_trace;
    let (controls, body) = match mode {
        _ if is_waiting => (html! {}, html! { <p class="mode__note">{ said("run.first", &[]) }</p> }),
        Mode::Flow => (html! {}, flow::panel(props)),
        Mode::Steps => (steps::controls(props), steps::panel(props)),
        Mode::Variables => (variables::controls(props), variables::panel(props)),
        Mode::TimeLab => (html! {}, time_lab::panel(props)),
        Mode::Narrate => (narrate::controls(props), narrate::panel(props)),
        Mode::Test => (html! {}, test::test(props)),
        Mode::Moments | Mode::Quiz | Mode::Practice | Mode::Play => (html! {}, round::round(props, mode)),
    };
    html! {
        <section class="ledger mode" id="mode" role="tabpanel" aria-labelledby={tab_id(mode)} onkeydown={props.onkeydown.clone()}>
            <div class="panel-head mode__head">
                { lesson_picker(&props.learning, &props.dispatch) }
                { controls }
                <span class="panel-head__rest" />
                { reset_button(&props.learning, &props.dispatch) }
            </div>
            if mode.follows_trace() && props.has_trace && props.is_stale {
                <p class="mode__note">{ said("run.again", &[]) }</p>
            }
            <div class="mode__body" key={mode.id()} data-mode={mode.id()} ref={scroller} tabindex="0" role="group" aria-labelledby={tab_id(mode)}>
                { body }
            </div>
        </section>
    }
}
