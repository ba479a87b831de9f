//! The names of every scope, and the mistakes that CPython finds while it collects them.
//!
//! Invariant: the tree is visited in the order of CPython's `symtable.c`, so the mistake found first is the one CPython
//! reports. The tree's height is limited before; recursion here is over the tree.

use std::borrow::Cow;

use indexmap::IndexMap;
use ruff_python_ast::{Expr, Identifier, Stmt};
use ruff_text_size::{Ranged, TextSize};
use rustc_hash::FxHashSet;

mod analysis;
mod expressions;
mod statements;

/// Something wrong with a program that follows the grammar.
#[derive(Debug)]
pub struct Mistake {
    pub message: String,
    pub at: TextSize,
}

impl Mistake {
    pub fn new(message: impl Into<String>, at: TextSize) -> Mistake {
        Mistake { message: message.into(), at }
    }
}

pub type Checked = Result<(), Mistake>;

/// What later checks need to know of scopes, by the address of the node that makes the scope.
#[derive(Default)]
pub struct ScopeFacts {
    /// Scopes with `await`, `async for` or `async with` of their own, and `async def`s.
    pub coroutines: FxHashSet<usize>,
    /// Functions and lambdas with a `yield` of their own.
    pub generators: FxHashSet<usize>,
}

/// The address by which a node is known in [`ScopeFacts`].
pub fn key_of<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// Collects the names of a program.
pub fn check(body: &[Stmt], has_future_annotations: bool) -> Result<ScopeFacts, Mistake> {
    let module = Scope::new(ScopeKind::Module, None, TextSize::new(0));
    let mut collector = Collector {
        scopes: vec![module],
        current: 0,
        class: None,
        has_future_annotations,
        facts: ScopeFacts::default(),
    };
    collector.statements(body)?;
    analysis::check(&collector.scopes)?;
    Ok(collector.facts)
}

/// What a scope does with a name.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Uses(u16);

impl Uses {
    const GLOBAL: Uses = Uses(1);
    const LOCAL: Uses = Uses(2);
    const PARAMETER: Uses = Uses(4);
    const NONLOCAL: Uses = Uses(8);
    const USED: Uses = Uses(16);
    const IMPORTED: Uses = Uses(32);
    const ANNOTATED: Uses = Uses(64);
    /// A comprehension's loop variable.
    const LOOP: Uses = Uses(128);
    const BOUND: Uses = Uses(2 | 4 | 32);

    fn has(self, other: Uses) -> bool {
        self.0 & other.0 != 0
    }

    fn and(self, other: Uses) -> Uses {
        Uses(self.0 | other.0)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ScopeKind {
    Module,
    Class,
    Function,
    /// A comprehension, and what CPython calls its kind.
    Comprehension(&'static str),
    /// An annotation that is never evaluated.
    Annotation,
}

impl ScopeKind {
    fn is_function_like(self) -> bool {
        matches!(self, ScopeKind::Function | ScopeKind::Comprehension(_))
    }
}

struct Scope<'a> {
    kind: ScopeKind,
    parent: Option<usize>,
    names: IndexMap<Cow<'a, str>, Uses>,
    /// Where `global` and `nonlocal` name what.
    directives: Vec<(Cow<'a, str>, TextSize)>,
    start: TextSize,
    /// Whether a comprehension's targets are being visited.
    is_in_target: bool,
    /// How many comprehensions' iterables are being visited.
    iterables: u32,
    is_coroutine: bool,
    is_generator: bool,
}

impl<'a> Scope<'a> {
    fn new(kind: ScopeKind, parent: Option<usize>, start: TextSize) -> Scope<'a> {
        Scope {
            kind,
            parent,
            names: IndexMap::new(),
            directives: Vec::new(),
            start,
            is_in_target: false,
            iterables: 0,
            is_coroutine: false,
            is_generator: false,
        }
    }

    fn uses(&self, name: &str) -> Uses {
        self.names.get(name).copied().unwrap_or_default()
    }
}

struct Collector<'a> {
    scopes: Vec<Scope<'a>>,
    current: usize,
    /// The innermost class, whose private names are mangled.
    class: Option<&'a str>,
    has_future_annotations: bool,
    facts: ScopeFacts,
}

impl<'a> Collector<'a> {
    fn scope(&mut self) -> Option<&mut Scope<'a>> {
        self.scopes.get_mut(self.current)
    }

