//! Where the page's own scripts and the app meet: events of the document.
//! Invariant: a command that is not understood does nothing, and its answer stays undefined.
//!
//! `app-opening` asks the scripts what to begin with (`detail.opening`), and whether Run was pressed before there was an
//! engine (`detail.isRunDue`); `app-command` tells the app what to do (`detail.type`) and takes its answer along
//! (`detail.answer`); `app-state` says that something has changed, and `app-answer` and `app-score` what was judged.

use std::cell::Cell;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Document};

use crate::playback::Speed;
use crate::playground::examples::Example;
use crate::playground::learning::Mode;
use crate::playground::{Destination, Opening};
use crate::trace::Trace;

/// What the page's scripts ask of the app.
pub enum PageCommand {
    Visit(Opening),
    Run,
    Stop,
    Pause,
    Resume,
    GoTo(Destination),
    /// Answered by [`PageState::answer`].
    State,
    /// Answered by the trace, as `static/trace.js` takes it.
    Trace,
}

/// How the app stands.
pub struct PageState<'s> {
    pub code: &'s str,
    /// `None` where Django's own apply.
    pub settings: Option<String>,
    pub example: &'s str,
    pub is_edited: bool,
    pub is_visit: bool,
    /// Whether the text was changed since the run on screen.
    pub is_stale: bool,
    /// `ready`, `running`, `finished`, `error`, `limit`.
    pub phase: &'s str,
    /// Grows with every run that is begun.
    pub run: u32,
    /// The phase in words.
    pub status: &'s str,
    /// Steps done, and recorded.
    pub step: usize,
    pub steps: usize,
    /// The line about to run, from 1.
    pub line: Option<u32>,
    /// Lesson seconds.
    pub t: f64,
    pub epoch: f64,
    /// What went wrong in the run, in Python's words.
    pub error: Option<&'s str>,
    /// The open mode and lesson, and how many of the mode's parts are done of it.
    pub mode: &'s str,
    pub lesson: &'s str,
    pub done: usize,
    pub of: usize,
    /// Keys that have expired and are still stored.
    pub expired: Vec<&'s str>,
}

/// An answer to a question, and what was said to it.
pub struct JudgedAnswer<'s> {
    pub mode: &'s str,
    pub lesson: &'s str,
    pub question: &'s str,
    /// `right`, `nearly` or `wrong`.
    pub mark: &'s str,
    /// Answers to the question so far, this one included.
    pub tries: u32,
}

type TraceWriter = fn(&Trace) -> JsValue;

thread_local! {
    static TRACE_WRITER: Cell<Option<TraceWriter>> = const { Cell::new(None) };
}

/// How a trace is written for scripts, which is the business of a layer above this one.
pub fn set_trace_writer(write: TraceWriter) {
    TRACE_WRITER.set(Some(write));
}

/// What the page's scripts want to begin with, and whether the reader has pressed Run before now.
pub fn opening() -> (Option<Opening>, bool) {
    let Some(detail) = tell("app-opening", &[]) else { return (None, false) };
    let is_run_due = field(&detail, "isRunDue").is_some_and(|due| due.is_truthy());
    (field(&detail, "opening").and_then(|opening| read_opening(&opening)), is_run_due)
}

/// Says that something has changed.
pub fn tell_state() {
    tell("app-state", &[]);
}

/// Says that an answer was judged.
pub fn tell_answer(answer: &JudgedAnswer) {
    let fields = [
        ("mode", answer.mode.into()),
        ("lesson", answer.lesson.into()),
        ("question", answer.question.into()),
        ("mark", answer.mark.into()),
        ("tries", answer.tries.into()),
    ];
    tell("app-answer", &fields);
}

/// Says how a test has ended: so many questions were right, of so many.
pub fn tell_score(mode: &str, lesson: &str, done: usize, of: usize) {
    let (done, of) = ((done as f64).into(), (of as f64).into());
    tell("app-score", &[("mode", mode.into()), ("lesson", lesson.into()), ("done", done), ("of", of)]);
}

