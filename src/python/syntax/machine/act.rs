//! What the machine does at the end of an alternative: makes a node, or words an error.
//!
//! Invariant: an action that returns `false` fails its whole rule, not only its alternative, as CPython's do.

use super::super::grammar::{Action, NodeKind, Place, Special};
use super::super::literal;
use super::super::token::Kind;
use super::nodes::{Node, NodeId};
use super::{Machine, Stop};

/// Digits that CPython converts to an integer at most.
const MAX_DIGITS: usize = 4300;

/// What an assignment, a loop or a `del` cannot have as its target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Star,
    For,
    Del,
}

impl Machine {
    /// Performs an action; the rule fails if it returns false.
    pub(super) fn act(&mut self, action: u16) -> Result<bool, Stop> {
        let action = self.grammar.actions.get(usize::from(action)).copied().unwrap_or(Action::Pass);
        let Some(frame) = self.running() else { return Ok(false) };
        let token = frame.mark as usize;
        let base = frame.values as usize;
        let count = self.values.len().saturating_sub(base);
        match action {
            Action::Pass if count == 1 => self.result = self.value(base),
            Action::Pass if count == 0 => self.result = NodeId::NONE,
            Action::Pass => self.result = self.gather(NodeKind::Other, token, base),
            Action::Node(kind) => self.result = self.gather(kind, token, base),
            Action::NodeIfMany(_) if count == 1 => self.result = self.value(base),
            Action::NodeIfMany(kind) => self.result = self.gather(kind, token, base),
            Action::NodeIfComma(kind) => {
                let has_comma = count > 1 || self.kind_at(self.mark.saturating_sub(1)) == Kind::of_spelling(",");
                self.result = if has_comma { self.gather(kind, token, base) } else { self.value(base) };
            }
            Action::Fold(kind) => {
                let node = self.gather(kind, token, base);
                self.values.truncate(base);
                self.values.push(node);
            }
            Action::Raise { place, message } => {
                let marked = self.nodes.get(self.value(base));
                return Err(self.raise(place, message, marked));
            }
            Action::Special(special) => return self.special(special, token, base),
        }
        Ok(true)
    }

    fn value(&self, base: usize) -> NodeId {
        self.values.get(base).copied().unwrap_or(NodeId::NONE)
    }

    fn gather(&mut self, kind: NodeKind, token: usize, base: usize) -> NodeId {
        let node = self.nodes.node(kind, token, self.values.get(base..).unwrap_or_default());
        if let Some(node) = self.nodes.get(node) {
            self.depth.height = self.depth.height.max(node.height);
        }
        node
    }

    fn raise(&self, place: Place, message: &str, marked: Option<Node>) -> Stop {
        let marked_token = marked.and_then(|node| self.tokens.list.get(node.token).copied());
        let mut message = message.to_owned();
        if let Some(node) = marked {
            message = message.replace("%n", name_of(node.kind));
        }
        if let Some(token) = marked_token {
            let spelling = self.text.get(token.start as usize..token.end as usize).unwrap_or_default();
            message = message.replace("%t", spelling).replace("%l", &token.line.to_string());
        }
        let token = if place == Place::Marked { marked_token } else { self.last_token() };
        let mut problem = self.problem_at(token, &message);
        if place == Place::Indentation {
            problem.class = "IndentationError";
        }
        Stop::Raised(problem)
    }

    pub(super) fn missing(&self, kind: Kind) -> Stop {
        let spelling = ["(", ":"].into_iter().find(|spelling| Kind::of_spelling(spelling) == Some(kind));
        let message = format!("expected '{}'", spelling.unwrap_or_default());
        Stop::Raised(self.problem_at(self.tokens.list.get(self.mark).copied(), &message))
    }

    fn special(&mut self, special: Special, token: usize, base: usize) -> Result<bool, Stop> {
        let marked = self.nodes.get(self.value(base));
        let target = match special {
            Special::StarTarget => Target::Star,
            Special::ForTarget => Target::For,
            Special::DelTarget => Target::Del,
            Special::Strings => return self.strings(token),
            Special::Number => return self.number(token),
            Special::Real | Special::Imaginary => return self.complex_part(special, marked, base),
            Special::KeyWithoutValue => {
                let message = "':' expected after dictionary key";
                let mut problem =
                    self.problem_at(marked.and_then(|node| self.tokens.list.get(node.token).copied()), message);
                problem.column =
                    self.tokens.list.get(self.mark.saturating_sub(1)).map_or(0, |last| self.column_at(last.end) - 1);
                return Err(Stop::Raised(problem));
            }
            _ => {
                return match (marked, self.words_for(special, marked)) {
                    (Some(marked), Some((place, message, node))) => {
                        Err(self.raise(place, message, node.or(Some(marked))))
                    }
                    _ => Ok(false),
                };
            }
        };
        let Some(wrong) = marked.and_then(|node| self.wrong_target(node, target)) else { return Ok(false) };
        let message = if target == Target::Del { "cannot delete %n" } else { "cannot assign to %n" };
        Err(self.raise(Place::Marked, message, Some(wrong)))
    }

    /// The message of a check that has one, and the node it is about if that is not the marked one.
    fn words_for(&self, special: Special, marked: Option<Node>) -> Option<(Place, &'static str, Option<Node>)> {
        let marked = marked?;
        match special {
            Special::LegacyStatement if self.is_legacy_name(marked) => {
                Some((Place::Marked, "Missing parentheses in call to '%t'. Did you mean %t(...)?", None))
            }
            Special::ForgottenComma => {
                let last = self.tokens.list.get(self.mark.checked_sub(1)?)?;
                let applies = last.level > 0 && !self.is_legacy_name(marked);
                applies.then_some((Place::Marked, "invalid syntax. Perhaps you forgot a comma?", None))
            }
            Special::BareGenerator => {
                let arguments = self.arguments(marked, |kind| !is_keyword(kind));
                let last = *arguments.last().filter(|_| arguments.len() > 1)?;
                Some((Place::Marked, "Generator expression must be parenthesized", Some(last)))
            }
            Special::PositionalAfterKeyword => {
                let has_unpacking = !self.arguments(marked, |kind| kind == NodeKind::KwUnpack).is_empty();
                let message = if has_unpacking {
                    "positional argument follows keyword argument unpacking"
                } else {
                    "positional argument follows keyword argument"
                };
                Some((Place::LastToken, message, None))
            }
            _ => None,
        }
    }

