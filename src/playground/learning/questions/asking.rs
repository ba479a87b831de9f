//! A question that is being asked: the answer that is being made, and what came of those that were given.
//! Invariant: an answer that was ruled out costs no second try, and nothing is given away before two tries.

use std::rc::Rc;

use crate::playground::TraceHandle;
use crate::practice::{Answer, Column, Kind, Question, Verdict};

/// Wrong tries after which the answer can be shown.
pub const TRIES: u32 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Open,
    Right,
    /// Given away.
    Shown,
}

/// What the last press of a button came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Nothing,
    /// There was no answer to judge.
    NoAnswer,
    Judged(Rc<Verdict>),
    /// About the line of a mistake, which is no answer yet.
    Pointed(Rc<Verdict>),
    /// The answer was shown, and this is why it is right.
    Told(Rc<Verdict>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    pub question: Rc<Question>,
    /// What the program does that is on screen for it.
    pub trace: TraceHandle,
    pub stage: Stage,
    /// The answer that is being made; an order of lines is in `order`, a program in the editor.
    pub draft: Option<Answer>,
    /// The lines to be put in order; those from `used` on are left over.
    pub order: Rc<[usize]>,
    pub used: usize,
    pub tries: u32,
    pub said: Said,
    /// Answers that were wrong.
    pub ruled_out: Rc<[Answer]>,
    /// Hints given.
    pub hints: usize,
    /// Lines of the solution shown.
    pub lines: usize,
}

impl Asking {
    pub fn new(question: Question) -> Self {
        let trace = TraceHandle(Rc::new(question.shown.record()));
        let count = match &question.kind {
            Kind::Order { lines } => lines.len(),
            _ => 0,
        };
        Self {
            question: Rc::new(question),
            trace,
            stage: Stage::Open,
            draft: None,
            order: (0..count).collect(),
            used: count,
            tries: 0,
            said: Said::Nothing,
            ruled_out: Rc::default(),
            hints: 0,
            lines: 0,
        }
    }

    /// Whether the answer is a program, which is written in the editor.
    pub fn is_of_program(&self) -> bool {
        matches!(self.question.kind, Kind::Mend | Kind::Write)
    }

    /// Whether it is about a program that is there before it is answered.
    pub fn has_program(&self) -> bool {
        !matches!(self.question.kind, Kind::Order { .. })
    }

    /// Whether what its program does must not be seen yet.
    pub fn is_covered(&self) -> bool {
        let question = &self.question;
        let is_told = question.is_told_by_running() && question.shown == question.program;
        self.stage == Stage::Open && self.tries == 0 && is_told
    }

    /// Steps that may be seen while it is covered: those up to its pin, and those before anything happens.
    pub fn seen_steps(&self) -> usize {
        let trace = &self.trace;
        let first_call = trace.steps.iter().position(|step| !step.calls.is_empty()).unwrap_or(trace.steps.len());
        let quiet = trace.output.iter().map(|item| item.step).min().map_or(first_call, |step| step.min(first_call));
        self.question.pin.as_ref().map_or(quiet, |pin| pin.cursor.max(quiet))
    }

    /// The answer as it stands; `code` is the editor's text.
    pub fn answer(&self, code: &Rc<str>) -> Option<Answer> {
        match &self.question.kind {
            Kind::Order { .. } => Some(Answer::Order(self.order.iter().take(self.used).copied().collect())),
            Kind::Mend | Kind::Write => Some(Answer::Program(code.clone())),
            Kind::Fill { .. } | Kind::Predict { .. } => {
                let is_said = |answer: &&Answer| match answer {
                    Answer::Text(text) => !text.trim().is_empty(),
                    Answer::Blanks(texts) => texts.iter().any(|text| !text.trim().is_empty()),
                    _ => false,
                };
                self.draft.as_ref().filter(is_said).cloned()
            }
            _ => self.draft.clone(),
        }
    }

