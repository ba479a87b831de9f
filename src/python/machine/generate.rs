//! Generators and coroutines: making, suspending and resuming their frames.
//! Invariant: a frame is on the machine or in its generator, never in both.

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::rc::Rc;

use super::Machine;
use super::operands::Operands;
use super::run::Next;
use crate::python::code::{CodeKind, Op};
use crate::python::frame::{Activation, Frame, Role};
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::burial::{bury, bury_cells};
use crate::python::object::generator::{AsyncStep, Generator, GeneratorState, Sent};
use crate::python::object::instance::Instance;
use crate::python::value::Value;

impl Machine {
    /// Turns the frame on top, just begun, into a generator that waits.
    #[inline(never)]
    pub(super) fn make_generator(&mut self, floor: usize) -> Outcome<Next> {
        let Some(Activation::Python(mut frame)) = self.frames.pop() else { return Ok(Next::Switch) };
        self.depth -= 1;
        let role = std::mem::replace(&mut frame.role, Role::Call);
        let code = frame.function.code.clone();
        let generator = Rc::new(Generator {
            kind: code.kind,
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            state: RefCell::new(GeneratorState::Done),
            operands: RefCell::default(),
            was_started: Cell::new(false),
            is_closing: Cell::new(false),
            visible: code.visible,
            orphans: self.orphans.clone(),
        });
        self.save_operands(frame.base, &generator);
        self.stack.cut(frame.floor);
        *generator.state.borrow_mut() = GeneratorState::Waiting(frame);
        self.deliver(Value::Generator(generator), role, floor)
    }

    /// Moves the stack from `base` on into a generator.
    #[inline(always)]
    fn save_operands(&mut self, base: usize, generator: &Generator) {
        self.stack.turn_over(base, &mut generator.operands.borrow_mut());
    }

    /// Moves it back and puts the generator's frame around it.
    #[inline(always)]
    fn restore(&mut self, mut frame: Box<Frame>, generator: Rc<Generator>, role: Role) {
        let base = self.stack.len();
        frame.base = base;
        frame.floor = base;
        generator.operands.borrow_mut().turn_over(0, &mut self.stack);
        // A frame that waits has neither: what it had then was `Call` and nothing.
        std::mem::forget(std::mem::replace(&mut frame.role, role));
        std::mem::forget(frame.generator.replace(generator));
        self.depth += 1;
        self.frames.push(Activation::Python(frame));
    }

