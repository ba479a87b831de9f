//! One sentence on the moment on screen, and the line that comes next.
//! Invariant: it changes with the step or when something expires, never with every tick.

use yew::prelude::*;

use super::hooks::LessonClock;
use super::icon::{Icon, icon};
use crate::playground::TraceHandle;
use crate::playground::narration::narrate;
use crate::sentences::Piece;
use crate::sentences::{say_text, text};

#[derive(Properties, PartialEq)]
pub struct NarrationProps {
    pub trace: TraceHandle,
    pub cursor: usize,
    pub source: AttrValue,
    pub is_stale: bool,
    pub has_trace: bool,
}

/// The sentence above the shelf.
#[component]
pub fn Narration(props: &NarrationProps) -> Html {
    // The clock is a new one whenever the sentence may be another.
    let clock = use_context::<LessonClock>();
    let sentence = clock.map(|clock| narrate(&clock.trace, props.cursor, clock.now(), &props.source));
    let next = props.trace.steps.get(props.cursor);
    let next_text = next.and_then(|step| props.source.lines().nth((step.line as usize).saturating_sub(1)));
    html! {
        <div class="narration" data-swipe="" data-state={sentence.as_ref().map(|sentence| sentence.state)}>
            if let Some((step, code)) = next.zip(next_text) {
                <p class="narration__next">
                    <span class="narration__line">{ say_text("told.next", &[("line", &step.line.to_string())]) }</span>
                    <code>{ code.trim().to_owned() }</code>
                </p>
            }
            <p class="narration__sentence">
                if let Some(sentence) = sentence.filter(|_| props.has_trace) {
                    { Icon::of_state(sentence.state).map(icon) }
                    <span>{ for sentence.pieces.iter().map(piece) }</span>
                } else {
                    <span>{ text("told.begin") }</span>
                }
            </p>
            if props.is_stale {
                <span class="chip chip--stale">{ text("told.stale") }</span>
            }
        </div>
    }
}

/// A stretch of a sentence.
pub fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Words(words) => html! { { words } },
        Piece::Code(code) => html! { <code>{ code }</code> },
    }
}
