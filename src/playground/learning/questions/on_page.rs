//! The page around a question: its program on screen, as far as it may be seen, and what is kept of the answers.
//! Invariant: what a run would tell is not on screen past the asked step, because it is not in the trace that is.

use std::rc::Rc;

use super::asking::{Asking, Stage};
use super::exam::Exam;
use super::{Ask, CARD, Questions, SCORE};
use crate::playback::{Playback, time_at};
use crate::playground::learning::Mode;
use crate::playground::lent::Loan;
use crate::playground::problems::Problem;
use crate::playground::{Action, Playground, TraceHandle};
use crate::practice::{Answer, Evidence, Kind, Program};
use crate::trace::{Outcome, Trace};

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
            self.problems = plain.map(|problem| Problem { advice: None, fix: None, ..problem }).collect();
        }
        self
    }

    /// What the learner does with the question on screen.
    pub(in crate::playground) fn asked(&self, action: &Ask, real: f64) -> Option<Self> {
        let mode = self.learning.mode;
        if *action == Ask::JudgeNext {
            return Some(self.judged_on(real));
        }
        if !mode.asks() {
            return None;
        }
        let mut page = self.with_draft_kept();
        let code = page.code_of_question();
        let was_covered = page.covered_question().is_some();
        let before = page.learning.clone();
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
        if *action == Ask::Judge
            && let Some(judged) = before.judged.next(mode, &before.questions, &page.learning.questions)
        {
            Rc::make_mut(&mut page.learning).judged = judged;
        }
        let mut page = page.with_progress();
        if mode == Mode::Test {
            Rc::make_mut(&mut page.learning).questions.keep_exam();
        }
        match action {
            Ask::Go(_) | Ask::Again | Ask::Start(_) | Ask::OpenProgram => Some(page.at_question(real)),
            Ask::Finish => Some(page),
            Ask::ShowMe => page.at_evidence(real),
            // What was covered can be seen now.
            _ if was_covered && page.covered_question().is_none() => Some(page.uncovered(real)),
            _ => Some(page),
        }
    }

    /// The page with another answer of the test judged, whatever mode is open by now.
    fn judged_on(&self, real: f64) -> Self {
        let mut page = self.clone();
        let learning = Rc::make_mut(&mut page.learning);
        learning.questions.judge_next();
        let result = learning.questions.exam.as_ref().and_then(|exam| exam.result.clone());
        let Some(result) = result else { return page };
        learning.questions.keep_exam();
        if let Some(judged) = self.learning.judged.next(Mode::Test, &self.learning.questions, &learning.questions) {
            learning.judged = judged;
        }
        learning.note(Mode::Test, &format!("{SCORE}{}-{}", result.assessment.right, result.assessment.of));
        if learning.mode == Mode::Test { page.at_question(real) } else { page }
    }

    /// The page with the program of the question on screen, if it has one, else with the learner's own.
    pub(in crate::playground) fn at_question(&self, real: f64) -> Self {
        let mode = self.learning.mode;
        let mut page = self.with_bench_kept(real).with_draft_kept();
        if mode == Mode::TimeLab {
            return page.at_task(real);
        }
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
                session: None,
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
            Loan {
                id: place,
                is_kept: false,
                title: self.title_of(asking),
                program,
                start: None,
                code: None,
                session: None,
                run,
            },
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
        Some(
            self.lend(
                Loan { id: place, is_kept, title, program: &program, start, code: None, session: None, run },
                real,
            ),
        )
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
    pub(in crate::playground::learning) fn written(&self) -> Option<Rc<str>> {
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
            Some(Some(Answer::Program(text))) if self.is_of_test(&lent.id) => Some(text.clone()),
            _ => self.questions().draft(&lent.id),
        }
    }

    /// Whether a program belongs to the question that a test has on screen.
    fn is_of_test(&self, id: &str) -> bool {
        self.learning.mode == Mode::Test && self.question_place().is_some_and(|place| *place == *id)
    }

    /// The page, having noted what is in the editor, if that is for a question.
    pub(in crate::playground::learning) fn with_draft_kept(&self) -> Self {
        let mut page = self.clone();
        let Some(lent) = self.lent.as_ref().filter(|lent| lent.is_kept) else { return page };
        let (text, is_of_test) = (self.written(), self.is_of_test(&lent.id));
        let questions = &mut Rc::make_mut(&mut page.learning).questions;
        match &mut questions.exam {
            Some(exam) if is_of_test => {
                exam.change(|asking| asking.draft = text.map(Answer::Program));
                questions.keep_exam();
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
            Mode::Test => None,
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
