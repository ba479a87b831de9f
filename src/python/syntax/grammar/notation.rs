//! Reads the notation of `python311.peg`.
//!
//! Invariant: the text is our own file; what it means is described in `grammar.rs`, and a test reads all of it.

use super::super::token::{Kind, Soft};
use super::{Action, NodeKind, Place, Special};

pub struct Rule {
    pub name: &'static str,
    pub is_memo: bool,
    pub is_quiet: bool,
    pub depth: u16,
    pub alternatives: Vec<Alternative>,
}

pub struct Alternative {
    pub items: Vec<Item>,
    pub action: Option<Action>,
}

pub enum Item {
    Token(Kind),
    Soft(Soft),
    AnySoft,
    Rule(&'static str),
    Group(Vec<Alternative>),
    Optional(Box<Item>),
    Star(Box<Item>),
    Plus(Box<Item>),
    /// Separator and element.
    Gather(Box<Item>, Box<Item>),
    And(Box<Item>),
    Not(Box<Item>),
    Require(Kind),
    At(Box<Item>),
    Cut,
    Reset,
}

/// The rules of a grammar, one a line.
pub fn rules(source: &'static str) -> Vec<Rule> {
    source.lines().filter_map(rule).collect()
}

fn rule(line: &'static str) -> Option<Rule> {
    let (head, body) = line.split_once(": ")?;
    let mut words = head.split(' ');
    let name = words.next()?;
    let mut rule = Rule { name, is_memo: false, is_quiet: false, depth: 0, alternatives: Vec::new() };
    for word in words {
        match word {
            "memo" => rule.is_memo = true,
            "quiet" => rule.is_quiet = true,
            _ => rule.depth = word.strip_prefix("deep")?.parse().ok()?,
        }
    }
    let mut reader = Reader { rest: body };
    rule.alternatives = reader.alternatives();
    Some(rule)
}

struct Reader {
    rest: &'static str,
}

impl Reader {
    fn eat(&mut self, prefix: &str) -> bool {
        self.rest = self.rest.trim_start_matches(' ');
        match self.rest.strip_prefix(prefix) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn until(&mut self, end: char) -> &'static str {
        let (text, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        text
    }

    fn alternatives(&mut self) -> Vec<Alternative> {
        let mut alternatives = Vec::new();
        loop {
            let mut items = Vec::new();
            while let Some(item) = self.item() {
                items.push(item);
            }
            let action = if self.eat("{") { action(self.until('}')) } else { None };
            alternatives.push(Alternative { items, action });
            if !self.eat("|") {
                return alternatives;
            }
        }
    }

    fn item(&mut self) -> Option<Item> {
        if self.eat("&&'") {
            return Kind::of_spelling(self.until('\'')).map(Item::Require);
        }
        if self.eat("&") {
            return self.atom().map(|item| Item::And(Box::new(item)));
        }
        if self.eat("!") {
            return self.atom().map(|item| Item::Not(Box::new(item)));
        }
        if self.eat("~") {
            return Some(Item::Cut);
        }
        if self.eat("@") {
            return self.repeated().map(|item| Item::At(Box::new(item)));
        }
        self.repeated()
    }

    fn repeated(&mut self) -> Option<Item> {
        let item = self.atom()?;
        // Suffixes follow directly; a space before them would be another item.
        if let Some(rest) = self.rest.strip_prefix('.') {
            self.rest = rest;
            let element = self.atom()?;
            self.rest = self.rest.strip_prefix('+')?;
            return Some(Item::Gather(Box::new(item), Box::new(element)));
        }
        let make = match self.rest.chars().next() {
            Some('?') => Item::Optional,
            Some('*') => Item::Star,
            Some('+') => Item::Plus,
            _ => return Some(item),
        };
        self.rest = self.rest.get(1..)?;
        Some(make(Box::new(item)))
    }

    fn atom(&mut self) -> Option<Item> {
        if self.eat("'") {
            return Kind::of_spelling(self.until('\'')).map(Item::Token);
        }
        if self.eat("\"") {
            return Some(Item::Soft(Soft::of_text(self.until('"').as_bytes())));
        }
        if self.eat("(") {
            let alternatives = self.alternatives();
            self.eat(")");
            return Some(Item::Group(alternatives));
        }
        let end = self.rest.find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
        let (word, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        if word.is_empty() {
            return None;
        }
        self.rest = rest;
        Some(match word {
            "SOFT" => Item::AnySoft,
            "RESET" => Item::Reset,
            _ => Kind::of_class(word).map_or(Item::Rule(word), Item::Token),
        })
    }
}

fn action(text: &'static str) -> Option<Action> {
    if let Some(message) = text.strip_prefix("!I ") {
        return Some(Action::Raise { place: Place::Indentation, message });
    }
    if let Some(message) = text.strip_prefix("!!") {
        return Some(Action::Raise { place: Place::LastToken, message });
    }
    if let Some(message) = text.strip_prefix('!') {
        return Some(Action::Raise { place: Place::Marked, message });
    }
    if let Some(name) = text.strip_prefix('?') {
        return special(name).map(Action::Special);
    }
    if let Some(name) = text.strip_suffix('?') {
        return node_kind(name).map(Action::NodeIfMany);
    }
    if let Some(name) = text.strip_suffix(',') {
        return node_kind(name).map(Action::NodeIfComma);
    }
    node_kind(text).map(Action::Node)
}

fn special(name: &str) -> Option<Special> {
    Some(match name {
        "strings" => Special::Strings,
        "number" => Special::Number,
        "real" => Special::Real,
        "imaginary" => Special::Imaginary,
        "star_target" => Special::StarTarget,
        "for_target" => Special::ForTarget,
        "del_target" => Special::DelTarget,
        "legacy" => Special::LegacyStatement,
        "comma" => Special::ForgottenComma,
        "genexp" => Special::BareGenerator,
        "positional" => Special::PositionalAfterKeyword,
        "kvpair" => Special::KeyWithoutValue,
        _ => return None,
    })
}

fn node_kind(name: &str) -> Option<NodeKind> {
    Some(match name {
        "Other" => NodeKind::Other,
        "Name" => NodeKind::Name,
        "Attribute" => NodeKind::Attribute,
        "Subscript" => NodeKind::Subscript,
        "Starred" => NodeKind::Starred,
        "List" => NodeKind::List,
        "Tuple" => NodeKind::Tuple,
        "Lambda" => NodeKind::Lambda,
        "Call" => NodeKind::Call,
        "Expression" => NodeKind::Expression,
        "GeneratorExp" => NodeKind::GeneratorExp,
        "Yield" => NodeKind::Yield,
        "Await" => NodeKind::Await,
        "ListComp" => NodeKind::ListComp,
        "SetComp" => NodeKind::SetComp,
        "DictComp" => NodeKind::DictComp,
        "Dict" => NodeKind::Dict,
        "Set" => NodeKind::Set,
        "None" => NodeKind::None,
        "True" => NodeKind::True,
        "False" => NodeKind::False,
        "Ellipsis" => NodeKind::Ellipsis,
        "Compare" => NodeKind::Compare,
        "InPair" => NodeKind::InPair,
        "IfExp" => NodeKind::IfExp,
        "NamedExpr" => NodeKind::NamedExpr,
        "Args" => NodeKind::Args,
        "Kwargs" => NodeKind::Kwargs,
        "Kwarg" => NodeKind::Kwarg,
        "KwUnpack" => NodeKind::KwUnpack,
        _ => return None,
    })
}
