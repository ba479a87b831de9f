//! The test while it is taken, and its result.
//! Invariant: nothing is judged before the end, and nothing can be changed after it; no call of a function draws or judges
//! more than one question, because each runs the engine.

use std::rc::Rc;

use super::asking::Asking;
use crate::practice::{Answer, Assessment, Lesson, Mark, Mode, Verdict, assess, plan_test};

/// What stands between the questions in the text of a test, and between a question's name and its answer.
const NEXT: char = '\u{1d}';
const OF: char = '\u{1c}';

#[derive(Debug, Clone, PartialEq)]
pub struct Exam {
    pub seed: u64,
    places: Rc<[Place]>,
    /// The question that is on screen.
    pub at: usize,
    /// What was said of the first answers, since the test was finished.
    judged: Option<Rc<[Option<Verdict>]>>,
    pub result: Option<Rc<Outcome>>,
}

/// The place of a question in the test.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    id: Rc<str>,
    skill: Mode,
    /// `None`: it was not on screen yet.
    asking: Option<Rc<Asking>>,
    /// What was answered in an earlier visit, until it is on screen.
    kept: Option<Rc<str>>,
}

/// How it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub assessment: Assessment,
    /// For each question what was said of its answer; `None`: there was none.
    pub verdicts: Rc<[Option<Verdict>]>,
}

impl Exam {
    /// Another seed draws other questions and values. `None`: the lesson has no test.
    pub fn start(lesson: &Lesson, seed: u64) -> Option<Self> {
        let place = |template: &crate::practice::Template| Place {
            id: template.id.clone(),
            skill: template.skill,
            asking: None,
            kept: None,
        };
        let places = plan_test(lesson, seed).ok()?.into_iter().map(place).collect();
        Some(Self { seed, places, at: 0, judged: None, result: None })
    }

    /// A test that is going on, as a text.
    pub fn text(&self) -> String {
        let mut text = format!("{} {}", self.seed, self.at);
        for place in &*self.places {
            text.push(NEXT);
            text += &place.id;
            let answer = match &place.asking {
                Some(asking) => asking.text(),
                None => place.kept.as_ref().map(|kept| kept.to_string()),
            };
            if let Some(answer) = answer {
                text.push(OF);
                text += &answer;
            }
        }
        text
    }

    /// The test that [`Self::text`] has written; `None` where the lesson asks other questions by now.
    pub fn read(lesson: &Lesson, text: &str) -> Option<Self> {
        let mut parts = text.split(NEXT);
        let (seed, at) = parts.next()?.split_once(' ')?;
        let exam = Self::start(lesson, seed.parse().ok()?)?;
        let kept: Vec<(&str, Option<&str>)> =
            parts.map(|part| part.split_once(OF).map_or((part, None), |(id, answer)| (id, Some(answer)))).collect();
        let is_same = kept.iter().map(|(id, _)| *id).eq(exam.places.iter().map(|place| &*place.id));
        let with =
            |(place, (_, kept)): (&Place, &(&str, Option<&str>))| Place { kept: kept.map(Rc::from), ..place.clone() };
        let places: Rc<[Place]> = exam.places.iter().zip(&kept).map(with).collect();
        let at = at.parse().ok().filter(|at| *at < places.len())?;
        is_same.then_some(Self { places, at, ..exam })
    }

    /// How many questions it has.
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// The names of its questions, in their order.
    pub fn questions(&self) -> impl Iterator<Item = &Rc<str>> {
        self.places.iter().map(|place| &place.id)
    }

    pub fn is_over(&self) -> bool {
        self.result.is_some()
    }

    /// How many answers are judged, while that is going on.
    pub fn judging(&self) -> Option<usize> {
        self.judged.as_ref().filter(|_| !self.is_over()).map(|judged| judged.len())
    }

    pub fn current(&self) -> Option<&Asking> {
        self.places.get(self.at)?.asking.as_deref()
    }

