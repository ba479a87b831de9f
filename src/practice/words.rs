//! The sentences of judging an answer that no lesson writes.
//! Invariant: whole sentences with named places, so that a translation is data.

use std::rc::Rc;

pub const PROGRAM_STOPPED: &str = "Your program stopped on line {line}: `{error}`";
pub const CHECK_STOPPED: &str = "A check of your program stopped: `{error}`";
pub const NEARLY: &str = "Nearly: Python writes it `{answer}`, quotes and capitals included.";
pub const RIGHT_ROW: &str = "The step is right; look at its other columns.";
pub const SOME_CELLS: &str = "Cells that are right: {right} of {all}. {because}";
pub const SOME_LINES: &str = "Lines that are right: {right} of {all}. {because}";
pub const RIGHT_LINE: &str = "That is the line. Now mend it.";
pub const OTHER_LINE: &str =
    "Python has no trouble with that line. Run the program and see where it does not do what it should.";
pub const NO_ANSWER: &str = "There is no answer yet.";

/// The sentence with its places filled.
pub fn fill(sentence: &str, places: &[(&str, &str)]) -> Rc<str> {
    let mut text = sentence.to_owned();
    for (name, value) in places {
        text = text.replace(&["{", name, "}"].concat(), value);
    }
    text.into()
}
