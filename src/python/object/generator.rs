//! Generators, coroutines and asynchronous generators: a frame that waits.
//! Invariant: a running generator's frame is on the machine, a waiting one's is here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::python::code::CodeKind;
use crate::python::frame::Frame;
use crate::python::machine::Orphans;
use crate::python::machine::{Machine, ResumeGenerator};
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::object::instance::Instance;
use crate::python::value::{Name, Value};

pub struct Generator {
    pub kind: CodeKind,
    pub name: RefCell<Name>,
    pub qualname: RefCell<Name>,
    pub state: RefCell<GeneratorState>,
    /// For a coroutine: whether anyone ever awaited it.
    pub was_started: Cell<bool>,
    pub visible: bool,
    /// Where it reports being dropped unawaited.
    pub orphans: Rc<Orphans>,
}

pub enum GeneratorState {
    /// Before its first op or at a yield: the frame and its part of the value stack.
    Waiting(Box<Frame>, Vec<Value>),
    Running,
    Done,
}

/// What a generator is resumed with.
pub enum Sent {
    Value(Value),
    Raise(Rc<Instance>),
}

pub static GENERATOR_METHODS: &[Native] = &[
    Native::method("generator", "__iter__", itself),
    Native::method("generator", "__next__", next),
    Native::method("generator", "send", send),
    Native::method("generator", "throw", throw),
    Native::method("generator", "close", close),
];

pub static COROUTINE_METHODS: &[Native] = &[
    Native::method("coroutine", "__await__", itself),
    Native::method("coroutine", "send", send),
    Native::method("coroutine", "throw", throw),
    Native::method("coroutine", "close", close),
];

pub static ASYNC_GENERATOR_METHODS: &[Native] = &[
    Native::method("async_generator", "__aiter__", itself),
    Native::method("async_generator", "_resume", send),
    Native::method("async_generator", "_throw", throw),
];

fn itself(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "generator.__iter__")?;
    Ok(this)
}

fn receiver(m: &Machine, value: &Value) -> Outcome<Rc<Generator>> {
    match value {
        Value::Generator(generator) => Ok(generator.clone()),
        _ => Err(m.type_error("not a generator")),
    }
}

fn next(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "generator.__next__")?;
    let generator = receiver(m, &this)?;
    let sent = Some(Sent::Value(Value::None));
    Err(Exit::Task(Box::new(ResumeGenerator { generator, sent, is_close: false })))
}

fn send(m: &mut Machine, args: Args) -> Outcome {
    let [this, value] = args.exactly(m, "generator.send")?;
    let generator = receiver(m, &this)?;
    Err(Exit::Task(Box::new(ResumeGenerator { generator, sent: Some(Sent::Value(value)), is_close: false })))
}

fn throw(m: &mut Machine, args: Args) -> Outcome {
    let [this, class, value, _] = args.between(m, "generator.throw", 2)?;
    let generator = receiver(m, &this)?;
    let given = match (&class, value) {
        (Value::Class(_), Value::Instance(instance)) if instance.exception().is_some() => Value::Instance(instance),
        (Value::Class(_), value) if !value.is_unset() && !value.is_none() => m.call(&class, Args::one(value))?,
        _ => class,
    };
    let name = m.type_name(&given);
    let refusal = format!("exceptions must be classes or instances deriving from BaseException, not {name}");
    let exception = m.exception_from(given, &refusal)?;
    Err(Exit::Task(Box::new(ResumeGenerator { generator, sent: Some(Sent::Raise(exception)), is_close: false })))
}

fn close(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "generator.close")?;
    let generator = receiver(m, &this)?;
    let is_waiting = matches!(*generator.state.borrow(), GeneratorState::Waiting(..));
    if !is_waiting || !generator.was_started.replace(true) {
        // Nothing of it has run, so nothing of it has to be cleaned up.
        if is_waiting {
            *generator.state.borrow_mut() = GeneratorState::Done;
        }
        return Ok(Value::None);
    }
    let exception = m.new_exception("GeneratorExit", Vec::new());
    Err(Exit::Task(Box::new(ResumeGenerator { generator, sent: Some(Sent::Raise(exception)), is_close: true })))
}