    /// Draws the question at the test's place, unless it is drawn.
    pub fn draw(&mut self, lesson: &Lesson) {
        self.draw_at(lesson, self.at);
        // What was not on screen before the end is there to be read.
        if self.is_over() && self.current().is_some_and(|asking| !asking.is_closed()) {
            self.put(self.at, |asking| asking.closed(None, None));
        }
    }

    fn draw_at(&mut self, lesson: &Lesson, index: usize) {
        let Some(place) = self.places.get(index).filter(|place| place.asking.is_none()) else { return };
        let template = lesson.pool.iter().find(|template| template.id == place.id);
        let Some(question) = template.and_then(|template| template.draw(self.seed).ok()) else { return };
        let mut asking = Asking::new(question);
        if let Some(kept) = &place.kept {
            asking.read(kept);
        }
        let mut places = self.places.to_vec();
        if let Some(place) = places.get_mut(index) {
            place.asking = Some(Rc::new(asking));
        }
        self.places = places.into();
    }

    fn put(&mut self, index: usize, change: impl FnOnce(&Asking) -> Asking) {
        let mut places = self.places.to_vec();
        if let Some(place) = places.get_mut(index)
            && let Some(asking) = &place.asking
        {
            place.asking = Some(Rc::new(change(asking)));
            self.places = places.into();
        }
    }

    /// The answer to a question that was on screen; a program that nobody has changed is none.
    fn answer(&self, index: usize) -> Option<Answer> {
        let asking = self.places.get(index)?.asking.as_ref()?;
        match &asking.draft {
            Some(Answer::Program(_)) if asking.is_of_program() => asking.draft.clone(),
            _ if asking.is_of_program() => None,
            None if asking.is_untouched() => None,
            _ => asking.answer(&"".into()),
        }
    }

    pub fn is_answered(&self, index: usize) -> bool {
        let is_kept = |place: &Place| place.asking.is_none() && place.kept.is_some();
        self.places.get(index).is_some_and(is_kept) || self.answer(index).is_some()
    }

    pub fn answered(&self) -> usize {
        (0..self.count()).filter(|&index| self.is_answered(index)).count()
    }

    /// Changes the question on screen while the test lasts.
    pub fn change(&mut self, change: impl FnOnce(&mut Asking)) {
        if self.judged.is_none() {
            self.put(self.at, |asking| {
                let mut changed = asking.clone();
                change(&mut changed);
                changed
            });
        }
    }

    /// Ends the test: from now on [`Self::judge_next`] judges an answer at a time.
    pub fn finish(&mut self) {
        if self.judged.is_none() {
            self.judged = Some(Rc::default());
        }
    }

    /// Judges the next answer; after the last one there is a result.
    pub fn judge_next(&mut self, lesson: &Lesson) {
        let Some(index) = self.judging() else { return };
        if self.is_answered(index) {
            self.draw_at(lesson, index);
        }
        let answer = self.answer(index);
        let asking = self.places.get(index).and_then(|place| place.asking.clone());
        let verdict = answer.as_ref().zip(asking).map(|(answer, asking)| asking.question.grade(answer));
        self.put(index, |asking| asking.closed(answer, verdict.clone()));
        let verdicts: Rc<[Option<Verdict>]> =
            self.judged.iter().flat_map(|judged| judged.iter().cloned()).chain([verdict]).collect();
        if verdicts.len() >= self.count() {
            let mark = |verdict: &Option<Verdict>| verdict.as_ref().map(|verdict| verdict.mark);
            let marks: Vec<(Mode, Option<Mark>)> =
                self.places.iter().zip(&*verdicts).map(|(place, verdict)| (place.skill, mark(verdict))).collect();
            self.result = Some(Rc::new(Outcome { assessment: assess(&marks), verdicts: verdicts.clone() }));
        }
        self.judged = Some(verdicts);
    }
}
