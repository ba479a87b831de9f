//! Exceptions on their way: handlers, tracebacks, the ends of frames.
//! Invariant: an exception that leaves the floor has passed, and popped, every frame above it.

use std::ptr::NonNull;
use std::rc::Rc;

use super::Machine;
use super::operands::Operands;
use super::run::Next;
use crate::python::code::{CodeKind, Op};
use crate::python::frame::{Activation, Frame, Role};
use crate::python::native::{Exit, Outcome};
use crate::python::object::exception::Passed;
use crate::python::object::generator::GeneratorState;
use crate::python::object::instance::Instance;
use crate::python::value::{Name, Value};

impl Machine {
    /// Finds a handler above `floor`. A value: the frame at the floor ended after all.
    pub(super) fn unwind(&mut self, exception: Rc<Instance>, floor: usize) -> Outcome<Option<Value>> {
        self.exceptions_seen += 1;
        // What the failed operation was about may have been a coroutine that now nobody awaits.
        self.look_after_orphans()?;
        self.set_context(&exception);
        let mut exception = exception;
        loop {
            if self.frames.len() <= floor {
                return Err(Exit::raise(exception));
            }
            self.spend(10)?;
            let ended = match self.frames.last_mut() {
                Some(Activation::Python(frame)) => {
                    let at = frame.pc.saturating_sub(1) as u32;
                    let handler = frame.code().handlers.iter().find(|h| h.start <= at && at < h.end).copied();
                    if frame.code().visible {
                        self.last_line = frame.code().line_at(at as usize);
                    }
                    if let Some(data) = exception.exception()
                        && !std::mem::take(&mut self.is_reraised)
                    {
                        data.borrow_mut().traceback.push(Passed {
                            function: frame.code().name.clone(),
                            line: frame.code().line_at(at as usize),
                            visible: frame.code().visible,
                        });
                    }
                    if let Some(handler) = handler {
                        let operands = frame.base + frame.code().locals.len() + handler.depth as usize;
                        let extras = frame.extras();
                        extras.handled.truncate(handler.handling as usize);
                        extras.handled.push(exception.clone());
                        frame.pc = handler.target as usize;
                        self.drop_operands(operands)?;
                        self.stack.push(Value::Instance(exception));
                        return Ok(None);
                    }
                    self.leave_raised(&mut exception, floor)
                }
                Some(Activation::Native(_)) => {
                    self.is_reraised = false;
                    let Some(Activation::Native(mut waiting)) = self.frames.pop() else { continue };
                    let ask = waiting.task.raised(self, exception.clone());
                    match self.obey(floor, waiting, ask) {
                        Ok(next) => Ok(Some(next)),
                        Err(exit) => exit.into_exception().map(|next| {
                            exception = next;
                            None
                        }),
                    }
                }
                None => return Err(Exit::raise(exception)),
            };
            match ended {
                Ok(None) => {}
                Ok(Some(Next::Ended(value))) => return Ok(Some(value)),
                Ok(Some(Next::Switch | Next::Answer(_))) => return Ok(None),
                Err(exit) => exception = exit.into_exception()?,
            }
        }
    }

    /// Warns of coroutines and closes generators that were dropped, while an exception is on its way, which goes on.
    ///
    /// # Errors
    /// A limit.
    fn look_after_orphans(&mut self) -> Outcome<()> {
        match self.orphans.any.get().then(|| self.warn_of_orphans()) {
            Some(Err(exit)) if exit.is_limit() => Err(exit),
            _ => Ok(()),
        }
    }

    /// Drops what an exception leaves behind on the stack, the last first: loops over generators, which are closed then.
    /// Those in local variables live on, as they do in CPython in the traceback.
    ///
    /// # Errors
    /// A limit.
    fn drop_operands(&mut self, height: usize) -> Outcome<()> {
        let were_orphans = self.orphans.any.replace(false);
        while self.stack.len() > height {
            self.stack.pop();
        }
        self.look_after_orphans()?;
        self.orphans.any.set(were_orphans);
        Ok(())
    }

