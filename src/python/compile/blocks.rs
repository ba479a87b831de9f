//! `try`, `with`, and the ways out of what encloses a statement: `return`, `break`, `continue`.
//! Invariant: a way out does for each block it leaves what the block's own end does, outside the block's protected range.

use ruff_python_ast::{ExceptHandler, Expr, Stmt, StmtReturn, StmtTry, StmtWith, WithItem};

mod star;

use super::Compiler;
use super::unit::{Label, Region};
use crate::python::code::Op;
use crate::python::value::Value;

/// Something around the statement being compiled that a way out must see to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) kind: BlockKind<'a>,
    /// Where the block's exceptions go.
    region: Option<Region>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum BlockKind<'a> {
    Loop {
        break_to: Label,
        continue_to: Label,
        /// Whether an iterator is on the stack.
        is_for: bool,
    },
    /// The body of a try with handlers.
    Guarded,
    /// The body of a try with this `finally`.
    Finally(&'a [Stmt]),
    /// A `finally` body that runs because of the exception on the stack.
    FinallyRaised,
    /// The body of an except clause, with the name it deletes at its end.
    Handling(Option<&'a str>),
    /// The body of a with; its exit function is on the stack.
    With { is_async: bool, line: u32 },
    /// A `finally` body that runs on the way of a return value, which is on the stack.
    Returning,
}

impl<'a> Compiler<'a> {
    pub(super) fn push_block(&mut self, kind: BlockKind<'a>) {
        self.unit.blocks.push(Block { kind, region: None });
    }

    /// A block whose exceptions go to `target`, from here on.
    fn push_guarded(&mut self, kind: BlockKind<'a>, target: Label) {
        let region = Some(self.unit.open_region(target));
        self.unit.blocks.push(Block { kind, region });
    }

    pub(super) fn pop_block(&mut self) {
        if let Some(Block { region: Some(region), .. }) = self.unit.blocks.pop() {
            self.unit.close_region(region);
        }
    }

    pub(super) fn return_statement(&mut self, stmt: &'a StmtReturn) {
        let constant = match &stmt.value {
            None => Some(Value::None),
            Some(value) => self.constant_value(value),
        };
        match (constant, &stmt.value) {
            (None, Some(value)) => {
                self.expr(value);
                self.leave(None, true, |compiler| compiler.emit(Op::Return));
            }
            (constant, _) => self.leave(None, false, |compiler| {
                compiler.constant(constant.unwrap_or(Value::None));
                compiler.emit(Op::Return);
            }),
        }
    }

    pub(super) fn break_statement(&mut self) {
        let Some((index, break_to, _)) = self.innermost_loop() else { return };
        self.leave(Some(index), false, |compiler| compiler.jump(Op::Jump, break_to));
    }

    pub(super) fn continue_statement(&mut self) {
        let Some((index, _, continue_to)) = self.innermost_loop() else { return };
        self.leave(Some(index + 1), false, |compiler| compiler.jump(Op::Jump, continue_to));
    }

    fn innermost_loop(&self) -> Option<(usize, Label, Label)> {
        self.unit.blocks.iter().enumerate().rev().find_map(|(index, block)| match block.kind {
            BlockKind::Loop { break_to, continue_to, .. } => Some((index, break_to, continue_to)),
            _ => None,
        })
    }

    /// Leaves the blocks from `keep` on, or with None the function, innermost first, and ends with what `end` emits.
    /// With `has_value` the value on top comes along.
    fn leave(&mut self, keep: Option<usize>, has_value: bool, end: impl FnOnce(&mut Self)) {
        let (line, handling) = (self.unit.line, self.unit.handling);
        // A return may leave its operands to the machine unless a block further out needs its own on top.
        let first_needing = self
            .unit
            .blocks
            .iter()
            .position(|block| matches!(block.kind, BlockKind::With { .. } | BlockKind::Finally(_)))
            .unwrap_or(usize::MAX);
        let mut left = Vec::new();
        while self.unit.blocks.len() > keep.unwrap_or(0)
            && let Some(block) = self.unit.blocks.pop()
        {
            if let Some(region) = block.region {
                self.unit.close_region(region);
            }
            let is_tidy = keep.is_some() || self.unit.blocks.len() > first_needing;
            self.leave_block(block.kind, has_value, is_tidy);
            left.push(block);
        }
        end(self);
        while let Some(mut block) = left.pop() {
            block.region = block.region.map(|region| self.unit.reopened(region));
            self.unit.blocks.push(block);
        }
        (self.unit.line, self.unit.handling) = (line, handling);
    }

    fn leave_block(&mut self, kind: BlockKind<'a>, has_value: bool, is_tidy: bool) {
        match kind {
            BlockKind::Guarded | BlockKind::Loop { is_for: false, .. } => {}
            BlockKind::Loop { is_for: true, .. } | BlockKind::Returning => {
                if is_tidy {
                    self.pop_below(has_value);
                }
            }
            BlockKind::Finally(body) => {
                if has_value {
                    self.push_block(BlockKind::Returning);
                }
                self.statements(body);
                if has_value {
                    self.pop_block();
                }
            }
            BlockKind::FinallyRaised => {
                if is_tidy {
                    self.pop_below(has_value);
                }
                self.pop_handled();
            }
            BlockKind::Handling(name) => {
                self.pop_handled();
                self.forget(name);
            }
            BlockKind::With { is_async, line } => {
                self.unit.line = line;
                if has_value {
                    self.emit(Op::Swap);
                }
                self.call_exit(is_async);
            }
        }
    }

    /// Pops the top, or what is below the value on top.
    fn pop_below(&mut self, has_value: bool) {
        if has_value {
            self.emit(Op::Swap);
        }
        self.emit(Op::Pop);
    }

    fn pop_handled(&mut self) {
        self.emit(Op::PopHandled);
        self.unit.handling = self.unit.handling.saturating_sub(1);
    }

    /// Deletes the name of an except clause, which the clause may have deleted itself.
    fn forget(&mut self, name: Option<&str>) {
        if let Some(name) = name {
            self.constant(Value::None);
            self.store_name(name);
            self.delete_name(name);
        }
    }

    /// `[exit] -> []`
    fn call_exit(&mut self, is_async: bool) {
        self.emit(Op::CallExit);
        if is_async {
            self.await_top();
        }
        self.emit(Op::Pop);
    }

    pub(super) fn try_statement(&mut self, stmt: &'a StmtTry) {
        if stmt.finalbody.is_empty() {
            return self.try_except(stmt);
        }
        let (raised, end) = (self.unit.label(), self.unit.label());
        let handling = self.unit.handling;
        self.push_guarded(BlockKind::Finally(&stmt.finalbody), raised);
        self.try_except(stmt);
        self.pop_block();
        self.statements(&stmt.finalbody);
        self.jump(Op::Jump, end);
        self.unit.bind(raised);
        self.unit.handling = handling + 1;
        self.push_block(BlockKind::FinallyRaised);
        self.statements(&stmt.finalbody);
        self.pop_block();
        self.emit(Op::Reraise);
        self.unit.handling = handling;
        self.unit.bind(end);
    }

    /// A try without its `finally`.
    fn try_except(&mut self, stmt: &'a StmtTry) {
        if stmt.handlers.is_empty() {
            self.statements(&stmt.body);
            self.statements(&stmt.orelse);
            return;
        }
        let (raised, end) = (self.unit.label(), self.unit.label());
        self.push_guarded(BlockKind::Guarded, raised);
        self.statements(&stmt.body);
        self.pop_block();
        self.statements(&stmt.orelse);
        self.jump(Op::Jump, end);
        self.unit.bind(raised);
        self.unit.handling += 1;
        if stmt.is_star {
            self.star_clauses(&stmt.handlers, end);
        } else {
            for handler in &stmt.handlers {
                if self.unit.is_reachable() {
                    self.except_clause(handler, end);
                }
            }
            self.emit(Op::Reraise);
        }
        self.unit.handling -= 1;
        self.unit.bind(end);
    }

    /// `[exception] -> []` and to `end` if the clause is for it, else on with the exception.
    fn except_clause(&mut self, handler: &'a ExceptHandler, end: Label) {
        let ExceptHandler::ExceptHandler(clause) = handler;
        let next = self.unit.label();
        self.begin_line(self.line_of(clause));
        if let Some(classes) = &clause.type_ {
            self.expr(classes);
            self.emit(Op::ExceptMatch);
            self.jump(Op::PopJumpIfFalse, next);
        }
        let handling = self.unit.handling;
        let name = clause.name.as_ref().map(|name| name.as_str());
        match name {
            None => {
                self.emit(Op::Pop);
                self.push_block(BlockKind::Handling(None));
                self.statements(&clause.body);
                self.pop_block();
                self.pop_handled();
                self.jump(Op::Jump, end);
            }
            Some(name) => {
                let raised = self.unit.label();
                self.store_name(name);
                self.push_guarded(BlockKind::Handling(Some(name)), raised);
                self.statements(&clause.body);
                self.pop_block();
                self.pop_handled();
                self.forget(Some(name));
                self.jump(Op::Jump, end);
                self.unit.bind(raised);
                self.unit.handling = handling + 1;
                self.forget(Some(name));
                self.emit(Op::Reraise);
            }
        }
        self.unit.handling = handling;
        self.unit.bind(next);
    }

    pub(super) fn with_statement(&mut self, stmt: &'a StmtWith) {
        self.with_items(&stmt.items, stmt.is_async, &stmt.body);
    }

    fn with_items(&mut self, items: &'a [WithItem], is_async: bool, body: &'a [Stmt]) {
        let Some((item, rest)) = items.split_first() else { return self.statements(body) };
        let line = self.unit.line;
        let (raised, suppressed, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        self.expr(&item.context_expr);
        self.emit(Op::BeforeWith(is_async));
        if is_async {
            self.await_top();
        }
        self.push_with(is_async, line, raised);
        self.with_target(item.optional_vars.as_deref());
        self.with_items(rest, is_async, body);
        self.pop_block();
        self.unit.line = line;
        self.call_exit(is_async);
        self.jump(Op::Jump, end);
        self.unit.bind(raised);
        self.emit(Op::CallExitRaised);
        if is_async {
            self.await_top();
        }
        self.jump(Op::PopJumpIfTrue, suppressed);
        self.emit(Op::Reraise);
        self.unit.bind(suppressed);
        self.emit(Op::Pop);
        self.emit(Op::PopHandled);
        self.emit(Op::Pop);
        self.unit.bind(end);
    }

    /// `[exit, entered] -> [exit, entered]`: the exit function survives an exception, what was entered does not.
    fn push_with(&mut self, is_async: bool, line: u32, raised: Label) {
        let region = Some(self.unit.open_region_below(raised));
        self.unit.blocks.push(Block { kind: BlockKind::With { is_async, line }, region });
    }

    /// `[entered] -> []`
    fn with_target(&mut self, target: Option<&'a Expr>) {
        match target {
            Some(target) => self.store(target),
            None => self.emit(Op::Pop),
        }
    }

    /// Runs `guarded` with its exceptions going to `target`.
    pub(super) fn guard(&mut self, target: Label, guarded: impl FnOnce(&mut Self)) {
        let region = self.unit.open_region(target);
        guarded(self);
        self.unit.close_region(region);
    }
}
