//! Prints a lesson as it is asked, with what is said to each answer: `cargo run --example lesson -- FOLDER [SEED]`.
//! Invariant: what is wrong with the lesson is printed in the place of what it is about.

use std::path::Path;

use cache_playground::practice::{Answer, Kind, Lesson, Question, Template};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: lesson FOLDER [SEED]");
        return;
    };
    let seed = arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    match read(Path::new(&folder)) {
        Ok(lesson) => print_lesson(&lesson, seed),
        Err(reason) => eprintln!("{folder}: {reason}"),
    }
}

fn read(folder: &Path) -> Result<Lesson, String> {
    let said = |error: std::io::Error| error.to_string();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, std::fs::read_to_string(path).map_err(said)?));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    Lesson::read(&name, &files).map_err(|fault| fault.to_string())
}

fn print_lesson(lesson: &Lesson, seed: u64) {
    println!("{}\n\n{}\n", lesson.title, lesson.summary);
    for note in &lesson.note {
        println!("{note}\n");
    }
    let groups =
        [("Moments", &lesson.moments), ("Quiz", &lesson.quiz), ("Practice", &lesson.practice), ("Test", &lesson.pool)];
    for (name, templates) in groups {
        println!("==== {name}\n");
        for template in templates {
            match template.draw(seed) {
                Ok(question) => print_question(template, &question, seed),
                Err(fault) => println!("{fault}\n"),
            }
        }
    }
    println!("==== Time Lab\n");
    for task in &lesson.tasks {
        println!("{}: {}", task.title, task.prompt);
        for (goal, is_reached) in task.goals.iter().zip(task.grade(&task.solution.record())) {
            println!("  {} {}", if is_reached { "[x]" } else { "[ ]" }, goal.text);
        }
        println!("  {}\n", task.done);
    }
}

fn print_question(template: &Template, question: &Question, seed: u64) {
    println!("-- {} ({}, {})\n{}", question.id, question.level.name(), question.skill.name(), question.prompt);
    let lines: Vec<&str> = match &question.kind {
        Kind::Order { lines } => lines.iter().map(|line| &**line).collect(),
        _ => question.program.source.lines().collect(),
    };
    for line in lines {
        println!("    {line}");
    }
    for hint in &question.hints {
        println!("  hint: {hint}");
    }
    let right = question.right_answer();
    let mut answers = vec![right.clone()];
    if let Kind::Choose { choices } = &question.kind {
        answers.extend((0..choices.len()).map(Answer::Choice).filter(|answer| *answer != right));
    }
    answers.extend(template.attempts(seed).unwrap_or_default().into_iter().map(|attempt| attempt.answer));
    for answer in answers {
        let verdict = question.grade(&answer);
        let shown = match (&answer, &question.kind) {
            (Answer::Choice(index), Kind::Choose { choices }) => {
                choices.get(*index).map(|choice| choice.text.to_string()).unwrap_or_default()
            }
            (Answer::Program(source), _) => format!("a program of {} lines", source.lines().count()),
            _ => format!("{answer:?}"),
        };
        println!("  {:?}: {shown}\n      {}", verdict.mark, verdict.words);
    }
    if let Some(tell) = &question.tell {
        println!("  tell: {tell}");
    }
    println!();
}
