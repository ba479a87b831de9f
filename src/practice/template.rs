//! A question as a lesson writes it, with parameters still to be drawn.
//! Invariant: drawing computes the key with the engine, and fails when the text contradicts it: a wrong choice that is
//! right as well, a claim that nothing or everything fulfils, an explanation that is missing.

mod choices;
mod fields;
mod tasks;

use std::rc::Rc;

use super::draw::{Chance, Values};
use super::grade::Answer;
use super::program::{Evidence, Program, failure, printed};
use super::question::{Because, Key, Kind, Question};
use super::record::Record;
use super::table::{Column, cell};
use super::{Check, Fault, Level, Mode};
use crate::trace::Trace;
use fields::Explained;

/// What every question of a lesson may use.
#[derive(Debug)]
pub(super) struct Shared {
    /// The lesson's own.
    pub program: Program,
    /// The other files of its folder: programs and checks.
    pub files: Vec<(Rc<str>, Rc<str>)>,
}

impl Shared {
    /// What `name.py` holds, if the field's text is the name of a file; a program of one line would not end like that.
    pub fn text(&self, record: &Record, field: &str, text: &Rc<str>) -> Result<Rc<str>, Fault> {
        if !text.ends_with(".py") || text.contains(['\n', ' ']) {
            return Ok(text.clone());
        }
        let found = self.files.iter().find(|(name, _)| name == text);
        found.map(|(_, text)| text.clone()).ok_or_else(|| record.fault(field, "names a file that is not there"))
    }
}

#[derive(Debug, Clone)]
pub struct Template {
    pub id: Rc<str>,
    pub level: Level,
    pub skill: Mode,
    pub title: Rc<str>,
    record: Record,
    shared: Rc<Shared>,
}

/// An answer that a lesson knows to be wrong, and what its verdict must say: they are run as tests.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    pub answer: Answer,
    pub says: Rc<str>,
}

/// The fields that every kind has.
const COMMON: &[&str] = &[
    "level", "skill", "kind", "title", "prompt", "program", "settings", "draw", "let", "pin", "hint", "step", "tell",
    "because", "look", "right", "shows",
];

impl Template {
    pub(super) fn read(record: Record, shared: &Rc<Shared>) -> Result<Self, Fault> {
        if record.id.is_empty() {
            return Err(record.fault("== question", "needs a name of its own"));
        }
        let level = Level::find(record.one("level")?);
        let level = level.ok_or_else(|| record.fault("level", "is easy, medium or hard"))?;
        let skill = Mode::that_mends(record.one("skill")?);
        let skill = skill.ok_or_else(|| record.fault("skill", "is the name of a tab, such as `Time Lab`"))?;
        let own: &[&str] = match &**record.one("kind")? {
            "choose" => &["ask", "wrong", "choice", "claim"],
            "step" | "cell" => &["ask", "wrong", "otherwise"],
            "fill" => &["blank", "wrong", "otherwise"],
            "predict" => &["ask", "asked", "wrong", "otherwise"],
            "order" => &["lines", "check", "mistake", "attempt", "says"],
            "mend" => &["check", "solution", "wrong", "otherwise", "mistake", "attempt", "says"],
            "write" => &["check", "solution", "mistake", "attempt", "says"],
            _ => return Err(record.fault("kind", "is choose, step, cell, fill, predict, order, mend or write")),
        };
        let known: Vec<&str> = COMMON.iter().chain(own).copied().collect();
        record.has_only(&known)?;
        record.one("prompt")?;
        let title = record.maybe("title")?.cloned().unwrap_or_else(|| "".into());
        let template = Self { id: record.id.clone(), level, skill, title, record, shared: shared.clone() };
        // A moment of a check may be a parameter, which is not drawn yet.
        if own.contains(&"check") && template.record.all("draw").next().is_none() {
            template.check(&Values::default())?;
        }
        Ok(template)
    }

