//! Checks code by walking every path through it: what lies on the operand stack, which exceptions are being handled.
//! Invariant: code that passes never takes an operand that is not there, nor one of the wrong kind.

use std::rc::Rc;

use super::effects::{effect, target_mut};
use crate::python::code::{Code, FunctionFlags, Handler, Op};

/// What is known of an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Value,
    /// The parameter `.0` of a comprehension: an iterator of either sort.
    Given,
    Iterator,
    AsyncIterator,
    /// What `Send` sends to.
    Receiver,
    /// The exit function of a context manager.
    Exit,
    Exception,
    /// The two operands that `LoadMethod` leaves.
    Method,
    This,
    Function,
    Cell,
    List,
    Set,
    Dict,
    Tuple,
}

/// The operands and the number of exceptions being handled before an op.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    operands: Vec<Kind>,
    handling: u32,
}

/// Checks `code` and the code inside it. O(ops × operands).
///
/// # Errors
/// The first thing found wrong, with the place.
pub fn verify(code: &Code) -> Result<(), String> {
    let place = |at: usize, what: &str| format!("{} op {at} {:?}: {what}", code.qualname, code.ops.get(at));
    verify_tables(code)?;
    let mut states: Vec<Option<State>> = vec![None; code.ops.len()];
    let mut waiting = vec![(0, State { operands: Vec::new(), handling: 0 })];
    while let Some((at, state)) = waiting.pop() {
        let Some(known) = states.get_mut(at) else { return Err(place(at, "runs off the end")) };
        let state = match known {
            None => state,
            Some(known) => match merge(known, &state) {
                Some(merged) if merged == *known => continue,
                Some(merged) => merged,
                None => return Err(place(at, &format!("is reached with {known:?} and {state:?}"))),
            },
        };
        *known = Some(state.clone());
        if let Some(handler) = handler_at(code, at).map_err(|what| place(at, &what))? {
            let depth = handler.depth as usize;
            if state.operands.len() < depth || state.handling < handler.handling {
                return Err(place(at, &format!("has less than its handler {handler:?} keeps: {state:?}")));
            }
            let mut operands = state.operands[..depth].to_vec();
            operands.push(Kind::Exception);
            waiting.push((handler.target as usize, State { operands, handling: handler.handling + 1 }));
        }
        step(code, at, state, &mut waiting).map_err(|what| place(at, &what))?;
    }
    code.codes.iter().try_for_each(|inner| verify(inner))
}

/// What is known where two paths meet.
fn merge(a: &State, b: &State) -> Option<State> {
    if a.operands.len() != b.operands.len() || a.handling != b.handling {
        return None;
    }
    let operands = a.operands.iter().zip(&b.operands).map(|(&a, &b)| if a == b { a } else { Kind::Value }).collect();
    Some(State { operands, handling: a.handling })
}

fn handler_at(code: &Code, at: usize) -> Result<Option<Handler>, String> {
    let at = at as u32;
    let mut found: Option<Handler> = None;
    let mut outer = (u32::MAX, u32::MAX);
    for handler in code.handlers.iter().filter(|handler| handler.start <= at && at < handler.end) {
        if handler.depth > outer.0 || handler.handling > outer.1 {
            return Err(format!("an outer handler comes before {handler:?}"));
        }
        outer = (handler.depth, handler.handling);
        found = found.or(Some(*handler));
    }
    Ok(found)
}