    fn kind(&self) -> ScopeKind {
        self.scopes.get(self.current).map_or(ScopeKind::Module, |scope| scope.kind)
    }

    fn enter(&mut self, kind: ScopeKind, start: TextSize) {
        let mut scope = Scope::new(kind, Some(self.current), start);
        scope.iterables = self.scopes.get(self.current).map_or(0, |outer| outer.iterables);
        self.current = self.scopes.len();
        self.scopes.push(scope);
    }

    /// Leaves the current scope, which belongs to the node known by `key`.
    fn leave(&mut self, key: usize) {
        if let Some(scope) = self.scopes.get(self.current) {
            if scope.is_coroutine {
                self.facts.coroutines.insert(key);
            }
            if scope.is_generator {
                self.facts.generators.insert(key);
            }
            self.current = scope.parent.unwrap_or(0);
        }
    }

    fn uses(&self, name: &str) -> Uses {
        let name = mangled(self.class, name);
        self.scopes.get(self.current).map_or(Uses::default(), |scope| scope.uses(&name))
    }

    fn add(&mut self, name: &'a str, uses: Uses) -> Checked {
        self.add_in(self.current, name, uses)
    }

    fn add_in(&mut self, index: usize, name: &'a str, uses: Uses) -> Checked {
        let key = mangled(self.class, name);
        let is_in_target = self.scopes.get(self.current).is_some_and(|scope| scope.is_in_target);
        let Some(scope) = self.scopes.get_mut(index) else { return Ok(()) };
        let start = scope.start;
        let known = scope.names.entry(key).or_default();
        if uses.has(Uses::PARAMETER) && known.has(Uses::PARAMETER) {
            let message = format!("duplicate argument '{name}' in function definition");
            return Err(Mistake::new(message, start));
        }
        *known = known.and(uses);
        if is_in_target {
            if known.has(Uses::GLOBAL) || known.has(Uses::NONLOCAL) {
                let message = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return Err(Mistake::new(message, start));
            }
            *known = known.and(Uses::LOOP);
        }
        Ok(())
    }

    fn direct(&mut self, name: &'a str, at: TextSize) {
        let name = mangled(self.class, name);
        if let Some(scope) = self.scope() {
            scope.directives.push((name, at));
        }
    }

    /// Names of a `global` or `nonlocal` statement.
    fn declare(&mut self, names: &'a [Identifier], uses: Uses, at: TextSize) -> Checked {
        let word = if uses == Uses::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let name = name.as_str();
            let known = self.uses(name);
            let message = if known.has(Uses::PARAMETER) {
                format!("name '{name}' is parameter and {word}")
            } else if known.has(Uses::USED) {
                format!("name '{name}' is used prior to {word} declaration")
            } else if known.has(Uses::ANNOTATED) {
                format!("annotated name '{name}' can't be {word}")
            } else if known.has(Uses::LOCAL) {
                format!("name '{name}' is assigned to before {word} declaration")
            } else {
                self.add(name, uses)?;
                self.direct(name, at);
                continue;
            };
            return Err(Mistake::new(message, at));
        }
        Ok(())
    }

    /// An annotation; it has a scope of its own where `from __future__ import annotations` holds.
    fn annotation(&mut self, annotation: &'a Expr) -> Checked {
        if !self.has_future_annotations {
            return self.expression(annotation);
        }
        self.enter(ScopeKind::Annotation, annotation.start());
        self.expression(annotation)?;
        self.leave(key_of(annotation));
        Ok(())
    }
}

/// A name as a class's scope knows it: `__x` inside class `C` is `_C__x`.
fn mangled<'a>(class: Option<&str>, name: &'a str) -> Cow<'a, str> {
    let Some(class) = class else { return Cow::Borrowed(name) };
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return Cow::Borrowed(name);
    }
    Cow::Owned(format!("_{class}{name}"))
}
