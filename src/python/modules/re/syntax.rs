//! Reads a regular expression.
//! Invariant: a back reference in the tree is to a group that is closed before it.

use crate::python::text::classify;
use crate::python::text::repr::repr_str;

pub const IGNORECASE: u32 = 2;
pub const LOCALE: u32 = 4;
pub const MULTILINE: u32 = 8;
pub const DOTALL: u32 = 16;
pub const UNICODE: u32 = 32;
pub const VERBOSE: u32 = 64;
pub const ASCII: u32 = 256;

/// No upper bound of a repetition.
pub const MANY: u32 = u32::MAX;
/// What an OverflowError says of a repetition.
pub const TOO_LARGE: &str = "the repetition number is too large";
/// Groups inside of groups; each costs real stack.
const MOST_NESTED: usize = 100;

/// Something that one character matches or does not.
#[derive(Clone, Debug)]
pub enum Item {
    Char(char),
    Range(char, char),
    Digit(bool),
    Space(bool),
    Word(bool),
}

/// What matches exactly one character.
#[derive(Clone, Debug)]
pub struct Atom {
    pub items: Vec<Item>,
    pub is_negated: bool,
    pub flags: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Greedy,
    Lazy,
    Possessive,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    Start,
    LineStart,
    End,
    LineEnd,
    TextEnd,
    Boundary,
    NoBoundary,
}

#[derive(Clone, Debug)]
pub enum Node {
    One(Atom),
    At(Place, u32),
    Group(usize, Box<Node>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Repeat(Box<Node>, u32, u32, Kind),
    Look { is_ahead: bool, is_negated: bool, width: usize, node: Box<Node> },
    Atomic(Box<Node>),
    Back(usize, u32),
    Condition(usize, Box<Node>, Box<Node>),
}

/// What `re.error` says, and where; a place beyond the pattern: nowhere.
pub struct Fault {
    pub text: String,
    pub at: usize,
}

pub struct Syntax {
    pub node: Node,
    /// Including the whole match.
    pub groups: usize,
    pub names: Vec<(String, usize)>,
    pub flags: u32,
}

struct Reader<'a> {
    text: &'a [char],
    at: usize,
    groups: usize,
    open: Vec<usize>,
    names: Vec<(String, usize)>,
    flags: u32,
    depth: usize,
    is_bytes: bool,
}

type Read<T> = Result<T, Fault>;

fn fault<T>(text: impl Into<String>, at: usize) -> Read<T> {
    Err(Fault { text: text.into(), at })
}

/// Parses a pattern.
///
/// # Errors
/// CPython's text and place of the first mistake.
pub fn read(text: &[char], flags: u32, is_bytes: bool) -> Read<Syntax> {
    let mut flags = flags;
    // Flags at the start may say that blanks do not count, even those before what was read already.
    loop {
        let mut reader =
            Reader { text, at: 0, groups: 1, open: Vec::new(), names: Vec::new(), flags, depth: 0, is_bytes };
        let node = reader.alternatives(flags)?;
        if reader.at < text.len() {
            return fault("unbalanced parenthesis", reader.at);
        }
        if reader.flags & VERBOSE != flags & VERBOSE {
            flags = reader.flags;
            continue;
        }
        return Ok(Syntax { node, groups: reader.groups, names: reader.names, flags: reader.flags });
    }
}

