//! Runs a regular expression by backtracking.
//! Invariant: the real stack does not grow with the text or the nesting of the pattern, so that a run can stop anywhere.

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
}

enum Back {
    To(usize, usize),
    Slot(usize, usize),
    /// Step after a greedy run, the least position, the position tried last.
    Shorter(usize, usize, usize),
    /// The step of a lazy run, the position, what may still be taken.
    Longer(usize, usize, u32),
}

/// An assertion or atomic group that a run is inside of.
struct Nested {
    /// Its step, and the position there.
    step: usize,
    at: usize,
    /// What may not be undone outside of it.
    floor: usize,
}

/// A search for one match after the other.
pub struct Run {
    slots: Vec<usize>,
    back: Vec<Back>,
    nested: Vec<Nested>,
    /// The step to run next and the position.
    step: usize,
    at: usize,
    /// What may not be undone.
    floor: usize,
    /// Where this attempt began.
    from: usize,
    mode: Mode,
    /// Where the match may not end.
    forbidden: usize,
    /// Work that has not been counted yet.
    spent: u64,
}

/// What a piece of a search came to.
pub enum Found {
    /// The slots of the match: two positions a group, then the index of the last group closed.
    Match(Vec<usize>),
    Nothing,
    /// There is more to search.
    NotYet,
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

impl Run {
    /// Begins to look for a match from `start` on. With `must_move`, an empty match there does not count.
    pub fn new(program: &Program, start: usize, mode: Mode, must_move: bool) -> Self {
        Self {
            slots: vec![NOWHERE; program.slots],
            back: Vec::new(),
            nested: Vec::new(),
            step: 0,
            at: start,
            floor: 0,
            from: start,
            mode,
            forbidden: if must_move { start } else { NOWHERE },
            spent: 0,
        }
    }

    /// Looks on, for at most about `most` steps, which it takes from it.
    ///
    /// # Errors
    /// A limit.
    pub fn advance(&mut self, m: &mut Machine, program: &Program, text: &[char], most: &mut u64) -> Outcome<Found> {
        loop {
            match self.attempt(m, program, text, most)? {
                None => return Ok(Found::NotYet),
                Some(NOWHERE) if self.mode == Mode::Search && self.from < text.len() => {
                    self.from += 1;
                    (self.step, self.at, self.forbidden) = (0, self.from, NOWHERE);
                }
                Some(NOWHERE) => {
                    m.spend(self.spent / 2 + 1)?;
                    return Ok(Found::Nothing);
                }
                Some(end) => {
                    (self.slots[0], self.slots[1]) = (self.from, end);
                    self.slots.truncate(program.groups * 2 + 1);
                    m.spend(self.spent / 2 + 1)?;
                    return Ok(Found::Match(std::mem::take(&mut self.slots)));
                }
            }
        }
    }

    fn set(&mut self, slot: usize, value: usize) {
        self.back.push(Back::Slot(slot, self.slots[slot]));
        self.slots[slot] = value;
    }

