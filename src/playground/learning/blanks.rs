//! The execution table as something to fill in: which rows were seen, and what was written into its blanks.
//! Invariant: a blank is right when it says what the trace says, however it is quoted and spaced.

use std::rc::Rc;

use super::progress::Tally;
use crate::playground::TraceHandle;
use crate::playground::table::{Row, RowAt, row, rows};
use crate::sentences::count_text;
use crate::trace::Trace;

/// Wrong answers after which a blank can be shown.
pub const TRIES: u32 = 2;

/// A column whose cells can be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    CacheState,
    Returned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Right,
    Wrong,
    /// The learner has looked.
    Shown,
}

/// What was written into a blank.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub at: RowAt,
    pub column: Column,
    pub text: Rc<str>,
    pub tries: u32,
    pub verdict: Verdict,
}

/// A cell that is to be filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Blank {
    pub tries: u32,
    /// What was written last, and is wrong.
    pub wrong: Option<Rc<str>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blanks {
    /// Whether outputs and cache states are hidden.
    pub is_hiding: bool,
    /// The trace that the rows are of.
    trace: Option<TraceHandle>,
    rows: Rc<[RowAt]>,
    /// Which of them were on screen.
    seen: Rc<[bool]>,
    answers: Rc<[Answer]>,
}

impl Blanks {
    /// The table of a trace, before anyone looked. O(steps).
    pub fn of(trace: &TraceHandle, is_hiding: bool) -> Self {
        let rows: Rc<[RowAt]> = rows(trace, false).into();
        let seen = rows.iter().map(|_| false).collect();
        Self { is_hiding, trace: Some(trace.clone()), rows, seen, ..Self::default() }
    }

    /// Whether its rows are those of this trace.
    pub fn is_of(&self, trace: &TraceHandle) -> bool {
        self.trace.as_ref() == Some(trace)
    }

    pub fn answer(&self, at: RowAt, column: Column) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.at == at && answer.column == column)
    }

    /// What was written last.
    pub fn last(&self) -> Option<&Answer> {
        self.answers.last()
    }

    /// The cell, if it is to be filled in.
    pub fn blank(&self, at: RowAt, column: Column) -> Option<Blank> {
        let answer = self.answer(at, column);
        let is_open = answer.is_none_or(|answer| answer.verdict == Verdict::Wrong);
        let (tries, wrong) = (answer.map_or(0, |answer| answer.tries), answer.map(|answer| answer.text.clone()));
        (self.is_hiding && is_open).then_some(Blank { tries, wrong })
    }

    /// Rows that were seen or filled in, of all. O(rows × answers).
    pub fn tally(&self) -> Tally {
        let is_filled = |at: RowAt| {
            [Column::CacheState, Column::Returned]
                .iter()
                .all(|&column| self.answer(at, column).is_some_and(|answer| answer.verdict != Verdict::Wrong))
        };
        let is_done = |(at, is_seen): &(&RowAt, &bool)| **is_seen || is_filled(**at);
        Tally { done: self.rows.iter().zip(&*self.seen).filter(is_done).count(), of: self.rows.len() }
    }

    /// Notes that the row of a step is on screen; a row with blanks is not seen but filled.
    pub fn see(&mut self, step: usize) {
        let first = self.rows.partition_point(|at| at.step < step);
        let count = self.rows.iter().skip(first).take_while(|at| at.step == step).count();
        let is_news = self.seen.iter().skip(first).take(count).any(|is_seen| !is_seen);
        if is_news && !self.is_hiding {
            Rc::make_mut(&mut self.seen).iter_mut().skip(first).take(count).for_each(|is_seen| *is_seen = true);
        }
    }

    /// Notes what was written into a blank.
    pub fn fill(&mut self, trace: &Trace, at: RowAt, column: Column, text: Rc<str>) {
        let Some(right) = row(trace, at, "").map(|row| right_text(&row, column)) else { return };
        let tries = self.answer(at, column).map_or(0, |answer| answer.tries) + 1;
        let verdict = if is_same(&text, &right) { Verdict::Right } else { Verdict::Wrong };
        self.put(Answer { at, column, text, tries, verdict });
    }

    /// Gives a blank away.
    pub fn show(&mut self, at: RowAt, column: Column) {
        if let Some(answer) = self.answer(at, column).filter(|answer| answer.tries >= TRIES) {
            self.put(Answer { verdict: Verdict::Shown, ..answer.clone() });
        }
    }

    fn put(&mut self, new: Answer) {
        let others = self.answers.iter().filter(|answer| answer.at != new.at || answer.column != new.column).cloned();
        self.answers = others.chain([new.clone()]).collect();
    }
}

