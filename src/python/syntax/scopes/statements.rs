//! The names that statements use and bind.
//!
//! Invariant: children are visited in `symtable.c`'s order, which is not always the order of the text.

use ruff_python_ast::{ExceptHandler, Expr, MatchCase, Parameters, Pattern, Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextSize};

use super::{Checked, Collector, Mistake, ScopeKind, Uses, key_of};

impl<'a> Collector<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Checked {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'a Stmt) -> Checked {
        match statement {
            Stmt::FunctionDef(function) => self.function(function),
            Stmt::ClassDef(class) => {
                self.add(class.name.as_str(), Uses::LOCAL)?;
                if let Some(arguments) = &class.arguments {
                    self.arguments(arguments)?;
                }
                self.decorators(&class.decorator_list)?;
                self.enter(ScopeKind::Class, class.name.start());
                let outer = self.class.replace(class.name.as_str());
                self.statements(&class.body)?;
                self.class = outer;
                self.leave(key_of(class));
                Ok(())
            }
            Stmt::Return(statement) => self.optional(statement.value.as_deref()),
            Stmt::Delete(statement) => self.expressions(&statement.targets),
            Stmt::Assign(statement) => {
                self.expressions(&statement.targets)?;
                self.expression(&statement.value)
            }
            Stmt::AugAssign(statement) => {
                self.expression(&statement.target)?;
                self.expression(&statement.value)
            }
            Stmt::AnnAssign(statement) => {
                if let Expr::Name(name) = &*statement.target {
                    self.annotated_name(name.id.as_str(), statement)?;
                } else {
                    self.expression(&statement.target)?;
                }
                self.annotation(&statement.annotation)?;
                self.optional(statement.value.as_deref())
            }
            Stmt::For(statement) => {
                self.expression(&statement.target)?;
                self.expression(&statement.iter)?;
                self.statements(&statement.body)?;
                self.statements(&statement.orelse)
            }
            Stmt::While(statement) => {
                self.expression(&statement.test)?;
                self.statements(&statement.body)?;
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
            Stmt::With(statement) => {
                for item in &statement.items {
                    self.expression(&item.context_expr)?;
                    self.optional(item.optional_vars.as_deref())?;
                }
                self.statements(&statement.body)
            }
            Stmt::Match(statement) => {
                self.expression(&statement.subject)?;
                statement.cases.iter().try_for_each(|case| self.case(case))
            }
            Stmt::Raise(statement) => {
                self.optional(statement.exc.as_deref())?;
                self.optional(statement.cause.as_deref())
            }
            Stmt::Try(statement) => {
                self.statements(&statement.body)?;
                self.statements(&statement.orelse)?;
                for ExceptHandler::ExceptHandler(handler) in &statement.handlers {
                    self.optional(handler.type_.as_deref())?;
                    if let Some(name) = &handler.name {
                        self.add(name.as_str(), Uses::LOCAL)?;
                    }
                    self.statements(&handler.body)?;
                }
                self.statements(&statement.finalbody)
            }
            Stmt::Assert(statement) => {
                self.expression(&statement.test)?;
                self.optional(statement.msg.as_deref())
            }
            Stmt::Import(statement) => self.aliases(&statement.names),
            Stmt::ImportFrom(statement) => self.aliases(&statement.names),
            Stmt::Global(statement) => self.declare(&statement.names, Uses::GLOBAL, statement.start()),
            Stmt::Nonlocal(statement) => self.declare(&statement.names, Uses::NONLOCAL, statement.start()),
            Stmt::Expr(statement) => self.expression(&statement.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => {
                Ok(())
            }
        }
    }

    fn function(&mut self, function: &'a StmtFunctionDef) -> Checked {
        self.add(function.name.as_str(), Uses::LOCAL)?;
        self.defaults(&function.parameters)?;
        self.parameter_annotations(&function.parameters)?;
        if let Some(returns) = &function.returns {
            self.annotation(returns)?;
        }
        self.decorators(&function.decorator_list)?;
        self.enter(ScopeKind::Function, function.name.start());
        if let Some(scope) = self.scope() {
            scope.is_coroutine = function.is_async;
        }
        self.parameters(&function.parameters)?;
        self.statements(&function.body)?;
        self.leave(key_of(function));
        Ok(())
    }

    fn decorators(&mut self, decorators: &'a [ruff_python_ast::Decorator]) -> Checked {
        decorators.iter().try_for_each(|decorator| self.expression(&decorator.expression))
    }

    pub(super) fn defaults(&mut self, parameters: &'a Parameters) -> Checked {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        for parameter in positional.chain(&parameters.kwonlyargs) {
            self.optional(parameter.default.as_deref())?;
        }
        Ok(())
    }

