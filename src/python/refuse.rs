//! What a program asks for that the playground does not model, found before the program runs.
//!
//! Invariant: a refusal is a sentence of the playground's own, never worded like a Python error; what Python itself
//! would report is left to the run.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprContext, ModModule, Parameter, Pattern, Stmt, StmtIf, StmtTry};
use ruff_text_size::{Ranged, TextSize};
use rustc_hash::FxHashSet;

use super::syntax::LineIndex;

mod modules;
mod strings;

/// Why a program is not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    pub message: String,
}

/// The first thing in the text of a program that is not modelled. `known_modules` tells, of a full name as in
/// `django.core.cache`, whether there is such a module. Linear in the program.
pub fn refuse(module: &ModModule, source: &str, known_modules: &dyn Fn(&str) -> bool) -> Option<Refusal> {
    let mut finder = Finder {
        source,
        known_modules,
        found: Vec::new(),
        builtins: Vec::new(),
        bound: FxHashSet::default(),
        lacking: Vec::new(),
        imported: FxHashSet::default(),
        guards: 0,
    };
    finder.visit_body(&module.body);
    let Finder { mut found, builtins, bound, lacking, imported, .. } = finder;
    let builtins = builtins.into_iter().filter(|(name, ..)| !bound.contains(name));
    let lacking = lacking.into_iter().filter(|(module, ..)| imported.contains(module));
    found.extend(builtins.chain(lacking).map(|(_, at, message)| (at, message.to_owned())));
    let (at, message) = found.into_iter().min_by_key(|(at, _)| *at)?;
    let (line, column) = LineIndex::new(source).line_column(source, at.to_u32());
    Some(Refusal { line, column, message })
}

/// Builtins that are not modelled, unless the program gives the name another meaning.
const BUILTINS: [(&str, &str); 8] = [
    ("eval", "The playground does not run code from text, so it has no `eval`."),
    ("exec", "The playground does not run code from text, so it has no `exec`."),
    ("compile", "The playground does not run code from text, so it has no `compile`."),
    ("__import__", "The playground has no `__import__`. Write `import` instead."),
    ("open", "The playground has no files. Keep the data in a variable, or in the cache."),
    ("input", "The playground cannot ask for input while a program runs. Write the value into the program."),
    ("breakpoint", "The playground has no debugger to enter. Run the program and step through its lines."),
    ("help", "The playground has no help pages. Django's documentation describes the cache's methods."),
];

struct Finder<'p> {
    source: &'p str,
    known_modules: &'p dyn Fn(&str) -> bool,
    found: Vec<(TextSize, String)>,
    /// Uses of [`BUILTINS`].
    builtins: Vec<(&'static str, TextSize, &'static str)>,
    /// The names of [`BUILTINS`] that the program binds somewhere.
    bound: FxHashSet<&'static str>,
    /// Uses of what a module has in Python and not here, as `os.listdir`.
    lacking: Vec<(&'static str, TextSize, &'static str)>,
    /// The modules of those that the program imports.
    imported: FxHashSet<&'static str>,
    /// How many `try`s around the current place catch a failing import, or how many branches are never run.
    guards: usize,
}

