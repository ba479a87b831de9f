//! Reads a regular expression.
//! Invariant: a back reference in the tree is to a group that is closed before it.

mod group;

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
}
