//! From the parser's tree to the machine's code.
//! Invariant: every valid program has code, and the code does what CPython 3.11 would, in its order.

mod assignments;
mod blocks;
mod calls;
mod classes;
mod comprehensions;
mod conditions;
mod control_flow;
mod effects;
mod expressions;
mod functions;
mod imports;
mod literals;
mod names;
mod patterns;
mod scopes;
mod statements;
#[cfg(test)]
mod tests;
mod unit;
#[cfg(any(test, debug_assertions))]
pub mod verify;

use std::rc::Rc;

use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::{Ranged, TextSize};
use rustc_hash::FxHashSet;

use self::scopes::{ScopeId, ScopeKind, Scopes};
use self::unit::{ConstantKey, Unit};
use super::code::{Code, CodeKind, Op};
use super::value::{Globals, Name, Value};

/// What the code is for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Announce each line with [`Op::Line`] before it runs.
    pub record_lines: bool,
    /// [`Code::visible`]: true for the program, false for the playground's own modules.
    pub visible: bool,
    /// Show the value of the last statement if it is a bare expression.
    pub show_result: bool,
    /// Show that of every statement outside of functions, as at a shell, where a text alone is no docstring.
    pub is_typed: bool,
}

/// Ops in all the code of a module; beyond that a program is nothing but copies of `finally` bodies.
const MOST_OPS: u32 = 1 << 22;

/// The code of a module, whose variables are `globals`. The tree must have passed the checks of `syntax`.
/// O(size of the tree), but a `finally` body is compiled once for each way out of its `try`.
pub fn compile(module: &ModModule, source: &str, globals: &Rc<Globals>, options: Options) -> Rc<Code> {
    let future_annotations = has_future_annotations(&module.body);
    let scopes = Scopes::of(&module.body, !future_annotations);
    let name: Name = Rc::from("<module>");
    let unit = Box::new(Unit::new(&scopes, 0, CodeKind::Module, name.clone(), name, 1));
    let mut compiler = Compiler {
        source,
        line_starts: line_starts(source),
        globals,
        options,
        scopes,
        future_annotations,
        interned: FxHashSet::default(),
        unit,
        emitted: 0,
        constant_sets: Vec::new(),
        generator_line: None,
    };
    compiler.module(&module.body);
    if compiler.emitted >= MOST_OPS {
        compiler.give_up();
    }
    let Compiler { unit, .. } = compiler;
    unit.finish(options.visible)
}

struct Compiler<'a> {
    source: &'a str,
    /// The offsets at which the lines after the first one start.
    line_starts: Vec<u32>,
    globals: &'a Rc<Globals>,
    options: Options,
    scopes: Scopes,
    future_annotations: bool,
    /// Names and text constants that look like names are one object each.
    interned: FxHashSet<Name>,
    unit: Box<Unit<'a>>,
    emitted: u32,
    /// The displays of constants that make different sets.
    constant_sets: Vec<(Vec<ConstantKey>, &'a [Expr])>,
    /// The line of the call whose only argument is the generator expression about to be compiled.
    generator_line: Option<u32>,
}

