//! Expressions, each leaving its value on the operand stack.
//! Invariant: operands are evaluated from left to right, and an op belongs to the line on which CPython reports it.

use ruff_python_ast::{Expr, ExprAttribute, ExprContext, ExprSlice, ExprSubscript, ExprUnaryOp, Operator, UnaryOp};
use ruff_text_size::Ranged;

use super::Compiler;
use super::literals::LIST;
use crate::python::code::{self, BinaryOp, Op};
use crate::python::value::Value;

impl<'a> Compiler<'a> {
    /// `[] -> [value]`
    pub(super) fn expr(&mut self, expr: &'a Expr) {
        let outer = self.unit.line;
        self.unit.line = self.line_of(expr);
        match expr {
            Expr::Name(name) if name.ctx == ExprContext::Load && name.id == "__debug__" => {
                self.constant(Value::Bool(true))
            }
            Expr::Name(name) => self.load_name(&name.id),
            Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_) => self.literal(expr),
            Expr::Call(call) => self.call(call),
            Expr::Attribute(attribute) => self.load_attribute(attribute),
            Expr::Subscript(subscript) => self.load_subscript(subscript),
            Expr::BinOp(binary) => {
                self.expr(&binary.left);
                self.expr(&binary.right);
                self.emit(Op::Binary(binary_op(binary.op)));
            }
            Expr::UnaryOp(unary) => self.unary(expr, unary),
            Expr::Compare(compare) => self.comparison(compare),
            Expr::BoolOp(bool_op) => self.bool_op(bool_op),
            Expr::If(conditional) => self.conditional(conditional),
            Expr::Tuple(tuple) => self.tuple(tuple),
            Expr::List(list) => self.display(&list.elts, LIST),
            Expr::Set(set) => self.set_display(&set.elts),
            Expr::Dict(dict) => self.dict(&dict.items),
            Expr::FString(string) => self.formatted_string(&string.value),
            Expr::Named(named) => {
                self.expr(&named.value);
                self.emit(Op::Dup);
                self.store(&named.target);
            }
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::ListComp(node) => self.list_comprehension(node),
            Expr::SetComp(node) => self.set_comprehension(node),
            Expr::DictComp(node) => self.dict_comprehension(node),
            Expr::Generator(node) => self.generator_expression(node),
            Expr::Await(node) => {
                self.expr(&node.value);
                self.await_top();
            }
            Expr::Yield(node) => {
                match &node.value {
                    Some(value) => self.expr(value),
                    None => self.constant(Value::None),
                }
                self.emit(Op::Yield);
            }
            Expr::YieldFrom(node) => {
                self.expr(&node.value);
                self.emit(Op::GetYieldFromIter);
                self.delegate();
            }
            Expr::Slice(slice) => self.slice(slice),
            // A star outside a display or call, and what Python 3.11 does not have, the syntax check has refused.
            Expr::Starred(_) | Expr::TString(_) | Expr::IpyEscapeCommand(_) => self.constant(Value::None),
        }
        self.unit.line = outer;
    }

    fn literal(&mut self, expr: &Expr) {
        let value = self.constant_value(expr).unwrap_or(Value::None);
        self.constant(value);
    }

    fn unary(&mut self, expr: &'a Expr, unary: &'a ExprUnaryOp) {
        if let Some(value) = self.constant_value(expr) {
            return self.constant(value);
        }
        if unary.op == UnaryOp::Not {
            return self.negation(&unary.operand);
        }
        self.expr(&unary.operand);
        self.emit(Op::Unary(match unary.op {
            UnaryOp::Invert => code::UnaryOp::Invert,
            UnaryOp::USub => code::UnaryOp::Negative,
            UnaryOp::UAdd | UnaryOp::Not => code::UnaryOp::Positive,
        }));
    }

    fn load_attribute(&mut self, attribute: &'a ExprAttribute) {
        self.expr(&attribute.value);
        self.at_attribute(attribute);
        self.attribute(Op::LoadAttr, &attribute.attr);
    }

    /// The ops that follow belong to the line on which the attribute's name is.
    pub(super) fn at_attribute(&mut self, attribute: &ExprAttribute) {
        self.unit.line = self.line_at(attribute.end());
    }

    fn load_subscript(&mut self, subscript: &'a ExprSubscript) {
        self.expr(&subscript.value);
        self.expr(&subscript.slice);
        self.emit(Op::Subscript);
    }

    fn slice(&mut self, slice: &'a ExprSlice) {
        for bound in [&slice.lower, &slice.upper] {
            match bound {
                Some(bound) => self.expr(bound),
                None => self.constant(Value::None),
            }
        }
        if let Some(step) = &slice.step {
            self.expr(step);
        }
        self.emit(Op::BuildSlice(slice.step.is_some()));
    }

    /// `[awaitable] -> [result]`
    pub(super) fn await_top(&mut self) {
        self.emit(Op::GetAwaitable);
        self.delegate();
    }

    /// `[iterator] -> [result]`: yields what the iterator yields.
    fn delegate(&mut self) {
        let (top, end) = (self.unit.label(), self.unit.label());
        self.constant(Value::None);
        self.unit.bind(top);
        self.jump(Op::Send, end);
        self.emit(Op::YieldFrom);
        self.jump(Op::Jump, top);
        self.unit.bind(end);
    }
}

pub(super) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Subtract,
        Operator::Mult => BinaryOp::Multiply,
        Operator::MatMult => BinaryOp::MatrixMultiply,
        Operator::Div => BinaryOp::TrueDivide,
        Operator::Mod => BinaryOp::Remainder,
        Operator::Pow => BinaryOp::Power,
        Operator::LShift => BinaryOp::LeftShift,
        Operator::RShift => BinaryOp::RightShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}
