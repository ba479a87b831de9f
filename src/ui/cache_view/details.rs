//! Everything that is known of one key: what stands on the back of its label.
//! Invariant: it stays with its key through time, whether the key is stored or not.

use yew::prelude::*;

use crate::playback::{clock_reading, spoken_duration, time_at};
use crate::playground::Action;
use crate::playground::links::key_id;
use crate::playground::shelf::{KeyId, snapshot_at};
use crate::playground::visible::visible;
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
        <section class="key-details" id="key-details" data-key={key_id(location, made_key)} aria-label={format!("Details of {title}")}>
            <div class="key-details__head">
                <code>{ title.clone().into_owned() }</code>
                <button type="button" class="button button--quiet" aria-pressed={if panel.is_pinned { "true" } else { "false" }} onclick={panel.pin.clone()}>
                    { "Pin" }
                </button>
                <button type="button" class="button button--quiet" aria-label="Close details" onclick={panel.close.clone()}>
                    { icon(Icon::Cross) }
                </button>
            </div>
            if let Some(entry) = entry {
                <pre class="key-details__value" tabindex="0" aria-label="Value">{ &*entry.repr }</pre>
                <dl class="key-details__facts">
                    { facts(&panel, entry, aliases.unwrap_or_default()) }
                </dl>
            } else {
                <p class="key-details__none">{ "Not in the cache at this moment." }</p>
            }
        </section>
    }
}

fn facts(panel: &Details<'_>, entry: &Entry, aliases: String) -> Html {
    let step = |index: usize| {
        let go = panel.dispatch.reform(move |_: MouseEvent| Action::GoTo(index + 1));
        let t = clock_reading(time_at(panel.trace, index));
        html! { <button type="button" class="link" onclick={go}>{ format!("step {}, {t}", index + 1) }</button> }
    };
    let fact = |name: &'static str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    let text = |text: &str| html! { { text.to_owned() } };
    html! {
        <>
            { fact("time left", remaining(entry, panel.now)) }
            { fact("timeout", text(&entry.timeout.map_or_else(|| "none, keeps for ever".to_owned(), spoken_duration))) }
            if let Some(at) = entry.expires_at {
                { fact("expires at", text(&clock_reading(at))) }
            }
            { fact("type", text(&format!("{}, {} bytes pickled", entry.type_name, entry.pickled_size))) }
            { fact("hits", text(&entry.hits.to_string())) }
            { fact("set at", step(entry.set_step)) }
            { fact("last touched", step(entry.touched_step)) }
            { fact("made key", html! { <code>{ visible(&entry.made_key).into_owned() }</code> }) }
            { fact("version", text(&entry.version)) }
            { fact("alias", text(&if aliases == *entry.alias { aliases } else { format!("{} (store of {aliases})", entry.alias) })) }
        </>
    }
}
