//! The shelf-life ring: how much of its timeout an entry has left.
//! Invariant: it says nothing that the text beside it does not say.

use yew::prelude::*;

use crate::trace::Entry;

/// The ring of an entry at lesson second `now`; it empties anticlockwise. While time passes, the painter of the shelf
/// keeps the dashes up to date: it finds them by `data-until`.
pub fn ring(entry: &Entry, now: f64) -> Html {
    let never = entry.expires_at.is_none();
    let part = entry.fraction_left(now);
    html! {
        <svg class="ring" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
            <circle class="ring__track" cx="28" cy="28" r="23" />
            <path class="ring__ticks" d={TICKS} />
            <circle class="ring__left" cx="28" cy="28" r="23" pathLength="100" transform="rotate(-90 28 28)"
                stroke-dasharray={if never { "100 200".to_owned() } else { dashes(steps(part)) }}
                data-until={entry.expires_at.map(|at| at.to_string())} data-timeout={entry.timeout.map(|span| span.to_string())} />
            <path class="ring__notch" d="M28 1v8" />
            if never {
                <path class="ring__never" d="M28 28c-3-4.6-9-5.4-9 0s6 4.6 9 0 9-5.4 9 0-6 4.6-9 0z" />
            }
        </svg>
    }
}

/// Twelve ticks inside the ring.
const TICKS: &str = "M28 12v3M36 14.14l-1.5 2.6M41.86 20l-2.6 1.5M44 28h-3M41.86 36l-2.6-1.5M36 41.86l-1.5-2.6M28 44v-3M20 41.86l1.5-2.6M14.14 36l2.6-1.5M12 28h3M14.14 20l2.6 1.5M20 14.14l1.5 2.6";

/// The part that is left, in the steps in which it is drawn: each is less than a pixel of the largest ring.
pub fn steps(part: f64) -> u32 {
    (part.clamp(0.0, 1.0) * 400.0).ceil() as u32
}

/// The dashes of so many steps. Below a tenth the line is broken, so that "soon" is not a matter of colour.
pub fn dashes(steps: u32) -> String {
    const BROKEN_BELOW: f64 = 10.0;
    let percent = f64::from(steps) / 4.0;
    if percent == 0.0 || percent > BROKEN_BELOW {
        return format!("{percent} 200");
    }
    let mut dashes = String::new();
    let mut rest = percent;
    while rest > 0.0 {
        dashes += &format!("{} 1 ", rest.min(1.5));
        rest -= 2.5;
    }
    dashes + "0 200"
}

/// The ring as the page's own sign.
pub fn mark() -> Html {
    html! {
        <svg class="ring ring--mark" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
            <circle class="ring__track" cx="28" cy="28" r="23" />
            <circle class="ring__left" cx="28" cy="28" r="23" pathLength="100" transform="rotate(-90 28 28)" stroke-dasharray="68 200" />
            <path class="ring__notch" d="M28 1v8" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{dashes, steps};

    #[test]
    fn a_ring_near_its_end_is_broken() {
        assert_eq!(dashes(steps(0.4)), "40 200");
        assert_eq!(dashes(steps(0.04)), "1.5 1 1.5 1 0 200");
        assert_eq!(dashes(steps(0.0)), "0 200");
    }
}
