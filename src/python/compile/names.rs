//! Loading, storing and deleting variables.
//! Invariant: each op fits what the symbol table says the name means in the scope being compiled.

use super::Compiler;
use super::scopes::Binding;
use crate::python::code::{CodeKind, Op};

/// The ops for one kind of use of a variable, by where it lives.
struct Ops {
    fast: fn(u32) -> Op,
    cell: fn(u32) -> Op,
    class_cell: fn(u32) -> Op,
    global: fn(u32) -> Op,
    name: fn(u32) -> Op,
}

impl Compiler<'_> {
    pub(super) fn load_name(&mut self, name: &str) {
        self.use_variable(
            name,
            &Ops {
                fast: Op::LoadFast,
                cell: Op::LoadCell,
                class_cell: Op::LoadClassCell,
                global: Op::LoadGlobal,
                name: Op::LoadName,
            },
        );
    }

    /// `[value] -> []`
    pub(super) fn store_name(&mut self, name: &str) {
        self.use_variable(
            name,
            &Ops {
                fast: Op::StoreFast,
                cell: Op::StoreCell,
                class_cell: Op::StoreCell,
                global: Op::StoreGlobal,
                name: Op::StoreName,
            },
        );
    }

    pub(super) fn delete_name(&mut self, name: &str) {
        self.use_variable(
            name,
            &Ops {
                fast: Op::DeleteFast,
                cell: Op::DeleteCell,
                class_cell: Op::DeleteCell,
                global: Op::DeleteGlobal,
                name: Op::DeleteName,
            },
        );
    }

    fn use_variable(&mut self, name: &str, ops: &Ops) {
        let mangled = self.scopes.mangled(self.unit.scope, name);
        let name = mangled.as_deref().unwrap_or(name);
        let is_class = self.unit.kind == CodeKind::Class;
        match self.scopes.binding(self.unit.scope, name) {
            Binding::Local if is_class => self.named(ops.name, name),
            Binding::Name => self.named(ops.name, name),
            Binding::Local => {
                let index = self.unit.local_index(name);
                self.emit((ops.fast)(index));
            }
            Binding::Cell => {
                let index = self.unit.cell_index(name);
                self.emit((ops.cell)(index));
            }
            Binding::Free => {
                let index = self.unit.cell_index(name);
                let op = if is_class { ops.class_cell } else { ops.cell };
                self.emit(op(index));
            }
            Binding::Global => {
                let slot = self.globals.slot(name);
                self.emit((ops.global)(slot));
            }
        }
    }
}