    /// Whether nobody has begun to answer it.
    pub fn is_untouched(&self) -> bool {
        self.draft.is_none()
            && self.used == self.order.len()
            && self.order.iter().enumerate().all(|(at, line)| at == *line)
    }

    /// What is written in a blank.
    pub fn blank(&self, index: usize) -> &str {
        match &self.draft {
            Some(Answer::Blanks(texts)) => texts.get(index).map_or("", |text| text),
            _ => "",
        }
    }

    pub fn is_ruled_out(&self, answer: &Answer) -> bool {
        self.ruled_out.contains(answer)
    }

    /// Whether the answer may be shown.
    pub fn can_be_shown(&self) -> bool {
        self.stage == Stage::Open && self.tries >= TRIES
    }

    /// The last verdict.
    pub fn verdict(&self) -> Option<&Rc<Verdict>> {
        match &self.said {
            Said::Judged(verdict) | Said::Pointed(verdict) | Said::Told(verdict) => Some(verdict),
            Said::Nothing | Said::NoAnswer => None,
        }
    }

    /// Notes a choice, a place or a text.
    pub fn put(&mut self, answer: Answer) {
        let is_kind = match (&self.question.kind, &answer) {
            (Kind::Choose { choices }, Answer::Choice(index)) => *index < choices.len(),
            (Kind::Step, Answer::Step(_)) | (Kind::Cell, Answer::Cell(..)) => true,
            (Kind::Predict { .. }, Answer::Text(_)) | (Kind::Mend, Answer::Line(_)) => true,
            _ => false,
        };
        if is_kind && self.stage == Stage::Open {
            self.draft = Some(answer);
        }
    }

    /// Writes into a blank.
    pub fn write(&mut self, index: usize, text: Rc<str>) {
        let Kind::Fill { blanks } = &self.question.kind else { return };
        let mut texts: Vec<Rc<str>> = (0..blanks.len()).map(|index| self.blank(index).into()).collect();
        if let Some(place) = texts.get_mut(index).filter(|_| self.stage == Stage::Open) {
            *place = text;
            self.draft = Some(Answer::Blanks(texts));
        }
    }

    /// Moves a line, by its place in the question's list, up or down by one; at the edge it crosses to the lines that
    /// are left over, and back.
    pub fn shift(&mut self, line: usize, is_up: bool) {
        let Some(place) = self.order.iter().position(|known| *known == line) else { return };
        if self.stage != Stage::Open {
            return;
        }
        let mut order = self.order.to_vec();
        match is_up {
            true if place == self.used => self.used += 1,
            false if place + 1 == self.used => self.used -= 1,
            true if place > 0 => order.swap(place, place - 1),
            false if place + 1 < order.len() => order.swap(place, place + 1),
            _ => {}
        }
        self.order = order.into();
    }

    /// Judges the answer as it stands; runs the engine for a moment if it is a program.
    pub fn judge(&mut self, code: &Rc<str>) {
        if self.stage != Stage::Open {
            return;
        }
        let Some(answer) = self.answer(code) else {
            self.said = Said::NoAnswer;
            return;
        };
        let verdict = Rc::new(self.question.grade(&answer));
        if verdict.is_right() {
            self.stage = Stage::Right;
        } else if !self.is_ruled_out(&answer) {
            self.tries += 1;
            self.ruled_out = self.ruled_out.iter().cloned().chain([answer]).collect();
        }
        self.said = Said::Judged(verdict);
    }

    /// Judges the line that was pointed at.
    pub fn judge_line(&mut self) {
        self.said = match &self.draft {
            Some(line @ Answer::Line(_)) => Said::Pointed(Rc::new(self.question.grade(line))),
            _ => Said::NoAnswer,
        };
    }

