//! The ways to learn, opened and done as a learner would.
//! Invariant: what is expected of a program is what the engine does with it.

use super::*;
use crate::playground::examples::Example;
use crate::playground::{Action, Phase};

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

/// The place of a task of the first lesson.
fn place_of(page: &Playground, id: &str) -> usize {
    let lesson = page.learning.lesson().expect("there is one");
    lesson.tasks.iter().position(|task| *task.id == *id).expect("the lesson has it")
}

fn edited(page: &Playground, text: &str) -> Playground {
    page.apply(Action::Edit(text.into()), 0.0).expect("it is another text")
}

#[test]
fn a_task_is_lent_and_the_learners_program_comes_back() {
    let page = edited(&page(), "mine = 1").with_learning(Learning::of_lessons(None));
    let lab = after(&page, LearnAction::Open(Mode::TimeLab));
    assert_eq!(&*lab.code, "mine = 1", "the lab is for any program");
    let begun = after(&lab, LearnAction::Start(place_of(&lab, "rescue")));
    assert_eq!((begun.has_trace(), begun.is_stale(), &*begun.kept().1), (true, false, "mine = 1"));
    let written = edited(&begun, "saved = 2");
    let flow = after(&written, LearnAction::Open(Mode::Flow));
    assert_eq!(&*flow.code, "mine = 1");
    let back = after(&flow, LearnAction::Open(Mode::TimeLab));
    assert_eq!((&*back.code, back.is_edited(), back.steps()), ("saved = 2", true, begun.steps()));
    let other = after(&back, LearnAction::Start(place_of(&lab, "full")));
    assert_ne!(other.code, back.code);
    let again = after(&other, LearnAction::Start(place_of(&lab, "rescue")));
    assert_eq!((&*again.code, again.phase), ("saved = 2", Phase::Ready), "it waits for Run");
    let open = Action::Open { example: Example::first(), own: None, trace: None };
    let elsewhere = again.apply(open, 0.0).expect("another example");
    assert_eq!((elsewhere.learning.lab.task, &elsewhere.code), (None, &Example::first().source));
}

#[test]
fn a_task_that_is_begun_anew_has_its_own_text_and_that_can_be_undone() {
    let lab = after(&page().with_learning(Learning::of_lessons(None)), LearnAction::Open(Mode::TimeLab));
    let task = place_of(&lab, "rescue");
    let begun = after(&lab, LearnAction::Start(task));
    let hinted = after(&edited(&begun, "saved = 2"), LearnAction::Hint);
    let anew = after(&hinted, LearnAction::Start(task));
    assert_eq!((&anew.code, anew.learning.lab.hints, anew.is_stale()), (&begun.code, 0, false));
    assert_eq!(anew.replacement.1, begun.code, "the editor takes it over");
    let undone = anew.apply(Action::UndoReset, 0.0).expect("it can be undone");
    assert_eq!(&*undone.code, "saved = 2");
    let elsewhere = after(&anew, LearnAction::Open(Mode::Play));
    let back = after(&elsewhere, LearnAction::Open(Mode::TimeLab));
    assert_eq!(back.code, begun.code, "what was there before is gone");
}

#[test]
fn a_task_is_done_by_its_program_alone() {
    let page = page().with_learning(Learning::of_lessons(None));
    let lab = after(&page, LearnAction::Open(Mode::TimeLab));
    let task = place_of(&lab, "rescue");
    let solution = lab.learning.lesson().map(|lesson| lesson.tasks[task].solution.source.clone()).expect("it has one");
    let run = |page: &Playground| {
        let running = page.apply(Action::Run, 9.0).expect("it runs");
        let Phase::Running { run, .. } = running.phase else { panic!("it runs") };
        let mut recording = crate::recorder::Recording::of(&running.request.session);
        while !recording.advance(10_000) {}
        let trace = TraceHandle(Rc::new(recording.into_trace()));
        running.apply(Action::Recorded { run, trace }, 10.0).expect("it ran")
    };
    let begun = after(&lab, LearnAction::Start(task));
    let flow = after(&begun, LearnAction::Open(Mode::Flow));
    assert_eq!(run(&edited(&flow, &solution)).learning.tally(Mode::TimeLab).done, 0);
    assert_eq!(run(&edited(&begun, &solution)).learning.tally(Mode::TimeLab).done, 1);
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
