//! Records a program: runs it on a machine, in slices, and writes down what each line did.
//! Invariant: a step is closed before the next begins, so what it shows is the state after its line and before the next.

mod calls;
mod loading;
mod options;
mod session;
mod sink;
mod snapshots;
mod variables;

use std::cell::RefCell;
use std::rc::Rc;

use crate::cache::ManualClock;
use crate::python::native::Limit;
use crate::python::object::burial;
use crate::python::object::instance::Instance;
use crate::python::{self, Compiling, Emitted, Machine, Progress};
use crate::trace::{Call, Outcome, OutputItem, OutputKind, Step, Trace, TracebackFrame, grouped};

use calls::CommonTexts;
use options::operations_of;
pub use options::{Limits, RunOptions};
pub use session::{Addition, Session};
pub use sink::{CallWords, Change, Ended, Sink};
use snapshots::Snapshots;
use variables::Variables;

/// A run under way.
pub struct Recording {
    machine: Machine,
    trace: Trace,
    /// Steps that have ended.
    steps: usize,
    /// Who takes the steps, so that the trace has none.
    sink: Option<Rc<RefCell<dyn Sink>>>,
    /// Whether the sink is still to be told of the caches after the last step.
    is_untold: bool,
    options: RunOptions,
    pending: Option<Pending>,
    variables: Variables,
    snapshots: Snapshots,
    /// What steps without calls share.
    no_calls: Rc<[Call]>,
    common_texts: CommonTexts,
    is_done: bool,
    /// What is to be run after the program, or has been.
    additions: Vec<Addition>,
    /// How many of them have been started.
    begun: usize,
    /// Lines of the program and of what was started after it.
    lines: u32,
    /// Steps at which what is running is stopped.
    step_limit: usize,
    /// Whether additions were never started, because of Stop.
    is_cut_short: bool,
    /// The line that the step limit has kept from running, and whether it is the rest of one.
    held: Option<(u32, bool)>,
    /// Bytes that were in use before the run.
    memory_before: usize,
    /// A long program that is being read.
    loading: Option<(Rc<str>, Compiling)>,
    /// How far the machine came, while what its calls did to the caches is still being drawn.
    waiting: Option<Progress>,
}

/// A step that is being run.
#[derive(Clone, Copy)]
struct Pending {
    line: u32,
    t: f64,
    depth: u32,
    /// Made for the rest of a line after a call came back: kept only if something happens in it.
    is_rest: bool,
    first_output: usize,
}

/// How far [`Recording::advance_step`] came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advance {
    /// The trace is complete.
    Done,
    /// A step has ended, and the next one is about to run.
    Step,
    /// The operations are used up.
    OutOfFuel,
    /// They are not, but a built-in has worked for about as long as the page may be kept waiting.
    Pause,
}

impl Recording {
    /// Parses and compiles; a syntax error or a refusal is in the trace then, and [`Recording::advance`] says done. A long
    /// program is read by [`Recording::advance`].
    pub fn start(source: &str, options: &RunOptions) -> Self {
        let memory_before = crate::memory::live_bytes();
        let limits = python::Limits {
            operations: operations_of(options),
            output_bytes: options.limits.output_bytes,
            memory_bytes: memory_before.saturating_add(options.limits.memory_bytes),
        };
        let machine = Machine::new(ManualClock::at(options.epoch), limits);
        let mut recording = Self {
            machine,
            trace: Trace::empty(options.epoch),
            steps: 0,
            sink: None,
            is_untold: false,
            options: options.clone(),
            pending: None,
            variables: Variables::default(),
            snapshots: Snapshots::new(options.epoch),
            no_calls: Rc::default(),
            common_texts: CommonTexts::default(),
            is_done: false,
            additions: Vec::new(),
            begun: 0,
            lines: session::lines_of(source),
            step_limit: options.limits.steps,
            is_cut_short: false,
            held: None,
            memory_before,
            loading: None,
            waiting: None,
        };
        recording.trace.shell_from = recording.lines + 1;
        recording.load(source);
        recording
    }

