//! Statements where they cannot stand.
//!
//! Invariant: a class's body is checked before its bases and a function's decorators and defaults before its body, as
//! CPython compiles them.

use ruff_python_ast::{
    ExceptHandler, Expr, Parameters, Stmt, StmtAnnAssign, StmtFunctionDef, StmtImportFrom, StmtTry, StmtWith, WithItem,
};
use ruff_text_size::Ranged;

use super::super::scopes::{Checked, key_of};
use super::future::{LATE, is_future};
use super::{Block, Checker, UnitKind};

impl Checker<'_> {
    pub(super) fn statements(&mut self, body: &[Stmt]) -> Checked {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Stmt) -> Checked {
        self.at = match statement {
            // The library counts the decorators in.
            Stmt::FunctionDef(function) => function.name.start(),
            Stmt::ClassDef(class) => class.name.start(),
            _ => statement.start(),
        };
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => {
                let at = self.at;
                class.decorator_list.iter().try_for_each(|decorator| self.expression(&decorator.expression))?;
                self.in_unit(UnitKind::Class, false, |checker| checker.statements(&class.body))?;
                self.at = at;
                if let Some(arguments) = &class.arguments {
                    self.arguments(arguments)?;
                }
                self.bindable(class.name.as_str())
            }
            Stmt::Return(statement) => self.returns(statement.value.as_deref()),
            Stmt::Delete(statement) => self.expressions(&statement.targets),
            Stmt::Assign(statement) => {
                self.expression(&statement.value)?;
                self.expressions(&statement.targets)
            }
            Stmt::AugAssign(statement) => self.augmented(&statement.target, &statement.value),
            Stmt::AnnAssign(statement) => self.annotated(statement),
            Stmt::For(statement) => {
                if statement.is_async && self.unit_kind() != UnitKind::AsyncFunction {
                    return self.fail("'async for' outside async function");
                }
                if statement.is_async {
                    self.expression(&statement.iter)?;
                    self.enter_block(Block::Loop)?;
                } else {
                    self.enter_block(Block::Loop)?;
                    self.expression(&statement.iter)?;
                }
                self.expression(&statement.target)?;
                self.statements(&statement.body)?;
                self.leave_block();
                self.statements(&statement.orelse)
            }
            Stmt::While(statement) => {
                self.in_block(Block::Loop, |checker| {
                    checker.expression(&statement.test)?;
                    checker.statements(&statement.body)
                })?;
                self.statements(&statement.orelse)
            }
            Stmt::If(statement) => {
                self.expression(&statement.test)?;
                self.statements(&statement.body)?;
                for clause in &statement.elif_else_clauses {
                    self.optional(clause.test.as_ref())?;
                    self.statements(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(statement) => self.with(statement, &statement.items),
            Stmt::Match(statement) => self.matches(statement),
            Stmt::Raise(statement) => {
                self.optional(statement.exc.as_deref())?;
                self.optional(statement.cause.as_deref())
            }
            Stmt::Try(statement) => self.tries(statement),
            Stmt::Assert(statement) => {
                self.expression(&statement.test)?;
                self.optional(statement.msg.as_deref())
            }
            Stmt::Import(statement) => self.aliases(&statement.names),
            Stmt::ImportFrom(statement) => self.import_from(statement),
            Stmt::Expr(statement) => self.expression(&statement.value),
            Stmt::Break(_) => match self.find_loop()? {
                true => Ok(()),
                false => self.fail("'break' outside loop"),
            },
            Stmt::Continue(_) => match self.find_loop()? {
                true => Ok(()),
                false => self.fail("'continue' not properly in loop"),
            },
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) | Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => {
                Ok(())
            }
        }
    }

    fn function(&mut self, function: &StmtFunctionDef) -> Checked {
        let at = self.at;
        self.parameter_names(&function.parameters)?;
        function.decorator_list.iter().try_for_each(|decorator| self.expression(&decorator.expression))?;
        self.defaults(&function.parameters)?;
        self.annotations(&function.parameters)?;
        if let Some(returns) = &function.returns {
            self.annotation(returns)?;
        }
        let kind = if function.is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        let key = key_of(function);
        let is_async_generator = self.facts.generators.contains(&key) && self.facts.coroutines.contains(&key);
        self.in_unit(kind, is_async_generator, |checker| checker.statements(&function.body))?;
        self.at = at;
        self.bindable(function.name.as_str())
    }

    pub(super) fn parameter_names(&self, parameters: &Parameters) -> Checked {
        parameters.iter().try_for_each(|parameter| self.bindable(parameter.name().as_str()))
    }

    pub(super) fn defaults(&mut self, parameters: &Parameters) -> Checked {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        for parameter in positional.chain(&parameters.kwonlyargs) {
            self.optional(parameter.default.as_deref())?;
        }
        Ok(())
    }

    fn annotations(&mut self, parameters: &Parameters) -> Checked {
        let named = parameters.args.iter().chain(&parameters.posonlyargs).map(|parameter| &parameter.parameter);
        let keyword = parameters.kwonlyargs.iter().map(|parameter| &parameter.parameter);
        let all = named.chain(parameters.vararg.as_deref()).chain(keyword).chain(parameters.kwarg.as_deref());
        for annotation in all.filter_map(|parameter| parameter.annotation.as_deref()) {
            self.annotation(annotation)?;
        }
        Ok(())
    }

    fn annotation(&mut self, annotation: &Expr) -> Checked {
        match annotation {
            _ if self.future.annotations => Ok(()),
            // `*args: *Ts`
            Expr::Starred(starred) => self.expression(&starred.value),
            _ => self.expression(annotation),
        }
    }

    fn returns(&mut self, value: Option<&Expr>) -> Checked {
        if !self.is_in_function() {
            return self.fail("'return' outside function");
        }
        if value.is_some() && self.units.last().is_some_and(|unit| unit.is_async_generator) {
            return self.fail("'return' with value in async generator");
        }
        self.optional(value)?;
        if self.units.last().is_some_and(|unit| unit.blocks.contains(&Block::GroupHandler)) {
            return Err(self.leaves_group_handler());
        }
        Ok(())
    }

    fn augmented(&mut self, target: &Expr, value: &Expr) -> Checked {
        match target {
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.expression(value)?;
                self.at_node(target, |checker| checker.bindable(attribute.attr.as_str()))
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value)?;
                self.expression(&subscript.slice)?;
                self.expression(value)
            }
            Expr::Name(name) => {
                self.expression(value)?;
                self.bindable(name.id.as_str())
            }
            _ => self.expression(value),
        }
    }

    fn annotated(&mut self, statement: &StmtAnnAssign) -> Checked {
        if let Some(value) = &statement.value {
            self.expression(value)?;
            self.expression(&statement.target)?;
        }
        match &*statement.target {
            Expr::Name(name) => {
                self.bindable(name.id.as_str())?;
                if statement.simple && self.evaluates_annotations() {
                    self.annotation(&statement.annotation)?;
                }
            }
            Expr::Attribute(attribute) => {
                self.bindable(attribute.attr.as_str())?;
                if statement.value.is_none() {
                    self.expression(&attribute.value)?;
                }
            }
            Expr::Subscript(subscript) if statement.value.is_none() => {
                self.expression(&subscript.value)?;
                self.subscripts(&subscript.slice)?;
            }
            _ => {}
        }
        if !statement.simple && self.evaluates_annotations() && !self.future.annotations {
            self.expression(&statement.annotation)?;
        }
        Ok(())
    }

    /// The parts of a subscript that only an annotation has.
    fn subscripts(&mut self, slice: &Expr) -> Checked {
        match slice {
            Expr::Tuple(tuple) => tuple.elts.iter().try_for_each(|element| self.expression(element)),
            _ => self.expression(slice),
        }
    }

    fn with(&mut self, statement: &StmtWith, items: &[WithItem]) -> Checked {
        let Some((item, rest)) = items.split_first() else { return self.statements(&statement.body) };
        if statement.is_async && self.unit_kind() != UnitKind::AsyncFunction {
            return self.fail("'async with' outside async function");
        }
        self.expression(&item.context_expr)?;
        self.in_block(Block::Other, |checker| {
            checker.optional(item.optional_vars.as_deref())?;
            checker.with(statement, rest)
        })
    }

    fn tries(&mut self, statement: &StmtTry) -> Checked {
        if statement.finalbody.is_empty() {
            return self.tries_handlers(statement);
        }
        self.in_block(Block::Other, |checker| match statement.handlers.is_empty() {
            true => checker.statements(&statement.body),
            false => checker.tries_handlers(statement),
        })?;
        self.statements(&statement.finalbody)?;
        self.in_block(Block::Other, |checker| checker.statements(&statement.finalbody))
    }

    fn tries_handlers(&mut self, statement: &StmtTry) -> Checked {
        let at = self.at;
        self.in_block(Block::Other, |checker| checker.statements(&statement.body))?;
        if !statement.is_star {
            self.statements(&statement.orelse)?;
        }
        self.at = at;
        let handlers = if statement.is_star { Block::GroupHandler } else { Block::Other };
        self.in_block(handlers, |checker| {
            for (index, ExceptHandler::ExceptHandler(handler)) in statement.handlers.iter().enumerate() {
                checker.at = handler.start();
                if handler.type_.is_none() && index + 1 < statement.handlers.len() {
                    return checker.fail("default 'except:' must be last");
                }
                checker.optional(handler.type_.as_deref())?;
                if let Some(name) = &handler.name {
                    checker.bindable(name.as_str())?;
                }
                checker.in_block(Block::Other, |checker| checker.statements(&handler.body))?;
            }
            Ok(())
        })?;
        if statement.is_star {
            self.statements(&statement.orelse)?;
        }
        Ok(())
    }

    fn import_from(&mut self, statement: &StmtImportFrom) -> Checked {
        let is_late = self.future.end.is_none_or(|end| statement.start() > end);
        if is_late && is_future(statement) {
            return self.fail(LATE);
        }
        self.aliases(&statement.names)
    }

    fn aliases(&mut self, aliases: &[ruff_python_ast::Alias]) -> Checked {
        for alias in aliases {
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            self.bindable(name.split('.').next().unwrap_or(name))?;
        }
        Ok(())
    }
}