    /// The arguments of a call whose kind is wanted; keyword arguments are one level further down.
    fn arguments(&self, node: Node, is_wanted: fn(NodeKind) -> bool) -> Vec<Node> {
        let mut found = Vec::new();
        for argument in self.nodes.parts(node).iter().filter_map(|id| self.nodes.get(*id)) {
            if argument.kind == NodeKind::Kwargs {
                let keywords = self.nodes.parts(argument).iter().filter_map(|id| self.nodes.get(*id));
                found.extend(keywords.filter(|keyword| is_wanted(keyword.kind)));
            } else if is_wanted(argument.kind) {
                found.push(argument);
            }
        }
        found
    }

    fn is_legacy_name(&self, node: Node) -> bool {
        let Some(token) = self.tokens.list.get(node.token).filter(|_| node.kind == NodeKind::Name) else {
            return false;
        };
        matches!(self.text.get(token.start as usize..token.end as usize), Some("print" | "exec"))
    }

    /// The first part of `node` that cannot be a target.
    fn wrong_target(&self, node: Node, target: Target) -> Option<Node> {
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            let parts = self.nodes.parts(node);
            match node.kind {
                NodeKind::Name | NodeKind::Subscript | NodeKind::Attribute => {}
                NodeKind::Starred if target == Target::Del => return Some(node),
                NodeKind::Compare if target == Target::For => {
                    let operator = parts.get(1).and_then(|part| self.nodes.get(*part));
                    if operator.is_some_and(|part| part.kind == NodeKind::InPair) {
                        pending.extend(parts.first().and_then(|part| self.nodes.get(*part)));
                    }
                }
                // `Other` is the list of elements that some rules of the grammar make.
                NodeKind::List | NodeKind::Tuple | NodeKind::Starred | NodeKind::Other => {
                    pending.extend(parts.iter().rev().filter_map(|part| self.nodes.get(*part)));
                }
                _ => return Some(node),
            }
        }
        None
    }

    fn strings(&mut self, token: usize) -> Result<bool, Stop> {
        let strings = self.tokens.list.get(token..self.mark).unwrap_or_default();
        match literal::check(&self.text, strings, &|| self.problem_at(self.last_token(), "")) {
            Ok(strings) => {
                let kind = if strings.is_format { NodeKind::FString } else { NodeKind::Literal };
                self.result = self.nodes.leaf(kind, token);
                self.nodes.set_height(self.result, strings.depth.height + 1);
                let nesting = self.running().map_or(0, |frame| frame.nesting) + strings.depth.nesting;
                self.depth.nesting = self.depth.nesting.max(nesting);
                Ok(true)
            }
            Err(problem) => Err(Stop::Raised(problem)),
        }
    }

    fn number(&mut self, token: usize) -> Result<bool, Stop> {
        let Some(number) = self.tokens.list.get(token).copied() else { return Ok(false) };
        let text = self.text.get(number.start as usize..number.end as usize).unwrap_or_default();
        let digits = text.bytes().filter(|byte| *byte != b'_').count();
        if digits > MAX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits."
            );
            return Err(Stop::Raised(self.problem_at(Some(number), &message)));
        }
        let kind = if text.ends_with(['j', 'J']) { NodeKind::Imaginary } else { NodeKind::Literal };
        self.result = self.nodes.leaf(kind, token);
        Ok(true)
    }

    fn complex_part(&mut self, special: Special, marked: Option<Node>, base: usize) -> Result<bool, Stop> {
        let is_imaginary = marked.is_some_and(|node| node.kind == NodeKind::Imaginary);
        let message = match special {
            Special::Real if is_imaginary => "real number required in complex literal",
            Special::Imaginary if !is_imaginary => "imaginary number required in complex literal",
            _ => {
                self.result = self.value(base);
                return Ok(true);
            }
        };
        Err(self.raise(Place::Marked, message, marked))
    }
}

fn is_keyword(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Kwarg | NodeKind::KwUnpack)
}

/// What CPython calls an expression in an error message.
fn name_of(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Name => "name",
        NodeKind::Attribute => "attribute",
        NodeKind::Subscript => "subscript",
        NodeKind::Starred => "starred",
        NodeKind::List => "list",
        NodeKind::Tuple => "tuple",
        NodeKind::Lambda => "lambda",
        NodeKind::Call => "function call",
        NodeKind::Expression => "expression",
        NodeKind::GeneratorExp => "generator expression",
        NodeKind::Yield => "yield expression",
        NodeKind::Await => "await expression",
        NodeKind::ListComp => "list comprehension",
        NodeKind::SetComp => "set comprehension",
        NodeKind::DictComp => "dict comprehension",
        NodeKind::Dict => "dict literal",
        NodeKind::Set => "set display",
        NodeKind::FString => "f-string expression",
        NodeKind::None => "None",
        NodeKind::True => "True",
        NodeKind::False => "False",
        NodeKind::Ellipsis => "ellipsis",
        NodeKind::Compare => "comparison",
        NodeKind::IfExp => "conditional expression",
        NodeKind::NamedExpr => "named expression",
        _ => "literal",
    }
}
