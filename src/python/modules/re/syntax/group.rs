//! What stands in parentheses: groups, assertions, conditions, flags, and the names of groups.
//! Invariant: a group counts as open while its inside is read, so nothing in it refers back to it.

use super::{
    ASCII, DOTALL, IGNORECASE, LOCALE, MOST_NESTED, MULTILINE, Node, Read, Reader, UNICODE, VERBOSE, fault, width,
};
use crate::python::text::classify;
use crate::python::text::repr::repr_str;

impl Reader<'_> {
    /// A name up to `end`, which is checked to be one, and where it starts.
    pub(super) fn name(&mut self, end: char) -> Read<(String, usize)> {
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

    pub(super) fn checked_name(&mut self, end: char) -> Read<(String, usize)> {
        let (name, start) = self.name(end)?;
        if !classify::str_is_identifier(&name) {
            let shown = repr_str(&name);
            return fault(format!("bad character in group name {shown}"), start);
        }
        Ok((name, start))
    }

    pub(super) fn known(&self, name: &str, at: usize) -> Read<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some(&(_, index)) => Ok(index),
            None => fault(format!("unknown group name {}", repr_str(name)), at),
        }
    }

    /// What starts with a parenthesis; None for a comment and for flags.
    pub(super) fn group(&mut self, flags: &mut u32, is_first: bool) -> Read<Option<Node>> {
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