    /// Shows the right answer.
    pub fn tell(&mut self) {
        if !self.can_be_shown() {
            return;
        }
        let answer = self.question.right_answer();
        self.said = Said::Told(Rc::new(self.question.grade(&answer)));
        self.stage = Stage::Shown;
        self.lines = self.question.solution.len();
        if let Answer::Order(right) = &answer {
            self.used = right.len();
            let others = self.order.iter().copied().filter(|line| !right.contains(line));
            self.order = right.iter().copied().chain(others).collect();
        }
        self.draft = Some(answer);
    }

    /// The answer that is being made, as a text; `None`: there is none yet.
    pub fn text(&self) -> Option<String> {
        let order = || self.order.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        Some(match &self.draft {
            Some(Answer::Choice(index)) => format!("choice {index}"),
            Some(Answer::Step(row)) => format!("step {row}"),
            Some(Answer::Cell(row, column)) => format!("cell {row} {}", column.name()),
            Some(Answer::Blanks(texts)) => format!("blanks {}", texts.join("\n")),
            Some(Answer::Text(text)) => format!("text {text}"),
            Some(Answer::Program(text)) => format!("program {text}"),
            Some(Answer::Line(_) | Answer::Order(_)) => return None,
            None if self.is_untouched() => return None,
            None => format!("order {} {}", self.used, order()),
        })
    }

    /// Takes the answer that [`Self::text`] has written, if it is one to this question.
    pub fn read(&mut self, text: &str) {
        let Some((kind, rest)) = text.split_once(' ') else { return };
        match kind {
            "choice" => rest.parse().into_iter().for_each(|index| self.put(Answer::Choice(index))),
            "step" => rest.parse().into_iter().for_each(|row| self.put(Answer::Step(row))),
            "cell" => {
                let place = rest.split_once(' ').and_then(|(row, name)| Some((row.parse().ok()?, Column::find(name)?)));
                place.into_iter().for_each(|(row, column)| self.put(Answer::Cell(row, column)));
            }
            "blanks" => rest.split('\n').enumerate().for_each(|(index, text)| self.write(index, text.into())),
            "text" => self.put(Answer::Text(rest.into())),
            "program" if self.is_of_program() => self.draft = Some(Answer::Program(rest.into())),
            "order" => {
                let numbers: Vec<usize> = rest.split(' ').filter_map(|number| number.parse().ok()).collect();
                let Some((used, order)) = numbers.split_first() else { return };
                let is_whole = order.len() == self.order.len() && self.order.iter().all(|line| order.contains(line));
                if is_whole && *used <= order.len() {
                    (self.used, self.order) = (*used, order.into());
                }
            }
            _ => {}
        }
    }

    /// Whether there is nothing left to do.
    pub fn is_closed(&self) -> bool {
        self.stage != Stage::Open
    }

    /// The question with all that there is to say to this answer, and nothing left to do.
    pub fn closed(&self, answer: Option<Answer>, verdict: Option<Verdict>) -> Self {
        let is_right = verdict.as_ref().is_some_and(Verdict::is_right);
        let said = match verdict {
            Some(verdict) => Said::Judged(Rc::new(verdict)),
            None => Said::Told(Rc::new(self.question.grade(&self.question.right_answer()))),
        };
        Self {
            stage: if is_right { Stage::Right } else { Stage::Shown },
            said,
            ruled_out: answer.into_iter().filter(|_| !is_right).collect(),
            lines: self.question.solution.len(),
            ..self.clone()
        }
    }

    pub fn hint(&mut self) {
        self.hints = (self.hints + 1).min(self.question.hints.len());
    }

    /// Whether the solution may be read: once the hints are used up, or two tries were wrong.
    pub fn has_solution(&self) -> bool {
        let is_due = self.stage != Stage::Open
            || self.tries >= TRIES
            || (self.tries > 0 && self.hints == self.question.hints.len());
        is_due && !self.question.solution.is_empty()
    }

    /// Shows one more line of the solution.
    pub fn solve(&mut self) {
        if self.has_solution() {
            self.lines = (self.lines + 1).min(self.question.solution.len());
        }
    }
}
