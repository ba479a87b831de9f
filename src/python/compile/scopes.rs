//! Which variable each name means: the symbol tables of a program.
//! Invariant: a name that is free in a scope is a cell of an enclosing one and free in every scope between them.

use std::collections::BTreeSet;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use indexmap::IndexMap;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, ExprContext, Parameters, Pattern, Stmt, StmtClassDef, StmtFunctionDef,
};
use rustc_hash::{FxHashMap, FxHasher};

use crate::python::value::Name;

type Names = IndexMap<Name, Mention, BuildHasherDefault<FxHasher>>;

/// The number of a scope; scope 0 is the module.
pub(super) type ScopeId = usize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    /// A `def` or a `lambda`.
    Function,
    Comprehension,
}

/// How a scope mentions a name.
#[derive(Debug, Clone, Copy, Default)]
struct Mention {
    is_bound: bool,
    is_global: bool,
    is_nonlocal: bool,
}

/// What a name means in a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    /// A variable of this scope that no inner function uses.
    Local,
    /// A variable of this scope that inner functions use.
    Cell,
    /// A variable of an enclosing function.
    Free,
    Global,
    /// In a class body: not bound there, nor in an enclosing function.
    Name,
}

#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    parent: Option<ScopeId>,
    /// The class whose private names are mangled here.
    private: Option<Name>,
    names: Names,
    pub(super) parameters: Vec<Name>,
    /// Own variables that inner functions use, sorted as CPython sorts them.
    pub(super) cells: BTreeSet<Name>,
    pub(super) free: BTreeSet<Name>,
    pub(super) has_yield: bool,
    /// Has an `await` or something asynchronous in a comprehension.
    pub(super) has_await: bool,
}

/// The scopes of a module, found by the address of the node that opens them.
pub(super) struct Scopes {
    scopes: Vec<Scope>,
    by_node: FxHashMap<usize, ScopeId>,
}

/// The key of a node that opens a scope.
fn key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

/// `__name` inside class `A` is `_A__name`.
pub(super) fn mangle(private: Option<&str>, name: &str) -> Option<String> {
    let class = private?.trim_start_matches('_');
    if class.is_empty() || !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return None;
    }
    Some(format!("_{class}{name}"))
}

impl Scopes {
    /// The scopes of a module's statements. O(size of the tree × depth of its functions).
    pub(super) fn of(body: &[Stmt], evaluates_annotations: bool) -> Self {
        let mut builder = Builder {
            scopes: Self { scopes: Vec::new(), by_node: FxHashMap::default() },
            current: 0,
            evaluates_annotations,
        };
        builder.scopes.scopes.push(Scope::new(ScopeKind::Module, None, None));
        for stmt in body {
            builder.visit_stmt(stmt);
        }
        let mut scopes = builder.scopes;
        scopes.resolve();
        scopes
    }

    /// The scope that a node opens; the module's for a node that opens none.
    pub(super) fn opened_by<T>(&self, node: &T) -> ScopeId {
        self.by_node.get(&key(node)).copied().unwrap_or(0)
    }

    pub(super) fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id]
    }

    /// What an already mangled name means in a scope.
    pub(super) fn binding(&self, id: ScopeId, name: &str) -> Binding {
        let scope = &self.scopes[id];
        let mention = scope.names.get(name).copied().unwrap_or_default();
        if mention.is_global || scope.kind == ScopeKind::Module {
            return Binding::Global;
        }
        if mention.is_bound && !mention.is_nonlocal {
            let is_cell = scope.kind != ScopeKind::Class && scope.cells.contains(name);
            return if is_cell { Binding::Cell } else { Binding::Local };
        }
        if scope.free.contains(name) {
            return Binding::Free;
        }
        if scope.kind == ScopeKind::Class { Binding::Name } else { Binding::Global }
    }

    /// Whether a scope declares a name `global`.
    pub(super) fn declares_global(&self, id: ScopeId, name: &str) -> bool {
        self.scopes[id].names.get(name).is_some_and(|mention| mention.is_global)
    }

    /// The name as the scope knows it.
    pub(super) fn mangled(&self, id: ScopeId, name: &str) -> Option<String> {
        mangle(self.scopes[id].private.as_deref(), name)
    }

    /// The plain local variables of a function, parameters included, in the order of their first mention.
    pub(super) fn plain_locals(&self, id: ScopeId) -> impl Iterator<Item = &Name> {
        self.scopes[id].names.keys().filter(move |name| self.binding(id, name) == Binding::Local)
    }

    fn resolve(&mut self) {
        for id in 0..self.scopes.len() {
            let names: Vec<(Name, Mention)> =
                self.scopes[id].names.iter().map(|(name, mention)| (name.clone(), *mention)).collect();
            for (name, mention) in names {
                let is_own = mention.is_bound && !mention.is_nonlocal;
                if !is_own && !mention.is_global {
                    self.resolve_free(id, &name);
                }
            }
        }
    }

    /// Makes a name free from `id` up to the function that binds it, if one does.
    fn resolve_free(&mut self, id: ScopeId, name: &Name) {
        // A class body that mentions the class around it would need two cells of one name; it finds none, as at the top.
        if self.scopes[id].kind == ScopeKind::Class && &**name == "__class__" {
            return;
        }
        let Some(owner) = self.owner(id, name) else { return };
        let mut passed = id;
        while passed != owner {
            self.scopes[passed].free.insert(name.clone());
            let Some(parent) = self.scopes[passed].parent else { return };
            passed = parent;
        }
        self.scopes[owner].cells.insert(name.clone());
    }

    fn owner(&self, id: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = self.scopes[id].parent;
        while let Some(parent) = at {
            let scope = &self.scopes[parent];
            match scope.kind {
                ScopeKind::Module => return None,
                ScopeKind::Class if name == "__class__" => return Some(parent),
                ScopeKind::Class => {}
                ScopeKind::Function | ScopeKind::Comprehension => {
                    let mention = scope.names.get(name).copied().unwrap_or_default();
                    if mention.is_global {
                        return None;
                    }
                    if mention.is_bound && !mention.is_nonlocal {
                        return Some(parent);
                    }
                }
            }
            at = scope.parent;
        }
        None
    }
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>, private: Option<Name>) -> Self {
        Self {
            kind,
            parent,
            private,
            names: Names::default(),
            parameters: Vec::new(),
            cells: BTreeSet::new(),
            free: BTreeSet::new(),
            has_yield: false,
            has_await: false,
        }
    }
}

