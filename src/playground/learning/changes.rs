//! Who wrote what a variable holds, and three questions about it.
//! Invariant: questions, answers and reasons are computed from the trace on screen, so other code brings other ones.

use std::rc::Rc;

use crate::playground::table::{action_name, shortened};
use crate::playground::tracker::{Tracker, changing_steps, tracker_at};
use crate::sentences::Sentence;
use crate::sentences::say;
use crate::trace::{Step, Trace};

/// Questions asked at most.
pub const QUESTIONS: usize = 3;
/// Wrong answers after which the right one is shown.
pub const TRIES: usize = 2;
/// Choices of a question at most.
const CHOICES: usize = 4;

/// A cell of the tracker: a variable, or the contents of the cache, when so many steps are done.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// `None` for the contents of the cache.
    pub scope: Option<Rc<str>>,
    pub name: Rc<str>,
    pub cursor: usize,
}

/// Where a cell's value comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Steps done after the one that wrote it.
    pub written: usize,
    pub line: u32,
    /// The call that it came from: `cache.get`.
    pub call: Option<String>,
    pub why: Sentence,
}

/// Where the value of a cell comes from; `None` before it has one. O(steps before the cell).
pub fn origin(trace: &Trace, cell: &Cell, source: &str) -> Option<Origin> {
    let steps = trace.steps.get(..cell.cursor)?;
    let Some(scope) = &cell.scope else { return origin_of_contents(steps, cell.cursor, source) };
    let holds = |step: &Step| {
        step.variables.iter().find(|variable| variable.scope == *scope && variable.name == cell.name).cloned()
    };
    let now = holds(steps.last()?)?;
    let wrote = steps.iter().rposition(|step| holds(step).is_some_and(|variable| variable.changed))?;
    let writer = steps.get(wrote)?;
    let (written, text) = ((wrote + 1).to_string(), line_text(writer, source));
    let repr = shortened(&now.repr, 40);
    let called = writer.calls.last();
    let call = called.map(|call| format!("{} → {}", action_name(call), shortened(&call.returned, 40)));
    let mut since = steps.get(wrote + 1..).unwrap_or_default().iter().rev();
    let since = since.find_map(|step| step.calls.iter().rev().find(|call| changes_contents(call)));
    let values = [("name", &*cell.name), ("value", &repr), ("step", &written), ("line", &text)];
    let why = match (wrote + 1 == cell.cursor, since) {
        (true, _) => say("variables.written", &values),
        (false, None) => say("variables.kept", &values),
        (false, Some(call)) => {
            let action = action_name(call);
            say("variables.kept.call", &[&values[..], &[("call", &action)]].concat())
        }
    };
    Some(Origin { written: wrote + 1, line: writer.line, call, why })
}

fn origin_of_contents(steps: &[Step], cursor: usize, source: &str) -> Option<Origin> {
    let wrote = steps.iter().rposition(|step| step.calls.iter().any(changes_contents))?;
    let writer = steps.get(wrote)?;
    let call = writer.calls.iter().rev().find(|call| changes_contents(call))?;
    let (written, text, action) = ((wrote + 1).to_string(), line_text(writer, source), action_name(call));
    let values = [("step", &*written), ("line", &*text), ("call", &*action)];
    let name = if wrote + 1 == cursor { "variables.cache.written" } else { "variables.cache.kept" };
    Some(Origin { written: wrote + 1, line: writer.line, call: Some(action.clone()), why: say(name, &values) })
}

fn changes_contents(call: &crate::trace::Call) -> bool {
    use crate::trace::ChangeKind;
    call.changes.iter().any(|change| {
        matches!(change.kind, ChangeKind::Stored | ChangeKind::Replaced { .. } | ChangeKind::Removed { .. })
    })
}

fn line_text(step: &Step, source: &str) -> String {
    let text = source.lines().nth((step.line as usize).saturating_sub(1)).unwrap_or_default().trim();
    shortened(text, 60)
}

/// A question with one right answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub text: Sentence,
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub text: Sentence,
    pub is_right: bool,
    /// Why it is right, or wrong.
    pub why: Sentence,
    /// The moment that shows it.
    pub evidence: usize,
}

