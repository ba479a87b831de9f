//! What runs: frames of Python code and tasks of native functions, stacked.
//! Invariant: a frame's locals and operands are the machine's stack from `base` up to the next frame's `floor`.

use std::cell::RefCell;
use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::rc::Rc;

use super::code::{Code, Op};
use super::machine::class_build::ClassBuild;
use super::native::Task;
use super::object::function::Function;
use super::object::generator::Generator;
use super::object::instance::Instance;
use super::value::{Attributes, Globals, Value};

pub type CellRef = Rc<RefCell<Value>>;

/// One call of Python code.
pub struct Frame {
    /// Whose code runs; for a module, one that nobody else has.
    pub function: Rc<Function>,
    /// The ops of its code, so that to go on with a frame is to follow one pointer.
    pub ops: NonNull<[Op]>,
    /// The next op.
    pub pc: usize,
    /// Where the locals start on the machine's stack.
    pub base: usize,
    /// What the stack is cut to when the frame ends: `base` less the place of the callable.
    pub floor: usize,
    pub cells: Box<[CellRef]>,
    pub role: Role,
    /// Set when the frame is that of a generator.
    pub generator: Option<Rc<Generator>>,
    /// What few frames have; none until there is something in it.
    pub extras: Option<Box<Extras>>,
}

/// Places of frames that have ended, for the next ones.
#[allow(clippy::vec_box, reason = "a frame stays where it is")]
pub struct SpareFrames(Vec<Box<MaybeUninit<Frame>>>);

impl Default for SpareFrames {
    fn default() -> Self {
        Self(Vec::with_capacity(64))
    }
}

#[allow(unsafe_code, reason = "to give memory back and to ask for it again takes as long as the rest of a short call")]
impl SpareFrames {
    /// Room for a frame.
    #[inline(always)]
    pub fn take(&mut self) -> Box<MaybeUninit<Frame>> {
        let Some(last) = self.0.len().checked_sub(1) else { return Box::new_uninit() };
        // SAFETY: the last place exists, and no longer counts when it is read out.
        unsafe {
            self.0.set_len(last);
            self.0.as_ptr().add(last).read()
        }
    }

    /// Lets the frame of a [plain call](Frame::is_plain_call) go: most of what it could hold, it does not.
    #[inline(always)]
    pub fn end_plain_call(&mut self, frame: Box<Frame>) {
        // SAFETY: what the frame holds is moved out of it once, and what is left is room for another.
        let place = unsafe {
            let place = Box::into_raw(frame);
            let Frame { function, cells, role, generator, extras, .. } = place.read();
            std::mem::forget((role, generator));
            if cells.is_empty() {
                std::mem::forget(cells);
            } else {
                drop(cells);
            }
            if extras.is_none() {
                std::mem::forget(extras);
            } else {
                drop(extras);
            }
            drop(function);
            Box::from_raw(place.cast::<MaybeUninit<Frame>>())
        };
        let len = self.0.len();
        if len < self.0.capacity() {
            // SAFETY: there is room for one more, which is written before it counts.
            unsafe {
                self.0.as_mut_ptr().add(len).write(place);
                self.0.set_len(len + 1);
            }
        }
    }
}

/// The part of a frame that most calls do without, kept apart so that a call is cheap.
#[derive(Default)]
pub struct Extras {
    /// The names of a class body.
    pub namespace: Option<Rc<RefCell<Attributes>>>,
    /// Exceptions being handled, innermost last.
    pub handled: Vec<Rc<Instance>>,
}

impl Frame {
    #[inline(always)]
    pub fn code(&self) -> &Code {
        &self.function.code
    }

    #[inline(always)]
    pub fn globals(&self) -> &Rc<Globals> {
        &self.function.globals
    }

    /// Whether its value is the result of a call and nothing more.
    #[inline(always)]
    pub fn is_plain_call(&self) -> bool {
        matches!(self.role, Role::Call) && self.generator.is_none()
    }

    pub fn extras(&mut self) -> &mut Extras {
        self.extras.get_or_insert_default()
    }

    pub fn namespace(&self) -> Option<&Rc<RefCell<Attributes>>> {
        self.extras.as_ref()?.namespace.as_ref()
    }

    /// The exception being handled.
    pub fn handled(&self) -> Option<&Rc<Instance>> {
        self.extras.as_ref()?.handled.last()
    }
}

/// What is done with the value that a frame or task ends with.
pub enum Role {
    /// It is the result of a call.
    Call,
    /// It is thrown away: of `__setitem__`, a setter.
    Discard,
    /// It is a method just looked up: `Unset` goes beside it, as `LoadMethod` promises.
    Method,
    /// `__init__`: must be None, and the instance is the result.
    Init(Value),
    /// It is what `__iter__` returned, and must be an iterator.
    Iter,
    /// It answers "the next item": a return or StopIteration means exhausted.
    Next,
    /// It answers [`super::code::Op::Send`].
    Send,
    /// It answers `send()`, `throw()` or `next()` of a generator: a return is a StopIteration.
    Resume,
    /// A class body.
    Class(Box<ClassBuild>),
}

pub enum Activation {
    Python(Box<Frame>),
    Native(Box<Waiting>),
}

/// A native function that waits for code of the program.
pub struct Waiting {
    pub task: Box<dyn Task>,
    pub role: Role,
}

impl Activation {
    pub fn native(task: Box<dyn Task>, role: Role) -> Self {
        Self::Native(Box::new(Waiting { task, role }))
    }

    pub fn as_frame(&self) -> Option<&Frame> {
        match self {
            Self::Python(frame) => Some(frame),
            Self::Native(..) => None,
        }
    }
}
