//! The clauses of `except*`: each runs at most once, with the part of the exception that it is for.
//! Invariant: what becomes of the exceptions is decided by `Clauses` in `_exception_groups.py`, which lies on the stack.

use ruff_python_ast::ExceptHandler;

use super::{BlockKind, Compiler};
use crate::python::code::Op;
use crate::python::compile::unit::Label;

impl<'a> Compiler<'a> {
    /// `[exception] -> []` and to `end` if nothing is left to raise.
    pub(super) fn star_clauses(&mut self, clauses: &'a [ExceptHandler], end: Label) {
        let done = self.unit.label();
        self.named(Op::ImportModule, "_exception_groups");
        self.attribute(Op::LoadAttr, "Clauses");
        self.emit(Op::Swap);
        self.emit(Op::Call(1));
        for clause in clauses {
            self.star_clause(clause);
        }
        self.attribute(Op::LoadAttr, "result");
        self.emit(Op::Call(0));
        self.emit(Op::Dup);
        self.jump(Op::PopJumpIfNone, done);
        // For what it is now, it is raised from here.
        self.emit(Op::Handle);
        self.emit(Op::Reraise);
        self.unit.bind(done);
        self.emit(Op::Pop);
        self.emit(Op::PopHandled);
        self.jump(Op::Jump, end);
    }

    /// `[clauses] -> [clauses]`
    fn star_clause(&mut self, clause: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(clause) = clause;
        let (raised, unmatched, next) = (self.unit.label(), self.unit.label(), self.unit.label());
        let handling = self.unit.handling;
        let name = clause.name.as_ref().map(|name| name.as_str());
        self.begin_line(self.line_of(clause));
        self.emit(Op::Dup);
        self.attribute(Op::LoadAttr, "match");
        if let Some(classes) = &clause.type_ {
            self.expr(classes);
        }
        self.emit(Op::Call(1));
        self.emit(Op::Dup);
        self.jump(Op::PopJumpIfNone, unmatched);
        self.emit(Op::Handle);
        match name {
            Some(name) => self.store_name(name),
            None => self.emit(Op::Pop),
        }
        self.push_guarded(BlockKind::Guarded, raised);
        self.statements(&clause.body);
        self.pop_block();
        self.forget(name);
        self.jump(Op::Jump, next);
        self.unit.bind(raised);
        self.unit.handling = handling + 1;
        self.forget(name);
        self.emit(Op::Copy(1));
        self.attribute(Op::LoadAttr, "failed");
        self.emit(Op::Swap);
        self.emit(Op::Call(1));
        self.emit(Op::Pop);
        self.pop_handled();
        self.jump(Op::Jump, next);
        self.unit.bind(unmatched);
        self.emit(Op::Pop);
        self.unit.bind(next);
        self.unit.handling = handling;
    }
}
