//! `if`, `for` and `while`.
//! Invariant: `break` and `continue` find their loop as the innermost one among the blocks.

use ruff_python_ast::{Stmt, StmtFor, StmtIf, StmtWhile};

use super::Compiler;
use super::blocks::BlockKind;
use super::unit::Label;
use crate::python::code::Op;

impl<'a> Compiler<'a> {
    pub(super) fn if_statement(&mut self, stmt: &'a StmtIf) {
        if let Some(target) = self.plain_way_out(stmt) {
            return self.jump_if(&stmt.test, true, target);
        }
        let end = self.unit.label();
        let mut next = self.unit.label();
        self.jump_if(&stmt.test, false, next);
        self.statements(&stmt.body);
        for clause in &stmt.elif_else_clauses {
            self.jump(Op::Jump, end);
            self.unit.bind(next);
            next = self.unit.label();
            if !self.unit.is_reachable() {
                break;
            }
            if let Some(test) = &clause.test {
                self.begin_line(self.line_of(clause));
                self.jump_if(test, false, next);
            }
            self.statements(&clause.body);
        }
        self.unit.bind(next);
        self.unit.bind(end);
    }

    /// Where `if test: continue` and its like can jump right away: nothing is left on the way but the loop, and the line of
    /// the `continue` is not to be announced.
    fn plain_way_out(&self, stmt: &StmtIf) -> Option<Label> {
        let Some(BlockKind::Loop { break_to, continue_to, is_for }) = self.unit.blocks.last().map(|block| block.kind)
        else {
            return None;
        };
        if self.options.record_lines || !stmt.elif_else_clauses.is_empty() {
            return None;
        }
        match &stmt.body[..] {
            [Stmt::Continue(_)] => Some(continue_to),
            [Stmt::Break(_)] if !is_for => Some(break_to),
            _ => None,
        }
    }

    pub(super) fn while_statement(&mut self, stmt: &'a StmtWhile) {
        let line = self.unit.line;
        let [top, again, exhausted, end] = [(); 4].map(|()| self.unit.label());
        let is_endless = self.truth_of_constant(&stmt.test) == Some(true);
        if !is_endless {
            self.jump_if(&stmt.test, false, exhausted);
        }
        if is_endless {
            self.unit.bind(top);
        } else {
            self.unit.bind_on_line(top, line);
        }
        if self.unit.is_reachable() {
            self.push_block(BlockKind::Loop { break_to: end, continue_to: again, is_for: false });
            self.statements(&stmt.body);
            self.unit.bind(again);
            if is_endless {
                self.jump(Op::Jump, top);
            } else {
                // The test is compiled a second time, so that an iteration takes one jump.
                self.begin_line(line);
                self.jump_if(&stmt.test, true, top);
            }
            self.pop_block();
        }
        self.unit.bind(exhausted);
        self.statements(&stmt.orelse);
        self.unit.bind(end);
    }

    pub(super) fn for_statement(&mut self, stmt: &'a StmtFor) {
        let line = self.unit.line;
        let [top, again, exhausted, end] = [(); 4].map(|()| self.unit.label());
        self.expr(&stmt.iter);
        self.emit(if stmt.is_async { Op::GetAsyncIter } else { Op::GetIter });
        self.push_block(BlockKind::Loop { break_to: end, continue_to: again, is_for: true });
        self.unit.bind_on_line(top, line);
        if stmt.is_async {
            self.guard(exhausted, Self::async_next);
        } else {
            self.jump(Op::ForIter, exhausted);
        }
        self.store(&stmt.target);
        self.statements(&stmt.body);
        self.unit.bind(again);
        self.begin_line(line);
        self.jump(Op::Jump, top);
        self.pop_block();
        self.unit.bind(exhausted);
        if stmt.is_async {
            self.emit(Op::EndAsyncFor);
        }
        self.statements(&stmt.orelse);
        self.unit.bind(end);
    }

    /// `[aiterator] -> [aiterator, item]`
    pub(super) fn async_next(&mut self) {
        self.emit(Op::GetAsyncNext);
        self.await_top();
    }
}
