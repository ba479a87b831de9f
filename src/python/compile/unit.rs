//! One code object in the making: its ops, its tables, its labels and protected ranges.
//! Invariant: nothing is added where no path leads, so the depth of the operand stack is known at every op.

use std::hash::BuildHasherDefault;
use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxHasher;

use super::blocks::Block;
use super::effects::{effect, target_mut};
use super::scopes::{ScopeId, Scopes};
use crate::python::code::{Code, CodeKind, Handler, Op, Parameters, hint};
use crate::python::memo::Memos;
use crate::python::value::{Name, Value};

/// Things in the order in which they were first seen, each with its number.
pub(super) type Table<K, V = ()> = IndexMap<K, V, BuildHasherDefault<FxHasher>>;

/// A place in the code that ops jump to, known by number until the code is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label(pub(super) u32);

#[derive(Debug, Clone, Copy, Default)]
struct LabelState {
    position: Option<u32>,
    /// The operands there; None until something leads there.
    depth: Option<u32>,
}

/// A range of ops whose exceptions go to a handler.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    pub(super) target: Label,
    start: u32,
    depth: u32,
    handling: u32,
}

/// A constant by type and bits: `1`, `1.0` and `True` are three, `0.0` and `-0.0` two.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum ConstantKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Big(String),
    Float(u64),
    Complex(u64, u64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<ConstantKey>),
}

impl ConstantKey {
    /// None for a value that no constant of a program is.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::None => Self::None,
            Value::Ellipsis => Self::Ellipsis,
            Value::Bool(value) => Self::Bool(*value),
            Value::Int(value) => Self::Int(*value),
            Value::Big(value) => Self::Big(value.to_string()),
            Value::Float(value) => Self::Float(value.to_bits()),
            Value::Complex(value) => Self::Complex(value.0.to_bits(), value.1.to_bits()),
            Value::Str(value) => Self::Str(value.clone()),
            Value::Bytes(value) => Self::Bytes(value.clone()),
            Value::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect::<Option<_>>()?),
            _ => return None,
        })
    }
}

pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    pub(super) kind: CodeKind,
    pub(super) name: Name,
    pub(super) qualname: Name,
    pub(super) parameters: Parameters,
    pub(super) doc: Option<Rc<str>>,
    pub(super) first_line: u32,
    ops: Vec<Op>,
    lines: Vec<(u32, u32)>,
    constants: Table<ConstantKey, Value>,
    names: Table<Name>,
    locals: Table<Name>,
    cells: Table<Name>,
    free_count: usize,
    cell_parameters: Vec<(u32, u32)>,
    codes: Vec<Rc<Code>>,
    keyword_numbers: Table<Rc<[Name]>>,
    keyword_lists: Vec<Rc<[Name]>>,
    handlers: Vec<Handler>,
    labels: Vec<LabelState>,
    /// What encloses the statement being compiled, outermost first.
    pub(super) blocks: Vec<Block<'a>>,
    /// Operands on the stack.
    depth: u32,
    /// How many exceptions are being handled here.
    pub(super) handling: u32,
    is_reachable: bool,
    /// The line that the next op belongs to.
    pub(super) line: u32,
    /// The line last announced on every path to here.
    announced: Option<u32>,
}

impl<'a> Unit<'a> {
    pub(super) fn new(scopes: &Scopes, scope: ScopeId, kind: CodeKind, name: Name, qualname: Name, line: u32) -> Self {
        let table = scopes.get(scope);
        let mut locals: Table<Name> = table.parameters.iter().map(|name| (name.clone(), ())).collect();
        if matches!(kind, CodeKind::Function | CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator) {
            locals.extend(scopes.plain_locals(scope).map(|name| (name.clone(), ())));
        }
        let mut cells: Table<Name> = table.cells.iter().map(|name| (name.clone(), ())).collect();
        let cell_parameters = cells
            .keys()
            .enumerate()
            .filter_map(|(cell, name)| {
                let local = locals.get_index_of(name).filter(|&local| local < table.parameters.len())?;
                Some((cell as u32, local as u32))
            })
            .collect();
        let own = cells.len();
        cells.extend(table.free.iter().map(|name| (name.clone(), ())));
        let free_count = cells.len() - own;
        Self {
            scope,
            kind,
            name,
            qualname,
            parameters: Parameters::default(),
            doc: None,
            first_line: line,
            ops: Vec::new(),
            lines: Vec::new(),
            constants: Table::default(),
            names: Table::default(),
            locals,
            cells,
            free_count,
            cell_parameters,
            codes: Vec::new(),
            keyword_numbers: Table::default(),
            keyword_lists: Vec::new(),
            handlers: Vec::new(),
            labels: Vec::new(),
            blocks: Vec::new(),
            depth: 0,
            handling: 0,
            is_reachable: true,
            line,
            announced: None,
        }
    }

    pub(super) fn is_reachable(&self) -> bool {
        self.is_reachable
    }

    /// Adds an op whose jump target, if any, is the number of a label. Whether it was added.
    pub(super) fn emit(&mut self, op: Op) -> bool {
        if !self.is_reachable {
            return false;
        }
        let effect = effect(op, &self.keyword_lists);
        debug_assert!(self.depth >= effect.pops, "{op:?} needs {} operands, has {}", effect.pops, self.depth);
        let below = self.depth.saturating_sub(effect.pops);
        if let Some((target, pushes)) = effect.jump {
            self.reach(Label(target), below + pushes);
        }
        match effect.next {
            Some(pushes) => self.depth = below + pushes,
            None => self.is_reachable = false,
        }
        if self.lines.last().is_none_or(|&(_, line)| line != self.line) {
            self.lines.push((self.ops.len() as u32, self.line));
        }
        self.ops.push(op);
        true
    }

