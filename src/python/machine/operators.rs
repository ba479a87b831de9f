//! Operators on operands whose methods are the program's: tried as tasks, so that they can be stepped and stopped.
//! Invariant: operands without methods of the program go straight to `operate`.

use std::rc::Rc;

use super::Machine;
use super::tasks::{Attempts, MapAnswer};
use crate::python::code::{BinaryOp, CodeKind, CompareOp};
use crate::python::frame::{Activation, Role};
use crate::python::native::{Args, Ask, Outcome, Task};
use crate::python::object::class::Class;
use crate::python::object::instance::Payload;
use crate::python::value::Value;

impl BinaryOp {
    /// Its symbol and its methods: `+`, `__add__`, `__radd__`, `__iadd__`.
    pub fn names(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Add => ("+", "__add__", "__radd__", "__iadd__"),
            Self::Subtract => ("-", "__sub__", "__rsub__", "__isub__"),
            Self::Multiply => ("*", "__mul__", "__rmul__", "__imul__"),
            Self::MatrixMultiply => ("@", "__matmul__", "__rmatmul__", "__imatmul__"),
            Self::TrueDivide => ("/", "__truediv__", "__rtruediv__", "__itruediv__"),
            Self::FloorDivide => ("//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"),
            Self::Remainder => ("%", "__mod__", "__rmod__", "__imod__"),
            Self::Power => ("** or pow()", "__pow__", "__rpow__", "__ipow__"),
            Self::LeftShift => ("<<", "__lshift__", "__rlshift__", "__ilshift__"),
            Self::RightShift => (">>", "__rshift__", "__rrshift__", "__irshift__"),
            Self::And => ("&", "__and__", "__rand__", "__iand__"),
            Self::Or => ("|", "__or__", "__ror__", "__ior__"),
            Self::Xor => ("^", "__xor__", "__rxor__", "__ixor__"),
        }
    }
}

impl CompareOp {
    /// Its symbol, its method, and the method that answers from the other side.
    pub fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Less => ("<", "__lt__", "__gt__"),
            Self::LessEqual => ("<=", "__le__", "__ge__"),
            Self::Equal => ("==", "__eq__", "__eq__"),
            Self::NotEqual => ("!=", "__ne__", "__ne__"),
            Self::Greater => (">", "__gt__", "__lt__"),
            Self::GreaterEqual => (">=", "__ge__", "__le__"),
        }
    }
}

/// Whether a value's operators are sure to be the built-in ones.
#[inline(always)]
fn is_built_in(value: &Value) -> bool {
    !matches!(value, Value::Instance(_) | Value::Class(_))
}

impl Machine {
    /// The method of the program that an operand's class gives this name, if it is one.
    fn program_method(&self, value: &Value, name: &str) -> Option<Value> {
        match value {
            Value::Instance(instance) => {
                let class = instance.class.borrow();
                class.lookup(name).filter(|found| !matches!(found, Value::Native(_) | Value::None))
            }
            Value::Class(class) => {
                class.metaclass.as_ref()?.lookup(name).filter(|found| matches!(found, Value::Function(_)))
            }
            _ => None,
        }
    }

    fn any_method(&self, value: &Value, name: &str) -> Option<Value> {
        match value {
            Value::Instance(_) | Value::Class(_) => self.special(value, name),
            other => self.types.of(other).lookup(name).map(|found| match found {
                Value::Native(_) => self.bound(found, other.clone()),
                found => found,
            }),
        }
    }

    #[inline(never)]
    pub(super) fn begin_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Outcome<Option<Value>> {
        if let (BinaryOp::Remainder, Value::Str(template)) = (op, &a)
            && !matches!(b, Value::Instance(_) | Value::Class(_))
        {
            return self.percent_format(template, &b).map(Some);
        }
        if is_built_in(&a) && is_built_in(&b) {
            if let Some(task) = self.long_operation(op, &a, &b, false)? {
                self.frames.push(Activation::native(task, Role::Call));
                return Ok(None);
            }
            return self.binary(op, &a, &b).map(Some);
        }
        let (_, name, reflected, _) = op.names();
        if self.program_method(&a, name).is_none() && self.program_method(&b, reflected).is_none() {
            return self.binary(op, &a, &b).map(Some);
        }
        let attempts = self.binary_attempts(&a, &b, name, reflected);
        self.push_binary(op, a, b, attempts, false)
    }

