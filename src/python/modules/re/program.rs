//! Runs a regular expression by backtracking.
//! Invariant: the real stack grows with the nesting of the pattern only, never with the text.

use super::syntax::{ASCII, Atom, IGNORECASE, Item, Kind, MANY, Node, Place, Syntax};
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::text::case::{lower_char, upper_char};
use crate::python::text::classify;

/// A position that a group has not.
pub const NOWHERE: usize = usize::MAX;
/// Instructions of one program.
const MOST_CODE: usize = 200_000;

enum Step {
    One(Atom),
    /// An atom, repeated.
    Run(Atom, u32, u32, Kind),
    At(Place, u32),
    Save(usize),
    Jump(usize),
    /// Tries the first, later the second.
    Split(usize, usize),
    /// Notes the position in a slot.
    Mark(usize),
    /// Goes on at the step when nothing was matched since the mark.
    Unmoved(usize, usize),
    /// Runs the steps that follow up to the first `End`; goes on at the step.
    Look {
        is_negated: bool,
        width: usize,
        keeps: bool,
        after: usize,
    },
    Back(usize, u32),
    Condition(usize, usize),
    End,
}

pub struct Program {
    steps: Vec<Step>,
    pub groups: usize,
    slots: usize,
}

/// How a match has to lie in the text.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    Match,
    Full,
    Search,
}

impl Program {
    /// The steps of a pattern; None when it repeats too much.
    pub fn new(syntax: &Syntax) -> Option<Self> {
        let slots = syntax.groups * 2 + 1;
        let mut program = Self { steps: Vec::new(), groups: syntax.groups, slots };
        program.add(&syntax.node)?;
        program.steps.push(Step::End);
        Some(program)
    }

    fn push(&mut self, step: Step) -> Option<usize> {
        self.steps.push(step);
        (self.steps.len() < MOST_CODE).then_some(self.steps.len() - 1)
    }

    fn add(&mut self, node: &Node) -> Option<()> {
        match node {
            Node::One(atom) => self.push(Step::One(atom.clone())).map(|_| ()),
            Node::At(place, flags) => self.push(Step::At(*place, *flags)).map(|_| ()),
            Node::All(nodes) => nodes.iter().try_for_each(|node| self.add(node)),
            Node::Back(index, flags) => self.push(Step::Back(*index, *flags)).map(|_| ()),
            Node::Group(index, node) => {
                self.push(Step::Save(index * 2))?;
                self.add(node)?;
                self.push(Step::Save(index * 2 + 1)).map(|_| ())
            }
            Node::Any(nodes) => {
                let mut ends = Vec::new();
                for (at, node) in nodes.iter().enumerate() {
                    let is_last = at + 1 == nodes.len();
                    let split = if is_last { None } else { Some(self.push(Step::Jump(0))?) };
                    self.add(node)?;
                    if let Some(split) = split {
                        ends.push(self.push(Step::Jump(0))?);
                        self.steps[split] = Step::Split(split + 1, self.steps.len());
                    }
                }
                for end in ends {
                    self.steps[end] = Step::Jump(self.steps.len());
                }
                Some(())
            }
            Node::Look { is_ahead, is_negated, width, node } => {
                let width = if *is_ahead { 0 } else { *width };
                self.nested(node, *is_negated, width, false)
            }
            Node::Atomic(node) => self.nested(node, false, 0, true),
            Node::Condition(index, yes, no) => {
                let test = self.push(Step::Jump(0))?;
                self.add(yes)?;
                let end = self.push(Step::Jump(0))?;
                self.steps[test] = Step::Condition(*index, self.steps.len());
                self.add(no)?;
                self.steps[end] = Step::Jump(self.steps.len());
                Some(())
            }
            Node::Repeat(node, least, most, kind) => match &**node {
                Node::One(atom) => self.push(Step::Run(atom.clone(), *least, *most, *kind)).map(|_| ()),
                _ if *kind == Kind::Possessive => {
                    let plain = Node::Repeat(node.clone(), *least, *most, Kind::Greedy);
                    self.nested(&plain, false, 0, true)
                }
                node => self.repeat(node, *least, *most, *kind == Kind::Greedy),
            },
        }
    }

    fn nested(&mut self, node: &Node, is_negated: bool, width: usize, keeps: bool) -> Option<()> {
        let look = self.push(Step::End)?;
        self.add(node)?;
        self.push(Step::End)?;
        self.steps[look] = Step::Look { is_negated, width, keeps, after: self.steps.len() };
        Some(())
    }

