//! Runs the program in slices, so that the page answers while it runs.
//! Invariant: a slice takes about four milliseconds, and a Stop is obeyed before the next one.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::{Action, Phase, Playground, TraceHandle};
use crate::recorder::{Advance, Recording, RunOptions};
use crate::trace::Trace;
use crate::web::{self, Pump};

/// Real seconds of one slice.
const SLICE: f64 = 0.004;
/// Real seconds between reports of progress; a run that is shorter reports none.
const REPORT: f64 = 0.15;
const FIRST_FUEL: u32 = 2_000;
const MOST_FUEL: u32 = 1_000_000;
/// Operations that a program may take before the page is first drawn.
const FUEL_AT_ONCE: u32 = 200_000;

fn options() -> RunOptions {
    RunOptions { epoch: web::wall_clock(), ..RunOptions::default() }
}

/// The trace of a program that is known to be short.
pub fn record_at_once(source: &str) -> Trace {
    let mut recording = Recording::start(source, &options());
    if !recording.advance(FUEL_AT_ONCE) {
        recording.stop();
    }
    recording.into_trace()
}

/// Carries out the run that the page's phase asks for.
#[hook]
pub fn use_run(state: &Playground, dispatch: Callback<Action>) {
    let (run, stopping) = match state.phase {
        Phase::Running { run, stopping, .. } => (Some(run), stopping),
        _ => (None, false),
    };
    let source = state.running_code.clone();
    let stop = use_mut_ref(|| false);
    *stop.borrow_mut() = stopping;
    use_effect_with(run, move |run| {
        let pump = run.map(|run| {
            let mut recording = Some(Recording::start(&source, &options()));
            let mut fuel = FIRST_FUEL;
            let mut reported = web::now();
            Pump::start(move || {
                let Some(recorder) = recording.as_mut() else { return true };
                let is_stopped = *stop.borrow();
                if is_stopped {
                    recorder.stop();
                }
                if is_stopped || advance_for(recorder, &mut fuel) {
                    if let Some(recording) = recording.take() {
                        let trace = TraceHandle(Rc::new(recording.into_trace()));
                        dispatch.emit(Action::Recorded { run, trace });
                    }
                    return true;
                }
                if web::now() - reported > REPORT {
                    reported = web::now();
                    dispatch.emit(Action::Progress { run, steps: recorder.trace().steps.len() });
                }
                false
            })
        });
        move || drop(pump)
    });
}

/// Runs for one slice; `fuel` follows the machine's speed. True when the trace is complete.
fn advance_for(recording: &mut Recording, fuel: &mut u32) -> bool {
    let began = web::now();
    let mut before = began;
    loop {
        let came = recording.advance_step(*fuel);
        if came == Advance::Done {
            return true;
        }
        let after = web::now();
        let taken = after - before;
        if came == Advance::OutOfFuel && taken < SLICE / 8.0 {
            *fuel = (*fuel * 2).min(MOST_FUEL);
        } else if taken > SLICE / 3.0 {
            *fuel = (*fuel / 2).max(1);
        }
        if after - began + taken > SLICE {
            return false;
        }
        before = after;
    }
}
