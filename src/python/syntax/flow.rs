//! The mistakes that CPython finds while it compiles: statements and expressions where they cannot stand.
//!
//! Invariant: the tree is visited in the order of CPython's `compile.c`, so the mistake found first is the one CPython
//! reports. The tree's height is limited before; recursion here is over the tree.

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextSize};

use super::scopes::{Checked, Mistake, ScopeFacts};

mod expressions;
mod future;
mod patterns;
mod statements;

pub use future::{Future, future_of};

/// The most loops, `try`s and `with`s inside each other (CPython's `CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 20;

/// Checks a program whose scopes are in order.
pub fn check(body: &[Stmt], facts: &ScopeFacts, future: Future) -> Checked {
    let module = Unit { kind: UnitKind::Module, is_async_generator: false, blocks: Vec::new() };
    Checker { facts, future, units: vec![module], at: TextSize::new(0) }.statements(body)
}

/// What a block of statements is inside of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Loop,
    /// The handlers of `except*`.
    GroupHandler,
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
}

/// What becomes one code object.
struct Unit {
    kind: UnitKind,
    is_async_generator: bool,
    blocks: Vec<Block>,
}

impl Unit {
    fn is_function_like(&self) -> bool {
        !matches!(self.kind, UnitKind::Module | UnitKind::Class)
    }
}

struct Checker<'f> {
    facts: &'f ScopeFacts,
    future: Future,
    /// The units around the current place, the innermost last.
    units: Vec<Unit>,
    /// The start of the current statement, pattern or expression, where CPython places mistakes.
    at: TextSize,
}

impl Checker<'_> {
    fn mistake(&self, message: impl Into<String>) -> Mistake {
        Mistake::new(message, self.at)
    }

    fn fail(&self, message: impl Into<String>) -> Checked {
        Err(self.mistake(message))
    }

    fn unit_kind(&self) -> UnitKind {
        self.units.last().map_or(UnitKind::Module, |unit| unit.kind)
    }

    fn is_in_function(&self) -> bool {
        self.units.last().is_some_and(Unit::is_function_like)
    }

    fn evaluates_annotations(&self) -> bool {
        matches!(self.unit_kind(), UnitKind::Module | UnitKind::Class)
    }

    /// Checks `body` as a unit of its own.
    fn in_unit(
        &mut self,
        kind: UnitKind,
        is_async_generator: bool,
        body: impl FnOnce(&mut Self) -> Checked,
    ) -> Checked {
        self.units.push(Unit { kind, is_async_generator, blocks: Vec::new() });
        body(self)?;
        self.units.pop();
        Ok(())
    }

    /// Checks `body` as a block inside the current unit.
    fn in_block(&mut self, block: Block, body: impl FnOnce(&mut Self) -> Checked) -> Checked {
        self.enter_block(block)?;
        body(self)?;
        self.leave_block();
        Ok(())
    }

    fn enter_block(&mut self, block: Block) -> Checked {
        let too_many = self.units.last().is_some_and(|unit| unit.blocks.len() >= MAX_BLOCKS);
        if too_many {
            return self.fail("too many statically nested blocks");
        }
        if let Some(unit) = self.units.last_mut() {
            unit.blocks.push(block);
        }
        Ok(())
    }

    fn leave_block(&mut self) {
        if let Some(unit) = self.units.last_mut() {
            unit.blocks.pop();
        }
    }

    /// Whether a loop is around the current place; fails if leaving for it crosses a handler of `except*`.
    fn find_loop(&self) -> Result<bool, Mistake> {
        for block in self.units.last().into_iter().flat_map(|unit| unit.blocks.iter().rev()) {
            match block {
                Block::Loop => return Ok(true),
                Block::GroupHandler => return Err(self.leaves_group_handler()),
                Block::Other => {}
            }
        }
        Ok(false)
    }

    fn leaves_group_handler(&self) -> Mistake {
        self.mistake("'break', 'continue' and 'return' cannot appear in an except* block")
    }

    /// Names that nothing may bind.
    fn bindable(&self, name: &str) -> Checked {
        if name == "__debug__" {
            return self.fail("cannot assign to __debug__");
        }
        Ok(())
    }

    /// Runs `check` with mistakes placed at `node`.
    fn at_node(&mut self, node: &impl Ranged, check: impl FnOnce(&mut Self) -> Checked) -> Checked {
        let outer = std::mem::replace(&mut self.at, node.start());
        check(self)?;
        self.at = outer;
        Ok(())
    }

    fn expressions(&mut self, expressions: &[Expr]) -> Checked {
        expressions.iter().try_for_each(|expression| self.expression(expression))
    }

    fn optional(&mut self, expression: Option<&Expr>) -> Checked {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }
}
