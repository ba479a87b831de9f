//! Mounts the playground where a page has a place for it.
//!
//! Invariant: a page without a `data-cache-playground="app"` element, a worker and Node
//! get the functions of `cache_playground::embed` and nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    let page = web_sys::window().and_then(|window| window.document());
    let place = page.and_then(|page| page.query_selector("[data-cache-playground=app]").ok().flatten());
    if let Some(place) = place {
        cache_playground::web::set_editor_aside();
        yew::Renderer::<cache_playground::ui::App>::with_root(place).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The playground runs in a browser: `make serve` builds and serves it.");
}
