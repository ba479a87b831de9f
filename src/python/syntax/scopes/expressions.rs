//! The names that expressions use and bind.
//!
//! Invariant: a comprehension's first iterable belongs to the scope around it, everything else to its own.

use ruff_python_ast::{
    Arguments, Comprehension, Expr, ExprContext, ExprNamed, InterpolatedStringElement, InterpolatedStringElements,
};
use ruff_text_size::{Ranged, TextSize};

use super::{Checked, Collector, Mistake, ScopeKind, Uses, key_of};

impl<'a> Collector<'a> {
    pub(super) fn expressions(&mut self, expressions: &'a [Expr]) -> Checked {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    pub(super) fn optional(&mut self, expression: Option<&'a Expr>) -> Checked {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    pub(super) fn expression(&mut self, expression: &'a Expr) -> Checked {
        match expression {
            Expr::Named(named) => self.named(named),
            Expr::BoolOp(node) => self.expressions(&node.values),
            Expr::BinOp(node) => {
                self.expression(&node.left)?;
                self.expression(&node.right)
            }
            Expr::UnaryOp(node) => self.expression(&node.operand),
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.defaults(parameters)?;
                }
                self.enter(ScopeKind::Function, node.start());
                if let Some(parameters) = &node.parameters {
                    self.parameters(parameters)?;
                }
                self.expression(&node.body)?;
                self.leave(key_of(node));
                Ok(())
            }
            Expr::If(node) => {
                self.expression(&node.test)?;
                self.expression(&node.body)?;
                self.expression(&node.orelse)
            }
            Expr::Dict(node) => {
                node.items.iter().try_for_each(|item| self.optional(item.key.as_ref()))?;
                node.items.iter().try_for_each(|item| self.expression(&item.value))
            }
            Expr::Set(node) => self.expressions(&node.elts),
            Expr::ListComp(node) => {
                let (kind, key) = (ScopeKind::Comprehension("list comprehension"), key_of(node));
                self.comprehension(kind, key, node.start(), &node.generators, &[&node.elt])
            }
            Expr::SetComp(node) => {
                let (kind, key) = (ScopeKind::Comprehension("set comprehension"), key_of(node));
                self.comprehension(kind, key, node.start(), &node.generators, &[&node.elt])
            }
            Expr::DictComp(node) => {
                let (kind, start) = (ScopeKind::Comprehension("dict comprehension"), node.start());
                match &node.key {
                    Some(key) => self.comprehension(kind, key_of(node), start, &node.generators, &[&node.value, key]),
                    None => self.comprehension(kind, key_of(node), start, &node.generators, &[&node.value]),
                }
            }
            Expr::Generator(node) => {
                let (kind, key) = (ScopeKind::Comprehension("generator expression"), key_of(node));
                self.comprehension(kind, key, node.start(), &node.generators, &[&node.elt])
            }
            Expr::Yield(node) => {
                self.not_in_annotation("yield expression", node.start())?;
                self.optional(node.value.as_deref())?;
                self.yields(node.start())
            }
            Expr::YieldFrom(node) => {
                self.not_in_annotation("yield expression", node.start())?;
                self.expression(&node.value)?;
                self.yields(node.start())
            }
            Expr::Await(node) => {
                self.not_in_annotation("await expression", node.start())?;
                self.expression(&node.value)?;
                if let Some(scope) = self.scope() {
                    scope.is_coroutine = true;
                }
                Ok(())
            }
            Expr::Compare(node) => {
                self.expression(&node.left)?;
                self.expressions(&node.comparators)
            }
            Expr::Call(node) => {
                self.expression(&node.func)?;
                self.arguments(&node.arguments)
            }
            Expr::FString(node) => node.value.elements().try_for_each(|element| self.field(element)),
            Expr::Attribute(node) => self.expression(&node.value),
            Expr::Subscript(node) => {
                self.expression(&node.value)?;
                self.expression(&node.slice)
            }
            Expr::Starred(node) => self.expression(&node.value),
            Expr::Name(node) => {
                let uses = if node.ctx == ExprContext::Load { Uses::USED } else { Uses::LOCAL };
                self.add(node.id.as_str(), uses)
            }
            Expr::List(node) => self.expressions(&node.elts),
            Expr::Tuple(node) => self.expressions(&node.elts),
            Expr::Slice(node) => {
                self.optional(node.lower.as_deref())?;
                self.optional(node.upper.as_deref())?;
                self.optional(node.step.as_deref())
            }
            Expr::TString(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    pub(super) fn arguments(&mut self, arguments: &'a Arguments) -> Checked {
        self.expressions(&arguments.args)?;
        arguments.keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))
    }

