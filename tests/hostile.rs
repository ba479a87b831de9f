//! Programs that are made to hang the page or to break the interpreter.
//!
//! Invariant: each ends by itself or at a limit, in time, without a panic and with its memory within the limit.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use cache_playground::python::syntax;

/// More than any thread of a browser gives, because a debug build takes more of it, too.
const STACK: usize = 16 << 20;
/// Far more than what is asked takes in a debug build on a busy machine, and far less than quadratic time would.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs `work` on a thread; panics with `name` when it panics or takes too long.
#[track_caller]
fn in_time<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread =
        thread::Builder::new().stack_size(STACK).spawn(move || sender.send(work())).expect("room for a thread");
    match receiver.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name}: took more than {PATIENCE:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{name}: {:?}", thread.join().is_err()),
    }
}

/// Checks that a line of `count` parts is read in time that grows with its length, and not faster.
#[track_caller]
fn check_line(before: &str, part: impl Fn(usize) -> String, after: &str) {
    const PARTS: usize = 20_000;
    let text = format!("{before}{}{after}\n", (0..PARTS).map(part).collect::<String>());
    let name = format!("{before}{}…", text.chars().skip(before.len()).take(20).collect::<String>());
    in_time(&name, move || {
        // Whether it is a program is not the question.
        let _ = syntax::parse(&text);
    });
}

#[test]
fn long_lines_are_read_in_linear_time() {
    let same = |part: &'static str| move |_| part.to_owned();
    check_line("", same("()"), "");
    check_line("a", same("()"), "");
    check_line("a", same("[0]"), "");
    check_line("", same("{}"), "");
    check_line("", same("("), "");
    check_line("", same("not "), "x");
    check_line("", same("lambda: "), "1");
    check_line("", same("for "), "");
    check_line("f'", same("{x}"), "'");
    check_line("f'", same("{x:{y}}"), "'");
    check_line("f'''", same("\n{x}"), "'''");
    check_line("f'", same("{x y}"), "'");
    check_line("", same("f'{x}' "), "");
    check_line("", same("'%s' % "), "1");
    check_line("[x ", same("for x in y "), "]");
    check_line("(x ", same("for x in y if z "), ")");
    check_line("from ", same("."), " import a");
    check_line("f(", |index| format!("a{index}=1, "), ")");
    check_line("def f(", |index| format!("a{index}, "), "): lambda: a0");
}

#[test]
fn repeated_keywords_are_found_where_cpython_finds_them() {
    let message = |source: &str| syntax::parse(source).map(|_| ()).map_err(|problem| problem.message);
    assert_eq!(message("f(b=1, a=1, a=2, b=3)"), Err("keyword argument repeated: b".to_owned()));
    assert_eq!(message("f(a=1, None=2, a=2)").is_err(), true);
    assert_eq!(message("f(a=1, b=2, **c, **c)"), Ok(()));
}