impl<'a> Compiler<'a> {
    fn module(&mut self, body: &'a [Stmt]) {
        let docstring = if self.options.is_typed { None } else { functions::docstring(body) };
        if let Some(text) = docstring {
            self.unit.doc = Some(text.into());
            self.unit.line = self.line_of(&body[0]);
            let text = self.text(text);
            self.constant(text);
            self.store_name("__doc__");
        }
        let last = body.len().saturating_sub(1);
        for (index, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::Expr(shown) if self.options.show_result && index == last => {
                    self.begin_statement(stmt);
                    self.expr(&shown.value);
                    self.emit(Op::ShowResult);
                }
                Stmt::Expr(_) if index == 0 && docstring.is_some() => {}
                _ => self.statement(stmt),
            }
        }
        self.constant(Value::None);
        self.emit(Op::Return);
    }

    /// Replaces a module that is too large by one that says so.
    fn give_up(&mut self) {
        let name: Name = Rc::from("<module>");
        let mut unit = Unit::new(&self.scopes, 0, CodeKind::Module, name.clone(), name, 1);
        unit.emit(Op::LoadGlobal(self.globals.slot("MemoryError")));
        unit.emit(Op::Raise(1));
        *self.unit = unit;
    }

    fn emit(&mut self, op: Op) {
        if self.emitted >= MOST_OPS {
            self.unit.stop();
        } else if self.unit.emit(op) {
            self.emitted += 1;
        }
    }

    /// Emits a jump to a label: `self.jump(Op::ForIter, end)`.
    fn jump(&mut self, op: fn(u32) -> Op, label: unit::Label) {
        self.emit(op(label.0));
    }

    fn constant(&mut self, value: Value) {
        let index = self.unit.constant(value);
        self.emit(Op::Const(index));
    }

    /// Emits an op that names something as it is written.
    fn named(&mut self, op: fn(u32) -> Op, name: &str) {
        let name = self.intern(name);
        let index = self.unit.name_index(name);
        self.emit(op(index));
    }

    /// Emits an op that names something, mangled in a class.
    fn attribute(&mut self, op: fn(u32) -> Op, name: &str) {
        match self.scopes.mangled(self.unit.scope, name) {
            Some(mangled) => self.named(op, &mangled),
            None => self.named(op, name),
        }
    }

    fn intern(&mut self, name: &str) -> Name {
        if let Some(known) = self.interned.get(name) {
            return known.clone();
        }
        let name: Name = Rc::from(name);
        self.interned.insert(name.clone());
        name
    }

    /// A text constant: one object for equal texts that look like names, as in CPython.
    fn text(&mut self, text: &str) -> Value {
        let looks_like_name = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if looks_like_name { Value::Str(self.intern(text)) } else { Value::str(text) }
    }

    /// The line, from 1, of an offset. O(log lines).
    fn line_at(&self, offset: TextSize) -> u32 {
        self.line_starts.partition_point(|&start| start <= u32::from(offset)) as u32 + 1
    }

    fn line_of(&self, node: &impl Ranged) -> u32 {
        self.line_at(node.start())
    }

    /// Compiles a nested function or class into code of its own.
    fn nested(
        &mut self,
        scope: ScopeId,
        kind: CodeKind,
        name: &str,
        line: u32,
        body: impl FnOnce(&mut Self),
    ) -> Rc<Code> {
        let qualname = self.qualname(name);
        let name = self.intern(name);
        let inner = Box::new(Unit::new(&self.scopes, scope, kind, name, qualname, line));
        let outer = std::mem::replace(&mut self.unit, inner);
        body(self);
        let inner = std::mem::replace(&mut self.unit, outer);
        inner.finish(self.options.visible)
    }

    /// The qualified name of something defined here.
    fn qualname(&mut self, name: &str) -> Name {
        let mangled = self.scopes.mangled(self.unit.scope, name);
        let is_global = self.scopes.declares_global(self.unit.scope, mangled.as_deref().unwrap_or(name));
        match self.unit.kind {
            CodeKind::Module => self.intern(name),
            _ if is_global => self.intern(name),
            CodeKind::Class => Rc::from(format!("{}.{name}", self.unit.qualname)),
            // As CPython names it: only functions proper have `<locals>`.
            _ if self.scopes.get(self.unit.scope).kind == ScopeKind::Comprehension => {
                Rc::from(format!("{}.{name}", self.unit.qualname))
            }
            _ => Rc::from(format!("{}.<locals>.{name}", self.unit.qualname)),
        }
    }
}

fn has_future_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(import) => {
            import.module.as_deref() == Some("__future__")
                && import.names.iter().any(|alias| &*alias.name == "annotations")
        }
        _ => false,
    })
}

/// Where the lines after the first one start: after `\n`, `\r\n` or `\r`.
fn line_starts(source: &str) -> Vec<u32> {
    let bytes = source.as_bytes();
    let ends_line = |index: usize| match bytes[index] {
        b'\n' => true,
        b'\r' => bytes.get(index + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(|&index| ends_line(index)).map(|index| index as u32 + 1).collect()
}