/// Sends an event with an object of these fields for its detail, and returns that as the listeners have left it.
pub(super) fn tell(name: &str, fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let document = super::document()?;
    let detail = object(fields);
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    let event = CustomEvent::new_with_event_init_dict(name, &init).ok()?;
    document.dispatch_event(&event).ok()?;
    Some(detail)
}

/// Hears the commands, until it is dropped.
pub struct PagePort {
    document: Document,
    listener: Closure<dyn FnMut(CustomEvent)>,
}

impl PagePort {
    /// `None` outside a browser.
    pub fn start(obey: impl Fn(PageCommand) -> JsValue + 'static) -> Option<Self> {
        let document = super::document()?;
        let listener = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
            let detail = event.detail();
            if let Some(command) = read_command(&detail) {
                let _ = Reflect::set(&detail, &"answer".into(), &obey(command));
            }
        });
        document.add_event_listener_with_callback("app-command", listener.as_ref().unchecked_ref()).ok()?;
        Some(Self { document, listener })
    }
}

impl Drop for PagePort {
    fn drop(&mut self) {
        let _ =
            self.document.remove_event_listener_with_callback("app-command", self.listener.as_ref().unchecked_ref());
    }
}

impl PageState<'_> {
    pub fn answer(self) -> JsValue {
        let list: Array = self.expired.into_iter().map(JsValue::from_str).collect();
        let fields: [(&str, JsValue); 20] = [
            ("code", self.code.into()),
            ("settings", self.settings.into()),
            ("example", self.example.into()),
            ("isEdited", self.is_edited.into()),
            ("isVisit", self.is_visit.into()),
            ("isStale", self.is_stale.into()),
            ("phase", self.phase.into()),
            ("run", self.run.into()),
            ("status", self.status.into()),
            ("step", (self.step as f64).into()),
            ("steps", (self.steps as f64).into()),
            ("line", self.line.into()),
            ("t", self.t.into()),
            ("epoch", self.epoch.into()),
            ("error", self.error.into()),
            ("mode", self.mode.into()),
            ("lesson", self.lesson.into()),
            ("done", (self.done as f64).into()),
            ("of", (self.of as f64).into()),
            ("expired", list.into()),
        ];
        object(&fields)
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A trace as `static/trace.js` takes it.
pub fn written_trace(trace: &Trace) -> JsValue {
    TRACE_WRITER.get().map_or(JsValue::UNDEFINED, |write| write(trace))
}

pub(super) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}

fn number(object: &JsValue, name: &str) -> Option<f64> {
    field(object, name)?.as_f64().filter(|value| value.is_finite())
}

fn read_command(detail: &JsValue) -> Option<PageCommand> {
    Some(match &*text(detail, "type")? {
        "visit" => PageCommand::Visit(read_opening(detail)?),
        "run" => PageCommand::Run,
        "stop" => PageCommand::Stop,
        "pause" => PageCommand::Pause,
        "resume" => PageCommand::Resume,
        "seek" => PageCommand::GoTo(read_destination(detail)),
        "state" => PageCommand::State,
        "trace" => PageCommand::Trace,
        _ => return None,
    })
}

fn read_destination(detail: &JsValue) -> Destination {
    let step = number(detail, "step").map(|step| step.max(0.0) as usize);
    Destination { step, t: number(detail, "t").map(|t| t.max(0.0)) }
}

/// A program, or the name of an example; with `runs` it runs at once, and stands still at `step` and `t`.
fn read_opening(detail: &JsValue) -> Option<Opening> {
    let example = match text(detail, "code") {
        Some(code) => Example::shared(code.into()),
        None => Example::find(&text(detail, "example")?)?,
    };
    let speed = number(detail, "speed").unwrap_or(1.0);
    Some(Opening {
        example,
        settings: text(detail, "settings").map(Into::into),
        epoch: number(detail, "epoch"),
        destination: field(detail, "runs").filter(JsValue::is_truthy).map(|_| read_destination(detail)),
        mode: text(detail, "mode").and_then(|id| Mode::find(&id)).unwrap_or_default(),
        asks: field(detail, "asks").is_some_and(|asks| asks.is_truthy()),
        speed: Speed::ALL.into_iter().rfind(|known| known.factor() <= speed).unwrap_or_default(),
    })
}
