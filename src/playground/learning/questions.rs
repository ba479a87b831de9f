//! The questions of a lesson, as the modes Moments, Quiz, Practice and Test ask them.
//! Invariant: a question is drawn when it is first on screen, and what was answered stays until it is asked again.

pub mod asking;
pub mod card;
pub mod exam;
pub mod judged;
mod on_page;

use std::rc::Rc;

use super::progress::Tally;
use super::{Lessons, Mode};
use crate::practice::{Answer, Lesson, Template};
use asking::Asking;
use card::Card;
use exam::Exam;

/// The part of Practice that is the card.
pub const CARD: &str = "card";
/// What the parts of Test begin with: a test that was taken, and its score.
const SCORE: &str = "score-";

/// What the learner does with questions.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// To a question of the open mode, by its place.
    Go(usize),
    /// A choice, a place or a text is the answer, so far.
    Put(Answer),
    /// A text in a blank.
    Write(usize, Rc<str>),
    /// A line goes up, or down.
    Shift {
        line: usize,
        is_up: bool,
    },
    Judge,
    JudgeLine,
    Hint,
    /// Show the answer.
    Tell,
    /// Show another line of the solution.
    Solve,
    Again,
    /// Show what the last verdict is about; in a test that is over, the verdict on the question at this place.
    ShowMe,
    /// The question's own program, as the learner left it.
    OpenProgram,
    Recall(usize, Rc<str>),
    Flip,
    /// Begin a test with this seed.
    Start(u64),
    Finish,
    /// Judge another answer of a test that is finished.
    JudgeNext,
}

/// What stands between a draft's place and its text, and after it.
const MIDDLE: char = '\u{1f}';
const END: char = '\u{1e}';

/// The programs that the learner has written, as one text.
pub fn drafts_text(drafts: &[(Rc<str>, Rc<str>)]) -> String {
    let mut all = String::new();
    for (place, text) in drafts {
        all += place;
        all.push(MIDDLE);
        all += text;
        all.push(END);
    }
    all
}

/// The questions of one mode.
#[derive(Debug, Clone, Default, PartialEq)]
struct Round {
    at: usize,
    /// Those that were on screen.
    asked: Rc<[Rc<Asking>]>,
    /// Times that a question was asked again: its seed.
    again: u64,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Questions {
    lessons: Lessons,
    /// The place of the open lesson among them.
    chosen: usize,
    moments: Round,
    quiz: Round,
    practice: Round,
    pub exam: Option<Exam>,
    pub card: Card,
    /// The programs that the learner has written for questions, by their [`Self::place`], and the tests that are going on.
    pub drafts: Rc<[(Rc<str>, Rc<str>)]>,
}

impl Mode {
    /// Whether it asks questions that bring their own programs.
    pub fn asks(self) -> bool {
        matches!(self, Self::Moments | Self::Quiz | Self::Practice | Self::Test)
    }
}

impl Questions {
    pub(super) fn of(lessons: Lessons, chosen: usize, drafts: Rc<[(Rc<str>, Rc<str>)]>) -> Self {
        Self { lessons, chosen, drafts, ..Self::default() }
    }

    /// The open lesson.
    pub fn lesson(&self) -> Option<&Lesson> {
        self.lessons.list().get(self.chosen)
    }

    /// The questions of a mode, as the lesson has them.
    pub fn templates(&self, mode: Mode) -> &[Template] {
        let of: fn(&Lesson) -> &[Template] = match mode {
            Mode::Moments => |lesson| &lesson.moments,
            Mode::Quiz => |lesson| &lesson.quiz,
            Mode::Practice => |lesson| &lesson.practice,
            _ => return &[],
        };
        self.lesson().map_or(&[], of)
    }

    /// The place of the question on screen among those of its mode.
    pub fn at(&self, mode: Mode) -> usize {
        match mode {
            Mode::Test => self.exam.as_ref().map_or(0, |exam| exam.at),
            _ => self.round(mode).map_or(0, |round| round.at),
        }
    }

    /// Whether the card is on screen, which comes after the questions of Practice.
    pub fn is_at_card(&self) -> bool {
        self.practice.at >= self.templates(Mode::Practice).len()
    }

    /// The question that a mode has on screen.
    pub fn current(&self, mode: Mode) -> Option<&Asking> {
        match mode {
            Mode::Test => self.exam.as_ref()?.current(),
            _ => {
                let id = &self.templates(mode).get(self.at(mode))?.id;
                self.round(mode)?.asked.iter().find(|asking| asking.question.id == *id).map(|asking| &**asking)
            }
        }
    }

    /// A name for a question, for what is kept of it.
    pub fn place(&self, mode: Mode, question: &str) -> Rc<str> {
        let lesson = self.lesson().map_or("", |lesson| &*lesson.id);
        match &self.exam {
            Some(exam) if mode == Mode::Test => format!("{lesson}/test-{}/{question}", exam.seed).into(),
            _ => format!("{lesson}/{question}").into(),
        }
    }

    /// How many parts there are to be done of a mode.
    pub fn count(&self, mode: Mode) -> usize {
        match mode {
            Mode::Practice => self.templates(mode).len() + 1,
            Mode::Test => 1,
            _ => self.templates(mode).len(),
        }
    }

    /// Reads what [`drafts_text`] has written.
    pub fn read_drafts(&mut self, text: &str) {
        let drafts = text.split(END).filter_map(|draft| draft.split_once(MIDDLE));
        self.drafts = drafts.map(|(place, text)| (place.into(), text.into())).collect();
    }