    /// What `a + b` calls, last first.
    fn binary_attempts(&self, a: &Value, b: &Value, name: &str, reflected: &str) -> Vec<(Value, Args)> {
        let of_class = |method: &Value| !joins_or_repeats(method, name);
        let forward = self.any_method(a, name).filter(of_class).map(|method| (method, Args::one(b.clone())));
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let is_same = Rc::ptr_eq(&class_a, &class_b);
        let backward = if is_same { None } else { self.any_method(b, reflected) };
        let backward = backward.filter(of_class).map(|method| (method, Args::one(a.clone())));
        let b_first = !is_same && class_b.is_subclass_of(&class_a) && class_b.get_own(reflected).is_some();
        let order = if b_first { [forward, backward] } else { [backward, forward] };
        order.into_iter().flatten().collect()
    }

    fn push_binary(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
        left: Vec<(Value, Args)>,
        in_place: bool,
    ) -> Outcome<Option<Value>> {
        let otherwise = move |machine: &mut Machine| {
            if in_place { machine.in_place_of_sequences(op, &a, &b) } else { machine.binary_of_sequences(op, &a, &b) }
        };
        let task = Attempts { left, is_started: false, otherwise: Box::new(otherwise), inverts: false };
        self.frames.push(Activation::native(Box::new(task), Role::Call));
        Ok(None)
    }

    #[inline(never)]
    pub(super) fn begin_in_place(&mut self, op: BinaryOp, a: Value, b: Value) -> Outcome<Option<Value>> {
        if is_built_in(&a) && is_built_in(&b) {
            if let Some(task) = self.long_operation(op, &a, &b, true)? {
                self.frames.push(Activation::native(task, Role::Call));
                return Ok(None);
            }
            return self.in_place(op, &a, &b).map(Some);
        }
        let (_, name, reflected, in_place) = op.names();
        let own = self.program_method(&a, in_place);
        if own.is_none() && self.program_method(&a, name).is_none() && self.program_method(&b, reflected).is_none() {
            return self.in_place(op, &a, &b).map(Some);
        }
        let mut attempts = self.binary_attempts(&a, &b, name, reflected);
        if let Some(method) = self.any_method(&a, in_place).filter(|method| !joins_or_repeats(method, name)) {
            attempts.push((method, Args::one(b.clone())));
        }
        self.push_binary(op, a, b, attempts, true)
    }

    #[inline(never)]
    pub(super) fn begin_compare(&mut self, op: CompareOp, a: Value, b: Value) -> Outcome<Option<Value>> {
        if is_built_in(&a) && is_built_in(&b) {
            if let Some(task) = self.long_comparison(op, &a, &b) {
                self.frames.push(Activation::native(task, Role::Call));
                return Ok(None);
            }
            return self.compare(op, &a, &b).map(Some);
        }
        let (_, name, reflected) = op.names();
        let is_unequal = op == CompareOp::NotEqual;
        let has_own = |machine: &Self, value: &Value, name: &str| {
            machine.program_method(value, name).is_some()
                || (is_unequal && machine.program_method(value, "__eq__").is_some())
        };
        if !has_own(self, &a, name) && !has_own(self, &b, reflected) {
            return self.compare(op, &a, &b).map(Some);
        }
        // `!=` falls back to the opposite of `__eq__`, as `object.__ne__` does.
        let inverts =
            is_unequal && self.program_method(&a, "__ne__").is_none() && self.program_method(&b, "__ne__").is_none();
        let (name, reflected) = if inverts { ("__eq__", "__eq__") } else { (name, reflected) };
        let (class_a, class_b) = (self.class_of(&a), self.class_of(&b));
        let forward = self.any_method(&a, name).map(|method| (method, Args::one(b.clone())));
        let backward = self.any_method(&b, reflected).map(|method| (method, Args::one(a.clone())));
        let b_first = !Rc::ptr_eq(&class_a, &class_b) && class_b.is_subclass_of(&class_a);
        let order = if b_first { [forward, backward] } else { [backward, forward] };
        let otherwise = move |machine: &mut Machine| match op {
            CompareOp::Equal => Ok(Value::Bool(a.is(&b))),
            CompareOp::NotEqual => Ok(Value::Bool(!a.is(&b))),
            _ => {
                let (left, right) = (machine.type_name(&a), machine.type_name(&b));
                let symbol = op.names().0;
                let text = format!("'{symbol}' not supported between instances of '{left}' and '{right}'");
                Err(machine.type_error(text))
            }
        };
        let left = order.into_iter().flatten().collect();
        let task = Attempts { left, is_started: false, otherwise: Box::new(otherwise), inverts };
        self.frames.push(Activation::native(Box::new(task), Role::Call));
        Ok(None)
    }

