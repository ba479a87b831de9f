//! The arithmetic operators: which side is asked, in which order, and what is raised when neither answers.
//! Invariant: numbers, sets and `%` answer before the program's reflected methods of a sequence's other operand do,
//! and joining and repeating sequences comes last, as in CPython's `abstract.c`.

use std::rc::Rc;

use super::Defined;
use super::equality::not_implemented_is_none;
use super::sequence::is_sequence;
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::value::Value;

/// An operator, or `divmod`, as both operands' classes may define it.
#[derive(Clone, Copy)]
enum Operation {
    Binary(BinaryOp),
    DivMod,
}

impl Operation {
    /// Its method and the one that answers from the other side.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Binary(op) => {
                let (_, name, reflected, _) = op.names();
                (name, reflected)
            }
            Self::DivMod => ("__divmod__", "__rdivmod__"),
        }
    }
}

impl Machine {
    /// `a op b`.
    ///
    /// # Errors
    /// `unsupported operand type(s) for +: 'int' and 'str'`; what the operation raises.
    pub fn binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome {
        match self.dispatch(Operation::Binary(op), a, b)? {
            Some(result) => Ok(result),
            None => self.binary_of_sequences(op, a, b),
        }
    }

    /// `a op b` once no method of either side has answered: sequences are joined or repeated.
    ///
    /// # Errors
    /// As [`Machine::binary`].
    pub fn binary_of_sequences(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome {
        match self.sequence_binary(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(op, false, a, b)),
        }
    }