    pub fn draft(&self, place: &str) -> Option<Rc<str>> {
        self.drafts.iter().find(|(known, _)| **known == *place).map(|(_, text)| text.clone())
    }

    fn keep_draft(&mut self, place: &Rc<str>, text: Option<Rc<str>>) {
        let others = self.drafts.iter().filter(|(known, _)| known != place).cloned();
        self.drafts = others.chain(text.map(|text| (place.clone(), text))).collect();
    }

    /// The name under which a test of a lesson is kept while it is going on.
    fn place_of_exam(lesson: &Lesson) -> Rc<str> {
        [&*lesson.id, "/test"].concat().into()
    }

    /// Notes how far the test is; of one that is over nothing but its score is kept.
    fn keep_exam(&mut self) {
        if let (Some(exam), Some(lesson)) = (&self.exam, self.lesson()) {
            let (place, text) = (Self::place_of_exam(lesson), (!exam.is_over()).then(|| exam.text().into()));
            if self.draft(&place) != text {
                self.keep_draft(&place, text);
            }
        }
    }

    fn judge_next(&mut self) {
        let lessons = self.lessons.clone();
        if let (Some(exam), Some(lesson)) = (&mut self.exam, lessons.list().get(self.chosen)) {
            exam.judge_next(lesson);
        }
    }

    fn round(&self, mode: Mode) -> Option<&Round> {
        match mode {
            Mode::Moments => Some(&self.moments),
            Mode::Quiz => Some(&self.quiz),
            Mode::Practice => Some(&self.practice),
            _ => None,
        }
    }

    fn round_mut(&mut self, mode: Mode) -> Option<&mut Round> {
        match mode {
            Mode::Moments => Some(&mut self.moments),
            Mode::Quiz => Some(&mut self.quiz),
            Mode::Practice => Some(&mut self.practice),
            _ => None,
        }
    }

    /// Asks the question at the mode's place, unless it was asked. A test that was going on goes on.
    pub(super) fn draw(&mut self, mode: Mode) {
        if !mode.asks() {
            return;
        }
        let lessons = self.lessons.clone();
        if let Some(lesson) = lessons.list().get(self.chosen).filter(|_| mode == Mode::Test) {
            if self.exam.is_none() {
                self.exam = self.draft(&Self::place_of_exam(lesson)).and_then(|text| Exam::read(lesson, &text));
            }
            self.exam.iter_mut().for_each(|exam| exam.draw(lesson));
        }
        if self.current(mode).is_none()
            && let Some(template) = self.templates(mode).get(self.at(mode))
            && let Ok(question) = template.draw(self.round(mode).map_or(0, |round| round.again))
            && let Some(round) = self.round_mut(mode)
        {
            round.asked = round.asked.iter().cloned().chain([Rc::new(Asking::new(question))]).collect();
        }
    }

    /// Forgets what was answered to the question on screen, and draws other values where it has any.
    fn ask_again(&mut self, mode: Mode) {
        let Some(id) = self.current(mode).map(|asking| asking.question.id.clone()) else { return };
        if let Some(round) = self.round_mut(mode) {
            round.asked = round.asked.iter().filter(|asking| asking.question.id != id).cloned().collect();
            round.again += 1;
        }
        self.draw(mode);
    }

    fn change(&mut self, mode: Mode, change: impl FnOnce(&mut Asking)) {
        if mode == Mode::Test {
            if let Some(exam) = &mut self.exam {
                exam.change(change);
            }
            return;
        }
        let Some(mut changed) = self.current(mode).cloned() else { return };
        change(&mut changed);
        let changed = Rc::new(changed);
        if let Some(round) = self.round_mut(mode) {
            let of = |asking: &Rc<Asking>| match asking.question.id == changed.question.id {
                true => changed.clone(),
                false => asking.clone(),
            };
            round.asked = round.asked.iter().map(of).collect();
        }
    }

    fn go(&mut self, mode: Mode, to: usize) {
        let last = match mode {
            Mode::Practice => self.count(mode),
            Mode::Test => self.exam.as_ref().map_or(0, Exam::count),
            _ => self.templates(mode).len(),
        };
        let at = to.min(last.saturating_sub(1));
        match mode {
            Mode::Test => self.exam.iter_mut().for_each(|exam| exam.at = at),
            _ => self.round_mut(mode).into_iter().for_each(|round| round.at = at),
        }
        self.draw(mode);
    }
}

impl super::Learning {
    /// How much of a mode that asks is done of the open lesson.
    pub(super) fn tally_of_questions(&self, mode: Mode) -> Tally {
        let of = self.questions.count(mode);
        if mode == Mode::Test {
            return Tally { done: usize::from(self.best_score().is_some()), of };
        }
        let of_template = self.questions.templates(mode).iter().map(|template| &*template.id);
        let card = (mode == Mode::Practice).then_some(CARD);
        Tally { done: of_template.chain(card).filter(|id| self.has_done(mode, id)).count(), of }
    }

    /// How many questions of how many were right in the best test of the open lesson.
    pub fn best_score(&self) -> Option<(usize, usize)> {
        let start = self.part(SCORE);
        let score = |part: &str| {
            let (right, of) = part.strip_prefix(&*start)?.split_once('-')?;
            Some((right.parse().ok()?, of.parse().ok()?))
        };
        self.progress.parts(Mode::Test).filter_map(score).max()
    }
}

#[cfg(test)]
mod tests;
