//! The questions as a learner answers them: wrongly, then rightly.

use super::*;
use crate::playback::time_at;
use crate::playground::examples::Example;
use crate::playground::learning::{LearnAction, Learning};
use crate::playground::{Action, Phase, Playground, View};
use crate::practice::{Kind, Mark, Strength, table_rows};
use asking::{Said, Stage};

/// The page with the first lesson, a text of the learner's own in the editor, and this mode open.
fn page(mode: Mode) -> Playground {
    let page = Playground::new(Example::first(), Some("mine = 1".into())).with_learning(Learning::of_lessons(None));
    page.apply(Action::Learn(LearnAction::Open(mode)), 0.0).expect("the mode opens")
}

#[track_caller]
fn ask(page: &Playground, actions: &[Ask]) -> Playground {
    let mut page = page.clone();
    for action in actions {
        let learn = Action::Learn(LearnAction::Question(action.clone()));
        page = page.apply(learn, 0.0).unwrap_or_else(|| panic!("{action:?} does nothing"));
    }
    page
}

#[track_caller]
fn asking(page: &Playground) -> &Asking {
    page.current_question().expect("a question is open")
}

fn mark(page: &Playground) -> Option<Mark> {
    asking(page).verdict().map(|verdict| verdict.mark)
}

/// The choices of the question on screen: the right one, then the others.
fn choices(page: &Playground) -> Vec<Answer> {
    let question = &asking(page).question;
    let Kind::Choose { choices } = &question.kind else { panic!("it is of another kind") };
    let right = question.right_answer();
    let others = (0..choices.len()).map(Answer::Choice).filter(|answer| *answer != right);
    [right.clone()].into_iter().chain(others).collect()
}

fn write(page: &Playground, code: &str) -> Playground {
    page.apply(Action::Edit(code.into()), 0.0).expect("it is another text")
}

/// Moves the lines until they are in the right order, and those that belong nowhere are left over.
fn ordered(page: &Playground, right: &[usize]) -> Playground {
    let mut page = page.clone();
    for (place, &line) in right.iter().enumerate() {
        while asking(&page).order.iter().position(|known| *known == line) > Some(place) {
            page = ask(&page, &[Ask::Shift { line, is_up: true }]);
        }
    }
    while asking(&page).used > right.len() {
        let line = asking(&page).order[asking(&page).used - 1];
        page = ask(&page, &[Ask::Shift { line, is_up: false }]);
    }
    page
}

#[test]
fn a_wrong_answer_is_ruled_out_and_explained() {
    let page = page(Mode::Quiz);
    assert_eq!(asking(&ask(&page, &[Ask::Judge])).said, Said::NoAnswer);
    let [right, wrong, other, ..] = &*choices(&page) else { panic!("too few") };
    let page = ask(&page, &[Ask::Put(wrong.clone()), Ask::Judge]);
    assert_eq!((mark(&page), asking(&page).tries), (Some(Mark::Wrong), 1));
    assert!(asking(&page).is_ruled_out(wrong) && !asking(&page).can_be_shown());
    let again = ask(&page, &[Ask::Judge]);
    assert_eq!(asking(&again).tries, 1, "the same answer is no second try");
    let told = ask(&page, &[Ask::Put(other.clone()), Ask::Judge, Ask::Tell]);
    assert_eq!((asking(&told).stage, asking(&told).draft.as_ref()), (Stage::Shown, Some(right)));
    assert_eq!(told.learning.tally(Mode::Quiz).done, 0);
    let done = ask(&page, &[Ask::Put(right.clone()), Ask::Judge]);
    assert_eq!((mark(&done), asking(&done).stage), (Some(Mark::Right), Stage::Right));
    assert_eq!((done.learning.tally(Mode::Quiz).done, done.learning.tally(Mode::Quiz).of), (1, 3));
    let anew = ask(&done, &[Ask::Again]);
    assert_eq!((asking(&anew).stage, asking(&anew).tries), (Stage::Open, 0));
}

