//! The browser: every call to it that the page makes.
//! Invariant: outside a browser (in tests that render components) nothing here does anything, and nothing fails.

mod canvas;
mod clock;
mod editor_element;
mod frames;
mod keys;
mod language;
mod links;
mod live;
mod page;
mod page_port;
mod place;
mod pump;
mod storage;
mod text_area;
mod timer;

pub use canvas::Canvas;
pub use clock::{now, wall_clock};
pub use editor_element::{Diagnostic, EditorElement, EditorEvent, first_text, set_editor_aside, text_kept};
pub use frames::FrameLoop;
pub use keys::{ShellKey, StageKey, TapeKey, move_among_tabs, selected_key, shell_key, stage_key, tape_key};
pub use language::adopt_language;
pub use links::{PointerWatch, mark_links};
pub use live::{LiveNode, live_nodes};
pub use page::{
    SettingsWatch, copy_text, focus_hotkey, follow_end, give_focus_back, has_setting, is_dark, is_embedded, is_shown,
    place_in, prefers_reduced_motion, reveal_in_scroller, reveal_sideways, rows_in_view, slider_value, value_of,
};
pub use page_port::{
    JudgedAnswer, PageCommand, PagePort, PageState, opening, set_trace_writer, tell_answer, tell_score, tell_state,
    written_trace,
};
pub use place::{Place, after_painting};
pub use pump::Pump;
pub use storage::{read_stored, store};
pub use text_area::{edited_text, place_caret, text_and_caret};
pub use timer::Timer;

/// The window, when there is one.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}
