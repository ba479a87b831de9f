//! Truth: comparisons, `and`, `or`, `not`, conditional expressions, and jumps on them.
//! Invariant: a condition that only steers a jump leaves nothing on the operand stack.

use ruff_python_ast::{BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, ExprIf, ExprUnaryOp, UnaryOp};

use super::Compiler;
use super::literals::SET;
use super::unit::Label;
use crate::python::code::{CompareOp, Op};
use crate::python::value::Value;

impl<'a> Compiler<'a> {
    /// Jumps to `target` if the truth of `test` is `wanted`. `[] -> []`
    pub(super) fn jump_if(&mut self, test: &'a Expr, wanted: bool, target: Label) {
        if let Some(truth) = self.truth_of_constant(test) {
            if truth == wanted {
                self.jump(Op::Jump, target);
            }
            return;
        }
        match test {
            Expr::UnaryOp(ExprUnaryOp { op: UnaryOp::Not, operand, .. }) => self.jump_if(operand, !wanted, target),
            Expr::BoolOp(test) => self.jump_if_all_or_any(test, wanted, target),
            Expr::If(test) => self.jump_if_conditional(test, wanted, target),
            Expr::Compare(test) => self.jump_if_comparison(test, wanted, target),
            _ => {
                self.expr(test);
                self.jump(if wanted { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, target);
            }
        }
    }

    fn jump_if_all_or_any(&mut self, test: &'a ExprBoolOp, wanted: bool, target: Label) {
        let Some((last, rest)) = test.values.split_last() else { return };
        // The truth of one operand that settles the whole.
        let settling = test.op == BoolOp::Or;
        let end = self.unit.label();
        let settled = if settling == wanted { target } else { end };
        for value in rest {
            self.jump_if(value, settling, settled);
        }
        self.jump_if(last, wanted, target);
        self.unit.bind(end);
    }

    fn jump_if_conditional(&mut self, test: &'a ExprIf, wanted: bool, target: Label) {
        let (orelse, end) = (self.unit.label(), self.unit.label());
        self.jump_if(&test.test, false, orelse);
        self.jump_if(&test.body, wanted, target);
        self.jump(Op::Jump, end);
        self.unit.bind(orelse);
        self.jump_if(&test.orelse, wanted, target);
        self.unit.bind(end);
    }

    /// As in CPython, what follows in the statement is reported on the comparison's line too: the raise of an assert, the
    /// yield of a generator expression.
    fn jump_if_comparison(&mut self, test: &'a ExprCompare, wanted: bool, target: Label) {
        self.unit.line = self.line_of(test);
        match (&*test.ops, &*test.comparators) {
            ([CmpOp::Is], [Expr::NoneLiteral(_)]) => self.jump_if_none(test, wanted, target),
            ([CmpOp::IsNot], [Expr::NoneLiteral(_)]) => self.jump_if_none(test, !wanted, target),
            ([_], _) => {
                self.comparison(test);
                self.jump(if wanted { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, target);
            }
            _ => self.jump_if_chain(test, wanted, target),
        }
    }

    /// Jumps if it `is_none` that the left operand is None.
    fn jump_if_none(&mut self, test: &'a ExprCompare, is_none: bool, target: Label) {
        self.expr(&test.left);
        self.jump(if is_none { Op::PopJumpIfNone } else { Op::PopJumpIfNotNone }, target);
    }

    fn jump_if_chain(&mut self, test: &'a ExprCompare, wanted: bool, target: Label) {
        let (failed, end) = (self.unit.label(), self.unit.label());
        self.chain_links(test, Op::PopJumpIfFalse, failed);
        self.jump(if wanted { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }, target);
        self.jump(Op::Jump, end);
        self.unit.bind(failed);
        self.emit(Op::Pop);
        if !wanted {
            self.jump(Op::Jump, target);
        }
        self.unit.bind(end);
    }

    /// `a < b < c` up to its last comparison: `[] -> [bool]`, or to `failed` with the operand to the right of a false one
    /// below what `jump` leaves.
    fn chain_links(&mut self, test: &'a ExprCompare, jump: fn(u32) -> Op, failed: Label) {
        self.expr(&test.left);
        let last = test.ops.len().saturating_sub(1);
        for (index, (op, right)) in test.ops.iter().zip(&test.comparators).enumerate() {
            self.comparand(*op, right);
            if index < last {
                self.emit(Op::Dup);
                self.emit(Op::RotThree);
                self.emit(comparison(*op));
                self.jump(jump, failed);
            } else {
                self.emit(comparison(*op));
            }
        }
    }

    pub(super) fn comparison(&mut self, expr: &'a ExprCompare) {
        if expr.ops.len() < 2 {
            let unused = self.unit.label();
            return self.chain_links(expr, Op::PopJumpIfFalse, unused);
        }
        let (failed, end) = (self.unit.label(), self.unit.label());
        self.chain_links(expr, Op::JumpIfFalseOrPop, failed);
        self.jump(Op::Jump, end);
        self.unit.bind(failed);
        self.emit(Op::Swap);
        self.emit(Op::Pop);
        self.unit.bind(end);
    }

    pub(super) fn bool_op(&mut self, expr: &'a ExprBoolOp) {
        let Some((last, rest)) = expr.values.split_last() else { return };
        let end = self.unit.label();
        for value in rest {
            self.expr(value);
            self.jump(if expr.op == BoolOp::And { Op::JumpIfFalseOrPop } else { Op::JumpIfTrueOrPop }, end);
        }
        self.expr(last);
        self.unit.bind(end);
    }

    pub(super) fn conditional(&mut self, expr: &'a ExprIf) {
        let (orelse, end) = (self.unit.label(), self.unit.label());
        self.jump_if(&expr.test, false, orelse);
        self.expr(&expr.body);
        self.jump(Op::Jump, end);
        self.unit.bind(orelse);
        self.expr(&expr.orelse);
        self.unit.bind(end);
    }

    /// `not a`; `not a in b` and `not a is b` are the inverted operators.
    pub(super) fn negation(&mut self, operand: &'a Expr) {
        if let Expr::Compare(test) = operand
            && let [right] = &*test.comparators
            && let [op] = &*test.ops
            && let Op::Is(inverted) | Op::Contains(inverted) = comparison(*op)
        {
            let outer = self.unit.line;
            self.unit.line = self.line_of(test);
            self.expr(&test.left);
            self.comparand(*op, right);
            let is_identity = matches!(op, CmpOp::Is | CmpOp::IsNot);
            self.emit(if is_identity { Op::Is(!inverted) } else { Op::Contains(!inverted) });
            self.unit.line = outer;
            return;
        }
        self.expr(operand);
        self.emit(Op::Not);
    }

    /// Whether a constant is true; None for what is not a constant.
    pub(super) fn truth_of_constant(&mut self, expr: &Expr) -> Option<bool> {
        Some(match self.constant_value(expr)? {
            Value::None => false,
            Value::Bool(truth) => truth,
            Value::Int(int) => int != 0,
            Value::Float(float) => float != 0.0,
            Value::Complex(complex) => *complex != (0.0, 0.0),
            Value::Str(text) => !text.is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            _ => true,
        })
    }
}

impl<'a> Compiler<'a> {
    /// What stands right of an operator; the order of a set does not matter there.
    fn comparand(&mut self, op: CmpOp, right: &'a Expr) {
        match right {
            Expr::Set(set) if matches!(op, CmpOp::In | CmpOp::NotIn) => self.display(&set.elts, SET),
            _ => self.expr(right),
        }
    }
}

fn comparison(op: CmpOp) -> Op {
    match op {
        CmpOp::Lt => Op::Compare(CompareOp::Less),
        CmpOp::LtE => Op::Compare(CompareOp::LessEqual),
        CmpOp::Eq => Op::Compare(CompareOp::Equal),
        CmpOp::NotEq => Op::Compare(CompareOp::NotEqual),
        CmpOp::Gt => Op::Compare(CompareOp::Greater),
        CmpOp::GtE => Op::Compare(CompareOp::GreaterEqual),
        CmpOp::Is => Op::Is(false),
        CmpOp::IsNot => Op::Is(true),
        CmpOp::In => Op::Contains(false),
        CmpOp::NotIn => Op::Contains(true),
    }
}
