//! What a key means on the stage and on the tape.
//! Invariant: a key that the focused control uses itself means nothing more.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// A key pressed anywhere in the stage, the tables or the transport.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageKey {
    PauseOrResume,
    Forward,
    Back,
    First,
    Last,
    NextExpiry,
    PreviousExpiry,
    /// To the next call, or the one before, that did something to the selected key.
    NextEvent,
    PreviousEvent,
    /// Lesson seconds.
    Skip(i32),
    Faster,
    Slower,
    Restart,
    /// To the filter of the shelf.
    Filter,
}

/// A key pressed on the tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TapeKey {
    Forward,
    Back,
    First,
    Last,
    /// Tenths of the tape.
    Leap(i32),
}

/// A key pressed in the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShellKey {
    Enter,
    Complete,
    Older,
    Newer,
}

/// What a key means while the focus is in the stage.
pub fn stage_key(event: &KeyboardEvent) -> Option<StageKey> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let is = |selector: &str| target.as_ref().is_some_and(|element| element.matches(selector).unwrap_or(false));
    let takes_text = is("textarea, [contenteditable=true], input:not([type=radio], [type=checkbox], [type=range])");
    let takes_arrows = is("input, select, [role=tab]");
    let takes_space = takes_arrows || is("button, summary, a");
    // A menu and a dialog are places of their own.
    let is_inside =
        |selector| target.as_ref().is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()));
    let is_letter = event.key().chars().count() == 1 && event.key() != " ";
    if takes_text
        || is_inside("[role=menu], dialog, split-divider")
        || (is_letter && super::has_setting("letters", "off"))
    {
        return None;
    }
    let step = if event.shift_key() { 10 } else { 1 };
    match event.key().as_str() {
        " " if !takes_space => Some(StageKey::PauseOrResume),
        "ArrowRight" if !takes_arrows && event.shift_key() => Some(StageKey::NextEvent),
        "ArrowLeft" if !takes_arrows && event.shift_key() => Some(StageKey::PreviousEvent),
        "ArrowRight" if !takes_arrows => Some(StageKey::Forward),
        "ArrowLeft" if !takes_arrows => Some(StageKey::Back),
        "Home" if !takes_arrows => Some(StageKey::First),
        "End" if !takes_arrows => Some(StageKey::Last),
        "e" => Some(StageKey::NextExpiry),
        "E" => Some(StageKey::PreviousExpiry),
        "." | ">" | ":" => Some(StageKey::Skip(step)),
        "," | "<" | ";" => Some(StageKey::Skip(-step)),
        "+" => Some(StageKey::Faster),
        "-" => Some(StageKey::Slower),
        "r" | "R" => Some(StageKey::Restart),
        "/" => Some(StageKey::Filter),
        _ => None,
    }
}

/// The key of the cache that the focus is on, or else the one whose details are shown, by its `key_id`.
pub fn selected_key(event: &KeyboardEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let focused = target.closest(".cache-entry[data-key]").ok().flatten();
    let opened = || super::document()?.query_selector(".key-details[data-key]").ok().flatten();
    focused.or_else(opened)?.get_attribute("data-key")
}

/// What a key means on the tape, which is a slider.
pub fn tape_key(event: &KeyboardEvent) -> Option<TapeKey> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => Some(TapeKey::Forward),
        "ArrowLeft" | "ArrowDown" => Some(TapeKey::Back),
        "Home" => Some(TapeKey::First),
        "End" => Some(TapeKey::Last),
        "PageUp" => Some(TapeKey::Leap(1)),
        "PageDown" => Some(TapeKey::Leap(-1)),
        _ => None,
    }
}

/// What a key means in the shell.
pub fn shell_key(event: &KeyboardEvent) -> Option<ShellKey> {
    if event.is_composing() || event.meta_key() || event.alt_key() || event.shift_key() {
        return None;
    }
    match (event.key().as_str(), event.ctrl_key()) {
        ("Enter", _) => Some(ShellKey::Enter),
        ("Tab", false) | (" ", true) => Some(ShellKey::Complete),
        ("ArrowUp", false) => Some(ShellKey::Older),
        ("ArrowDown", false) => Some(ShellKey::Newer),
        _ => None,
    }
}

/// Goes to a neighbouring tab and opens it, if that is what the key asks for in a list of tabs.
pub fn move_among_tabs(event: &KeyboardEvent) {
    let tab: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let Some(tab) = tab.filter(|tab| tab.matches("[role=tab]").unwrap_or(false)) else { return };
    let list = tab.parent_element();
    let (first, last) = (
        list.as_ref().and_then(|list| list.first_element_child()),
        list.as_ref().and_then(|list| list.last_element_child()),
    );
    let next = match event.key().as_str() {
        "ArrowRight" => tab.next_element_sibling().or(first),
        "ArrowLeft" => tab.previous_element_sibling().or(last),
        "Home" => first,
        "End" => last,
        _ => None,
    };
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _ = next.focus();
        next.click();
    }
}
