//! Questions whose answer is a program: put lines in order, mend a mistake, write.
//! Invariant: the solution is read off the lesson's text, and passes the same check as the learner's program.

use std::rc::Rc;

use super::super::draw::{Chance, Values};
use super::super::question::{Because, Key, Kind, SolutionLine};
use super::{Asked, Drawn, Fault, Template};

impl Template {
    /// The sentences of `step`, then the lines of the program with what there is to say about them.
    pub(super) fn solution(&self, values: &Values) -> Vec<SolutionLine> {
        let mut lines = Vec::new();
        for field in &self.record.fields {
            match &*field.name {
                "step" => lines.push(SolutionLine { code: None, words: values.fill(&field.value).into() }),
                "solution" | "lines" => {
                    // A file that is not there is told where the question is drawn.
                    let text = self.shared.text(&self.record, &field.name, &field.value).unwrap_or_else(|_| "".into());
                    let of_field = values.fill(&text);
                    let annotated = of_field.lines().map(annotated).filter(|line| !line.is_stray);
                    lines.extend(
                        annotated.map(|line| SolutionLine { code: Some(line.code.into()), words: line.words.into() }),
                    );
                }
                _ => {}
            }
        }
        lines
    }
}

impl Asked<'_> {
    /// Lines to be put in order; those marked `#-` are to be left over.
    pub(super) fn order(&self, values: &Values, chance: &mut Chance) -> Result<Drawn, Fault> {
        let record = &self.template.record;
        let mut explained = self.explained(values)?;
        let text = values.fill(record.one("lines")?);
        let all: Vec<Annotated<'_>> = text.lines().map(annotated).collect();
        for (index, line) in all.iter().enumerate() {
            if all.iter().skip(index + 1).any(|other| other.code == line.code) {
                return Err(record.fault("lines", &["there is twice: ", line.code].concat()));
            }
            if line.is_stray {
                let because = Because { of: line.code.into(), words: values.fill(line.words).into(), look: None };
                explained.wrong.push(because);
            }
        }
        let right: Vec<usize> = (0..all.len()).filter(|&place| !all[place].is_stray).collect();
        let mut order: Vec<usize> = (0..all.len()).collect();
        chance.shuffle(&mut order);
        if order == right {
            order.rotate_left(1);
        }
        let lines: Vec<Rc<str>> = order.iter().map(|&place| all[place].code.into()).collect();
        let places = right.iter().filter_map(|place| order.iter().position(|shown| shown == place)).collect();
        let check = self.template.check(values)?;
        Ok((Kind::Order { lines }, Key::Order(check, places), explained, None))
    }

    /// A program to be mended or written.
    pub(super) fn program(&self, kind: &str, values: &Values) -> Result<Drawn, Fault> {
        let record = &self.template.record;
        let explained = self.explained(values)?;
        let text = values.fill(&self.template.shared.text(record, "solution", record.one("solution")?)?);
        let mut solution = String::new();
        for line in text.lines() {
            solution.push_str(annotated(line).code);
            solution.push('\n');
        }
        let check = self.template.check(values)?;
        let is_kept = |line: &str| solution.lines().any(|kept| kept.trim_end() == line.trim_end());
        let lines = self.program.source.lines().zip(1..).filter(|(line, _)| !is_kept(line)).map(|(_, line)| line);
        let lines: Vec<u32> = lines.collect();
        let kind = if kind == "mend" { Kind::Mend } else { Kind::Write };
        if kind == Kind::Mend && lines.is_empty() {
            return Err(record.fault("solution", "changes nothing"));
        }
        Ok((kind, Key::Program { check, solution: solution.into(), lines }, explained, None))
    }
}

/// A line of code, and the words after `#:`, or `#-` if it does not belong there.
struct Annotated<'a> {
    code: &'a str,
    words: &'a str,
    is_stray: bool,
}

fn annotated(line: &str) -> Annotated<'_> {
    for (mark, is_stray) in [("#: ", false), ("#- ", true)] {
        if let Some((code, words)) = line.split_once(mark) {
            return Annotated { code: code.trim_end(), words: words.trim(), is_stray };
        }
    }
    Annotated { code: line.trim_end(), words: "", is_stray: false }
}
