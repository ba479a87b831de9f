//! Everything that is known of one key: what stands on the back of its label.
//! Invariant: it stays with its key through time, whether the key is stored or not.

use yew::prelude::*;

use crate::playback::{clock_reading, spoken_duration, time_at};
use crate::playground::Action;
use crate::playground::links::key_id;
use crate::playground::shelf::{KeyId, snapshot_at};
use crate::playground::visible::visible;
use crate::sentences::{say_text, text, whole};
use crate::trace::{Entry, Trace};
use crate::ui::cache_entry::remaining;
use crate::ui::icon::{Icon, icon};

/// What the panel is drawn from.
pub struct Details<'a> {
    pub trace: &'a Trace,
    pub cursor: usize,
    pub now: f64,
    pub key: &'a KeyId,
    pub is_pinned: bool,
    pub close: Callback<MouseEvent>,
    pub pin: Callback<MouseEvent>,
    pub dispatch: &'a Callback<Action>,
}

/// The panel of the opened key.
pub fn details(panel: Details<'_>) -> Html {
    let (location, made_key) = panel.key;
    let store = snapshot_at(panel.trace, panel.cursor)
        .and_then(|snapshot| snapshot.stores.iter().find(|store| store.location == *location));
    let entry = store.and_then(|store| store.entries().find(|entry| entry.made_key == *made_key));
    let title = visible(entry.map_or(&**made_key, |entry| &entry.key));
    let aliases = store.map(|store| store.aliases.iter().map(|alias| &*alias.name).collect::<Vec<_>>().join(", "));
    html! {
        <section class="key-details" id="key-details" data-key={key_id(location, made_key)} aria-label={say_text("details.of", &[("key", &title)])}>
            <div class="key-details__head">
                <code>{ title.clone().into_owned() }</code>
                <button type="button" class="button button--quiet" aria-pressed={if panel.is_pinned { "true" } else { "false" }} onclick={panel.pin.clone()}>
                    { text("details.pin") }
                </button>
                <button type="button" class="button button--quiet" aria-label={text("details.close")} onclick={panel.close.clone()}>
                    { icon(Icon::Cross) }
                </button>
            </div>
            if let Some(entry) = entry {
                <pre class="key-details__value" tabindex="0" aria-label={text("details.value")}>{ &*entry.repr }</pre>
                <dl class="key-details__facts">
                    { facts(&panel, entry, aliases.unwrap_or_default()) }
                </dl>
            } else {
                <p class="key-details__none">{ text("details.none") }</p>
            }
        </section>
    }
}

fn facts(panel: &Details<'_>, entry: &Entry, aliases: String) -> Html {
    let step = |index: usize| {
        let go = panel.dispatch.reform(move |_: MouseEvent| Action::GoTo(index + 1));
        let (step, time) = ((index + 1).to_string(), clock_reading(time_at(panel.trace, index)));
        html! { <button type="button" class="link" onclick={go}>{ say_text("details.step", &[("step", &step), ("time", &time)]) }</button> }
    };
    let fact = |name: &'static str, value: Html| html! { <><dt>{ text(name) }</dt><dd>{ value }</dd></> };
    let words = |words: String| html! { { words } };
    let (alias, size) = (&*entry.alias, whole(entry.pickled_size as usize));
    let alias = match aliases == *alias {
        true => aliases,
        false => say_text("details.store-of", &[("alias", alias), ("aliases", &aliases)]),
    };
    html! {
        <>
            { fact("details.left", remaining(entry, panel.now)) }
            { fact("details.timeout", words(entry.timeout.map_or_else(|| text("details.ever"), spoken_duration))) }
            if let Some(at) = entry.expires_at {
                { fact("details.expires", words(clock_reading(at))) }
            }
            { fact("details.type", words(say_text("details.pickled", &[("type", &entry.type_name), ("size", &size)]))) }
            { fact("details.hits", words(whole(entry.hits as usize))) }
            { fact("details.set-at", step(entry.set_step)) }
            { fact("details.last-touched", step(entry.touched_step)) }
            { fact("details.made-key", html! { <code>{ visible(&entry.made_key).into_owned() }</code> }) }
            { fact("details.version", words(entry.version.to_string())) }
            { fact("details.alias", words(alias)) }
        </>
    }
}
