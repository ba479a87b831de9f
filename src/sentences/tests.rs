//! The catalogue is whole, every name is said, and another language is another text.

use super::*;

fn lines() -> impl Iterator<Item = &'static str> {
    ENGLISH.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn places_are_filled_and_values_are_no_markup() {
    let sentence = say("progress.some", &[("done", "1"), ("of", "{done}`")]);
    assert_eq!(sentence.text(), "1 of {done}` done");
    assert_eq!(say_text("no.such.name", &[]), "no.such.name");
}

#[test]
fn every_line_is_a_sentence_with_a_name_of_its_own() {
    let mut names = Vec::new();
    for line in lines() {
        let (name, sentence) = line.split_once(": ").unwrap_or_else(|| panic!("no name: {line}"));
        assert!(!names.contains(&name), "twice: {name}");
        assert!(!sentence.trim().is_empty() && sentence.matches('`').count() % 2 == 0, "{line}");
        assert_eq!(sentence.matches('{').count(), sentence.matches('}').count(), "{line}");
        names.push(name);
    }
}

/// The forms of a plural, which are asked for by the name in front of them.
fn without_form(name: &str) -> &str {
    let forms = [".zero", ".one", ".two", ".few", ".many", ".other"];
    forms.iter().find_map(|form| name.strip_suffix(form)).unwrap_or(name)
}

#[test]
fn a_plural_has_a_form_for_any_count() {
    let names: Vec<&str> = lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name).collect();
    for name in names.iter().filter(|name| name.ends_with(".one")) {
        let other = [without_form(name), ".other"].concat();
        assert!(names.contains(&&*other), "{other}");
    }
}

/// Every name in the source is in the catalogue, and every name in the catalogue is used.
#[test]
fn what_is_said_is_in_the_catalogue() {
    let source = source();
    let mut faults = Vec::new();
    let has = |name: &str| lines().any(|line| line.split_once(": ").is_some_and(|(known, _)| known == name));
    for call in ["say(\"", "say_text(\"", "said(\"", "text(\"", "marked(\"", "parts(\""] {
        for (at, _) in source.match_indices(call) {
            let is_whole = !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let name = source[at + call.len()..].split('"').next().unwrap_or_default();
            let is_name = name.contains('.')
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c));
            if is_whole && (is_name || name.contains(' ')) && !source[..at].ends_with("Hint::") && !has(name) {
                faults.push(format!("not in the catalogue: {name}"));
            }
        }
    }
    for call in ["say_count(\"", "count_text(\""] {
        for (at, _) in source.match_indices(call) {
            let name = source[at + call.len()..].split('"').next().unwrap_or_default();
            if !has(&[name, ".other"].concat()) {
                faults.push(format!("not in the catalogue: {name}.other"));
            }
        }
    }
    for line in lines() {
        let name = line.split_once(": ").map_or(line, |(name, _)| name);
        let is_put_together = name.starts_with("list.")
            || name.starts_with("span.")
            || (name.starts_with("problem.") && name.ends_with(".line"));
        if !is_put_together && ![name, without_form(name)].iter().any(|name| source.contains(&format!("\"{name}\""))) {
            faults.push(format!("never said: {name}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The code of what the page draws and says, without its tests and comments.
fn source() -> String {
    let mut source = String::new();
    for place in ["src/playground", "src/playground.rs", "src/ui", "src/ui.rs", "src/playback", "src/practice"] {
        read_all(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut source);
    }
    source
}

fn read_all(path: &std::path::Path, into: &mut String) {
    // Hints are sentences by themselves, each with its program in `tests/hints`.
    if path.ends_with("playground/hints") || path.ends_with("hints.rs") {
        return;
    }
    if let Ok(folder) = std::fs::read_dir(path) {
        folder.flatten().for_each(|entry| read_all(&entry.path(), into));
    } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
        let text = std::fs::read_to_string(path).expect("it is text");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            *into += line;
            into.push('\n');
        }
    }
}

/// What stands in the code of the page and is no sentence, though it has words.
const NO_SENTENCES: [&str; 3] = [
    "print len range list dict sorted str int isinstance True False None",
    "rotate(-90 8 8)",
    "cache.set('one more', 1)",
];

/// The literals of code, each with what stands before it on its line.
fn literals(source: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for line in source.lines() {
        let mut at = 0;
        while let Some(start) = line[at..].find('"').map(|place| at + place + 1) {
            let rest = &line[start..];
            let ends = rest.char_indices().find(|&(place, c)| c == '"' && !rest[..place].ends_with('\\'));
            let Some((length, _)) = ends else { break };
            found.push((&line[..start - 1], &rest[..length]));
            at = start + length + 1;
        }
    }
    found
}

/// Hints and the examples' texts are whole sentences in files of their own; what Python says is no sentence of ours.
#[test]
fn no_sentence_stands_in_the_code_of_the_page() {
    let mut source = String::new();
    for place in ["src/ui", "src/ui.rs", "src/playground", "src/playground.rs", "src/playback"] {
        read_all(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut source);
    }
    let is_word = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let mut faults = Vec::new();
    for (before, literal) in literals(&source) {
        let before = before.trim_end();
        let is_attribute = before.ends_with('=') || before.ends_with("={") || before.contains("class=");
        let is_read = ["aria-label=", "title=", "alt="].iter().any(|name| before.ends_with(name));
        let words = literal.split([' ', ',']).filter(is_word).count();
        let is_shown =
            before.ends_with("{ {") || (before.ends_with("}{") || before.ends_with('{')) && !before.ends_with("={");
        let starts_large =
            literal.starts_with(|c: char| c.is_uppercase()) && literal.chars().skip(1).all(|c| c.is_lowercase());
        let is_sentence =
            (is_read && words > 0) || (!is_attribute && (words > 1 || (is_shown && starts_large && words > 0)));
        if is_sentence && !NO_SENTENCES.contains(&literal) {
            faults.push(format!("{}…{literal}", before.trim_start()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn another_language_is_another_text() {
    let catalogue = "# test\nstatus.finished.few: Hotovo, {count} kroky\nspan.two: {small} po {large}\nspan.short.day: {count} dní\n";
    let numbers = Numbers {
        digits: ['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩'],
        decimal: "٫".to_owned(),
        group: "٬".to_owned(),
    };
    let few: Plural = Box::new(|count| (if count < 5.0 { "few" } else { "other" }).to_owned());
    assert_eq!((whole(1_234_567), number("12.5")), ("1,234,567".to_owned(), "12.5".to_owned()));
    set_language(Some(catalogue.to_owned()), numbers, Some(few));
    assert_eq!(count_text("status.finished", 3, &[]), "Hotovo, ٣ kroky");
    assert_eq!(count_text("status.finished", 1_000, &[]), "Finished, ١٬٠٠٠ steps", "what is missing is English");
    assert_eq!((whole(1_234_567), number("12.5")), ("١٬٢٣٤٬٥٦٧".to_owned(), "١٢٫٥".to_owned()));
    assert_eq!(say_text("span.two", &[("large", "1"), ("small", "2")]), "2 po 1");
}

#[test]
fn the_parts_of_a_sentence_are_in_its_order() {
    let all = parts("time.next-expiry.in");
    assert_eq!(all, [Part::Words("Next expiry: "), Part::Place("key"), Part::Words(" in "), Part::Place("left")]);
}
