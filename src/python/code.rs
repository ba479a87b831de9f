//! The compact code that the compiler writes and the machine runs.
//! Invariant: a [`Code`] never changes once compiled, its memos apart, which change no meaning; every index in an [`Op`] is within the table it names.

use std::rc::Rc;

use super::memo::Memos;
use super::value::{Name, Value};

/// One function body, class body, comprehension or module.
#[derive(Debug)]
pub struct Code {
    /// `__name__`: `f`, `<lambda>`, `<listcomp>`, `<module>`.
    pub name: Name,
    /// `outer.<locals>.f`.
    pub qualname: Name,
    pub kind: CodeKind,
    pub parameters: Parameters,
    pub ops: Box<[Op]>,
    pub constants: Box<[Value]>,
    /// Attribute, keyword, class-body and import names.
    pub names: Box<[Name]>,
    /// What is remembered of each of the names.
    pub memos: Box<[Memos]>,
    /// Names of the fast locals, parameters first in call order
    /// (positional, `*args`, keyword-only, `**kwargs` as in CPython's `co_varnames`).
    pub locals: Box<[Name]>,
    /// Names of the cells: those this code creates, then the ones it takes from its closure (`free_count` of them).
    pub cells: Box<[Name]>,
    pub free_count: usize,
    /// For each cell that is also a parameter: (cell, local).
    pub cell_parameters: Box<[(u32, u32)]>,
    /// Nested code.
    pub codes: Box<[Rc<Code>]>,
    /// Keyword names of calls.
    pub keyword_lists: Box<[Rc<[Name]>]>,
    pub handlers: Box<[Handler]>,
    /// (first op, line), ascending by op: the line of an op is that of the last pair at or before it.
    pub lines: Box<[(u32, u32)]>,
    pub doc: Option<Rc<str>>,
    pub first_line: u32,
    /// Whether the program's reader may see it: false for code of the playground's own modules.
    pub visible: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    Module,
    Class,
    Function,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// How arguments meet parameters; the defaults themselves are on the function.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    pub positional_only: u32,
    /// Positional parameters in all, positional-only ones included.
    pub positional: u32,
    pub keyword_only: u32,
    pub has_args: bool,
    pub has_kwargs: bool,
}

impl Parameters {
    /// Whether there are only such as take positional arguments, each one.
    #[inline(always)]
    pub fn are_plain(&self) -> bool {
        !self.has_args && !self.has_kwargs && self.keyword_only == 0
    }

    /// The number of fast locals that are parameters.
    pub fn count(&self) -> usize {
        (self.positional + self.keyword_only) as usize + usize::from(self.has_args) + usize::from(self.has_kwargs)
    }
}