    fn repeat(&mut self, node: &Node, least: u32, most: u32, is_greedy: bool) -> Option<()> {
        for _ in 0..least {
            self.add(node)?;
        }
        let split = |into: usize, out: usize| if is_greedy { Step::Split(into, out) } else { Step::Split(out, into) };
        if most == MANY {
            let slot = self.slots;
            self.slots += 1;
            let start = self.push(Step::End)?;
            self.push(Step::Mark(slot))?;
            self.add(node)?;
            let end = self.push(Step::End)?;
            self.push(Step::Jump(start))?;
            let out = self.steps.len();
            self.steps[end] = Step::Unmoved(slot, out);
            self.steps[start] = split(start + 1, out);
            return Some(());
        }
        let mut starts = Vec::new();
        for _ in least..most {
            starts.push(self.push(Step::End)?);
            self.add(node)?;
        }
        let out = self.steps.len();
        for start in starts {
            self.steps[start] = split(start + 1, out);
        }
        Some(())
    }

    /// The slots of the first match from `start` on: two positions a group, then the index of the last group closed.
    /// With `must_move`, an empty match at `start` does not count.
    ///
    /// # Errors
    /// A limit.
    pub fn find(
        &self,
        m: &mut Machine,
        text: &[char],
        start: usize,
        mode: Mode,
        must_move: bool,
    ) -> Outcome<Option<Vec<usize>>> {
        let mut run = Run {
            program: self,
            text,
            slots: vec![NOWHERE; self.slots],
            back: Vec::new(),
            spent: 0,
            end: mode == Mode::Full,
            forbidden: NOWHERE,
        };
        let mut at = start;
        loop {
            run.forbidden = if must_move && at == start { at } else { NOWHERE };
            let found = run.from(m, 0, at, true)?;
            if let Some(end) = found {
                run.slots[0] = at;
                run.slots[1] = end;
                run.slots.truncate(self.groups * 2 + 1);
                m.spend(run.spent / 2 + 1)?;
                return Ok(Some(run.slots));
            }
            if mode != Mode::Search || at >= text.len() {
                m.spend(run.spent / 2 + 1)?;
                return Ok(None);
            }
            at += 1;
        }
    }
}

enum Back {
    To(usize, usize),
    Slot(usize, usize),
    /// Step after a greedy run, the least position, the position tried last.
    Shorter(usize, usize, usize),
    /// The step of a lazy run, the position, what may still be taken.
    Longer(usize, usize, u32),
}

struct Run<'a> {
    program: &'a Program,
    text: &'a [char],
    slots: Vec<usize>,
    back: Vec<Back>,
    spent: u64,
    /// Whether the match has to reach the end.
    end: bool,
    /// Where the match may not end.
    forbidden: usize,
}

fn is_word(c: char, flags: u32) -> bool {
    c == '_' || if flags & ASCII != 0 { c.is_ascii_alphanumeric() } else { classify::is_alnum(c) }
}

impl Atom {
    fn has(&self, c: char) -> bool {
        let is_ascii = self.flags & ASCII != 0;
        self.items.iter().any(|item| match *item {
            Item::Char(own) => own == c,
            Item::Range(low, high) => low <= c && c <= high,
            Item::Digit(wanted) => (if is_ascii { c.is_ascii_digit() } else { classify::is_decimal(c) }) == wanted,
            Item::Space(wanted) => {
                (if is_ascii { matches!(c, ' ' | '\t'..='\r') } else { classify::is_space(c) }) == wanted
            }
            Item::Word(wanted) => is_word(c, self.flags) == wanted,
        })
    }

    fn matches(&self, c: char) -> bool {
        let mut is_in = self.has(c);
        if !is_in && self.flags & IGNORECASE != 0 && (self.flags & ASCII == 0 || c.is_ascii()) {
            is_in = self.has(lower_char(c)) || self.has(upper_char(c));
        }
        is_in != self.is_negated
    }
}