#[test]
fn nothing_past_the_asked_step_is_told_before_an_answer() {
    // The second moment is asked after three calls.
    let page = ask(&page(Mode::Moments), &[Ask::Go(1)]);
    let pin = asking(&page).seen_steps();
    assert!(pin > 0 && pin < asking(&page).trace.steps.len());
    assert_eq!((page.steps(), page.cursor()), (pin, pin));
    for action in [Action::Run, Action::Type("1".into()), Action::Resume, Action::More] {
        assert!(page.apply(action.clone(), 0.0).is_none(), "{action:?}");
    }
    let before = page.apply(Action::StepBack, 0.0).expect("back is open");
    assert_eq!(before.cursor(), pin - 1);
    for action in [Action::LastStep, Action::Skip(1000.0), Action::Seek(1e9), Action::GoTo(99)] {
        let moved = before.apply(action.clone(), 0.0).expect("it moves");
        assert!(moved.cursor() <= pin && moved.now(1e6) <= time_at(&asking(&page).trace, pin), "{action:?}");
    }
    let wrong = choices(&page)[1].clone();
    let open = ask(&page, &[Ask::Put(wrong), Ask::Judge]);
    assert_eq!((open.steps(), open.cursor()), (asking(&open).trace.steps.len(), pin));
    assert!(open.apply(Action::Run, 1.0).is_some());
}

#[test]
fn the_learners_own_program_comes_back() {
    let quiz = page(Mode::Quiz);
    assert_ne!(&*quiz.code, "mine = 1");
    assert_eq!(quiz.kept(), (Example::first(), "mine = 1".into(), None));
    let edited = write(&quiz, "x = 2");
    assert_eq!(&*edited.kept().1, "mine = 1");
    let play = edited.apply(Action::Learn(LearnAction::Open(Mode::Play)), 0.0).expect("it opens");
    assert_eq!((&*play.code, &*play.example.id, play.phase), ("mine = 1", "greet", Phase::Ready));
    assert_eq!(play.replacement.1, play.code);
    let touch = Example::find("touch").expect("there is one");
    let opened = quiz.apply(Action::Open { example: touch.clone(), own: None, trace: None }, 0.0).expect("it opens");
    assert_eq!((opened.code.clone(), opened.kept().0), (touch.source.clone(), touch));
    let back = ask(&opened, &[Ask::OpenProgram]);
    assert_eq!(back.code, asking(&back).question.program.source);
}

#[test]
fn show_me_opens_the_evidence() {
    let page = ask(&page(Mode::Quiz), &[Ask::Go(1), Ask::Put(Answer::Step(2)), Ask::Judge, Ask::ShowMe]);
    let evidence = asking(&page).verdict().and_then(|verdict| verdict.evidence.clone()).expect("there is some");
    assert_eq!((page.cursor(), &page.code), (evidence.cursor, &evidence.program.source));
    assert_eq!(page.cursor(), table_rows(&page.trace)[1].0 + 1);
}

#[test]
fn a_program_is_written_in_the_editor_and_kept() {
    let practice = page(Mode::Practice);
    let last = practice.learning.questions.templates(Mode::Practice).len() - 1;
    let start = ask(&practice, &[Ask::Go(last)]);
    assert_eq!(start.phase, Phase::Ready);
    let wrong = ask(&start, &[Ask::Judge]);
    assert_ne!(mark(&wrong), Some(Mark::Right));
    let shown = ask(&wrong, &[Ask::ShowMe]);
    assert!(shown.has_trace() && shown.code == start.code && !shown.is_stale());
    let Answer::Program(right) = asking(&start).question.right_answer() else { panic!("a program") };
    let written = write(&shown, &right);
    let away = ask(&written, &[Ask::Go(0)]);
    assert_ne!(away.code, right);
    let back = ask(&away, &[Ask::Go(last)]);
    assert_eq!((&back.code, back.is_edited()), (&right, true));
    let done = ask(&back, &[Ask::Judge]);
    assert_eq!(mark(&done), Some(Mark::Right));
    assert!(done.learning.progress.has(Mode::Practice, "low-level-cache-api/profile-cache"));
    let reset = done.apply(Action::ResetCode, 0.0).expect("it was edited");
    assert_eq!(reset.code, asking(&start).question.program.source);
}

