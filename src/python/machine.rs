//! The machine that runs compiled code: explicit frames, so that it can stop and go on between any two operations.
//! Invariant: nothing that a program does makes it panic or recurse without bound; every way out is a [`Progress`].

mod attribute;
mod call;
pub mod class_build;
mod emit;
mod finalize;
mod generate;
mod handle;
mod import;
mod iterate;
mod limits;
mod long_containers;
pub(crate) mod long_integers;
mod lookups;
mod matching;
mod operands;
mod operators;
mod quick;
mod rarest;
mod run;
mod super_object;
mod tasks;
mod threads;
mod types;
mod warn;

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::code::Code;
use super::frame::{Activation, Frame, Role, SpareFrames};
use super::modules::django_cache::{CacheCall, Connections};
use super::native::{Args, Exit, Limit, Outcome};
use super::object::class::Class;
use super::object::exception::Exception;
use super::object::function::Function;
use super::object::generator::GeneratorState;
use super::object::instance::{Instance, Payload};
use super::object::module::Module;
use super::value::{Attributes, Globals, Name, Value};
use crate::cache::{Clock, ManualClock};

pub use emit::Emitted;
pub use limits::Limits;
pub use quick::items::value_of;
pub use run::Progress;
pub use tasks::{MapAnswer, NextOrDefault, ResumeGenerator, tail_call};
pub use types::{Types, install};
pub use warn::{Filter, Warnings};

/// Depth of Python calls at which CPython gives up.
const RECURSION_LIMIT: usize = 1000;
/// Depth of native functions that run the program's code before they return; each costs real stack.
const NESTING_LIMIT: usize = 40;

pub struct Machine {
    pub(super) stack: Vec<Value>,
    pub(super) frames: Vec<Activation>,
    /// Where the next frames go.
    spare: SpareFrames,
    pub types: Types,
    /// The names of `builtins`.
    pub builtins: Rc<RefCell<Attributes>>,
    pub modules: IndexMap<Name, Rc<Module>, FxBuildHasher>,
    pub clock: ManualClock,
    pub limits: Limits,
    /// What was printed and warned since it was last taken.
    pub emitted: Vec<Emitted>,
    output_bytes: usize,
    /// Operations spent so far.
    pub operations: u64,
    /// The count of operations at which the running slice ends.
    stop_at: u64,
    /// Whether someone wants to know what cache calls did.
    pub is_watched: bool,
    /// How many Python frames there may be.
    pub recursion_limit: usize,
    /// Python frames on `frames`.
    depth: usize,
    nesting: usize,
    /// How deeply inside of values operations are.
    pub(super) nested_values: usize,
    /// Values whose repr is being made.
    reprs: Vec<usize>,
    /// Coroutines that were dropped before anyone awaited them.
    pub(super) orphans: Rc<Orphans>,
    /// Whether any class overrides `__getattribute__`.
    overrides_getattribute: Cell<bool>,
    lookups: lookups::Lookups,
    specs: quick::Specs,
    /// Every class made by the program, to end cycles with.
    heap_classes: RefCell<Vec<std::rc::Weak<Class>>>,
    /// State that modules keep between calls, by the module's name.
    pub module_state: IndexMap<&'static str, Box<dyn std::any::Any>, FxBuildHasher>,
    /// The main module's variables.
    pub main: Rc<Globals>,
    /// The program, for tracebacks that it asks for.
    pub source: Rc<str>,
    pub exceptions_seen: u64,
    /// The cache backends in use.
    pub connections: Connections,
    /// What cache calls did since it was last taken; filled only while someone watches.
    pub cache_calls: Vec<CacheCall>,
    pub(super) warnings: Warnings,
    /// Nanoseconds since the epoch at lesson time 0.
    started_at: i64,
    /// Whether the watcher has been told that the frame on top is about to return.
    is_returning: bool,
    /// Whether a task has asked for a pause that the loop has not made yet.
    is_pausing: bool,
    /// Whether the exception on its way has passed the frame on top before.
    is_reraised: bool,
    threads: threads::Threads,
    /// The line to name while no frame of the program is on the stack: where an exception left the last one, or the
    /// thread was started.
    last_line: u32,
    /// The context of the thread that runs, as `contextvars` made it; unset where it made none.
    pub context: Value,
}

