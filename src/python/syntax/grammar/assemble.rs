//! Turns rules into code.
//!
//! Invariant: every address in the code is inside the code, and every path through a rule ends in `Return` or a failure.

use rustc_hash::FxHashMap;

use super::notation::{Alternative, Item, Rule};
use super::{Action, Address, First, Grammar, Op, RuleInfo, first_of_item, first_of_sequence, first_sets};

pub fn assemble(rules: &[Rule]) -> Grammar {
    let names: FxHashMap<&str, u16> = rules.iter().zip(0..).map(|(rule, index)| (rule.name, index)).collect();
    let firsts = first_sets(rules, &names);
    let mut assembler =
        Assembler { names, rule_firsts: firsts, code: Vec::new(), actions: Vec::new(), sets: Vec::new() };
    let infos = rules.iter().enumerate().map(|(index, rule)| assembler.rule(index, rule)).collect();
    let rule_called = |name| assembler.names.get(name).copied().unwrap_or_default();
    let (file, fstring) = (rule_called("file"), rule_called("fstring"));
    Grammar { code: assembler.code, actions: assembler.actions, firsts: assembler.sets, rules: infos, file, fstring }
}

struct Assembler<'r> {
    names: FxHashMap<&'r str, u16>,
    rule_firsts: Vec<First>,
    code: Vec<Op>,
    actions: Vec<Action>,
    sets: Vec<u128>,
}

/// Which items of an alternative become values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capture {
    Nothing,
    Rules,
    Marked,
}

