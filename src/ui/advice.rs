//! A sentence with code in it.
//! Invariant: what stands between backticks is drawn as code, and the backticks are not.

use yew::prelude::*;

pub fn sentence(text: &str) -> Html {
    let piece = |(index, part): (usize, &str)| match index % 2 {
        0 => html! { { part } },
        _ => html! { <code>{ part }</code> },
    };
    html! { <>{ for text.split('`').enumerate().map(piece) }</> }
}
