//! Every lesson, done by the engine: every question, choice, hint, solution and check, with many draws of its parameters.
//!
//! Invariant: a lesson that the engine contradicts fails here, and so does a wrong answer that is right as well.

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use cache_playground::practice::{
    Answer, Assessment, Column, Fault, Kind, Lesson, Level, Mark, Mode, Question, Strength, Template, assess, cell,
    draw_test, table_rows,
};

/// Draws of each question: enough that most values of every parameter come up.
const DRAWS: u64 = 10;

/// Read from the folder, so that an author need not build anew to see what is wrong with a text.
fn lessons() -> Vec<Lesson> {
    folders()
        .iter()
        .map(|folder| read(folder).unwrap_or_else(|fault| panic!("{}: {fault}", folder.display())))
        .collect()
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/practice/lessons");
    let entries = fs::read_dir(root).expect("the folder is readable");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder is readable").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

fn read(folder: &Path) -> Result<Lesson, Fault> {
    let files = files(folder);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    Lesson::read(&folder.file_name().unwrap_or_default().to_string_lossy(), &files)
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("the folder is readable");
    let paths = entries.map(|entry| entry.expect("the folder is readable").path());
    let mut named: Vec<(String, String)> = paths
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a text"))
        })
        .collect();
    named.sort();
    named
}

fn templates(lesson: &Lesson) -> impl Iterator<Item = &Template> {
    let groups = [&lesson.moments, &lesson.quiz, &lesson.practice, &lesson.pool];
    let tasks = lesson.tasks.iter().filter_map(|task| task.question.as_ref());
    groups.into_iter().flatten().chain(tasks)
}

#[track_caller]
fn drawn(lesson: &Lesson, template: &Template, seed: u64) -> Question {
    template.draw(seed).unwrap_or_else(|fault| panic!("{}: {fault} (seed {seed})", lesson.id))
}