#[test]
fn a_mistake_is_left_for_the_learner_to_find() {
    let page = page(Mode::Practice);
    assert_eq!(asking(&page).question.kind, Kind::Mend);
    assert!(page.apply(Action::Notice, 0.0).is_none());
    let running = page.apply(Action::Run, 1.0).expect("it runs");
    let Phase::Running { run, .. } = running.phase else { panic!("it runs") };
    let ran = running.apply(Action::Recorded { run, trace: asking(&page).trace.clone() }, 2.0).expect("it ran");
    let problem = ran.visible_problems().next().expect("it fails");
    assert!(!problem.text.is_empty() && problem.advice.is_none() && problem.fix.is_none());
    let pointed = ask(&page, &[Ask::Put(Answer::Line(1)), Ask::JudgeLine]);
    assert_eq!((mark(&pointed), asking(&pointed).tries), (Some(Mark::Wrong), 0));
    assert_eq!(mark(&ask(&page, &[Ask::Put(Answer::Line(3)), Ask::JudgeLine])), Some(Mark::Right));
}

#[test]
fn lines_are_put_in_order_by_moves() {
    let page = ask(&page(Mode::Practice), &[Ask::Go(1)]);
    assert_eq!(&*page.code, "mine = 1", "there is no program before the order is made");
    let Answer::Order(right) = asking(&page).question.right_answer() else { panic!("an order") };
    let wrong = ask(&page, &[Ask::Judge]);
    assert_ne!(mark(&wrong), Some(Mark::Right));
    assert_ne!(&*ask(&wrong, &[Ask::ShowMe]).code, "mine = 1");
    let page = ordered(&page, &right);
    assert_eq!(mark(&ask(&page, &[Ask::Judge])), Some(Mark::Right));
    let line = asking(&page).order[right.len()];
    assert_eq!(asking(&ask(&page, &[Ask::Shift { line, is_up: true }])).used, right.len() + 1);
}

#[test]
fn the_card_is_recalled_and_flipped() {
    let page = page(Mode::Practice);
    let card = page.learning.questions.count(Mode::Practice) - 1;
    let page = ask(&page, &[Ask::Go(card), Ask::Recall(0, "SET".into()), Ask::Recall(2, "no".into()), Ask::Flip]);
    let questions = &page.learning.questions;
    assert!(questions.is_at_card() && page.current_question().is_none());
    let lesson = questions.lesson().expect("there is one");
    assert_eq!(questions.card.score(&lesson.snapshot).0, 1);
    assert_eq!(page.learning.tally(Mode::Practice).done, 1);
}

#[test]
fn another_lesson_asks_its_own_questions() {
    let page = page(Mode::Quiz);
    let second = page.learning.lessons()[1].id.clone();
    let other =
        page.apply(Action::Learn(LearnAction::Choose { id: second.clone(), own: None }), 0.0).expect("it is another");
    assert_eq!(other.learning.lesson().map(|lesson| lesson.id.clone()), Some(second));
    assert_ne!(asking(&other).question.id, asking(&page).question.id);
    assert_eq!(other.code, asking(&other).question.program.source);
    // Its own program is what the page goes back to; what was written before is kept under its own example.
    let lesson = other.learning.lesson().expect("there is one");
    assert_eq!(other.kept().1, lesson.program.source);
}

#[test]
fn a_test_says_nothing_before_its_end() {
    let page = ask(&page(Mode::Test), &[Ask::Start(7)]);
    for at in 0..10 {
        let page = ask(&page, &[Ask::Go(at)]);
        let judged = ask(&page, &[Ask::Judge, Ask::Hint]);
        assert_eq!((&asking(&judged).said, asking(&judged).hints), (&Said::Nothing, 0));
        assert!(page.apply(Action::Learn(LearnAction::Question(Ask::ShowMe)), 0.0).is_none());
        if asking(&page).question.is_told_by_running() {
            assert!(page.apply(Action::Run, 9.0).is_none());
        }
    }
}

