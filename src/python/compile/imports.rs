//! `import` and `from … import`.
//! Invariant: a name is bound when its module has run, one name after another.

use ruff_python_ast::{StmtImport, StmtImportFrom};

use super::Compiler;
use crate::python::code::Op;

impl Compiler<'_> {
    pub(super) fn import_statement(&mut self, stmt: &StmtImport) {
        for alias in &stmt.names {
            match &alias.asname {
                Some(name) => {
                    self.named(Op::ImportModule, &alias.name);
                    self.store_name(name);
                }
                None => {
                    self.named(Op::ImportName, &alias.name);
                    self.store_name(alias.name.split('.').next().unwrap_or_default());
                }
            }
        }
    }

    pub(super) fn import_from_statement(&mut self, stmt: &StmtImportFrom) {
        let module = stmt.module.as_deref().unwrap_or_default();
        // It changes how the program is compiled; nobody uses the names it would bind.
        if module == "__future__" && stmt.level == 0 {
            return;
        }
        self.named(Op::ImportModule, &format!("{}{module}", ".".repeat(stmt.level as usize)));
        if stmt.names.iter().any(|alias| &*alias.name == "*") {
            return self.emit(Op::ImportStar);
        }
        for alias in &stmt.names {
            self.attribute(Op::ImportFrom, &alias.name);
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name));
        }
        self.emit(Op::Pop);
    }
}
