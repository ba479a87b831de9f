//! The ops outside the hot loop, which are rare or slow by nature.
//! Invariant: an op that begins an activation returns [`Rare::Switch`].

mod awaiting;
mod building;
mod formatting;
mod functions;
mod namespaces;
mod raise;
mod unpack;

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use super::run::Rare;
use crate::python::code::{Code, Op};
use crate::python::frame::{Activation, CellRef, Frame, Role};
use crate::python::native::{Args, Exit, Outcome};
use crate::python::value::{Attributes, Slice, Value};

impl Machine {
    pub(super) fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or_default()
    }

    pub(super) fn pop_many(&mut self, count: usize) -> Vec<Value> {
        let at = self.stack.len().saturating_sub(count);
        self.stack.split_off(at)
    }

    fn frame_mut(&mut self) -> Option<&mut Frame> {
        match self.frames.last_mut() {
            Some(Activation::Python(frame)) => Some(frame),
            _ => None,
        }
    }

    pub(super) fn cell(&self, index: u32) -> CellRef {
        let frame = self.frames.last().and_then(Activation::as_frame);
        frame.and_then(|frame| frame.cells.get(index as usize).cloned()).unwrap_or_default()
    }

    pub(super) fn namespace(&self) -> Rc<RefCell<Attributes>> {
        let frame = self.frames.last().and_then(Activation::as_frame);
        frame.and_then(|frame| frame.namespace().cloned()).unwrap_or_default()
    }

    /// Pushes a value that is there, or says that one is to come.
    pub(super) fn answer(&mut self, begun: Option<Value>) -> Rare {
        match begun {
            Some(value) => {
                self.stack.push(value);
                Rare::Done
            }
            None => Rare::Switch,
        }
    }

    pub(super) fn unbound_cell(&self, code: &Code, index: u32) -> Exit {
        let name = &code.cells[index as usize];
        if (index as usize) < code.cells.len() - code.free_count {
            return self.unbound_local(name);
        }
        let text =
            format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        self.error("NameError", text)
    }

    /// Runs an op that is in none of the quicker ways.
    #[allow(clippy::too_many_lines, reason = "one arm an op")]
    #[inline(never)]
    pub(super) fn run_rarest(&mut self, op: &Op, code: &Code, base: usize) -> Outcome<Rare> {
        let op = *op;
        match op {
            Op::DeleteFast(local) => {
                let place = &mut self.stack[base + local as usize];
                if place.is_unset() {
                    return Err(self.unbound_local(&code.locals[local as usize]));
                }
                let old = std::mem::take(place);
                drop(old);
                self.check_orphans()?;
            }
            Op::DeleteGlobal(slot) => {
                let frame_globals = self.frames.last().and_then(Activation::as_frame).map(|f| f.globals().clone());
                if let Some(globals) = frame_globals {
                    let old = std::mem::take(&mut globals.values.borrow_mut()[slot as usize]);
                    if old.is_unset() {
                        return Err(self.name_error(&globals.name(slot)));
                    }
                    drop(old);
                    self.check_orphans()?;
                }
            }
            Op::DeleteCell(index) => {
                let old = self.cell(index).take();
                if old.is_unset() {
                    return Err(self.unbound_cell(code, index));
                }
            }
            Op::DeleteName(name) => {
                let name = &code.names[name as usize];
                if self.namespace().borrow_mut().shift_remove(name).is_none() {
                    return Err(self.name_error(name));
                }
            }
            Op::LoadClassCell(index) => {
                let name = &code.cells[index as usize];
                let own = self.namespace().borrow().get(name).cloned();
                let value = own.unwrap_or_else(|| self.cell(index).borrow().clone());
                if value.is_unset() {
                    return Err(self.unbound_cell(code, index));
                }
                self.stack.push(value);
            }
            Op::DeleteAttr(name) => {
                let object = self.pop();
                self.delete_attribute(&object, &code.names[name as usize])?;
                self.check_orphans()?;
            }
            Op::StoreSubscript => {
                let key = self.pop();
                let object = self.pop();
                let value = self.pop();
                if let Value::Instance(instance) = &object
                    && let Some(found @ Value::Function(_)) = instance.class().lookup("__setitem__")
                {
                    let args = Args::positional([object.clone(), key, value]);
                    return Ok(match self.begin_call(found, args, Role::Discard)? {
                        Some(_) => Rare::Done,
                        None => Rare::Switch,
                    });
                }
                self.store_subscript(&object, key, value)?;
                self.check_orphans()?;
            }
            Op::DeleteSubscript => {
                let key = self.pop();
                let object = self.pop();
                self.delete_subscript(&object, &key)?;
                self.check_orphans()?;
            }
            Op::BuildSlice(has_step) => {
                let step = if has_step { self.pop() } else { Value::None };
                let (stop, start) = (self.pop(), self.pop());
                self.stack.push(Value::Slice(Rc::new(Slice { start, stop, step })));
            }
            Op::Unary(operator) => {
                let value = self.pop();
                let result = self.unary(operator, &value)?;
                self.stack.push(result);
            }
            Op::BuildSet(count) => {
                let items = self.pop_many(count as usize);
                let set = self.new_set(items, false)?;
                self.stack.push(set);
            }
            Op::BuildDict(count) => self.build_dict(count as usize)?,
            Op::BuildString(count) => self.build_string(count as usize)?,
            Op::SetAdd(depth) => {
                let item = self.pop();
                let at = self.stack.len() - depth as usize;
                if let Value::Set(set) = &self.stack[at] {
                    let set = set.clone();
                    self.set_add(&set, item)?;
                }
            }
            Op::DictInsert(depth) => {
                let value = self.pop();
                let key = self.pop();
                let at = self.stack.len() - depth as usize;
                if let Value::Dict(dict) = &self.stack[at] {
                    let dict = dict.clone();
                    self.dict_set(&dict, key, value)?;
                }
            }
            Op::ListExtend => self.extend_display()?,
            Op::SetUpdate => {
                let iterable = self.pop();
                if let Some(Value::Set(set)) = self.stack.last().cloned() {
                    self.set_update(&set, &iterable)?;
                }
            }
            Op::DictUpdate => self.update_display()?,
            Op::DictMerge(depth) => {
                let mapping = self.pop();
                let function = self.stack[self.stack.len() - 1 - depth as usize].clone();
                self.merge_keywords(&function, &mapping)?;
            }
            Op::ListToTuple => {
                let list = self.pop();
                let items = self.collect(&list)?;
                self.stack.push(Value::tuple(items));
            }
            Op::FormatValue(conversion, has_spec) => {
                let spec = if has_spec { self.pop() } else { Value::Unset };
                let value = self.pop();
                return self.begin_format(conversion, value, spec);
            }
            Op::Unpack(count) => {
                let value = self.pop();
                let items = self.unpack(&value, count as usize)?;
                self.stack.extend(items.into_iter().rev());
            }
            Op::UnpackStar(before, after) => {
                let value = self.pop();
                self.unpack_star(&value, before as usize, after as usize)?;
            }
            Op::BuildClass(bases, keywords) => {
                let names = code.keyword_lists.get(keywords as usize).cloned();
                let values = self.pop_many(names.as_ref().map_or(0, |names| names.len()));
                let keywords = names.iter().flat_map(|names| names.iter().cloned()).zip(values).collect();
                let bases = self.pop_many(bases as usize);
                let (name, function) = (self.pop(), self.pop());
                self.begin_class(function, &name, bases, keywords)?;
                return Ok(Rare::Switch);
            }
            Op::BuildClassUnpacked => {
                let (keywords, bases) = (self.pop(), self.pop());
                let (name, function) = (self.pop(), self.pop());
                let keywords = self.mapping_pairs(&keywords)?.unwrap_or_default();
                let keywords =
                    keywords.into_iter().filter_map(|(key, value)| Some((key.as_str()?.clone(), value))).collect();
                let bases = self.collect(&bases)?.into_iter().collect();
                self.begin_class(function, &name, bases, keywords)?;
                return Ok(Rare::Switch);
            }
            Op::Rot(count) => {
                let at = self.stack.len().saturating_sub(count as usize);
                self.stack[at..].rotate_right(1);
            }
            Op::GetYieldFromIter => {
                let value = self.pop();
                if let Value::Generator(_) = value {
                    self.stack.push(value);
                } else {
                    let iterator = self.iter(&value)?;
                    self.stack.push(iterator);
                }
            }
            Op::GetAwaitable => {
                let value = self.pop();
                let iterator = self.awaitable(value)?;
                self.stack.push(iterator);
            }
            Op::GetAsyncIter => {
                let value = self.pop();
                let iterator = self.async_iterator(&value)?;
                self.stack.push(iterator);
            }
            Op::GetAsyncNext => {
                let iterator = self.stack.last().cloned().unwrap_or_default();
                let next = self.async_next(&iterator)?;
                self.stack.push(next);
            }
            Op::EndAsyncFor => {
                let exception = self.pop();
                if let Value::Instance(exception) = exception {
                    if !self.is_exception(&exception, "StopAsyncIteration") {
                        self.is_reraised = true;
                        return Err(Exit::raise(exception));
                    }
                    if let Some(frame) = self.frame_mut() {
                        frame.extras().handled.pop();
                    }
                    self.pop();
                }
            }
            Op::Raise(kind) => return Err(self.raise(kind)),
            Op::Reraise => {
                if let Value::Instance(exception) = self.pop() {
                    self.is_reraised = true;
                    return Err(Exit::raise(exception));
                }
            }
            Op::Handle => {
                if let Some(Value::Instance(exception)) = self.stack.last().cloned()
                    && let Some(frame) = self.frame_mut()
                    && let Some(handled) = frame.extras().handled.last_mut()
                {
                    *handled = exception;
                }
            }
            Op::ExceptMatch => {
                let classes = self.pop();
                let exception = self.stack.last().cloned().unwrap_or_default();
                let matches = self.exception_matches(&exception, &classes)?;
                self.stack.push(Value::Bool(matches));
            }
            Op::RaiseAssertion(has_message) => {
                let args = if has_message { vec![self.pop()] } else { Vec::new() };
                return Err(Exit::raise(self.new_exception("AssertionError", args)));
            }
            Op::BeforeWith(is_async) => return self.before_with(is_async),
            Op::CallExit => {
                let exit = self.pop();
                let args = Args::positional([Value::None, Value::None, Value::None]);
                let begun = self.begin_call(exit, args, Role::Call)?;
                return Ok(self.answer(begun));
            }
            Op::CallExitRaised => {
                let len = self.stack.len();
                let (exit, exception) = (self.stack[len - 2].clone(), self.stack[len - 1].clone());
                let class = Value::Class(self.class_of(&exception));
                let traceback = self.attribute(&exception, "__traceback__")?;
                let args = Args::positional([class, exception, traceback]);
                let begun = self.begin_call(exit, args, Role::Call)?;
                return Ok(self.answer(begun));
            }
            Op::MatchSequence | Op::MatchMapping | Op::GetLen | Op::MatchKeys | Op::MatchRest | Op::MatchClass(_) => {
                self.match_op(op)?;
            }
            Op::ImportName(name) => {
                let name = &code.names[name as usize];
                self.import_module(name)?;
                let module = self.import_module(name.split('.').next().unwrap_or_default())?;
                self.stack.push(module);
            }
            Op::ImportModule(name) => {
                let module = self.import_module(&code.names[name as usize])?;
                self.stack.push(module);
            }
            Op::ImportFrom(name) => {
                let module = self.stack.last().cloned().unwrap_or_default();
                let value = self.import_from(&module, &code.names[name as usize])?;
                self.stack.push(value);
            }
            Op::ImportStar => {
                let module = self.pop();
                self.import_star(&module)?;
            }
            Op::ShowResult => {
                let value = self.pop();
                if !value.is_none() {
                    let text = self.repr(&value)?;
                    let line = self.current_line();
                    self.emitted.push(super::Emitted::Result { text, line });
                    // As `sys.displayhook` does, for what is typed next.
                    self.main.provide("_", value);
                }
                self.check_orphans()?;
            }
            Op::StoreAnnotation(name) => {
                let value = self.pop();
                self.store_annotation(code.names[name as usize].clone(), value)?;
            }
            other => return self.run_frequent(other),
        }
        Ok(Rare::Done)
    }

    /// Ops that the hot loop handles itself never come here; should one, it is a mistake of ours that must not hang.
    fn run_frequent(&mut self, _op: Op) -> Outcome<Rare> {
        let _ = Rare::JumpTo(0);
        Err(self.error("SystemError", "unexpected op"))
    }

    pub(super) fn check_orphans(&mut self) -> Outcome<()> {
        if self.orphans.any.get() { self.warn_of_orphans() } else { Ok(()) }
    }
}
