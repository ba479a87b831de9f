//! A table of the page as HTML, for pages that cannot run the playground.
//! Invariant: what stands in a cell is text there, whatever it looks like.

use crate::playground::markup::{Cell, Sheet};

pub fn text(sheet: &Sheet) -> String {
    let mut text = "<table>\n<thead>\n<tr>".to_owned();
    for name in &sheet.head {
        text += &format!("<th scope=\"col\">{}</th>", escaped(name));
    }
    text += "</tr>\n</thead>\n<tbody>\n";
    for row in &sheet.rows {
        text += "<tr>";
        for cell in row {
            match cell {
                Cell::Code(code) if !code.is_empty() => text += &format!("<td><code>{}</code></td>", escaped(code)),
                Cell::Code(words) | Cell::Words(words) => text += &format!("<td>{}</td>", escaped(words)),
            }
        }
        text += "</tr>\n";
    }
    text + "</tbody>\n</table>\n"
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // A row stays on its line: what reads the table as Markdown would end it at a blank one.
            '\n' | '\r' => safe.push(' '),
            // HTML has no way to write the others.
            _ if letter.is_control() && letter != '\t' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}
