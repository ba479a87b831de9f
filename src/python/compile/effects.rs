//! What each op takes from the operand stack and leaves on it.
//! Invariant: the numbers are those of the comments in `code.rs`.

use std::rc::Rc;

use crate::python::code::{FunctionFlags, Op};
use crate::python::value::Name;

/// The effect of an op on the operand stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    /// Operands that must be there, all of them replaced.
    pub(super) pops: u32,
    /// Operands there are in their place when the next op runs; None when it does not.
    pub(super) next: Option<u32>,
    /// The same at the jump target, for ops that jump.
    pub(super) jump: Option<(u32, u32)>,
}

const fn plain(pops: u32, pushes: u32) -> Effect {
    Effect { pops, next: Some(pushes), jump: None }
}

const fn last(pops: u32) -> Effect {
    Effect { pops, next: None, jump: None }
}

const fn branch(pops: u32, next: u32, target: u32, jumped: u32) -> Effect {
    Effect { pops, next: Some(next), jump: Some((target, jumped)) }
}

/// The effect of `op` in code with these keyword lists.
pub(super) fn effect(op: Op, keyword_lists: &[Rc<[Name]>]) -> Effect {
    match op.plain() {
        Op::Line(_) | Op::Nop | Op::ReturnGenerator | Op::PopHandled => plain(0, 0),
        Op::Const(_)
        | Op::LoadFast(_)
        | Op::LoadFastThenConst(_)
        | Op::LoadFastThenFast(_)
        | Op::LoadFastThenAttr(_)
        | Op::LoadGlobal(_)
        | Op::LoadGlobalThenConst(_)
        | Op::LoadCell(_)
        | Op::LoadClosure(_)
        | Op::LoadName(_)
        | Op::LoadClassCell(_)
        | Op::ImportName(_)
        | Op::ImportModule(_) => plain(0, 1),
        Op::DeleteFast(_) | Op::DeleteGlobal(_) | Op::DeleteCell(_) | Op::DeleteName(_) => plain(0, 0),
        Op::Pop
        | Op::StoreFast(_)
        | Op::StoreGlobal(_)
        | Op::StoreCell(_)
        | Op::StoreName(_)
        | Op::DeleteAttr(_)
        | Op::ImportStar
        | Op::ShowResult
        | Op::StoreAnnotation(_) => plain(1, 0),
        Op::Dup => plain(1, 2),
        Op::DupTwo => plain(2, 4),
        Op::Swap => plain(2, 2),
        Op::RotThree => plain(3, 3),
        Op::RotFour => plain(4, 4),
        Op::Rot(n) => plain(n, n),
        Op::Copy(n) => plain(n + 1, n + 2),
        Op::LoadAttr(_)
        | Op::Unary(_)
        | Op::Not
        | Op::ListToTuple
        | Op::GetIter
        | Op::GetYieldFromIter
        | Op::GetAwaitable
        | Op::GetAsyncIter
        | Op::Yield
        | Op::Handle
        | Op::CallExit => plain(1, 1),
        Op::LoadMethod(_)
        | Op::GetAsyncNext
        | Op::BeforeWith(_)
        | Op::MatchSequence
        | Op::MatchMapping
        | Op::GetLen
        | Op::ImportFrom(_) => plain(1, 2),
        Op::StoreAttr(_) | Op::DeleteSubscript | Op::EndAsyncFor => plain(2, 0),
        Op::Subscript
        | Op::Binary(_)
        | Op::InPlace(_)
        | Op::Compare(_)
        | Op::Is(_)
        | Op::Contains(_)
        | Op::ListExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::MatchRest => plain(2, 1),
        Op::StoreSubscript => plain(3, 0),
        Op::BuildSlice(has_step) => plain(2 + u32::from(has_step), 1),
        Op::BuildTuple(n) | Op::BuildList(n) | Op::BuildSet(n) | Op::BuildString(n) => plain(n, 1),
        Op::BuildDict(n) => plain(2 * n, 1),
        Op::ListAppend(n) | Op::SetAdd(n) => plain(n + 1, n),
        Op::DictInsert(n) => plain(n + 2, n),
        Op::DictMerge(n) => plain(n + 2, n + 1),
        Op::FormatValue(_, has_spec) => plain(1 + u32::from(has_spec), 1),
        Op::Unpack(n) => plain(1, n),
        Op::UnpackStar(before, after) => plain(1, u32::from(before) + 1 + after),
        Op::MakeFunction(_, FunctionFlags(flags)) => plain(flags.count_ones(), 1),
        Op::Call(n) | Op::CallKeywords(n, _) => plain(n + 1, 1),
        Op::CallMethod(n) | Op::CallMethodKeywords(n, _) => plain(n + 2, 1),
        Op::CallUnpacked(has_keywords) => plain(2 + u32::from(has_keywords), 1),
        Op::BuildClass(bases, list) => {
            let keywords = keyword_lists.get(usize::from(list)).map_or(0, |names| names.len() as u32);
            plain(2 + bases + keywords, 1)
        }
        Op::BuildClassUnpacked => plain(4, 1),
        Op::YieldFrom | Op::ExceptMatch => plain(2, 2),
        Op::CallExitRaised | Op::MatchKeys => plain(2, 3),
        Op::MatchClass(_) => plain(3, 1),
        Op::Return | Op::Reraise => last(1),
        Op::Raise(n) => last(u32::from(n)),
        Op::RaiseAssertion(has_message) => last(u32::from(has_message)),
        Op::Jump(target) => Effect { pops: 0, next: None, jump: Some((target, 0)) },
        Op::PopJumpIfFalse(target)
        | Op::PopJumpIfTrue(target)
        | Op::PopJumpIfNone(target)
        | Op::PopJumpIfNotNone(target) => branch(1, 0, target, 0),
        Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => branch(1, 0, target, 1),
        Op::ForIter(target) => branch(1, 2, target, 0),
        Op::Send(target) => branch(2, 2, target, 1),
    }
}

/// The place of an op's jump target, to change it.
pub(super) fn target_mut(op: &mut Op) -> Option<&mut u32> {
    match op {
        Op::Jump(target)
        | Op::PopJumpIfFalse(target)
        | Op::PopJumpIfTrue(target)
        | Op::JumpIfFalseOrPop(target)
        | Op::JumpIfTrueOrPop(target)
        | Op::PopJumpIfNone(target)
        | Op::PopJumpIfNotNone(target)
        | Op::ForIter(target)
        | Op::Send(target) => Some(target),
        _ => None,
    }
}
