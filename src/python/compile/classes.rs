//! `class`.
//! Invariant: a class body first stores `__module__` and `__qualname__`, then its docstring.

use std::rc::Rc;

use ruff_python_ast::{Arguments, StmtClassDef};

use super::Compiler;
use super::functions::docstring;
use super::literals::LIST;
use crate::python::code::{CodeKind, Op};
use crate::python::value::Value;

impl<'a> Compiler<'a> {
    pub(super) fn class_statement(&mut self, stmt: &'a StmtClassDef) {
        self.decorators(&stmt.decorator_list);
        let line = self.line_of(&stmt.name);
        self.begin_line(line);
        let scope = self.scopes.opened_by(stmt);
        let first_line = stmt.decorator_list.first().map_or(line, |decorator| self.line_of(decorator));
        let code = self.nested(scope, CodeKind::Class, &stmt.name, line, |inner| {
            inner.unit.first_line = first_line;
            inner.class_body(stmt);
        });
        self.make_function(scope, code, 0);
        let name = self.intern(&stmt.name);
        self.constant(Value::Str(name));
        match &stmt.arguments {
            Some(arguments) => self.class_header(arguments),
            None => self.emit(Op::BuildClass(0, u16::MAX)),
        }
        self.apply_decorators(&stmt.decorator_list);
        self.unit.line = line;
        self.store_name(&stmt.name);
    }

    fn class_header(&mut self, arguments: &'a Arguments) {
        match self.plain_arguments(arguments) {
            Some(list) => {
                self.arguments(arguments);
                self.emit(Op::BuildClass(arguments.args.len() as u32, list.unwrap_or(u16::MAX)));
            }
            None => {
                self.display(&arguments.args, LIST);
                self.unpacked_keywords(&arguments.keywords, 3);
                self.emit(Op::BuildClassUnpacked);
            }
        }
    }

    fn class_body(&mut self, stmt: &'a StmtClassDef) {
        let module = self.globals.module.clone();
        self.constant(Value::Str(module));
        self.named(Op::StoreName, "__module__");
        let qualname = self.unit.qualname.clone();
        self.constant(Value::Str(qualname));
        self.named(Op::StoreName, "__qualname__");
        let text = docstring(&stmt.body);
        if let Some(text) = text {
            self.unit.doc = Some(Rc::from(text));
            let text = self.text(text);
            self.constant(text);
            self.named(Op::StoreName, "__doc__");
        }
        self.statements(&stmt.body[usize::from(text.is_some())..]);
        self.constant(Value::None);
        self.emit(Op::Return);
    }
}
