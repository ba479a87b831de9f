//! Reading pickles.
//! Invariant: damaged bytes raise; they never panic and never loop.

use std::rc::Rc;

use num_bigint::BigInt;

use super::Pickle;
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::value::{Name, Value};

impl Machine {
    /// `pickle.loads`: a new value each time.
    ///
    /// # Errors
    /// UnpicklingError for damaged bytes, AttributeError for a class that is gone, and what its code raises.
    #[cfg_attr(fast, optimize(speed))]
    pub fn loads(&mut self, pickle: &Pickle) -> Outcome {
        match pickle {
            // Another object, as CPython makes one.
            Pickle::Atom(Value::Str(text)) if text.len() > 1 => Ok(Value::Str(Rc::from(&**text))),
            Pickle::Atom(value) => Ok(value.clone()),
            Pickle::Bytes(bytes) => self.loads_part(bytes).map(|(value, _)| value),
        }
    }

    /// The value at the start of `bytes`, and how many of them it takes.
    ///
    /// # Errors
    /// As [`Machine::loads`].
    pub fn loads_part(&mut self, bytes: &Rc<[u8]>) -> Outcome<(Value, usize)> {
        let mut reader = Reader::new(bytes.clone());
        loop {
            if let Some(value) = reader.go_on(self, usize::MAX)? {
                return Ok((value, reader.at));
            }
        }
    }

    fn unpickling_error(&mut self, text: &str) -> Exit {
        match self.import_module("_pickle").and_then(|module| self.attribute(&module, "UnpicklingError")) {
            Ok(Value::Class(class)) => Exit::raise(self.exception_of(class, vec![Value::str(text)])),
            Ok(_) => self.error("ValueError", text),
            Err(exit) => exit,
        }
    }
}

/// A pickle that is being read.
pub struct Reader {
    bytes: Rc<[u8]>,
    at: usize,
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: Vec<Value>,
}

impl Reader {
    pub fn new(bytes: Rc<[u8]>) -> Self {
        Self { bytes, at: 0, stack: Vec::new(), marks: Vec::new(), memo: Vec::new() }
    }

    fn part(&mut self, m: &mut Machine, count: usize) -> Outcome<&[u8]> {
        match self.bytes.get(self.at..self.at.saturating_add(count)) {
            Some(slice) => {
                self.at += count;
                Ok(slice)
            }
            None => Err(m.unpickling_error("pickle data was truncated")),
        }
    }

    fn take(&mut self, m: &mut Machine, count: usize) -> Outcome<Vec<u8>> {
        self.part(m, count).map(<[u8]>::to_vec)
    }

    fn number(&mut self, m: &mut Machine, width: usize) -> Outcome<usize> {
        let bytes = self.part(m, width)?;
        Ok(bytes.iter().rev().fold(0_usize, |sum, &byte| (sum << 8) | usize::from(byte)))
    }

    fn pop(&mut self, m: &mut Machine) -> Outcome {
        let floor = self.marks.last().copied().unwrap_or(0);
        if self.stack.len() <= floor {
            return Err(m.unpickling_error("unpickling stack underflow"));
        }
        Ok(self.stack.pop().unwrap_or_default())
    }

    fn pop_mark(&mut self, m: &mut Machine) -> Outcome<Vec<Value>> {
        match self.marks.pop() {
            Some(mark) if mark <= self.stack.len() => Ok(self.stack.split_off(mark)),
            _ => Err(m.unpickling_error("could not find MARK")),
        }
    }

