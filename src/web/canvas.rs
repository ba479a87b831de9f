//! A canvas for more marks than the page has elements for.
//! Invariant: a mark is given in CSS pixels, and drawn as sharply as the screen allows.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use yew::NodeRef;

pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    colours: Vec<String>,
}

impl Canvas {
    /// The canvas at a node, with the colours that the theme gives these properties now.
    pub fn adopt(node: &NodeRef, properties: &[&str]) -> Option<Self> {
        let element = node.cast::<HtmlCanvasElement>()?;
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        let style = super::window()?.get_computed_style(&element).ok()??;
        let colours = properties.iter().map(|name| style.get_property_value(name).unwrap_or_default());
        Some(Self { colours: colours.collect(), element, context })
    }

    /// Empties it, in the size that it has on the page now: its width and height. `None` when it cannot be seen.
    pub fn begin(&self) -> Option<(f64, f64)> {
        let (width, height) = (self.element.client_width(), self.element.client_height());
        if width == 0 || height == 0 {
            return None;
        }
        let density = super::window()?.device_pixel_ratio().clamp(1.0, 2.0);
        let pixels = |length: i32| (f64::from(length) * density).round();
        let (wide, high) = (pixels(width) as u32, pixels(height) as u32);
        if self.element.width() != wide || self.element.height() != high {
            self.element.set_width(wide);
            self.element.set_height(high);
        }
        let _ = self.context.set_transform(density, 0.0, 0.0, density, 0.0, 0.0);
        self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        Some((f64::from(width), f64::from(height)))
    }

    /// Draws on in this one of the colours.
    pub fn colour(&self, index: usize) {
        if let Some(colour) = self.colours.get(index) {
            self.context.set_fill_style_str(colour);
        }
    }

    pub fn rect(&self, x: f64, y: f64, width: f64, height: f64) {
        self.context.fill_rect(x, y, width, height);
    }
}