    /// Undoes what was noted above the floor, up to the next choice, which is the answer.
    fn retreat(&mut self, program: &Program, text: &[char]) -> Option<(usize, usize)> {
        while self.back.len() > self.floor {
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
                    if let Step::Run(atom, ..) = &program.steps[step]
                        && left > 0
                        && text.get(at).is_some_and(|&c| atom.matches(c))
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

    /// Goes on with one attempt: the end of its match, [`NOWHERE`] when there is none, None when it takes longer.
    fn attempt(&mut self, m: &mut Machine, program: &Program, text: &[char], most: &mut u64) -> Outcome<Option<usize>> {
        let (mut step, mut at) = (self.step, self.at);
        loop {
            self.spent += 1;
            if self.spent >= 4096 {
                m.spend(self.spent / 2)?;
                m.reserve(self.back.capacity() * size_of::<Back>())?;
                *most = most.saturating_sub(self.spent);
                self.spent = 0;
                if *most == 0 {
                    (self.step, self.at) = (step, at);
                    return Ok(None);
                }
            }
            let goes_on = match &program.steps[step] {
                Step::One(atom) => {
                    let is_match = text.get(at).is_some_and(|&c| atom.matches(c));
                    at += 1;
                    is_match
                }
                Step::Run(atom, least, most, kind) => self.repeat(text, step, &mut at, (atom, *least, *most, *kind)),
                Step::At(place, flags) => is_at(text, *place, *flags, at),
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
                Step::Look { is_negated, width, after, .. } => match at.checked_sub(*width) {
                    Some(start) => {
                        self.nested.push(Nested { step, at, floor: self.floor });
                        self.floor = self.back.len();
                        at = start;
                        true
                    }
                    None if *is_negated => {
                        step = *after;
                        continue;
                    }
                    None => false,
                },
                Step::Back(index, flags) => {
                    let (start, end) = (self.slots[index * 2], self.slots[index * 2 + 1]);
                    let same = |a: char, b: char| a == b || (flags & IGNORECASE != 0 && lower_char(a) == lower_char(b));
                    match (text.get(start..end), at.checked_add(end.wrapping_sub(start))) {
                        (Some(group), Some(after)) if end != NOWHERE => {
                            let is_match =
                                text.get(at..after).is_some_and(|own| own.iter().zip(group).all(|(&a, &b)| same(a, b)));
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
                Step::End => match self.nested.pop() {
                    Some(nested) => match self.leave(program, &nested, at) {
                        Some((to, place)) => {
                            (step, at) = (to, place);
                            continue;
                        }
                        None => false,
                    },
                    None if at == self.forbidden || self.mode == Mode::Full && at != text.len() => false,
                    None => return Ok(Some(at)),
                },
            };
            if goes_on {
                step += 1;
                continue;
            }
            (step, at) = loop {
                if let Some(choice) = self.retreat(program, text) {
                    break choice;
                }
                // Nothing is left to try inside of an assertion, which is what a negated one wants.
                let Some(nested) = self.nested.pop() else { return Ok(Some(NOWHERE)) };
                self.floor = nested.floor;
                if let Step::Look { is_negated: true, after, .. } = program.steps[nested.step] {
                    break (after, nested.at);
                }
            };
        }
    }

    /// Leaves an assertion whose inside has matched up to `end`: where to go on, unless it is negated.
    fn leave(&mut self, program: &Program, nested: &Nested, end: usize) -> Option<(usize, usize)> {
        let mark = std::mem::replace(&mut self.floor, nested.floor);
        let Step::Look { is_negated, keeps, after, .. } = program.steps[nested.step] else { return None };
        if is_negated {
            while self.back.len() > mark {
                if let Some(Back::Slot(slot, old)) = self.back.pop() {
                    self.slots[slot] = old;
                }
            }
            return None;
        }
        let choices = self.back.split_off(mark);
        self.back.extend(choices.into_iter().filter(|back| matches!(back, Back::Slot(..))));
        Some((after, if keeps { end } else { nested.at }))
    }

    fn repeat(
        &mut self,
        text: &[char],
        step: usize,
        at: &mut usize,
        (atom, least, most, kind): (&Atom, u32, u32, Kind),
    ) -> bool {
        let start = *at;
        let wanted = if kind == Kind::Lazy { least } else { most } as usize;
        let count = text[start..].iter().take(wanted).take_while(|&&c| atom.matches(c)).count();
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
}

fn is_at(text: &[char], place: Place, flags: u32, at: usize) -> bool {
    let end = text.len();
    let before = || at.checked_sub(1).and_then(|at| text.get(at)).copied();
    let is_boundary = || {
        let side = |c: Option<char>| c.is_some_and(|c| is_word(c, flags));
        side(before()) != side(text.get(at).copied())
    };
    match place {
        Place::Start => at == 0,
        Place::LineStart => at == 0 || before() == Some('\n'),
        Place::TextEnd => at == end,
        Place::End => at == end || at + 1 == end && text.get(at) == Some(&'\n'),
        Place::LineEnd => at == end || text.get(at) == Some(&'\n'),
        Place::Boundary => is_boundary(),
        Place::NoBoundary => end > 0 && !is_boundary(),
    }
}