    fn parameter_annotations(&mut self, parameters: &'a Parameters) -> Checked {
        let is_apart = self.has_future_annotations;
        if is_apart {
            self.enter(ScopeKind::Annotation, parameters.start());
        }
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            self.optional(parameter.parameter.annotation.as_deref())?;
        }
        for variadic in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            self.optional(variadic.annotation.as_deref())?;
        }
        for parameter in &parameters.kwonlyargs {
            self.optional(parameter.parameter.annotation.as_deref())?;
        }
        if is_apart {
            self.leave(key_of(parameters));
        }
        Ok(())
    }

    pub(super) fn parameters(&mut self, parameters: &'a Parameters) -> Checked {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        for parameter in positional.chain(&parameters.kwonlyargs) {
            self.add(parameter.parameter.name.as_str(), Uses::PARAMETER)?;
        }
        for variadic in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            self.add(variadic.name.as_str(), Uses::PARAMETER)?;
        }
        Ok(())
    }

    fn annotated_name(&mut self, name: &'a str, statement: &'a ruff_python_ast::StmtAnnAssign) -> Checked {
        let known = self.uses(name);
        let is_declared = known.has(Uses::GLOBAL) || known.has(Uses::NONLOCAL);
        if is_declared && statement.simple && self.kind() != ScopeKind::Module {
            let word = if known.has(Uses::GLOBAL) { "global" } else { "nonlocal" };
            return Err(Mistake::new(format!("annotated name '{name}' can't be {word}"), statement.start()));
        }
        if statement.simple {
            self.add(name, Uses::ANNOTATED.and(Uses::LOCAL))
        } else if statement.value.is_some() {
            self.add(name, Uses::LOCAL)
        } else {
            Ok(())
        }
    }

    fn aliases(&mut self, aliases: &'a [ruff_python_ast::Alias]) -> Checked {
        for alias in aliases {
            let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
            if name == "*" {
                if self.kind() != ScopeKind::Module {
                    return Err(Mistake::new("import * only allowed at module level", alias.start()));
                }
                continue;
            }
            let stored = name.split('.').next().unwrap_or(name);
            self.add(stored, Uses::IMPORTED)?;
        }
        Ok(())
    }

    fn case(&mut self, case: &'a MatchCase) -> Checked {
        self.pattern(&case.pattern)?;
        self.optional(case.guard.as_deref())?;
        self.statements(&case.body)
    }

    fn pattern(&mut self, pattern: &'a Pattern) -> Checked {
        match pattern {
            Pattern::MatchValue(pattern) => self.expression(&pattern.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(pattern) => self.patterns(&pattern.patterns),
            Pattern::MatchMapping(pattern) => {
                self.expressions(&pattern.keys)?;
                self.patterns(&pattern.patterns)?;
                self.captured(pattern.rest.as_ref())
            }
            Pattern::MatchClass(pattern) => {
                self.expression(&pattern.cls)?;
                self.patterns(&pattern.arguments.patterns)?;
                pattern.arguments.keywords.iter().try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            Pattern::MatchStar(pattern) => self.captured(pattern.name.as_ref()),
            Pattern::MatchAs(pattern) => {
                if let Some(inner) = &pattern.pattern {
                    self.pattern(inner)?;
                }
                self.captured(pattern.name.as_ref())
            }
            Pattern::MatchOr(pattern) => self.patterns(&pattern.patterns),
        }
    }

    fn patterns(&mut self, patterns: &'a [Pattern]) -> Checked {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn captured(&mut self, name: Option<&'a ruff_python_ast::Identifier>) -> Checked {
        name.map_or(Ok(()), |name| self.add(name.as_str(), Uses::LOCAL))
    }

    /// Fails in an annotation that is never evaluated.
    pub(super) fn not_in_annotation(&self, what: &str, at: TextSize) -> Checked {
        if self.kind() == ScopeKind::Annotation {
            return Err(Mistake::new(format!("{what} cannot be used within an annotation"), at));
        }
        Ok(())
    }
}