    fn field(&mut self, element: &'a InterpolatedStringElement) -> Checked {
        let InterpolatedStringElement::Interpolation(field) = element else { return Ok(()) };
        self.expression(&field.expression)?;
        field.format_spec.as_ref().map_or(Ok(()), |format| self.fields(&format.elements))
    }

    fn fields(&mut self, elements: &'a InterpolatedStringElements) -> Checked {
        elements.iter().try_for_each(|element| self.field(element))
    }

    /// Notes a `yield` in the current scope.
    fn yields(&mut self, at: TextSize) -> Checked {
        match self.kind() {
            ScopeKind::Comprehension(what) => Err(Mistake::new(format!("'yield' inside {what}"), at)),
            _ => {
                if let Some(scope) = self.scope() {
                    scope.is_generator = true;
                }
                Ok(())
            }
        }
    }

    fn named(&mut self, named: &'a ExprNamed) -> Checked {
        self.not_in_annotation("named expression", named.start())?;
        if self.scope().is_some_and(|scope| scope.iterables > 0) {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(Mistake::new(message, named.start()));
        }
        if let (ScopeKind::Comprehension(_), Expr::Name(name)) = (self.kind(), &*named.target) {
            self.bind_outside(name.id.as_str(), named.target.start())?;
        }
        self.expression(&named.value)?;
        self.expression(&named.target)
    }

    /// Binds the target of `:=` in the scope around the comprehensions it is in.
    fn bind_outside(&mut self, name: &'a str, at: TextSize) -> Checked {
        let mut index = self.current;
        loop {
            let Some(scope) = self.scopes.get(index) else { return Ok(()) };
            let known = scope.uses(&super::mangled(self.class, name));
            let (here, there) = match scope.kind {
                ScopeKind::Comprehension(_) => {
                    if known.has(Uses::LOOP) {
                        let message =
                            format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                        return Err(Mistake::new(message, at));
                    }
                    index = scope.parent.unwrap_or(0);
                    continue;
                }
                ScopeKind::Function if known.has(Uses::GLOBAL) => (Uses::GLOBAL, Uses::LOCAL),
                ScopeKind::Function => (Uses::NONLOCAL, Uses::LOCAL),
                ScopeKind::Module => (Uses::GLOBAL, Uses::GLOBAL),
                ScopeKind::Class => {
                    let message = "assignment expression within a comprehension cannot be used in a class body";
                    return Err(Mistake::new(message, at));
                }
                ScopeKind::Annotation => return Ok(()),
            };
            self.add(name, here)?;
            self.direct(name, at);
            return self.add_in(index, name, there);
        }
    }

    fn comprehension(
        &mut self,
        kind: ScopeKind,
        key: usize,
        start: TextSize,
        generators: &'a [Comprehension],
        elements: &[&'a Expr],
    ) -> Checked {
        let Some((first, rest)) = generators.split_first() else { return Ok(()) };
        self.iterable(&first.iter)?;
        self.enter(kind, start);
        self.make_coroutine_if(first.is_async);
        self.loop_target(&first.target)?;
        self.expressions(&first.ifs)?;
        for generator in rest {
            self.loop_target(&generator.target)?;
            self.iterable(&generator.iter)?;
            self.expressions(&generator.ifs)?;
            self.make_coroutine_if(generator.is_async);
        }
        elements.iter().try_for_each(|element| self.expression(element))?;
        let is_coroutine = self.scope().is_some_and(|scope| scope.is_coroutine);
        self.leave(key);
        self.make_coroutine_if(is_coroutine && kind != ScopeKind::Comprehension("generator expression"));
        Ok(())
    }

    fn iterable(&mut self, iterable: &'a Expr) -> Checked {
        if let Some(scope) = self.scope() {
            scope.iterables += 1;
        }
        self.expression(iterable)?;
        if let Some(scope) = self.scope() {
            scope.iterables -= 1;
        }
        Ok(())
    }

    fn loop_target(&mut self, target: &'a Expr) -> Checked {
        if let Some(scope) = self.scope() {
            scope.is_in_target = true;
        }
        self.expression(target)?;
        if let Some(scope) = self.scope() {
            scope.is_in_target = false;
        }
        Ok(())
    }

    fn make_coroutine_if(&mut self, is_coroutine: bool) {
        if let Some(scope) = self.scope() {
            scope.is_coroutine |= is_coroutine;
        }
    }
}