impl Finder<'_> {
    fn bind(&mut self, name: &str) {
        if let Some((known, _)) = BUILTINS.iter().find(|(known, _)| *known == name) {
            self.bound.insert(known);
        }
    }

    fn import(&mut self, name: &str, at: TextSize) {
        if self.guards == 0 && !(self.known_modules)(name) {
            self.found.push((at, modules::refusal(name, self.known_modules)));
        }
        if let Some((module, ..)) = modules::PARTS.iter().find(|(module, ..)| *module == name) {
            self.imported.insert(module);
        }
    }

    /// A cache that needs a server, named where a program configures its caches.
    fn backend(&mut self, key: Option<&Expr>, value: &Expr) {
        let text =
            |expression: &Expr| expression.as_string_literal_expr().map(|literal| literal.value.to_str().to_owned());
        if key.and_then(text).as_deref() == Some("BACKEND")
            && let Some(sentence) = text(value).as_deref().and_then(modules::backend)
        {
            self.found.push((value.start(), sentence.to_owned()));
        }
    }

    fn guarded(&mut self, body: &[Stmt]) {
        self.guards += 1;
        self.visit_body(body);
        self.guards -= 1;
    }

    fn tries(&mut self, statement: &StmtTry) {
        if statement.handlers.iter().any(catches_import_error) {
            self.guarded(&statement.body);
        } else {
            self.visit_body(&statement.body);
        }
        for handler in &statement.handlers {
            self.visit_except_handler(handler);
        }
        self.visit_body(&statement.orelse);
        self.visit_body(&statement.finalbody);
    }

    fn branches(&mut self, statement: &StmtIf) {
        self.visit_expr(&statement.test);
        if is_type_checking(&statement.test) {
            self.guarded(&statement.body);
        } else {
            self.visit_body(&statement.body);
        }
        for clause in &statement.elif_else_clauses {
            self.visit_elif_else_clause(clause);
        }
    }
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.import(alias.name.as_str(), alias.start());
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
                }
                // A relative import fails in Python too.
                let Some(module) = import.module.as_ref().filter(|_| import.level == 0) else { return };
                if module.as_str() == "__future__" {
                    return;
                }
                if !(self.known_modules)(module.as_str()) {
                    self.import(module.as_str(), module.start());
                    return;
                }
                for alias in &import.names {
                    let (module, name) = (module.as_str(), alias.name.as_str());
                    let full = format!("{module}.{name}");
                    if modules::is_only_package(module) && name != "*"
                        || module == "django" && modules::is_elsewhere_in_django(&full)
                    {
                        self.import(&full, alias.start());
                    } else if let Some((_, sentence)) = modules::lacking(module, name) {
                        self.found.push((alias.start(), sentence.to_owned()));
                    }
                }
            }
            Stmt::FunctionDef(function) => {
                self.bind(function.name.as_str());
                visitor::walk_stmt(self, statement);
            }
            Stmt::ClassDef(class) => {
                self.bind(class.name.as_str());
                visitor::walk_stmt(self, statement);
            }
            Stmt::Try(statement) => self.tries(statement),
            Stmt::If(statement) => self.branches(statement),
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                if let Some((known, message)) = BUILTINS.iter().find(|(known, _)| *known == name.id.as_str()) {
                    self.builtins.push((known, name.start(), message));
                }
            }
            Expr::Name(name) => self.bind(name.id.as_str()),
            Expr::Attribute(attribute) => {
                if let Some(module) = attribute.value.as_name_expr()
                    && let Some((module, sentence)) = modules::lacking(module.id.as_str(), attribute.attr.as_str())
                {
                    self.lacking.push((module, attribute.start(), sentence));
                }
                visitor::walk_expr(self, expression);
            }
            Expr::Dict(dict) => {
                for item in &dict.items {
                    self.backend(item.key.as_ref(), &item.value);
                }
                visitor::walk_expr(self, expression);
            }
            Expr::StringLiteral(literal) => {
                for part in &literal.value {
                    let is_raw = part.flags.prefix().is_raw();
                    self.found.extend(strings::surrogate_in(self.source, part.range(), is_raw));
                }
            }
            Expr::FString(literal) => {
                for part in &literal.value {
                    let (range, is_raw) = strings::text_of(part);
                    self.found.extend(strings::surrogate_in(self.source, range, is_raw));
                }
                visitor::walk_expr(self, expression);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }

    fn visit_parameter(&mut self, parameter: &'a Parameter) {
        self.bind(parameter.name.as_str());
        visitor::walk_parameter(self, parameter);
    }

    fn visit_except_handler(&mut self, handler: &'a ruff_python_ast::ExceptHandler) {
        let ruff_python_ast::ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name.as_str());
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name.as_str());
        }
        visitor::walk_pattern(self, pattern);
    }
}

/// Whether a handler takes what a failing import raises.
fn catches_import_error(handler: &ruff_python_ast::ExceptHandler) -> bool {
    let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
    let catches = |class: &Expr| {
        let name = class.as_name_expr().map(|name| name.id.as_str());
        matches!(name, Some("ImportError" | "ModuleNotFoundError" | "Exception" | "BaseException"))
    };
    match handler.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(classes)) => classes.elts.iter().any(catches),
        Some(class) => catches(class),
    }
}

/// `TYPE_CHECKING`, which is false in a run.
fn is_type_checking(test: &Expr) -> bool {
    match test {
        Expr::Name(name) => name.id.as_str() == "TYPE_CHECKING",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
        _ => false,
    }
}
