//! The decay field: a dot for every key, drawn on a canvas; its brush chooses the keys that are listed.
//! Invariant: what the dots show is in the list below, too.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::Choice;
use crate::playground::shelf::{Brush, COLUMNS, Dot, Scale};
use crate::sentences::{count_text, text};
use crate::ui::hooks::LessonClock;
use crate::web::{self, Canvas};

/// CSS pixels of the floor on which the expired lie.
pub const FLOOR: f64 = 22.0;
/// CSS pixels of a dot.
const DOT: f64 = 3.0;

/// CSS pixels by which a dot must be away from another one of its kind to be seen beside it.
const HIDDEN: f64 = 1.0;

/// What is drawn on every frame.
#[derive(Clone, PartialEq)]
pub struct Field {
    pub scale: Scale,
    pub dots: Rc<[Dot]>,
    pub brush: Option<Brush>,
}

/// The colours of the dots, as the theme has them.
const COLOURS: [&str; 6] =
    ["--color-fresh", "--color-soon", "--color-expired", "--color-hit", "--color-gone", "--color-hairline"];

impl Field {
    /// Draws the field as it is at lesson second `now`. The shape of a dot says what its colour says.
    pub fn paint(&self, canvas: &Canvas, now: f64) {
        let Some((width, height)) = canvas.begin() else { return };
        let deck = height - FLOOR;
        if let Some(brush) = self.brush {
            let place = |at: f64| self.scale.place((at - now).max(0.0)) * width;
            canvas.colour(5);
            if brush.to > now {
                let end = if brush.to.is_infinite() { width } else { place(brush.to) };
                let start = if brush.from == f64::NEG_INFINITY { 0.0 } else { place(brush.from) };
                canvas.rect(start, 0.0, (end - start).max(2.0), deck);
            }
            if brush.from < now {
                canvas.rect(0.0, deck, width, FLOOR);
            }
        }
        let mut placed: Vec<(usize, f64, f64)> =
            self.dots.iter().map(|dot| self.place(dot, now, width, deck)).collect();
        let columns = (width / HIDDEN) as usize + 1;
        let mut taken = vec![0u8; columns * ((height / HIDDEN) as usize + 1)];
        // Keys that were set together would lie on one another, thousands deep.
        placed.retain(|(kind, x, y)| {
            let place = (y / HIDDEN) as usize * columns + (x / HIDDEN) as usize;
            taken.get_mut(place).is_none_or(|kinds| {
                let is_first = *kinds >> kind & 1 == 0;
                *kinds |= 1 << kind;
                is_first
            })
        });
        // One colour after the other: a change of colour costs more than a dot.
        for kind in 0..5 {
            canvas.colour(kind);
            for (_, x, y) in placed.iter().filter(|(is, ..)| *is == kind) {
                draw(canvas, kind, *x, *y);
            }
        }
    }

    /// The kind of a dot, and where it is.
    fn place(&self, dot: &Dot, now: f64, width: f64, deck: f64) -> (usize, f64, f64) {
        let left = dot.expires_at - now;
        let (x, y) = if left > 0.0 {
            (self.scale.place(left) * width, 3.0 + dot.height * (deck - 8.0))
        } else {
            (self.scale.place(-left) * width, deck + 4.0 + dot.height * (FLOOR - 10.0))
        };
        let kind = match (dot.is_marked, left > 0.0) {
            (true, _) => 3,
            (_, false) => 2,
            _ if left.is_infinite() => 4,
            _ if now > dot.soon_from => 1,
            _ => 0,
        };
        (kind, x, y)
    }
}

fn draw(canvas: &Canvas, kind: usize, x: f64, y: f64) {
    match kind {
        // Soon: a tall stroke. Expired: a flat one. The step's own: a large square. Never: a cross.
        1 => canvas.rect(x, y - 2.0, 1.5, 8.0),
        2 => canvas.rect(x, y + 1.0, 4.5, 1.5),
        3 => canvas.rect(x - 2.0, y - 2.0, 6.0, 6.0),
        4 => {
            canvas.rect(x, y + 1.0, 4.0, 1.2);
            canvas.rect(x + 1.4, y - 0.4, 1.2, 4.0);
        }
        _ => canvas.rect(x, y, DOT, DOT),
    }
}

/// The canvas of a field, where its node is.
pub fn canvas_of(node: &NodeRef) -> Option<Canvas> {
    Canvas::adopt(node, &COLOURS)
}

