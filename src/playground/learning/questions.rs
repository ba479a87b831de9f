//! The questions of a lesson, as the modes Moments, Quiz, Practice and Test ask them.
//! Invariant: while a question is open that running its program would answer, nothing of that program's run is on screen
//! past the place where it is asked.

pub mod asking;
pub mod card;
pub mod exam;

use std::rc::Rc;

use super::progress::Tally;
use super::{Lessons, Mode};
use crate::playback::{Playback, time_at};
use crate::playground::lent::Loan;
use crate::playground::{Action, Playground, TraceHandle};
use crate::practice::{Answer, Evidence, Kind, Lesson, Program, Template};
use crate::trace::{Outcome, Trace};
use asking::{Asking, Stage};
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
    /// The programs that the learner has written for questions, by their [`Self::place`].
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
        self.lessons.0.get(self.chosen)
    }

    /// The questions of a mode, as the lesson has them.
    pub fn templates(&self, mode: Mode) -> &[Template] {
        let Some(lesson) = self.lesson() else { return &[] };
        match mode {
            Mode::Moments => &lesson.moments,
            Mode::Quiz => &lesson.quiz,
            Mode::Practice => &lesson.practice,
            _ => &[],
        }
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

    /// Asks the question at the mode's place, unless it was asked.
    pub(super) fn draw(&mut self, mode: Mode) {
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
                exam.change(exam.at, change);
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
            Mode::Test => self.exam.as_ref().map_or(0, |exam| exam.asked.len()),
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

impl Playground {
    fn questions(&self) -> &Questions {
        &self.learning.questions
    }

    /// The question that the open mode has on screen.
    pub fn current_question(&self) -> Option<&Asking> {
        let mode = self.learning.mode;
        self.questions().current(mode).filter(|_| mode.asks())
    }

    /// The page as a visit begins, with the question that was on screen when the last one ended.
    pub fn with_question(self, real: f64) -> Self {
        if self.learning.mode.asks() { self.at_question(real) } else { self }
    }

    /// Whether a program is on screen for the question on screen: its own, or one that shows something about it.
    pub fn has_program_of_question(&self) -> bool {
        self.question_place().is_some_and(|place| self.is_lent(&place))
    }

    /// Whether it is the question's own, as the learner left it.
    pub fn has_question(&self) -> bool {
        let Some(asking) = self.current_question() else { return false };
        let is_own = match asking.is_of_program() {
            true => self.lent.as_ref().is_some_and(|lent| lent.is_kept),
            false => self.session.program == asking.question.shown.source,
        };
        self.has_program_of_question() && is_own
    }

    /// The name of the program of the question on screen.
    fn question_place(&self) -> Option<Rc<str>> {
        let asking = self.current_question()?;
        Some(self.questions().place(self.learning.mode, &asking.question.id))
    }

    /// The open question whose answer a run of the program on screen would tell.
    pub fn covered_question(&self) -> Option<&Asking> {
        let asking = self.current_question()?;
        let is_over = self.learning.mode == Mode::Test && self.questions().exam.as_ref().is_some_and(Exam::is_over);
        let is_on_screen = self.has_program_of_question();
        (asking.is_covered() && is_on_screen && !is_over).then_some(asking)
    }

    /// Whether the program on screen has a mistake that the learner is to find.
    pub fn is_to_be_mended(&self) -> bool {
        self.current_question().is_some_and(|asking| asking.question.kind == Kind::Mend && asking.stage == Stage::Open)
            && self.lent.is_some()
    }

    /// Whether an action would tell the answer to the open question.
    pub(in crate::playground) fn is_held_back(&self, action: &Action) -> bool {
        let runs = matches!(
            action,
            Action::Run | Action::Type(_) | Action::More | Action::Resume | Action::SetSpeed(_) | Action::ReturnToGhost
        );
        runs && self.covered_question().is_some()
    }

    /// The page, no further on the tape than the open question allows, and without the page's own help with a mistake
    /// that is to be found.
    pub(in crate::playground) fn held(self) -> Self {
        let mut page = self;
        if page.lent.as_ref().is_some_and(|lent| lent.is_kept) && page.kept_draft() != page.written() {
            page = page.with_draft_kept();
        }
        page.held_back()
    }

    fn held_back(mut self) -> Self {
        if let Some(asking) = self.covered_question()
            && self.cursor() >= asking.seen_steps()
        {
            self.playback =
                self.place_of(&self.trace, asking.seen_steps(), asking.question.pin.as_ref().and_then(|pin| pin.t));
        }
        if self.is_to_be_mended() && self.problems.iter().any(|problem| problem.advice.is_some()) {
            let plain = self.problems.iter().cloned();
            self.problems =
                plain.map(|problem| super::super::problems::Problem { advice: None, fix: None, ..problem }).collect();
        }
        self
    }

    /// What the learner does with the question on screen.
    pub(super) fn asked(&self, action: &Ask, real: f64) -> Option<Self> {
        let mode = self.learning.mode;
        if !mode.asks() {
            return None;
        }
        let mut page = self.with_draft_kept();
        let code = page.code_of_question();
        let was_covered = page.covered_question().is_some();
        let questions = &mut Rc::make_mut(&mut page.learning).questions;
        match action {
            Ask::Go(to) => questions.go(mode, *to),
            Ask::Put(answer) => questions.change(mode, |asking| asking.put(answer.clone())),
            Ask::Write(index, text) => questions.change(mode, |asking| asking.write(*index, text.clone())),
            Ask::Shift { line, is_up } => questions.change(mode, |asking| asking.shift(*line, *is_up)),
            Ask::Judge if mode != Mode::Test => questions.change(mode, |asking| asking.judge(&code)),
            Ask::JudgeLine if mode != Mode::Test => questions.change(mode, Asking::judge_line),
            Ask::Hint if mode != Mode::Test => questions.change(mode, Asking::hint),
            Ask::Tell if mode != Mode::Test => questions.change(mode, Asking::tell),
            Ask::Solve if mode != Mode::Test => questions.change(mode, Asking::solve),
            Ask::Again => questions.ask_again(mode),
            Ask::Recall(gap, text) => questions.card.recall(*gap, text.clone()),
            Ask::Flip => questions.card.flip(),
            Ask::Start(seed) => {
                questions.exam = Some(Exam::start(questions.lesson()?, *seed)?);
            }
            Ask::Finish => questions.exam.iter_mut().for_each(Exam::finish),
            _ => {}
        }
        let page = page.with_progress();
        match action {
            Ask::Go(_) | Ask::Again | Ask::Start(_) | Ask::Finish | Ask::OpenProgram => Some(page.at_question(real)),
            Ask::ShowMe => page.at_evidence(real),
            // What was covered can be seen now.
            _ if was_covered && page.covered_question().is_none() => Some(page.uncovered(real)),
            _ => Some(page),
        }
    }

    /// The page with the program of the question on screen, if it has one, else with the learner's own.
    pub(super) fn at_question(&self, real: f64) -> Self {
        let mode = self.learning.mode;
        let mut page = self.with_draft_kept();
        if mode.asks() {
            Rc::make_mut(&mut page.learning).questions.draw(mode);
        }
        let (Some(place), Some(asking)) = (page.question_place(), page.current_question().cloned()) else {
            return page.given_back();
        };
        if !asking.has_program() {
            return page.given_back();
        }
        let is_over = mode == Mode::Test && page.questions().exam.as_ref().is_some_and(Exam::is_over);
        let seen = asking.seen_steps();
        let t = asking.question.pin.as_ref().and_then(|pin| pin.t);
        let (code, run) = match &asking.question.kind {
            Kind::Mend | Kind::Write => (page.draft_of(&place, &asking), None),
            _ if asking.is_covered() && !is_over => {
                let trace = TraceHandle(Rc::new(beginning(&asking.trace, seen)));
                let playback = self.place_of(&trace, seen, t);
                (None, Some((trace, playback)).filter(|_| seen > 0))
            }
            _ => {
                let seen = asking.question.pin.as_ref().map_or(asking.trace.steps.len(), |_| seen);
                (None, Some((asking.trace.clone(), self.place_of(&asking.trace, seen, t))))
            }
        };
        let is_kept = asking.is_of_program() && !is_over;
        page.lend(
            Loan {
                id: place,
                is_kept,
                title: page.title_of(&asking),
                program: &asking.question.shown,
                start: None,
                code,
                run,
            },
            real,
        )
        .held()
    }

    /// The same place of the tape, with all of the run on it.
    fn uncovered(&self, real: f64) -> Self {
        let (Some(place), Some(asking)) = (self.question_place(), self.current_question()) else { return self.clone() };
        let playback = self.place_of(&asking.trace, self.cursor(), None);
        let run = Some((asking.trace.clone(), playback));
        let program = &asking.question.shown;
        self.lend(
            Loan { id: place, is_kept: false, title: self.title_of(asking), program, start: None, code: None, run },
            real,
        )
    }

    /// The page with what the last verdict is about.
    fn at_evidence(&self, real: f64) -> Option<Self> {
        let mode = self.learning.mode;
        let place = self.question_place()?;
        let asking = self.current_question()?;
        let Evidence { program, cursor, t } = match (mode, &self.questions().exam) {
            (Mode::Test, Some(exam)) => {
                let given =
                    exam.result.as_ref()?.verdicts.get(exam.at)?.as_ref().and_then(|verdict| verdict.evidence.clone());
                given.or_else(|| asking.question.grade(&asking.question.right_answer()).evidence)?
            }
            _ => asking.verdict()?.evidence.clone()?,
        };
        let trace = if program == asking.question.shown { asking.trace.clone() } else { recorded(&program) };
        let playback = self.place_of(&trace, cursor, t);
        // What the learner wrote stays theirs to go on with.
        let is_kept =
            asking.is_of_program() && mode != Mode::Test && self.is_lent(&place) && self.code == program.source;
        let start = is_kept.then(|| asking.question.program.source.clone());
        let (title, run) = (self.title_of(asking), Some((trace, playback)));
        Some(self.lend(Loan { id: place, is_kept, title, program: &program, start, code: None, run }, real))
    }

    /// What its program is called.
    fn title_of(&self, asking: &Asking) -> Rc<str> {
        match (&*asking.question.title, self.questions().lesson()) {
            ("", Some(lesson)) => lesson.title.clone(),
            _ => asking.question.title.clone(),
        }
    }

    fn place_of(&self, trace: &Trace, cursor: usize, t: Option<f64>) -> Playback {
        let playback = Playback::paused_at(trace, cursor, self.playback.speed());
        match t {
            Some(t) => playback.to_time(trace, playback.cursor(), t, 0.0),
            None => playback,
        }
    }

    /// The text to go on with: what the learner has made of the question's program.
    fn draft_of(&self, place: &str, asking: &Asking) -> Option<Rc<str>> {
        match &asking.draft {
            Some(Answer::Program(text)) if self.learning.mode == Mode::Test => Some(text.clone()),
            _ => self.questions().draft(place),
        }
    }

    /// What the learner has made of the program on screen; `None`: nothing.
    fn written(&self) -> Option<Rc<str>> {
        self.is_edited().then(|| self.code.clone())
    }

    /// The learner's program for the question on screen, wherever it is at the moment.
    fn code_of_question(&self) -> Rc<str> {
        let written = self.question_place().and_then(|place| match &self.lent {
            Some(lent) if lent.is_kept && lent.id == place => Some(self.code.clone()),
            _ => self.questions().draft(&place),
        });
        let start =
            || self.current_question().map_or_else(|| "".into(), |asking| asking.question.program.source.clone());
        written.unwrap_or_else(start)
    }

    /// What was noted of it last.
    fn kept_draft(&self) -> Option<Rc<str>> {
        let lent = self.lent.as_ref()?;
        match self.current_question().map(|asking| &asking.draft) {
            Some(Some(Answer::Program(text))) if self.learning.mode == Mode::Test => Some(text.clone()),
            _ => self.questions().draft(&lent.id),
        }
    }

    /// The page, having noted what is in the editor, if that is for a question.
    fn with_draft_kept(&self) -> Self {
        let mut page = self.clone();
        let Some(lent) = self.lent.as_ref().filter(|lent| lent.is_kept) else { return page };
        let text = self.written();
        let questions = &mut Rc::make_mut(&mut page.learning).questions;
        match &mut questions.exam {
            Some(exam) if self.learning.mode == Mode::Test => {
                exam.change(exam.at, |asking| asking.draft = text.map(Answer::Program));
            }
            _ => questions.keep_draft(&lent.id, text),
        }
        page
    }

    /// The page, having noted what is done.
    fn with_progress(mut self) -> Self {
        let mode = self.learning.mode;
        let questions = self.questions();
        let part: Option<Rc<str>> = match mode {
            Mode::Test => questions.exam.as_ref().and_then(|exam| exam.result.as_ref()).map(|result| {
                let assessment = &result.assessment;
                format!("{SCORE}{}-{}", assessment.right, assessment.of).into()
            }),
            Mode::Practice if questions.is_at_card() => questions.card.is_flipped.then(|| CARD.into()),
            _ => questions.current(mode).and_then(|asking| {
                // A moment is there to be told; a quiz and a practice are there to be done.
                let is_done = asking.stage == Stage::Right || (mode == Mode::Moments && asking.stage == Stage::Shown);
                is_done.then(|| asking.question.id.clone())
            }),
        };
        if let Some(part) = part.filter(|part| !self.learning.has_done(mode, part)) {
            Rc::make_mut(&mut self.learning).note(mode, &part);
        }
        self
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

/// The first steps of a trace, as if the program had been stopped there.
fn beginning(trace: &Trace, steps: usize) -> Trace {
    Trace {
        outcome: Outcome::Finished,
        output: trace.output.iter().filter(|item| item.step < steps).cloned().collect(),
        steps: trace.steps.iter().take(steps).cloned().collect(),
        duration: time_at(trace, steps),
        ..*trace
    }
}

fn recorded(program: &Program) -> TraceHandle {
    TraceHandle(Rc::new(program.record()))
}

#[cfg(test)]
mod tests;