    fn text(&mut self, m: &mut Machine, length: usize) -> Outcome {
        let bytes = self.take(m, length)?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Value::from(text)),
            Err(_) => Err(m.unpickling_error("a text in the pickle is not UTF-8")),
        }
    }

    /// Does what up to so many opcodes say; the value once it is there.
    ///
    /// # Errors
    /// As [`Machine::loads`].
    pub fn go_on(&mut self, m: &mut Machine, most: usize) -> Outcome<Option<Value>> {
        for _ in 0..most {
            m.spend(1)?;
            let Some(&op) = self.bytes.get(self.at) else { return Err(m.error("EOFError", "Ran out of input")) };
            self.at += 1;
            match op {
                0x80 => {
                    self.part(m, 1)?;
                }
                0x95 => {
                    let length = self.number(m, 8)?;
                    if length > self.bytes.len() - self.at {
                        return Err(m.unpickling_error("pickle data was truncated"));
                    }
                }
                b'.' => return self.pop(m).map(Some),
                b'N' => self.stack.push(Value::None),
                0x88 => self.stack.push(Value::Bool(true)),
                0x89 => self.stack.push(Value::Bool(false)),
                b'K' => {
                    let i = self.number(m, 1)?;
                    self.stack.push(Value::Int(i as i64));
                }
                b'M' => {
                    let i = self.number(m, 2)?;
                    self.stack.push(Value::Int(i as i64));
                }
                b'J' => {
                    let i = self.number(m, 4)?;
                    self.stack.push(Value::Int(i64::from(i as u32 as i32)));
                }
                0x8a | 0x8b => {
                    let length = self.number(m, if op == 0x8a { 1 } else { 4 })?;
                    let number = BigInt::from_signed_bytes_le(self.part(m, length)?);
                    self.stack.push(Value::int(number));
                }
                b'G' => {
                    let bytes = self.part(m, 8)?;
                    let bits = bytes.iter().fold(0_u64, |sum, &byte| (sum << 8) | u64::from(byte));
                    self.stack.push(Value::Float(f64::from_bits(bits)));
                }
                0x8c | b'X' | 0x8d => {
                    let width = match op {
                        0x8c => 1,
                        b'X' => 4,
                        _ => 8,
                    };
                    let length = self.number(m, width)?;
                    let text = self.text(m, length)?;
                    self.stack.push(text);
                }
                b'C' | b'B' | 0x8e => {
                    let width = match op {
                        b'C' => 1,
                        b'B' => 4,
                        _ => 8,
                    };
                    let length = self.number(m, width)?;
                    let bytes = self.take(m, length)?;
                    self.stack.push(Value::bytes(&bytes));
                }
                0x96 => {
                    let length = self.number(m, 8)?;
                    let bytes = self.take(m, length)?;
                    self.stack.push(Value::ByteArray(Rc::new(bytes.into())));
                }
                b')' => self.stack.push(Value::tuple(Vec::new())),
                0x85..=0x87 => {
                    let count = usize::from(op - 0x84);
                    let mut items = Vec::with_capacity(count);
                    for _ in 0..count {
                        items.push(self.pop(m)?);
                    }
                    items.reverse();
                    self.stack.push(Value::tuple(items));
                }
                b'(' => self.marks.push(self.stack.len()),
                b't' => {
                    let items = self.pop_mark(m)?;
                    self.stack.push(Value::tuple(items));
                }
                b'0' => {
                    self.pop(m)?;
                }
                b'1' => {
                    self.pop_mark(m)?;
                }
                b']' => self.stack.push(Value::list(Vec::new())),
                b'a' => {
                    let item = self.pop(m)?;
                    self.append(m, vec![item])?;
                }
                b'e' => {
                    let items = self.pop_mark(m)?;
                    self.append(m, items)?;
                }
                b'}' => {
                    let dict = m.new_dict(Vec::new())?;
                    self.stack.push(dict);
                }
                b's' => {
                    let value = self.pop(m)?;
                    let key = self.pop(m)?;
                    self.set_items(m, vec![key, value])?;
                }
                b'u' => {
                    let items = self.pop_mark(m)?;
                    self.set_items(m, items)?;
                }
                0x8f => {
                    let set = m.new_set(Vec::new(), false)?;
                    self.stack.push(set);
                }
                0x90 => {
                    let items = self.pop_mark(m)?;
                    if let Some(Value::Set(set)) = self.stack.last().map(Value::plain).cloned() {
                        for item in items {
                            m.set_add(&set, item)?;
                        }
                    }
                }
                0x91 => {
                    let items = self.pop_mark(m)?;
                    let set = m.new_set(items, true)?;
                    self.stack.push(set);
                }
                0x94 => {
                    let top = self.stack.last().cloned().unwrap_or_default();
                    self.memo.push(top);
                }
                b'h' | b'j' => {
                    let number = self.number(m, if op == b'h' { 1 } else { 4 })?;
                    match self.memo.get(number).cloned() {
                        Some(value) => self.stack.push(value),
                        None => return Err(m.unpickling_error("Memo value not found")),
                    }
                }
                0x93 => {
                    let (name, module) = (self.pop(m)?, self.pop(m)?);
                    let (Some(module), Some(name)) = (module.as_str().cloned(), name.as_str().cloned()) else {
                        return Err(m.unpickling_error("STACK_GLOBAL requires str"));
                    };
                    let found = find_global(m, &module, &name)?;
                    self.stack.push(found);
                }
                b'R' => {
                    let (args, callable) = (self.pop(m)?, self.pop(m)?);
                    let args = m.collect(&args)?;
                    let value = m.call(&callable, Args::positional(args))?;
                    self.stack.push(value);
                }
                0x81 => {
                    let (args, class) = (self.pop(m)?, self.pop(m)?);
                    let args = m.collect(&args)?;
                    let new = m.attribute(&class, "__new__")?;
                    let value = m.call(&new, Args::positional(args).prepend(class))?;
                    self.stack.push(value);
                }
                b'b' => {
                    let state = self.pop(m)?;
                    let object = self.stack.last().cloned().unwrap_or_default();
                    build(m, &object, &state)?;
                }
                b' '..=b'~' => {
                    return Err(m.unpickling_error(&format!("invalid load key, '{}'.", char::from(op))));
                }
                _ => return Err(m.unpickling_error(&format!("invalid load key, '\\x{op:02x}'."))),
            }
        }
        Ok(None)
    }

    fn append(&mut self, m: &mut Machine, items: Vec<Value>) -> Outcome<()> {
        let target = self.stack.last().cloned().unwrap_or_default();
        if let Value::List(list) = target.plain() {
            list.items.borrow_mut().extend(items);
            return Ok(());
        }
        let append = m.attribute(&target, "append")?;
        for item in items {
            m.call(&append, Args::one(item))?;
        }
        Ok(())
    }

    fn set_items(&mut self, m: &mut Machine, items: Vec<Value>) -> Outcome<()> {
        let target = self.stack.last().cloned().unwrap_or_default();
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            match &target {
                Value::Dict(dict) => m.dict_set(dict, key, value)?,
                other => m.store_subscript(other, key, value)?,
            }
        }
        Ok(())
    }
}

