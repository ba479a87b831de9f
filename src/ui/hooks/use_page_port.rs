//! Lets the page's own scripts see the playground and steer it.
//! Invariant: they do nothing that the reader could not do.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::playground::learning::questions::judged::Judged;
use crate::playground::{Action, Playground};
use crate::trace::OutputKind;
use crate::web::{self, JudgedAnswer, PageCommand, PagePort, PageState};

/// Obeys their commands, and tells them after every drawing that there may be something new.
#[hook]
pub fn use_page_port(state: &UseReducerHandle<Playground>, dispatch: Callback<Action>) {
    let latest = use_mut_ref(|| state.clone());
    *latest.borrow_mut() = state.clone();
    use_effect_with((), move |()| {
        let port = PagePort::start(move |command| {
            let state = latest.borrow().clone();
            let action = match command {
                PageCommand::State => return answer(&state),
                PageCommand::Trace => return web::written_trace(&state.trace),
                PageCommand::Visit(opening) => Action::Visit(Rc::new(opening)),
                PageCommand::Run => Action::Run,
                PageCommand::Stop => Action::Stop,
                PageCommand::Pause => Action::Pause,
                PageCommand::Resume => Action::Resume,
                PageCommand::GoTo(destination) => Action::GoToMoment(destination),
            };
            dispatch.emit(action);
            JsValue::TRUE
        });
        move || drop(port)
    });
    use_effect_with(state.learning.judged.clone(), tell_judged);
    use_effect(web::tell_state);
}

fn tell_judged(judged: &Judged) {
    let mode = judged.mode.id();
    for answer in judged.answers.iter() {
        web::tell_answer(&JudgedAnswer {
            mode,
            lesson: &judged.lesson,
            question: &answer.question,
            mark: answer.mark.id(),
            tries: answer.tries,
        });
    }
    if let Some((done, of)) = judged.score {
        web::tell_score(mode, &judged.lesson, done, of);
    }
}

fn answer(state: &Playground) -> JsValue {
    let now = state.now(web::now());
    let status = state.status();
    let is_fault = |kind| matches!(kind, OutputKind::Exception | OutputKind::Refusal | OutputKind::Limit);
    let stored = state.cursor().checked_sub(1).and_then(|last| state.trace.steps.get(last));
    let expired = stored.into_iter().flat_map(|step| step.snapshot.entries());
    let mode = state.learning.mode;
    let tally = state.learning.tally(mode);
    let error = state.trace.output.iter().rfind(|item| is_fault(item.kind));
    PageState {
        code: &state.code,
        settings: state.desk.own_settings(),
        example: &state.example.id,
        is_edited: state.is_edited(),
        is_visit: state.visit.is_some(),
        is_stale: state.is_stale(),
        phase: status.state,
        run: state.runs(),
        status: &status.text,
        step: state.cursor(),
        steps: state.steps(),
        line: state.current_line(),
        t: now,
        epoch: state.trace.epoch,
        error: error.map(|item| &*item.text),
        mode: mode.id(),
        lesson: state.learning.lesson().map_or("", |lesson| &lesson.id),
        done: tally.done,
        of: tally.of,
        expired: expired
            .filter(|entry| entry.expires_at.is_some_and(|at| at <= now))
            .map(|entry| &*entry.key)
            .collect(),
    }
    .answer()
}