    /// The truth of a value that needs no code of the program to tell.
    #[inline]
    pub(super) fn quick_truth(&self, value: &Value) -> Option<bool> {
        match value {
            Value::Bool(truth) => Some(*truth),
            Value::None | Value::Unset => Some(false),
            Value::Int(i) => Some(*i != 0),
            Value::Float(x) => Some(*x != 0.0),
            Value::Str(text) => Some(!text.is_empty()),
            Value::Big(_) => Some(true),
            Value::Complex(pair) => Some(pair.0 != 0.0 || pair.1 != 0.0),
            Value::Bytes(bytes) => Some(!bytes.is_empty()),
            Value::ByteArray(bytes) => Some(!bytes.borrow().is_empty()),
            Value::Tuple(items) => Some(!items.is_empty()),
            Value::List(list) => Some(!list.items.borrow().is_empty()),
            Value::Dict(dict) => Some(!dict.map.borrow().is_empty()),
            Value::DictView(view) => Some(!view.dict.map.borrow().is_empty()),
            Value::Set(set) => Some(!set.table.borrow().is_empty()),
            Value::Range(range) => Some(!range.is_empty()),
            Value::Instance(instance) => {
                let class = instance.class.borrow();
                match (class.lookup("__bool__"), &instance.payload) {
                    (None, Payload::Inner(inner)) if !matches!(class.lookup("__len__"), Some(Value::Function(_))) => {
                        self.quick_truth(inner)
                    }
                    (None, _) if class.lookup("__len__").is_none() => Some(true),
                    _ => None,
                }
            }
            Value::Class(class) if class.metaclass.is_some() => None,
            _ => Some(true),
        }
    }

    pub(super) fn begin_truth(&mut self, value: Value) -> Outcome<Option<Value>> {
        if let Some(method) = self.special(&value, "__bool__") {
            fn check(machine: &mut Machine, answer: Value) -> Outcome {
                if matches!(answer, Value::Bool(_)) {
                    return Ok(answer);
                }
                let name = machine.type_name(&answer);
                Err(machine.type_error(format!("__bool__ should return bool, returned {name}")))
            }
            self.push_mapped(method, Args::none(), check);
            return Ok(None);
        }
        if let Some(method) = self.special(&value, "__len__") {
            fn check(machine: &mut Machine, answer: Value) -> Outcome {
                let length = machine.length_from(&answer)?;
                Ok(Value::Bool(length != 0))
            }
            self.push_mapped(method, Args::none(), check);
            return Ok(None);
        }
        Ok(Some(Value::Bool(true)))
    }

    /// What `__len__` returned, as a length.
    pub fn length_from(&mut self, answer: &Value) -> Outcome<usize> {
        let length = self.index(answer)?;
        usize::try_from(length).map_err(|_| self.value_error("__len__() should return >= 0"))
    }

    pub(super) fn push_mapped(&mut self, callable: Value, args: Args, map: fn(&mut Machine, Value) -> Outcome) {
        let task = MapAnswer::new(callable, args, map);
        self.frames.push(Activation::native(Box::new(task), Role::Call));
    }

    /// `bool(value)`.
    pub fn truth(&mut self, value: &Value) -> Outcome<bool> {
        if let Some(truth) = self.quick_truth(value) {
            return Ok(truth);
        }
        let floor = self.frames.len();
        let answer = match self.begin_truth(value.clone())? {
            Some(answer) => answer,
            None => self.run_nested(floor)?,
        };
        Ok(matches!(answer, Value::Bool(true)))
    }

