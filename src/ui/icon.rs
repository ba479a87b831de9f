//! The drawn signs of the page: one function draws each from its strokes.
//! Invariant: a sign never speaks; the control or the word beside it does.

use yew::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Run,
    Stop,
    First,
    Back,
    Forward,
    Last,
    Pause,
    Resume,
    Restart,
    Undo,
    NextExpiry,
    PreviousExpiry,
    Plus,
    Check,
    Swap,
    Clock,
    Equal,
    Cross,
    Scissors,
    Hatch,
    Gap,
    Nothing,
    Alert,
    Code,
    Shelf,
    Table,
    Copy,
    Mend,
    Hint,
    Enter,
    Up,
    Down,
    Grip,
}

impl Icon {
    /// The sign of a state, by its name in markup.
    pub fn of_state(state: &str) -> Option<Self> {
        Some(match state {
            "fresh" => Self::Plus,
            "hit" => Self::Check,
            "updated" => Self::Swap,
            "touched" | "soon" => Self::Clock,
            "refused" => Self::Equal,
            "expired" => Self::Hatch,
            "miss" => Self::Gap,
            "deleted" | "dropped" => Self::Cross,
            "culled" => Self::Scissors,
            "error" => Self::Alert,
            _ => return None,
        })
    }

    /// Strokes on a field of 16 × 16, then filled shapes.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Run => ("", "M4 2.5v11l9-5.5z"),
            Self::Stop => ("", "M3.5 3.5h9v9h-9z"),
            Self::First => ("M3.5 3v10", "M13 3v10L5.5 8z"),
            Self::Back => ("", "M11 3v10L4 8z"),
            Self::Forward => ("", "M5 3v10l7-5z"),
            Self::Last => ("M12.5 3v10", "M3 3v10l7.5-5z"),
            Self::Pause => ("", "M4 3h3v10H4zM9 3h3v10H9z"),
            Self::Resume => ("M8 1.8a6.2 6.2 0 1 0 6.2 6.2M8 1.8h3.4", "M6.5 5.2v5.6L11 8z"),
            Self::Restart => ("M3.2 8a4.8 4.8 0 1 0 1.6-3.6M4.6 1.6v3h3", ""),
            Self::Undo => ("M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.6 3.2 2.8 6l2.8 2.8", ""),
            Self::NextExpiry => ("M12.5 14V2M2 8h6M5.8 5.5 8.4 8l-2.6 2.5", "M12.5 2h-4v4h4z"),
            Self::PreviousExpiry => ("M3.5 14V2M14 8H8M10.2 5.5 7.6 8l2.6 2.5", "M3.5 2h4v4h-4z"),
            Self::Plus => ("M8 3v10M3 8h10", ""),
            Self::Check => ("M2.8 8.6 6.4 12l6.8-8", ""),
            Self::Swap => ("M2.5 5.5h10M9.8 2.8l2.7 2.7-2.7 2.7M13.5 10.8h-10M6.2 8.1l-2.7 2.7 2.7 2.7", ""),
            Self::Clock => ("M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8l2.4 1.8", ""),
            Self::Equal => ("M3 6h10M3 10h10", ""),
            Self::Cross => ("M3.5 3.5l9 9M12.5 3.5l-9 9", ""),
            Self::Scissors => (
                "M5.8 5.8 14 12.5M5.8 10.2 14 3.5M4.2 2.6a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8M4.2 9.6a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8",
                "",
            ),
            Self::Hatch => ("M2.5 6.5l4-4M2.5 11.5l9-9M4.5 13.5l9-9M9.5 13.5l4-4", ""),
            Self::Gap => ("M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3", ""),
            Self::Nothing => ("M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M3 13 13 3", ""),
            Self::Alert => ("M8 2 14.5 13.5h-13zM8 6.4v3.4M8 11.4v.6", ""),
            Self::Code => ("M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4", ""),
            Self::Shelf => ("M1.5 13.2h13M3 13V6.5h4V13M9 13V3.5h4V13", ""),
            Self::Table => ("M2 3h12v10H2zM2 6.4h12M2 9.8h12M6.4 3v10", ""),
            Self::Mend => ("M3 13l.8-3.2L11 2.6 13.4 5l-7.2 7.2zM9.2 4.4l2.4 2.4", ""),
            Self::Hint => ("M8 7v5M8 4v.6M8 1.4a6.6 6.6 0 1 0 0 13.2A6.6 6.6 0 0 0 8 1.4", ""),
            Self::Copy => ("M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3", ""),
            Self::Enter => ("M13 3v6H4M7 6 4 9l3 3", ""),
            Self::Up => ("M3.5 10 8 5.5l4.5 4.5", ""),
            Self::Down => ("M3.5 6 8 10.5 12.5 6", ""),
            Self::Grip => ("", "M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z"),
        }
    }
}

/// A sign, 16 pixels square unless the style sheet says otherwise.
pub fn icon(sign: Icon) -> Html {
    let (strokes, shapes) = sign.paths();
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            if !shapes.is_empty() {
                <path d={shapes} fill="currentColor" />
            }
            if !strokes.is_empty() {
                <path d={strokes} fill="none" stroke="currentColor" stroke-width="1.6" />
            }
        </svg>
    }
}