    /// Pops the Python frame that an exception leaves. Something: the exception was an answer.
    fn leave_raised(&mut self, exception: &mut Rc<Instance>, floor: usize) -> Outcome<Option<Next>> {
        let Some(Activation::Python(frame)) = self.frames.pop() else { return Ok(None) };
        self.depth -= 1;
        self.is_returning = false;
        self.keep_coroutines(&frame, exception);
        self.drop_operands(frame.base + frame.code().locals.len())?;
        self.stack.truncate(frame.floor);
        let is_stop = self.is_exception(exception, "StopIteration");
        if let Some(generator) = &frame.generator {
            *generator.state.borrow_mut() = GeneratorState::Done;
            if generator.is_closing.take() && self.is_exception(exception, "GeneratorExit") {
                return self.complete_send(Value::None, floor).map(Some);
            }
            let stops = if generator.kind == CodeKind::AsyncGenerator { "StopAsyncIteration" } else { "StopIteration" };
            let is_own_stop = self.is_exception(exception, stops);
            if is_stop || is_own_stop {
                let what = generator.what();
                let name = if is_stop { "StopIteration" } else { stops };
                let wrapped = self.new_exception("RuntimeError", vec![Value::from(format!("{what} raised {name}"))]);
                if let Some(data) = wrapped.exception() {
                    let mut data = data.borrow_mut();
                    data.cause = Some(exception.clone());
                    data.context = Some(exception.clone());
                }
                *exception = wrapped;
            }
            return Ok(None);
        }
        match frame.role {
            Role::Next if is_stop => self.deliver(Value::Unset, Role::Next, floor).map(Some),
            Role::Send if is_stop => {
                let value = exception.exception().and_then(|data| data.borrow().args.first().cloned());
                self.complete_send(value.unwrap_or(Value::None), floor).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// In CPython an exception's traceback holds the frames that it left, so a coroutine that nobody awaited is dropped,
    /// and warned of, only with the exception.
    fn keep_coroutines(&self, frame: &Frame, exception: &Instance) {
        let Some(data) = exception.exception() else { return };
        for value in self.stack.get(frame.base..frame.base + frame.code().locals.len()).unwrap_or_default() {
            if let Value::Generator(coroutine) = value
                && coroutine.kind == CodeKind::Coroutine
                && !coroutine.was_started.get()
            {
                data.borrow_mut().kept.push(value.clone());
            }
        }
    }

    /// Ends the Python frame on top with the value on top, where that is the result of a call and the caller is the frame
    /// below. None, with nothing done, where it is something else. There may be orphans afterwards.
    #[inline(always)]
    pub(super) fn return_to_caller(&mut self, floor: usize) -> Option<NonNull<Frame>> {
        match self.frames.get(floor..) {
            Some([.., Activation::Python(_), Activation::Python(frame)]) if frame.is_plain_call() => {}
            _ => return None,
        }
        let Some(Activation::Python(frame)) = self.frames.pop() else { return None };
        self.depth -= 1;
        let value = self.stack.take_top();
        self.stack.cut(frame.floor);
        self.spare.end_plain_call(frame);
        self.stack.put(value);
        self.python_frame()
    }

    /// Ends the Python frame on top with a value.
    #[inline(never)]
    pub(super) fn end_frame(&mut self, value: Value, floor: usize) -> Outcome<Next> {
        let Some(Activation::Python(mut frame)) = self.frames.pop() else { return Ok(Next::Switch) };
        self.depth -= 1;
        self.stack.cut(frame.floor);
        if let Some(generator) = &frame.generator {
            *generator.state.borrow_mut() = GeneratorState::Done;
            return match frame.role {
                Role::Send if generator.is_closing.take() => self.complete_send(Value::None, floor),
                _ if generator.kind == CodeKind::AsyncGenerator => {
                    Err(Exit::raise(self.new_exception("StopAsyncIteration", Vec::new())))
                }
                Role::Next => self.deliver(Value::Unset, Role::Next, floor),
                Role::Send => self.complete_send(value, floor),
                _ => {
                    let args = if value.is_none() { Vec::new() } else { vec![value] };
                    Err(Exit::raise(self.new_exception("StopIteration", args)))
                }
            };
        }
        match frame.role {
            Role::Class(build) => {
                let role = Role::Call;
                let namespace = frame.extras.take().and_then(|extras| extras.namespace).unwrap_or_default();
                let code = &frame.function.code;
                let cell = code
                    .cells
                    .iter()
                    .position(|name| &**name == "__class__")
                    .filter(|&at| at < code.cells.len() - code.free_count)
                    .and_then(|at| frame.cells.get(at).cloned());
                let class = self.finish_class(*build, namespace, cell)?;
                self.deliver(class, role, floor)
            }
            Role::Send => self.complete_send(value, floor),
            role => {
                let next = self.deliver(value, role, floor)?;
                if self.orphans.any.get() {
                    self.warn_of_orphans()?;
                }
                Ok(next)
            }
        }
    }

    /// The receiver of a `Send` is done: its result takes its place and the loop ends.
    pub(super) fn complete_send(&mut self, value: Value, floor: usize) -> Outcome<Next> {
        if self.frames.len() <= floor {
            return Ok(Next::Ended(value));
        }
        if let Some(Activation::Python(frame)) = self.frames.last_mut()
            && let Op::Send(target) = frame.code().ops[frame.pc - 1]
        {
            frame.pc = target as usize;
            self.stack.pop();
            self.stack.push(value);
        }
        Ok(Next::Switch)
    }

    /// The exception being handled, as `sys.exc_info()` would say.
    pub fn handled_exception(&self) -> Option<Rc<Instance>> {
        self.frames.iter().rev().filter_map(Activation::as_frame).find_map(|frame| frame.handled().cloned())
    }

    fn set_context(&self, exception: &Rc<Instance>) {
        let Some(current) = self.handled_exception() else { return };
        if Rc::ptr_eq(&current, exception) {
            return;
        }
        // A chain that leads back to the exception itself is cut, as CPython does.
        let mut link = current.clone();
        for _ in 0..1000 {
            let Some(next) = link.exception().and_then(|data| data.borrow().context.clone()) else { break };
            if Rc::ptr_eq(&next, exception) {
                if let Some(data) = link.exception() {
                    data.borrow_mut().context = None;
                }
                break;
            }
            link = next;
        }
        if let Some(data) = exception.exception() {
            let mut data = data.borrow_mut();
            if data.context.is_none() {
                data.context = Some(current);
            }
        }
    }

    pub(super) fn unbound_local(&self, name: &Name) -> Exit {
        self.error(
            "UnboundLocalError",
            format!("cannot access local variable '{name}' where it is not associated with a value"),
        )
    }

    pub(super) fn name_error(&self, name: &Name) -> Exit {
        let exit = self.error("NameError", format!("name '{name}' is not defined"));
        if let Some(exception) = exit.exception() {
            exception.set("name", Value::Str(name.clone()));
        }
        exit
    }

    /// Reports coroutines that were dropped before anyone awaited them.
    pub(super) fn warn_of_orphans(&mut self) -> Outcome<()> {
        self.orphans.any.set(false);
        self.close_dropped()?;
        self.finalize_dropped()?;
        let names = std::mem::take(&mut *self.orphans.names.borrow_mut());
        for name in names {
            let category = self.class("RuntimeWarning");
            let text = format!("coroutine '{name}' was never awaited");
            let warning = self.exception_of(category, vec![Value::str(&text)]);
            self.warn_explicit(warning, &text, "__main__", self.current_line())?;
        }
        Ok(())
    }
}