/// What was dropped and has something to say yet: coroutines that nobody awaited leave their names.
#[derive(Default)]
pub struct Orphans {
    pub any: Cell<bool>,
    pub names: RefCell<Vec<Name>>,
    /// Generators to be closed.
    pub waiting: RefCell<Vec<super::object::generator::Generator>>,
    /// Objects whose `__del__` is to be called.
    pub dying: RefCell<Vec<Rc<Instance>>>,
    /// The machine is gone, and nothing of the program runs any more.
    pub is_over: Cell<bool>,
}

impl Machine {
    pub fn new(clock: ManualClock, limits: Limits) -> Self {
        let builtins: Rc<RefCell<Attributes>> = Rc::default();
        let started_at = clock.nanos();
        let connections = Connections::new(clock.clone());
        let types = Types::new();
        let main = Globals::new("__main__", builtins.clone());
        let mut machine = Self {
            stack: Vec::with_capacity(256),
            frames: Vec::with_capacity(16),
            spare: SpareFrames::default(),
            types,
            builtins,
            modules: IndexMap::default(),
            clock,
            limits,
            emitted: Vec::new(),
            output_bytes: 0,
            operations: 0,
            stop_at: u64::MAX,
            is_watched: false,
            recursion_limit: RECURSION_LIMIT,
            depth: 0,
            nesting: 0,
            nested_values: 0,
            reprs: Vec::new(),
            orphans: Rc::default(),
            overrides_getattribute: Cell::new(false),
            lookups: lookups::Lookups::default(),
            specs: quick::Specs::default(),
            heap_classes: RefCell::default(),
            module_state: IndexMap::default(),
            main,
            source: Rc::from(""),
            exceptions_seen: 0,
            connections,
            cache_calls: Vec::new(),
            warnings: Warnings::default(),
            started_at,
            is_returning: false,
            is_pausing: false,
            is_reraised: false,
            threads: threads::Threads::default(),
            last_line: 0,
            context: Value::Unset,
        };
        machine.types.fill();
        super::builtins::install(&mut machine);
        let main = machine.main.clone();
        main.set("__name__", Value::from("__main__"));
        main.set("__doc__", Value::None);
        main.set("__file__", Value::from("main.py"));
        let module = Module { name: Rc::from("__main__"), globals: main };
        machine.modules.insert(Rc::from("__main__"), Rc::new(module));
        machine
    }

    /// Puts the program's code on an empty machine, to be run by [`Machine::resume`].
    pub fn load(&mut self, code: Rc<Code>) {
        self.push_module(code, self.main.clone());
    }

    pub(super) fn push_module(&mut self, code: Rc<Code>, globals: Rc<Globals>) {
        self.push_frame(Rc::new(Function::new(code, globals)), Vec::new(), Role::Call);
    }

    pub(super) fn push_frame(&mut self, function: Rc<Function>, locals: Vec<Value>, role: Role) {
        let base = self.stack.len();
        self.stack.extend(locals);
        self.stack.resize(base + function.code.locals.len(), Value::Unset);
        let cells = self.make_cells(&function, base);
        self.depth += 1;
        self.frames.push(Activation::Python(Box::new(Frame {
            ops: NonNull::from(&*function.code.ops),
            function,
            pc: 0,
            base,
            floor: base,
            cells,
            role,
            generator: None,
            extras: None,
        })));
    }

    pub(super) fn make_cells(&mut self, function: &Function, base: usize) -> Box<[Rc<RefCell<Value>>]> {
        let code = &function.code;
        if code.cells.is_empty() {
            return Box::default();
        }
        let own = code.cells.len() - code.free_count;
        let mut cells: Vec<Rc<RefCell<Value>>> = (0..own).map(|_| Rc::default()).collect();
        for &(cell, local) in &code.cell_parameters {
            *cells[cell as usize].borrow_mut() = self.stack[base + local as usize].clone();
        }
        cells.extend(function.closure.iter().cloned());
        cells.resize_with(code.cells.len(), Rc::default);
        cells.into_boxed_slice()
    }

