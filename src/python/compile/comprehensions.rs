//! Comprehensions and generator expressions: functions of one argument, the iterator over the first iterable.
//! Invariant: the first iterable is evaluated outside, everything else inside.

use ruff_python_ast::{Comprehension, Expr, ExprDictComp, ExprGenerator, ExprListComp, ExprSetComp};

use super::Compiler;
use super::unit::Label;
use crate::python::code::{CodeKind, Op, Parameters};
use crate::python::value::Value;

/// What a comprehension makes of its items.
#[derive(Clone, Copy)]
enum Yields<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Generator(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn list_comprehension(&mut self, node: &'a ExprListComp) {
        self.comprehension(node, "<listcomp>", &node.generators, Yields::List(&node.elt));
    }

    pub(super) fn set_comprehension(&mut self, node: &'a ExprSetComp) {
        self.comprehension(node, "<setcomp>", &node.generators, Yields::Set(&node.elt));
    }

    pub(super) fn dict_comprehension(&mut self, node: &'a ExprDictComp) {
        let key = node.key.as_deref().unwrap_or(&node.value);
        self.comprehension(node, "<dictcomp>", &node.generators, Yields::Dict(key, &node.value));
    }

    pub(super) fn generator_expression(&mut self, node: &'a ExprGenerator) {
        if let Some(line) = self.generator_line.take() {
            self.unit.line = line;
        }
        self.comprehension(node, "<genexpr>", &node.generators, Yields::Generator(&node.elt));
    }

    fn comprehension<T>(&mut self, node: &T, name: &str, generators: &'a [Comprehension], yields: Yields<'a>) {
        let Some(first) = generators.first() else { return self.constant(Value::None) };
        let scope = self.scopes.opened_by(node);
        let is_async = self.scopes.get(scope).has_await;
        let is_generator = matches!(yields, Yields::Generator(_));
        let kind = match (is_generator, is_async) {
            (true, true) => CodeKind::AsyncGenerator,
            (true, false) => CodeKind::Generator,
            (false, true) => CodeKind::Coroutine,
            (false, false) => CodeKind::Function,
        };
        let code = self.nested(scope, kind, name, self.unit.line, |inner| {
            inner.unit.parameters = Parameters { positional_only: 1, positional: 1, ..Parameters::default() };
            inner.begin_generator();
            match yields {
                Yields::List(_) => inner.emit(Op::BuildList(0)),
                Yields::Set(_) => inner.emit(Op::BuildSet(0)),
                Yields::Dict(..) => inner.emit(Op::BuildDict(0)),
                Yields::Generator(_) => {}
            }
            inner.comprehension_loops(generators, yields);
            if is_generator {
                inner.constant(Value::None);
            }
            inner.emit(Op::Return);
        });
        self.make_function(scope, code, 0);
        self.expr(&first.iter);
        self.emit(if first.is_async { Op::GetAsyncIter } else { Op::GetIter });
        self.emit(Op::Call(1));
        if is_async && !is_generator {
            self.await_top();
        }
    }

    fn comprehension_loops(&mut self, generators: &'a [Comprehension], yields: Yields<'a>) {
        let iterator = self.unit.local_index(".0");
        self.emit(Op::LoadFast(iterator));
        let mut open = Vec::new();
        for (depth, generator) in generators.iter().enumerate() {
            let [top, again, exhausted] = [(); 3].map(|()| self.unit.label());
            if depth > 0 {
                self.expr(&generator.iter);
                self.emit(if generator.is_async { Op::GetAsyncIter } else { Op::GetIter });
            }
            self.unit.bind(top);
            self.next_item(generator.is_async, exhausted);
            self.store(&generator.target);
            for test in &generator.ifs {
                self.jump_if(test, false, again);
            }
            open.push((top, again, exhausted, generator.is_async));
        }
        self.comprehension_item(generators.len() as u32, yields);
        while let Some((top, again, exhausted, is_async)) = open.pop() {
            self.unit.bind(again);
            self.jump(Op::Jump, top);
            self.unit.bind(exhausted);
            if is_async {
                self.emit(Op::EndAsyncFor);
            }
        }
    }

    /// `[iterator] -> [iterator, item]`; exhausted, or with the exception that tells so, to `exhausted`.
    fn next_item(&mut self, is_async: bool, exhausted: Label) {
        if is_async {
            self.guard(exhausted, Self::async_next);
        } else {
            self.jump(Op::ForIter, exhausted);
        }
    }

    /// Adds an item to what lies below `loops` iterators.
    fn comprehension_item(&mut self, loops: u32, yields: Yields<'a>) {
        match yields {
            Yields::List(item) => {
                self.expr(item);
                self.emit(Op::ListAppend(loops + 1));
            }
            Yields::Set(item) => {
                self.expr(item);
                self.emit(Op::SetAdd(loops + 1));
            }
            Yields::Dict(key, value) => {
                self.expr(key);
                self.expr(value);
                self.emit(Op::DictInsert(loops + 1));
            }
            Yields::Generator(item) => {
                self.expr(item);
                self.emit(Op::Yield);
                self.emit(Op::Pop);
            }
        }
    }
}