/// Answers every question of the test, the first ones wrongly.
fn answered(page: &Playground, wrongly: usize) -> Playground {
    let mut page = page.clone();
    for at in 0..10 {
        page = ask(&page, &[Ask::Go(at)]);
        let is_right = at >= wrongly;
        let text_or = |text: &Rc<str>| if is_right { text.clone() } else { "nothing of the kind".into() };
        page = match asking(&page).question.right_answer() {
            Answer::Program(text) => write(&page, if is_right { &text } else { "1 / 0" }),
            Answer::Order(right) if is_right => ordered(&page, &right),
            Answer::Order(right) => ordered(&page, &right[..1]),
            Answer::Blanks(texts) => {
                let writes = texts.iter().enumerate().map(|(index, text)| Ask::Write(index, text_or(text)));
                ask(&page, &writes.collect::<Vec<_>>())
            }
            Answer::Text(text) => ask(&page, &[Ask::Put(Answer::Text(text_or(&text)))]),
            Answer::Choice(index) if !is_right => ask(&page, &[Ask::Put(Answer::Choice(usize::from(index == 0)))]),
            Answer::Step(row) if !is_right => ask(&page, &[Ask::Put(Answer::Step(row + 1))]),
            Answer::Cell(row, column) if !is_right => ask(&page, &[Ask::Put(Answer::Cell(row + 1, column))]),
            right => ask(&page, &[Ask::Put(right)]),
        };
    }
    ask(&page, &[Ask::Go(0)])
}

/// The page with the result of its test, every answer of which is judged by itself.
fn finished(page: &Playground) -> Playground {
    let page = ask(page, &[Ask::Finish]);
    let mut page = ask(&page, &[Ask::Put(Answer::Choice(0)), Ask::Write(0, "late".into())]);
    for judged in 0..10 {
        assert_eq!(page.learning.questions.exam.as_ref().and_then(Exam::judging), Some(judged));
        page = ask(&page, &[Ask::JudgeNext]);
    }
    page
}

/// The page after a reload: nothing is left but what the browser keeps.
fn reloaded(page: &Playground, mode: Mode) -> Playground {
    let mut learning = Learning::of_lessons(page.learning.lesson().map(|lesson| &*lesson.id));
    (learning.mode, learning.progress) = (mode, page.learning.progress.clone());
    learning.questions.read_drafts(&drafts_text(&page.learning.questions.drafts));
    Playground::new(Example::first(), Some("mine = 1".into())).with_learning(learning).with_question(0.0)
}

#[test]
fn a_test_that_is_going_on_survives_a_reload() {
    let exam = |page: &Playground| page.learning.questions.exam.clone().expect("there is one");
    let page = answered(&ask(&page(Mode::Test), &[Ask::Start(11)]), 3);
    let page = ask(&page, &[Ask::Go(4)]);
    let again = reloaded(&page, Mode::Test);
    assert_eq!((exam(&again).at, exam(&again).answered()), (4, 10));
    assert_eq!(asking(&again).draft, asking(&page).draft);
    assert_eq!(exam(&again).text(), exam(&page).text());
    let result = finished(&again);
    assert_eq!(exam(&result).result.map(|result| result.assessment.right), Some(7));
    assert_eq!(reloaded(&result, Mode::Test).learning.questions.exam, None, "it is over");
    let second = page.learning.lessons()[1].id.clone();
    let choose = |page: &Playground, id| {
        page.apply(Action::Learn(LearnAction::Choose { id, own: None }), 0.0).expect("it is another lesson")
    };
    let elsewhere = choose(&page, second);
    assert_eq!(elsewhere.learning.questions.exam, None);
    let back = choose(&elsewhere, page.learning.lessons()[0].id.clone());
    assert_eq!(exam(&back).text(), exam(&page).text(), "and another lesson");
    assert_eq!(back.code, page.code);
}

#[test]
fn a_test_that_does_not_fit_the_lesson_is_not_taken_up() {
    let lesson = &Lesson::all()[0];
    let text = Exam::start(lesson, 5).expect("it has a test").text();
    assert!(Exam::read(lesson, &text).is_some());
    for damaged in [
        "",
        "5",
        "5 0",
        "x 0\u{1d}a",
        &text.replace("5 0", "6 0"),
        &text.replace("5 0", "5 10"),
        &format!("{text}\u{1d}more"),
    ] {
        assert_eq!(Exam::read(lesson, damaged), None, "{damaged}");
    }
    let strange = text.replace('\u{1d}', "\u{1c}order 99 1 1 1\u{1d}");
    let read = Exam::read(lesson, &strange.replacen("\u{1c}order 99 1 1 1", "", 1));
    assert!(
        read.is_some_and(|mut exam| {
            (0..10).for_each(|at| {
                exam.at = at;
                exam.draw(lesson);
            });
            exam.text() == text.replace("5 0", "5 9")
        }),
        "answers of another kind are none"
    );
}