    /// Records a session: the program as far as the first addition lets it run, and then each of them.
    pub fn of(session: &Session) -> Self {
        let mut recording = Self::start(&session.program, &session.options);
        recording.additions.clone_from(&session.additions);
        if recording.is_done {
            recording.begin_next();
        }
        recording
    }

    /// From now on gives the steps to a sink and keeps none: for a program that is run to its end, with nothing after it.
    pub fn pour_into(&mut self, sink: Rc<RefCell<dyn Sink>>) {
        self.sink = Some(sink);
    }

    /// Runs at most about `fuel` operations; true when the trace is complete.
    pub fn advance(&mut self, fuel: u32) -> bool {
        let stop_at = self.machine.operations.saturating_add(u64::from(fuel));
        loop {
            let left = stop_at.saturating_sub(self.machine.operations);
            match self.advance_step(u32::try_from(left).unwrap_or(u32::MAX)) {
                Advance::Done => return true,
                Advance::Step => {}
                Advance::OutOfFuel | Advance::Pause => return false,
            }
        }
    }

    /// Runs at most about `fuel` operations, and not past the end of a step, so that the caller can look at a clock:
    /// an operation may take long.
    pub fn advance_step(&mut self, fuel: u32) -> Advance {
        // What the program has let go of is gone before it goes on, as if that had been dropped at once.
        if burial::go_on() || self.go_on_loading() {
            return Advance::Pause;
        }
        let came = burial::patiently(|| self.run_step(fuel));
        if came == Advance::Done && burial::is_anything_left() { Advance::Pause } else { came }
    }

    fn run_step(&mut self, fuel: u32) -> Advance {
        let stop_at = self.machine.operations.saturating_add(u64::from(fuel));
        if let Some((line, is_rest)) = self.held.take_if(|_| !self.is_done) {
            self.open_step(line, is_rest);
        }
        while !self.is_done {
            let left = stop_at.saturating_sub(self.machine.operations);
            let Some(left) = u32::try_from(left).ok().filter(|left| *left > 0) else { return Advance::OutOfFuel };
            let progress = self.waiting.take().unwrap_or_else(|| self.machine.resume(left));
            if !matches!(progress, Progress::Paused) && !self.follow_calls() {
                self.waiting = Some(progress);
                return Advance::Pause;
            }
            if self.machine.emitted.len() > 64 && self.pending.is_none() {
                self.take_output();
            }
            match progress {
                Progress::Line(line) => {
                    self.close_step();
                    if self.is_cut_here() {
                        self.begin_next();
                        continue;
                    }
                    self.open_step(line, false);
                    self.check_memory();
                    if !self.is_done {
                        return Advance::Step;
                    }
                }
                Progress::Returning => {
                    self.close_step();
                    if self.is_cut_here() {
                        self.begin_next();
                        continue;
                    }
                    self.variables.leave();
                    self.open_rest();
                }
                Progress::Paused => {
                    self.check_memory();
                    if !self.is_done {
                        let is_used_up = self.machine.operations >= stop_at;
                        return if is_used_up { Advance::OutOfFuel } else { Advance::Pause };
                    }
                }
                Progress::Finished => self.finish(Outcome::Finished),
                Progress::Raised(exception) => self.raised(&exception),
                Progress::Limit(limit) => self.limit(limit),
            }
        }
        Advance::Done
    }

    /// Ends it now; what was recorded stays.
    pub fn stop(&mut self) {
        if !self.is_done {
            (self.waiting, self.loading) = (None, None);
            self.is_cut_short = self.begun < self.additions.len();
            self.additions.truncate(self.begun);
            self.end_at_limit("Stopped.");
        }
    }