/// The field with its axis and its brush. `listed`: how many keys the brush chose; `drag`: the column in which the
/// pointer went down.
pub fn field_view(
    field: &Field,
    node: &NodeRef,
    choice: &UseStateHandle<Choice>,
    clock: &LessonClock,
    drag: &Rc<Cell<Option<usize>>>,
    listed: usize,
) -> Html {
    let scale = field.scale;
    let chosen = field.brush.map(|brush| brush.columns);
    let brush = {
        let (choice, clock) = (choice.clone(), clock.clone());
        move |columns: Option<(usize, usize)>| {
            let mut next = (*choice).clone();
            next.wish.brush = columns.map(|(from, to)| scale.brush(from, to, clock.now()));
            choice.set(next);
        }
    };
    let column_at = |event: &PointerEvent| {
        let (x, y, height) = web::place_in(event);
        Scale::column(x, y > height - FLOOR)
    };
    let onpointerdown = {
        let (brush, drag) = (brush.clone(), drag.clone());
        move |event: PointerEvent| {
            let column = column_at(&event);
            drag.set(Some(column));
            brush(Some((column, column)));
        }
    };
    let onpointermove = {
        let (brush, drag) = (brush.clone(), drag.clone());
        move |event: PointerEvent| {
            if let Some(from) = drag.get() {
                brush(Some((from, column_at(&event))));
            }
        }
    };
    let onpointerup = {
        let drag = drag.clone();
        Callback::from(move |_: PointerEvent| drag.set(None))
    };
    let onkeydown = {
        let brush = brush.clone();
        move |event: KeyboardEvent| {
            let Some(columns) = brush_key(&event, chosen) else { return };
            event.prevent_default();
            event.stop_propagation();
            brush(columns);
        }
    };
    let now = clock.now();
    let said = match field.brush {
        Some(brush) => count_text("brush.listed", listed, &[("which", &brush.spoken(now))]),
        None => count_text("brush.listed.all", listed, &[]),
    };
    html! {
        <div class="decay-field">
            <div class="decay-field__dots" role="slider" tabindex="0" aria-label={text("brush.name")} aria-orientation="horizontal"
                aria-valuemin="0" aria-valuemax={COLUMNS.to_string()} aria-valuenow={chosen.map_or(0, |(from, _)| from).to_string()}
                aria-valuetext={said.clone()} title={text("brush.how")}
                {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()} onpointercancel={onpointerup.clone()} onpointerleave={onpointerup} {onkeydown}>
                <canvas ref={node.clone()} class="decay-field__canvas" aria-hidden="true" />
                <span class="decay-field__floor" aria-hidden="true">{ text("shelf.still-stored") }</span>
            </div>
            <svg class="decay-field__axis" width="100%" height="16" aria-hidden="true" focusable="false">
                { for scale.ticks().into_iter().enumerate().map(|(index, (place, name))| html! {
                    <text x={format!("{:.2}%", place * 100.0)} y="12" text-anchor={if index == 0 { "start" } else { "middle" }}>{ name }</text>
                }) }
            </svg>
            <p class="decay-field__said">
                { said }
                if field.brush.is_some() {
                    <button type="button" class="link" onclick={move |_| brush(None)}>{ text("brush.list-all") }</button>
                }
            </p>
        </div>
    }
}

/// The columns that a key chooses: arrows move the brush, with Shift they widen it. `Some(None)`: no brush.
fn brush_key(event: &KeyboardEvent, chosen: Option<(usize, usize)>) -> Option<Option<(usize, usize)>> {
    let key = event.key();
    let Some((from, to)) = chosen else {
        let begins = matches!(&*key, "ArrowRight" | "ArrowUp" | "ArrowLeft" | "ArrowDown" | "Home");
        return begins.then_some(Some((0, 0)));
    };
    let wide = event.shift_key();
    Some(Some(match &*key {
        "Escape" | "Delete" | "Backspace" => return Some(None),
        "ArrowRight" | "ArrowUp" if wide => (from, (to + 1).min(COLUMNS)),
        "ArrowLeft" | "ArrowDown" if wide => (from, to.saturating_sub(1).max(from)),
        "ArrowRight" | "ArrowUp" => ((from + 1).min(COLUMNS - (to - from)), (to + 1).min(COLUMNS)),
        "ArrowLeft" | "ArrowDown" => (from.saturating_sub(1), to - from.min(1)),
        "Home" => (0, to - from),
        "End" => (COLUMNS - (to - from), COLUMNS),
        _ => return None,
    }))
}
