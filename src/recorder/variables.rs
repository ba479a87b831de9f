//! The variables of every live scope, and which of them a step changed.
//! Invariant: a scope keeps its variables in the order in which they were first seen.

use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::python::Machine;
use crate::python::frame::Frame;
use crate::python::value::{Name, Value};
use crate::trace::Variable;

/// Of deeper recursion only the innermost calls are shown: nobody reads more, and each step would hold them all.
const SCOPES: usize = 16;

/// What was last seen, scope by scope, module first.
#[derive(Default)]
pub struct Variables {
    scopes: Vec<Scope>,
    last: Rc<[Variable]>,
}

struct Scope {
    name: Name,
    /// Where the frame's locals start, which tells one call from the next.
    base: usize,
    seen: IndexMap<Name, Seen, FxBuildHasher>,
}

struct Seen {
    value: Value,
    repr: Rc<str>,
}

impl Variables {
    /// The innermost scope ended.
    pub fn leave(&mut self) {
        if self.scopes.len() > 1 {
            self.scopes.pop();
        }
    }

    /// The variables as they stand now. Unchanged since the last time, the result is the same allocation.
    pub fn take(&mut self, machine: &mut Machine) -> Rc<[Variable]> {
        let mut frames = vec![(Name::from("global"), 0, machine.main.bound())];
        let shown: Vec<&Frame> = machine.visible_frames().rev().filter(|frame| is_shown(frame)).take(SCOPES).collect();
        for frame in shown.into_iter().rev() {
            frames.push((frame.code().name.clone(), frame.base, machine.frame_variables(frame)));
        }
        self.scopes.truncate(frames.len());
        let mut all = Vec::new();
        let mut has_changed = false;
        // One object may be bound in every frame of a recursion, and its repr may be slow.
        let mut reprs: FxHashMap<usize, Rc<str>> = FxHashMap::default();
        for (index, (name, base, bound)) in frames.into_iter().enumerate() {
            if self.scopes.get(index).is_none_or(|scope| scope.name != name || scope.base != base) {
                self.scopes.truncate(index);
                self.scopes.push(Scope { name: name.clone(), base, seen: IndexMap::default() });
                has_changed = true;
            }
            let Some(scope) = self.scopes.get_mut(index) else { continue };
            let before = scope.seen.len();
            scope.seen.retain(|name, _| bound.iter().any(|(other, _)| Rc::ptr_eq(other, name) || other == name));
            has_changed |= scope.seen.len() != before;
            let mut changed_names: Vec<Name> = Vec::new();
            for (name, value) in bound {
                if is_hidden(&name, &value) {
                    if scope.seen.shift_remove(&name).is_some() {
                        has_changed = true;
                    }
                    continue;
                }
                match scope.seen.get_mut(&name) {
                    Some(seen) if seen.value.is(&value) && is_immutable(&value) => {}
                    Some(seen) => {
                        let repr = repr_once(machine, &mut reprs, &value);
                        let is_same = *seen.repr == *repr && seen.value.is(&value);
                        seen.value = value;
                        if !is_same {
                            seen.repr = repr;
                            changed_names.push(name);
                        }
                    }
                    None => {
                        let repr = repr_once(machine, &mut reprs, &value);
                        scope.seen.insert(name.clone(), Seen { value, repr });
                        changed_names.push(name);
                    }
                }
            }
            has_changed |= !changed_names.is_empty();
            for (variable, seen) in &scope.seen {
                all.push(Variable {
                    scope: name.clone(),
                    name: variable.clone(),
                    repr: seen.repr.clone(),
                    changed: changed_names.contains(variable),
                });
            }
        }
        let had_changed = self.last.iter().any(|variable| variable.changed);
        if has_changed || had_changed || self.last.len() != all.len() {
            self.last = Rc::from(all);
        }
        self.last.clone()
    }
}

/// The repr of a value, made once for all the names of one object.
fn repr_once(machine: &mut Machine, reprs: &mut FxHashMap<usize, Rc<str>>, value: &Value) -> Rc<str> {
    if is_immutable(value) {
        return Rc::from(machine.display(value));
    }
    if let Some(repr) = reprs.get(&value.address()) {
        return repr.clone();
    }
    let repr: Rc<str> = Rc::from(machine.display(value));
    reprs.insert(value.address(), repr.clone());
    repr
}

/// Functions have a scope of their own; class bodies and comprehensions are passed over.
pub fn is_shown(frame: &Frame) -> bool {
    use crate::python::code::CodeKind;
    match frame.code().kind {
        CodeKind::Module | CodeKind::Class => false,
        _ => !frame.code().name.starts_with('<') || &*frame.code().name == "<lambda>",
    }
}

/// What a program defines or imports is not a variable that a learner follows.
fn is_hidden(name: &str, value: &Value) -> bool {
    match value {
        Value::Module(_) | Value::Class(_) | Value::Function(_) | Value::Native(_) => true,
        Value::Instance(instance) => {
            let class = instance.class.borrow();
            let module = class.module.borrow();
            module.starts_with("django.") && matches!(&**class.name.borrow(), "ConnectionProxy" | "CacheHandler")
        }
        _ => name.starts_with("__"),
    }
}

fn is_immutable(value: &Value) -> bool {
    matches!(
        value,
        Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Big(_)
            | Value::Complex(_)
            | Value::Bytes(_)
            | Value::Range(_)
            | Value::Ellipsis
            | Value::NotImplemented
    )
}
