//! Constants, formatted strings, and the displays of lists, tuples, sets and dicts.
//! Invariant: a folded constant is what CPython's own folding gives.

use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast::{
    ConversionFlag, DictItem, Expr, ExprContext, ExprNumberLiteral, ExprTuple, ExprUnaryOp, FStringPart, FStringValue,
    InterpolatedElement, InterpolatedStringElement, InterpolatedStringElements, Number, UnaryOp,
};
use std::rc::Rc;

use super::Compiler;
use super::unit::ConstantKey;
use crate::python::code::{Conversion, Op};
use crate::python::value::Value;

/// What builds one kind of display.
#[derive(Clone, Copy)]
pub(super) struct Display {
    build: fn(u32) -> Op,
    add: fn(u32) -> Op,
    extend: Op,
}

pub(super) const LIST: Display = Display { build: Op::BuildList, add: Op::ListAppend, extend: Op::ListExtend };
pub(super) const SET: Display = Display { build: Op::BuildSet, add: Op::SetAdd, extend: Op::SetUpdate };

/// The pieces of a formatted string so far.
#[derive(Default)]
struct Pieces {
    /// Literal text not yet on the stack.
    text: String,
    /// Pieces on the stack.
    count: u32,
}

impl<'a> Compiler<'a> {
    /// The value of a literal, of a negated number, or of a tuple of constants.
    pub(super) fn constant_value(&mut self, expr: &Expr) -> Option<Value> {
        Some(match expr {
            Expr::NoneLiteral(_) => Value::None,
            Expr::EllipsisLiteral(_) => Value::Ellipsis,
            Expr::BooleanLiteral(literal) => Value::Bool(literal.value),
            Expr::NumberLiteral(literal) => number(literal),
            Expr::StringLiteral(literal) => self.text(literal.value.to_str()),
            Expr::BytesLiteral(literal) => Value::Bytes(literal.value.bytes().collect()),
            Expr::Name(name) if name.id == "__debug__" => Value::Bool(true),
            Expr::UnaryOp(unary) => negated(unary)?,
            Expr::Tuple(tuple) if tuple.ctx == ExprContext::Load => self.constant_tuple(tuple)?,
            _ => return None,
        })
    }

    fn constant_tuple(&mut self, tuple: &ExprTuple) -> Option<Value> {
        let items: Option<Vec<Value>> = tuple.elts.iter().map(|item| self.constant_value(item)).collect();
        items.map(Value::tuple)
    }

    /// A list or set display. `[] -> [list]`
    pub(super) fn display(&mut self, items: &'a [Expr], display: Display) {
        let plain = items.iter().position(Expr::is_starred_expr).unwrap_or(items.len());
        for item in &items[..plain] {
            self.expr(item);
        }
        self.emit((display.build)(plain as u32));
        for item in &items[plain..] {
            match item {
                Expr::Starred(starred) => {
                    self.expr(&starred.value);
                    self.emit(display.extend);
                }
                _ => {
                    self.expr(item);
                    self.emit((display.add)(1));
                }
            }
        }
    }

    /// A set display. CPython keeps three or more constants as a frozenset, which it makes anew from itself, and equal
    /// ones once in a program; how equal hashes share their places, and so the order of the set, shows that.
    pub(super) fn set_display(&mut self, items: &'a [Expr]) {
        let key = |item: &Expr| self.constant_value(item).and_then(|value| ConstantKey::of(&value));
        let keys: Option<Vec<ConstantKey>> = items.iter().map(key).collect();
        let Some(keys) = keys.filter(|keys| keys.len() > 2) else { return self.display(items, SET) };
        let items = self.first_like(keys, items);
        self.emit(Op::BuildSet(0));
        self.emit(Op::BuildSet(0));
        self.emit(Op::BuildList(0));
        for item in items {
            let value = self.constant_value(item).unwrap_or(Value::None);
            self.constant(value);
        }
        self.emit(Op::BuildSet(items.len() as u32));
        for op in [Op::ListExtend, Op::SetUpdate, Op::SetUpdate] {
            self.emit(op);
        }
    }