/// The fewest and the most characters that a node matches.
fn width(node: &Node) -> (u64, u64) {
    match node {
        Node::One(_) => (1, 1),
        Node::At(..) | Node::Look { .. } => (0, 0),
        Node::Back(..) => (0, u64::from(MANY)),
        Node::Group(_, node) | Node::Atomic(node) => width(node),
        Node::All(nodes) => nodes
            .iter()
            .map(width)
            .fold((0, 0), |(low, high), (least, most)| (low + least, (high + most).min(u64::from(MANY)))),
        Node::Any(nodes) => nodes
            .iter()
            .map(width)
            .reduce(|(low, high), (least, most)| (low.min(least), high.max(most)))
            .unwrap_or_default(),
        Node::Condition(_, yes, no) => {
            let ((low, high), (least, most)) = (width(yes), width(no));
            (low.min(least), high.max(most))
        }
        Node::Repeat(node, least, most, _) => {
            let (low, high) = width(node);
            let limit = u64::from(MANY);
            ((low * u64::from(*least)).min(limit), (high * u64::from(*most)).min(limit))
        }
    }
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let found = self.peek();
        self.at += usize::from(found.is_some());
        found
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn alternatives(&mut self, flags: u32) -> Read<Node> {
        let mut flags = flags;
        let mut nodes = vec![self.sequence(&mut flags)?];
        while self.take('|') {
            nodes.push(self.sequence(&mut flags)?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Any(nodes) })
    }

    fn sequence(&mut self, flags: &mut u32) -> Read<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(c) = self.peek() {
            let start = self.at;
            match c {
                '|' | ')' => break,
                _ if *flags & VERBOSE != 0 && (c == '#' || c.is_ascii_whitespace() || c == '\u{b}') => {
                    self.at += 1;
                    while c == '#' && self.peek().is_some() && self.next() != Some('\n') {}
                }
                '*' | '+' | '?' | '{' => {
                    let Some((least, most)) = self.bounds()? else {
                        nodes.push(self.one(Item::Char('{'), *flags));
                        continue;
                    };
                    let kind = if self.take('?') {
                        Kind::Lazy
                    } else if self.take('+') {
                        Kind::Possessive
                    } else {
                        Kind::Greedy
                    };
                    match nodes.pop() {
                        None | Some(Node::At(..)) => return fault("nothing to repeat", start),
                        Some(Node::Repeat(..)) => return fault("multiple repeat", start),
                        Some(node) => nodes.push(Node::Repeat(Box::new(node), least, most, kind)),
                    }
                }
                '(' => {
                    if let Some(node) = self.group(flags, nodes.is_empty() && self.depth == 0)? {
                        nodes.push(node);
                    }
                }
                _ => {
                    let node = self.single(*flags)?;
                    nodes.push(node);
                }
            }
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::All(nodes) })
    }

    /// The bounds of a quantifier; None for a brace that is not one.
    fn bounds(&mut self) -> Read<Option<(u32, u32)>> {
        match self.next() {
            Some('*') => return Ok(Some((0, MANY))),
            Some('+') => return Ok(Some((1, MANY))),
            Some('?') => return Ok(Some((0, 1))),
            _ => {}
        }
        let after = self.at;
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let low = self.number();
        let high = if self.take(',') { self.number() } else { low.clone() };
        if !self.take('}') || (low.is_empty() && high.is_empty() && self.text.get(after) != Some(&',')) {
            self.at = after;
            return Ok(None);
        }
        let bound = |digits: &str, default| if digits.is_empty() { Some(default) } else { digits.parse().ok() };
        let (Some(least), Some(most)) = (bound(&low, 0), bound(&high, MANY)) else {
            return fault(TOO_LARGE, usize::MAX);
        };
        if most < least {
            return fault("min repeat greater than max repeat", after);
        }
        Ok(Some((least, most)))
    }

    fn number(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    fn one(&self, item: Item, flags: u32) -> Node {
        Node::One(Atom { items: vec![item], is_negated: false, flags })
    }

    /// A character, a set, an anchor or an escape.
    fn single(&mut self, flags: u32) -> Read<Node> {
        let start = self.at;
        Ok(match self.next() {
            Some('.') => {
                let items = if flags & DOTALL != 0 { Vec::new() } else { vec![Item::Char('\n')] };
                Node::One(Atom { items, is_negated: true, flags: flags & !IGNORECASE })
            }
            Some('^') if flags & MULTILINE != 0 => Node::At(Place::LineStart, flags),
            Some('^') => Node::At(Place::Start, flags),
            Some('$') if flags & MULTILINE != 0 => Node::At(Place::LineEnd, flags),
            Some('$') => Node::At(Place::End, flags),
            Some('[') => self.set(start, flags)?,
            Some('\\') => {
                let place = match self.peek() {
                    Some('A') => Place::Start,
                    Some('Z') => Place::TextEnd,
                    Some('b') => Place::Boundary,
                    Some('B') => Place::NoBoundary,
                    Some('1'..='9') => return self.reference(start, flags),
                    _ => {
                        let item = self.escape(start)?;
                        return Ok(self.one(item, flags));
                    }
                };
                self.at += 1;
                Node::At(place, flags)
            }
            Some(c) => self.one(Item::Char(c), flags),
            None => Node::All(Vec::new()),
        })
    }

    /// `\1`, or an octal escape of three digits.
    fn reference(&mut self, start: usize, flags: u32) -> Read<Node> {
        let digit = |at: usize| self.text.get(at).and_then(|c| c.to_digit(10));
        let (first, second, third) = (digit(self.at).unwrap_or(0), digit(self.at + 1), digit(self.at + 2));
        self.at += 1 + usize::from(second.is_some());
        if let (Some(second), Some(third)) = (second, third)
            && first < 8
            && second < 8
            && third < 8
        {
            self.at += 1;
            let code = first * 64 + second * 8 + third;
            if code > 0o377 {
                let shown: String = self.text[start..self.at].iter().collect();
                return fault(format!("octal escape value {shown} outside of range 0-0o377"), start);
            }
            return Ok(self.one(Item::Char(char::from_u32(code).unwrap_or('\0')), flags));
        }
        let index = second.map_or(first, |second| first * 10 + second) as usize;
        self.back(index, start, start + 1, flags)
    }

    fn back(&self, index: usize, start: usize, number_at: usize, flags: u32) -> Read<Node> {
        if index >= self.groups {
            return fault(format!("invalid group reference {index}"), number_at);
        }
        if self.open.contains(&index) {
            return fault("cannot refer to an open group", start);
        }
        Ok(Node::Back(index, flags))
    }

    /// What follows a backslash, which is at `start`, inside a set or outside.
    fn escape(&mut self, start: usize) -> Read<Item> {
        let Some(c) = self.next() else { return fault("bad escape (end of pattern)", start) };
        let code = match c {
            'd' | 'D' => return Ok(Item::Digit(c == 'd')),
            's' | 'S' => return Ok(Item::Space(c == 's')),
            'w' | 'W' => return Ok(Item::Word(c == 'w')),
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            'x' | 'u' | 'U' if c == 'x' || !self.is_bytes => {
                let wanted = match c {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let mut code = 0;
                for _ in 0..wanted {
                    match self.peek().and_then(|c| c.to_digit(16)) {
                        Some(digit) => code = code << 4 | digit,
                        None => {
                            let shown: String = self.text[start..self.at].iter().collect();
                            return fault(format!("incomplete escape {shown}"), start);
                        }
                    }
                    self.at += 1;
                }
                code
            }
            '0'..='7' => {
                let mut code = c.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    if let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) {
                        code = code * 8 + digit;
                        self.at += 1;
                    }
                }
                code
            }
            c if c.is_ascii_alphanumeric() => return fault(format!("bad escape \\{c}"), start),
            c => return Ok(Item::Char(c)),
        };
        match char::from_u32(code) {
            Some(c) => Ok(Item::Char(c)),
            None => fault("bad escape", start),
        }
    }

    fn set(&mut self, start: usize, flags: u32) -> Read<Node> {
        let mut items = Vec::new();
        let is_negated = self.take('^');
        let first = self.at;
        loop {
            let low_at = self.at;
            let Some(c) = self.next() else { return fault("unterminated character set", start) };
            if c == ']' && low_at != first {
                break;
            }
            let low = if c == '\\' { self.escape(low_at)? } else { Item::Char(c) };
            if self.peek() != Some('-') {
                items.push(low);
                continue;
            }
            self.at += 1;
            let high_at = self.at;
            let Some(c) = self.next() else { return fault("unterminated character set", start) };
            if c == ']' {
                items.extend([low, Item::Char('-')]);
                break;
            }
            let high = if c == '\\' { self.escape(high_at)? } else { Item::Char(c) };
            match (low, high) {
                (Item::Char(low), Item::Char(high)) if low <= high => items.push(Item::Range(low, high)),
                _ => {
                    let shown: String = self.text[low_at..self.at].iter().collect();
                    return fault(format!("bad character range {shown}"), low_at);
                }
            }
        }
        Ok(Node::One(Atom { items, is_negated, flags }))
    }

    /// A name up to `end`, which is checked to be one, and where it starts.
    fn name(&mut self, end: char) -> Read<(String, usize)> {
        let start = self.at;
        while let Some(c) = self.next() {
            if c == end {
                let name: String = self.text[start..self.at - 1].iter().collect();
                return if name.is_empty() { fault("missing group name", start) } else { Ok((name, start)) };
            }
        }
        if start == self.at {
            return fault("missing group name", start);
        }
        fault(format!("missing {end}, unterminated name"), start)
    }

    fn checked_name(&mut self, end: char) -> Read<(String, usize)> {
        let (name, start) = self.name(end)?;
        if !classify::str_is_identifier(&name) {
            let shown = repr_str(&name);
            return fault(format!("bad character in group name {shown}"), start);
        }
        Ok((name, start))
    }

    fn known(&self, name: &str, at: usize) -> Read<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some(&(_, index)) => Ok(index),
            None => fault(format!("unknown group name {}", repr_str(name)), at),
        }
    }

    /// What starts with a parenthesis; None for a comment and for flags.
    fn group(&mut self, flags: &mut u32, is_first: bool) -> Read<Option<Node>> {
        let start = self.at;
        self.at += 1;
        let mut inner = *flags;
        let mut index = None;
        let mut wrap: Option<(bool, bool)> = None;
        let mut is_atomic = false;
        if self.take('?') {
            let Some(c) = self.next() else { return fault("unexpected end of pattern", self.at) };
            match c {
                'P' => match self.next() {
                    Some('<') => {
                        let (name, at) = self.checked_name('>')?;
                        let number = self.groups;
                        if let Some((_, old)) = self.names.iter().find(|(known, _)| *known == name) {
                            let shown = repr_str(&name);
                            let text = format!("redefinition of group name {shown} as group {number}; was group {old}");
                            return fault(text, at);
                        }
                        self.names.push((name, number));
                        index = Some(number);
                    }
                    Some('=') => {
                        let (name, at) = self.checked_name(')')?;
                        let index = self.known(&name, at)?;
                        return self.back(index, at, at, *flags).map(Some);
                    }
                    Some(c) => return fault(format!("unknown extension ?P{c}"), start + 1),
                    None => return fault("unexpected end of pattern", self.at),
                },
                ':' => {}
                '>' => is_atomic = true,
                '#' => loop {
                    match self.next() {
                        Some(')') => return Ok(None),
                        Some(_) => {}
                        None => return fault("missing ), unterminated comment", start),
                    }
                },
                '=' => wrap = Some((true, false)),
                '!' => wrap = Some((true, true)),
                '<' => match self.next() {
                    Some('=') => wrap = Some((false, false)),
                    Some('!') => wrap = Some((false, true)),
                    Some(c) => return fault(format!("unknown extension ?<{c}"), start + 1),
                    None => return fault("unexpected end of pattern", self.at),
                },
                '(' => return self.condition(start, *flags).map(Some),
                c if "iLmsxau-".contains(c) => match self.flags(c, *flags)? {
                    Some(own) => inner = own,
                    None => {
                        if !is_first {
                            return fault("global flags not at the start of the expression", start);
                        }
                        *flags |= self.flags;
                        return Ok(None);
                    }
                },
                c => return fault(format!("unknown extension ?{c}"), start + 1),
            }
        } else {
            index = Some(self.groups);
        }
        if let Some(index) = index {
            self.groups += 1;
            self.open.push(index);
        }
        self.depth += 1;
        if self.depth > MOST_NESTED {
            return fault("groups are nested too deeply", start);
        }
        let node = Box::new(self.alternatives(inner)?);
        self.depth -= 1;
        if !self.take(')') {
            return fault("missing ), unterminated subpattern", start);
        }
        if let Some(index) = index {
            self.open.retain(|&open| open != index);
            return Ok(Some(Node::Group(index, node)));
        }
        Ok(Some(match wrap {
            Some((is_ahead, is_negated)) => {
                let (low, high) = width(&node);
                if !is_ahead && low != high {
                    return fault("look-behind requires fixed-width pattern", usize::MAX);
                }
                Node::Look { is_ahead, is_negated, width: low as usize, node }
            }
            None if is_atomic => Node::Atomic(node),
            // Alone in its sequence, so that a quantifier after it is not one too many.
            None => Node::All(vec![*node]),
        }))
    }

    fn condition(&mut self, start: usize, flags: u32) -> Read<Node> {
        let (name, at) = self.name(')')?;
        let index = match name.parse::<usize>() {
            Ok(0) => return fault("bad group number", at),
            Ok(index) => index,
            Err(_) => self.known(&name, at)?,
        };
        if index >= self.groups {
            return fault(format!("invalid group reference {index}"), at);
        }
        let mut flags = flags;
        let yes = self.sequence(&mut flags)?;
        let no = if self.take('|') { self.sequence(&mut flags)? } else { Node::All(Vec::new()) };
        if self.peek() == Some('|') {
            return fault("conditional backref with more than two branches", self.at);
        }
        if !self.take(')') {
            return fault("missing ), unterminated subpattern", start);
        }
        Ok(Node::Condition(index, Box::new(yes), Box::new(no)))
    }

    /// `(?i)`, which gives None, or the flags inside of `(?i:`.
    fn flags(&mut self, first: char, outer: u32) -> Read<Option<u32>> {
        let (mut added, mut removed) = (0, 0);
        let mut is_removing = false;
        let wanted = |is_removing: bool, removed: u32| match (is_removing, removed) {
            (false, _) => "missing -, : or )",
            (true, 0) => "missing flag",
            (true, _) => "missing :",
        };
        let mut current = first;
        loop {
            match current {
                '-' if !is_removing => is_removing = true,
                ':' if !is_removing || removed != 0 => return Ok(Some((outer | added) & !removed)),
                ')' if !is_removing => {
                    self.flags |= added;
                    return Ok(None);
                }
                c => {
                    let flag = match c {
                        'i' => IGNORECASE,
                        'm' => MULTILINE,
                        's' => DOTALL,
                        'x' => VERBOSE,
                        'a' => ASCII,
                        'u' if !self.is_bytes => UNICODE,
                        'L' if self.is_bytes => LOCALE,
                        c if c.is_ascii_alphabetic() => return fault("unknown flag", self.at - 1),
                        _ => return fault(wanted(is_removing, removed), self.at - 1),
                    };
                    *(if is_removing { &mut removed } else { &mut added }) |= flag;
                }
            }
            let Some(c) = self.next() else {
                return fault(wanted(is_removing, removed), self.at);
            };
            current = c;
        }
    }
}