/// Walks the tree and notes who mentions what.
struct Builder {
    scopes: Scopes,
    current: ScopeId,
    evaluates_annotations: bool,
}

impl Builder {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.scopes[self.current]
    }

    fn mention_in(&mut self, id: ScopeId, name: &str) -> &mut Mention {
        let mangled = self.scopes.mangled(id, name);
        let name = mangled.as_deref().unwrap_or(name);
        let names = &mut self.scopes.scopes[id].names;
        if !names.contains_key(name) {
            names.insert(Rc::from(name), Mention::default());
        }
        let index = names.get_index_of(name).unwrap_or(0);
        &mut names[index]
    }

    fn use_name(&mut self, name: &str) {
        self.mention_in(self.current, name);
    }

    fn bind(&mut self, name: &str) {
        self.mention_in(self.current, name).is_bound = true;
    }

    fn enter<T>(&mut self, node: &T, kind: ScopeKind, private: Option<Name>) -> ScopeId {
        let outer = self.current;
        let private = private.or_else(|| self.scopes.scopes[outer].private.clone());
        self.current = self.scopes.scopes.len();
        self.scopes.scopes.push(Scope::new(kind, Some(outer), private));
        self.scopes.by_node.insert(key(node), self.current);
        outer
    }

    fn add_parameter(&mut self, name: &str) {
        self.bind(name);
        let mangled = self.scopes.mangled(self.current, name);
        let name = Rc::from(mangled.as_deref().unwrap_or(name));
        self.scope().parameters.push(name);
    }

    /// In the order in which the machine binds them: `*args` before the keyword-only ones.
    fn add_parameters(&mut self, parameters: &Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            self.add_parameter(&parameter.parameter.name);
        }
        if let Some(args) = &parameters.vararg {
            self.add_parameter(&args.name);
        }
        for parameter in &parameters.kwonlyargs {
            self.add_parameter(&parameter.parameter.name);
        }
        if let Some(kwargs) = &parameters.kwarg {
            self.add_parameter(&kwargs.name);
        }
    }

    fn visit_defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn visit_annotations(&mut self, function: &StmtFunctionDef) {
        if !self.evaluates_annotations {
            return;
        }
        for parameter in function.parameters.iter() {
            if let Some(annotation) = parameter.annotation() {
                self.visit_expr(annotation);
            }
        }
        if let Some(returns) = &function.returns {
            self.visit_expr(returns);
        }
    }

    fn visit_function(&mut self, function: &StmtFunctionDef) {
        self.bind(&function.name);
        for decorator in &function.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.visit_defaults(&function.parameters);
        self.visit_annotations(function);
        let outer = self.enter(function, ScopeKind::Function, None);
        self.add_parameters(&function.parameters);
        for stmt in &function.body {
            self.visit_stmt(stmt);
        }
        self.current = outer;
    }

    fn visit_class(&mut self, class: &StmtClassDef) {
        self.bind(&class.name);
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        for base in class.bases() {
            self.visit_expr(base);
        }
        for keyword in class.keywords() {
            self.visit_expr(&keyword.value);
        }
        let outer = self.enter(class, ScopeKind::Class, Some(Rc::from(class.name.as_str())));
        for stmt in &class.body {
            self.visit_stmt(stmt);
        }
        self.current = outer;
    }

    /// The first iterable belongs to the scope around the comprehension.
    fn visit_comprehension_scope<T>(&mut self, node: &T, generators: &[Comprehension], parts: [Option<&Expr>; 2]) {
        let Some(first) = generators.first() else { return };
        self.visit_expr(&first.iter);
        let outer = self.enter(node, ScopeKind::Comprehension, None);
        self.add_parameter(".0");
        for (index, generator) in generators.iter().enumerate() {
            if generator.is_async {
                self.scope().has_await = true;
            }
            if index > 0 {
                self.visit_expr(&generator.iter);
            }
            self.visit_expr(&generator.target);
            for test in &generator.ifs {
                self.visit_expr(test);
            }
        }
        for part in parts.into_iter().flatten() {
            self.visit_expr(part);
        }
        self.current = outer;
    }

    /// An asynchronous comprehension inside another one makes that one asynchronous too.
    fn spread_await<T>(&mut self, node: &T) {
        let inner = self.scopes.opened_by(node);
        if self.scopes.scopes[inner].has_await {
            self.scope().has_await = true;
        }
    }

    /// A walrus binds in the function or module around the comprehensions.
    fn bind_walrus(&mut self, name: &str) {
        let mut inner = Vec::new();
        let mut at = self.current;
        while self.scopes.scopes[at].kind == ScopeKind::Comprehension {
            inner.push(at);
            let Some(parent) = self.scopes.scopes[at].parent else { break };
            at = parent;
        }
        let is_module = self.scopes.scopes[at].kind == ScopeKind::Module;
        let target = self.mention_in(at, name);
        target.is_bound = true;
        let is_global = is_module || target.is_global;
        for id in inner {
            let mention = self.mention_in(id, name);
            mention.is_global |= is_global;
            mention.is_nonlocal |= !is_global;
        }
    }
}