    /// The question with the parameters that this seed draws.
    pub fn draw(&self, seed: u64) -> Result<Question, Fault> {
        let record = &self.record;
        let values = Values::of(record, seed)?;
        let program = self.program(&values)?;
        let mut chance = Chance::new(seed, &self.id);
        let ran = program.run();
        let trace = ran.trace();
        let values = values.with_steps(trace);
        let asked = Asked { template: self, program: &program, trace };
        let kind = &**record.one("kind")?;
        let (kind, key, explained, answer) = match kind {
            "choose" => asked.choose(&values, &mut chance)?,
            "step" | "cell" => asked.place(kind, &values)?,
            "fill" => asked.fill(&values)?,
            "predict" => asked.predict(&values)?,
            "order" => asked.order(&values, &mut chance)?,
            _ => asked.program(kind, &values)?,
        };
        let values = match &answer {
            Some(answer) => values.with("answer", answer),
            None => values,
        };
        let text = |name: &str| -> Result<Option<Rc<str>>, Fault> {
            Ok(record.maybe(name)?.map(|text| values.fill(text).into()))
        };
        let fill_because = |because: Because| Because { words: values.fill(&because.words).into(), ..because };
        let shown = match record.maybe("shows")?.map(|what| &**what) {
            None => program.clone(),
            Some("lesson") => self.shared.program.clone(),
            Some(_) => return Err(record.fault("shows", "is `lesson`, or not there")),
        };
        let pin = match record.maybe("pin")? {
            Some(place) if shown != program => {
                let on_screen = Asked { template: self, program: &shown, trace: &shown.record() };
                Some(on_screen.evidence("pin", record.line, &values.fill(place))?)
            }
            Some(place) => Some(asked.evidence("pin", record.line, &values.fill(place))?),
            None => None,
        };
        let is_claimed = record.all("claim").next().is_some();
        let right = match text("right")? {
            Some(right) => right,
            None if is_claimed => "".into(),
            None => return Err(record.fault("right", "is missing: what to say to the right answer")),
        };
        let kind = match kind {
            Kind::Choose { mut choices } => {
                for choice in &mut choices {
                    choice.because = fill_because(std::mem::take(&mut choice.because));
                    if choice.because.words.is_empty() {
                        choice.because.words = right.clone();
                    }
                }
                Kind::Choose { choices }
            }
            kind => kind,
        };
        Ok(Question {
            id: self.id.clone(),
            level: self.level,
            skill: self.skill,
            title: self.title.clone(),
            prompt: text("prompt")?.unwrap_or_default(),
            pin,
            kind,
            hints: record.all("hint").map(|field| values.fill(&field.value).into()).collect(),
            solution: self.solution(&values),
            tell: text("tell")?,
            key,
            wrong: explained.wrong.into_iter().map(fill_because).collect(),
            otherwise: fill_because(explained.otherwise),
            right,
            program,
            shown,
        })
    }

    /// The answers that are known to be wrong.
    pub fn attempts(&self, seed: u64) -> Result<Vec<Attempt>, Fault> {
        let values = Values::of(&self.record, seed)?;
        let says: Vec<_> = self.record.all("says").collect();
        let question = self.draw(seed)?;
        let mut attempts = Vec::new();
        for (index, field) in self.record.all("attempt").enumerate() {
            let source = values.fill(&self.shared.text(&self.record, "attempt", &field.value)?);
            let fault = |reason: &str| self.record.fault_at(field.line, "attempt", reason);
            let says = says.get(index).ok_or_else(|| fault("needs `says`, a part of its verdict"))?;
            let answer = match &question.kind {
                Kind::Order { lines } => {
                    let place = |line: &str| lines.iter().position(|known| **known == *line);
                    let order: Option<Vec<usize>> = source.lines().map(place).collect();
                    Answer::Order(order.ok_or_else(|| fault("has a line that is not one of `lines`"))?)
                }
                _ => Answer::Program(source.into()),
            };
            attempts.push(Attempt { answer, says: values.fill(&says.value).into() });
        }
        Ok(attempts)
    }

