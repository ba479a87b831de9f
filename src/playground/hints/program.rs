//! A program as the hints look at it: its text, its lines, and every expression with what is around it.
//! Invariant: a name counts as a cache only if all that the program binds to it is Django's.

use std::ops::Range;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Expr, ExprAttribute, ExprCall, ExprContext, ModModule, Parameter, Stmt, StmtClassDef, StmtFunctionDef,
};
use ruff_text_size::Ranged;

use crate::python::syntax::LineIndex;

pub struct Program<'p> {
    pub source: &'p str,
    /// What is not Python has none.
    pub module: Option<&'p ModModule>,
    pub exprs: Vec<Found<'p>>,
    pub functions: Vec<&'p StmtFunctionDef>,
    pub classes: Vec<&'p StmtClassDef>,
    /// `name = value`, in the order of the text.
    pub assignments: Vec<(&'p str, &'p Expr)>,
    pub bindings: Vec<Binding<'p>>,
    lines: LineIndex,
}

/// An expression and where it stands.
#[derive(Clone, Copy)]
pub struct Found<'p> {
    pub expr: &'p Expr,
    pub parent: Option<&'p Expr>,
    pub stmt: &'p Stmt,
    pub function: Option<&'p StmtFunctionDef>,
}

pub struct Binding<'p> {
    pub name: &'p str,
    pub at: usize,
    pub kind: Kind,
    /// Whether it is bound for the whole module.
    pub is_global: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Cache,
    Caches,
    Other,
}

/// A call of a method on one of Django's caches.
#[derive(Clone, Copy)]
pub struct CacheCall<'p> {
    pub call: &'p ExprCall,
    pub attribute: &'p ExprAttribute,
    pub found: Found<'p>,
}

pub fn span(node: &impl Ranged) -> Range<usize> {
    node.start().to_usize()..node.end().to_usize()
}

/// The value of a string literal.
pub fn text_of(expr: &Expr) -> Option<&str> {
    expr.as_string_literal_expr().map(|literal| literal.value.to_str())
}

pub fn name_of(expr: &Expr) -> Option<&str> {
    expr.as_name_expr().map(|name| name.id.as_str())
}

impl<'p> Program<'p> {
    pub fn new(source: &'p str, module: Option<&'p ModModule>) -> Self {
        let mut program = Self {
            source,
            module,
            exprs: Vec::new(),
            functions: Vec::new(),
            classes: Vec::new(),
            assignments: Vec::new(),
            bindings: Vec::new(),
            lines: LineIndex::new(source),
        };
        if let Some(module) = module {
            let mut collector =
                Collector { program: &mut program, parents: Vec::new(), stmts: Vec::new(), functions: Vec::new() };
            collector.visit_body(&module.body);
        }
        program
    }

    pub fn text(&self, range: Range<usize>) -> &'p str {
        self.source.get(range).unwrap_or_default()
    }

    pub fn text_of(&self, node: &impl Ranged) -> &'p str {
        self.text(span(node))
    }

    pub fn line(&self, offset: usize) -> u32 {
        self.lines.line(offset as u32)
    }

    pub fn line_column(&self, offset: usize) -> (u32, u32) {
        self.lines.line_column(self.source, offset as u32)
    }

    /// The line without its end.
    pub fn line_span(&self, line: u32) -> Range<usize> {
        let start = self.lines.line_start(line) as usize;
        let rest = self.source.get(start..).unwrap_or_default();
        start..start + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    pub fn line_text(&self, line: u32) -> &'p str {
        self.text(self.line_span(line))
    }

    pub fn line_count(&self) -> u32 {
        self.lines.line(self.source.len() as u32)
    }

    /// The byte at a column, which counts characters from 1.
    pub fn offset(&self, line: u32, column: u32) -> usize {
        let range = self.line_span(line);
        let text = self.text(range.clone());
        let before = column.saturating_sub(1) as usize;
        range.start + text.char_indices().nth(before).map_or(text.len(), |(at, _)| at)
    }

    /// What begins the line on which this stands, if it is nothing but white space.
    pub fn indent(&self, at: usize) -> Option<&'p str> {
        let before = self.text(self.line_span(self.line(at)).start..at);
        before.trim().is_empty().then_some(before)
    }

    pub fn on_line(&self, line: u32) -> impl Iterator<Item = Found<'p>> + '_ {
        self.exprs.iter().copied().filter(move |found| {
            let range = span(found.expr);
            (self.line(range.start)..=self.line(range.end)).contains(&line)
        })
    }

    pub fn cache_calls(&self) -> impl Iterator<Item = CacheCall<'p>> + '_ {
        self.exprs.iter().filter_map(|found| self.as_cache_call(*found))
    }

    pub fn cache_calls_on(&self, line: u32) -> Vec<CacheCall<'p>> {
        self.on_line(line).filter_map(|found| self.as_cache_call(found)).collect()
    }

    fn as_cache_call(&self, found: Found<'p>) -> Option<CacheCall<'p>> {
        let call = found.expr.as_call_expr()?;
        let attribute = call.func.as_attribute_expr()?;
        self.is_cache(&attribute.value).then_some(CacheCall { call, attribute, found })
    }

    /// Whether the expression is one of Django's caches for certain.
    pub fn is_cache(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Name(name) => self.is_bound_as(name.id.as_str(), Kind::Cache),
            Expr::Subscript(subscript) => {
                name_of(&subscript.value).is_some_and(|name| self.is_bound_as(name, Kind::Caches))
            }
            _ => false,
        }
    }

    fn is_bound_as(&self, name: &str, kind: Kind) -> bool {
        let mut bindings = self.bindings.iter().filter(|binding| binding.name == name).peekable();
        bindings.peek().is_some() && bindings.all(|binding| binding.kind == kind)
    }

    pub fn is_bound(&self, name: &str) -> bool {
        self.bindings.iter().any(|binding| binding.name == name)
    }

    /// Whether a class of this name in an error's text is Django's, and not the program's own.
    pub fn is_cache_class(&self, name: &str) -> bool {
        let is_known = matches!(name, "LocMemCache" | "DummyCache" | "BaseCache" | "ConnectionProxy");
        is_known && self.classes.iter().all(|class| class.name.as_str() != name)
    }

    /// Where an import belongs: before the first statement that is not a docstring or an import from the future.
    pub fn import_place(&self) -> Option<usize> {
        let mut body = self.module?.body.iter().enumerate().filter(|(index, stmt)| match stmt {
            Stmt::Expr(only) => *index > 0 || text_of(&only.value).is_none(),
            Stmt::ImportFrom(import) => import.module.as_ref().is_none_or(|module| module.as_str() != "__future__"),
            _ => true,
        });
        let at = body.next()?.1.start().to_usize();
        self.indent(at)?.is_empty().then_some(at)
    }
}