/// What was answered to a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tried {
    /// Choices that were wrong, in the order in which they were made.
    pub wrong: Vec<usize>,
    pub is_right: bool,
    /// What is chosen, and not yet checked.
    pub chosen: Option<usize>,
}

impl Tried {
    /// Whether the right answer is known.
    pub fn is_over(&self) -> bool {
        self.is_right || self.wrong.len() >= TRIES
    }
}

/// The matrix as something to look into, and to be asked about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Variables {
    pub picked: Option<Cell>,
    /// The questions that are asked, and what was answered; empty while none are.
    pub questions: Rc<[Question]>,
    pub tried: Rc<[Tried]>,
    /// The trace gives rise to no question.
    pub has_nothing_to_ask: bool,
}

impl Variables {
    pub fn ask(&mut self, questions: Vec<Question>) {
        self.tried = vec![Tried::default(); questions.len()].into();
        self.questions = questions.into();
        self.picked = None;
        self.has_nothing_to_ask = false;
    }

    /// Notes what is chosen, without judging it.
    pub fn choose(&mut self, question: usize, choice: usize) {
        let with = |(index, known): (usize, &Tried)| match index == question && !known.is_over() {
            true => Tried { chosen: Some(choice), ..known.clone() },
            false => known.clone(),
        };
        self.tried = self.tried.iter().enumerate().map(with).collect();
    }

    /// Judges what is chosen; whether it is right.
    pub fn check(&mut self, question: usize) -> bool {
        let chosen = self.tried.get(question).and_then(|tried| tried.chosen);
        chosen.is_some_and(|choice| self.answer(question, choice))
    }

    fn answer(&mut self, question: usize, choice: usize) -> bool {
        let asked = self.questions.get(question).and_then(|asked| asked.choices.get(choice));
        let (Some(chosen), Some(tried)) = (asked, self.tried.get(question)) else { return false };
        if tried.is_over() || tried.wrong.contains(&choice) {
            return false;
        }
        let mut tried = Tried { chosen: Some(choice), ..tried.clone() };
        let is_right = chosen.is_right;
        match is_right {
            true => tried.is_right = true,
            false => tried.wrong.push(choice),
        }
        let with = |(index, known): (usize, &Tried)| if index == question { tried.clone() } else { known.clone() };
        self.tried = self.tried.iter().enumerate().map(with).collect();
        is_right
    }
}

/// Up to three questions about what changes where in a trace. O(steps).
pub fn questions(trace: &Trace, source: &str) -> Vec<Question> {
    let changing = changing_steps(trace);
    // The columns of the start, which a reader sees first.
    let tracker = tracker_at(trace, &changing, 0);
    let about = About { trace, source, tracker: &tracker };
    let kinds = [about.which_step(), about.what_it_holds(), about.what_changes()];
    // One of each kind first, then whatever there is.
    let most = kinds.iter().map(Vec::len).max().unwrap_or_default();
    let in_turn = (0..most).flat_map(|place| kinds.iter().filter_map(move |kind| kind.get(place)));
    in_turn.take(QUESTIONS).cloned().collect()
}

struct About<'a> {
    trace: &'a Trace,
    source: &'a str,
    tracker: &'a Tracker,
}

