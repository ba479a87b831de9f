//! The words of the modes, whole sentences with named places in them, by their names.
//! Invariant: a sentence is never put together from parts, so that a translation is another file like `en.txt`.

use crate::playground::narration::{Piece, Sentence};

/// Lines `name: sentence`. `{place}` stands for a value, and what stands between backticks is code.
const ENGLISH: &str = include_str!("sentences/en.txt");

/// The sentence called `name`, with its places filled. A value is never taken for markup.
pub fn say(name: &str, values: &[(&str, &str)]) -> Sentence {
    let template = template(name).unwrap_or(name);
    let pieces = template.split('`').enumerate().filter(|(_, part)| !part.is_empty()).map(|(index, part)| {
        let text = filled(part, values);
        if index % 2 == 0 { Piece::Words(text) } else { Piece::Code(text) }
    });
    Sentence { pieces: pieces.collect(), state: "none" }
}

/// The same as plain text.
pub fn say_text(name: &str, values: &[(&str, &str)]) -> String {
    say(name, values).text()
}

fn template(name: &str) -> Option<&'static str> {
    ENGLISH.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
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
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_values_are_no_markup() {
        let sentence = say("progress.some", &[("done", "1"), ("of", "{done}`")]);
        assert_eq!(sentence.text(), "1 of {done}` done");
        assert_eq!(say_text("no.such.name", &[]), "no.such.name");
    }

    #[test]
    fn every_line_is_a_sentence_with_a_name_of_its_own() {
        let mut names = Vec::new();
        for line in ENGLISH.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (name, sentence) = line.split_once(": ").unwrap_or_else(|| panic!("no name: {line}"));
            assert!(!names.contains(&name), "twice: {name}");
            assert!(!sentence.trim().is_empty() && sentence.matches('`').count() % 2 == 0, "{line}");
            assert_eq!(sentence.matches('{').count(), sentence.matches('}').count(), "{line}");
            names.push(name);
        }
    }

    /// Every name in the source is in the catalogue, and every name in the catalogue is used.
    #[test]
    fn what_is_said_is_in_the_catalogue() {
        let mut source = String::new();
        for place in [
            "src/playground/learning",
            "src/playground/learning.rs",
            "src/ui/modes",
            "src/ui/modes.rs",
            "src/ui/execution_table.rs",
        ] {
            read_all(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut source);
        }
        let mut faults = Vec::new();
        for call in ["say(\"", "say_text(\"", "said(\""] {
            for (at, _) in source.match_indices(call) {
                let name = source[at + call.len()..].split('"').next().unwrap_or_default();
                if template(name).is_none() && name != "no.such.name" {
                    faults.push(format!("not in the catalogue: {name}"));
                }
            }
        }
        for line in ENGLISH.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let name = line.split_once(": ").map_or(line, |(name, _)| name);
            if !source.contains(&format!("\"{name}\"")) {
                faults.push(format!("never said: {name}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    fn read_all(path: &std::path::Path, into: &mut String) {
        if let Ok(folder) = std::fs::read_dir(path) {
            folder.flatten().for_each(|entry| read_all(&entry.path(), into));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            *into += &std::fs::read_to_string(path).expect("it is text");
        }
    }
}