    /// The innermost running frame of Python code.
    pub fn top_frame(&self) -> Option<&Frame> {
        self.frames.iter().rev().find_map(Activation::as_frame)
    }

    /// The frames of the program, outermost first.
    pub fn visible_frames(&self) -> impl DoubleEndedIterator<Item = &Frame> {
        self.frames.iter().filter_map(Activation::as_frame).filter(|frame| frame.code().visible)
    }

    /// The locals of a frame by name, unbound ones left out, cells included.
    pub fn frame_variables(&self, frame: &Frame) -> Vec<(Name, Value)> {
        let mut found = Vec::new();
        self.each_variable(frame, |_, name, value| {
            if !value.is_unset() {
                found.push((name.clone(), value.clone()));
            }
        });
        found
    }

    /// Shows the locals of a frame, each with a number of its own, cells included; `Unset` is one that is not bound.
    pub fn each_variable(&self, frame: &Frame, mut show: impl FnMut(usize, &Name, &Value)) {
        let code = frame.code();
        for (index, name) in code.locals.iter().enumerate() {
            if let Some(value) = self.stack.get(frame.base + index)
                && !code.cells.contains(name)
            {
                show(index, name, value);
            }
        }
        let own = code.cells.len() - code.free_count;
        for (index, (name, cell)) in code.cells.iter().zip(frame.cells.iter()).take(own).enumerate() {
            if &**name != "__class__" {
                show(code.locals.len() + index, name, &cell.borrow());
            }
        }
    }

    /// The line of the program that is running: of its innermost frame, else where the last one ended in an exception or
    /// where a thread was started last, by it or as it; 0 before the first.
    pub fn current_line(&self) -> u32 {
        self.visible_frames()
            .next_back()
            .map_or(self.last_line, |frame| frame.code().line_at(frame.pc.saturating_sub(1)))
    }

    pub fn new_exception(&self, class: &str, args: Vec<Value>) -> Rc<Instance> {
        let class = self.types.get(class).unwrap_or_else(|| self.types.exception.clone());
        self.exception_of(class, args)
    }

    pub fn exception_of(&self, class: Rc<Class>, args: Vec<Value>) -> Rc<Instance> {
        Instance::new(class, Payload::Exception(RefCell::new(Exception::with_args(args))))
    }

    /// A KeyError about this key.
    pub fn key_error(&self, key: &Value) -> Exit {
        Exit::raise(self.new_exception("KeyError", vec![key.clone()]))
    }

    /// Whether an exception is of a built-in class or of a subclass of it.
    pub fn is_exception(&self, exception: &Rc<Instance>, class: &str) -> bool {
        self.types.get(class).is_some_and(|class| exception.class.borrow().is_subclass_of(&class))
    }

    /// False when the repr of this value is already being made.
    pub fn enter_repr(&mut self, value: &Value) -> bool {
        let address = value.address();
        if self.reprs.contains(&address) {
            return false;
        }
        self.reprs.push(address);
        true
    }

    pub fn leave_repr(&mut self, value: &Value) {
        let address = value.address();
        self.reprs.retain(|&inside| inside != address);
    }

    /// Calls anything and runs it to its end.
    ///
    /// # Errors
    /// What the call raises; RecursionError when natives nest too deeply; a limit.
    pub fn call(&mut self, callable: &Value, args: Args) -> Outcome {
        if self.nesting >= NESTING_LIMIT {
            return Err(self.error("RecursionError", "maximum recursion depth exceeded"));
        }
        let floor = self.frames.len();
        // What it calls may be native and call again.
        self.nesting += 1;
        let begun = self.begin_call(callable.clone(), args, Role::Call);
        self.nesting -= 1;
        match begun? {
            Some(value) => Ok(value),
            None => self.run_nested(floor),
        }
    }

    /// Runs what was just begun above `floor` to its end.
    pub(super) fn run_nested(&mut self, floor: usize) -> Outcome {
        if self.nesting >= NESTING_LIMIT {
            self.drop_frames(floor);
            return Err(self.error("RecursionError", "maximum recursion depth exceeded"));
        }
        self.nesting += 1;
        let result = self.run_to(floor);
        self.nesting -= 1;
        result
    }