    /// Gives up the recording and what its program held, of which [`Recording::tidy`] drops what takes long.
    pub fn let_go(self) {
        burial::patiently(|| drop(self));
    }

    /// Drops a piece of what recordings have let go of; true when there is more.
    pub fn tidy() -> bool {
        burial::go_on()
    }

    /// What has been recorded so far.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// The trace, finished or not.
    pub fn into_trace(self) -> Trace {
        self.trace
    }

    /// Seconds of lesson time.
    fn now(&self) -> f64 {
        self.machine.lesson_nanos() as f64 / 1e9
    }

    fn check_memory(&mut self) {
        let is_too_much = |recording: &Self| {
            let used = crate::memory::live_bytes().saturating_sub(recording.memory_before);
            used > recording.options.limits.memory_bytes
        };
        if is_too_much(self) {
            burial::finish();
        }
        if is_too_much(self) {
            self.limit(Limit::Memory);
        }
    }

    /// Draws a piece of what the step's calls did to the caches; true when closing the step may draw the rest.
    fn follow_calls(&mut self) -> bool {
        if self.pending.is_none() {
            return true;
        }
        if !self.snapshots.is_behind(&self.machine.cache_calls) {
            return true;
        }
        self.tell_of_caches();
        let calls = std::mem::take(&mut self.machine.cache_calls);
        self.snapshots.follow_piece(&mut self.machine, &calls, self.steps);
        self.machine.cache_calls = calls;
        false
    }

    fn depth(&self) -> u32 {
        self.machine.visible_frames().filter(|frame| variables::is_shown(frame)).count() as u32
    }

    fn open_step(&mut self, line: u32, is_rest: bool) {
        if self.steps >= self.step_limit {
            self.held = Some((line, is_rest));
            let count = grouped(self.steps as u64);
            self.end_at_limit(&format!("Stopped after {count} steps. It looks like line {line} repeats."));
            return;
        }
        let pending =
            Pending { line, t: self.now(), depth: self.depth(), is_rest, first_output: self.trace.output.len() };
        self.pending = Some(pending);
    }

    /// After a function came back: the rest of the line that called it.
    fn open_rest(&mut self) {
        let frames: Vec<u32> =
            self.machine.visible_frames().map(|frame| frame.code().line_at(frame.pc.saturating_sub(1))).collect();
        if let Some(&line) = frames.iter().rev().nth(1) {
            self.open_step(line, true);
            if let Some(pending) = &mut self.pending {
                pending.depth = pending.depth.saturating_sub(1);
            }
        }
    }

    fn close_step(&mut self) {
        self.take_output();
        let Some(Pending { line, t, depth, is_rest, first_output }) = self.pending else { return };
        let end = self.now();
        let has_changed = self.variables.look(&mut self.machine);
        let is_empty = self.machine.cache_calls.is_empty() && !has_changed && self.trace.output.len() == first_output;
        if is_rest && is_empty && end <= t {
            self.pending = None;
            return;
        }
        self.tell_of_caches();
        self.pending = None;
        let mut calls = std::mem::take(&mut self.machine.cache_calls);
        self.snapshots.apply(&mut self.machine, &calls, self.steps);
        if let Some(sink) = &self.sink {
            sink.borrow_mut().step(&mut Ended { line, t, depth, calls: &calls, variables: &mut self.variables });
            self.is_untold = true;
        } else {
            let calls = match &calls[..] {
                [] => self.no_calls.clone(),
                calls => {
                    calls.iter().map(|call| calls::to_trace(call, &mut self.machine, &mut self.common_texts)).collect()
                }
            };
            let (variables, snapshot) = (self.variables.list(), self.snapshots.current().clone());
            self.trace.steps.push(Step { line, t, end, depth, calls, variables, snapshot });
        }
        self.steps += 1;
        // Their memory is used again, unless making the picture has asked something of the caches.
        calls.clear();
        if self.machine.cache_calls.is_empty() {
            self.machine.cache_calls = calls;
        }
        self.trace.duration = end;
    }

