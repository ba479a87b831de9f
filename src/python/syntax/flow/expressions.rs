//! Expressions where they cannot stand.
//!
//! Invariant: a mistake is placed at the innermost expression that CPython was compiling.

use ruff_python_ast::{
    Arguments, Comprehension, Expr, ExprAttribute, ExprContext, InterpolatedStringElement, InterpolatedStringElements,
};
use ruff_text_size::{Ranged, TextSize};

use super::super::scopes::{Checked, key_of};
use super::{Block, Checker, UnitKind};

/// Elements before a starred one that CPython's bytecode can count.
const MAX_BEFORE_STAR: usize = 256;

impl Checker<'_> {
    pub(super) fn expression(&mut self, expression: &Expr) -> Checked {
        self.at_node(expression, |checker| checker.placed(expression))
    }

    /// Checks an expression at whose start mistakes are placed.
    fn placed(&mut self, expression: &Expr) -> Checked {
        match expression {
            Expr::Named(node) => {
                self.expression(&node.value)?;
                self.expression(&node.target)
            }
            Expr::BoolOp(node) => self.expressions(&node.values),
            Expr::BinOp(node) => {
                self.expression(&node.left)?;
                self.expression(&node.right)
            }
            Expr::UnaryOp(node) => self.expression(&node.operand),
            Expr::Lambda(node) => {
                if let Some(parameters) = &node.parameters {
                    self.parameter_names(parameters)?;
                    self.defaults(parameters)?;
                }
                self.in_unit(UnitKind::Lambda, false, |checker| checker.expression(&node.body))
            }
            Expr::If(node) => {
                self.expression(&node.test)?;
                self.expression(&node.body)?;
                self.expression(&node.orelse)
            }
            Expr::Dict(node) => {
                for item in &node.items {
                    self.optional(item.key.as_ref())?;
                    self.expression(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(node) => self.elements(&node.elts),
            Expr::ListComp(node) => self.comprehension(key_of(node), &node.generators, &[&node.elt], false),
            Expr::SetComp(node) => self.comprehension(key_of(node), &node.generators, &[&node.elt], false),
            Expr::DictComp(node) => match &node.key {
                Some(key) => self.comprehension(key_of(node), &node.generators, &[key, &node.value], false),
                None => self.comprehension(key_of(node), &node.generators, &[&node.value], false),
            },
            Expr::Generator(node) => self.comprehension(key_of(node), &node.generators, &[&node.elt], true),
            Expr::Yield(node) => {
                if !self.is_in_function() {
                    return self.fail("'yield' outside function");
                }
                self.optional(node.value.as_deref())
            }
            Expr::YieldFrom(node) => {
                if !self.is_in_function() {
                    return self.fail("'yield' outside function");
                }
                if self.unit_kind() == UnitKind::AsyncFunction {
                    return self.fail("'yield from' inside async function");
                }
                self.expression(&node.value)
            }
            Expr::Await(node) => {
                if !self.is_in_function() {
                    return self.fail("'await' outside function");
                }
                if !matches!(self.unit_kind(), UnitKind::AsyncFunction | UnitKind::Comprehension) {
                    return self.fail("'await' outside async function");
                }
                self.expression(&node.value)
            }
            Expr::Compare(node) => {
                self.expression(&node.left)?;
                self.expressions(&node.comparators)
            }
            Expr::Call(node) => {
                self.keywords(&node.arguments)?;
                self.expression(&node.func)?;
                self.arguments(&node.arguments)
            }
            Expr::FString(node) => node.value.elements().try_for_each(|element| self.field(element)),
            Expr::Attribute(node) => self.attribute(node),
            Expr::Subscript(node) => {
                self.expression(&node.value)?;
                self.expression(&node.slice)
            }
            Expr::Starred(node) => match node.ctx {
                ExprContext::Store => self.fail("starred assignment target must be in a list or tuple"),
                _ => self.fail("can't use starred expression here"),
            },
            Expr::Name(node) => match (node.ctx, node.id.as_str()) {
                (ExprContext::Store, name) => self.bindable(name),
                (ExprContext::Del, "__debug__") => self.fail("cannot delete __debug__"),
                _ => Ok(()),
            },
            Expr::List(node) => self.display(&node.elts, node.ctx),
            Expr::Tuple(node) => self.display(&node.elts, node.ctx),
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

    fn attribute(&mut self, node: &ExprAttribute) -> Checked {
        self.expression(&node.value)?;
        match node.ctx {
            ExprContext::Store => self.bindable(node.attr.as_str()),
            ExprContext::Del if node.attr.as_str() == "__debug__" => self.fail("cannot delete __debug__"),
            _ => Ok(()),
        }
    }

    fn display(&mut self, elements: &[Expr], context: ExprContext) -> Checked {
        match context {
            ExprContext::Store => self.targets(elements),
            ExprContext::Del => self.expressions(elements),
            _ => self.elements(elements),
        }
    }

    fn targets(&mut self, targets: &[Expr]) -> Checked {
        let mut has_star = false;
        for (index, target) in targets.iter().enumerate() {
            if !target.is_starred_expr() {
                continue;
            }
            if has_star {
                return self.fail("multiple starred expressions in assignment");
            }
            if index >= MAX_BEFORE_STAR {
                return self.fail("too many expressions in star-unpacking assignment");
            }
            has_star = true;
        }
        self.elements(targets)
    }

    /// Elements of which any may be starred.
    fn elements(&mut self, elements: &[Expr]) -> Checked {
        elements.iter().try_for_each(|element| match element {
            Expr::Starred(starred) => self.expression(&starred.value),
            _ => self.expression(element),
        })
    }

    /// The names of keyword arguments.
    fn keywords(&mut self, arguments: &Arguments) -> Checked {
        let named = arguments.keywords.iter().filter_map(|keyword| Some((keyword.arg.as_ref()?.as_str(), keyword)));
        let mut sorted: Vec<(&str, TextSize)> = named.clone().map(|(name, keyword)| (name, keyword.start())).collect();
        sorted.sort_unstable();
        let repeated = sorted.windows(2).filter(|pair| pair[0].0 == pair[1].0).min_by_key(|pair| pair[0].1);
        for (name, keyword) in named {
            self.at_node(keyword, |checker| checker.bindable(name))?;
            if let Some(pair) = repeated.filter(|pair| pair[0].1 == keyword.start()) {
                self.at = pair[1].1;
                return self.fail(format!("keyword argument repeated: {name}"));
            }
        }
        Ok(())
    }

    pub(super) fn arguments(&mut self, arguments: &Arguments) -> Checked {
        self.keywords(arguments)?;
        self.elements(&arguments.args)?;
        arguments.keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))
    }

    fn field(&mut self, element: &InterpolatedStringElement) -> Checked {
        let InterpolatedStringElement::Interpolation(field) = element else { return Ok(()) };
        self.expression(&field.expression)?;
        field.format_spec.as_ref().map_or(Ok(()), |format| self.fields(&format.elements))
    }

    fn fields(&mut self, elements: &InterpolatedStringElements) -> Checked {
        elements.iter().try_for_each(|element| self.field(element))
    }

    fn comprehension(
        &mut self,
        key: usize,
        generators: &[Comprehension],
        elements: &[&Expr],
        is_generator: bool,
    ) -> Checked {
        let outer = self.unit_kind();
        let is_async = self.facts.coroutines.contains(&key);
        if is_async && !is_generator && !matches!(outer, UnitKind::AsyncFunction | UnitKind::Comprehension) {
            return self.fail("asynchronous comprehension outside of an asynchronous function");
        }
        self.in_unit(UnitKind::Comprehension, false, |checker| checker.generators(generators, elements))?;
        generators.first().map_or(Ok(()), |first| self.expression(&first.iter))
    }

    /// The first iterable is not looked at: it belongs to what is around.
    fn generators(&mut self, generators: &[Comprehension], elements: &[&Expr]) -> Checked {
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.expression(&generator.iter)?;
            }
            if generator.is_async {
                self.enter_block(Block::Other)?;
            }
            self.expression(&generator.target)?;
            self.expressions(&generator.ifs)?;
        }
        elements.iter().try_for_each(|element| self.expression(element))?;
        for _ in generators.iter().filter(|generator| generator.is_async) {
            self.leave_block();
        }
        Ok(())
    }
}
