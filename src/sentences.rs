//! What the page says: whole sentences with named places in them, by their names, in the language of the page.
//! Invariant: a sentence is never put together from parts, and numbers and plurals are written by the language's rules,
//! so that a translation is another text like `en.txt`.

use std::cell::RefCell;
use std::rc::Rc;

/// Lines `name: sentence`. `{place}` stands for a value, and what stands between backticks is code.
const ENGLISH: &str = include_str!("sentences/en.txt");

thread_local! {
    /// The language of the page: set once, before anything is said.
    static LANGUAGE: RefCell<Rc<Language>> = RefCell::new(Rc::new(Language::english()));
}

/// A stretch of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    /// Set as code: a key, a value, a method.
    Code(String),
}

/// A sentence, and the state whose colour it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub pieces: Vec<Piece>,
    pub state: &'static str,
}

impl Sentence {
    /// The sentence as plain text.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(text) | Piece::Code(text) => text.as_str(),
            })
            .collect()
    }

    pub fn with_state(self, state: &'static str) -> Self {
        Self { state, ..self }
    }

    /// This sentence, and another one after it.
    pub fn and(mut self, next: Self) -> Self {
        self.pieces.push(Piece::Words(" ".to_owned()));
        self.pieces.extend(next.pieces);
        self
    }
}

/// How a language writes numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// From 0 to 9.
    pub digits: [char; 10],
    pub decimal: String,
    /// Between groups of three digits.
    pub group: String,
}

impl Default for Numbers {
    fn default() -> Self {
        Self {
            digits: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
            decimal: ".".to_owned(),
            group: ",".to_owned(),
        }
    }
}

/// The form that a language has for a count of things: `one`, `other` …
pub type Plural = Box<dyn Fn(f64) -> String>;

struct Language {
    /// In the order of their names.
    sentences: Vec<(&'static str, &'static str)>,
    numbers: Numbers,
    /// `None`: as in English.
    plural: Option<Plural>,
}

impl Language {
    fn english() -> Self {
        Self { sentences: index(ENGLISH), numbers: Numbers::default(), plural: None }
    }

    fn sentence(&self, name: &str) -> Option<&'static str> {
        let place = self.sentences.binary_search_by_key(&name, |(known, _)| known).ok()?;
        self.sentences.get(place).map(|(_, sentence)| *sentence)
    }
}

/// Says everything in another language from now on; what its catalogue has not is said in English, and so is a count
/// of things where there is no `plural`.
pub fn set_language(catalogue: Option<String>, numbers: Numbers, plural: Option<Plural>) {
    let mut language = Language { numbers, plural, ..Language::english() };
    if let Some(catalogue) = catalogue {
        // It lives as long as the page.
        let mut sentences = index(Box::leak(catalogue.into_boxed_str()));
        sentences.extend(language.sentences);
        // The first of a name stays.
        sentences.sort_by_key(|(name, _)| *name);
        sentences.dedup_by_key(|(name, _)| *name);
        language.sentences = sentences;
    }
    LANGUAGE.set(Rc::new(language));
}

fn index(catalogue: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines = catalogue.lines().filter(|line| !line.starts_with('#'));
    let mut sentences: Vec<_> = lines.filter_map(|line| line.split_once(": ")).collect();
    sentences.sort_by_key(|(name, _)| *name);
    sentences
}

fn language() -> Rc<Language> {
    LANGUAGE.with_borrow(Rc::clone)
}

/// The sentence called `name`, with its places filled. A value is never taken for markup.
pub fn say(name: &str, values: &[(&str, &str)]) -> Sentence {
    let template = language().sentence(name).map_or_else(|| name.to_owned(), str::to_owned);
    let pieces = template.split('`').enumerate().filter(|(_, part)| !part.is_empty()).map(|(index, part)| {
        let text = filled(part, values);
        if index % 2 == 0 { Piece::Words(text) } else { Piece::Code(text) }
    });
    Sentence { pieces: pieces.collect(), state: "none" }
}

/// The same as plain text.
pub fn say_text(name: &str, values: &[(&str, &str)]) -> String {
    let template = language().sentence(name);
    filled(&template.unwrap_or(name).replace('`', ""), values)
}

/// A sentence without places, as plain text.
pub fn text(name: &str) -> String {
    say_text(name, &[])
}

/// The same with its backticks, for texts that are drawn later.
pub fn marked(name: &str, values: &[(&str, &str)]) -> String {
    filled(language().sentence(name).unwrap_or(name), values)
}

/// A stretch of a sentence whose places are drawn one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Words(&'static str),
    Place(&'static str),
}

/// The parts of a sentence, in the order in which the language has them.
pub fn parts(name: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = language().sentence(name).unwrap_or_default();
    while let Some((words, after)) = rest.split_once('{') {
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        parts.extend([Part::Words(words), Part::Place(place)]);
        rest = behind;
    }
    parts.push(Part::Words(rest));
    parts.retain(|part| *part != Part::Words(""));
    parts
}

/// The form of the sentence for so many things, which it calls `{count}`: `name.one`, `name.other`.
pub fn say_count(name: &str, count: usize, values: &[(&str, &str)]) -> Sentence {
    let text = whole(count);
    say(&form(name, count as f64), &[&[("count", &*text)], values].concat())
}

/// The same as plain text.
pub fn count_text(name: &str, count: usize, values: &[(&str, &str)]) -> String {
    say_count(name, count, values).text()
}

/// The name of the sentence for so many things.
pub fn form(name: &str, count: f64) -> String {
    let language = language();
    let form = match &language.plural {
        Some(plural) => plural(count),
        None => (if count == 1.0 { "one" } else { "other" }).to_owned(),
    };
    let name_of = |form: &str| [name, ".", form].concat();
    Some(name_of(&form)).filter(|name| language.sentence(name).is_some()).unwrap_or_else(|| name_of("other"))
}

/// Several things, one after the other.
pub fn list(items: &[String]) -> String {
    let joined = |before: String, next: &String| say_text("list.next", &[("before", &before), ("next", next)]);
    let Some((first, rest)) = items.split_first() else { return String::new() };
    rest.iter().fold(first.clone(), joined)
}

/// A count, in groups of three digits.
pub fn whole(count: usize) -> String {
    let (numbers, digits) = (&language().numbers, count.to_string());
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.bytes().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text += &numbers.group;
        }
        text.extend(numbers.digits.get(usize::from(digit - b'0')));
    }
    text
}

/// A number as Rust writes it, in the language's digits and with its decimal mark.
pub fn number(plain: &str) -> String {
    let numbers = &language().numbers;
    let mut text = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c.to_digit(10).and_then(|digit| numbers.digits.get(digit as usize)) {
            Some(digit) => text.push(*digit),
            None if c == '.' => text += &numbers.decimal,
            None => text.push(c),
        }
    }
    text
}

fn filled(part: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = part;
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        match values.iter().find(|(name, _)| *name == place) {
            Some((_, value)) => text += value,
            None => text += place,
        }
        rest = behind;
    }
    text + rest
}

#[cfg(test)]
mod tests;