/// Looks at each question of each lesson, and fails with everything that is wrong with them.
#[track_caller]
fn check_each(seeds: u64, look: impl Fn(&Template, &Question, &mut Vec<String>)) {
    let mut faults = Vec::new();
    for lesson in lessons() {
        for template in templates(&lesson) {
            for seed in 0..seeds {
                let mut found = Vec::new();
                match template.draw(seed) {
                    Ok(question) => look(template, &question, &mut found),
                    Err(fault) => found.push(fault.to_string()),
                }
                if !found.is_empty() {
                    let place = format!("{} {} (seed {seed}): ", lesson.id, template.id);
                    faults.extend(found.into_iter().map(|fault| place.clone() + &fault));
                    break;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_page_has_the_lessons_of_the_folder() {
    let built_in: Vec<String> = Lesson::all().iter().map(|lesson| format!("{lesson:?}")).collect();
    let in_folder: Vec<String> = lessons().iter().map(|lesson| format!("{lesson:?}")).collect();
    assert_eq!(built_in.len(), in_folder.len());
    assert!(built_in == in_folder, "the folder has changed since the build");
}

#[test]
fn every_question_has_one_right_answer_whatever_is_drawn() {
    check_each(DRAWS, |_, question, faults| {
        let verdict = question.grade(&question.right_answer());
        if verdict.mark != Mark::Right || verdict.words.is_empty() {
            faults.push(format!("the right answer, {:?}, is {verdict:?}", question.right_answer()));
        }
    });
}

#[test]
fn every_wrong_answer_has_words_of_its_own_and_something_to_show() {
    check_each(1, |_, question, faults| {
        let right = question.right_answer();
        let mut seen: Vec<Rc<str>> = Vec::new();
        for answer in other_answers(question).into_iter().filter(|answer| *answer != right) {
            let verdict = question.grade(&answer);
            if verdict.mark == Mark::Right {
                faults.push(format!("{answer:?} passes"));
            }
            if !is_sentence(&verdict.words) {
                faults.push(format!("no sentence for {answer:?}: {}", verdict.words));
            }
            if matches!(question.kind, Kind::Choose { .. }) {
                if seen.contains(&verdict.words) {
                    faults.push(format!("said twice: {}", verdict.words));
                }
                if verdict.evidence.is_none() {
                    faults.push(format!("nothing to look at for {answer:?}"));
                }
                seen.push(verdict.words);
            }
        }
    });
}

/// Answers of the question's kind, the right one may be among them.
fn other_answers(question: &Question) -> Vec<Answer> {
    let rows = table_rows(&question.program.record()).len();
    match &question.kind {
        Kind::Choose { choices } => (0..choices.len()).map(Answer::Choice).collect(),
        Kind::Step => (1..=rows).map(Answer::Step).collect(),
        Kind::Cell => (1..=rows).flat_map(|row| Column::ALL.map(|column| Answer::Cell(row, column))).collect(),
        Kind::Fill { blanks } => vec![
            Answer::Blanks(vec!["'something else'".into(); blanks.len()]),
            Answer::Blanks(vec!["".into(); blanks.len()]),
            Answer::Blanks(Vec::new()),
        ],
        Kind::Predict { .. } => vec![Answer::Text("".into()), Answer::Text("something else".into())],
        Kind::Order { lines } => vec![
            Answer::Order(Vec::new()),
            Answer::Order((0..lines.len()).collect()),
            Answer::Order((0..lines.len()).rev().collect()),
        ],
        Kind::Mend | Kind::Write => {
            vec![Answer::Program("".into()), Answer::Program(question.program.source.clone())]
        }
    }
}

fn is_sentence(text: &str) -> bool {
    let is_end = |c: char| matches!(c, '.' | '?' | '!' | '`' | '”' | ')' | '…');
    text.len() > 10 && text.trim_end().ends_with(is_end)
}

#[test]
fn known_mistakes_fail_with_the_words_that_are_meant() {
    check_each(1, |template, question, faults| {
        let attempts = template.attempts(0).unwrap_or_else(|fault| panic!("{fault}"));
        let is_program = matches!(question.kind, Kind::Order { .. } | Kind::Mend | Kind::Write);
        if is_program == attempts.is_empty() {
            faults.push("tasks have known mistakes, and other questions none".to_owned());
        }
        for attempt in attempts {
            let verdict = question.grade(&attempt.answer);
            if verdict.mark == Mark::Right || !verdict.words.contains(&*attempt.says) {
                faults.push(format!("{:?}, not: {}", verdict, attempt.says));
            }
        }
    });
}

#[test]
fn every_question_helps_with_hints_and_a_solution() {
    for lesson in lessons() {
        for template in lesson.quiz.iter().chain(&lesson.practice) {
            let question = drawn(&lesson, template, 0);
            let place = format!("{} {}", lesson.id, question.id);
            assert!(!question.hints.is_empty() && !question.solution.is_empty(), "{place}");
        }
    }
    check_each(2, |_, question, faults| {
        let words = question.solution.iter().map(|line| &line.words).filter(|words| !words.is_empty());
        for text in question.hints.iter().chain(words).chain([&question.prompt]).chain(&question.tell) {
            let is_open = text.matches('`').count() % 2 == 1;
            if is_open || !is_sentence(text) || text.contains("{step-") || text.contains("{answer}") {
                faults.push(format!("not a sentence: {text}"));
            }
        }
    });
}

#[test]
fn moments_are_pinned_and_tell_an_insight() {
    for lesson in lessons() {
        assert!(lesson.moments.len() >= 2, "{}", lesson.id);
        for template in &lesson.moments {
            let question = drawn(&lesson, template, 0);
            assert!(question.pin.is_some() && question.tell.is_some(), "{} {}", lesson.id, question.id);
            assert!(!question.title.is_empty(), "{} {}", lesson.id, question.id);
        }
    }
}

#[test]
fn the_flow_is_lit_by_the_lessons_program_and_its_walks_happen() {
    for lesson in lessons() {
        let trace = lesson.program.record();
        let lit: Vec<usize> = (0..=trace.steps.len()).flat_map(|cursor| lesson.flow.lit(&trace, cursor)).collect();
        for (place, node) in lesson.flow.nodes.iter().enumerate() {
            let walked = lesson.flow.walks.iter().any(|walk| walk.nodes.contains(&place));
            assert!(lit.contains(&place) || walked, "{}: nothing lights {}", lesson.id, node.id);
        }
        assert!(lesson.flow.walks.len() >= 3, "{}", lesson.id);
        for walk in &lesson.flow.walks {
            let trace = walk.program.record();
            let happened = trace.steps.iter().flat_map(|step| step.calls.iter()).last().map(|call| match &call.cause {
                Some(cause) => format!("{}: {cause}", call.outcome),
                None => call.outcome.to_string(),
            });
            assert_eq!(happened.as_deref(), Some(&*walk.happened), "{} {}", lesson.id, walk.id);
        }
    }
}

#[test]
fn the_card_to_remember_is_true() {
    for lesson in lessons() {
        for line in &lesson.snapshot {
            assert_eq!(line.holds(&lesson), Ok(true), "{}: {line:?}", lesson.id);
        }
    }
}

#[test]
fn tasks_of_the_time_lab_are_open_at_first_and_done_by_their_solutions() {
    for lesson in lessons() {
        for task in &lesson.tasks {
            let place = format!("{} {}", lesson.id, task.id);
            // What holds before anything is done is no goal, and nothing else is a condition.
            let at_first = task.grade(&task.program.record());
            let conditions: Vec<bool> = task.goals.iter().map(|goal| goal.is_condition).collect();
            assert_eq!(at_first, conditions, "{place}: before it is begun");
            assert_eq!(task.grade(&task.solution.record()), vec![true; task.goals.len()], "{place}");
            // What else the learner does beforehand or afterwards changes nothing.
            let more = "\nfor other in range(150):\n    cache.get('other')\n    cache.get('another')\n";
            let longer = task.solution.with_source(&(task.solution.source.to_string() + more));
            assert_eq!(task.grade(&longer.record()), vec![true; task.goals.len()], "{place}: and more");
        }
    }
}

#[test]
fn a_test_has_ten_questions_and_another_seed_draws_another() {
    for lesson in lessons() {
        let test = draw_test(&lesson, 1).unwrap_or_else(|fault| panic!("{fault}"));
        let count = |level: Level| test.iter().filter(|question| question.level == level).count();
        assert_eq!(Level::ALL.map(count), [4, 4, 2], "{}", lesson.id);
        assert_eq!(draw_test(&lesson, 1).as_ref(), Ok(&test));
        let other = draw_test(&lesson, 2).unwrap_or_else(|fault| panic!("{fault}"));
        assert_ne!(test, other);
        assert!(lesson.pool.len() >= 20, "{}: {} questions to draw from", lesson.id, lesson.pool.len());
    }
}

#[test]
fn a_test_says_how_strong_one_is_and_what_mends_the_rest() {
    let lessons = lessons();
    let test = draw_test(&lessons[0], 7).unwrap_or_else(|fault| panic!("{fault}"));
    let with = |right: usize| {
        let mark = |index: usize| Some(if index < right { Mark::Right } else { Mark::Nearly });
        let asked = test.iter().enumerate().map(|(index, question)| (question.skill, mark(index)));
        assess(&asked.collect::<Vec<_>>())
    };
    assert_eq!(with(10), Assessment { right: 10, of: 10, strength: Strength::Strong, weak: Vec::new() });
    assert_eq!(with(9).strength, Strength::Strong);
    assert_eq!(with(8).strength, Strength::Nearly);
    assert_eq!(with(6).strength, Strength::Nearly);
    assert_eq!(with(5).strength, Strength::NotYet);
    let none = assess(&test.iter().map(|question| (question.skill, None)).collect::<Vec<_>>());
    assert_eq!(none.strength, Strength::NotYet);
    assert!(none.weak.iter().all(|skill| *skill != Mode::Test) && !none.weak.is_empty());
    assert_eq!(with(9).weak, [test[9].skill]);
}

#[test]
fn the_lessons_use_every_kind_of_question() {
    let lessons = lessons();
    let kinds: Vec<_> = lessons
        .iter()
        .flat_map(|lesson| templates(lesson).map(|template| drawn(lesson, template, 0).kind))
        .map(|kind| std::mem::discriminant(&kind))
        .collect();
    let mut distinct = Vec::new();
    for kind in kinds {
        if !distinct.contains(&kind) {
            distinct.push(kind);
        }
    }
    assert_eq!(distinct.len(), 8);
}

#[test]
fn cells_are_those_of_the_table() {
    let lessons = lessons();
    let trace = lessons[0].program.record();
    let column = |column: Column| (1..=4).filter_map(|row| cell(&trace, row, column)).collect::<Vec<_>>();
    assert_eq!(column(Column::Returned), ["None", "'Hello'", "True", "None"]);
    assert_eq!(column(Column::State), ["{'greet': 'Hello'}", "{'greet': 'Hello'}", "{}", "{}"]);
    assert_eq!(column(Column::Happened), ["stored", "hit", "deleted", "miss: deleted"]);
    assert_eq!(column(Column::Value), ["'Hello'", "'Hello'", "", ""]);
    assert_eq!(cell(&trace, 0, Column::Key), None);
    assert_eq!(cell(&trace, 5, Column::Key), None);
}
