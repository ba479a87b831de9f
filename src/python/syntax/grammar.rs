//! The grammar of Python 3.11, `python311.peg`, compiled to the code of a parsing machine.
//!
//! Invariant: rules, alternatives and the order of both are those by which CPython words its errors: alternatives
//! that are one `invalid_…` rule are gated, so that they run only in the pass that looks for an error's words.
//!
//! Notation: `'x'` a keyword or operator, `"x"` a name that is a keyword here, `e? e* e+ s.e+` as usual, `&e !e` look
//! ahead, `~` no other alternative after this, `&&'x'` required, `@e` the value and the place of the error.
//! `memo` keeps results by position, `deepN` counts N towards the depth, `quiet` turns the gated rules off below it.
//! `{…}` makes a node ([`NodeKind`]; `{K?}` if there is more than one part, `{K,}` if there is a comma) or an error
//! (`{!…}` at the place of `@`, `{!!…}` at the last token read, `{!I …}` as an `IndentationError`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::token::{Kind, Soft};

mod assemble;
mod notation;

use notation::{Alternative, Item, Rule};

const SOURCE: &str = include_str!("python311.peg");

/// An address in the code.
pub type Address = u16;

/// One operation of the machine. `next` is where to go on when the rest of the operation's alternative fails.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    Token(Kind),
    Soft(Soft),
    AnySoft,
    /// The token just read becomes a value.
    Capture,
    Call(u16),
    /// The called rule's result becomes a value.
    Keep,
    /// Remembers to try `next`; goes there at once if the current token cannot begin this alternative.
    Choice {
        next: Address,
        first: u16,
    },
    /// Fails if the current token cannot begin this alternative.
    Test(u16),
    /// Forgets the last choice and goes on elsewhere.
    Commit(Address),
    /// Like `Commit`, but returns to the choice's place in the text.
    BackCommit(Address),
    /// Forgets the last choice and fails.
    FailTwice,
    Fail,
    /// Goes elsewhere unless errors are being worded.
    Gate(Address),
    Quiet,
    Require(Kind),
    Cut,
    /// A top-level statement is complete: nothing before it is needed again.
    Reset,
    Do(u16),
    Return,
}

/// What to make of the values of an alternative.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// The only value, or a node of all.
    Pass,
    Node(NodeKind),
    NodeIfMany(NodeKind),
    NodeIfComma(NodeKind),
    /// A node of the values so far, inside an alternative.
    Fold(NodeKind),
    Raise {
        place: Place,
        message: &'static str,
    },
    Special(Special),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Marked,
    LastToken,
    /// At the last token, as an `IndentationError`.
    Indentation,
}

/// Checks that need more than a message.
#[derive(Clone, Copy, Debug)]
pub enum Special {
    Strings,
    Number,
    Real,
    Imaginary,
    StarTarget,
    ForTarget,
    DelTarget,
    LegacyStatement,
    ForgottenComma,
    BareGenerator,
    PositionalAfterKeyword,
    KeyWithoutValue,
}

/// What an expression is, as far as error messages tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    Other,
    Name,
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Lambda,
    Call,
    Expression,
    GeneratorExp,
    Yield,
    Await,
    ListComp,
    SetComp,
    DictComp,
    Dict,
    Set,
    FString,
    Literal,
    Imaginary,
    None,
    True,
    False,
    Ellipsis,
    Compare,
    InPair,
    IfExp,
    NamedExpr,
    Args,
    Kwargs,
    Kwarg,
    KwUnpack,
}

pub struct Grammar {
    pub code: Vec<Op>,
    pub actions: Vec<Action>,
    /// Sets of kinds that can begin something; see [`Op::Choice`].
    pub firsts: Vec<u128>,
    pub rules: Vec<RuleInfo>,
    pub file: u16,
    pub fstring: u16,
}

pub struct RuleInfo {
    pub entry: Address,
    pub first: u128,
    pub is_memo: bool,
    pub depth: u16,
}

impl Grammar {
    /// The grammar, compiled on first use.
    pub fn get() -> &'static Grammar {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| assemble::assemble(&notation::rules(SOURCE)))
    }
}

/// What can begin a rule: a set of kinds, and whether the rule may match nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct First {
    kinds: u128,
    is_nullable: bool,
}

fn first_sets(rules: &[Rule], names: &FxHashMap<&str, u16>) -> Vec<First> {
    let mut firsts = vec![First::default(); rules.len()];
    loop {
        let mut changed = false;
        for (index, rule) in rules.iter().enumerate() {
            let first = first_of_any(&rule.alternatives, &firsts, names);
            if let Some(known) = firsts.get_mut(index).filter(|known| **known != first) {
                *known = first;
                changed = true;
            }
        }
        if !changed {
            return firsts;
        }
    }
}

fn first_of_any(alternatives: &[Alternative], firsts: &[First], names: &FxHashMap<&str, u16>) -> First {
    let mut all = First::default();
    for alternative in alternatives {
        let first = first_of_sequence(&alternative.items, firsts, names);
        all.kinds |= first.kinds;
        all.is_nullable |= first.is_nullable;
    }
    all
}

fn first_of_sequence(items: &[Item], firsts: &[First], names: &FxHashMap<&str, u16>) -> First {
    let mut kinds = 0;
    for item in items {
        let first = first_of_item(item, firsts, names);
        kinds |= first.kinds;
        if !first.is_nullable {
            return First { kinds, is_nullable: false };
        }
    }
    First { kinds, is_nullable: true }
}

fn first_of_item(item: &Item, firsts: &[First], names: &FxHashMap<&str, u16>) -> First {
    let exactly = |kinds| First { kinds, is_nullable: false };
    match item {
        Item::Token(kind) | Item::Require(kind) => exactly(kind.bit()),
        Item::Soft(_) | Item::AnySoft => exactly(Kind::NAME.bit()),
        Item::Rule(name) => {
            let index = names.get(name).copied().unwrap_or_default();
            firsts.get(usize::from(index)).copied().unwrap_or_default()
        }
        Item::Group(alternatives) => first_of_any(alternatives, firsts, names),
        Item::Optional(item) | Item::Star(item) => {
            First { kinds: first_of_item(item, firsts, names).kinds, is_nullable: true }
        }
        Item::Plus(item) | Item::Gather(_, item) | Item::At(item) => first_of_item(item, firsts, names),
        Item::And(_) | Item::Not(_) | Item::Cut | Item::Reset => First { kinds: 0, is_nullable: true },
    }
}