    /// The first display of the program with these constants; a long one is not looked for.
    fn first_like(&mut self, keys: Vec<ConstantKey>, items: &'a [Expr]) -> &'a [Expr] {
        const LONGEST: usize = 64;
        if keys.len() > LONGEST {
            return items;
        }
        let is_in = |these: &[ConstantKey], those: &[ConstantKey]| these.iter().all(|key| those.contains(key));
        let mut known = self.constant_sets.iter();
        if let Some((_, first)) = known.find(|(known, _)| is_in(known, &keys) && is_in(&keys, known)) {
            return first;
        }
        self.constant_sets.push((keys, items));
        items
    }

    pub(super) fn tuple(&mut self, tuple: &'a ExprTuple) {
        if let Some(constant) = self.constant_tuple(tuple) {
            return self.constant(constant);
        }
        if tuple.elts.iter().any(Expr::is_starred_expr) {
            self.display(&tuple.elts, LIST);
            return self.emit(Op::ListToTuple);
        }
        for item in &tuple.elts {
            self.expr(item);
        }
        self.emit(Op::BuildTuple(tuple.elts.len() as u32));
    }

    pub(super) fn dict(&mut self, items: &'a [DictItem]) {
        let plain = items.iter().position(|item| item.key.is_none()).unwrap_or(items.len());
        for item in &items[..plain] {
            if let Some(key) = &item.key {
                self.expr(key);
                self.expr(&item.value);
            }
        }
        self.emit(Op::BuildDict(plain as u32));
        for item in &items[plain..] {
            match &item.key {
                Some(key) => {
                    self.expr(key);
                    self.expr(&item.value);
                    self.emit(Op::DictInsert(1));
                }
                None => {
                    self.expr(&item.value);
                    self.emit(Op::DictUpdate);
                }
            }
        }
    }

    pub(super) fn formatted_string(&mut self, value: &'a FStringValue) {
        let mut pieces = Pieces::default();
        for part in value {
            match part {
                FStringPart::Literal(literal) => pieces.text.push_str(&literal.value),
                FStringPart::FString(string) => self.formatted_elements(&string.elements, &mut pieces),
            }
        }
        self.join(pieces);
    }

    fn formatted_elements(&mut self, elements: &'a InterpolatedStringElements, pieces: &mut Pieces) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => pieces.text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(field) => self.replacement_field(field, pieces),
            }
        }
    }

    fn replacement_field(&mut self, field: &'a InterpolatedElement, pieces: &mut Pieces) {
        if let Some(debug) = &field.debug_text {
            pieces.text.push_str(debug.as_str());
        }
        self.flush(pieces);
        self.expr(&field.expression);
        let conversion = match field.conversion {
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => Conversion::Repr,
            ConversionFlag::None => Conversion::None,
            ConversionFlag::Str => Conversion::Str,
            ConversionFlag::Ascii => Conversion::Ascii,
            ConversionFlag::Repr => Conversion::Repr,
        };
        if let Some(spec) = &field.format_spec {
            let mut inner = Pieces::default();
            self.formatted_elements(&spec.elements, &mut inner);
            self.join(inner);
        }
        self.emit(Op::FormatValue(conversion, field.format_spec.is_some()));
        pieces.count += 1;
    }

    fn flush(&mut self, pieces: &mut Pieces) {
        if !pieces.text.is_empty() {
            let text = self.text(&std::mem::take(&mut pieces.text));
            self.constant(text);
            pieces.count += 1;
        }
    }

    fn join(&mut self, mut pieces: Pieces) {
        self.flush(&mut pieces);
        match pieces.count {
            0 => self.constant(Value::str("")),
            1 => {}
            count => self.emit(Op::BuildString(count)),
        }
    }
}

fn number(literal: &ExprNumberLiteral) -> Value {
    match &literal.value {
        Number::Int(int) => match int.as_u64() {
            Some(small) => Value::int(BigInt::from(small)),
            None => Value::int(big(&int.to_string())),
        },
        Number::Float(float) => Value::Float(*float),
        Number::Complex { real, imag } => Value::Complex(Rc::new((*real, *imag))),
    }
}

/// An integer beyond `u64` as the parser keeps it: its token.
fn big(token: &str) -> BigInt {
    let digits: String = token.chars().filter(|&c| c != '_').collect();
    let (radix, digits) = match digits.get(..2) {
        Some("0x" | "0X") => (16, &digits[2..]),
        Some("0o" | "0O") => (8, &digits[2..]),
        Some("0b" | "0B") => (2, &digits[2..]),
        _ => (10, &*digits),
    };
    BigInt::from_str_radix(digits, radix).unwrap_or_default()
}

fn negated(unary: &ExprUnaryOp) -> Option<Value> {
    let Expr::NumberLiteral(literal) = &*unary.operand else { return None };
    if unary.op != UnaryOp::USub {
        return None;
    }
    Some(match number(literal) {
        Value::Int(int) => Value::int(-BigInt::from(int)),
        Value::Big(big) => Value::int(-&*big),
        Value::Float(float) => Value::Float(-float),
        Value::Complex(complex) => Value::Complex(Rc::new((-complex.0, -complex.1))),
        _ => return None,
    })
}
