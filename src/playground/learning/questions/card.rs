//! The snapshot card: what to remember of a lesson, with gaps to recall before it is flipped.
//! Invariant: a gap is compared only once the card is flipped.

use std::rc::Rc;

use crate::practice::{Gap, SnapshotLine};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Card {
    pub is_flipped: bool,
    recalled: Rc<[Rc<str>]>,
}

impl Card {
    /// What was written into a gap, counted over the whole card.
    pub fn recalled(&self, gap: usize) -> &str {
        self.recalled.get(gap).map_or("", |text| text)
    }

    pub fn recall(&mut self, gap: usize, text: Rc<str>) {
        if self.is_flipped {
            return;
        }
        let count = self.recalled.len().max(gap + 1);
        let known = |index: usize| if index == gap { text.clone() } else { self.recalled(index).into() };
        self.recalled = (0..count).map(known).collect();
    }

    pub fn flip(&mut self) {
        self.is_flipped = !self.is_flipped;
    }

    /// How many gaps were recalled, of how many.
    pub fn score(&self, lines: &[SnapshotLine]) -> (usize, usize) {
        let gaps = lines.iter().flat_map(|line| &line.parts).filter_map(|part| match part {
            Gap::Hidden(text) => Some(text),
            Gap::Words(_) => None,
        });
        let is_right = gaps.enumerate().map(|(index, text)| is_recalled(self.recalled(index), text));
        is_right.fold((0, 0), |(right, all), is_right| (right + usize::from(is_right), all + 1))
    }
}

/// Whether a word was recalled: capitals, quotes and spaces do not count.
pub fn is_recalled(given: &str, word: &str) -> bool {
    let plain = |text: &str| {
        let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '"' | '`'));
        kept.collect::<String>().to_lowercase()
    };
    plain(given) == plain(word)
}
