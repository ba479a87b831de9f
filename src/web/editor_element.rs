//! The element `<code-editor>`: its properties in, its events out.
//! Invariant: the text belongs to the element; before its script has loaded it is the text area inside it.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, Event, HtmlElement, HtmlTextAreaElement};

/// A problem at a line, as the element takes it.
pub struct Diagnostic<'p> {
    /// From 1.
    pub line: u32,
    /// From 1; 0 when unknown.
    pub column: u32,
    /// The column after the last; 0 for the rest of the line.
    pub end_column: u32,
    /// `error`, `warning`, `refusal` or `info`.
    pub severity: &'static str,
    /// A friendly sentence, with code between backticks.
    pub advice: &'p str,
    /// Python's own words.
    pub message: &'p str,
    /// What the edit does that mends it; empty for none.
    pub fix: &'p str,
}

#[derive(Debug, Clone, PartialEq)]
pub enum EditorEvent {
    /// The reader changed the text to this.
    Change(String),
    Run,
    Stop,
    /// The reader chose a line.
    Line(u32),
    /// The reader wants the edit of this diagnostic, from 0.
    Fix(usize),
}

type Listener = Closure<dyn FnMut(Event)>;

/// An editor of the page. Its listeners end with it.
pub struct EditorElement {
    element: Element,
    had_focus: bool,
    listeners: Vec<(&'static str, Listener)>,
}

thread_local! {
    /// The first editor while the page is drawn, and whether the reader was in it.
    static SET_ASIDE: RefCell<Option<(Element, bool)>> = const { RefCell::new(None) };
}

/// The editor that the page came with.
fn first_editor() -> Option<Element> {
    super::document()?.query_selector("[data-cache-playground] code-editor").ok().flatten()
}

/// Takes that editor out of the page before the page is drawn anew, so that what was typed there stays.
pub fn set_editor_aside() {
    let Some((document, element)) = super::document().zip(first_editor()) else { return };
    let had_focus = document.active_element().is_some_and(|active| element.contains(Some(&active)));
    element.remove();
    SET_ASIDE.set(Some((element, had_focus)));
}

/// What stands in it until then, which the reader may have changed before the engine came.
pub fn first_text() -> Option<String> {
    text_of(&first_editor()?)
}

/// What stood there when the engine before this one broke.
pub fn text_kept() -> Option<String> {
    super::document()?.query_selector("[data-cache-playground][data-kept]").ok().flatten()?;
    first_text()
}

fn text_of(element: &Element) -> Option<String> {
    match text_area_of(element) {
        Some(area) => Some(area.value()),
        None => Reflect::get(element, &"value".into()).ok()?.as_string(),
    }
}

/// The area that stands in for the editor until its script has loaded.
fn text_area_of(element: &Element) -> Option<HtmlTextAreaElement> {
    element.query_selector(":scope > textarea").ok().flatten()?.dyn_into().ok()
}

impl EditorElement {
    /// The editor that was set aside, or a new one. `None` outside a browser.
    pub fn adopt(text: &str, label: &str) -> Option<Self> {
        let document = super::document()?;
        let (element, had_focus) = match SET_ASIDE.take() {
            Some(found) => found,
            None => {
                let element = document.create_element("code-editor").ok()?;
                let _ = Reflect::set(&element, &"label".into(), &label.into());
                let area = document.create_element("textarea").ok()?;
                area.set_attribute("aria-label", label).ok()?;
                area.set_attribute("spellcheck", "false").ok()?;
                area.set_text_content(Some(text));
                element.append_child(&area).ok()?;
                (element, false)
            }
        };
        Some(Self { element, had_focus, listeners: Vec::new() })
    }

    /// The node, to be placed in the page.
    pub fn node(&self) -> web_sys::Node {
        self.element.clone().into()
    }