    /// Throws the frames above `floor` away.
    pub(super) fn drop_frames(&mut self, floor: usize) {
        while self.frames.len() > floor {
            if let Some(Activation::Python(frame)) = self.frames.pop() {
                self.depth -= 1;
                self.stack.truncate(frame.floor);
            }
        }
    }

    /// Gives up what is running, without telling the program: its variables stay as they are.
    pub fn abandon(&mut self) {
        for frame in self.frames.iter().filter_map(Activation::as_frame) {
            if let Some(generator) = &frame.generator {
                generator.state.replace(GeneratorState::Done);
            }
        }
        self.drop_frames(0);
        self.stack.clear();
        self.drop_threads();
        self.depth = 0;
        self.nesting = 0;
        self.nested_values = 0;
        self.reprs.clear();
        self.is_returning = false;
        self.is_reraised = false;
        if let Some(events) = self.modules.get("asyncio.events") {
            events.globals.set("_running", Value::None);
        }
    }

    pub(super) fn remember_class(&self, class: &Rc<Class>) {
        self.heap_classes.borrow_mut().push(Rc::downgrade(class));
    }
}

impl Drop for Machine {
    /// Ends the cycles that run through modules and classes.
    fn drop(&mut self) {
        self.orphans.is_over.set(true);
        self.drop_frames(0);
        self.stack.clear();
        self.drop_threads();
        self.context = Value::Unset;
        drop(self.orphans.waiting.take());
        drop(self.orphans.dying.take());
        self.connections.clear();
        self.warnings.clear();
        for module in self.modules.values() {
            module.globals.clear();
        }
        self.main.clear();
        for class in self.heap_classes.take() {
            if let Some(class) = class.upgrade() {
                let attributes = std::mem::take(&mut *class.attributes.borrow_mut());
                drop(attributes);
            }
        }
    }
}

impl Machine {
    /// `time.time()`.
    pub fn now(&self) -> f64 {
        self.clock.now()
    }

    /// Nanoseconds of lesson time.
    pub fn lesson_nanos(&self) -> i64 {
        self.clock.nanos().saturating_sub(self.started_at)
    }

    /// Lets lesson time pass, as `sleep` does.
    ///
    /// # Errors
    /// A limit beyond 200 years, the longest that a lesson lasts.
    pub fn let_pass(&mut self, seconds: f64) -> Outcome<()> {
        const LONGEST: f64 = 200.0 * 366.0 * 86_400.0;
        let nanos = (seconds * 1e9).round_ties_even();
        if self.lesson_nanos() as f64 + nanos > LONGEST * 1e9 {
            return Err(Exit::limit(Limit::Time));
        }
        self.clock.advance(std::time::Duration::from_nanos(nanos.max(0.0) as u64));
        Ok(())
    }

    /// The classes that the program and the modules in Python made, still alive.
    pub fn classes_of_program(&self) -> Vec<Rc<Class>> {
        self.heap_classes.borrow().iter().filter_map(std::rc::Weak::upgrade).collect()
    }
}

impl Machine {
    /// Runs the code of a module to its end.
    ///
    /// # Errors
    /// What it raises, or a limit.
    pub fn run_module(&mut self, code: Rc<Code>, globals: &Rc<Globals>) -> Outcome<()> {
        let floor = self.frames.len();
        self.push_module(code, globals.clone());
        self.run_nested(floor).map(|_| ())
    }

    /// A JSON text as Python values.
    ///
    /// # Errors
    /// The last line of the exception that `json.loads` raises.
    pub fn parse_json(&mut self, text: &str) -> Result<Value, String> {
        let parsed = self
            .import_module("json")
            .and_then(|json| self.attribute(&json, "loads"))
            .and_then(|loads| self.call(&loads, Args::one(Value::str(text))));
        match parsed {
            Ok(value) => Ok(value),
            Err(exit) => Err(match exit.exception() {
                Some(exception) => self.exception_line(exception),
                None => "it ran into a limit".to_owned(),
            }),
        }
    }
}
