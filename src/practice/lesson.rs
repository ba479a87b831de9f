//! A lesson: a folder of texts, read.
//! Invariant: what is read is complete in its form; that it is true is tested by drawing every question.

use std::rc::Rc;

use super::flow::Flow;
use super::record::Record;
use super::template::Shared;
use super::{Fault, Program, Task, Template};

/// Each folder of `lessons/`, by name, with its files.
const FOLDERS: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/lessons.in"));

#[derive(Debug, Clone)]
pub struct Lesson {
    /// The folder's name without its number: names the learner's progress and text in the browser's storage.
    pub id: Rc<str>,
    pub title: Rc<str>,
    /// What it teaches, in a sentence or two.
    pub summary: Rc<str>,
    /// The program that the page opens for it.
    pub program: Program,
    /// For readers who come from elsewhere, a paragraph each; may be empty.
    pub note: Vec<Rc<str>>,
    pub snapshot: Vec<SnapshotLine>,
    pub flow: Flow,
    /// Pinned to a step ([`super::Question::pin`]), with an insight to [`super::Question::tell`].
    pub moments: Vec<Template>,
    pub quiz: Vec<Template>,
    pub practice: Vec<Template>,
    /// What tests are drawn from.
    pub pool: Vec<Template>,
    /// Of the Time Lab.
    pub tasks: Vec<Task>,
}

/// A line of the card to remember, with words to recall.
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotLine {
    /// In order; what is a gap is hidden until it is recalled.
    pub parts: Vec<Gap>,
    /// Python that holds if the line is true.
    pub claim: Rc<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    Words(Rc<str>),
    Hidden(Rc<str>),
}

impl Lesson {
    /// Every lesson, in order. A fault in one leaves it out; the tests see to it that there is none.
    pub fn all() -> Vec<Self> {
        FOLDERS.iter().filter_map(|(name, files)| Self::read(name, files).ok()).collect()
    }

    /// The place among [`Self::all`] of the one with this id.
    pub fn place(id: &str) -> Option<usize> {
        FOLDERS.iter().position(|(name, _)| id_of(name) == id)
    }

    /// Every lesson or what is wrong with it.
    pub fn read_all() -> Vec<Result<Self, Fault>> {
        FOLDERS.iter().map(|(name, files)| Self::read(name, files)).collect()
    }

    /// Reads a folder: the names of its files, and their texts.
    pub fn read(folder: &str, files: &[(&str, &str)]) -> Result<Self, Fault> {
        let file = |name: &str| files.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
        let needed = |name: &str| file(name).ok_or_else(|| Fault::new(name, 0, "", "the file is missing"));
        let heads = Record::read_all("lesson.txt", needed("lesson.txt")?)?;
        let head = match &*heads {
            [head] if head.kind.is_empty() => head,
            _ => return Err(Fault::new("lesson.txt", 1, "", "has the fields of the lesson, and no `==`")),
        };
        head.has_only(&["title", "summary", "epoch", "note"])?;
        let epoch = match head.maybe("epoch")? {
            None => 1_700_000_000.0,
            Some(text) => {
                let seconds = text.parse().ok().filter(|seconds: &f64| (0.0..1e11).contains(seconds));
                seconds.ok_or_else(|| head.fault("epoch", "is seconds since 1970"))?
            }
        };
        let program =
            Program { source: needed("program.py")?.into(), settings: file("settings.py").map(Rc::from), epoch };
        let others = files.iter().filter(|(name, _)| name.ends_with(".py"));
        let shared = Rc::new(Shared {
            program: program.clone(),
            files: others.map(|(name, text)| (Rc::from(*name), Rc::from(*text))).collect(),
        });
        let records = |name: &str| Record::read_all(name, needed(name)?);
        let questions = |name: &str| -> Result<Vec<Template>, Fault> {
            records(name)?.into_iter().map(|record| question(record, &shared)).collect()
        };
        let moments = questions("moments.txt")?;
        let lesson = Self {
            id: id_of(folder).into(),
            title: head.one("title")?.clone(),
            summary: head.one("summary")?.clone(),
            note: head.all("note").map(|field| field.value.clone()).collect(),
            snapshot: records("snapshot.txt")?.iter().map(snapshot_line).collect::<Result<_, _>>()?,
            flow: Flow::read(&records("flow.txt")?, &shared)?,
            moments,
            quiz: questions("quiz.txt")?,
            practice: questions("practice.txt")?,
            pool: questions("test.txt")?,
            tasks: tasks(records("lab.txt")?, &shared)?,
            program,
        };
        if let Some((name, _)) = [
            ("moments.txt", lesson.moments.len()),
            ("quiz.txt", lesson.quiz.len()),
            ("practice.txt", lesson.practice.len()),
            ("flow.txt", lesson.flow.nodes.len()),
            ("snapshot.txt", lesson.snapshot.len()),
            ("lab.txt", lesson.tasks.len()),
        ]
        .into_iter()
        .find(|(_, count)| *count == 0)
        {
            return Err(Fault::new(name, 0, "", "is empty"));
        }
        Ok(lesson)
    }
}

fn id_of(folder: &str) -> &str {
    folder.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-')
}

fn question(record: Record, shared: &Rc<Shared>) -> Result<Template, Fault> {
    if &*record.kind != "question" {
        return Err(record.fault("==", "is `question` here"));
    }
    Template::read(record, shared)
}

/// Tasks, each of which may have a question after it.
fn tasks(records: Vec<Record>, shared: &Rc<Shared>) -> Result<Vec<Task>, Fault> {
    let mut tasks: Vec<Task> = Vec::new();
    for record in records {
        if &*record.kind == "task" {
            tasks.push(Task::read(&record, shared)?);
        } else {
            let Some(task) = tasks.last_mut() else { return Err(record.fault("==", "is `task` first")) };
            task.question = Some(question(record, shared)?);
        }
    }
    Ok(tasks)
}

/// `` `cache.[[set]](key, value)` stores a value ``: what is in double brackets is hidden.
fn snapshot_line(record: &Record) -> Result<SnapshotLine, Fault> {
    record.has_only(&["text", "claim"])?;
    let mut parts = Vec::new();
    let mut rest = &**record.one("text")?;
    while let Some((words, after)) = rest.split_once("[[") {
        let (hidden, end) = after.split_once("]]").ok_or_else(|| record.fault("text", "a gap `[[` is not closed"))?;
        parts.push(Gap::Words(words.into()));
        parts.push(Gap::Hidden(hidden.into()));
        rest = end;
    }
    parts.push(Gap::Words(rest.into()));
    parts.retain(|part| !matches!(part, Gap::Words(words) if words.is_empty()));
    Ok(SnapshotLine { parts, claim: record.one("claim")?.clone() })
}

impl SnapshotLine {
    /// Whether the engine agrees with it.
    pub fn holds(&self, lesson: &Lesson) -> Result<bool, Rc<str>> {
        let source = "from django.core.cache import cache, caches\n";
        lesson.program.with_source(source).run().ask(&self.claim).map(|answer| &*answer == "True")
    }
}
