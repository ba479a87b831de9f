//! A program that someone was sent to: by a link, or by the page around this one.
//! Invariant: while one is open, nothing that the reader keeps in this browser changes.

use std::rc::Rc;

use super::examples::Example;
use super::learning::Mode;
use super::{Playground, RequestKind};
use crate::playback::{Playback, Speed, time_at};
use crate::trace::Trace;

/// What a link says, or the page around this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    pub example: Example,
    /// The text of `settings.py`.
    pub settings: Option<Rc<str>>,
    /// `time.time()` at lesson time 0; by default that of each run.
    pub epoch: Option<f64>,
    /// Where to stand after a first run; without one the program waits for the reader.
    pub destination: Option<Destination>,
    pub speed: Speed,
    pub mode: Mode,
    /// Whether a mode that asks opens the program of its question: nobody has asked for another one.
    pub asks: bool,
}

/// A moment of a trace that is not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Destination {
    /// Steps done; by default as many as the lesson time says, or all of them.
    pub step: Option<usize>,
    /// Lesson seconds.
    pub t: Option<f64>,
}

/// The visit that is going on.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// `time.time()` at lesson time 0.
    pub epoch: Option<f64>,
    /// Where the next run leads, if that is not its end.
    pub destination: Option<Destination>,
}

impl Destination {
    /// The clock stands still there.
    pub fn reach(self, trace: &Trace, speed: Speed) -> Playback {
        let steps = trace.steps.len();
        let cursor = self.step.map_or_else(
            || self.t.map_or(steps, |t| (0..=steps).rev().find(|&cursor| time_at(trace, cursor) <= t).unwrap_or(0)),
            |step| step.min(steps),
        );
        let there = Playback::paused_at(trace, cursor, speed);
        match self.t {
            Some(t) => there.to_time(trace, cursor, t, 0.0),
            None => there,
        }
    }
}

impl Playground {
    /// The page with what was opened, and what the reader has typed there before it was.
    pub fn visiting(&self, opening: &Opening, typed: Option<Rc<str>>) -> Self {
        let visit = Visit { epoch: opening.epoch, destination: opening.destination };
        let page = self.with_example(opening.example.clone(), typed);
        let playback = Playback::default().with_speed(&page.trace, opening.speed, 0.0);
        let desk = page.desk.lent(opening.settings.as_deref());
        let mut learning = (*page.learning).clone();
        learning.mode = opening.mode;
        let page = Self { visit: Some(visit), playback, ..page }.with_desk(desk).with_learning(learning);
        // Whoever is sent to a question with its own program does not run that before the answer is given.
        let asked = page.current_question().filter(|asking| asking.question.shown.source == page.code);
        if asked.is_some() {
            return page.with_question(0.0);
        }
        match opening.destination {
            _ if opening.asks && opening.mode.asks() => page.with_question(0.0),
            Some(_) => page.requested(page.own_session(), RequestKind::Program),
            None => page,
        }
    }

    /// Where the run that was requested leads, if that is not its end.
    pub(super) fn destination(&self) -> Option<Destination> {
        self.visit.as_ref()?.destination
    }

