//! Writing pickles.
//! Invariant: an object that was written once is only referred to afterwards, so shared and cyclic values end.

use std::rc::Rc;

use num_bigint::BigInt;
use rustc_hash::FxHashMap;

use super::Pickle;
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::class::Layout;
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Tuple, Value};

/// How deep values may nest: CPython runs into its recursion limit at about this depth.
const DEPTH_LIMIT: usize = 490;
pub(super) const BATCH: usize = 1000;

/// Bytes that an int takes, opcode included.
pub(super) fn int_size(i: i64) -> usize {
    match i {
        0..=0xff => 2,
        0x100..=0xffff => 3,
        _ if i32::try_from(i).is_ok() => 5,
        _ => 2 + BigInt::from(i).to_signed_bytes_le().len(),
    }
}

impl Machine {
    /// `pickle.dumps(value, 5)`.
    ///
    /// # Errors
    /// What CPython raises for a value that cannot be pickled, in its words.
    #[cfg_attr(fast, optimize(speed))]
    pub fn dumps(&mut self, value: &Value) -> Outcome<Pickle> {
        match Pickle::of_atom(value) {
            Some(atom) => Ok(atom),
            None => self.dumps_bytes(value).map(Pickle::Bytes),
        }
    }

    /// The same, always as bytes.
    pub fn dumps_bytes(&mut self, value: &Value) -> Outcome<Rc<[u8]>> {
        let mut writer = Writer::default();
        writer.save(self, value)?;
        Ok(writer.finish())
    }

    fn pickling_error(&mut self, text: String) -> Exit {
        match self.import_module("_pickle").and_then(|module| self.attribute(&module, "PicklingError")) {
            Ok(Value::Class(class)) => Exit::raise(self.exception_of(class, vec![Value::from(text)])),
            Ok(_) => self.error("TypeError", text),
            Err(exit) => exit,
        }
    }
}

#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: Vec<u8>,
    /// Address of what was written to its number.
    memo: FxHashMap<usize, u32>,
    /// Keeps every memoized value alive, so that no address comes back.
    kept: Vec<Value>,
    pub(super) depth: usize,
}

impl Writer {
    pub(super) fn finish(mut self) -> Rc<[u8]> {
        self.out.push(b'.');
        let mut bytes = vec![0x80, 5];
        if self.out.len() >= 4 {
            bytes.push(0x95);
            bytes.extend((self.out.len() as u64).to_le_bytes());
        }
        bytes.extend(self.out);
        Rc::from(bytes)
    }

    pub(super) fn memoize(&mut self, value: &Value) {
        let number = self.memo.len() as u32;
        self.memo.insert(value.address(), number);
        self.kept.push(value.clone());
        self.out.push(0x94);
    }

    fn refer(&mut self, number: u32) {
        match u8::try_from(number) {
            Ok(number) => self.out.extend([b'h', number]),
            Err(_) => {
                self.out.push(b'j');
                self.out.extend(number.to_le_bytes());
            }
        }
    }

    fn is_known(&mut self, value: &Value) -> bool {
        match self.memo.get(&value.address()) {
            Some(&number) => {
                self.refer(number);
                true
            }
            None => false,
        }
    }

