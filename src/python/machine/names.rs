//! The ops outside the hot loop: names, building, exceptions, imports.
//! Invariant: an op that begins an activation returns [`Rare::Switch`].

mod raise;
mod unpack;

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use super::run::Rare;
use crate::python::code::{Code, Conversion, FunctionFlags, Op};
use crate::python::frame::{Activation, CellRef, Frame, Role};
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::function::Function;
use crate::python::value::{Attributes, Name, Slice, Tuple, Value};

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
            }
            Op::DeleteSubscript => {
                let key = self.pop();
                let object = self.pop();
                self.delete_subscript(&object, &key)?;
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
            Op::BuildDict(count) => {
                let items = self.pop_many(count as usize * 2);
                let mut pairs = Vec::with_capacity(count as usize);
                let mut items = items.into_iter();
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    pairs.push((key, value));
                }
                let dict = self.new_dict(pairs)?;
                self.stack.push(dict);
            }
            Op::BuildString(count) => {
                let from = self.stack.len() - count as usize;
                let mut length = 0;
                for part in &self.stack[from..] {
                    length += part.as_str().map_or(0, |part| part.len());
                }
                if length > 1024 {
                    self.reserve(length)?;
                }
                let mut text = String::with_capacity(length);
                for part in &self.stack[from..] {
                    if let Some(part) = part.as_str() {
                        text.push_str(part);
                    }
                }
                self.stack.truncate(from);
                self.stack.push(Value::from(text));
            }
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
            Op::ListExtend => {
                let iterable = self.pop();
                let items = match self.collect(&iterable) {
                    Err(exit)
                        if !matches!(iterable, Value::Generator(_) | Value::Iter(_) | Value::Instance(_))
                            && self.raises(&exit, "TypeError") =>
                    {
                        let name = self.type_name(&iterable);
                        return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
                    }
                    other => other?,
                };
                if let Some(Value::List(list)) = self.stack.last() {
                    list.items.borrow_mut().extend(items);
                }
            }
            Op::SetUpdate => {
                let iterable = self.pop();
                if let Some(Value::Set(set)) = self.stack.last().cloned() {
                    self.set_update(&set, &iterable)?;
                }
            }
            Op::DictUpdate => {
                let mapping = self.pop();
                let Some(pairs) = self.mapping_pairs(&mapping)? else {
                    let name = self.type_name(&mapping);
                    return Err(self.type_error(format!("'{name}' object is not a mapping")));
                };
                if let Some(Value::Dict(dict)) = self.stack.last().cloned() {
                    for (key, value) in pairs {
                        self.dict_set(&dict, key, value)?;
                    }
                }
            }
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
                match self.call_special(&value, "__aiter__", Args::none()) {
                    Some(iterator) => {
                        let iterator = iterator?;
                        self.stack.push(iterator);
                    }
                    None => {
                        let name = self.type_name(&value);
                        let text = format!("'async for' requires an object with __aiter__ method, got {name}");
                        return Err(self.type_error(text));
                    }
                }
            }
            Op::GetAsyncNext => {
                let iterator = self.stack.last().cloned().unwrap_or_default();
                match self.call_special(&iterator, "__anext__", Args::none()) {
                    Some(next) => {
                        let next = next?;
                        self.stack.push(next);
                    }
                    None => {
                        let name = self.type_name(&iterator);
                        let text = format!("'async for' requires an iterator with __anext__ method, got {name}");
                        return Err(self.type_error(text));
                    }
                }
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
                let module = self.import_module(&code.names[name as usize])?;
                let _ = module;
                let top = code.names[name as usize].split('.').next().unwrap_or_default().to_owned();
                let module = self.import_module(&top)?;
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

    fn check_orphans(&mut self) -> Outcome<()> {
        if self.orphans.any.get() { self.warn_of_orphans() } else { Ok(()) }
    }

    #[inline(never)]
    pub(super) fn load_name(&mut self, name: &Name) -> Outcome {
        if let Some(value) = self.namespace().borrow().get(name) {
            return Ok(value.clone());
        }
        let globals = self.frames.last().and_then(Activation::as_frame).map(|frame| frame.globals().clone());
        if let Some(value) = globals.and_then(|globals| globals.get(name)) {
            return Ok(value);
        }
        if let Some(value) = self.builtins.borrow().get(name) {
            return Ok(value.clone());
        }
        Err(self.name_error(name))
    }

    fn store_annotation(&mut self, name: Name, value: Value) -> Outcome<()> {
        let frame = self.frames.last().and_then(Activation::as_frame);
        let key = Name::from("__annotations__");
        let (globals, namespace) = match frame {
            Some(frame) => (frame.globals().clone(), frame.namespace().cloned()),
            None => return Ok(()),
        };
        let existing = match &namespace {
            Some(namespace) => namespace.borrow().get(&key).cloned(),
            None => globals.get(&key),
        };
        let dict = match existing {
            Some(Value::Dict(dict)) => dict,
            _ => {
                let Value::Dict(dict) = self.new_dict(Vec::new())? else { return Ok(()) };
                match &namespace {
                    Some(namespace) => {
                        namespace.borrow_mut().insert(key, Value::Dict(dict.clone()));
                    }
                    None => globals.set(&key, Value::Dict(dict.clone())),
                }
                dict
            }
        };
        self.dict_set(&dict, Value::Str(name), value)
    }

    fn begin_format(&mut self, conversion: Conversion, value: Value, spec: Value) -> Outcome<Rare> {
        let spec_text = spec.as_str().cloned().unwrap_or_else(|| Rc::from(""));
        // `f'{obj}'`: the program's `__str__` runs as a frame of its own.
        if spec_text.is_empty()
            && conversion != Conversion::Ascii
            && let Value::Instance(instance) = &value
        {
            let class = instance.class();
            let own = |name: &str| class.lookup(name).filter(|found| matches!(found, Value::Function(_)));
            let has_own_format = conversion == Conversion::None && own("__format__").is_some();
            // Without a `__str__` of any kind, `__repr__` speaks for it.
            let is_plain = matches!(class.lookup("__str__"), Some(Value::Native(native)) if native.owner == "object");
            if !has_own_format {
                let wants_str = conversion != Conversion::Repr;
                if wants_str && let Some(found) = own("__str__") {
                    fn check(machine: &mut Machine, answer: Value) -> Outcome {
                        if answer.as_str().is_some() {
                            return Ok(answer);
                        }
                        let name = machine.type_name(&answer);
                        Err(machine.type_error(format!("__str__ returned non-string (type {name})")))
                    }
                    self.push_mapped(found, Args::one(value.clone()), check);
                    return Ok(Rare::Switch);
                }
                if (!wants_str || is_plain)
                    && let Some(found) = own("__repr__")
                {
                    self.push_mapped(found, Args::one(value.clone()), Self::checked_repr);
                    return Ok(Rare::Switch);
                }
            }
        }
        let converted = match conversion {
            Conversion::None => value,
            Conversion::Str => Value::Str(self.str(&value)?),
            Conversion::Repr => Value::from(self.repr(&value)?),
            Conversion::Ascii => Value::from(self.ascii(&value)?),
        };
        let text = match &converted {
            Value::Str(text) if spec_text.is_empty() => text.clone(),
            _ => self.format(&converted, &spec_text)?,
        };
        self.stack.push(Value::Str(text));
        Ok(Rare::Done)
    }

    #[inline(never)]
    pub(super) fn make_function(&mut self, code: &Rc<Code>, flags: FunctionFlags) {
        let closure: Box<[CellRef]> = if flags.has(FunctionFlags::CLOSURE) {
            match self.pop() {
                Value::Tuple(cells) => cells
                    .iter()
                    .map(|cell| match cell {
                        Value::Cell(cell) => cell.clone(),
                        _ => CellRef::default(),
                    })
                    .collect(),
                _ => Box::default(),
            }
        } else {
            Box::default()
        };
        let mut attributes = Attributes::default();
        if flags.has(FunctionFlags::ANNOTATIONS) {
            attributes.insert(Name::from("__annotations__"), self.pop());
        }
        let keyword_defaults = match flags.has(FunctionFlags::KEYWORD_DEFAULTS).then(|| self.pop()) {
            Some(Value::Dict(dict)) => Some(dict),
            _ => None,
        };
        let defaults: Tuple = match flags.has(FunctionFlags::DEFAULTS).then(|| self.pop()) {
            Some(Value::Tuple(items)) => items,
            _ => Tuple::default(),
        };
        let globals = self
            .frames
            .last()
            .and_then(Activation::as_frame)
            .map_or_else(|| self.main.clone(), |f| f.globals().clone());
        self.stack.push(Value::Function(Rc::new(Function {
            code: code.clone(),
            globals,
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            defaults: RefCell::new(defaults),
            keyword_defaults: RefCell::new(keyword_defaults),
            closure,
            attributes: RefCell::new(attributes),
        })));
    }

    /// The iterator that `await` drives.
    fn awaitable(&mut self, value: Value) -> Outcome {
        use crate::python::code::CodeKind;
        match &value {
            Value::Generator(generator) if generator.kind == CodeKind::Coroutine => return Ok(value),
            Value::Instance(_) => {
                if let Some(iterator) = self.call_special(&value, "__await__", Args::none()) {
                    return iterator;
                }
            }
            _ => {}
        }
        let name = self.type_name(&value);
        Err(self.type_error(format!("object {name} can't be used in 'await' expression")))
    }
}
