//! Runs the program in slices, so that the page answers while it runs.
//! Invariant: a slice takes about four milliseconds, and a Stop is obeyed before the next one; only what runs before
//! the page is first drawn may take longer.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::playground::{Action, MORE_STEPS, Phase, Playground, Request, RequestKind, TraceHandle};
use crate::recorder::{Advance, Recording, RunOptions, Session};
use crate::trace::Trace;
use crate::web::{self, Pump};

/// Real seconds of one slice.
const SLICE: f64 = 0.004;
/// Real seconds between reports of progress; a run that is shorter reports none.
const REPORT: f64 = 0.15;
const FIRST_FUEL: u32 = 2_000;
const MOST_FUEL: u32 = 1_000_000;
/// Operations that an example may take before the page is first drawn.
const FUEL_AT_ONCE: u32 = 200_000;
/// The same of a program that nobody knows, imports included.
const FUEL_BEFORE_DRAWING: u32 = 20_000;

/// The trace of a program that is known to be short.
pub fn record_at_once(source: &str, settings: Option<String>) -> Trace {
    let options = RunOptions { settings, epoch: web::wall_clock(), ..RunOptions::default() };
    let mut recording = Recording::start(source, &options);
    if !recording.advance(FUEL_AT_ONCE) {
        recording.stop();
    }
    recording.into_trace()
}

thread_local! {
    /// A run that was begun before the page was first drawn, by its number.
    static BEGUN: RefCell<Option<(u32, Session, Recording)>> = const { RefCell::new(None) };
}

/// The trace of a run that is to be in the first drawing; `None` when it takes long, and then it goes on after that.
pub fn record_before_drawing(run: u32, request: &Request) -> Option<Trace> {
    let (session, mut recording) = begin(request, None);
    if recording.advance(FUEL_BEFORE_DRAWING) {
        return Some(recording.into_trace());
    }
    BEGUN.set(Some((run, session, recording)));
    None
}

/// What was recorded last, on its machine: a line typed next need not wait for the program to run again.
type Kept = Option<(Session, Recording)>;

/// The recording that a request asks for.
fn begin(request: &Request, kept: Kept) -> (Session, Recording) {
    let mut session = (*request.session).clone();
    if request.kind == RequestKind::Program {
        session.options.epoch = request.epoch.unwrap_or_else(web::wall_clock);
    } else if let Some((before, mut recording)) = kept {
        let same_start = session.program == before.program && session.additions.starts_with(&before.additions);
        let new = session.additions.get(before.additions.len()..).unwrap_or_default();
        let goes_on = match (request.kind, new) {
            (RequestKind::Typed, [addition]) => session.options == before.options && recording.add(addition.clone()),
            (RequestKind::More, []) if recording.can_extend() => {
                recording.extend(MORE_STEPS);
                true
            }
            _ => false,
        };
        if same_start && goes_on {
            return (session, recording);
        }
    }
    let recording = Recording::of(&session);
    (session, recording)
}

/// Carries out the run that the page's phase asks for.
#[hook]
pub fn use_run(state: &Playground, dispatch: Callback<Action>) {
    let (run, stopping) = match state.phase {
        Phase::Running { run, stopping, .. } => (Some(run), stopping),
        _ => (None, false),
    };
    let request = state.request.clone();
    let stop = use_mut_ref(|| false);
    let kept = use_mut_ref(|| None);
    *stop.borrow_mut() = stopping;
    use_effect_with(run, move |run| {
        let pump = run.map(|run| {
            let mut before: Kept = kept.take();
            let begun = BEGUN.take().filter(|(number, ..)| *number == run);
            let mut recording = begun.map(|(_, session, recording)| (session, recording));
            let mut is_begun = recording.is_some();
            let (mut fuel, mut is_over) = (FIRST_FUEL, false);
            let mut reported = web::now();
            Pump::start(move || {
                if !is_begun {
                    if request.kind == RequestKind::Program
                        && let Some((_, recording)) = before.take()
                    {
                        recording.let_go();
                    }
                    // The memory of what ran before is not to count as this run's.
                    is_begun = !Recording::tidy();
                    if is_begun {
                        recording = Some(begin(&request, before.take()));
                    }
                    return false;
                }
                let is_stopped = *stop.borrow();
                if is_stopped && let Some((_, recorder)) = &mut recording {
                    recorder.stop();
                }
                if is_over && let Some((session, recorder)) = recording.take() {
                    dispatch.emit(match recorder.is_whole() {
                        true => Action::Recorded { run, trace: TraceHandle(Rc::new(recorder.trace().clone())) },
                        false => Action::Abandoned { run },
                    });
                    *kept.borrow_mut() = (!is_stopped).then_some((session, recorder));
                    return true;
                }
                let Some((_, recorder)) = &mut recording else { return true };
                is_over = is_stopped || advance_for(recorder, &mut fuel);
                if is_over {
                    // The page is drawn in a turn of its own.
                    return false;
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
