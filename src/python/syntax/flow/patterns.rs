//! Patterns of `match` that cannot be, or that leave nothing for the patterns after them.
//!
//! Invariant: names are collected in the order in which CPython stores them.

use ruff_python_ast::{Expr, Number, Operator, Pattern, PatternMatchClass, PatternMatchMapping, StmtMatch, UnaryOp};
use ruff_text_size::Ranged;

use super::super::super::text::repr;
use super::super::scopes::Checked;
use super::Checker;

/// What is known on the way into a pattern.
#[derive(Default)]
struct Captures {
    names: Vec<String>,
    /// Whether a pattern that matches everything may stand here.
    allows_irrefutable: bool,
}

impl Checker<'_> {
    pub(super) fn matches(&mut self, statement: &StmtMatch) -> Checked {
        self.expression(&statement.subject)?;
        let count = statement.cases.len();
        for (index, case) in statement.cases.iter().enumerate() {
            self.at = case.pattern.start();
            let is_last = index + 1 == count;
            let is_default = is_last && count > 1 && is_wildcard(&case.pattern);
            if !is_default {
                let allows_irrefutable = case.guard.is_some() || is_last;
                let mut captures = Captures { names: Vec::new(), allows_irrefutable };
                self.pattern(&case.pattern, &mut captures)?;
            }
            self.optional(case.guard.as_deref())?;
            self.statements(&case.body)?;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern, captures: &mut Captures) -> Checked {
        self.at_node(pattern, |checker| checker.placed_pattern(pattern, captures))
    }

    fn placed_pattern(&mut self, pattern: &Pattern, captures: &mut Captures) -> Checked {
        match pattern {
            Pattern::MatchValue(value) => {
                if value.value.is_f_string_expr() {
                    return self.fail("patterns may only match literals and attribute lookups");
                }
                self.expression(&value.value)
            }
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(sequence) => {
                if sequence.patterns.iter().filter(|pattern| pattern.is_match_star()).count() > 1 {
                    return self.fail("multiple starred expressions in sequence pattern");
                }
                sequence.patterns.iter().try_for_each(|pattern| self.subpattern(pattern, captures))
            }
            Pattern::MatchMapping(mapping) => self.mapping(mapping, captures),
            Pattern::MatchClass(class) => self.class_pattern(class, captures),
            Pattern::MatchStar(star) => star.name.as_ref().map_or(Ok(()), |name| self.capture(name.as_str(), captures)),
            Pattern::MatchAs(binding) => {
                let Some(inner) = &binding.pattern else {
                    return match &binding.name {
                        Some(name) if !captures.allows_irrefutable => {
                            self.fail(format!("name capture '{name}' makes remaining patterns unreachable"))
                        }
                        None if !captures.allows_irrefutable => {
                            self.fail("wildcard makes remaining patterns unreachable")
                        }
                        Some(name) => self.capture(name.as_str(), captures),
                        None => Ok(()),
                    };
                };
                self.pattern(inner, captures)?;
                binding.name.as_ref().map_or(Ok(()), |name| self.capture(name.as_str(), captures))
            }
            Pattern::MatchOr(or) => self.alternatives(&or.patterns, captures),
        }
    }

    fn subpattern(&mut self, pattern: &Pattern, captures: &mut Captures) -> Checked {
        let outer = std::mem::replace(&mut captures.allows_irrefutable, true);
        self.pattern(pattern, captures)?;
        captures.allows_irrefutable = outer;
        Ok(())
    }

    fn capture(&mut self, name: &str, captures: &mut Captures) -> Checked {
        self.bindable(name)?;
        if captures.names.iter().any(|known| known == name) {
            return self.fail(format!("multiple assignments to name '{name}' in pattern"));
        }
        captures.names.push(name.to_owned());
        Ok(())
    }

    fn mapping(&mut self, mapping: &PatternMatchMapping, captures: &mut Captures) -> Checked {
        let mut seen: Vec<Key> = Vec::new();
        for key in &mapping.keys {
            match Key::of(key) {
                Some(literal) if seen.iter().any(|known| known.equals(&literal)) => {
                    return self.fail(format!("mapping pattern checks duplicate key ({})", literal.repr()));
                }
                Some(literal) => seen.push(literal),
                None if !key.is_attribute_expr() => {
                    return self.fail("mapping pattern keys may only match literals and attribute lookups");
                }
                None => {}
            }
            self.expression(key)?;
        }
        mapping.patterns.iter().try_for_each(|pattern| self.subpattern(pattern, captures))?;
        mapping.rest.as_ref().map_or(Ok(()), |name| self.capture(name.as_str(), captures))
    }

    fn class_pattern(&mut self, class: &PatternMatchClass, captures: &mut Captures) -> Checked {
        let keywords = &class.arguments.keywords;
        for (index, keyword) in keywords.iter().enumerate() {
            self.at_node(&keyword.pattern, |checker| checker.bindable(keyword.attr.as_str()))?;
            let later = keywords.iter().skip(index + 1);
            if let Some(repeated) = later.into_iter().find(|later| later.attr.as_str() == keyword.attr.as_str()) {
                self.at = repeated.pattern.start();
                return self.fail(format!("attribute name repeated in class pattern: {}", keyword.attr));
            }
        }
        self.expression(&class.cls)?;
        let all = class.arguments.patterns.iter().chain(keywords.iter().map(|keyword| &keyword.pattern));
        for pattern in all {
            self.subpattern(pattern, captures)?;
        }
        Ok(())
    }

    fn alternatives(&mut self, patterns: &[Pattern], captures: &mut Captures) -> Checked {
        let mut first: Option<Vec<String>> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            let is_last = index + 1 == patterns.len();
            let allows_irrefutable = is_last && captures.allows_irrefutable;
            let mut own = Captures { names: Vec::new(), allows_irrefutable };
            self.pattern(pattern, &mut own)?;
            match &first {
                None => first = Some(own.names),
                Some(names) => {
                    let is_same = names.len() == own.names.len() && names.iter().all(|name| own.names.contains(name));
                    if !is_same {
                        return self.fail("alternative patterns bind different names");
                    }
                }
            }
        }
        for name in first.unwrap_or_default() {
            if captures.names.contains(&name) {
                return self.fail(format!("multiple assignments to name '{name}' in pattern"));
            }
            captures.names.push(name);
        }
        Ok(())
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchAs(binding) if binding.pattern.is_none() && binding.name.is_none())
}

