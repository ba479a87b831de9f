//! What the page begins with, and the result of an early Run ahead of the rest: drawing the whole page for the first time
//! takes a browser longer than running a short program.
//! Invariant: ahead of the page stands only what the page then draws in the same place, and what the reader does between
//! the two counts.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::App;
use super::hooks::{record_at_once, record_before_drawing, saved_learning, saved_settings, saved_work};
use super::output_log::{OutputLog, OutputLogProps};
use crate::playground::examples::Example;
use crate::playground::{Action, Desk, Opening, Phase, Playground, TraceHandle};
use crate::web::{self, Place};

thread_local! {
    /// What the page that is about to be drawn begins with.
    static FIRST: RefCell<Option<Playground>> = const { RefCell::new(None) };
}

/// Puts the playground into its place of the page.
pub fn mount(place: Place) {
    let (opening, is_run_due) = web::opening();
    let state = first_state(opening.as_ref(), is_run_due);
    // With a run a narrow page turns from the output to the stage.
    let stays = is_run_due && has_result(&state) && place.shows(".stage");
    let result = stays.then(|| place.part_ahead(".report")).flatten();
    let Some(result) = result else { return draw(place, state) };
    let props = OutputLogProps::of(&state, &Callback::noop());
    let log = yew::Renderer::<OutputLog>::with_root_and_props(result, props).render();
    let text = web::first_text();
    web::after_painting(move || {
        log.destroy();
        let (opening_now, is_run_due) = web::opening();
        let is_as_before = !is_run_due && opening_now == opening && web::first_text() == text;
        draw(place, if is_as_before { state } else { first_state(opening_now.as_ref(), true) });
    });
}

/// What the page begins with.
pub(super) fn first() -> Playground {
    FIRST.take().unwrap_or_else(|| first_state(None, false))
}

fn draw(place: Place, state: Playground) {
    FIRST.set(Some(state));
    web::set_editor_aside();
    yew::Renderer::<App>::with_root(place.into()).render();
}

/// Whether there is output to be read, and nothing that has to be told along with it.
fn has_result(state: &Playground) -> bool {
    let is_told = !state.is_running() && state.covered_question().is_none();
    is_told && !state.trace.output.is_empty() && state.problems.is_empty()
}

fn first_state(opening: Option<&Opening>, is_run_due: bool) -> Playground {
    let learning = saved_learning();
    let (example, saved) = saved_work(&learning);
    let settings = saved_settings();
    let state = Playground::new(example, saved);
    let state = state.with_desk(Desk::default().with_settings_of(settings.as_deref())).with_learning(learning);
    // Run was pressed before there was a page; a question that is to be answered first holds it back.
    let pressed = |state: &Playground| is_run_due.then(|| state.apply(Action::Run, web::now())).flatten();
    if let Some(opening) = opening {
        let is_own =
            |text: &String| !text.is_empty() && **text != *opening.example.source && **text != *Example::first().source;
        let state = state.visiting(opening, web::first_text().filter(is_own).map(Into::into));
        return run_at_once(pressed(&state).unwrap_or(state));
    }
    if let Some(state) = pressed(&state.clone().with_question(web::now())) {
        return run_at_once(state);
    }
    // The example is short and known; a program of the learner's own waits for Run.
    let state = if state.is_edited() {
        state
    } else {
        state.clone().with_first_trace(Rc::new(record_at_once(&state.code, state.desk.own_settings())))
    };
    state.with_question(web::now())
}

/// The page after the run that it begins with, so that the first drawing has its result; a run that takes long goes on
/// after the drawing. The page around a frame is told of every run, which it can be only once it has greeted.
fn run_at_once(state: Playground) -> Playground {
    let Phase::Running { run, .. } = state.phase else { return state };
    if web::is_embedded() {
        return state;
    }
    let trace = record_before_drawing(run, &state.request);
    let recorded =
        trace.and_then(|trace| state.apply(Action::Recorded { run, trace: TraceHandle(Rc::new(trace)) }, web::now()));
    recorded.unwrap_or(state)
}