    /// `a op= b`: the new value of `a`, which is `a` itself where it changed in place.
    ///
    /// # Errors
    /// `unsupported operand type(s) for +=: 'int' and 'str'`; what the operation raises.
    pub fn in_place(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome {
        let (.., name) = op.names();
        match self.defined(a, name) {
            Defined::Own(method) => {
                let answer = self.call(&method, Args::one(b.clone()))?;
                if !matches!(answer, Value::NotImplemented) {
                    return Ok(answer);
                }
            }
            Defined::BuiltIn => {
                if let Some(result) = self.container_in_place(op, a, b)? {
                    return Ok(result);
                }
            }
            Defined::Absent => {}
        }
        match self.dispatch(Operation::Binary(op), a, b)? {
            Some(result) => Ok(result),
            None => self.in_place_of_sequences(op, a, b),
        }
    }

    /// `a op= b` once no method of either side has answered: a list takes more items, other sequences are joined anew.
    ///
    /// # Errors
    /// As [`Machine::in_place`].
    pub fn in_place_of_sequences(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome {
        if let Some(result) = self.sequence_in_place(op, a, b)? {
            return Ok(result);
        }
        // What is a sequence of another kind never lets the other side be repeated.
        let is_alone = op == BinaryOp::Multiply
            && match a.plain() {
                Value::Dict(_) | Value::DictView(_) | Value::Set(_) | Value::Range(_) => true,
                plain => matches!(a, Value::Instance(_)) && !is_sequence(plain),
            };
        match if is_alone { None } else { self.sequence_binary(op, a, b)? } {
            Some(result) => Ok(result),
            None => Err(self.unsupported_operands(op, true, a, b)),
        }
    }

    /// `divmod(a, b)`.
    ///
    /// # Errors
    /// ZeroDivisionError; `unsupported operand type(s) for divmod(): 'int' and 'str'`.
    pub fn divmod(&mut self, a: &Value, b: &Value) -> Outcome {
        match self.dispatch(Operation::DivMod, a, b)? {
            Some(result) => Ok(result),
            None => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                Err(self.type_error(format!("unsupported operand type(s) for divmod(): '{left}' and '{right}'")))
            }
        }
    }

    /// Asks both sides, a subclass's reflected method first; None when both decline.
    fn dispatch(&mut self, operation: Operation, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let is_plain = |value: &Value| !matches!(value, Value::Instance(_) | Value::Class(_));
        if is_plain(a) && is_plain(b) {
            return self.builtin_operation(operation, a, b);
        }
        let (name, reflected) = operation.names();
        let (left, right) = (self.class_of(a), self.class_of(b));
        let is_same = Rc::ptr_eq(&left, &right);
        let is_right_first = !is_same && right.is_subclass_of(&left) && {
            let (own, inherited) = (right.lookup(reflected), left.lookup(reflected));
            !matches!((own, inherited), (Some(own), Some(inherited)) if own.is(&inherited))
        };
        if is_right_first && let Some(result) = self.ask(operation, reflected, b, a, true)? {
            return Ok(Some(result));
        }
        if let Some(result) = self.ask(operation, name, a, b, false)? {
            return Ok(Some(result));
        }
        if is_same || is_right_first {
            return Ok(None);
        }
        self.ask(operation, reflected, b, a, true)
    }

    /// One side's answer.
    fn ask(
        &mut self,
        operation: Operation,
        name: &str,
        this: &Value,
        other: &Value,
        is_reflected: bool,
    ) -> Outcome<Option<Value>> {
        match self.defined(this, name) {
            Defined::Own(method) => not_implemented_is_none(self.call(&method, Args::one(other.clone()))),
            Defined::Absent => Ok(None),
            Defined::BuiltIn => {
                let this = this.plain();
                // An int leaves a float's subclass to answer for itself.
                if rank(this).is_some_and(|own| rank(other.plain()).is_some_and(|other| other > own)) {
                    return Ok(None);
                }
                // `%` asks the very values that it shows.
                let other = if rank(this).is_some() { other.plain() } else { other };
                let (a, b) = if is_reflected { (other, this) } else { (this, other) };
                let (a, b) = (a.clone(), b.clone());
                self.builtin_operation(operation, &a, &b)
            }
        }
    }

    /// What the built-in types themselves say to an operation; None for NotImplemented.
    fn builtin_operation(&mut self, operation: Operation, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        match operation {
            Operation::Binary(op) => self.builtin_binary(op, a, b),
            Operation::DivMod => self.number_divmod(a, b),
        }
    }

    /// `a op b` where both types are built in, joining and repeating of sequences aside; None for NotImplemented.
    pub(crate) fn builtin_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        if let Some(result) = self.number_binary(op, a, b)? {
            return Ok(Some(result));
        }
        match (op, a) {
            (BinaryOp::Remainder, Value::Str(template)) => {
                let template = template.clone();
                self.percent_format(&template, b).map(Some)
            }
            (BinaryOp::Remainder, Value::Bytes(_) | Value::ByteArray(_)) => self.percent_format_bytes(a, b).map(Some),
            (BinaryOp::Or, Value::Class(_)) => self.union_of(a, b),
            (BinaryOp::Or, _) if matches!(b, Value::Class(_)) => self.union_of(a, b),
            _ => self.container_binary(op, a, b),
        }
    }

    fn unsupported_operands(&self, op: BinaryOp, is_in_place: bool, a: &Value, b: &Value) -> Exit {
        let (symbol, ..) = op.names();
        let symbol = match (op, is_in_place) {
            (BinaryOp::Power, true) => "**=".to_owned(),
            (_, true) => format!("{symbol}="),
            (_, false) => symbol.to_owned(),
        };
        let (left, right) = (self.type_name(a), self.type_name(b));
        let mut text = format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
        if op == BinaryOp::RightShift && !is_in_place && matches!(a, Value::Native(native) if native.name == "print") {
            text.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
        }
        self.type_error(text)
    }

    /// `+a`, `-a`, `~a`.
    ///
    /// # Errors
    /// `bad operand type for unary -: 'str'`; what a method raises.
    pub fn unary(&mut self, op: UnaryOp, value: &Value) -> Outcome {
        let (symbol, name) = match op {
            UnaryOp::Positive => ("+", "__pos__"),
            UnaryOp::Negative => ("-", "__neg__"),
            UnaryOp::Invert => ("~", "__invert__"),
        };
        match self.defined(value, name) {
            Defined::Own(method) => return self.call(&method, Args::none()),
            Defined::BuiltIn => {
                if let Some(result) = self.number_unary(op, value.plain()) {
                    return Ok(result);
                }
            }
            Defined::Absent => {}
        }
        let given = self.type_name(value);
        Err(self.type_error(format!("bad operand type for unary {symbol}: '{given}'")))
    }