/// A literal key of a mapping pattern.
enum Key {
    None,
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
    /// Decimal digits, perhaps with a sign.
    Integer(String),
    Float(f64),
    Complex(f64, f64),
}

impl Key {
    fn of(key: &Expr) -> Option<Key> {
        match key {
            Expr::NoneLiteral(_) => Some(Key::None),
            Expr::BooleanLiteral(literal) => Some(Key::Bool(literal.value)),
            Expr::StringLiteral(literal) => Some(Key::Text(literal.value.to_str().to_owned())),
            Expr::BytesLiteral(literal) => Some(Key::Bytes(literal.value.bytes().collect())),
            Expr::NumberLiteral(literal) => Some(match &literal.value {
                Number::Int(integer) => Key::Integer(integer.to_string()),
                Number::Float(value) => Key::Float(*value),
                Number::Complex { real, imag } => Key::Complex(*real, *imag),
            }),
            Expr::UnaryOp(unary) if unary.op == UnaryOp::USub => Some(match Key::of(&unary.operand)? {
                Key::Integer(digits) if digits == "0" => Key::Integer(digits),
                Key::Integer(digits) => Key::Integer(format!("-{digits}")),
                Key::Float(value) => Key::Float(-value),
                Key::Complex(real, imaginary) => Key::Complex(-real, -imaginary),
                other => other,
            }),
            Expr::BinOp(binary) => {
                let (real, _) = Key::of(&binary.left)?.number()?;
                let (_, imaginary) = Key::of(&binary.right)?.number()?;
                let sign = if binary.op == Operator::Sub { -1.0 } else { 1.0 };
                Some(Key::Complex(real, sign * imaginary))
            }
            _ => None,
        }
    }

    /// Real and imaginary part, if nothing is lost.
    fn number(&self) -> Option<(f64, f64)> {
        match self {
            Key::Bool(value) => Some((f64::from(u8::from(*value)), 0.0)),
            Key::Integer(digits) if digits.len() <= 15 => Some((digits.parse().ok()?, 0.0)),
            Key::Float(value) => Some((*value, 0.0)),
            Key::Complex(real, imaginary) => Some((*real, *imaginary)),
            _ => None,
        }
    }

    /// Whether the keys are equal in Python.
    fn equals(&self, other: &Key) -> bool {
        match (self, other) {
            (Key::None, Key::None) => true,
            (Key::Text(one), Key::Text(two)) => one == two,
            (Key::Bytes(one), Key::Bytes(two)) => one == two,
            (Key::Integer(one), Key::Integer(two)) => one == two,
            _ => self.number().is_some_and(|one| other.number() == Some(one)),
        }
    }

    fn repr(&self) -> String {
        match self {
            Key::None => "None".to_owned(),
            Key::Bool(true) => "True".to_owned(),
            Key::Bool(false) => "False".to_owned(),
            Key::Text(text) => repr::repr_str(text),
            Key::Bytes(bytes) => repr::repr_bytes(bytes),
            Key::Integer(digits) => digits.clone(),
            Key::Float(value) => repr::repr_float(*value),
            Key::Complex(real, imaginary) => repr::repr_complex(*real, *imaginary),
        }
    }
}
