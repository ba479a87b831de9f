//! `match`.
//! Invariant: a pattern takes the subject off the operand stack whether it matches or not, and no name is bound before
//! the whole pattern has matched.

use ruff_python_ast::{
    MatchCase, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr, PatternMatchSequence, Singleton,
    StmtMatch,
};

use super::Compiler;
use super::assignments::unpack_op;
use super::unit::Label;
use crate::python::code::{BinaryOp, CompareOp, Op};
use crate::python::value::Value;

/// A pattern on its way.
#[derive(Default)]
struct Attempt<'a> {
    /// The names captured so far, whose values lie below what is on top, the first one uppermost.
    captures: Vec<&'a str>,
    /// Operands above the captures, for what is still to be matched.
    on_top: usize,
    /// Where to go when the match fails with so many operands to pop.
    failures: Vec<Label>,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_statement(&mut self, stmt: &'a StmtMatch) {
        let line = self.unit.line;
        let end = self.unit.label();
        self.expr(&stmt.subject);
        let Some((last, cases)) = stmt.cases.split_last() else { return self.emit(Op::Pop) };
        for case in cases {
            self.emit(Op::Dup);
            self.match_case(case, true, end);
        }
        self.match_case(last, false, end);
        self.unit.bind(end);
        self.unit.line = line;
    }

    /// `[subject] -> []`, with the subject once more below where it `is_kept`.
    fn match_case(&mut self, case: &'a MatchCase, is_kept: bool, end: Label) {
        if !self.unit.is_reachable() {
            return;
        }
        self.begin_line(self.line_of(&case.pattern));
        let mut attempt = Attempt::default();
        self.pattern(&case.pattern, &mut attempt);
        for name in std::mem::take(&mut attempt.captures) {
            self.store_name(name);
        }
        if let Some(guard) = &case.guard {
            let failed = self.failure(&mut attempt, 0);
            self.jump_if(guard, false, failed);
        }
        if is_kept {
            self.emit(Op::Pop);
        }
        self.statements(&case.body);
        self.jump(Op::Jump, end);
        self.bind_failures(&mut attempt);
    }

    /// The place to go to when the match fails with `pops` operands to pop.
    fn failure(&mut self, attempt: &mut Attempt<'a>, pops: usize) -> Label {
        while attempt.failures.len() <= pops {
            attempt.failures.push(self.unit.label());
        }
        attempt.failures[pops]
    }

    /// Where failures meet, their operands popped.
    fn bind_failures(&mut self, attempt: &mut Attempt<'a>) {
        while let Some(label) = attempt.failures.pop() {
            self.unit.bind(label);
            if !attempt.failures.is_empty() {
                self.emit(Op::Pop);
            }
        }
    }

    /// Fails by a jump that pops what it tests.
    fn fail_on(&mut self, jump: fn(u32) -> Op, attempt: &mut Attempt<'a>) {
        let label = self.failure(attempt, attempt.on_top + attempt.captures.len());
        self.jump(jump, label);
    }

    /// `[subject] -> []`, or a failure.
    fn pattern(&mut self, pattern: &'a Pattern, attempt: &mut Attempt<'a>) {
        let outer = self.unit.line;
        self.unit.line = self.line_of(pattern);
        match pattern {
            Pattern::MatchValue(pattern) => {
                self.expr(&pattern.value);
                self.emit(Op::Compare(CompareOp::Equal));
                self.fail_on(Op::PopJumpIfFalse, attempt);
            }
            Pattern::MatchSingleton(pattern) => {
                self.constant(match pattern.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::Bool(true),
                    Singleton::False => Value::Bool(false),
                });
                self.emit(Op::Is(false));
                self.fail_on(Op::PopJumpIfFalse, attempt);
            }
            Pattern::MatchSequence(pattern) => self.sequence_pattern(pattern, attempt),
            Pattern::MatchMapping(pattern) => self.mapping_pattern(pattern, attempt),
            Pattern::MatchClass(pattern) => self.class_pattern(pattern, attempt),
            Pattern::MatchStar(pattern) => self.capture(pattern.name.as_deref(), attempt),
            Pattern::MatchAs(pattern) => {
                if let Some(inner) = &pattern.pattern {
                    attempt.on_top += 1;
                    self.emit(Op::Dup);
                    self.pattern(inner, attempt);
                    attempt.on_top -= 1;
                }
                self.capture(pattern.name.as_deref(), attempt);
            }
            Pattern::MatchOr(pattern) => self.or_pattern(pattern, attempt),
        }
        self.unit.line = outer;
    }

    /// `[captures, rest on top, value] -> [value, captures, rest on top]`; without a name the value goes.
    fn capture(&mut self, name: Option<&'a str>, attempt: &mut Attempt<'a>) {
        match name {
            None => self.emit(Op::Pop),
            Some(name) => {
                self.rotate(attempt.on_top + attempt.captures.len() + 1);
                attempt.captures.push(name);
            }
        }
    }

    fn rotate(&mut self, count: usize) {
        match count {
            0 | 1 => {}
            2 => self.emit(Op::Swap),
            3 => self.emit(Op::RotThree),
            _ => self.emit(Op::Rot(count as u32)),
        }
    }

    fn sequence_pattern(&mut self, pattern: &'a PatternMatchSequence, attempt: &mut Attempt<'a>) {
        let patterns = &pattern.patterns;
        let star = patterns.iter().position(Pattern::is_match_star);
        attempt.on_top += 1;
        self.emit(Op::MatchSequence);
        self.fail_on(Op::PopJumpIfFalse, attempt);
        let needed = patterns.len() - usize::from(star.is_some());
        if star.is_none() || needed > 0 {
            self.emit(Op::GetLen);
            self.constant(Value::from(needed));
            let compare = if star.is_none() { CompareOp::Equal } else { CompareOp::GreaterEqual };
            self.emit(Op::Compare(compare));
            self.fail_on(Op::PopJumpIfFalse, attempt);
        }
        attempt.on_top -= 1;
        if patterns.iter().all(is_wildcard) {
            self.emit(Op::Pop);
        } else if star.is_some_and(|star| is_wildcard(&patterns[star])) {
            self.sequence_items(patterns, star.unwrap_or(0), attempt);
        } else {
            self.emit(unpack_op(patterns.len(), star));
            self.patterns_on_top(patterns.iter(), patterns.len(), attempt);
        }
    }

    /// A sequence with `*_`: looks at the other items one by one.
    fn sequence_items(&mut self, patterns: &'a [Pattern], star: usize, attempt: &mut Attempt<'a>) {
        attempt.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if index == star || is_wildcard(pattern) {
                continue;
            }
            self.emit(Op::Dup);
            if index < star {
                self.constant(Value::from(index));
            } else {
                self.emit(Op::GetLen);
                self.constant(Value::from(patterns.len() - index));
                self.emit(Op::Binary(BinaryOp::Subtract));
            }
            self.emit(Op::Subscript);
            self.pattern(pattern, attempt);
        }
        attempt.on_top -= 1;
        self.emit(Op::Pop);
    }

    /// Matches `count` subjects, the first one on top.
    fn patterns_on_top(
        &mut self,
        patterns: impl Iterator<Item = &'a Pattern>,
        count: usize,
        attempt: &mut Attempt<'a>,
    ) {
        attempt.on_top += count;
        for pattern in patterns {
            attempt.on_top -= 1;
            self.pattern(pattern, attempt);
        }
    }

    fn mapping_pattern(&mut self, pattern: &'a PatternMatchMapping, attempt: &mut Attempt<'a>) {
        let count = pattern.keys.len();
        attempt.on_top += 1;
        self.emit(Op::MatchMapping);
        self.fail_on(Op::PopJumpIfFalse, attempt);
        if count == 0 && pattern.rest.is_none() {
            attempt.on_top -= 1;
            return self.emit(Op::Pop);
        }
        if count > 0 {
            self.emit(Op::GetLen);
            self.constant(Value::from(count));
            self.emit(Op::Compare(CompareOp::GreaterEqual));
            self.fail_on(Op::PopJumpIfFalse, attempt);
        }
        for key in &pattern.keys {
            self.expr(key);
        }
        self.emit(Op::BuildTuple(count as u32));
        self.emit(Op::MatchKeys);
        attempt.on_top += 2;
        self.emit(Op::Dup);
        self.fail_on(Op::PopJumpIfNone, attempt);
        self.emit(Op::Unpack(count as u32));
        attempt.on_top -= 1;
        self.patterns_on_top(pattern.patterns.iter(), count, attempt);
        attempt.on_top -= 2;
        match &pattern.rest {
            Some(rest) => {
                self.emit(Op::MatchRest);
                self.capture(Some(rest.as_str()), attempt);
            }
            None => {
                self.emit(Op::Pop);
                self.emit(Op::Pop);
            }
        }
    }

    fn class_pattern(&mut self, pattern: &'a PatternMatchClass, attempt: &mut Attempt<'a>) {
        let arguments = &pattern.arguments;
        self.expr(&pattern.cls);
        let names = arguments.keywords.iter().map(|keyword| Value::Str(self.intern(&keyword.attr))).collect();
        self.constant(Value::tuple(names));
        self.emit(Op::MatchClass(arguments.patterns.len() as u32));
        attempt.on_top += 1;
        self.emit(Op::Dup);
        self.fail_on(Op::PopJumpIfNone, attempt);
        attempt.on_top -= 1;
        let count = arguments.patterns.len() + arguments.keywords.len();
        self.emit(Op::Unpack(count as u32));
        let keywords = arguments.keywords.iter().map(|keyword| &keyword.pattern);
        self.patterns_on_top(arguments.patterns.iter().chain(keywords), count, attempt);
    }

    /// Every alternative starts from a copy of the subject and captures the same names, which end in the order of the
    /// first alternative.
    fn or_pattern(&mut self, pattern: &'a PatternMatchOr, attempt: &mut Attempt<'a>) {
        let end = self.unit.label();
        let mut order: Option<Vec<&'a str>> = None;
        for alternative in &pattern.patterns {
            if !self.unit.is_reachable() {
                break;
            }
            // A failed alternative leaves the subject alone, so it fails with operands of its own only.
            let mut own = Attempt::default();
            self.emit(Op::Dup);
            self.pattern(alternative, &mut own);
            match &order {
                None => order = Some(own.captures.clone()),
                Some(order) => self.reorder(order, &mut own.captures),
            }
            self.jump(Op::Jump, end);
            self.bind_failures(&mut own);
        }
        // No alternative matched: the subject goes, and the whole pattern fails.
        self.emit(Op::Pop);
        let label = self.failure(attempt, attempt.on_top + attempt.captures.len());
        self.jump(Op::Jump, label);
        self.unit.bind(end);
        self.settle(&order.unwrap_or_default(), attempt);
    }

    /// Brings the captures of an alternative, the first one on top, into the order of the first alternative.
    fn reorder(&mut self, order: &[&'a str], captures: &mut Vec<&'a str>) {
        // From the bottom up: what belongs below is rotated there from where it is.
        let count = captures.len();
        for (place, wanted) in order.iter().enumerate().rev() {
            let Some(at) = captures.iter().position(|name| name == wanted) else { continue };
            if at == place {
                continue;
            }
            // The first `place + 1` are not in place yet: bring them round until the wanted one is on top, then under them.
            for _ in 0..at {
                self.rotate(place + 1);
                let first = captures.remove(0);
                captures.insert(place, first);
            }
            self.rotate(place + 1);
            let first = captures.remove(0);
            captures.insert(place, first);
        }
        debug_assert!(captures.len() == count);
    }

    /// `[old captures, on top, subject, new captures]` to `[new captures, old captures, on top]`.
    fn settle(&mut self, names: &[&'a str], attempt: &mut Attempt<'a>) {
        let below = attempt.on_top + attempt.captures.len() + 1;
        for name in names {
            // The uppermost capture goes below everything that was there and the captures brought down before it.
            self.rotate(below + names.len());
            attempt.captures.push(name);
        }
        self.emit(Op::Pop);
    }
}

/// `_` and `*_`.
fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(pattern) => pattern.pattern.is_none() && pattern.name.is_none(),
        Pattern::MatchStar(pattern) => pattern.name.is_none(),
        _ => false,
    }
}
