//! Questions about a program that runs as it stands: choose, point at the table, fill it, predict.
//! Invariant: of the answers that are offered exactly one is what the engine says.

use std::rc::Rc;

use super::super::draw::{Chance, Values};
use super::super::question::{Because, Choice, Key, Kind};
use super::super::table::{Column, cell, table_rows};
use super::{Asked, Drawn, Explained, Fault};

impl Asked<'_> {
    pub(super) fn choose(&self, values: &Values, chance: &mut Chance) -> Result<Drawn, Fault> {
        let record = &self.template.record;
        let mut explained = self.explained(values)?;
        let has_claims = !explained.claims.is_empty();
        if has_claims == record.maybe("ask")?.is_some() {
            return Err(record.fault("kind", "choose needs `ask` and `wrong`, or `choice` and `claim`"));
        }
        let (mut choices, answer) = if has_claims {
            (self.claimed(&mut explained)?, None)
        } else {
            let answer = self.ask(values)?;
            let right: Rc<str> = ["`", &*answer, "`"].concat().into();
            let mut choices = vec![Choice { text: right, because: Because::default() }];
            for because in std::mem::take(&mut explained.wrong) {
                let is_right = because.of.trim_matches('`') == &*answer;
                if is_right || choices.iter().any(|choice| choice.text == because.of) {
                    let reason = if is_right { " is right as well" } else { " is there twice" };
                    return Err(self.fault_of_wrong(values, &because.of, reason));
                }
                choices.push(Choice { text: because.of.clone(), because });
            }
            (choices, Some(answer))
        };
        if choices.len() < 2 {
            return Err(record.fault("wrong", "is missing: there is nothing to choose from"));
        }
        let mut order: Vec<usize> = (0..choices.len()).collect();
        chance.shuffle(&mut order);
        let right = order.iter().position(|&place| place == 0).unwrap_or(0);
        choices = order.iter().filter_map(|&place| choices.get(place).cloned()).collect();
        Ok((Kind::Choose { choices }, Key::Choice(right), explained, answer))
    }

    /// The choices, the one that holds in front.
    fn claimed(&self, explained: &mut Explained) -> Result<Vec<Choice>, Fault> {
        let record = &self.template.record;
        let mut choices: Vec<Choice> = Vec::new();
        let mut right = None;
        for claim in std::mem::take(&mut explained.claims) {
            let fault = |reason: &str| record.fault_at(claim.line, "claim", reason);
            let holds = match &*self.ask_python(&claim.python).map_err(|text| fault(&text))? {
                "True" => true,
                "False" => false,
                other => return Err(fault(&["is neither True nor False but ", other].concat())),
            };
            if holds && right.replace(choices.len()).is_some() {
                return Err(fault("holds, and so does another: two choices are right"));
            }
            choices.push(Choice { text: claim.text.into(), because: claim.because });
        }
        let right = right.ok_or_else(|| record.fault("claim", "none holds: no choice is right"))?;
        choices.swap(0, right);
        Ok(choices)
    }

    /// A step or a cell.
    pub(super) fn place(&self, kind: &str, values: &Values) -> Result<Drawn, Fault> {
        let record = &self.template.record;
        let explained = self.explained(values)?;
        self.needs_otherwise(&explained)?;
        let answer = self.ask(values)?;
        let fault = |reason: &str| record.fault("ask", &[&*answer, reason].concat());
        let rows = table_rows(self.trace).len();
        let (key, text) = if kind == "step" {
            let row = answer.parse().ok().filter(|row| (1..=rows).contains(row));
            let row = row.ok_or_else(|| fault(" is not the number of a call"))?;
            // The page numbers every line's step, the key the calls alone.
            (Key::Step(row), answer.to_string())
        } else {
            let parts = answer.trim_matches(['(', ')']).split_once(", ");
            let place = parts.and_then(|(row, column)| {
                let row = row.parse().ok().filter(|row| (1..=rows).contains(row))?;
                Some((row, Column::find(column.trim_matches('\''))?))
            });
            let (row, column) = place.ok_or_else(|| fault(" is not a call and a column, as in (2, 'returned')"))?;
            (Key::Cell(row, column), [&row.to_string(), " ", column.name()].concat())
        };
        self.is_wrong(values, &explained, &text)?;
        let shown = match &key {
            Key::Step(row) | Key::Cell(row, _) => {
                row.checked_sub(1).and_then(|row| table_rows(self.trace).get(row).copied())
            }
            _ => None,
        };
        let shown = shown.map(|(step, _)| (step + 1).to_string().into());
        let kind = if kind == "step" { Kind::Step } else { Kind::Cell };
        Ok((kind, key, explained, shown))
    }

    pub(super) fn fill(&self, values: &Values) -> Result<Drawn, Fault> {
        let record = &self.template.record;
        let explained = self.explained(values)?;
        self.needs_otherwise(&explained)?;
        if explained.blanks.is_empty() {
            return Err(record.fault("blank", "is missing"));
        }
        let mut texts: Vec<Rc<str>> = Vec::new();
        for (index, blank) in explained.blanks.iter().enumerate() {
            let text = cell(self.trace, blank.row, blank.column);
            let text = text.ok_or_else(|| record.fault("blank", "the program has no such call"))?;
            self.is_wrong(values, &explained, &[&index.to_string(), " ", &*text].concat())?;
            texts.push(text.into());
        }
        let answer = texts.join(" · ").into();
        Ok((Kind::Fill { blanks: explained.blanks.clone() }, Key::Blanks(texts), explained, Some(answer)))
    }

    pub(super) fn predict(&self, values: &Values) -> Result<Drawn, Fault> {
        let record = &self.template.record;
        let explained = self.explained(values)?;
        self.needs_otherwise(&explained)?;
        let answer = self.ask(values)?;
        self.is_wrong(values, &explained, &answer)?;
        let asked = record.maybe("asked")?.map_or_else(|| "".into(), |text| values.fill(text).into());
        Ok((Kind::Predict { asked }, Key::Text(answer.clone()), explained, Some(answer)))
    }

    fn needs_otherwise(&self, explained: &Explained) -> Result<(), Fault> {
        if explained.otherwise.words.is_empty() {
            return Err(self.template.record.fault("otherwise", "is missing: what to say to any other answer"));
        }
        Ok(())
    }

    /// Whether no wrong answer is the right one.
    fn is_wrong(&self, values: &Values, explained: &Explained, right: &str) -> Result<(), Fault> {
        match explained.wrong.iter().find(|because| *because.of == *right) {
            Some(because) => Err(self.fault_of_wrong(values, &because.of, " is right as well")),
            None => Ok(()),
        }
    }

    /// A fault of a wrong answer, at the last line that gives it; that of a blank has the blank's place in front.
    pub(super) fn fault_of_wrong(&self, values: &Values, of: &str, reason: &str) -> Fault {
        let record = &self.template.record;
        let is_it = |value: &str| *of == *value || of.split_once(' ').is_some_and(|(_, given)| *given == *value);
        let line = record.all("wrong").filter(|field| is_it(&values.fill(&field.value))).last();
        record.fault_at(line.map_or(record.line, |field| field.line), "wrong", &[of, reason].concat())
    }
}