    /// The lesson's program unless it has its own, in the text or in a file of the folder.
    fn program(&self, values: &Values) -> Result<Program, Fault> {
        let lesson = &self.shared.program;
        let source = match self.record.maybe("program")? {
            None => lesson.source.clone(),
            Some(text) => values.fill(&self.shared.text(&self.record, "program", text)?).into(),
        };
        let settings = match self.record.maybe("settings")? {
            None => lesson.settings.clone(),
            Some(text) => Some(values.fill(&self.shared.text(&self.record, "settings", text)?).into()),
        };
        Ok(Program { source, settings, epoch: lesson.epoch })
    }

    fn check(&self, values: &Values) -> Result<Check, Fault> {
        let text = self.shared.text(&self.record, "check", self.record.one("check")?)?;
        Check::read(&values.fill(&text)).map_err(|reason| self.record.fault("check", reason))
    }
}

/// A question that is being drawn.
struct Asked<'a> {
    template: &'a Template,
    program: &'a Program,
    trace: &'a Trace,
}

/// What a kind makes of its fields: how it is answered, the key, the explanations, and the answer as a text.
type Drawn = (Kind, Key, Explained, Option<Rc<str>>);

impl Asked<'_> {
    /// The answer to the field `ask`: what the engine says.
    fn ask(&self, values: &Values) -> Result<Rc<str>, Fault> {
        let record = &self.template.record;
        let fault = |reason: &str| record.fault("ask", reason);
        // What is predicted is the output, unless it says something else.
        let text = values.fill(record.maybe("ask")?.map_or("output", |text| &**text));
        let (what, rest) = text.split_once(' ').unwrap_or((&text, ""));
        let missing = || fault("the program has no such call or line");
        if let Some(column) = Column::find(what) {
            let row = rest.trim().parse().map_err(|_| fault("needs the number of a call"))?;
            return Ok(cell(self.trace, row, column).ok_or_else(missing)?.into());
        }
        match (what, rest.trim()) {
            ("output", "") => Ok(printed(self.trace).into()),
            ("output", line) => {
                let line: usize = line.parse().map_err(|_| fault("needs the number of a line"))?;
                let printed = printed(self.trace);
                Ok(printed.lines().nth(line.wrapping_sub(1)).ok_or_else(missing)?.into())
            }
            ("error", _) => Ok(failure(self.trace).ok_or_else(|| fault("the program does not fail"))?.0.clone()),
            ("python", python) => self.ask_python(python).map_err(|text| fault(&text)),
            _ => Err(fault("is `returned 2` (or another column), `output`, `output 2`, `error` or `python …`")),
        }
    }

    /// A Python expression after the program, or after `at 9.9:` at that second.
    fn ask_python(&self, python: &str) -> Result<Rc<str>, Rc<str>> {
        let lesson = &self.template.shared.program;
        let mut ran = self.program.run();
        if python.contains("before") {
            ran = ran.compared_with(Rc::new(lesson.record()));
        }
        let timed = python.strip_prefix("at ").and_then(|rest| rest.split_once(": "));
        match timed.and_then(|(t, python)| Some((t.parse::<f64>().ok()?, python))) {
            Some((t, python)) => ran.ask_at(t, python),
            None => ran.ask(python),
        }
    }

    /// `2`: after the second call; `2 at 9.9`: and at that second; `end`: when all is done.
    fn evidence(&self, field: &str, line: u32, text: &str) -> Result<Evidence, Fault> {
        let fault = |reason: &str| self.template.record.fault_at(line, field, reason);
        let (place, t) = match text.split_once(" at ") {
            Some((place, t)) => (place, Some(t.trim().parse().map_err(|_| fault("`at` needs seconds"))?)),
            None => (text, None),
        };
        if place.trim() == "end" {
            return Ok(Evidence { t, ..self.program.at_end(self.trace) });
        }
        let call = place.trim().parse().map_err(|_| fault("is the number of a call, or `end`"))?;
        self.program.after_call(self.trace, call, t).ok_or_else(|| fault("the program has no such call"))
    }
}