/// `getattr(module, 'Outer.Inner')`.
fn find_global(m: &mut Machine, module: &Name, name: &Name) -> Outcome {
    if &**module == "builtins" {
        if let Some(found) = m.builtins.borrow().get(name) {
            return Ok(found.clone());
        }
        if let Some(class) = m.types.get(name) {
            return Ok(Value::Class(class));
        }
    }
    let mut found = m.import_module(module)?;
    for part in name.split('.') {
        found = match m.attribute_or_none(&found, part)? {
            Some(found) => found,
            None => {
                let repr = m.repr(&found)?;
                return Err(m.error("AttributeError", format!("Can't get attribute '{name}' on {repr}")));
            }
        };
    }
    Ok(found)
}

/// Gives a new object its state.
fn build(m: &mut Machine, object: &Value, state: &Value) -> Outcome<()> {
    if let Some(method) = m.special(object, "__setstate__") {
        m.call(&method, Args::one(state.clone()))?;
        return Ok(());
    }
    let (attributes, slots) = match state {
        Value::Tuple(parts) if parts.len() == 2 => (parts[0].clone(), parts[1].clone()),
        other => (other.clone(), Value::None),
    };
    for part in [attributes, slots] {
        let Value::Dict(dict) = part else { continue };
        let pairs: Vec<(Value, Value)> = dict.map.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (key, value) in pairs {
            let Some(name) = key.as_str() else { continue };
            match object {
                Value::Instance(instance) => {
                    instance.attributes.borrow_mut().insert(name.clone(), value);
                }
                other => m.set_attribute(other, name, value)?,
            }
        }
    }
    Ok(())
}