impl Assembler<'_> {
    fn rule(&mut self, index: usize, rule: &Rule) -> RuleInfo {
        let entry = self.here();
        if rule.is_quiet {
            self.code.push(Op::Quiet);
        }
        let mut choices = Vec::new();
        for (position, alternative) in rule.alternatives.iter().enumerate() {
            for choice in choices.drain(..) {
                self.point_here(choice);
            }
            if let [Item::Rule(name)] = alternative.items.as_slice()
                && name.starts_with("invalid_")
            {
                choices.push(self.emit(Op::Gate(0)));
            }
            let first = first_of_sequence(&alternative.items, &self.rule_firsts, &self.names);
            let first = self.set(first);
            // A cut drops the newest choice, so an alternative with one needs a choice of its own.
            let has_cut = alternative.items.iter().any(|item| matches!(item, Item::Cut));
            if position + 1 < rule.alternatives.len() || has_cut {
                choices.push(self.emit(Op::Choice { next: 0, first }));
            } else {
                self.code.push(Op::Test(first));
            }
            let capture = if alternative.items.iter().any(is_marked) { Capture::Marked } else { Capture::Rules };
            self.items(&alternative.items, capture);
            self.action(alternative.action.unwrap_or(Action::Pass));
            self.code.push(Op::Return);
        }
        for choice in choices {
            self.point_here(choice);
        }
        self.code.push(Op::Fail);
        let first = self.rule_firsts.get(index).copied().unwrap_or_default();
        let kinds = if first.is_nullable { u128::MAX } else { first.kinds };
        RuleInfo { entry, first: kinds, is_memo: rule.is_memo, depth: rule.depth }
    }

    fn here(&self) -> Address {
        self.code.len() as Address
    }

    fn emit(&mut self, op: Op) -> usize {
        self.code.push(op);
        self.code.len() - 1
    }

    fn point_here(&mut self, at: usize) {
        let here = self.here();
        if let Some(Op::Choice { next, .. } | Op::Gate(next) | Op::Commit(next) | Op::BackCommit(next)) =
            self.code.get_mut(at)
        {
            *next = here;
        }
    }

    fn set(&mut self, first: First) -> u16 {
        let kinds = if first.is_nullable { u128::MAX } else { first.kinds };
        let index = self.sets.iter().position(|set| *set == kinds).unwrap_or_else(|| {
            self.sets.push(kinds);
            self.sets.len() - 1
        });
        index as u16
    }

    fn set_of_item(&mut self, item: &Item) -> u16 {
        let first = first_of_item(item, &self.rule_firsts, &self.names);
        self.set(first)
    }

    fn action(&mut self, action: Action) {
        self.actions.push(action);
        self.code.push(Op::Do(self.actions.len() as u16 - 1));
    }

    fn items(&mut self, items: &[Item], capture: Capture) {
        for item in items {
            self.item(item, capture);
        }
    }

    fn item(&mut self, item: &Item, capture: Capture) {
        match item {
            Item::Token(kind) => {
                self.code.push(Op::Token(*kind));
            }
            Item::Soft(soft) => self.code.push(Op::Soft(*soft)),
            Item::AnySoft => self.code.push(Op::AnySoft),
            Item::Require(kind) => self.code.push(Op::Require(*kind)),
            Item::Cut => self.code.push(Op::Cut),
            Item::Reset => self.code.push(Op::Reset),
            Item::Rule(name) => {
                let rule = self.names.get(name).copied().unwrap_or_default();
                self.code.push(Op::Call(rule));
                if capture == Capture::Rules {
                    self.code.push(Op::Keep);
                }
            }
            Item::At(item) => match &**item {
                Item::Rule(_) => self.item(item, Capture::Rules),
                Item::Group(alternatives) if alternatives.iter().all(is_rule) => self.item(item, Capture::Rules),
                _ => {
                    self.item(item, Capture::Nothing);
                    self.code.push(Op::Capture);
                }
            },
            Item::Group(alternatives) => self.group(alternatives, capture),
            Item::Optional(item) => {
                let first = self.set_of_item(item);
                let choice = self.emit(Op::Choice { next: 0, first });
                self.item(item, capture);
                let commit = self.emit(Op::Commit(0));
                self.point_here(choice);
                self.point_here(commit);
            }
            Item::Star(item) => self.star(item, capture),
            Item::Plus(item) => {
                self.item(item, capture);
                self.star(item, capture);
            }
            Item::Gather(separator, element) => {
                self.item(element, capture);
                let first = self.set_of_item(separator);
                let start = self.here();
                let choice = self.emit(Op::Choice { next: 0, first });
                self.item(separator, Capture::Nothing);
                self.item(element, capture);
                self.code.push(Op::Commit(start));
                self.point_here(choice);
            }
            Item::And(item) => {
                let first = self.set_of_item(item);
                let choice = self.emit(Op::Choice { next: 0, first });
                self.item(item, Capture::Nothing);
                let commit = self.emit(Op::BackCommit(0));
                self.point_here(choice);
                self.code.push(Op::Fail);
                self.point_here(commit);
            }
            Item::Not(item) => {
                let first = self.set_of_item(item);
                let choice = self.emit(Op::Choice { next: 0, first });
                self.item(item, Capture::Nothing);
                self.code.push(Op::FailTwice);
                self.point_here(choice);
            }
        }
    }

    fn star(&mut self, item: &Item, capture: Capture) {
        let start = self.here();
        let first = self.set_of_item(item);
        let choice = self.emit(Op::Choice { next: 0, first });
        self.item(item, capture);
        self.code.push(Op::Commit(start));
        self.point_here(choice);
    }

    fn group(&mut self, alternatives: &[Alternative], capture: Capture) {
        let mut commits = Vec::new();
        for (position, alternative) in alternatives.iter().enumerate() {
            let first = first_of_sequence(&alternative.items, &self.rule_firsts, &self.names);
            let first = self.set(first);
            let is_last = position + 1 == alternatives.len();
            let choice = if is_last {
                self.code.push(Op::Test(first));
                None
            } else {
                Some(self.emit(Op::Choice { next: 0, first }))
            };
            self.items(&alternative.items, capture);
            if let Some(Action::Node(kind)) = alternative.action {
                self.action(Action::Fold(kind));
            }
            if let Some(choice) = choice {
                commits.push(self.emit(Op::Commit(0)));
                self.point_here(choice);
            }
        }
        for commit in commits {
            self.point_here(commit);
        }
    }
}

fn is_rule(alternative: &Alternative) -> bool {
    matches!(alternative.items.as_slice(), [Item::Rule(_)])
}

fn is_marked(item: &Item) -> bool {
    match item {
        Item::At(_) => true,
        Item::Group(alternatives) => alternatives.iter().any(|alternative| alternative.items.iter().any(is_marked)),
        Item::Optional(item) | Item::Star(item) | Item::Plus(item) | Item::Gather(_, item) => is_marked(item),
        _ => false,
    }
}
