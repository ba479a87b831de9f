//! Whether `global` and `nonlocal` fit together with the scopes around them.
//!
//! Invariant: scopes are judged from the outside in and in the order of the text, as CPython judges them.

use super::{Checked, Mistake, Scope, ScopeKind, Uses};

/// Checks the scopes of a program. An outer scope comes before the scopes in it.
pub fn check(scopes: &[Scope]) -> Checked {
    let mut children = vec![Vec::new(); scopes.len()];
    for (index, scope) in scopes.iter().enumerate() {
        if let Some(list) = scope.parent.and_then(|parent| children.get_mut(parent)) {
            list.push(index);
        }
    }
    let mut pending = vec![0];
    while let Some(index) = pending.pop() {
        if let Some(scope) = scopes.get(index) {
            check_scope(scopes, scope)?;
        }
        pending.extend(children.get(index).into_iter().flatten().rev());
    }
    Ok(())
}

fn check_scope(scopes: &[Scope], scope: &Scope) -> Checked {
    for (name, uses) in &scope.names {
        let message = if uses.has(Uses::GLOBAL) {
            if !uses.has(Uses::NONLOCAL) {
                continue;
            }
            format!("name '{name}' is nonlocal and global")
        } else if !uses.has(Uses::NONLOCAL) || is_bound_outside(scopes, scope, name) {
            continue;
        } else if scope.kind == ScopeKind::Module {
            "nonlocal declaration not allowed at module level".to_owned()
        } else {
            format!("no binding for nonlocal '{name}' found")
        };
        let directive = scope.directives.iter().find(|(directed, _)| directed == name);
        return Err(Mistake::new(message, directive.map_or(scope.start, |(_, at)| *at)));
    }
    Ok(())
}

/// Whether a function around `scope` binds `name`.
fn is_bound_outside(scopes: &[Scope], scope: &Scope, name: &str) -> bool {
    let mut outer = scope.parent.and_then(|parent| scopes.get(parent));
    while let Some(scope) = outer {
        if scope.kind == ScopeKind::Class && name == "__class__" {
            return true;
        }
        if scope.kind.is_function_like() {
            let uses = scope.uses(name);
            if uses.has(Uses::GLOBAL) {
                return false;
            }
            if uses.has(Uses::BOUND) && !uses.has(Uses::NONLOCAL) {
                return true;
            }
        }
        outer = scope.parent.and_then(|parent| scopes.get(parent));
    }
    false
}