    /// Tells the sink of the caches after the last step, as long as they are that: the next one has begun, or all is over.
    fn tell_of_caches(&mut self) {
        if std::mem::take(&mut self.is_untold)
            && let Some(sink) = &self.sink
        {
            let t = self.pending.as_ref().map_or(self.trace.duration, |pending| pending.t);
            sink.borrow_mut().caches(self.snapshots.current(), self.snapshots.changes(), t);
        }
    }

    fn push_output(&mut self, kind: OutputKind, text: &str, line: u32, column: u32) {
        let step = self.steps;
        let item = OutputItem { kind, text: Rc::from(text), line, column, step, traceback: Rc::default() };
        self.trace.output.push(item);
    }

    fn take_output(&mut self) {
        if self.machine.emitted.is_empty() {
            return;
        }
        for emitted in std::mem::take(&mut self.machine.emitted) {
            match emitted {
                Emitted::Stdout { text, line } => self.push_output(OutputKind::Stdout, &text, line, 0),
                Emitted::Stderr { text, line } => self.push_output(OutputKind::Stderr, &text, line, 0),
                Emitted::Result { text, line } => self.push_output(OutputKind::Result, &text, line, 0),
                Emitted::Warning { category, message, line } => {
                    self.push_output(OutputKind::Warning, &format!("{category}: {message}"), line, 0);
                }
            }
        }
    }

    fn finish(&mut self, outcome: Outcome) {
        self.close_step();
        if self.begun == 0 {
            self.trace.outcome = outcome;
        }
        self.trace.duration = self.now();
        self.tell_of_caches();
        self.begin_next();
    }

    fn raised(&mut self, exception: &Rc<Instance>) {
        if self.machine.is_exception(exception, "SystemExit") {
            self.finish(Outcome::Finished);
            return;
        }
        let frames: Vec<TracebackFrame> = exception.exception().map_or_else(Vec::new, |data| {
            let data = data.borrow();
            let visible = data.traceback.iter().rev().filter(|passed| passed.visible);
            visible.map(|passed| TracebackFrame { line: passed.line, function: passed.function.clone() }).collect()
        });
        self.machine.is_watched = false;
        let text = without_addresses(&self.machine.exception_line(exception));
        let line = frames.last().map_or_else(|| self.machine.current_line(), |frame| frame.line);
        self.take_output();
        self.push_output(OutputKind::Exception, text.lines().last().unwrap_or(&text).trim(), line, 0);
        if let Some(item) = self.trace.output.last_mut() {
            item.traceback = Rc::from(frames);
        }
        self.finish(Outcome::Raised);
    }

    fn limit(&mut self, limit: Limit) {
        let text = match limit {
            Limit::Operations => {
                let count = grouped(self.machine.limits.operations);
                format!("Stopped after {count} operations. Is there a loop that never ends?")
            }
            Limit::Output => {
                let kilobytes = self.options.limits.output_bytes / 1000;
                format!("Stopped after {kilobytes} KB of output.")
            }
            Limit::Memory => {
                let megabytes = self.options.limits.memory_bytes >> 20;
                format!("Stopped: the program used more than {megabytes} MB of memory.")
            }
            Limit::Time => "Stopped: a lesson lasts 200 years at most.".to_owned(),
        };
        self.end_at_limit(&text);
    }

    fn end_at_limit(&mut self, text: &str) {
        self.take_output();
        let line = self.machine.current_line();
        self.push_output(OutputKind::Limit, text, line, 0);
        self.finish(Outcome::Limit);
    }
}

/// The text with ` at 0x7f…` as ` at 0xADDR`: an address says nothing, and would differ from run to run.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
        plain.push_str(if rest.len() < part.len() { " at 0xADDR" } else { " at 0x" });
        plain.push_str(rest);
    }
    plain
}