/// Where an exception raised at an op in `start..end` goes.
/// The machine cuts the operand stack to `depth`, pushes the exception, enters it as the one being handled
/// (as `sys.exc_info()` would show) and continues at `target`. Of nested ranges the innermost, which comes first, counts.
#[derive(Debug, Clone, Copy)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    /// Operands of this frame that survive.
    pub depth: u32,
    /// Exceptions being handled in this frame that survive: how many handlers enclose the range.
    pub handling: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOp {
    Positive,
    Negative,
    Invert,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareOp {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

/// How a replacement field turns a value into text before it is formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// One operation. The stack effect is written `[before] -> [after]`, top on the right.
/// A jump target is the index of an op in the same code.
#[derive(Debug, Clone, Copy)]
pub enum Op {
    /// A line of the program is about to run; compiled in only where a run is recorded.
    Line(u32),
    Nop,

    // Stack.
    /// `[] -> [constant]`
    Const(u32),
    /// `[a] -> []`
    Pop,
    /// `[a] -> [a, a]`
    Dup,
    /// `[a, b] -> [a, b, a, b]`
    DupTwo,
    /// `[a, b] -> [b, a]`
    Swap,
    /// `[a, b, c] -> [c, a, b]`: the top goes below the two under it.
    RotThree,
    /// `[a, b, c, d] -> [d, a, b, c]`
    RotFour,
    /// `[x1, .., xn] -> [xn, x1, ..]`: the top goes below the `n - 1` under it; `Rot(3)` is `RotThree`.
    Rot(u32),
    /// `[.., x at n below the top, .., top] -> [.., top]`: copies the operand `n` below the top (0 is the top).
    Copy(u32),

    // Names.
    LoadFast(u32),
    /// The same, with a hint at what follows: a constant and then an operator, a second local, an attribute.
    LoadFastThenConst(u32),
    LoadFastThenFast(u32),
    LoadFastThenAttr(u32),
    StoreFast(u32),
    DeleteFast(u32),
    LoadGlobal(u32),
    /// The same, with the hint that a constant and then an operator follow.
    LoadGlobalThenConst(u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    /// Cells are indexed as in `Code::cells`. An unbound one is a NameError for a free variable, else an UnboundLocalError.
    LoadCell(u32),
    StoreCell(u32),
    DeleteCell(u32),
    /// Pushes the cell itself, for `MakeFunction`.
    LoadClosure(u32),
    /// In a class body: the class namespace, then the globals, then the builtins. `name` is in `names`.
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),
    /// In a class body: the class namespace (by the cell's name), then the cell.
    LoadClassCell(u32),

    // Attributes and items.
    /// `[object] -> [value]`
    LoadAttr(u32),
    /// `[value, object] -> []`
    StoreAttr(u32),
    /// `[object] -> []`
    DeleteAttr(u32),
    /// `[object] -> [function, this]`, or `[object] -> [value, Unset]` where the attribute is not a method of the class.
    LoadMethod(u32),
    /// `[object, key] -> [value]`
    Subscript,
    /// `[value, object, key] -> []`
    StoreSubscript,
    /// `[object, key] -> []`
    DeleteSubscript,
    /// `[lower, upper] -> [slice]`, or with `true` `[lower, upper, step] -> [slice]`
    BuildSlice(bool),

    // Operators.
    Binary(BinaryOp),
    /// `a += b`: as `Binary`, trying `__iadd__` and its like first.
    InPlace(BinaryOp),
    Unary(UnaryOp),
    /// `[a] -> [bool]`
    Not,
    Compare(CompareOp),
    /// `[a, b] -> [a is b]`, inverted with `true`.
    Is(bool),
    /// `[item, container] -> [bool]`, inverted with `true`.
    Contains(bool),

    // Jumps. The conditional ones test truth as `bool()` does.
    Jump(u32),
    /// `[a] -> []`
    PopJumpIfFalse(u32),
    /// `[a] -> []`
    PopJumpIfTrue(u32),
    /// `[a] -> [a]` and jump, or `[a] -> []`.
    JumpIfFalseOrPop(u32),
    JumpIfTrueOrPop(u32),
    /// `[a] -> []` and jump if `a` is None.
    PopJumpIfNone(u32),
    PopJumpIfNotNone(u32),

    // Building.
    BuildTuple(u32),
    BuildList(u32),
    BuildSet(u32),
    /// `[k1, v1, ..] -> [dict]`
    BuildDict(u32),
    /// `[str, ..] -> [str]`
    BuildString(u32),
    /// `[list, .. n others .., item] -> [list, ..]`: appends to the list `n` below the item (1 is the one right below it).
    ListAppend(u32),
    SetAdd(u32),
    /// `[dict, .. n .., key, value] -> [dict, ..]`; `n` counts from below the key.
    DictInsert(u32),
    /// `[list, iterable] -> [list]` for `[*a]` and `f(*a)`
    ListExtend,
    /// `[set, iterable] -> [set]`
    SetUpdate,
    /// `[dict, mapping] -> [dict]` for `{**a}`
    DictUpdate,
    /// `[function, .., dict, mapping] -> [function, .., dict]` for `f(**a)`: repeated keys are a TypeError that names the
    /// function, which lies `n` below the dict.
    DictMerge(u32),
    /// `[list] -> [tuple]`
    ListToTuple,
    /// `[value] -> [str]`: `str()`, `repr()` or `ascii()` first; then `format(value, spec)` with the spec on top if `true`
    /// (`[value, spec] -> [str]`), else `format(value, '')`.
    FormatValue(Conversion, bool),

    // Iteration.
    /// `[iterable] -> [iterator]`
    GetIter,
    /// `[iterator] -> [iterator, item]`, or `[iterator] -> []` and jump when exhausted.
    ForIter(u32),
    /// `[sequence] -> [item n-1, .., item 0]`: the first item ends on top.
    Unpack(u32),
    /// `a, *b, c = x`: (before, after) the star; the first item ends on top.
    UnpackStar(u8, u32),

    // Functions and calls.
    /// `[defaults tuple?, keyword defaults dict?, annotations dict?, closure tuple of cells?] -> [function]`: which of
    /// them lie on the stack is in the flags, the code in `codes`.
    MakeFunction(u32, FunctionFlags),
    /// `[callable, a1, .., an] -> [result]`
    Call(u32),
    /// `[callable, a1, .., an] -> [result]`: the last arguments are keywords, named by the list `.1` of `keyword_lists`.
    CallKeywords(u32, u16),
    /// `[function, this or Unset, a1, .., an] -> [result]`: after `LoadMethod`.
    CallMethod(u32),
    CallMethodKeywords(u32, u16),
    /// `[callable, iterable, dict] -> [result]`; without the dict where `false`. The iterable is a list, or for `f(*a)` alone
    /// `a` as it is: "f() argument after * must be an iterable, not int".
    CallUnpacked(bool),
    /// `[value] -> ` leaves the frame.
    Return,
    /// `[function of the body, name, base 1, .., base n] -> [class]`: the body runs in a new namespace;
    /// `.1` names the keyword list for `metaclass=` and others whose values follow the bases (u16::MAX: none).
    BuildClass(u32, u16),
    /// `[function of the body, name, bases list, keywords dict] -> [class]`: `class A(*bases, **keywords)`.
    BuildClassUnpacked,

    // Generators and coroutines.
    /// First op of generator-like code, after the arguments are bound: makes the generator and returns it.
    ReturnGenerator,
    /// `[value] -> [sent value]`
    Yield,
    /// `[iterable] -> [iterator]` for `yield from`: a generator as it is, a coroutine only inside a coroutine.
    GetYieldFromIter,
    /// `[awaitable] -> [iterator]` for `await`.
    GetAwaitable,
    /// `[receiver, sent] -> [receiver, yielded]`, or `[receiver, sent] -> [result]` and jump when the receiver is done.
    Send(u32),
    /// `[receiver, yielded] -> [receiver, sent]`: as `Yield`, but `throw()` and `close()` go to the receiver.
    YieldFrom,
    /// `[aiterable] -> [aiterator]`
    GetAsyncIter,
    /// `[aiterator] -> [aiterator, awaitable]`: calls `__anext__`; `GetAwaitable` and the send loop follow.
    GetAsyncNext,
    /// Handler target of an async for: `[aiterator, exception] -> []` and go on if it is StopAsyncIteration
    /// (leaving the handler), else raise it again.
    EndAsyncFor,

    // Exceptions.
    /// `raise` (0), `raise a` (1: `[a]`), `raise a from b` (2: `[a, b]`).
    Raise(u8),
    /// Handler: `[exception] -> []`, raised again with its traceback as it is.
    Reraise,
    /// Handler: `[exception, classes] -> [exception, bool]`
    ExceptMatch,
    /// `[exception] -> [exception]`: the innermost handler is one for this exception now.
    Handle,
    /// Leaves the innermost handler: what is being handled is what was before. `[] -> []`
    PopHandled,
    /// `assert` failed: `[message] -> ` with `true`, raises AssertionError.
    RaiseAssertion(bool),
    /// `[manager] -> [exit, entered]`; `__aenter__` where `true`, whose result is still to be awaited.
    BeforeWith(bool),
    /// Normal exit: `[exit] -> [result of exit(None, None, None)]`
    CallExit,
    /// Handler of a with: `[exit, exception] -> [exit, exception, result of exit(type, exception, traceback)]`
    CallExitRaised,

    // Pattern matching; all `[subject] -> [subject, ..]`.
    /// `[subject] -> [subject, bool]`: a sequence that is not str, bytes or bytearray.
    MatchSequence,
    MatchMapping,
    /// `[subject] -> [subject, len]`
    GetLen,
    /// `[subject, keys tuple] -> [subject, keys, values tuple or None]`
    MatchKeys,
    /// `[subject, keys] -> [rest dict]`: a copy of the mapping without the keys.
    MatchRest,
    /// `[subject, class, keyword names tuple] -> [attributes tuple or None]`; `n` positional patterns.
    MatchClass(u32),

    // Imports.
    /// `import a.b.c` pushes `a`; with an `as` name the compiler uses `ImportFrom`-like loads. `[] -> [module]`
    ImportName(u32),
    /// `[] -> [module]`: the module `a.b.c` itself; each leading dot is a level of a relative import.
    ImportModule(u32),
    /// `[module] -> [module, attribute]`
    ImportFrom(u32),
    /// `[module] -> []`
    ImportStar,

    /// The value of a bare last expression of the program: shown as a result unless None. `[value] -> []`
    ShowResult,
    /// Annotation of a module- or class-level name: `[value] -> []` stored into `__annotations__` under the name.
    StoreAnnotation(u32),
}

/// Which operands [`Op::MakeFunction`] finds, in this order from the bottom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FunctionFlags(pub u8);

impl FunctionFlags {
    pub const DEFAULTS: u8 = 1;
    pub const KEYWORD_DEFAULTS: u8 = 2;
    pub const ANNOTATIONS: u8 = 4;
    pub const CLOSURE: u8 = 8;

    pub fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }
}

/// Hints at what follows a load, so that the machine can do the usual things in one go.
pub fn hint(ops: &mut [Op]) {
    for at in 1..ops.len() {
        let (next, after) = (ops[at], ops.get(at + 1).copied());
        let is_operand = matches!(after, Some(Op::Binary(_) | Op::InPlace(_) | Op::Compare(_)));
        ops[at - 1] = match (ops[at - 1], next) {
            (Op::LoadFast(local), Op::Const(_)) if is_operand => Op::LoadFastThenConst(local),
            (Op::LoadFast(local), Op::LoadFast(_)) => Op::LoadFastThenFast(local),
            (Op::LoadFast(local), Op::LoadAttr(_)) => Op::LoadFastThenAttr(local),
            (Op::LoadGlobal(slot), Op::Const(_)) if is_operand => Op::LoadGlobalThenConst(slot),
            (op, _) => op,
        };
    }
}

impl Op {
    /// The op without its hint.
    pub fn plain(self) -> Self {
        match self {
            Self::LoadFastThenConst(local) | Self::LoadFastThenFast(local) | Self::LoadFastThenAttr(local) => {
                Self::LoadFast(local)
            }
            Self::LoadGlobalThenConst(slot) => Self::LoadGlobal(slot),
            op => op,
        }
    }
}

impl Code {
    /// The line of the op at `pc`, from 1. O(log lines).
    pub fn line_at(&self, pc: usize) -> u32 {
        let after = self.lines.partition_point(|&(start, _)| start as usize <= pc);
        after.checked_sub(1).map_or(self.first_line, |i| self.lines[i].1)
    }
}
