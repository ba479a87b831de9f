//! Calls.
//! Invariant: positional arguments are evaluated before keywords, as CPython does even where they are written after.

use ruff_python_ast::{Arguments, Expr, ExprAttribute, ExprCall, Keyword};
use ruff_text_size::Ranged;

use super::Compiler;
use super::literals::LIST;
use crate::python::code::Op;
use crate::python::value::{Name, Value};

impl<'a> Compiler<'a> {
    pub(super) fn call(&mut self, call: &'a ExprCall) {
        let arguments = &call.arguments;
        if let Some(list) = self.plain_arguments(arguments) {
            match &*call.func {
                Expr::Attribute(method) => self.method_call(method, arguments, list),
                function => {
                    self.expr(function);
                    let count = self.arguments(arguments);
                    self.emit(match list {
                        None => Op::Call(count),
                        Some(list) => Op::CallKeywords(count, list),
                    });
                }
            }
        } else {
            self.expr(&call.func);
            self.unpacked_positional(&arguments.args);
            if !arguments.keywords.is_empty() {
                self.unpacked_keywords(&arguments.keywords, 2);
            }
            self.emit(Op::CallUnpacked(!arguments.keywords.is_empty()));
        }
    }

    /// What the keywords of a call without stars are called: a list of names, or None without keywords. The outer None:
    /// there are stars, or too many lists.
    #[expect(clippy::option_option, reason = "whether the call is plain and whether it has keywords are two questions")]
    pub(super) fn plain_arguments(&mut self, arguments: &Arguments) -> Option<Option<u16>> {
        if arguments.args.iter().any(Expr::is_starred_expr) {
            return None;
        }
        if arguments.keywords.is_empty() {
            return Some(None);
        }
        let names: Option<Vec<Name>> =
            arguments.keywords.iter().map(|keyword| keyword.arg.as_ref().map(|name| self.intern(name))).collect();
        self.unit.keyword_list(names?).map(Some)
    }

    /// CPython reports a method's call on the line of the method's name.
    fn method_call(&mut self, method: &'a ExprAttribute, arguments: &'a Arguments, list: Option<u16>) {
        let line = self.unit.line;
        self.expr(&method.value);
        self.at_attribute(method);
        self.attribute(Op::LoadMethod, &method.attr);
        self.unit.line = line;
        let count = self.arguments(arguments);
        self.at_attribute(method);
        self.emit(match list {
            None => Op::CallMethod(count),
            Some(list) => Op::CallMethodKeywords(count, list),
        });
    }

    /// The arguments of a call without stars, and how many there are.
    pub(super) fn arguments(&mut self, arguments: &'a Arguments) -> u32 {
        if let ([Expr::Generator(generator)], []) = (&*arguments.args, &arguments.keywords[..])
            && !generator.parenthesized
        {
            self.generator_line = Some(self.line_at(arguments.start()));
        }
        for argument in &arguments.args {
            self.expr(argument);
        }
        for keyword in &arguments.keywords {
            self.expr(&keyword.value);
        }
        (arguments.args.len() + arguments.keywords.len()) as u32
    }

    /// `[] -> [iterable]`
    fn unpacked_positional(&mut self, args: &'a [Expr]) {
        match args {
            [Expr::Starred(starred)] => self.expr(&starred.value),
            _ => self.display(args, LIST),
        }
    }

    /// `[function, .. n - 1 others ..] -> [function, .., dict]`
    pub(super) fn unpacked_keywords(&mut self, keywords: &'a [Keyword], function: u32) {
        let mut rest = keywords;
        let mut is_first = true;
        while let Some(keyword) = rest.first() {
            let named = rest.iter().position(|keyword| keyword.arg.is_none()).unwrap_or(rest.len());
            if named == 0 {
                if is_first {
                    self.emit(Op::BuildDict(0));
                }
                self.expr(&keyword.value);
                self.emit(Op::DictMerge(function));
                rest = &rest[1..];
            } else {
                for keyword in &rest[..named] {
                    let name = keyword.arg.as_ref().map_or("", |name| name.as_str());
                    let name = self.intern(name);
                    self.constant(Value::Str(name));
                    self.expr(&keyword.value);
                }
                self.emit(Op::BuildDict(named as u32));
                if !is_first {
                    self.emit(Op::DictMerge(function));
                }
                rest = &rest[named..];
            }
            is_first = false;
        }
        if is_first {
            self.emit(Op::BuildDict(0));
        }
    }
}
