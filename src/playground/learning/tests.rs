//! The ways to learn, opened and done as a learner would.
//! Invariant: what is expected of a program is what the engine does with it.

use super::*;
use crate::playground::Action;
use crate::playground::examples::Example;

fn page() -> Playground {
    Playground::new(Example::first(), None)
}

#[track_caller]
fn after(page: &Playground, action: LearnAction) -> Playground {
    page.apply(Action::Learn(action), 0.0).expect("it changes something")
}

#[test]
fn a_mode_is_found_by_its_id_alone() {
    for mode in Mode::ALL {
        assert_eq!(Mode::find(mode.id()), Some(mode));
    }
    assert_eq!(Mode::find("Time Lab"), None);
}

#[test]
fn a_mode_is_a_view_of_its_own_on_a_narrow_screen() {
    let flow = after(&page(), LearnAction::Open(Mode::Flow));
    assert_eq!((flow.learning.mode, flow.view), (Mode::Flow, View::Table));
    assert!(flow.apply(Action::Learn(LearnAction::Open(Mode::Flow)), 0.0).is_none());
    let play = after(&flow, LearnAction::Open(Mode::Play));
    assert_eq!((play.learning.mode, play.view), (Mode::Play, View::Code));
}

#[test]
fn rows_are_read_from_the_first_visit_on() {
    let source = "from django.core.cache import cache\ncache.set('a', 1)\ncache.get('a')\ncache.get('b')\n";
    let mut recording = crate::recorder::Recording::start(source, &RunOptions::default());
    while !recording.advance(10_000) {}
    let mut kept = Learning::of_lessons(None);
    kept.mode = Mode::Steps;
    let visit = page().with_learning(kept).with_first_trace(Rc::new(recording.into_trace()));
    let tally = |page: &Playground| page.learning.tally(Mode::Steps);
    assert_eq!(tally(&visit), Tally { done: 1, of: 3 }, "it stands after the first hit");
    let last = visit.apply(Action::StepForward, 0.0).expect("there is one more");
    let first = last.apply(Action::GoTo(2), 0.0).expect("it goes back");
    assert!(tally(&first).is_complete() && first.learning.has_done(Mode::Steps, ALL_ROWS));
}

#[test]
fn a_learner_is_stopped_at_each_expiry_and_a_player_is_not() {
    let source = "from django.core.cache import cache\ncache.set('a', 1, 5)\ncache.set('b', 1, 7)\n";
    let mut recording = crate::recorder::Recording::start(source, &RunOptions::default());
    while !recording.advance(10_000) {}
    let trace = TraceHandle(Rc::new(recording.into_trace()));
    let ran = page().apply(Action::Edit(source.into()), 0.0).and_then(|page| page.apply(Action::Run, 0.0));
    let ran = ran.and_then(|page| page.apply(Action::Recorded { run: 1, trace }, 0.0)).expect("it ran");
    let later = |page: &Playground, real| page.apply(Action::Tick, real).expect("time passes");
    let played = later(&ran, 6.0);
    assert!(played.playback.is_playing());
    let flow = after(&ran, LearnAction::Open(Mode::Flow));
    let stopped = later(&flow, 6.0);
    assert_eq!((stopped.playback.is_playing(), stopped.now(9.0)), (false, 5.0));
    let on = stopped.apply(Action::Resume, 10.0).expect("it goes on");
    assert!(later(&on, 11.0).playback.is_playing());
    assert_eq!(later(&on, 12.5).now(20.0), 7.0);
}

#[test]
fn what_was_forgotten_comes_back() {
    let mut learning = Learning::default();
    learning.progress.add(Mode::Flow, "hit");
    let page = page().with_learning(learning);
    let forgot = after(&page, LearnAction::Forget);
    assert!(forgot.learning.progress.is_empty());
    assert!(forgot.apply(Action::Learn(LearnAction::Forget), 0.0).is_none());
    let back = after(&forgot, LearnAction::Remember);
    assert_eq!(back.learning.progress, page.learning.progress);
}

#[test]
fn what_proves_an_answer_is_opened_at_its_moment() {
    let page = page().with_learning(Learning::of_lessons(None));
    let lesson = page.learning.lesson().expect("there is one").clone();
    let settings = "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache', 'TIMEOUT': 5}}";
    let edited = page.apply(Action::EditSettings("own = 1".into()), 0.0).expect("it changes");
    let program = Program { settings: Some(settings.into()), ..lesson.program.with_source("x = 1\ny = 2\n") };
    let look = |page: &Playground, program: &Program, cursor| {
        after(page, LearnAction::Look(Rc::new(Evidence { program: program.clone(), cursor, t: None })))
    };
    let looking = look(&edited, &program, 1);
    assert_eq!((&*looking.code, looking.cursor(), looking.is_stale()), ("x = 1\ny = 2\n", 1, false));
    assert_eq!(looking.desk.own_settings().as_deref(), Some(settings));
    assert_eq!(looking.desk.learners_settings().as_deref(), Some("own = 1"));
    let again = look(&looking, &program, 2);
    assert!(Rc::ptr_eq(&looking.trace, &again.trace), "what is open is not opened again");
    let lesson_open = look(&again, &lesson.program, 0);
    assert_eq!(lesson_open.example, Learning::program(&lesson));
    let open = Action::Open { example: Example::first(), own: None, trace: None };
    let back = lesson_open.apply(open, 0.0).expect("another example");
    assert_eq!(back.desk.own_settings().as_deref(), Some("own = 1"));
}

#[test]
fn a_lesson_comes_with_its_settings_and_the_learners_come_back() {
    let page = page().with_learning(Learning::of_lessons(None));
    let lessons = page.learning.lessons();
    let lesson = lessons.iter().find(|lesson| lesson.program.settings.is_some()).expect("one has settings").clone();
    let chosen = after(&page, LearnAction::Choose { id: lesson.id.clone(), own: None });
    assert_eq!(chosen.desk.own_settings().as_deref(), lesson.program.settings.as_deref());
    assert_eq!((chosen.desk.learners_settings(), chosen.is_stale()), (None, false));
    assert_eq!(chosen.example, Learning::program(&lesson));
    let again = Playground::new(chosen.example.clone(), None).with_learning(Learning::of_lessons(Some(&lesson.id)));
    assert_eq!(again.desk.own_settings(), chosen.desk.own_settings(), "after a reload");
    let mine = after(&page, LearnAction::Choose { id: lesson.id.clone(), own: Some("x = 1".into()) });
    assert_eq!((&*mine.code, mine.is_stale()), ("x = 1", true));
}

#[test]
fn another_example_keeps_the_mode() {
    let flow = after(&page(), LearnAction::Open(Mode::Flow));
    let open = Action::Open { example: Example::find("touch").expect("there is one"), own: None, trace: None };
    assert_eq!(flow.apply(open, 0.0).map(|page| page.learning.mode), Some(Mode::Flow));
}
