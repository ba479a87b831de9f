//! Statements, one by one.
//! Invariant: a statement leaves the operand stack as it found it.

use ruff_python_ast::{Expr, Stmt, StmtAssert, StmtRaise};

use super::Compiler;
use crate::python::code::{CodeKind, Op};

impl<'a> Compiler<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            self.statement(stmt);
        }
    }

    /// The ops that follow belong to this line, which is about to run.
    pub(super) fn begin_line(&mut self, line: u32) {
        self.unit.line = line;
        if self.options.record_lines {
            self.unit.announce(line);
        }
    }

    pub(super) fn begin_statement(&mut self, stmt: &Stmt) {
        self.begin_line(self.line_of(stmt));
    }

    pub(super) fn statement(&mut self, stmt: &'a Stmt) {
        if !self.unit.is_reachable() {
            return;
        }
        match stmt {
            Stmt::FunctionDef(stmt) => return self.function_statement(stmt),
            Stmt::ClassDef(stmt) => return self.class_statement(stmt),
            Stmt::AnnAssign(stmt) => return self.annotated_assignment(stmt),
            Stmt::Global(_) | Stmt::Nonlocal(_) => return,
            _ => self.begin_statement(stmt),
        }
        match stmt {
            Stmt::Expr(shown) if self.options.is_typed && self.unit.kind == CodeKind::Module => {
                self.expr(&shown.value);
                self.emit(Op::ShowResult);
            }
            Stmt::Expr(stmt) => self.expression_statement(&stmt.value),
            Stmt::Assign(stmt) => self.assignment(stmt),
            Stmt::AugAssign(stmt) => self.augmented_assignment(stmt),
            Stmt::Return(stmt) => self.return_statement(stmt),
            Stmt::If(stmt) => self.if_statement(stmt),
            Stmt::For(stmt) => self.for_statement(stmt),
            Stmt::While(stmt) => self.while_statement(stmt),
            Stmt::Break(_) => self.break_statement(),
            Stmt::Continue(_) => self.continue_statement(),
            Stmt::Try(stmt) => self.try_statement(stmt),
            Stmt::With(stmt) => self.with_statement(stmt),
            Stmt::Match(stmt) => self.match_statement(stmt),
            Stmt::Raise(stmt) => self.raise_statement(stmt),
            Stmt::Assert(stmt) => self.assert_statement(stmt),
            Stmt::Delete(stmt) => stmt.targets.iter().for_each(|target| self.delete(target)),
            Stmt::Import(stmt) => self.import_statement(stmt),
            Stmt::ImportFrom(stmt) => self.import_from_statement(stmt),
            // What Python 3.11 does not have, the syntax check has refused.
            Stmt::Pass(_)
            | Stmt::TypeAlias(_)
            | Stmt::IpyEscapeCommand(_)
            | Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::AnnAssign(_)
            | Stmt::Global(_)
            | Stmt::Nonlocal(_) => {}
        }
    }

    fn expression_statement(&mut self, value: &'a Expr) {
        if self.constant_value(value).is_none() {
            self.expr(value);
            self.emit(Op::Pop);
        }
    }

    fn raise_statement(&mut self, stmt: &'a StmtRaise) {
        let operands = [&stmt.exc, &stmt.cause];
        let count = operands.iter().filter(|operand| operand.is_some()).count();
        for operand in operands.into_iter().flatten() {
            self.expr(operand);
        }
        self.emit(Op::Raise(count as u8));
    }

    fn assert_statement(&mut self, stmt: &'a StmtAssert) {
        let passed = self.unit.label();
        self.jump_if(&stmt.test, true, passed);
        if let Some(message) = &stmt.msg {
            self.expr(message);
        }
        self.emit(Op::RaiseAssertion(stmt.msg.is_some()));
        self.unit.bind(passed);
    }
}