    /// Gives the reader the place back that they had in the editor before it was set aside.
    pub fn restore_focus(&mut self) {
        if std::mem::take(&mut self.had_focus) {
            let target = self.text_area().map_or_else(|| self.element.clone(), Into::into);
            if let Ok(target) = target.dyn_into::<HtmlElement>() {
                // A page that is not in front keeps its focus elsewhere.
                let _ = target.focus();
            }
        }
    }

    /// The text as it stands.
    pub fn value(&self) -> Option<String> {
        text_of(&self.element)
    }

    /// Replaces the text; the reader can undo it.
    pub fn set_value(&self, text: &str) {
        match self.text_area() {
            Some(area) => area.set_value(text),
            None => self.set("value", &text.into()),
        }
    }

    /// The line about to run and the line that ran last.
    pub fn mark_lines(&self, current: Option<u32>, executed: Option<u32>) {
        self.set("executedLine", &executed.unwrap_or(0).into());
        self.set("currentLine", &current.unwrap_or(0).into());
    }

    pub fn set_diagnostics(&self, diagnostics: &[Diagnostic<'_>]) {
        let list = Array::new();
        for diagnostic in diagnostics {
            let item = Object::new();
            let fields: [(&str, JsValue); 7] = [
                ("line", diagnostic.line.into()),
                ("column", diagnostic.column.into()),
                ("endColumn", diagnostic.end_column.into()),
                ("severity", diagnostic.severity.into()),
                ("advice", diagnostic.advice.into()),
                ("message", diagnostic.message.into()),
                ("fix", diagnostic.fix.into()),
            ];
            for (name, value) in fields {
                let _ = Reflect::set(&item, &name.into(), &value);
            }
            list.push(&item);
        }
        self.set("diagnostics", &list);
    }

    /// Scrolls the editor, and nothing around it, until a line is in view.
    pub fn reveal_line(&self, line: u32) {
        self.call("revealLine", line);
    }

    /// Puts the reader on a line.
    pub fn show_line(&self, line: u32) {
        self.call("showLine", line);
    }

    fn call(&self, method: &str, line: u32) {
        let method = Reflect::get(&self.element, &method.into()).ok();
        if let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) {
            let _ = method.call1(&self.element, &line.into());
        }
    }

    /// Reports what the reader does there, until this is dropped.
    pub fn listen(&mut self, report: impl Fn(EditorEvent) + Clone + 'static) {
        for name in ["change", "input", "run", "stop", "line", "fix"] {
            let report = report.clone();
            let listener = Closure::new(move |event: Event| {
                if let Some(event) = read_event(name, &event) {
                    report(event);
                }
            });
            let _ = self.element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
            self.listeners.push((name, listener));
        }
    }

    fn text_area(&self) -> Option<HtmlTextAreaElement> {
        text_area_of(&self.element)
    }

    /// Sets a property; before the element's script has loaded it is kept for it.
    fn set(&self, name: &str, value: &JsValue) {
        let _ = Reflect::set(&self.element, &name.into(), value);
    }
}

impl Drop for EditorElement {
    fn drop(&mut self) {
        for (name, listener) in &self.listeners {
            let _ = self.element.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
    }
}

fn read_event(name: &str, event: &Event) -> Option<EditorEvent> {
    if name == "input" {
        // The text area that stands in for the editor; the editor itself reports `change`.
        let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
        let is_stand_in = area.parent_element().is_some_and(|parent| parent.local_name() == "code-editor");
        return is_stand_in.then(|| EditorEvent::Change(area.value()));
    }
    let detail = event.dyn_ref::<CustomEvent>()?.detail();
    let field = |field: &str| Reflect::get(&detail, &field.into()).ok();
    match name {
        "change" => field("value")?.as_string().map(EditorEvent::Change),
        "run" => Some(EditorEvent::Run),
        "stop" => Some(EditorEvent::Stop),
        "fix" => field("index")?.as_f64().map(|index| EditorEvent::Fix(index as usize)),
        "line" => field("line")?.as_f64().map(|line| EditorEvent::Line(line as u32)),
        _ => None,
    }
}
