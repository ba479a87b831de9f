//! Keeps what time changes on the shelf up to date, without drawing the page anew.
//! Invariant: it writes only what has changed, and nothing while the shelf cannot be seen.

use std::rc::Rc;

use yew::prelude::*;

use super::LessonClock;
use crate::ui::cache_entry::left_text;
use crate::ui::cache_view::{Field, canvas_of};
use crate::ui::ring::{dashes, steps};
use crate::web::{self, Canvas, LiveNode, Timer, live_nodes};

/// Seconds left above which a text changes once a second.
const LONG: f64 = 60.0;

struct Shelf {
    clock: LessonClock,
    rings: Vec<LiveNode>,
    texts: Vec<LiveNode>,
    field: Option<(Field, Canvas)>,
}

impl Shelf {
    fn paint(&self) {
        let now = self.clock.now();
        let (moving, coarse, long) =
            (self.clock.now_for_motion(), self.clock.now_for_text(), self.clock.now_for_long_text());
        for ring in &self.rings {
            let left = (ring.until - moving).max(0.0);
            let part = if ring.timeout > 0.0 { left / ring.timeout } else { 0.0 };
            ring.dash(dashes(steps(part)));
        }
        for text in &self.texts {
            let coarse = if text.until - now > LONG { long } else { coarse };
            text.write(left_text(text.until, text.timeout, now, coarse));
        }
        if let Some((field, canvas)) = &self.field {
            field.paint(canvas, moving);
        }
    }
}

/// Paints after every drawing, and on every frame while time passes. `root` holds the entries; `field` is drawn on the
/// canvas at its node.
#[hook]
pub fn use_shelf_painter(root: NodeRef, clock: Option<LessonClock>, field: Option<(Field, NodeRef)>) {
    use_effect(move || {
        let shelf = clock.map(|clock| {
            Rc::new(Shelf {
                rings: live_nodes(&root, "circle[data-until]"),
                texts: live_nodes(&root, "span[data-until]"),
                field: field.and_then(|(field, node)| Some((field, canvas_of(&node)?))),
                clock,
            })
        });
        // Once more when the theme's own effect has run, which may change the colours.
        let later = shelf.as_ref().and_then(|shelf| {
            shelf.paint();
            shelf.field.as_ref()?;
            let shelf = shelf.clone();
            Timer::after(0, move || shelf.paint())
        });
        let stop = shelf.filter(|shelf| shelf.clock.playback.is_playing()).map(|shelf| {
            let ticker = shelf.clock.ticker.clone();
            ticker.listen(Rc::new(move || {
                if web::is_shown(&root) {
                    shelf.paint();
                }
            }))
        });
        move || {
            drop(later);
            if let Some(stop) = stop {
                stop();
            }
        }
    });
}