    /// The same, arrived.
    pub(super) fn arrived(&self) -> Self {
        let visit = self.visit.clone().map(|visit| Visit { destination: None, ..visit });
        Self { visit, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Destination, Opening};
    use crate::playback::Speed;
    use crate::playground::examples::Example;
    use crate::playground::learning::questions::Ask;
    use crate::playground::learning::{LearnAction, Learning, Mode};
    use crate::playground::{Action, DEFAULT_SETTINGS, Desk, Phase, Playground, TraceHandle};
    use crate::recorder::Recording;

    const SLEEPS: &str =
        "import time\nfrom django.core.cache import cache\ncache.set('a', 1, 5)\ntime.sleep(10)\ncache.get('a')\n";
    const OWN_SETTINGS: &str = "CACHES = {}\n";

    fn opening(destination: Option<Destination>) -> Opening {
        Opening {
            example: Example::shared(SLEEPS.into()),
            settings: None,
            epoch: Some(7.0),
            asks: false,
            destination,
            speed: Speed::Sixty,
            mode: Mode::Steps,
        }
    }

    fn at_home() -> Playground {
        let page = Playground::new(Example::first(), Some("mine = 1\n".into()));
        page.with_desk(Desk::default().with_settings_of(Some(OWN_SETTINGS)))
    }

    /// The page after the run that it asked for.
    #[track_caller]
    fn recorded(page: &Playground) -> Playground {
        let Phase::Running { run, .. } = page.phase else { panic!("nothing runs") };
        let session = &page.request.session;
        let mut recording = Recording::of(session);
        while !recording.advance(10_000) {}
        let trace = TraceHandle(Rc::new(recording.into_trace()));
        page.apply(Action::Recorded { run, trace }, 1.0).expect("the trace is shown")
    }

    #[track_caller]
    fn check(destination: Destination, cursor: usize, t: f64) {
        let page = recorded(&at_home().visiting(&opening(Some(destination)), None));
        assert_eq!((page.cursor(), page.now(100.0)), (cursor, t));
        assert!(!page.playback.is_playing());
        assert_eq!(page.playback.speed(), Speed::Sixty);
    }

    #[test]
    fn a_visit_leads_to_its_moment_where_the_clock_stands() {
        check(Destination { step: Some(2), t: None }, 2, 0.0);
        check(Destination { step: Some(3), t: Some(6.5) }, 3, 6.5);
        check(Destination { step: None, t: Some(6.5) }, 3, 6.5);
        check(Destination { step: None, t: Some(60.0) }, 5, 60.0);
        check(Destination { step: Some(99), t: None }, 5, 10.0);
        check(Destination { step: Some(2), t: Some(99.0) }, 2, 0.0);
        check(Destination::default(), 5, 10.0);
    }

    #[test]
    fn only_the_first_run_leads_there() {
        let page = recorded(&at_home().visiting(&opening(Some(Destination { step: Some(2), t: None })), None));
        let again = page.apply(Action::Run, 10.0).expect("it runs");
        assert_eq!(again.request.epoch, Some(7.0));
        assert_eq!(recorded(&again).cursor(), 5);
    }

    #[test]
    fn without_a_moment_the_program_waits() {
        let page = at_home().visiting(&opening(None), None);
        assert_eq!((page.phase, &*page.code, page.is_edited()), (Phase::Ready, SLEEPS, false));
        assert_eq!(&*page.desk.settings, DEFAULT_SETTINGS);
        assert_eq!((&page.replacement.1, page.learning.mode), (&page.code, Mode::Steps));
    }

    #[test]
    fn a_program_in_a_mode_that_asks_is_on_screen_until_a_question_brings_its_own() {
        let quiz = Opening { mode: Mode::Quiz, ..opening(Some(Destination::default())) };
        let home = at_home().with_learning(Learning::of_lessons(None));
        let page = recorded(&home.visiting(&quiz, None));
        assert_eq!((&*page.code, page.has_question(), page.covered_question().is_some()), (SLEEPS, false, false));
        let learn = |page: &Playground, action| page.apply(Action::Learn(action), 1.0).expect("it does something");
        let asked = learn(&page, LearnAction::Question(Ask::OpenProgram));
        assert!(asked.has_question() && asked.apply(Action::Run, 1.0).is_none(), "the answer comes first");
        let play = learn(&asked, LearnAction::Open(Mode::Play));
        assert_eq!((&*play.code, play.steps(), play.visit.is_some()), (SLEEPS, page.steps(), true));
        // Where the program is the question's own, it would tell the answer.
        let own = asked.current_question().map(|asking| asking.question.shown.source.clone()).expect("it is asked");
        let opening = Opening { example: Example::shared(own), ..quiz };
        let page = home.visiting(&opening, None);
        assert!(page.has_question() && !page.is_running() && page.apply(Action::Run, 1.0).is_none());
    }

    #[test]
    fn what_was_typed_before_stays() {
        let page = at_home().visiting(&opening(None), Some("typed = 1\n".into()));
        assert_eq!((&*page.code, page.is_edited()), ("typed = 1\n", true));
    }

    #[test]
    fn home_is_as_it_was_left() {
        let away = at_home().visiting(&opening(None), None);
        let farther = away.visiting(&Opening { settings: Some("X = 1\n".into()), ..opening(None) }, None);
        assert_eq!(&*farther.desk.settings, "X = 1\n");
        let open = Action::Open { example: Example::first(), own: Some("mine = 1\n".into()), trace: None };
        let back = farther.apply(open, 1.0).expect("another example");
        assert_eq!((&*back.code, &*back.desk.settings, back.visit), ("mine = 1\n", OWN_SETTINGS, None));
    }
}
