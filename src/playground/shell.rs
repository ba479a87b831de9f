//! The line that is being typed at the shell: its blocks, its history and its completion.
//! Invariant: Tab means something only where a name can be completed; elsewhere it is the browser's.

use std::rc::Rc;

use crate::python::syntax::is_unfinished;

/// Names offered at most.
const OFFERED: usize = 12;
const INDENT: &str = "    ";

/// Django's methods of a cache.
const METHODS: &str = "add clear close decr decr_version delete delete_many get get_many get_or_set has_key incr \
                       incr_version make_key set set_many touch validate_key aadd aclear adecr adelete adelete_many \
                       aget aget_many aget_or_set ahas_key aincr aset aset_many atouch";
const BUILTINS: &str = "print len range list dict sorted str int isinstance True False None";

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    pub text: String,
    /// Bytes before the caret.
    pub caret: usize,
    /// Names that would complete the word at the caret.
    pub offered: Vec<String>,
    /// Which of them stands in the text.
    chosen: Option<usize>,
    history: Vec<Rc<str>>,
    /// How many entries back in the history the text is from.
    back: usize,
    /// The text that was there before.
    own: String,
}

impl Draft {
    /// The reader has changed the text.
    pub fn edited(&self, text: String, caret: usize) -> Self {
        Self { text, caret, offered: Vec::new(), chosen: None, back: 0, ..self.clone() }
    }

    /// The text and the caret as they stand in the page; the reader may have moved the caret.
    pub fn seen(&self, text: String, caret: usize) -> Self {
        if text == self.text { Self { caret, ..self.clone() } } else { self.edited(text, caret) }
    }

    /// Enter: the block if it is finished, or another line.
    pub fn entered(&self) -> (Self, Option<Rc<str>>) {
        if self.text.trim().is_empty() {
            return (self.edited(String::new(), 0), None);
        }
        if is_unfinished(&self.text) {
            let (before, after) = self.text.split_at(self.caret);
            let line = before.rsplit('\n').next().unwrap_or_default();
            let mut indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
            if line.trim_end().ends_with(':') {
                indent.push_str(INDENT);
            }
            let text = format!("{before}\n{indent}{after}");
            return (self.edited(text, before.len() + 1 + indent.len()), None);
        }
        let source: Rc<str> = self.text.trim_end().into();
        let mut next = self.edited(String::new(), 0);
        if next.history.last() != Some(&source) {
            next.history.push(source.clone());
        }
        (next, Some(source))
    }

    /// Up, on the first line: what was entered before. `None` when the key is the text's own.
    pub fn older(&self) -> Option<Self> {
        let is_first_line = !self.text.get(..self.caret)?.contains('\n');
        (is_first_line && self.back < self.history.len()).then(|| self.recalled(self.back + 1))
    }

    /// Down, on the last line: what was entered after, and at last what stood here.
    pub fn newer(&self) -> Option<Self> {
        let is_last_line = !self.text.get(self.caret..)?.contains('\n');
        (is_last_line && self.back > 0).then(|| self.recalled(self.back - 1))
    }

    fn recalled(&self, back: usize) -> Self {
        let own = if self.back == 0 { self.text.clone() } else { self.own.clone() };
        let text = match back {
            0 => own.clone(),
            _ => self.history.get(self.history.len() - back).map(|text| text.to_string()).unwrap_or_default(),
        };
        Self { caret: text.len(), back, own, ..self.edited(text, 0) }
    }

    /// The word at the caret completed as far as it is certain, then by one name after the other. `None` when there is
    /// nothing to complete. `source` is the text whose names are known.
    pub fn completed(&self, source: &str) -> Option<Self> {
        if let Some(chosen) = self.chosen {
            return self.with_choice((chosen + 1) % self.offered.len().max(1));
        }
        if !self.offered.is_empty() {
            return self.with_choice(0);
        }
        let (start, names) = completions(self.text.get(..self.caret)?, source)?;
        let first = names.first()?;
        let shared = names.iter().fold(first.len(), |length, name| {
            let same =
                first.char_indices().zip(name.chars()).find(|((_, a), b)| a != b).map_or(name.len(), |((at, _), _)| at);
            length.min(same)
        });
        let text = format!("{}{}{}", &self.text[..start], &first[..shared], &self.text[self.caret..]);
        let offered = if names.len() > 1 { names } else { Vec::new() };
        Some(Self { offered, ..self.edited(text, start + shared) })
    }

