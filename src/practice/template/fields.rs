//! The fields that explain: each belongs to the choice, the wrong answer or the blank above it.
//! Invariant: no wrong answer is left without words.

use std::rc::Rc;

use super::super::draw::Values;
use super::super::question::{Because, Blank};
use super::super::table::Column;
use super::{Asked, Fault};

/// Everything that the fields of a question explain.
#[derive(Default)]
pub(super) struct Explained {
    pub claims: Vec<Claim>,
    pub wrong: Vec<Because>,
    pub otherwise: Because,
    pub blanks: Vec<Blank>,
}

/// A choice that says something which the engine can find true or not.
pub(super) struct Claim {
    pub line: u32,
    pub text: String,
    pub python: String,
    pub because: Because,
}

impl Asked<'_> {
    /// Reads them in their order.
    pub(super) fn explained(&self, values: &Values) -> Result<Explained, Fault> {
        let record = &self.template.record;
        let mut all = Explained::default();
        let mut target = Target::Otherwise;
        for field in &record.fields {
            let fault = |reason: &str| record.fault_at(field.line, &field.name, reason);
            let text = values.fill(&field.value);
            match &*field.name {
                "choice" => {
                    let because = Because::default();
                    all.claims.push(Claim { line: field.line, text, python: String::new(), because });
                    target = Target::Claim;
                }
                "claim" => match all.claims.last_mut() {
                    Some(claim) if claim.python.is_empty() => claim.python = text,
                    _ => return Err(fault("belongs to a `choice` above it, which has one")),
                },
                "wrong" => {
                    let place = all.blanks.len().checked_sub(1);
                    let of: Rc<str> = match place {
                        Some(place) => [&place.to_string(), " ", &*text].concat().into(),
                        None => text.into(),
                    };
                    all.wrong.push(Because { of, ..Because::default() });
                    target = Target::Wrong;
                }
                "mistake" => {
                    all.wrong.push(Because { of: ["mistake ", &text].concat().into(), ..Because::default() });
                    target = Target::Wrong;
                }
                "blank" => {
                    let parts = text.split_once(' ');
                    let blank = parts.and_then(|(row, column)| {
                        Some(Blank { row: row.parse().ok()?, column: Column::find(column.trim())? })
                    });
                    let of = [&all.blanks.len().to_string(), " *"].concat().into();
                    all.blanks.push(blank.ok_or_else(|| fault("is the number of a call and a column: `2 returned`"))?);
                    all.wrong.push(Because { of, ..Because::default() });
                    target = Target::Wrong;
                }
                "otherwise" => {
                    all.otherwise.words = text.into();
                    target = Target::Otherwise;
                }
                "because" => match all.target(&target) {
                    Some(because) if because.words.is_empty() => because.words = text.into(),
                    _ => return Err(fault("belongs to the answer above it, which has one")),
                },
                "look" => {
                    let look = self.evidence("look", field.line, &text)?;
                    match all.target(&target) {
                        Some(because) => because.look = Some(look),
                        None => return Err(fault("belongs to the answer above it")),
                    }
                }
                _ => {}
            }
        }
        let is_silent = |because: &Because| because.words.is_empty();
        if let Some(claim) = all.claims.iter().find(|claim| is_silent(&claim.because) || claim.python.is_empty()) {
            return Err(record.fault_at(claim.line, "choice", "needs a `claim` and a `because`"));
        }
        if let Some(because) = all.wrong.iter().find(|because| is_silent(because)) {
            return Err(self.fault_of_wrong(values, &because.of, " has no `because`"));
        }
        Ok(all)
    }
}

/// What `because` and `look` are about.
enum Target {
    Otherwise,
    Claim,
    Wrong,
}

impl Explained {
    fn target(&mut self, target: &Target) -> Option<&mut Because> {
        match target {
            Target::Otherwise => Some(&mut self.otherwise),
            Target::Claim => self.claims.last_mut().map(|claim| &mut claim.because),
            Target::Wrong => self.wrong.last_mut(),
        }
    }
}