fn verify_tables(code: &Code) -> Result<(), String> {
    let fail = |what: String| Err(format!("{}: {what}", code.qualname));
    for handler in &*code.handlers {
        if handler.start >= handler.end || handler.end as usize > code.ops.len() {
            return fail(format!("bad range {handler:?}"));
        }
    }
    if !code.lines.is_sorted_by(|a, b| a.0 < b.0 && a.1 != b.1) {
        return fail("lines out of order".into());
    }
    if code.parameters.count() > code.locals.len() || code.free_count > code.cells.len() {
        return fail("fewer variables than parameters or free variables".into());
    }
    for &(cell, local) in &*code.cell_parameters {
        if cell as usize >= code.cells.len() - code.free_count
            || code.cells[cell as usize] != code.locals[local as usize]
        {
            return fail("a cell parameter is not a parameter".into());
        }
    }
    for (at, op) in code.ops.iter().enumerate() {
        let mut op = op.plain();
        let (index, len) = match op {
            Op::Const(index) => (index, code.constants.len()),
            Op::LoadFast(index) | Op::StoreFast(index) | Op::DeleteFast(index) => (index, code.locals.len()),
            Op::LoadCell(index)
            | Op::StoreCell(index)
            | Op::DeleteCell(index)
            | Op::LoadClosure(index)
            | Op::LoadClassCell(index) => (index, code.cells.len()),
            Op::LoadName(index)
            | Op::StoreName(index)
            | Op::DeleteName(index)
            | Op::LoadAttr(index)
            | Op::StoreAttr(index)
            | Op::DeleteAttr(index)
            | Op::LoadMethod(index)
            | Op::ImportName(index)
            | Op::ImportModule(index)
            | Op::ImportFrom(index)
            | Op::StoreAnnotation(index) => (index, code.names.len()),
            Op::MakeFunction(index, _) => (index, code.codes.len()),
            Op::CallKeywords(_, list) | Op::CallMethodKeywords(_, list) => (u32::from(list), code.keyword_lists.len()),
            _ => match target_mut(&mut op) {
                Some(target) => (*target, code.ops.len()),
                None => (0, 1),
            },
        };
        if index as usize >= len {
            return fail(format!("op {at} {op:?} names nothing"));
        }
    }
    Ok(())
}

/// Adds the states after the op at `at`.
fn step(code: &Code, at: usize, state: State, waiting: &mut Vec<(usize, State)>) -> Result<(), String> {
    let op = code.ops[at];
    let effect = effect(op, &code.keyword_lists);
    let State { mut operands, mut handling } = state;
    let Some(below) = operands.len().checked_sub(effect.pops as usize) else {
        return Err(format!("needs {} operands of {operands:?}", effect.pops));
    };
    let taken = operands.split_off(below);
    expect(code, op, &taken)?;
    match op {
        Op::PopHandled | Op::EndAsyncFor => {
            handling = handling.checked_sub(1).ok_or("leaves a handler outside of one")?;
        }
        Op::Handle if handling == 0 => return Err("handles outside of a handler".into()),
        Op::Reraise if handling == 0 => return Err("raises again outside of a handler".into()),
        Op::Return if handling > 0 => return Err("returns from within a handler".into()),
        _ => {}
    }
    if let Some((target, count)) = effect.jump {
        let mut there = operands.clone();
        // A conditional jump that keeps its operand; whatever else is left there is a plain value.
        let keeps = matches!(op, Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_));
        let kind = if keeps { taken[0] } else { Kind::Value };
        there.extend(std::iter::repeat_n(kind, count as usize));
        waiting.push((target as usize, State { operands: there, handling }));
    }
    if let Some(count) = effect.next {
        let left = outcome(code, op, &taken, count as usize);
        if left.len() != count as usize {
            return Err(format!("leaves {left:?} instead of {count}"));
        }
        operands.extend(left);
        waiting.push((at + 1, State { operands, handling }));
    }
    Ok(())
}