impl<'a> Visitor<'a> for Builder {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(function) => self.visit_function(function),
            Stmt::ClassDef(class) => self.visit_class(class),
            Stmt::Global(global) => {
                for name in &global.names {
                    self.mention_in(self.current, name).is_global = true;
                }
            }
            Stmt::Nonlocal(nonlocal) => {
                for name in &nonlocal.names {
                    self.mention_in(self.current, name).is_nonlocal = true;
                }
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    self.bind(alias.asname.as_ref().map_or(first, |name| name.as_str()));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in import.names.iter().filter(|alias| &*alias.name != "*") {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::AnnAssign(assign) => {
                match &*assign.target {
                    Expr::Name(name) if assign.simple || assign.value.is_some() => self.bind(&name.id),
                    Expr::Name(_) => {}
                    target => self.visit_expr(target),
                }
                if self.evaluates_annotations {
                    self.visit_expr(&assign.annotation);
                }
                if let Some(value) = &assign.value {
                    self.visit_expr(value);
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                self.use_name(&name.id);
                if name.id == "super" && !matches!(self.scope().kind, ScopeKind::Module | ScopeKind::Class) {
                    self.use_name("__class__");
                }
            }
            Expr::Name(name) => self.bind(&name.id),
            Expr::Named(named) => {
                self.visit_expr(&named.value);
                if let Expr::Name(name) = &*named.target {
                    self.bind_walrus(&name.id);
                }
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.visit_defaults(parameters);
                }
                let outer = self.enter(lambda, ScopeKind::Function, None);
                if let Some(parameters) = &lambda.parameters {
                    self.add_parameters(parameters);
                }
                self.visit_expr(&lambda.body);
                self.current = outer;
            }
            Expr::ListComp(node) => {
                self.visit_comprehension_scope(node, &node.generators, [Some(&node.elt), None]);
                self.spread_await(node);
            }
            Expr::SetComp(node) => {
                self.visit_comprehension_scope(node, &node.generators, [Some(&node.elt), None]);
                self.spread_await(node);
            }
            Expr::DictComp(node) => {
                self.visit_comprehension_scope(node, &node.generators, [node.key.as_deref(), Some(&node.value)]);
                self.spread_await(node);
            }
            Expr::Generator(node) => {
                self.visit_comprehension_scope(node, &node.generators, [Some(&node.elt), None]);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.scope().has_yield = true;
                visitor::walk_expr(self, expr);
            }
            Expr::Await(_) => {
                self.scope().has_await = true;
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(inner) => inner.name.as_ref(),
            Pattern::MatchStar(inner) => inner.name.as_ref(),
            Pattern::MatchMapping(inner) => inner.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name);
        }
        visitor::walk_pattern(self, pattern);
    }
}