impl About<'_> {
    fn step(&self, done: usize) -> Option<&Step> {
        self.trace.steps.get(done.checked_sub(1)?)
    }

    fn line(&self, done: usize) -> String {
        self.step(done).map(|step| line_text(step, self.source)).unwrap_or_default()
    }

    /// Rows that change in a column.
    fn changed(&self, column: usize) -> Vec<&str> {
        let has_changed = |row: &&crate::playground::tracker::TrackedVariable| {
            row.values.get(column).is_some_and(|value| value.as_ref().is_some_and(|value| value.has_changed))
        };
        self.tracker.rows.iter().filter(has_changed).map(|row| &*row.name).collect()
    }

    /// What a step changes, in a sentence.
    fn told(&self, column: usize, done: usize) -> Sentence {
        let (step, line, names) = (done.to_string(), self.line(done), self.changed(column).join(", "));
        let values = [("step", &*step), ("line", &*line), ("names", &*names)];
        say(if names.is_empty() { "changes.told.none" } else { "changes.told" }, &values)
    }

    /// *Which step changes x?* for whatever changes once.
    fn which_step(&self) -> Vec<Question> {
        let columns: Vec<(usize, usize)> =
            self.tracker.columns.iter().copied().enumerate().filter(|(_, done)| *done > 0).collect();
        let mut found = Vec::new();
        // Variables before the cache, which changes at first sight.
        for row in self.tracker.rows.iter().skip(1).chain(self.tracker.rows.first()) {
            let changes = |column: usize| {
                row.values.get(column).is_some_and(|value| value.as_ref().is_some_and(|value| value.has_changed))
            };
            let right: Vec<usize> =
                columns.iter().filter(|(column, _)| changes(*column)).map(|(_, done)| *done).collect();
            let [right] = *right else { continue };
            let place = columns.iter().position(|(_, done)| *done == right).unwrap_or_default();
            let first = (place + 2).min(columns.len()).saturating_sub(CHOICES);
            let shown = columns.get(first..(first + CHOICES).min(columns.len())).unwrap_or_default();
            let choice = |&(column, done): &(usize, usize)| Choice {
                text: say("changes.step", &[("step", &done.to_string()), ("line", &self.line(done))]),
                is_right: done == right,
                why: self.told(column, done),
                evidence: done,
            };
            let choices: Vec<Choice> = shown.iter().map(choice).collect();
            if choices.len() > 1 {
                found.push(Question { text: say("changes.which", &[("name", &row.name)]), choices });
            }
        }
        found
    }

    /// *What does x hold after step n?* where a call changes the cache and leaves x alone.
    fn what_it_holds(&self) -> Vec<Question> {
        let mut found = Vec::new();
        for (column, &done) in self.tracker.columns.iter().enumerate() {
            if !self.step(done).is_some_and(|step| step.calls.iter().any(changes_contents)) {
                continue;
            }
            for row in self.tracker.rows.iter().skip(1) {
                let Some(Some(value)) = row.values.get(column) else { continue };
                let cell = Cell { scope: row.scope.clone(), name: row.name.clone(), cursor: done };
                let Some(origin) = origin(self.trace, &cell, self.source).filter(|_| !value.has_changed) else {
                    continue;
                };
                let mut reprs: Vec<&str> = vec![&value.repr];
                let others = self.tracker.rows.iter().flat_map(|row| row.values.iter().flatten());
                for other in ["None"].into_iter().chain(others.map(|value| &*value.repr)).chain(["True"]) {
                    if !reprs.contains(&other) && reprs.len() < 3 {
                        reprs.push(other);
                    }
                }
                // Where the right one stands follows from the program, not from its being right.
                let by = done % reprs.len();
                reprs.rotate_right(by);
                let choice = |repr: &&str| Choice {
                    text: say("changes.value", &[("value", repr)]),
                    is_right: **repr == *value.repr,
                    why: origin.why.clone(),
                    evidence: origin.written,
                };
                let (step, line) = (done.to_string(), self.line(done));
                let text = say("changes.holds", &[("name", &row.name), ("step", &step), ("line", &line)]);
                found.push(Question { text, choices: reprs.iter().map(choice).collect() });
            }
        }
        found
    }

    /// *What does step n change?* where it is a call.
    fn what_changes(&self) -> Vec<Question> {
        let cache = self.tracker.rows.first().map(|row| &*row.name).unwrap_or_default();
        let mut found = Vec::new();
        for (column, &done) in self.tracker.columns.iter().enumerate().rev() {
            let is_call = self.step(done).is_some_and(|step| !step.calls.is_empty());
            let changed = self.changed(column);
            let variables: Vec<&str> = changed.iter().copied().filter(|name| *name != cache).collect();
            let other = self.tracker.rows.iter().skip(1).map(|row| &*row.name).find(|name| !changed.contains(name));
            let (true, [] | [_]) = (is_call, &*variables) else { continue };
            let Some(variable) = variables.first().copied().or(other) else { continue };
            let (of_cache, of_variable) = (changed.contains(&cache), !variables.is_empty());
            let choice = |(name, is_right): (&str, bool)| Choice {
                text: say(name, &[("name", variable)]),
                is_right,
                why: self.told(column, done),
                evidence: done,
            };
            let choices = [
                ("changes.only.cache", of_cache && !of_variable),
                ("changes.only.variable", !of_cache && of_variable),
                ("changes.both", of_cache && of_variable),
                ("changes.neither", !of_cache && !of_variable),
            ];
            let (step, line) = (done.to_string(), self.line(done));
            let text = say("changes.what", &[("step", &step), ("line", &line)]);
            found.push(Question { text, choices: choices.into_iter().map(choice).collect() });
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorder::{Recording, RunOptions};

    const GREET: &str = "from django.core.cache import cache\n\
         \n\
         cache.set('greet', 'Hello', 10)\n\
         value = cache.get('greet')\n\
         cache.delete('greet')\n\
         value_after_delete = cache.get('greet')\n";

    fn recorded(source: &str) -> Trace {
        let mut recording = Recording::start(source, &RunOptions::default());
        while !recording.advance(10_000) {}
        recording.into_trace()
    }

    fn cell(name: &str, cursor: usize) -> Cell {
        Cell { scope: (name != "cache contents").then(|| "global".into()), name: name.into(), cursor }
    }

    #[test]
    fn a_cell_leads_to_the_call_that_wrote_it() {
        let trace = recorded(GREET);
        let of = |name, cursor| origin(&trace, &cell(name, cursor), GREET);
        assert_eq!(of("value", 2), None);
        let written = of("value", 3).expect("it is written there");
        assert_eq!((written.written, written.line, written.call.as_deref()), (3, 4, Some("cache.get → 'Hello'")));
        let kept = of("value", 5).expect("it is kept");
        assert_eq!((kept.written, kept.line), (3, 4));
        assert!(kept.why.text().contains("cache.delete"), "{}", kept.why.text());
        let emptied = of("cache contents", 5).expect("it was emptied");
        assert_eq!((emptied.written, emptied.call.as_deref()), (4, Some("cache.delete")));
    }

    #[test]
    fn three_questions_have_one_right_answer_each() {
        let trace = recorded(GREET);
        let asked = questions(&trace, GREET);
        assert_eq!(asked.len(), QUESTIONS);
        for question in &asked {
            let right = question.choices.iter().filter(|choice| choice.is_right).count();
            assert_eq!(right, 1, "{}", question.text.text());
            let mut texts: Vec<String> = question.choices.iter().map(|choice| choice.text.text()).collect();
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), question.choices.len(), "{}", question.text.text());
        }
        let right: Vec<String> = asked
            .iter()
            .filter_map(|question| question.choices.iter().find(|choice| choice.is_right))
            .map(|choice| choice.text.text())
            .collect();
        assert!(right[0].contains("3") && right[0].contains("value = cache.get"), "{right:?}");
        assert!(right[1].contains("'Hello'"), "{right:?}");
        assert!(right[2].contains("value_after_delete"), "{right:?}");
    }

    #[test]
    fn a_program_without_anything_to_ask_is_not_asked_about() {
        for source in ["", "x = 1\n", "from django.core.cache import cache\nprint(cache.get('a'))\n"] {
            assert_eq!(questions(&recorded(source), source), [], "{source}");
        }
    }

    #[test]
    fn two_wrong_answers_end_a_question() {
        let mut variables = Variables::default();
        variables.ask(questions(&recorded(GREET), GREET));
        let right = variables.questions[0].choices.iter().position(|choice| choice.is_right).expect("one is");
        let wrong: Vec<usize> = (0..variables.questions[0].choices.len()).filter(|index| *index != right).collect();
        assert!(!variables.answer(0, wrong[0]));
        assert!(!variables.answer(0, wrong[0]), "the same again is no try");
        assert!(!variables.tried[0].is_over());
        assert!(!variables.answer(0, wrong[1]));
        assert!(variables.tried[0].is_over() && !variables.answer(0, right));
        let right = variables.questions[1].choices.iter().position(|choice| choice.is_right).expect("one is");
        assert!(variables.answer(1, right) && variables.tried[1].is_over());
    }
}