    /// Goes on with the generator on top of the stack for the loop of the frame on top. None, with nothing done, where
    /// that takes more than to put its frame back.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn resume_in_loop(&mut self) -> Option<NonNull<Frame>> {
        let Some(Value::Generator(generator)) = self.stack.last() else { return None };
        let is_free = self.depth < self.recursion_limit && self.operations < self.limits.operations;
        if !is_free || generator.kind != CodeKind::Generator || !generator.was_started.get() {
            return None;
        }
        let mut state = generator.state.borrow_mut();
        match std::mem::replace(&mut *state, GeneratorState::Running) {
            GeneratorState::Waiting(frame) => {
                drop(state);
                self.operations += 1;
                let mut frame = frame;
                // The usual statement `yield item` lets what is sent go at once.
                let is_ignored = matches!(frame.code().ops[frame.pc], Op::Pop);
                if is_ignored {
                    frame.pc += 1;
                }
                let generator = generator.clone();
                self.restore(frame, generator, Role::Next);
                if !is_ignored {
                    self.stack.put(Value::None);
                }
                self.python_frame()
            }
            other => {
                *state = other;
                None
            }
        }
    }

    /// Puts the frame of a generator away before its op `pc` and hands the value on top to the loop of the frame below.
    /// None, with nothing done, where that is not what wants it.
    #[inline(always)]
    pub(super) fn yield_to_loop(&mut self, floor: usize, pc: usize) -> Option<NonNull<Frame>> {
        match self.frames.get(floor..) {
            Some([.., Activation::Python(_), Activation::Python(frame)])
                if matches!(frame.role, Role::Next) && frame.code().kind == CodeKind::Generator => {}
            _ => return None,
        }
        let Some(Activation::Python(mut frame)) = self.frames.pop() else { return None };
        self.depth -= 1;
        frame.pc = pc;
        let value = self.stack.take_top();
        // What it was holds nothing.
        std::mem::forget(std::mem::replace(&mut frame.role, Role::Call));
        if let Some(generator) = frame.generator.take() {
            self.save_operands(frame.base, &generator);
            // Nor does it where it was running.
            std::mem::forget(generator.state.replace(GeneratorState::Waiting(frame)));
        }
        self.stack.put(value);
        self.python_frame()
    }

    /// Puts the frame on top away and hands the yielded value on.
    #[inline(never)]
    pub(super) fn suspend(&mut self, value: Value, floor: usize) -> Outcome<Next> {
        let Some(Activation::Python(mut frame)) = self.frames.pop() else { return Ok(Next::Switch) };
        self.depth -= 1;
        let role = std::mem::replace(&mut frame.role, Role::Call);
        // An asynchronous generator's own `yield` answers the await; what it awaits itself is passed on.
        let is_item =
            frame.code().kind == CodeKind::AsyncGenerator && matches!(frame.code().ops[frame.pc - 1], Op::Yield);
        let mut is_closing = false;
        if let Some(generator) = frame.generator.take() {
            is_closing = is_item && generator.is_closing.take();
            self.save_operands(frame.base, &generator);
            // It was running, which is nothing to let go.
            std::mem::forget(generator.state.replace(GeneratorState::Waiting(frame)));
        }
        // The usual: a function goes through all items.
        if matches!(role, Role::Next)
            && self.frames.len() > floor
            && let Some(Activation::Native(_)) = self.frames.last()
        {
            return self.step_task(floor, value);
        }
        if is_item && matches!(role, Role::Send) {
            if is_closing {
                return Err(self.error("RuntimeError", "async generator ignored GeneratorExit"));
            }
            return self.complete_send(value, floor);
        }
        self.deliver(value, role, floor)
    }

    /// Puts a generator's frame back on top, to go on with what is sent.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn begin_resume(&mut self, generator: Rc<Generator>, sent: Sent, role: Role) -> Outcome<()> {
        self.spend(1)?;
        self.check_depth()?;
        let state = std::mem::replace(&mut *generator.state.borrow_mut(), GeneratorState::Running);
        match state {
            GeneratorState::Running => Err(self.value_error(format!("{} already executing", generator.what()))),
            GeneratorState::Done => {
                *generator.state.borrow_mut() = GeneratorState::Done;
                Err(self.resumed_after_its_end(sent, generator.kind))
            }
            GeneratorState::Waiting(frame) => {
                let is_fresh = !generator.was_started.get();
                if is_fresh
                    && let Sent::Value(value) = &sent
                    && !value.is_none()
                {
                    let text = format!("can't send non-None value to a just-started {}", generator.what());
                    *generator.state.borrow_mut() = GeneratorState::Waiting(frame);
                    return Err(self.type_error(text));
                }
                generator.was_started.set(true);
                match sent {
                    Sent::Value(value) => {
                        self.restore(frame, generator, role);
                        if !is_fresh {
                            self.stack.put(value);
                        }
                        Ok(())
                    }
                    Sent::Raise(exception) => {
                        // `yield from`: what is thrown in goes to the receiver first.
                        let first = generator.operands.borrow().first().cloned();
                        let delegates =
                            matches!(frame.pc.checked_sub(1).map(|at| frame.code().ops[at]), Some(Op::YieldFrom));
                        self.restore(frame, generator, role);
                        match first.filter(|_| delegates && !is_fresh) {
                            Some(receiver) => self.begin_throw_to_receiver(&receiver, exception),
                            None => Err(Exit::raise(exception)),
                        }
                    }
                }
            }
        }
    }

    #[cold]
    fn resumed_after_its_end(&self, sent: Sent, kind: CodeKind) -> Exit {
        match (sent, kind) {
            (Sent::Raise(exception), _) => Exit::raise(exception),
            (_, CodeKind::Coroutine) => self.error("RuntimeError", "cannot reuse already awaited coroutine"),
            (_, CodeKind::AsyncGenerator) => Exit::raise(self.new_exception("StopAsyncIteration", Vec::new())),
            _ => Exit::raise(self.new_exception("StopIteration", Vec::new())),
        }
    }

    /// Throws into what a generator is delegating to; the op before is made the `Send` whose answer this is.
    fn begin_throw_to_receiver(&mut self, receiver: &Value, exception: Rc<Instance>) -> Outcome<()> {
        if let Some(Activation::Python(frame)) = self.frames.last_mut() {
            // `Send` lies right before `YieldFrom`: its answer is a yielded value or the end of the loop.
            frame.pc -= 1;
        }
        match receiver {
            Value::Generator(inner) => {
                if self.is_exception(&exception, "GeneratorExit") {
                    let inner = Value::Generator(inner.clone());
                    if let Some(close) = self.special(&inner, "close") {
                        self.call(&close, Args::none())?;
                    }
                    return Err(Exit::raise(exception));
                }
                self.begin_resume(inner.clone(), Sent::Raise(exception), Role::Send)
            }
            Value::Instance(instance) if instance.native::<AsyncStep>().is_some() => {
                match instance.native::<AsyncStep>().map(|step| step.generator.clone()) {
                    Some(generator) => self.begin_resume(generator, Sent::Raise(exception), Role::Send),
                    None => Err(Exit::raise(exception)),
                }
            }
            other => match self.attribute_or_none(other, "throw")? {
                Some(throw) => {
                    if let Some(value) = self.begin_call(throw, Args::one(Value::Instance(exception)), Role::Send)? {
                        self.stack.push(value);
                    }
                    Ok(())
                }
                None => Err(Exit::raise(exception)),
            },
        }
    }

    /// `Send`: a yielded value, or the result in `Err`, or `None` when frames changed.
    #[inline(never)]
    pub(super) fn begin_send(&mut self, receiver: &Value, sent: Value) -> Outcome<Option<Result<Value, Value>>> {
        match receiver {
            Value::Generator(generator) => {
                self.begin_resume(generator.clone(), Sent::Value(sent), Role::Send)?;
                Ok(None)
            }
            Value::Instance(instance) if instance.native::<AsyncStep>().is_some() => {
                if let Some(step) = instance.native::<AsyncStep>() {
                    let first = step.sent.take().unwrap_or(Sent::Value(sent));
                    let generator = step.generator.clone();
                    if step.is_close && matches!(first, Sent::Raise(_)) {
                        let is_done = matches!(*generator.state.borrow(), GeneratorState::Done);
                        if is_done || !generator.was_started.replace(true) {
                            *generator.state.borrow_mut() = GeneratorState::Done;
                            return Ok(Some(Err(Value::None)));
                        }
                        let waits = matches!(*generator.state.borrow(), GeneratorState::Waiting(_));
                        generator.is_closing.set(waits);
                    }
                    self.begin_resume(generator, first, Role::Send)?;
                }
                Ok(None)
            }
            _ if sent.is_none() => match self.begin_next(receiver, Role::Send)? {
                Some(Value::Unset) => Ok(Some(Err(Value::None))),
                Some(value) => Ok(Some(Ok(value))),
                None => Ok(None),
            },
            other => {
                let send = self.attribute(other, "send")?;
                match self.begin_call(send, Args::one(sent), Role::Send)? {
                    Some(value) => Ok(Some(Ok(value))),
                    None => Ok(None),
                }
            }
        }
    }
}

