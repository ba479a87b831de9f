//! Mounts the playground where a page has a place for it; in a terminal, runs its command.
//!
//! Invariant: a page without a `data-cache-playground="app"` element, a worker and Node
//! get the functions of `cache_playground::embed` and nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    use cache_playground::{embed, ui, web};

    if let Some(place) = web::Place::find() {
        web::adopt_language();
        web::set_trace_writer(embed::trace_message);
        ui::mount(place);
    }
}

/// More than a browser gives, because a build without optimising needs more of it.
#[cfg(not(target_arch = "wasm32"))]
const STACK: usize = 16 << 20;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use cache_playground::command::{self, Exit, Streams};

    let run = || {
        let (mut input, mut errors) = (std::io::stdin(), std::io::stderr());
        let mut output = std::io::BufWriter::new(std::io::stdout());
        let mut streams = Streams { input: &mut input, output: &mut output, errors: &mut errors };
        command::run(std::env::args_os().skip(1), &mut streams)
    };
    let ended = std::thread::Builder::new().stack_size(STACK).spawn(run).map(std::thread::JoinHandle::join);
    match ended {
        Ok(Ok(Ok(exit))) => (exit as u8).into(),
        // Whoever was reading has gone, or a panic has told about itself.
        _ => (Exit::Misused as u8).into(),
    }
}