    fn save(&mut self, m: &mut Machine, value: &Value) -> Outcome<()> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(m.error("RecursionError", "maximum recursion depth exceeded while pickling an object"));
        }
        m.spend(1)?;
        let result = self.save_one(m, value);
        self.depth -= 1;
        result
    }

    fn save_one(&mut self, m: &mut Machine, value: &Value) -> Outcome<()> {
        match value {
            Value::None | Value::Unset => self.out.push(b'N'),
            Value::Bool(true) => self.out.push(0x88),
            Value::Bool(false) => self.out.push(0x89),
            Value::Int(i) => self.save_int(*i),
            Value::Big(big) => self.save_big(big),
            Value::Float(x) => {
                self.out.push(b'G');
                self.out.extend(x.to_be_bytes());
            }
            Value::Str(text) => {
                if !self.is_known(value) {
                    self.write_text(text);
                    self.memoize(value);
                }
            }
            Value::Bytes(bytes) => {
                if !self.is_known(value) {
                    match u8::try_from(bytes.len()) {
                        Ok(length) => self.out.extend([b'C', length]),
                        Err(_) => {
                            self.out.push(b'B');
                            self.out.extend((bytes.len() as u32).to_le_bytes());
                        }
                    }
                    self.out.extend(bytes.iter());
                    self.memoize(value);
                }
            }
            Value::ByteArray(bytes) => {
                if !self.is_known(value) {
                    let bytes = bytes.borrow().clone();
                    self.out.push(0x96);
                    self.out.extend((bytes.len() as u64).to_le_bytes());
                    self.out.extend(bytes);
                    self.memoize(value);
                }
            }
            Value::Tuple(items) => self.save_tuple(m, value, items)?,
            Value::List(list) => {
                if !self.is_known(value) {
                    self.out.push(b']');
                    self.memoize(value);
                    let items = list.items.borrow().clone();
                    self.append_all(m, &items)?;
                }
            }
            Value::Dict(dict) => {
                if !self.is_known(value) {
                    self.out.push(b'}');
                    self.memoize(value);
                    let pairs: Vec<(Value, Value)> =
                        dict.map.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                    self.set_all(m, &pairs)?;
                }
            }
            Value::Set(set) => {
                if !self.is_known(value) {
                    let items: Vec<Value> = set.table.borrow().iter().map(|(_, item)| item.clone()).collect();
                    if set.is_frozen {
                        self.out.push(b'(');
                        self.save_all(m, &items)?;
                        if self.is_known(value) {
                            return Ok(());
                        }
                        self.out.push(0x91);
                        self.memoize(value);
                    } else {
                        self.out.push(0x8f);
                        self.memoize(value);
                        for batch in items.chunks(BATCH) {
                            self.out.push(b'(');
                            self.save_all(m, batch)?;
                            self.out.push(0x90);
                        }
                    }
                }
            }
            Value::Complex(pair) => {
                let class = Value::Class(m.types.complex.clone());
                self.save_new_object(m, value, &class, &[Value::Float(pair.0), Value::Float(pair.1)])?;
            }
            Value::Range(range) => {
                let class = Value::Class(m.types.range.clone());
                let args = [range.start, range.stop, range.step].map(Value::Int);
                self.save_reduced(m, value, &class, &args)?;
            }
            Value::Slice(slice) => {
                let class = Value::Class(m.types.slice.clone());
                let args = [slice.start.clone(), slice.stop.clone(), slice.step.clone()];
                self.save_reduced(m, value, &class, &args)?;
            }
            Value::Ellipsis => self.save_global(m, value, "builtins", "Ellipsis")?,
            Value::NotImplemented => self.save_global(m, value, "builtins", "NotImplemented")?,
            Value::Function(function) => {
                let (module, qualname) = (function.globals.module.clone(), function.qualname.borrow().clone());
                self.save_checked_global(m, value, &module, &qualname)?;
            }
            Value::Class(class) => {
                if let Some(metaclass) = &class.metaclass
                    && matches!(metaclass.lookup("__reduce_ex__"), Some(Value::Function(_)))
                {
                    return self.save_instance_of(m, value);
                }
                let (module, qualname) = (class.module.borrow().clone(), class.qualname.borrow().clone());
                self.save_checked_global(m, value, &module, &qualname)?;
            }
            Value::Native(native) if native.owner.is_empty() => self.save_global(m, value, "builtins", native.name)?,
            Value::Method(method) => {
                if !self.is_known(value) {
                    let name = m.attribute(&method.function.clone(), "__name__")?;
                    let getattr = m.builtins.borrow().get("getattr").cloned().unwrap_or_default();
                    self.save_reduced(m, value, &getattr, &[method.this.clone(), name])?;
                }
            }
            Value::Instance(_) => self.save_instance_of(m, value)?,
            Value::Iter(_) => {
                let items = m.collect(value)?;
                let iter = m.builtins.borrow().get("iter").cloned().unwrap_or_default();
                self.save_reduced(m, value, &iter, &[Value::list(items)])?;
            }
            other => {
                let name = m.type_name(other);
                return Err(m.type_error(format!("cannot pickle '{name}' object")));
            }
        }
        Ok(())
    }

    fn save_int(&mut self, i: i64) {
        if let Ok(small) = u8::try_from(i) {
            self.out.extend([b'K', small]);
        } else if let Ok(small) = u16::try_from(i) {
            self.out.push(b'M');
            self.out.extend(small.to_le_bytes());
        } else if let Ok(small) = i32::try_from(i) {
            self.out.push(b'J');
            self.out.extend(small.to_le_bytes());
        } else {
            self.save_big(&BigInt::from(i));
        }
    }

    fn save_big(&mut self, big: &BigInt) {
        let bytes = big.to_signed_bytes_le();
        match u8::try_from(bytes.len()) {
            Ok(length) => self.out.extend([0x8a, length]),
            Err(_) => {
                self.out.push(0x8b);
                self.out.extend((bytes.len() as u32).to_le_bytes());
            }
        }
        self.out.extend(bytes);
    }

    fn write_text(&mut self, text: &str) {
        match u8::try_from(text.len()) {
            Ok(length) => self.out.extend([0x8c, length]),
            Err(_) => {
                self.out.push(b'X');
                self.out.extend((text.len() as u32).to_le_bytes());
            }
        }
        self.out.extend(text.as_bytes());
    }

    pub(super) fn save_all(&mut self, m: &mut Machine, items: &[Value]) -> Outcome<()> {
        items.iter().try_for_each(|item| self.save(m, item))
    }

    fn save_tuple(&mut self, m: &mut Machine, value: &Value, items: &Tuple) -> Outcome<()> {
        if items.is_empty() {
            self.out.push(b')');
            return Ok(());
        }
        if self.is_known(value) {
            return Ok(());
        }
        if items.len() > 3 {
            self.out.push(b'(');
        }
        self.save_all(m, items)?;
        if let Some(&number) = self.memo.get(&value.address()) {
            // The tuple holds itself through one of its items, which has written it by now.
            if items.len() > 3 {
                self.out.push(b'1');
            } else {
                self.out.extend(std::iter::repeat_n(b'0', items.len()));
            }
            self.refer(number);
            return Ok(());
        }
        self.out.push(match items.len() {
            1 => 0x85,
            2 => 0x86,
            3 => 0x87,
            _ => b't',
        });
        self.memoize(value);
        Ok(())
    }

    fn append_all(&mut self, m: &mut Machine, items: &[Value]) -> Outcome<()> {
        if let [only] = items {
            self.save(m, only)?;
            self.out.push(b'a');
            return Ok(());
        }
        for batch in items.chunks(BATCH) {
            self.out.push(b'(');
            self.save_all(m, batch)?;
            self.out.push(b'e');
        }
        Ok(())
    }

    fn set_all(&mut self, m: &mut Machine, pairs: &[(Value, Value)]) -> Outcome<()> {
        if let [(key, value)] = pairs {
            self.save(m, key)?;
            self.save(m, value)?;
            self.out.push(b's');
            return Ok(());
        }
        for batch in pairs.chunks(BATCH) {
            self.out.push(b'(');
            for (key, value) in batch {
                self.save(m, key)?;
                self.save(m, value)?;
            }
            self.out.push(b'u');
        }
        Ok(())
    }

    fn save_global(&mut self, _m: &mut Machine, value: &Value, module: &str, name: &str) -> Outcome<()> {
        if self.is_known(value) {
            return Ok(());
        }
        for part in [module, name] {
            // Names are interned, so one text is one object.
            let key = Value::str(part);
            let known = self.kept.iter().find(|kept| kept.as_str().is_some_and(|text| **text == *part)).cloned();
            match known {
                Some(known) => {
                    self.is_known(&known);
                }
                None => {
                    self.write_text(part);
                    self.memoize(&key);
                }
            }
        }
        self.out.push(0x93);
        self.memoize(value);
        Ok(())
    }

    /// Writes a function or class by name, after making sure that the name leads back to it.
    fn save_checked_global(&mut self, m: &mut Machine, value: &Value, module: &Name, qualname: &Name) -> Outcome<()> {
        if self.memo.contains_key(&value.address()) {
            self.is_known(value);
            return Ok(());
        }
        if qualname.split('.').any(|part| part == "<locals>") {
            return Err(m.error("AttributeError", format!("Can't pickle local object '{qualname}'")));
        }
        if let Value::Class(class) = value
            && !class.is_heap
            && matches!(&**class.name.borrow(), "NoneType" | "ellipsis" | "NotImplementedType")
        {
            let sample = match &**class.name.borrow() {
                "NoneType" => Value::None,
                "ellipsis" => Value::Ellipsis,
                _ => Value::NotImplemented,
            };
            let type_ = Value::Class(m.types.type_.clone());
            return self.save_reduced(m, value, &type_, &[sample]);
        }
        let mut found = m.modules.get(module).cloned().map(Value::Module);
        if &**module == "builtins" {
            found = m.builtins.borrow().get(qualname).cloned();
        } else {
            for part in qualname.split('.') {
                found = match found {
                    Some(holder) => m.attribute_or_none(&holder, part)?,
                    None => None,
                };
            }
        }
        match found {
            Some(found) if found.is(value) => self.save_global(m, value, module, qualname),
            Some(_) => {
                let repr = m.repr(value)?;
                Err(m.pickling_error(format!("Can't pickle {repr}: it's not the same object as {module}.{qualname}")))
            }
            None => {
                let repr = m.repr(value)?;
                Err(m.pickling_error(format!("Can't pickle {repr}: attribute lookup {qualname} on {module} failed")))
            }
        }
    }

    fn save_reduced(&mut self, m: &mut Machine, value: &Value, callable: &Value, args: &[Value]) -> Outcome<()> {
        if self.is_known(value) {
            return Ok(());
        }
        self.save(m, callable)?;
        self.save(m, &Value::tuple(args.to_vec()))?;
        self.out.push(b'R');
        self.memoize(value);
        Ok(())
    }

    fn save_new_object(&mut self, m: &mut Machine, value: &Value, class: &Value, args: &[Value]) -> Outcome<()> {
        if self.is_known(value) {
            return Ok(());
        }
        self.save(m, class)?;
        self.save(m, &Value::tuple(args.to_vec()))?;
        self.out.push(0x81);
        self.memoize(value);
        Ok(())
    }

    fn save_instance_of(&mut self, m: &mut Machine, value: &Value) -> Outcome<()> {
        if self.is_known(value) {
            return Ok(());
        }
        for name in ["__reduce_ex__", "__reduce__"] {
            let Some(method) = m.special(value, name) else { continue };
            if let Value::Method(bound) = &method
                && let Value::Native(native) = &bound.function
                && native.owner == "object"
            {
                continue;
            }
            let args = if name == "__reduce_ex__" { Args::one(Value::Int(5)) } else { Args::none() };
            let reduced = m.call(&method, args)?;
            return self.save_reduction(m, value, &reduced);
        }
        let Value::Instance(instance) = value else { return Ok(()) };
        self.save_plain_instance(m, value, instance)
    }

    /// What `object.__reduce_ex__` and `copyreg` make of an object without methods of its own for it.
    fn save_plain_instance(&mut self, m: &mut Machine, value: &Value, instance: &Rc<Instance>) -> Outcome<()> {
        let class = instance.class();
        if matches!(instance.payload, Payload::Native(_)) {
            let name = m.type_name(value);
            return Err(m.type_error(format!("cannot pickle '{name}' object")));
        }
        let args = match m.special(value, "__getnewargs__") {
            Some(method) => {
                let args = m.call(&method, Args::none())?;
                m.collect(&args)?
            }
            None => match (&instance.payload, class.layout) {
                (Payload::Inner(inner), Layout::Int | Layout::Float | Layout::Str | Layout::Bytes) => {
                    vec![inner.clone()]
                }
                (Payload::Inner(inner @ Value::Tuple(_)), _) => vec![inner.clone()],
                (Payload::Inner(inner), Layout::FrozenSet | Layout::Set | Layout::ByteArray | Layout::Complex) => {
                    vec![inner.clone()]
                }
                _ => Vec::new(),
            },
        };
        self.save_new_object(m, value, &Value::Class(class), &args)?;
        if let Payload::Inner(inner) = &instance.payload {
            match inner {
                Value::List(list) => {
                    let items = list.items.borrow().clone();
                    self.append_all(m, &items)?;
                }
                Value::Dict(dict) => {
                    let pairs: Vec<(Value, Value)> =
                        dict.map.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                    self.set_all(m, &pairs)?;
                }
                _ => {}
            }
        }
        let state = match m.special(value, "__getstate__") {
            Some(method) => m.call(&method, Args::none())?,
            None if instance.attributes.borrow().is_empty() => Value::None,
            None => m.attributes_dict(value)?,
        };
        self.save_state(m, &state)
    }

    fn save_state(&mut self, m: &mut Machine, state: &Value) -> Outcome<()> {
        if state.is_none() || state.is_unset() {
            return Ok(());
        }
        self.save(m, state)?;
        self.out.push(b'b');
        Ok(())
    }

    /// What `__reduce__` returned: a name, or (callable, args, state, list items, dict items).
    fn save_reduction(&mut self, m: &mut Machine, value: &Value, reduced: &Value) -> Outcome<()> {
        if let Some(name) = reduced.as_str() {
            let class = m.class_of(value);
            let module = class.module.borrow().clone();
            return self.save_checked_global(m, value, &module, name);
        }
        let Value::Tuple(parts) = reduced else {
            return Err(m.pickling_error("__reduce__ must return a string or tuple".to_owned()));
        };
        let (Some(callable), Some(args)) = (parts.first(), parts.get(1)) else {
            return Err(m.pickling_error("tuple returned by __reduce__ must contain 2 through 6 elements".to_owned()));
        };
        match (callable, args) {
            (Value::Function(function), Value::Tuple(args))
                if &**function.name.borrow() == "__newobj__" && !args.is_empty() =>
            {
                self.save(m, &args[0])?;
                self.save(m, &Value::tuple(args[1..].to_vec()))?;
                self.out.push(0x81);
            }
            _ => {
                self.save(m, callable)?;
                self.save(m, args)?;
                self.out.push(b'R');
            }
        }
        if !self.memo.contains_key(&value.address()) {
            self.memoize(value);
        }
        if let Some(items) = parts.get(3).filter(|items| !items.is_none()) {
            let items = m.collect(items)?;
            self.append_all(m, &items)?;
        }
        if let Some(pairs) = parts.get(4).filter(|pairs| !pairs.is_none()) {
            let mut both = Vec::new();
            for pair in m.collect(pairs)? {
                if let [key, value] = &m.collect(&pair)?[..] {
                    both.push((key.clone(), value.clone()));
                }
            }
            self.set_all(m, &both)?;
        }
        match parts.get(2) {
            Some(state) => self.save_state(m, state),
            None => Ok(()),
        }
    }
}
