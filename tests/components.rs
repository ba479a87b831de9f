//! The page as markup: what a reader, or what reads for them, finds on the first visit.
//! Invariant: nothing here needs a browser; time stands where the first visit puts it.

use cache_playground::ui::App;

/// The page of a first visit.
fn first_visit() -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, yew::LocalServerRenderer::<App>::new().hydratable(false).render())
}

/// The first element `tag` whose opening tag has `attribute`, up to its end tag.
#[track_caller]
fn element<'a>(html: &'a str, tag: &str, attribute: &str) -> &'a str {
    let found = html.match_indices(&format!("<{tag} ")).map(|(at, _)| &html[at..]).find(|rest| {
        let opening = rest.split('>').next().unwrap_or_default();
        opening.contains(attribute)
    });
    let rest = found.unwrap_or_else(|| panic!("no <{tag} … {attribute}> in {html}"));
    &rest[..rest.find(&format!("</{tag}>")).unwrap_or(rest.len())]
}

/// The table with this caption.
#[track_caller]
fn table<'a>(html: &'a str, caption: &str) -> &'a str {
    let found = html.split("<table ").find(|table| table.contains(&format!(">{caption}</caption>")));
    found.and_then(|table| table.split("</table>").next()).unwrap_or_else(|| panic!("no table {caption} in {html}"))
}

/// The rows of a table's body.
fn rows(table: &str) -> Vec<&str> {
    let body = table.split("<tbody>").nth(1).unwrap_or_default();
    body.split("<tr").skip(1).collect()
}

/// The text between the tags.
fn text(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text += piece.split_once('>').map_or(piece, |(_, after)| after);
        text.push(' ');
    }
    let text = text.replace("&#x27;", "'").replace("&lt;", "<").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_visit_shows_a_living_key() {
    let html = first_visit();
    let list = element(&html, "ul", r#"aria-label="Cache keys""#);
    assert_eq!(list.matches("<li").count(), 1);
    assert!(list.contains(r#"data-state="hit""#), "{list}");
    assert!(list.contains(r#"aria-label="greet: "#), "{list}");
    let said = text(list);
    assert!(said.contains("greet") && said.contains("'Hello'") && said.contains("10 s"), "{said}");
}

#[test]
fn the_table_tells_what_happened_and_what_python_returned() {
    let html = first_visit();
    let rows: Vec<String> = rows(table(&html, "Execution steps")).into_iter().map(text).collect();
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(rows[0].contains("cache.set greet 'Hello' {'greet': 'Hello'} stored None"), "{}", rows[0]);
    assert!(rows[1].contains("cache.get greet 'Hello' {'greet': 'Hello'} hit 'Hello'"), "{}", rows[1]);
    assert!(rows[2].contains("cache.delete greet {} deleted True"), "{}", rows[2]);
    assert!(rows[3].contains("cache.get greet {} miss: deleted None"), "{}", rows[3]);
}

#[test]
fn the_row_of_the_step_on_screen_is_marked() {
    let html = first_visit();
    let mut current = rows(table(&html, "Execution steps"));
    current.retain(|row| row.contains(r#"aria-current="step""#));
    assert_eq!(current.len(), 1);
    assert!(text(current[0]).contains("cache.get greet"), "{}", current[0]);
}

#[test]
fn a_variable_keeps_its_value_when_its_key_is_deleted() {
    let html = first_visit();
    let rows = rows(table(&html, "Variables"));
    assert_eq!(text(rows[1]), "value – – 'Hello' 'Hello' 'Hello'");
    assert_eq!(rows[1].matches("data-changed").count(), 1);
    assert_eq!(text(rows[2]), "value_after_delete – – – – None");
}

#[test]
fn every_control_has_its_name() {
    let html = first_visit();
    for name in
        ["Restart", "First step", "Step back", "Step forward", "Last step", "Resume", "Previous expiry", "Next expiry"]
    {
        assert!(html.contains(&format!(r#"aria-label="{name}""#)), "no {name}");
    }
    assert!(text(element(&html, "button", "button--run")).contains("Run"));
    element(&html, "div", r#"role="radiogroup" aria-label="Speed""#);
    element(&html, "div", r#"role="log" aria-label="Output""#);
    assert!(html.contains("Reset code"));
}

#[test]
fn the_timeline_says_where_it_stands() {
    let html = first_visit();
    let slider = element(&html, "input", r#"type="range""#);
    assert!(slider.contains(r#"aria-label="Timeline""#), "{slider}");
    assert!(slider.contains(r#"aria-valuetext="Step 3 of 5, 0 s: get greet""#), "{slider}");
}

#[test]
fn no_element_carries_a_style() {
    assert!(!first_visit().contains(" style="));
}
