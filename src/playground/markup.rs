//! A table of the page as text for other people's pages: Markdown, reStructuredText.
//! Invariant: what stands in a cell reads the same there, whatever characters it has.

use super::table::{Row, RowAt, row};
use super::tracker::Tracker;
use crate::playground::table::COLUMNS;
use crate::sentences::{count_text, say_text, text};
use crate::trace::Trace;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    Markdown,
    ReStructuredText,
}

/// A cell is words, or a piece of Python.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Words(String),
    Code(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub head: Vec<String>,
    /// Each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// The execution table.
    pub fn of_steps(trace: &Trace, rows: &[RowAt], source: &str) -> Self {
        let cells = |at: &RowAt| row(trace, *at, source).map(|row| step_cells(at.step + 1, row));
        Self { head: COLUMNS.map(text).to_vec(), rows: rows.iter().filter_map(cells).collect() }
    }

    /// The variable tracker, as far as it is on screen.
    pub fn of_variables(tracker: &Tracker) -> Self {
        let title = |done: &usize| match done {
            0 => text("variables.start"),
            _ => say_text("table.step", &[("step", &done.to_string())]),
        };
        let head = std::iter::once(text("variables.variable")).chain(tracker.columns.iter().map(title)).collect();
        let rows = tracker.rows.iter().map(|row| {
            let name = match row.scope.as_deref() {
                None => Cell::Words(row.name.to_string()),
                Some("global") => Cell::Code(row.name.to_string()),
                Some(scope) => Cell::Code(format!("{scope}: {}", row.name)),
            };
            let values = row.values.iter().map(|value| match value {
                Some(value) => Cell::Code(value.repr.to_string()),
                None => Cell::Words("–".to_owned()),
            });
            std::iter::once(name).chain(values).collect()
        });
        Self { head, rows: rows.collect() }
    }

    pub fn text(&self, markup: Markup) -> String {
        match markup {
            Markup::Markdown => self.markdown(),
            Markup::ReStructuredText => self.list_table(),
        }
    }

    fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let mut text = line(&self.head);
        text += &line(&vec!["---".to_owned(); self.head.len()]);
        for row in &self.rows {
            text += &line(&row.iter().map(in_markdown).collect::<Vec<_>>());
        }
        text
    }

    /// The one table of reStructuredText whose cells may be of any length.
    fn list_table(&self) -> String {
        let mut text = ".. list-table::\n   :header-rows: 1\n\n".to_owned();
        let mut line = |cells: &[String]| {
            for (index, cell) in cells.iter().enumerate() {
                let sign = if index == 0 { "* -" } else { "  -" };
                text += format!("   {sign} {cell}").trim_end();
                text.push('\n');
            }
        };
        line(&self.head);
        for row in &self.rows {
            line(&row.iter().map(in_rest).collect::<Vec<_>>());
        }
        text
    }
}

fn step_cells(done: usize, row: Row) -> Vec<Cell> {
    let mut pairs: Vec<String> = row.cache_state.iter().map(|entry| entry.pair.clone()).collect();
    if row.more > 0 {
        pairs.push(count_text("table.more", row.more, &[]));
    }
    vec![
        Cell::Words(done.to_string()),
        Cell::Words(row.line.to_string()),
        Cell::Code(row.action),
        Cell::Code(row.key),
        Cell::Code(row.value),
        Cell::Code(format!("{{{}}}", pairs.join(", "))),
        Cell::Words(row.happened),
        Cell::Code(row.returned.to_string()),
    ]
}

/// A cell is one line; the reprs of Python are, a key need not be.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn in_markdown(cell: &Cell) -> String {
    match cell {
        Cell::Words(text) => escaped(&one_line(text), "\\`*_{}[]<>|"),
        Cell::Code(text) if text.trim().is_empty() => String::new(),
        Cell::Code(text) => {
            let text = one_line(text).replace('|', "\\|");
            let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(longest + 1);
            // A space keeps the text's own backticks apart from the fence.
            let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
            format!("{fence}{space}{text}{space}{fence}")
        }
    }
}