impl<'p> CacheCall<'p> {
    pub fn method(&self) -> &'p str {
        self.attribute.attr.as_str()
    }

    pub fn args(&self) -> &'p [Expr] {
        &self.call.arguments.args
    }

    /// The argument of a parameter, by its name or by its place.
    pub fn argument(&self, parameter: &str) -> Option<&'p Expr> {
        if let Some(keyword) = self.call.arguments.find_keyword(parameter) {
            return Some(&keyword.value);
        }
        let method = super::words::method(self.method())?;
        let place = method.parameters.iter().position(|known| *known == parameter)?;
        let before = self.args().get(..=place)?;
        before.iter().all(|argument| !argument.is_starred_expr()).then(|| before.last())?
    }
}

struct Collector<'c, 'p> {
    program: &'c mut Program<'p>,
    parents: Vec<&'p Expr>,
    stmts: Vec<&'p Stmt>,
    functions: Vec<&'p StmtFunctionDef>,
}

impl<'p> Collector<'_, 'p> {
    fn bind(&mut self, name: &'p str, at: usize, kind: Kind) {
        self.bind_in(name, at, kind, self.functions.is_empty());
    }

    fn bind_in(&mut self, name: &'p str, at: usize, kind: Kind, is_global: bool) {
        self.program.bindings.push(Binding { name, at, kind, is_global });
    }

    /// What a value is that is assigned to a name.
    fn kind_of(&self, value: &Expr) -> Kind {
        if self.program.is_cache(value) { Kind::Cache } else { Kind::Other }
    }
}

impl<'p> Visitor<'p> for Collector<'_, 'p> {
    fn visit_stmt(&mut self, stmt: &'p Stmt) {
        let parents = std::mem::take(&mut self.parents);
        self.stmts.push(stmt);
        let at = stmt.start().to_usize();
        match stmt {
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    self.bind(name.split('.').next().unwrap_or(name), at, Kind::Other);
                }
            }
            Stmt::ImportFrom(import) => {
                let is_django = import.module.as_ref().is_some_and(|module| module.as_str() == "django.core.cache");
                for alias in &import.names {
                    let kind = match alias.name.as_str() {
                        "cache" if is_django => Kind::Cache,
                        "caches" if is_django => Kind::Caches,
                        _ => Kind::Other,
                    };
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name).as_str(), at, kind);
                }
            }
            Stmt::FunctionDef(function) => {
                self.bind(function.name.as_str(), at, Kind::Other);
                self.program.functions.push(function);
                self.functions.push(function);
                visitor::walk_stmt(self, stmt);
                self.functions.pop();
            }
            Stmt::ClassDef(class) => {
                self.bind(class.name.as_str(), at, Kind::Other);
                self.program.classes.push(class);
                visitor::walk_stmt(self, stmt);
            }
            Stmt::Assign(assign) if assign.targets.len() == 1 => {
                self.visit_expr(&assign.value);
                for target in &assign.targets {
                    match target {
                        Expr::Name(name) => {
                            let kind = self.kind_of(&assign.value);
                            self.bind(name.id.as_str(), at, kind);
                            self.program.assignments.push((name.id.as_str(), &assign.value));
                        }
                        _ => self.visit_expr(target),
                    }
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
        self.stmts.pop();
        self.parents = parents;
    }

    fn visit_expr(&mut self, expr: &'p Expr) {
        if let Some(stmt) = self.stmts.last() {
            let parent = self.parents.last().copied();
            let function = self.functions.last().copied();
            self.program.exprs.push(Found { expr, parent, stmt, function });
        }
        if let Expr::Name(name) = expr
            && name.ctx != ExprContext::Load
        {
            self.bind(name.id.as_str(), name.start().to_usize(), Kind::Other);
        }
        self.parents.push(expr);
        visitor::walk_expr(self, expr);
        self.parents.pop();
    }

    fn visit_parameter(&mut self, parameter: &'p Parameter) {
        self.bind_in(parameter.name.as_str(), parameter.start().to_usize(), Kind::Other, false);
        visitor::walk_parameter(self, parameter);
    }

    fn visit_except_handler(&mut self, handler: &'p ruff_python_ast::ExceptHandler) {
        let ruff_python_ast::ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name.as_str(), name.start().to_usize(), Kind::Other);
        }
        visitor::walk_except_handler(self, handler);
    }
}