    /// Announces a line unless it was the last one announced on every path to here.
    pub(super) fn announce(&mut self, line: u32) {
        if self.announced != Some(line) && self.emit(Op::Line(line)) {
            self.announced = Some(line);
        }
    }

    /// Ends the path: what follows is added only after a label that something leads to.
    pub(super) fn stop(&mut self) {
        self.is_reachable = false;
    }

    pub(super) fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    fn reach(&mut self, label: Label, depth: u32) {
        let state = &mut self.labels[label.0 as usize];
        debug_assert!(state.depth.is_none_or(|known| known == depth), "a label is reached with different stacks");
        state.depth = Some(depth);
    }

    /// Puts a label here. Code after it is added if this place or the label is reachable.
    pub(super) fn bind(&mut self, label: Label) {
        if self.is_reachable {
            self.reach(label, self.depth);
        }
        let position = self.ops.len() as u32;
        let state = &mut self.labels[label.0 as usize];
        state.position = Some(position);
        if let Some(depth) = state.depth {
            self.depth = depth;
            self.is_reachable = true;
        }
        self.announced = None;
    }

    /// The same, where every path has just announced this line.
    pub(super) fn bind_on_line(&mut self, label: Label, line: u32) {
        self.bind(label);
        self.announced = Some(line);
    }

    /// From here on, exceptions go to `target`.
    pub(super) fn open_region(&mut self, target: Label) -> Region {
        Region { target, start: self.ops.len() as u32, depth: self.depth, handling: self.handling }
    }

    /// The same, but the operand on top does not survive.
    pub(super) fn open_region_below(&mut self, target: Label) -> Region {
        let region = self.open_region(target);
        Region { depth: region.depth.saturating_sub(1), ..region }
    }

    /// Up to here, exceptions went to the region's target.
    pub(super) fn close_region(&mut self, region: Region) {
        let end = self.ops.len() as u32;
        if end > region.start {
            self.reach(region.target, region.depth + 1);
            let Region { target, start, depth, handling } = region;
            self.handlers.push(Handler { start, end, target: target.0, depth, handling });
        }
    }

    /// The same region, beginning here.
    pub(super) fn reopened(&self, region: Region) -> Region {
        Region { start: self.ops.len() as u32, ..region }
    }

    pub(super) fn constant(&mut self, value: Value) -> u32 {
        let Some(key) = ConstantKey::of(&value) else { return self.constant(Value::None) };
        let entry = self.constants.entry(key);
        let index = entry.index() as u32;
        entry.or_insert(value);
        index
    }

    pub(super) fn name_index(&mut self, name: Name) -> u32 {
        self.names.insert_full(name, ()).0 as u32
    }

    pub(super) fn local_index(&mut self, name: &str) -> u32 {
        if let Some(index) = self.locals.get_index_of(name) {
            return index as u32;
        }
        self.locals.insert_full(Rc::from(name), ()).0 as u32
    }

    /// The cell of a name; the last one for a name without a cell, which scopes never give.
    pub(super) fn cell_index(&self, name: &str) -> u32 {
        self.cells.get_index_of(name).unwrap_or(0) as u32
    }

    pub(super) fn code_index(&mut self, code: Rc<Code>) -> u32 {
        self.codes.push(code);
        self.codes.len() as u32 - 1
    }

    /// The number of a list of keyword names; None when there are more lists than numbers.
    pub(super) fn keyword_list(&mut self, names: Vec<Name>) -> Option<u16> {
        let names: Rc<[Name]> = Rc::from(names);
        if let Some(index) = self.keyword_numbers.get_index_of(&names) {
            return u16::try_from(index).ok();
        }
        let index = u16::try_from(self.keyword_numbers.len()).ok().filter(|&index| index < u16::MAX)?;
        self.keyword_numbers.insert(names.clone(), ());
        self.keyword_lists.push(names);
        Some(index)
    }

    /// The finished code, its jumps going to ops.
    pub(super) fn finish(mut self, visible: bool) -> Rc<Code> {
        let labels = std::mem::take(&mut self.labels);
        let position = |label: u32| labels.get(label as usize).and_then(|state| state.position).unwrap_or(0);
        for op in &mut self.ops {
            if let Some(target) = target_mut(op) {
                *target = position(*target);
            }
        }
        thread_jumps(&mut self.ops);
        hint(&mut self.ops);
        for handler in &mut self.handlers {
            handler.target = position(handler.target);
        }
        Rc::new(Code {
            name: self.name,
            qualname: self.qualname,
            kind: self.kind,
            parameters: self.parameters,
            ops: self.ops.into_boxed_slice(),
            constants: self.constants.into_values().collect(),
            memos: self.names.keys().map(|_| Memos::default()).collect(),
            names: self.names.into_keys().collect(),
            locals: self.locals.into_keys().collect(),
            cells: self.cells.into_keys().collect(),
            free_count: self.free_count,
            cell_parameters: self.cell_parameters.into_boxed_slice(),
            codes: self.codes.into_boxed_slice(),
            keyword_lists: self.keyword_lists.into_boxed_slice(),
            handlers: self.handlers.into_boxed_slice(),
            lines: self.lines.into_boxed_slice(),
            doc: self.doc,
            first_line: self.first_line,
            visible,
        })
    }
}

/// Sends a jump to a jump where that one goes.
fn thread_jumps(ops: &mut [Op]) {
    // Chains are short; a loop without a body is a chain without an end.
    const LONGEST: u32 = 16;
    for index in 0..ops.len() {
        let mut op = ops[index];
        let Some(target) = target_mut(&mut op) else { continue };
        for _ in 0..LONGEST {
            match ops.get(*target as usize) {
                Some(Op::Jump(next)) if *next != *target => *target = *next,
                _ => break,
            }
        }
        ops[index] = op;
    }
}