fn in_rest(cell: &Cell) -> String {
    match cell {
        Cell::Words(text) => escaped(&one_line(text), "\\`*_|"),
        Cell::Code(text) => {
            let text = one_line(text);
            let text = text.trim();
            // A literal has no escapes: it ends at the first pair of backticks.
            let is_literal = !text.contains("``") && !text.ends_with('`');
            match text {
                "" => String::new(),
                _ if is_literal => format!("``{text}``"),
                _ => escaped(text, "\\`*_|"),
            }
        }
    }
}

/// The text with a backslash before each of `signs`.
fn escaped(text: &str, signs: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        if signs.contains(letter) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{Cell, Markup, Sheet};
    use crate::playground::table::rows;
    use crate::playground::tracker::{changing_steps, tracker_at};
    use crate::recorder::{Recording, RunOptions};
    use crate::trace::Trace;

    const SOURCE: &str = "from django.core.cache import cache\n\
                          cache.set('a|b', '`x`', 10)\n\
                          found = cache.get('nope')\n";

    fn recorded() -> Trace {
        let mut recording = Recording::start(SOURCE, &RunOptions::default());
        while !recording.advance(10_000) {}
        recording.into_trace()
    }

    #[test]
    fn the_steps_become_a_markdown_table() {
        let trace = recorded();
        assert_eq!(
            Sheet::of_steps(&trace, &rows(&trace, false), SOURCE).text(Markup::Markdown),
            "| Step | Line | Action | Key | Value | Cache state | What happened | Returned |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- |\n\
             | 2 | 2 | `cache.set` | `a\\|b` | ``'`x`'`` | ``{'a\\|b': '`x`'}`` | stored | `None` |\n\
             | 3 | 3 | `cache.get` | `nope` |  | ``{'a\\|b': '`x`'}`` | miss: never set | `None` |\n"
        );
    }

    #[test]
    fn the_steps_become_a_list_table() {
        let trace = recorded();
        let text = Sheet::of_steps(&trace, &rows(&trace, false), SOURCE).text(Markup::ReStructuredText);
        let expected = ".. list-table::\n   :header-rows: 1\n\n   * - Step\n     - Line\n     - Action\n     - Key\n     \
                        - Value\n     - Cache state\n     - What happened\n     - Returned\n   * - 2\n     - 2\n     \
                        - ``cache.set``\n     - ``a|b``\n     - ``'`x`'``\n     - ``{'a|b': '`x`'}``\n     - stored\n     \
                        - ``None``\n   * - 3\n     - 3\n     - ``cache.get``\n     - ``nope``\n     -\n     \
                        - ``{'a|b': '`x`'}``\n     - miss: never set\n     - ``None``\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_variables_become_a_table_with_a_column_for_each_change() {
        let trace = recorded();
        let tracker = tracker_at(&trace, &changing_steps(&trace), trace.steps.len());
        let text = Sheet::of_variables(&tracker).text(Markup::Markdown);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "| Variable | Start | Step 2 | Step 3 |");
        assert_eq!(lines[3], "| `found` | – | – | `None` |");
    }

    #[test]
    fn no_character_leaves_its_cell() {
        let sheet = |cell| Sheet { head: vec!["x".to_owned()], rows: vec![vec![cell]] };
        let markdown = |cell| sheet(cell).text(Markup::Markdown).lines().nth(2).map(str::to_owned);
        let rest = |cell| sheet(cell).text(Markup::ReStructuredText).lines().nth(4).map(str::to_owned);
        assert_eq!(markdown(Cell::Words("a_b | c\n<d>".to_owned())), Some("| a\\_b \\| c \\<d\\> |".to_owned()));
        assert_eq!(markdown(Cell::Code("`a` ``b``".to_owned())), Some("| ``` `a` ``b`` ``` |".to_owned()));
        assert_eq!(rest(Cell::Code("``a``".to_owned())), Some("   * - \\`\\`a\\`\\`".to_owned()));
        assert_eq!(rest(Cell::Words("*a* b_".to_owned())), Some("   * - \\*a\\* b\\_".to_owned()));
    }
}