impl Run<'_> {
    fn set(&mut self, slot: usize, value: usize) {
        self.back.push(Back::Slot(slot, self.slots[slot]));
        self.slots[slot] = value;
    }

    /// Undoes what was noted above `floor`, up to the next choice, which is the answer.
    fn retreat(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.back.len() > floor {
            match self.back.pop()? {
                Back::To(step, at) => return Some((step, at)),
                Back::Slot(slot, old) => self.slots[slot] = old,
                Back::Shorter(step, least, at) => {
                    if at - 1 > least {
                        self.back.push(Back::Shorter(step, least, at - 1));
                    }
                    return Some((step, at - 1));
                }
                Back::Longer(step, at, left) => {
                    if let Step::Run(atom, ..) = &self.program.steps[step]
                        && left > 0
                        && self.text.get(at).is_some_and(|&c| atom.matches(c))
                    {
                        if left > 1 {
                            self.back.push(Back::Longer(step, at + 1, left - 1));
                        }
                        return Some((step + 1, at + 1));
                    }
                }
            }
        }
        None
    }

    /// Runs from a step to its `End`, and gives the position there.
    fn from(&mut self, m: &mut Machine, step: usize, at: usize, is_outermost: bool) -> Outcome<Option<usize>> {
        let floor = self.back.len();
        let (mut step, mut at) = (step, at);
        let program = self.program;
        loop {
            self.spent += 1;
            if self.spent >= 4096 {
                m.spend(self.spent / 2)?;
                m.reserve(self.back.capacity() * size_of::<Back>())?;
                self.spent = 0;
            }
            let goes_on = match &program.steps[step] {
                Step::One(atom) => {
                    let is_match = self.text.get(at).is_some_and(|&c| atom.matches(c));
                    at += 1;
                    is_match
                }
                Step::Run(atom, least, most, kind) => self.repeat(step, &mut at, (atom, *least, *most, *kind)),
                Step::At(place, flags) => self.is_at(*place, *flags, at),
                Step::Save(slot) => {
                    self.set(*slot, at);
                    if slot % 2 == 1 {
                        self.set(program.groups * 2, slot / 2);
                    }
                    true
                }
                Step::Jump(to) => {
                    step = *to;
                    continue;
                }
                Step::Split(first, second) => {
                    self.back.push(Back::To(*second, at));
                    step = *first;
                    continue;
                }
                Step::Mark(slot) => {
                    self.set(*slot, at);
                    true
                }
                Step::Unmoved(slot, out) => {
                    if self.slots[*slot] == at {
                        step = *out;
                        continue;
                    }
                    true
                }
                Step::Look { is_negated, width, keeps, after } => {
                    let mark = self.back.len();
                    let found = match at.checked_sub(*width) {
                        Some(start) => self.from(m, step + 1, start, false)?,
                        None => None,
                    };
                    match found {
                        Some(_) if *is_negated => {
                            while self.back.len() > mark {
                                if let Some(Back::Slot(slot, old)) = self.back.pop() {
                                    self.slots[slot] = old;
                                }
                            }
                            false
                        }
                        Some(end) => {
                            let choices = self.back.split_off(mark);
                            self.back.extend(choices.into_iter().filter(|back| matches!(back, Back::Slot(..))));
                            if *keeps {
                                at = end;
                            }
                            step = *after;
                            continue;
                        }
                        None if *is_negated => {
                            step = *after;
                            continue;
                        }
                        None => false,
                    }
                }
                Step::Back(index, flags) => {
                    let (start, end) = (self.slots[index * 2], self.slots[index * 2 + 1]);
                    let same = |a: char, b: char| a == b || (flags & IGNORECASE != 0 && lower_char(a) == lower_char(b));
                    match (self.text.get(start..end), at.checked_add(end.wrapping_sub(start))) {
                        (Some(group), Some(after)) if end != NOWHERE => {
                            let is_match = self
                                .text
                                .get(at..after)
                                .is_some_and(|own| own.iter().zip(group).all(|(&a, &b)| same(a, b)));
                            at = after;
                            is_match
                        }
                        _ => false,
                    }
                }
                Step::Condition(index, no) => {
                    if self.slots[index * 2 + 1] == NOWHERE {
                        step = *no;
                        continue;
                    }
                    true
                }
                Step::End => {
                    if !is_outermost || !(at == self.forbidden || self.end && at != self.text.len()) {
                        return Ok(Some(at));
                    }
                    false
                }
            };
            if goes_on {
                step += 1;
                continue;
            }
            match self.retreat(floor) {
                Some((to, place)) => (step, at) = (to, place),
                None => return Ok(None),
            }
        }
    }

    fn repeat(&mut self, step: usize, at: &mut usize, (atom, least, most, kind): (&Atom, u32, u32, Kind)) -> bool {
        let start = *at;
        let wanted = if kind == Kind::Lazy { least } else { most } as usize;
        let count = self.text[start..].iter().take(wanted).take_while(|&&c| atom.matches(c)).count();
        self.spent += count as u64;
        if count < least as usize {
            return false;
        }
        *at = start + count;
        match kind {
            Kind::Greedy if count > least as usize => {
                self.back.push(Back::Shorter(step + 1, start + least as usize, *at));
            }
            Kind::Lazy if most > least => {
                self.back.push(Back::Longer(step, *at, if most == MANY { MANY } else { most - least }));
            }
            _ => {}
        }
        true
    }

    fn is_at(&self, place: Place, flags: u32, at: usize) -> bool {
        let end = self.text.len();
        let before = || at.checked_sub(1).and_then(|at| self.text.get(at)).copied();
        let is_boundary = || {
            let side = |c: Option<char>| c.is_some_and(|c| is_word(c, flags));
            side(before()) != side(self.text.get(at).copied())
        };
        match place {
            Place::Start => at == 0,
            Place::LineStart => at == 0 || before() == Some('\n'),
            Place::TextEnd => at == end,
            Place::End => at == end || at + 1 == end && self.text.get(at) == Some(&'\n'),
            Place::LineEnd => at == end || self.text.get(at) == Some(&'\n'),
            Place::Boundary => is_boundary(),
            Place::NoBoundary => end > 0 && !is_boundary(),
        }
    }
}
