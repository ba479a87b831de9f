//! Chance for questions: a seed draws parameters and orders.
//! Invariant: the same seed and question give the same values, and seed 0 draws the first of every list.

use std::rc::Rc;

use super::program::Program;
use super::record::Record;
use super::{Fault, table_rows};
use crate::trace::Trace;

/// Calls that a text can name by their steps.
const STEPS: usize = 24;

/// Numbers that look like chance (SplitMix64).
pub struct Chance(u64);

impl Chance {
    /// For one seed and one name, so that two questions of a test do not draw alike.
    pub fn new(seed: u64, name: &str) -> Self {
        let named = name.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(named)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`; 0 when there is none.
    pub fn below(&mut self, count: usize) -> usize {
        self.next().checked_rem(count as u64).unwrap_or(0) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}

/// The parameters of a question and what was drawn for them.
#[derive(Debug, Default)]
pub struct Values(Vec<(Rc<str>, Rc<str>)>);

impl Values {
    /// `draw: n = 5 | 10 | 20` takes one of the list, `let: late = {n} + 1` what Python makes of it.
    pub fn of(record: &Record, seed: u64) -> Result<Self, Fault> {
        let mut values = Self::default();
        let mut chance = Chance::new(seed, &record.id);
        for field in record.fields.iter().filter(|field| matches!(&*field.name, "draw" | "let")) {
            let fault = |reason: &str| record.fault_at(field.line, &field.name, reason);
            let (name, rest) = field.value.split_once('=').ok_or_else(|| fault("needs `name = …`"))?;
            let name = name.trim();
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                return Err(fault("a parameter's name is lowercase letters"));
            }
            let value: Rc<str> = if &*field.name == "draw" {
                let choices: Vec<&str> = rest.split('|').map(str::trim).collect();
                if choices.len() < 2 || choices.contains(&"") {
                    return Err(fault("needs two values or more, with `|` between them"));
                }
                let drawn = if seed == 0 { 0 } else { chance.below(choices.len()) };
                choices[drawn].into()
            } else {
                let program = Program { source: "".into(), settings: None, epoch: 0.0 };
                program.run().ask(values.fill(rest).trim()).map_err(|text| fault(&text))?
            };
            values.0.push((name.into(), value));
        }
        Ok(values)
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// And `{step-2}` is the number that the page gives the step of the second call.
    pub fn with_steps(mut self, trace: &Trace) -> Self {
        for (index, (step, _)) in table_rows(trace).into_iter().take(STEPS).enumerate() {
            let name = ["step-", &(index + 1).to_string()].concat();
            self.0.push((name.into(), (step + 1).to_string().into()));
        }
        self
    }

    /// The text with `{n}` replaced, for each parameter n; other braces stay as they are.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = text.to_owned();
        for (name, value) in &self.0 {
            filled = filled.replace(&["{", name, "}"].concat(), value);
        }
        filled
    }
}