/// What an op leaves, from bottom to top.
fn outcome(code: &Code, op: Op, taken: &[Kind], count: usize) -> Vec<Kind> {
    match op.plain() {
        Op::LoadFast(index) if &*code.locals[index as usize] == ".0" => vec![Kind::Given],
        Op::LoadClosure(_) => vec![Kind::Cell],
        Op::Handle => vec![Kind::Exception],
        Op::Dup => vec![taken[0], taken[0]],
        Op::DupTwo => vec![taken[0], taken[1], taken[0], taken[1]],
        Op::Swap | Op::RotThree | Op::RotFour | Op::Rot(_) => {
            let mut rotated = taken.to_vec();
            rotated.rotate_right(1);
            rotated
        }
        Op::Copy(_) => taken.iter().copied().chain([taken[0]]).collect(),
        Op::LoadMethod(_) => vec![Kind::Method, Kind::This],
        Op::BuildTuple(_) if !taken.is_empty() && taken.iter().all(|&kind| kind == Kind::Cell) => vec![Kind::Cell],
        Op::BuildTuple(_) | Op::ListToTuple => vec![Kind::Tuple],
        Op::BuildList(_) | Op::ListExtend => vec![Kind::List],
        Op::BuildSet(_) | Op::SetUpdate => vec![Kind::Set],
        Op::BuildDict(_) | Op::DictUpdate => vec![Kind::Dict],
        Op::ListAppend(_) | Op::SetAdd(_) | Op::DictInsert(_) | Op::DictMerge(_) => taken[..count].to_vec(),
        Op::GetIter => vec![Kind::Iterator],
        Op::ForIter(_) => vec![taken[0], Kind::Value],
        Op::GetAsyncIter => vec![Kind::AsyncIterator],
        Op::GetAsyncNext => vec![taken[0], Kind::Value],
        Op::GetAwaitable | Op::GetYieldFromIter => vec![Kind::Receiver],
        Op::Send(_) | Op::YieldFrom => vec![Kind::Receiver, Kind::Value],
        Op::BeforeWith(_) => vec![Kind::Exit, Kind::Value],
        Op::CallExitRaised => vec![Kind::Exit, Kind::Exception, Kind::Value],
        Op::ExceptMatch => vec![Kind::Exception, Kind::Value],
        Op::MakeFunction(..) => vec![Kind::Function],
        Op::MatchSequence | Op::MatchMapping | Op::GetLen | Op::ImportFrom(_) => vec![taken[0], Kind::Value],
        Op::MatchKeys => vec![taken[0], taken[1], Kind::Value],
        _ => vec![Kind::Value; count],
    }
}

/// Checks the kinds of the operands that an op takes.
fn expect(code: &Code, op: Op, taken: &[Kind]) -> Result<(), String> {
    let mut wanted: Vec<Option<Kind>> = vec![None; taken.len()];
    match op {
        Op::CallExit => wanted[0] = Some(Kind::Exit),
        Op::CallExitRaised => wanted = vec![Some(Kind::Exit), Some(Kind::Exception)],
        Op::Reraise | Op::ExceptMatch => wanted[0] = Some(Kind::Exception),
        Op::ForIter(_) => wanted[0] = Some(Kind::Iterator),
        Op::GetAsyncNext => wanted[0] = Some(Kind::AsyncIterator),
        Op::EndAsyncFor => wanted = vec![Some(Kind::AsyncIterator), Some(Kind::Exception)],
        Op::Send(_) | Op::YieldFrom => wanted[0] = Some(Kind::Receiver),
        Op::CallMethod(_) | Op::CallMethodKeywords(..) => {
            wanted[0] = Some(Kind::Method);
            wanted[1] = Some(Kind::This);
        }
        Op::ListAppend(_) | Op::ListExtend | Op::ListToTuple => wanted[0] = Some(Kind::List),
        Op::SetAdd(_) | Op::SetUpdate => wanted[0] = Some(Kind::Set),
        Op::DictInsert(_) | Op::DictUpdate => wanted[0] = Some(Kind::Dict),
        Op::DictMerge(depth) => wanted[depth as usize] = Some(Kind::Dict),
        Op::CallUnpacked(true) => wanted[2] = Some(Kind::Dict),
        Op::BuildClass(..) => wanted[0] = Some(Kind::Function),
        Op::BuildClassUnpacked => {
            wanted = vec![Some(Kind::Function), None, Some(Kind::List), Some(Kind::Dict)];
        }
        Op::MatchKeys | Op::MatchRest => wanted[1] = Some(Kind::Tuple),
        Op::MakeFunction(index, flags) => return expect_function(&code.codes[index as usize], flags, taken),
        _ => {}
    }
    for (&kind, wanted) in taken.iter().zip(wanted) {
        let is_given = kind == Kind::Given && matches!(wanted, Some(Kind::Iterator | Kind::AsyncIterator));
        if wanted.is_some_and(|wanted| wanted != kind) && !is_given {
            return Err(format!("takes {kind:?} for {wanted:?}"));
        }
    }
    Ok(())
}

fn expect_function(inner: &Rc<Code>, flags: FunctionFlags, taken: &[Kind]) -> Result<(), String> {
    if flags.has(FunctionFlags::CLOSURE) != (inner.free_count > 0) {
        return Err("has a closure or free variables, but not both".into());
    }
    if flags.has(FunctionFlags::CLOSURE) && taken.last() != Some(&Kind::Cell) {
        return Err(format!("takes {taken:?} for a closure"));
    }
    Ok(())
}
