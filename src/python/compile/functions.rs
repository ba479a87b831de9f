//! `def`, `lambda` and decorators.
//! Invariant: decorators, defaults and annotations are evaluated where the function is defined, in that order.

use std::rc::Rc;

use ruff_python_ast::{Decorator, Expr, ExprLambda, Parameters, Stmt, StmtFunctionDef};

use super::Compiler;
use super::scopes::ScopeId;
use crate::python::code::{self, Code, CodeKind, FunctionFlags, Op};
use crate::python::value::Value;

/// The text of a body's first statement if it is nothing but text.
pub(super) fn docstring(body: &[Stmt]) -> Option<&str> {
    match body.first()? {
        Stmt::Expr(stmt) => stmt.value.as_string_literal_expr().map(|literal| literal.value.to_str()),
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn function_statement(&mut self, stmt: &'a StmtFunctionDef) {
        self.decorators(&stmt.decorator_list);
        let line = self.line_of(&stmt.name);
        self.begin_line(line);
        let mut flags = self.defaults(&stmt.parameters);
        flags |= self.annotations(stmt);
        let scope = self.scopes.opened_by(stmt);
        let has_yield = self.scopes.get(scope).has_yield;
        let kind = match (stmt.is_async, has_yield) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        let first_line = stmt.decorator_list.first().map_or(line, |decorator| self.line_of(decorator));
        let code = self.nested(scope, kind, &stmt.name, line, |inner| {
            inner.unit.first_line = first_line;
            inner.unit.parameters = parameters(&stmt.parameters);
            inner.function_body(&stmt.body);
        });
        self.make_function(scope, code, flags);
        self.apply_decorators(&stmt.decorator_list);
        self.unit.line = line;
        self.store_name(&stmt.name);
    }

    fn function_body(&mut self, body: &'a [Stmt]) {
        self.begin_generator();
        let text = docstring(body);
        self.unit.doc = text.map(Rc::from);
        self.statements(&body[usize::from(text.is_some())..]);
        self.constant(Value::None);
        self.emit(Op::Return);
    }

    /// Generators stop once before their first op.
    pub(super) fn begin_generator(&mut self) {
        if matches!(self.unit.kind, CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator) {
            self.emit(Op::ReturnGenerator);
        }
    }

    pub(super) fn lambda(&mut self, lambda: &'a ExprLambda) {
        let flags = lambda.parameters.as_ref().map_or(0, |parameters| self.defaults(parameters));
        let scope = self.scopes.opened_by(lambda);
        let kind = if self.scopes.get(scope).has_yield { CodeKind::Generator } else { CodeKind::Function };
        let code = self.nested(scope, kind, "<lambda>", self.unit.line, |inner| {
            inner.unit.parameters = lambda.parameters.as_deref().map(parameters).unwrap_or_default();
            inner.begin_generator();
            inner.expr(&lambda.body);
            inner.emit(Op::Return);
        });
        self.make_function(scope, code, flags);
    }

    /// `[] -> [decorator 1, ..]`
    pub(super) fn decorators(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators {
            self.begin_line(self.line_of(&decorator.expression));
            self.expr(&decorator.expression);
        }
    }

    /// `[decorator 1, .., decorated] -> [result]`
    pub(super) fn apply_decorators(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators.iter().rev() {
            self.unit.line = self.line_of(&decorator.expression);
            self.emit(Op::Call(1));
        }
    }

    /// Evaluates the defaults of parameters. `[] -> [defaults tuple?, keyword defaults dict?]`
    fn defaults(&mut self, parameters: &'a Parameters) -> u8 {
        let mut flags = 0;
        let positional: Vec<&'a Expr> =
            parameters.posonlyargs.iter().chain(&parameters.args).filter_map(|p| p.default.as_deref()).collect();
        if !positional.is_empty() {
            flags |= FunctionFlags::DEFAULTS;
            let constants: Option<Vec<Value>> = positional.iter().map(|default| self.constant_value(default)).collect();
            match constants {
                Some(constants) => self.constant(Value::tuple(constants)),
                None => {
                    for default in &positional {
                        self.expr(default);
                    }
                    self.emit(Op::BuildTuple(positional.len() as u32));
                }
            }
        }
        let mut count = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                self.name_constant(&parameter.parameter.name);
                self.expr(default);
                count += 1;
            }
        }
        if count > 0 {
            flags |= FunctionFlags::KEYWORD_DEFAULTS;
            self.emit(Op::BuildDict(count));
        }
        flags
    }

    /// A name, mangled in a class, as a text. `[] -> [str]`
    fn name_constant(&mut self, name: &str) {
        let mangled = self.scopes.mangled(self.unit.scope, name);
        let name = self.intern(mangled.as_deref().unwrap_or(name));
        self.constant(Value::Str(name));
    }

    /// Evaluates annotations, plain parameters first as CPython does. `[] -> [annotations dict?]`
    fn annotations(&mut self, stmt: &'a StmtFunctionDef) -> u8 {
        let parameters = &stmt.parameters;
        let plain = parameters.args.iter().chain(&parameters.posonlyargs).map(|p| &p.parameter);
        let keyword_only = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        let all = plain.chain(parameters.vararg.as_deref()).chain(keyword_only).chain(parameters.kwarg.as_deref());
        let mut count = 0;
        for parameter in all {
            if let Some(annotation) = parameter.annotation() {
                self.name_constant(&parameter.name);
                self.annotation(annotation);
                count += 1;
            }
        }
        if let Some(returns) = &stmt.returns {
            self.name_constant("return");
            self.annotation(returns);
            count += 1;
        }
        if count == 0 {
            return 0;
        }
        self.emit(Op::BuildDict(count));
        FunctionFlags::ANNOTATIONS
    }

    /// `[what the flags say] -> [function]`: adds the cells that the code takes from here.
    pub(super) fn make_function(&mut self, scope: ScopeId, code: Rc<Code>, mut flags: u8) {
        let free: Vec<_> = self.scopes.get(scope).free.iter().cloned().collect();
        for name in &free {
            let index = self.unit.cell_index(name);
            self.emit(Op::LoadClosure(index));
        }
        if !free.is_empty() {
            self.emit(Op::BuildTuple(free.len() as u32));
            flags |= FunctionFlags::CLOSURE;
        }
        let index = self.unit.code_index(code);
        self.emit(Op::MakeFunction(index, FunctionFlags(flags)));
    }
}

fn parameters(parameters: &Parameters) -> code::Parameters {
    let positional_only = parameters.posonlyargs.len() as u32;
    code::Parameters {
        positional_only,
        positional: positional_only + parameters.args.len() as u32,
        keyword_only: parameters.kwonlyargs.len() as u32,
        has_args: parameters.vararg.is_some(),
        has_kwargs: parameters.kwarg.is_some(),
    }
}
