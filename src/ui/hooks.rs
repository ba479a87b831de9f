//! Effects with a name, each of which cleans up after itself.
//! Invariant: real time enters the components here and nowhere else.

mod use_autosave;
mod use_event_log;
mod use_hotkeys;
mod use_learning;
mod use_lesson_time;
mod use_links;
mod use_notices;
mod use_page_port;
mod use_playback_timer;
mod use_room;
mod use_run;
mod use_settings;
mod use_shelf_painter;

pub use use_autosave::{saved_code, saved_settings, saved_work, use_autosave};
pub use use_event_log::use_event_log;
pub use use_hotkeys::use_hotkeys;
pub use use_learning::{saved_learning, use_judging, use_learning};
pub use use_lesson_time::{LessonClock, Ticker, use_reading};
pub use use_links::use_links;
pub use use_notices::use_notices;
pub use use_page_port::use_page_port;
pub use use_playback_timer::use_playback_timer;
pub use use_room::use_room;
pub use use_run::{record_at_once, record_before_drawing, use_run};
pub use use_settings::use_settings;
pub use use_shelf_painter::use_shelf_painter;
