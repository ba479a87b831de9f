//! The programs that the page offers: the files of `recipes/`.
//! Invariant: what each prints was recorded from real Django, and its first lines say what it is.

use std::rc::Rc;

use crate::sentences::text;

/// A program that the page can start with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Names the learner's own edit of it in the browser's storage.
    pub id: Rc<str>,
    pub title: Rc<str>,
    /// What it shows, in a sentence.
    pub about: Rc<str>,
    /// The program without the lines that say what it is.
    pub source: Rc<str>,
}

macro_rules! recipes {
    ($($id:literal)*) => { [$(($id, include_str!(concat!("recipes/", $id, ".py")))),*] };
}

/// In the order in which one would learn from them.
const RECIPES: [(&str, &str); 17] = recipes! {
    "greet" "default_values" "stored_none" "expiry" "touch" "counter" "many_keys" "cache_aside" "memoize" "lock"
    "rate_limiter" "stampede" "versions" "culling" "aliases" "async_calls" "threads"
};

impl Example {
    pub fn all() -> impl Iterator<Item = Self> {
        RECIPES.into_iter().map(|(id, text)| Self::read(id, text))
    }

    /// Store, read, delete, read again.
    pub fn first() -> Self {
        let [(id, text), ..] = RECIPES;
        Self::read(id, text)
    }

    pub fn find(id: &str) -> Option<Self> {
        RECIPES.into_iter().find(|(known, _)| *known == id).map(|(id, text)| Self::read(id, text))
    }

    /// A program from elsewhere.
    pub fn shared(source: Rc<str>) -> Self {
        Self { id: "shared".into(), title: text("example.shared").into(), about: "".into(), source }
    }

    /// Title and sentence stand in the first two lines, or after a line `# CACHES = …`, which must stay the first.
    fn read(id: &str, text: &str) -> Self {
        let (settings, rest) = match text.split_once('\n') {
            Some((first, rest)) if first.starts_with("# CACHES") => (first, rest),
            _ => ("", text),
        };
        let mut parts = rest.splitn(3, '\n');
        let mut said = || parts.next().unwrap_or_default().trim_start_matches("# ");
        let (title, about) = (said().into(), said().into());
        let program = parts.next().unwrap_or_default();
        let source =
            if settings.is_empty() { program.trim_start().into() } else { format!("{settings}\n{program}").into() };
        Self { id: id.into(), title, about, source }
    }
}

#[cfg(test)]
mod tests {
    use super::Example;

    #[test]
    fn every_example_says_what_it_is_and_begins_with_its_program() {
        for example in Example::all() {
            assert!(!example.title.is_empty() && example.title.len() < 32, "{}", example.id);
            assert!(example.about.ends_with('.') && example.about.len() < 80, "{}", example.id);
            let first = example.source.lines().next().unwrap_or_default();
            let is_program = ["from ", "import ", "# CACHES = {"].iter().any(|start| first.starts_with(start));
            assert!(is_program, "{}: {first}", example.id);
            assert_eq!(Example::find(&example.id), Some(example));
        }
    }

    #[test]
    fn settings_stay_in_front_of_the_program() {
        let culling = Example::find("culling").expect("there is one");
        let lines: Vec<&str> = culling.source.lines().take(3).collect();
        assert_eq!(&*culling.title, "Culling");
        assert!(lines[0].starts_with("# CACHES = {"));
        assert_eq!(lines[1..], ["", "from django.core.cache import cache"]);
    }
}