/// What stands in a cell.
pub fn right_text(row: &Row, column: Column) -> String {
    match column {
        Column::Returned => row.returned.to_string(),
        Column::CacheState => {
            let pairs: Vec<&str> = row.cache_state.iter().map(|entry| &*entry.pair).collect();
            match row.more {
                0 => format!("{{{}}}", pairs.join(", ")),
                more => format!("{{{}, {}}}", pairs.join(", "), count_text("table.more", more, &[])),
            }
        }
    }
}

/// Whether two texts say the same: quotes of either kind, any spaces between, any order of a state's pairs.
fn is_same(given: &str, right: &str) -> bool {
    let (given, right) = (plain(given), plain(right));
    if given == right {
        return true;
    }
    let pairs = |text: &str| {
        let inner = text.strip_prefix('{')?.strip_suffix('}')?;
        let mut pairs: Vec<String> = inner.split(',').map(str::to_owned).collect();
        pairs.sort_unstable();
        Some(pairs)
    };
    pairs(&given).is_some_and(|given| pairs(&right) == Some(given))
}

/// A text without its spaces outside of quotes, and with one kind of quotes.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut quote = None;
    for letter in text.chars() {
        match quote {
            None if letter.is_whitespace() => continue,
            None if matches!(letter, '\'' | '"' | '‘' | '’' | '“' | '”') => {
                quote = Some(closing(letter));
                plain.push('\'');
            }
            Some(end) if letter == end => {
                quote = None;
                plain.push('\'');
            }
            _ => plain.push(letter),
        }
    }
    plain
}

/// The quote that ends what `opening` begins: a phone's keyboard writes curly ones.
fn closing(opening: char) -> char {
    match opening {
        '‘' => '’',
        '“' => '”',
        same => same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorder::{Recording, RunOptions};

    fn recorded(source: &str) -> TraceHandle {
        let mut recording = Recording::start(source, &RunOptions::default());
        while !recording.advance(10_000) {}
        TraceHandle(Rc::new(recording.into_trace()))
    }

    const TWO: &str = "from django.core.cache import cache\ncache.set('a', 'one two', 5)\ncache.get('a')\n";
    const SET: RowAt = RowAt { step: 1, call: Some(0) };
    const GET: RowAt = RowAt { step: 2, call: Some(0) };

    #[test]
    fn a_blank_is_right_however_it_is_quoted_and_spaced() {
        for (given, right) in [
            ("{ \"a\" : 1 }", "{'a': 1}"),
            ("‘one two’", "'one two'"),
            (" None", "None"),
            ("{'b': 2, 'a': 1}", "{'a': 1, 'b': 2}"),
            ("{}", "{}"),
        ] {
            assert!(is_same(given, right), "{given}");
        }
        for (given, right) in
            [("'onetwo'", "'one two'"), ("", "None"), ("none", "None"), ("Hello", "'Hello'"), ("{'a'}", "{}")]
        {
            assert!(!is_same(given, right), "{given}");
        }
    }

    #[test]
    fn a_row_is_done_when_it_was_seen() {
        let mut blanks = Blanks::of(&recorded(TWO), false);
        assert_eq!(blanks.tally(), Tally { done: 0, of: 2 });
        for step in [0, 1, 1] {
            blanks.see(step);
        }
        assert_eq!(blanks.tally(), Tally { done: 1, of: 2 });
        blanks.see(2);
        assert!(blanks.tally().is_complete());
    }

    #[test]
    fn a_row_with_blanks_is_done_when_both_are_filled() {
        let trace = recorded(TWO);
        let mut blanks = Blanks::of(&trace, true);
        blanks.see(1);
        assert_eq!(blanks.tally().done, 0);
        blanks.fill(&trace, SET, Column::Returned, "True".into());
        assert_eq!(blanks.answer(SET, Column::Returned).map(|answer| answer.verdict), Some(Verdict::Wrong));
        assert!(blanks.blank(SET, Column::Returned).is_some());
        blanks.fill(&trace, SET, Column::Returned, "None".into());
        assert!(blanks.blank(SET, Column::Returned).is_none());
        assert_eq!(blanks.tally().done, 0);
        blanks.fill(&trace, SET, Column::CacheState, r#"{"a": "one two"}"#.into());
        assert_eq!(blanks.tally().done, 1);
    }

    #[test]
    fn a_blank_is_shown_after_two_tries() {
        let trace = recorded(TWO);
        let mut blanks = Blanks::of(&trace, true);
        blanks.fill(&trace, GET, Column::Returned, "1".into());
        blanks.show(GET, Column::Returned);
        assert!(blanks.blank(GET, Column::Returned).is_some());
        blanks.fill(&trace, GET, Column::Returned, "2".into());
        blanks.show(GET, Column::Returned);
        assert!(blanks.blank(GET, Column::Returned).is_none());
    }
}
