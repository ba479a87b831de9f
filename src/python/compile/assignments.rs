//! Assignments of every kind, and `del`.
//! Invariant: the parts of a target are evaluated once, when CPython evaluates them.

use ruff_python_ast::{Expr, StmtAnnAssign, StmtAssign, StmtAugAssign};

use super::Compiler;
use super::expressions::binary_op;
use crate::python::code::{CodeKind, Op};
use crate::python::value::Value;

impl<'a> Compiler<'a> {
    pub(super) fn assignment(&mut self, stmt: &'a StmtAssign) {
        if let [target] = &stmt.targets[..]
            && self.swap(target, &stmt.value)
        {
            return;
        }
        self.expr(&stmt.value);
        for (index, target) in stmt.targets.iter().enumerate() {
            if index + 1 < stmt.targets.len() {
                self.emit(Op::Dup);
            }
            self.store(target);
        }
    }

    /// `a, b = b, a` without a tuple in between. Whether it was compiled.
    fn swap(&mut self, target: &'a Expr, value: &'a Expr) -> bool {
        let (Expr::Tuple(targets), Expr::Tuple(values)) = (target, value) else { return false };
        let count = targets.elts.len();
        let has_star = targets.elts.iter().chain(&values.elts).any(Expr::is_starred_expr);
        if count != values.elts.len() || !(2..=3).contains(&count) || has_star {
            return false;
        }
        for value in &values.elts {
            self.expr(value);
        }
        if count == 3 {
            self.emit(Op::RotThree);
        }
        self.emit(Op::Swap);
        for target in &targets.elts {
            self.store(target);
        }
        true
    }

    /// `[value] -> []`
    pub(super) fn store(&mut self, target: &'a Expr) {
        let outer = self.unit.line;
        self.unit.line = self.line_of(target);
        match target {
            Expr::Name(name) => self.store_name(&name.id),
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value);
                self.at_attribute(attribute);
                self.attribute(Op::StoreAttr, &attribute.attr);
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value);
                self.expr(&subscript.slice);
                self.emit(Op::StoreSubscript);
            }
            Expr::Tuple(tuple) => self.unpack(&tuple.elts),
            Expr::List(list) => self.unpack(&list.elts),
            Expr::Starred(starred) => self.store(&starred.value),
            _ => self.emit(Op::Pop),
        }
        self.unit.line = outer;
    }

    fn unpack(&mut self, targets: &'a [Expr]) {
        let star = targets.iter().position(Expr::is_starred_expr);
        self.emit(unpack_op(targets.len(), star));
        for target in targets {
            self.store(target);
        }
    }

    pub(super) fn augmented_assignment(&mut self, stmt: &'a StmtAugAssign) {
        let line = self.unit.line;
        let op = Op::InPlace(binary_op(stmt.op));
        match &*stmt.target {
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value);
                self.emit(Op::Dup);
                self.at_attribute(attribute);
                self.attribute(Op::LoadAttr, &attribute.attr);
                self.unit.line = line;
                self.expr(&stmt.value);
                self.emit(op);
                self.emit(Op::Swap);
                self.at_attribute(attribute);
                self.attribute(Op::StoreAttr, &attribute.attr);
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value);
                self.expr(&subscript.slice);
                self.emit(Op::DupTwo);
                self.emit(Op::Subscript);
                self.expr(&stmt.value);
                self.emit(op);
                self.emit(Op::RotThree);
                self.emit(Op::StoreSubscript);
            }
            Expr::Name(name) => {
                self.load_name(&name.id);
                self.expr(&stmt.value);
                self.emit(op);
                self.store_name(&name.id);
            }
            _ => {}
        }
        self.unit.line = line;
    }

    pub(super) fn annotated_assignment(&mut self, stmt: &'a StmtAnnAssign) {
        let is_evaluated = matches!(self.unit.kind, CodeKind::Module | CodeKind::Class);
        let target = &*stmt.target;
        if stmt.value.is_none() && !is_evaluated && target.is_name_expr() {
            return;
        }
        self.begin_line(self.line_of(stmt));
        match &stmt.value {
            Some(value) => {
                self.expr(value);
                self.store(target);
            }
            None => self.evaluate_target(target),
        }
        if !is_evaluated {
            return;
        }
        match target {
            Expr::Name(name) if stmt.simple => {
                self.annotation(&stmt.annotation);
                self.attribute(Op::StoreAnnotation, &name.id);
            }
            _ if self.future_annotations => {}
            _ => {
                self.expr(&stmt.annotation);
                self.emit(Op::Pop);
            }
        }
    }

    /// `a.b: int` evaluates `a`, `a[b]: int` evaluates `a` and `b`.
    fn evaluate_target(&mut self, target: &'a Expr) {
        match target {
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value);
                self.emit(Op::Pop);
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value);
                self.emit(Op::Pop);
                self.expr(&subscript.slice);
                self.emit(Op::Pop);
            }
            _ => {}
        }
    }

    /// The value of an annotation, or its text where annotations are not evaluated. `[] -> [value]`
    pub(super) fn annotation(&mut self, annotation: &'a Expr) {
        if !self.future_annotations {
            if let Expr::Starred(starred) = annotation {
                // `*args: *Types`
                self.expr(&starred.value);
                return self.emit(Op::Unpack(1));
            }
            return self.expr(annotation);
        }
        let range = ruff_text_size::Ranged::range(annotation);
        let text = self.source.get(range.start().to_usize()..range.end().to_usize()).unwrap_or_default();
        self.constant(Value::str(text));
    }

    pub(super) fn delete(&mut self, target: &'a Expr) {
        let outer = self.unit.line;
        self.unit.line = self.line_of(target);
        match target {
            Expr::Name(name) => self.delete_name(&name.id),
            Expr::Attribute(attribute) => {
                self.expr(&attribute.value);
                self.at_attribute(attribute);
                self.attribute(Op::DeleteAttr, &attribute.attr);
            }
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value);
                self.expr(&subscript.slice);
                self.emit(Op::DeleteSubscript);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|target| self.delete(target)),
            Expr::List(list) => list.elts.iter().for_each(|target| self.delete(target)),
            _ => {}
        }
        self.unit.line = outer;
    }
}

/// Takes a sequence apart into `count` targets, the one at `star` taking what is left over.
pub(super) fn unpack_op(count: usize, star: Option<usize>) -> Op {
    match star {
        None => Op::Unpack(count as u32),
        Some(star) => Op::UnpackStar(star as u8, (count - star - 1) as u32),
    }
}
