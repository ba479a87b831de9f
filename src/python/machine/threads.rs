//! Threads of the program: stacks of frames, of which one runs until it waits.
//! Invariant: one stack gives way to another only between two ops of the outermost loop, never below a native function
//! that waits on the real stack; which one is next is decided by `threading` in Python.

use super::Machine;
use crate::python::frame::{Activation, Role};
use crate::python::native::{Args, Ask, Exit, Outcome, Task};
use crate::python::object::generator::GeneratorState;
use crate::python::value::Value;

/// What a thread that waits costs at least, in bytes.
const COST: usize = 4096;

/// The part of the machine that each thread has for itself.
#[derive(Default)]
struct Stacks {
    stack: Vec<Value>,
    frames: Vec<Activation>,
    depth: usize,
    nested_values: usize,
    reprs: Vec<usize>,
    last_line: u32,
    context: Value,
}

impl Stacks {
    fn swap(&mut self, machine: &mut Machine) {
        std::mem::swap(&mut self.stack, &mut machine.stack);
        std::mem::swap(&mut self.frames, &mut machine.frames);
        std::mem::swap(&mut self.depth, &mut machine.depth);
        std::mem::swap(&mut self.nested_values, &mut machine.nested_values);
        std::mem::swap(&mut self.reprs, &mut machine.reprs);
        std::mem::swap(&mut self.last_line, &mut machine.last_line);
        std::mem::swap(&mut self.context, &mut machine.context);
    }
}

/// The threads of a program. The main one is number 0.
#[derive(Default)]
pub(super) struct Threads {
    /// The threads that do not run, by their numbers.
    resting: Vec<Option<Stacks>>,
    /// Numbers that are no thread's any more.
    free: Vec<usize>,
    running: usize,
    wanted: Option<Switch>,
    /// Whether the main thread has ended and waits for the others.
    is_ending: bool,
}

#[derive(Clone, Copy)]
struct Switch {
    to: usize,
    /// Whether the thread that runs has nothing more to do.
    is_end: bool,
}

impl Machine {
    /// Whether the program has another thread than the one that runs.
    pub fn has_other_threads(&self) -> bool {
        self.threads.resting.len() > self.threads.free.len() + 1
    }

    /// Whether the thread that runs may wait for another one: not while a native function waits for it.
    pub fn can_switch_threads(&self) -> bool {
        self.nesting == 0
    }

    /// Makes a thread that will call a function without arguments, and gives its number.
    ///
    /// # Errors
    /// MemoryError; what the call raises before it begins.
    pub fn start_thread(&mut self, function: Value) -> Outcome<usize> {
        self.reserve(COST)?;
        // What either says without a line of its own stands here: the new thread, and the one that may wait for it in the end.
        self.last_line = self.current_line();
        let mut stacks = Stacks { last_line: self.last_line, ..Stacks::default() };
        stacks.swap(self);
        let begun = self.begin_call(function, Args::none(), Role::Call);
        stacks.swap(self);
        begun?;
        let threads = &mut self.threads;
        if threads.resting.is_empty() {
            // The place of the main thread, which runs.
            threads.resting.push(None);
        }
        let number = threads.free.pop().unwrap_or(threads.resting.len());
        if number == threads.resting.len() {
            threads.resting.push(Some(stacks));
        } else {
            threads.resting[number] = Some(stacks);
        }
        Ok(number)
    }

    /// Ends a native function by letting another thread run; `is_end`: for good, otherwise until that one lets go.
    pub fn switch_threads(&mut self, to: usize, is_end: bool) -> Exit {
        Exit::task(Box::new(GiveWay(Some(Switch { to, is_end }))))
    }

    /// Does what a thread has asked for; false where none did.
    pub(super) fn obey_switch(&mut self) -> bool {
        let Some(Switch { to, is_end }) = self.threads.wanted.take() else { return false };
        let Some(mut stacks) = self.threads.resting.get_mut(to).and_then(Option::take) else { return false };
        stacks.swap(self);
        let from = std::mem::replace(&mut self.threads.running, to);
        if is_end {
            finish(&stacks.frames);
            self.threads.free.push(from);
        } else if let Some(place) = self.threads.resting.get_mut(from) {
            *place = Some(stacks);
        }
        true
    }

    /// Where the main thread has ended, begins to wait for the others; false when there is none to wait for.
    pub(super) fn wait_for_threads(&mut self) -> Outcome<bool> {
        if self.threads.is_ending || !self.has_other_threads() {
            return Ok(false);
        }
        self.threads.is_ending = true;
        let wait = self.modules.get("threading").and_then(|threading| threading.globals.get("_shutdown"));
        let Some(wait) = wait else { return Ok(false) };
        Ok(self.begin_call(wait, Args::none(), Role::Call)?.is_none())
    }

    /// Gives up all threads but the one that runs, which is the main one from here on.
    pub(super) fn drop_threads(&mut self) {
        if self.threads.resting.is_empty() {
            return;
        }
        for stacks in std::mem::take(&mut self.threads).resting.into_iter().flatten() {
            finish(&stacks.frames);
        }
        if let Some(threading) = self.modules.get("threading") {
            for list in ["_ready", "_timers", "_threads"] {
                threading.globals.set(list, Value::list(Vec::new()));
            }
            if let Some(main) = threading.globals.get("_main") {
                threading.globals.set("_current", main);
            }
        }
    }
}

/// Marks the generators among frames that will not go on.
fn finish(frames: &[Activation]) {
    for generator in frames.iter().filter_map(Activation::as_frame).filter_map(|frame| frame.generator.as_ref()) {
        generator.state.replace(GeneratorState::Done);
    }
}

/// Waits until another thread lets this one go on.
struct GiveWay(Option<Switch>);

impl Task for GiveWay {
    fn resume(&mut self, machine: &mut Machine, _: Value) -> Outcome<Ask> {
        Ok(match self.0.take() {
            Some(switch) => {
                machine.threads.wanted = Some(switch);
                Ask::Pause
            }
            None => Ask::Done(Value::None),
        })
    }
}