    /// The name of this number in place of the word at the caret.
    pub fn with_choice(&self, chosen: usize) -> Option<Self> {
        let name = self.offered.get(chosen)?;
        let start = word_start(self.text.get(..self.caret)?);
        let text = format!("{}{name}{}", &self.text[..start], &self.text[self.caret..]);
        let next = self.edited(text, start + name.len());
        Some(Self { offered: self.offered.clone(), chosen: Some(chosen), ..next })
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word_start(before: &str) -> usize {
    before.trim_end_matches(is_word).len()
}

/// Where the word at the end of `before` starts, and the names that it is the beginning of.
fn completions(before: &str, source: &str) -> Option<(usize, Vec<String>)> {
    let start = word_start(before);
    let (head, word) = before.split_at(start);
    let mut names: Vec<String> = match head.strip_suffix('.') {
        Some(owner) if owner.ends_with("cache") || owner.ends_with(']') => {
            METHODS.split(' ').map(str::to_owned).collect()
        }
        Some(_) => return None,
        None if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) => return None,
        None => names_in(source),
    };
    names.retain(|name| name.starts_with(word) && name != word);
    names.sort();
    names.dedup();
    names.truncate(OFFERED);
    (!names.is_empty()).then_some((start, names))
}

/// The words of a program outside of its texts and comments, and the commonest built-in names.
fn names_in(source: &str) -> Vec<String> {
    let mut names: Vec<String> = BUILTINS.split(' ').map(str::to_owned).collect();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '\'' | '"' => text_length(rest, first),
            _ if is_word(first) => {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                if !first.is_numeric() {
                    names.push(rest[..length].to_owned());
                }
                length
            }
            _ => first.len_utf8(),
        };
        rest = &rest[length..];
    }
    names
}

/// Bytes of the text that begins here.
fn text_length(rest: &str, quote: char) -> usize {
    let triple = quote.to_string().repeat(3);
    let mark = if rest.starts_with(&triple) { triple.as_str() } else { &triple[..1] };
    let mut at = mark.len();
    while let Some(next) = rest[at..].chars().next() {
        match next {
            '\\' => at += 1 + rest[at + 1..].chars().next().map_or(0, char::len_utf8),
            _ if rest[at..].starts_with(mark) => return at + mark.len(),
            '\n' if mark.len() == 1 => return at,
            _ => at += next.len_utf8(),
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "from django.core.cache import cache\n# comet\nvalue = cache.get('valley')\nvalues = []\n";

    fn draft(text: &str) -> Draft {
        Draft::default().edited(text.to_owned(), text.len())
    }

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[&str])>) {
        let found = draft(text).completed(SOURCE);
        let found =
            found.as_ref().map(|draft| (&*draft.text, draft.offered.iter().map(|name| &**name).collect::<Vec<_>>()));
        assert_eq!(found, expected.map(|(text, offered)| (text, offered.to_vec())));
    }

    #[test]
    fn methods_and_names_are_completed_as_far_as_they_are_certain() {
        check("cache.tou", Some(("cache.touch", &[])));
        check("cache.get_", Some(("cache.get_", &["get_many", "get_or_set"])));
        check("cache.inc", Some(("cache.incr", &["incr", "incr_version"])));
        check("x = va", Some(("x = value", &["value", "values"])));
        check("caches['other'].tou", Some(("caches['other'].touch", &[])));
    }

    #[test]
    fn where_nothing_can_be_completed_tab_is_the_browsers() {
        for text in ["", "    ", "zzz", "com", "vall", "1", "text.up", "cache.touch", "f("] {
            check(text, None);
        }
    }

    #[test]
    fn further_tabs_go_through_the_names() {
        let first = draft("print(va").completed(SOURCE);
        let second = first.as_ref().and_then(|draft| draft.completed(SOURCE));
        let third = second.as_ref().and_then(|draft| draft.completed(SOURCE));
        let fourth = third.as_ref().and_then(|draft| draft.completed(SOURCE));
        let texts: Vec<_> = [first, second, third, fourth].into_iter().flatten().map(|draft| draft.text).collect();
        assert_eq!(texts, ["print(value", "print(value", "print(values", "print(value"]);
    }

    #[test]
    fn a_block_is_typed_line_by_line_and_ends_with_an_empty_line() {
        let (one, ran) = draft("for key in keys:").entered();
        assert_eq!((&*one.text, one.caret, ran), ("for key in keys:\n    ", 21, None));
        let text = one.text.clone() + "print(key)";
        let (two, ran) = one.edited(text.clone(), text.len()).entered();
        assert_eq!((two.text.ends_with("print(key)\n    "), ran), (true, None));
        let (three, ran) = two.entered();
        assert_eq!((&*three.text, ran.as_deref()), ("", Some("for key in keys:\n    print(key)")));
    }

    #[test]
    fn the_history_goes_back_and_returns_to_what_stood_there() {
        let enter = |draft: Draft, text: &str| draft.edited(text.to_owned(), text.len()).entered().0;
        let typed = enter(enter(enter(Draft::default(), "a"), "b"), "b");
        let own = typed.edited("own".to_owned(), 3);
        let older = own.older().unwrap_or_default();
        assert_eq!(older.text, "b");
        let oldest = older.older().unwrap_or_default();
        assert_eq!((&*oldest.text, oldest.older()), ("a", None));
        let back = oldest.newer().and_then(|draft| draft.newer()).unwrap_or_default();
        assert_eq!((&*back.text, back.newer()), ("own", None));
        assert_eq!(draft("x\ny").older(), None);
    }
}
