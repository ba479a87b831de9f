//! Generators, coroutines and asynchronous generators: a frame that waits.
//! Invariant: a running generator's frame is on the machine, a waiting one's is here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::python::code::CodeKind;
use crate::python::frame::Frame;
use crate::python::machine::Orphans;
use crate::python::machine::{Machine, ResumeGenerator};
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Value};

pub struct Generator {
    pub kind: CodeKind,
    pub name: RefCell<Name>,
    pub qualname: RefCell<Name>,
    pub state: RefCell<GeneratorState>,
    /// The frame's part of the stack while it waits, the top first.
    pub operands: RefCell<Vec<Value>>,
    /// For a coroutine: whether anyone ever awaited it.
    pub was_started: Cell<bool>,
    /// Whether `aclose()` is awaited, which takes the end of it for its answer.
    pub is_closing: Cell<bool>,
    pub visible: bool,
    /// Where it reports being dropped unawaited.
    pub orphans: Rc<Orphans>,
}

impl Generator {
    /// What CPython calls its kind.
    pub fn what(&self) -> &'static str {
        match self.kind {
            CodeKind::Coroutine => "coroutine",
            CodeKind::AsyncGenerator => "async generator",
            _ => "generator",
        }
    }
}

pub enum GeneratorState {
    /// Before its first op or at a yield.
    Waiting(Box<Frame>),
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
    Native::method("async_generator", "__anext__", anext),
    Native::method("async_generator", "asend", asend),
    Native::method("async_generator", "athrow", athrow),
    Native::method("async_generator", "aclose", aclose),
];

pub static ASYNC_STEP_METHODS: &[Native] = &[Native::method("async_generator_asend", "__await__", itself)];

/// What `__anext__()` and its like return: awaiting it resumes the asynchronous generator.
pub struct AsyncStep {
    pub generator: Rc<Generator>,
    /// What the first resumption sends.
    pub sent: RefCell<Option<Sent>>,
    pub is_close: bool,
}

fn step(m: &mut Machine, this: &Value, sent: Sent) -> Outcome {
    let generator = receiver(m, this)?;
    let step = AsyncStep { generator, sent: RefCell::new(Some(sent)), is_close: false };
    Ok(Value::Instance(Instance::new(m.types.async_step.clone(), Payload::Native(Box::new(step)))))
}

fn anext(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "async_generator.__anext__")?;
    step(m, &this, Sent::Value(Value::None))
}

fn asend(m: &mut Machine, args: Args) -> Outcome {
    let [this, value] = args.exactly(m, "async_generator.asend")?;
    step(m, &this, Sent::Value(value))
}

fn athrow(m: &mut Machine, args: Args) -> Outcome {
    let [this, raised] = args.exactly(m, "async_generator.athrow")?;
    let exception = m.exception_from(raised, "exceptions must be classes or instances deriving from BaseException")?;
    step(m, &this, Sent::Raise(exception))
}

/// Closing what never ran, or is done, ends it at once; what waits gets a GeneratorExit.
fn aclose(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly(m, "async_generator.aclose")?;
    let exception = m.new_exception("GeneratorExit", Vec::new());
    let generator = receiver(m, &this)?;
    let step = AsyncStep { generator, sent: RefCell::new(Some(Sent::Raise(exception))), is_close: true };
    Ok(Value::Instance(Instance::new(m.types.async_step.clone(), Payload::Native(Box::new(step)))))
}

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
    Err(Exit::task(Box::new(ResumeGenerator { generator, sent, is_close: false })))
}

fn send(m: &mut Machine, args: Args) -> Outcome {
    let [this, value] = args.exactly(m, "generator.send")?;
    let generator = receiver(m, &this)?;
    Err(Exit::task(Box::new(ResumeGenerator { generator, sent: Some(Sent::Value(value)), is_close: false })))
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
    Err(Exit::task(Box::new(ResumeGenerator { generator, sent: Some(Sent::Raise(exception)), is_close: false })))
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
    Err(Exit::task(Box::new(ResumeGenerator { generator, sent: Some(Sent::Raise(exception)), is_close: true })))
}
