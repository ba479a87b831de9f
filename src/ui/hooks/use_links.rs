//! Marks what belongs to what the reader points at.
//! Invariant: no component is drawn for it.

use yew::prelude::*;

use crate::playground::TraceHandle;
use crate::playground::links::{Links, Thing, links};
use crate::web::{self, PointerWatch};

/// Watches everything inside `root`. A trace of older code has no links to the lines of the newer.
#[hook]
pub fn use_links(root: NodeRef, trace: TraceHandle, cursor: usize, is_stale: bool) {
    let pointed = use_mut_ref(|| None::<Thing>);
    let shown = use_mut_ref(|| None::<TraceHandle>);
    *shown.borrow_mut() = (!is_stale).then(|| trace.clone());
    let mark = {
        let (root, pointed) = (root.clone(), pointed.clone());
        move || {
            let linked = match (&*pointed.borrow(), &*shown.borrow()) {
                (Some(thing), Some(trace)) => links(trace, thing),
                _ => Links::default(),
            };
            web::mark_links(&root, &linked);
        }
    };
    // What is drawn anew has lost its mark, or never had it.
    let mark_again = mark.clone();
    use_effect_with((trace, cursor, is_stale), move |_| mark_again());
    use_effect_with(root, move |root| {
        let watch = PointerWatch::start(root, move |thing| {
            *pointed.borrow_mut() = thing;
            mark();
        });
        move || drop(watch)
    });
}