#[test]
fn a_test_ends_in_a_verdict_and_a_replay_of_every_question() {
    for (wrongly, strength) in [(0, Strength::Strong), (3, Strength::Nearly), (9, Strength::NotYet)] {
        let page = answered(&ask(&page(Mode::Test), &[Ask::Start(11)]), wrongly);
        assert_eq!(page.learning.questions.exam.as_ref().map(Exam::answered), Some(10));
        let page = finished(&page);
        let result = page.learning.questions.exam.as_ref().and_then(|exam| exam.result.clone()).expect("it is over");
        assert_eq!((result.assessment.right, result.assessment.strength), (10 - wrongly, strength));
        assert_eq!(result.assessment.weak.is_empty(), wrongly == 0);
        assert_eq!(page.learning.tally(Mode::Test), Tally { done: 1, of: 1 });
        for at in 0..10 {
            let asked = ask(&page, &[Ask::Go(at)]);
            assert_eq!(asking(&asked).stage, if at < wrongly { Stage::Shown } else { Stage::Right });
            assert!(asking(&asked).verdict().is_some_and(|verdict| !verdict.words.is_empty()));
            let replayed = ask(&page, &[Ask::Go(at), Ask::ShowMe]);
            assert!(replayed.has_trace() && replayed.view != View::Code, "{at}");
        }
    }
}

#[test]
fn what_is_judged_is_told_as_it_is_judged() {
    let page = page(Mode::Quiz);
    let [right, wrong, other, ..] = &choices(&page)[..] else { panic!("there are three choices") };
    let told = |page: &Playground| {
        let judged = &page.learning.judged;
        let answers = judged.answers.iter().map(|given| (given.mark.id(), given.tries)).collect::<Vec<_>>();
        (judged.count, answers)
    };
    let tried = ask(&page, &[Ask::Judge]);
    assert_eq!(told(&tried), (0, vec![]), "there is no answer");
    let tried = ask(&page, &[Ask::Put(wrong.clone()), Ask::Judge]);
    assert_eq!(told(&tried), (1, vec![("wrong", 1)]));
    assert_eq!(tried.learning.judged.answers[0].question, asking(&tried).question.id);
    assert_eq!(Some(&tried.learning.judged.lesson), tried.learning.lesson().map(|lesson| &lesson.id));
    let again = ask(&tried, &[Ask::Judge]);
    assert_eq!(told(&again), (2, vec![("wrong", 1)]));
    let twice = ask(&again, &[Ask::Put(other.clone()), Ask::Judge]);
    assert_eq!(told(&twice), (3, vec![("wrong", 2)]));
    let shown = ask(&twice, &[Ask::Tell]);
    assert_eq!(told(&shown).0, 3, "the answer was shown and not given");
    let done = ask(&twice, &[Ask::Put(right.clone()), Ask::Judge]);
    assert_eq!(told(&done), (4, vec![("right", 3)]));
    assert_eq!(told(&ask(&done, &[Ask::Judge])).0, 4, "it is over");
}

#[test]
fn a_test_is_told_at_its_end() {
    let page = answered(&ask(&page(Mode::Test), &[Ask::Start(11)]), 3);
    assert_eq!(page.learning.judged.count, 0);
    let over = finished(&page);
    let judged = &over.learning.judged;
    assert_eq!((judged.count, judged.mode, judged.score, judged.answers.len()), (1, Mode::Test, Some((7, 10)), 10));
    assert_eq!(judged.answers.iter().filter(|given| given.mark == Mark::Right).count(), 7);
    assert_eq!(ask(&over, &[Ask::Finish, Ask::JudgeNext]).learning.judged.count, 1);
    // What was not answered was not judged.
    let empty = finished(&ask(&self::page(Mode::Test), &[Ask::Start(11)]));
    assert_eq!((empty.learning.judged.score, empty.learning.judged.answers.len()), (Some((0, 10)), 0));
}

#[test]
fn another_test_draws_other_questions_or_values() {
    let texts = |seed| {
        let page = ask(&page(Mode::Test), &[Ask::Start(seed)]);
        let text = |at| {
            let page = ask(&page, &[Ask::Go(at)]);
            format!("{} {}", asking(&page).question.prompt, asking(&page).question.program.source)
        };
        (0..10).map(text).collect::<Vec<_>>()
    };
    assert_eq!(texts(1), texts(1));
    assert_ne!(texts(1), texts(2));
}