    /// `abs(value)`.
    ///
    /// # Errors
    /// `bad operand type for abs(): 'str'`; OverflowError for a complex number.
    pub fn absolute(&mut self, value: &Value) -> Outcome {
        match self.defined(value, "__abs__") {
            Defined::Own(method) => return self.call(&method, Args::none()),
            Defined::BuiltIn => {
                if let Some(result) = self.number_absolute(value.plain())? {
                    return Ok(result);
                }
            }
            Defined::Absent => {}
        }
        let given = self.type_name(value);
        Err(self.type_error(format!("bad operand type for abs(): '{given}'")))
    }

    /// `round(value, digits)`; `digits` is `Unset` where it was not given.
    ///
    /// # Errors
    /// `type str doesn't define __round__ method`; what rounding raises.
    pub fn round(&mut self, value: &Value, digits: &Value) -> Outcome {
        match self.defined(value, "__round__") {
            Defined::Own(method) => {
                let is_whole = digits.is_unset() || digits.is_none();
                let args = if is_whole { Args::none() } else { Args::one(digits.clone()) };
                return self.call(&method, args);
            }
            Defined::BuiltIn => {
                if let Some(result) = self.number_round(value.plain(), digits)? {
                    return Ok(result);
                }
            }
            Defined::Absent => {}
        }
        let given = self.type_name(value);
        Err(self.type_error(format!("type {given} doesn't define __round__ method")))
    }

    /// `pow(base, exponent, modulus)`.
    ///
    /// # Errors
    /// `pow() 3rd argument not allowed unless all arguments are integers`; ValueError for a modulus of 0.
    pub fn power_modulo(&mut self, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
        if let Defined::Own(method) = self.defined(base, "__pow__") {
            let answer = self.call(&method, Args::positional([exponent.clone(), modulus.clone()]))?;
            if !matches!(answer, Value::NotImplemented) {
                return Ok(answer);
            }
        } else if let Some(result) = self.number_power_modulo(base.plain(), exponent.plain(), modulus.plain())? {
            return Ok(result);
        }
        let (a, b, c) = (self.type_name(base), self.type_name(exponent), self.type_name(modulus));
        Err(self.type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'")))
    }

    /// `type(this).__add__(this, other)` of a number, as programs reach it by name: `is_reflected` for `__radd__`.
    pub(crate) fn number_dunder(
        &mut self,
        owner: &str,
        name: &str,
        op: BinaryOp,
        is_reflected: bool,
        args: Args,
    ) -> Outcome {
        let [this, other] = self.dunder_args::<2>(name, args)?;
        let (Some(own), Some(given)) = (rank(this.plain()), rank(other.plain())) else {
            return if is_number_of(owner, this.plain()) {
                Ok(Value::NotImplemented)
            } else {
                Err(self.wrong_self(owner, name, &this))
            };
        };
        if !is_number_of(owner, this.plain()) {
            return Err(self.wrong_self(owner, name, &this));
        }
        if given > own {
            return Ok(Value::NotImplemented);
        }
        let (a, b) = if is_reflected { (&other, &this) } else { (&this, &other) };
        Ok(self.number_binary(op, a.plain(), b.plain())?.unwrap_or(Value::NotImplemented))
    }
}

/// How general a number's type is: a type answers for itself and for those below it.
pub(crate) fn rank(value: &Value) -> Option<u8> {
    match value {
        Value::Bool(_) | Value::Int(_) | Value::Big(_) => Some(0),
        Value::Float(_) => Some(1),
        Value::Complex(_) => Some(2),
        _ => None,
    }
}

/// Whether a value is an `int` (or a bool), `float` or `complex`.
pub(crate) fn is_number_of(owner: &str, value: &Value) -> bool {
    match owner {
        "bool" => matches!(value, Value::Bool(_)),
        "int" => rank(value) == Some(0),
        "float" => rank(value) == Some(1),
        _ => rank(value) == Some(2),
    }
}
