//! The test of a lesson: ten questions and what they say about the learner.
//! Invariant: four easy, four medium and two hard ones, none twice; the same seed draws the same test.

use super::draw::Chance;
use super::{Fault, Lesson, Level, Mark, Mode, Question, Template};

/// How many questions of each level a test has.
const DRAWN: [(Level, usize); 3] = [(Level::Easy, 4), (Level::Medium, 4), (Level::Hard, 2)];
const STRONG: usize = 9;
const NEARLY: usize = 6;

/// Draws a test: another seed draws other questions, values and orders. It runs the engine some fifty times; a page that
/// must not wait for that takes [`plan_test`] and draws each question when it is shown.
pub fn draw_test(lesson: &Lesson, seed: u64) -> Result<Vec<Question>, Fault> {
    plan_test(lesson, seed)?.into_iter().map(|template| template.draw(seed)).collect()
}

/// The questions of a test, still to be drawn with the same seed.
pub fn plan_test(lesson: &Lesson, seed: u64) -> Result<Vec<&Template>, Fault> {
    let mut chance = Chance::new(seed, &lesson.id);
    let mut planned = Vec::new();
    for (level, wanted) in DRAWN {
        let mut of_level: Vec<_> = lesson.pool.iter().filter(|template| template.level == level).collect();
        chance.shuffle(&mut of_level);
        if of_level.len() < wanted {
            return Err(Fault::new("test.txt", 0, level.name(), "there are too few questions of this level"));
        }
        planned.extend(of_level.into_iter().take(wanted));
    }
    chance.shuffle(&mut planned);
    Ok(planned)
}

/// How well the learner knows the lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Nine right or more.
    Strong,
    /// Six right or more.
    Nearly,
    NotYet,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    pub right: usize,
    pub of: usize,
    pub strength: Strength,
    /// The modes that mend what went wrong, what mends most of it first.
    pub weak: Vec<Mode>,
}

/// Judges a test by the mark of each question and the mode that mends a weakness there; `None`: not answered.
pub fn assess(asked: &[(Mode, Option<Mark>)]) -> Assessment {
    let right = asked.iter().filter(|(_, mark)| *mark == Some(Mark::Right)).count();
    let missed = |skill: Mode| asked.iter().filter(|(of, mark)| *of == skill && *mark != Some(Mark::Right)).count();
    let mut weak: Vec<Mode> = Mode::ALL.into_iter().filter(|&skill| missed(skill) > 0).collect();
    weak.sort_by_key(|&skill| std::cmp::Reverse(missed(skill)));
    let strength = match right {
        STRONG.. => Strength::Strong,
        NEARLY.. => Strength::Nearly,
        _ => Strength::NotYet,
    };
    Assessment { right, of: asked.len(), strength, weak }
}