impl Drop for Generator {
    /// A coroutine that was never awaited is reported; a generator that waits inside a `try` or `with` is closed by the
    /// machine at the next chance, since closing runs code of the program.
    fn drop(&mut self) {
        if self.kind == CodeKind::Coroutine && !self.was_started.get() {
            self.orphans.any.set(true);
            self.orphans.names.borrow_mut().push(self.qualname.borrow().clone());
            return;
        }
        let state = std::mem::replace(&mut *self.state.borrow_mut(), GeneratorState::Done);
        let GeneratorState::Waiting(frame) = state else { return };
        if !self.orphans.is_over.get()
            && self.was_started.get()
            && self.kind == CodeKind::Generator
            && frame.code().handlers.iter().any(|handler| {
                let at = frame.pc.saturating_sub(1) as u32;
                handler.start <= at && at < handler.end
            })
        {
            self.orphans.any.set(true);
            self.orphans.waiting.borrow_mut().push(Generator {
                kind: self.kind,
                name: RefCell::new(self.name.borrow().clone()),
                qualname: RefCell::new(self.qualname.borrow().clone()),
                state: RefCell::new(GeneratorState::Waiting(frame)),
                operands: RefCell::new(self.operands.take()),
                was_started: Cell::new(true),
                is_closing: Cell::new(false),
                visible: self.visible,
                orphans: self.orphans.clone(),
            });
        } else {
            bury_cells(&frame.cells);
            bury(self.operands.take());
        }
    }
}

impl Machine {
    /// Closes the generators that were dropped while they waited inside a `try` or `with`.
    pub(super) fn close_dropped(&mut self) -> Outcome<()> {
        let waiting = std::mem::take(&mut *self.orphans.waiting.borrow_mut());
        for generator in waiting {
            let generator = Value::Generator(Rc::new(generator));
            if let Some(close) = self.special(&generator, "close") {
                // What it raises then has nobody to catch it; CPython prints and goes on.
                match self.call(&close, Args::none()) {
                    Err(exit) if exit.is_limit() => return Err(exit),
                    _ => {
                        if let Value::Generator(generator) = &generator {
                            *generator.state.borrow_mut() = GeneratorState::Done;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