    /// An integer, through `__index__`.
    ///
    /// # Errors
    /// TypeError when it is none; OverflowError beyond `i64`.
    pub fn index(&mut self, value: &Value) -> Outcome<i64> {
        match value.plain() {
            Value::Int(i) => Ok(*i),
            Value::Bool(b) => Ok(i64::from(*b)),
            Value::Big(_) => Err(self.error("OverflowError", "Python int too large to convert to C ssize_t")),
            _ => match self.call_special(value, "__index__", Args::none()) {
                Some(answer) => match answer? {
                    Value::Int(i) => Ok(i),
                    Value::Bool(b) => Ok(i64::from(b)),
                    other => {
                        let name = self.type_name(&other);
                        Err(self.type_error(format!("__index__ returned non-int (type {name})")))
                    }
                },
                None => {
                    let name = self.type_name(value);
                    Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
                }
            },
        }
    }

    #[inline(never)]
    pub(super) fn begin_subscript(&mut self, object: Value, key: Value) -> Outcome<Option<Value>> {
        if let Some(method) = self.program_method(&object, "__getitem__") {
            let class = self.metaclass_or_class(&object);
            let (function, args) = self.bound_call(method, &object, &class, Args::one(key))?;
            return self.begin_call(function, args, Role::Call);
        }
        // `__missing__` of a subclass of dict runs as a frame of its own, so that it may look further keys up.
        if let (Value::Dict(dict), Value::Instance(instance)) = (object.plain(), &object)
            && let Some(missing) = self.program_method(&object, "__missing__")
        {
            let class = instance.class();
            return match self.dict_get(&dict.clone(), &key)? {
                Some(value) => Ok(Some(value)),
                None => {
                    let (function, args) = self.bound_call(missing, &object, &class, Args::one(key))?;
                    self.begin_call(function, args, Role::Call)
                }
            };
        }
        self.subscript(&object, &key).map(Some)
    }

    /// The class on which special methods of a value are looked up.
    pub(super) fn metaclass_or_class(&self, value: &Value) -> Rc<Class> {
        self.class_of(value)
    }

    #[inline(never)]
    pub(super) fn begin_contains(&mut self, item: Value, container: Value, inverted: bool) -> Outcome<Option<Value>> {
        if let Some(method) = self.program_method(&container, "__contains__") {
            let class = self.metaclass_or_class(&container);
            let (function, args) = self.bound_call(method, &container, &class, Args::one(item))?;
            fn yes(machine: &mut Machine, answer: Value) -> Outcome {
                machine.truth(&answer).map(Value::Bool)
            }
            fn no(machine: &mut Machine, answer: Value) -> Outcome {
                machine.truth(&answer).map(|truth| Value::Bool(!truth))
            }
            self.push_mapped(function, args, if inverted { no } else { yes });
            return Ok(None);
        }
        let runs_program = match &container {
            Value::Generator(generator) => generator.kind == CodeKind::Generator,
            Value::Iter(_) => !self.is_self_contained(&container),
            _ => false,
        };
        if runs_program {
            let task = Membership { iterator: container, item, inverted, is_started: false };
            self.frames.push(Activation::native(Box::new(task), Role::Call));
            return Ok(None);
        }
        Ok(Some(Value::Bool(self.contains(&container, &item)? != inverted)))
    }
}

/// `item in iterator`, or `not in`, where the program's code makes the items.
struct Membership {
    iterator: Value,
    item: Value,
    inverted: bool,
    is_started: bool,
}

impl Task for Membership {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        if self.is_started && (answer.is_unset() || machine.same(&answer, &self.item)?) {
            return Ok(Ask::Done(Value::Bool(answer.is_unset() == self.inverted)));
        }
        self.is_started = true;
        Ok(Ask::Next(self.iterator.clone()))
    }
}

/// Whether a method is a built-in sequence's own `+` or `*` (`name` is `__add__` or `__mul__`): those come after every
/// other method of both operands, and raise instead of declining.
fn joins_or_repeats(method: &Value, name: &str) -> bool {
    let native = match method {
        Value::Method(method) => &method.function,
        other => other,
    };
    matches!(native, Value::Native(native) if matches!(native.owner, "str" | "bytes" | "bytearray" | "list" | "tuple"))
        && matches!(name, "__add__" | "__mul__")
}
