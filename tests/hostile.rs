//! Programs that are made to hang the page or to break the interpreter.
//!
//! Invariant: each ends by itself or at a limit, in time, without a panic and with its memory within the limit.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use cache_playground::python::syntax;
use cache_playground::recorder::{Advance, Limits, Recording, RunOptions};
use cache_playground::trace::OutputKind;

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
    assert_eq!(message("f(__debug__=1, a=1, a=2)"), Err("cannot assign to __debug__".to_owned()));
    assert_eq!(message("f(a=1, b=2, **c, **c)"), Ok(()));
}

/// Runs a program in slices of `fuel` operations: what it printed, and how many slices it took.
#[track_caller]
fn run(source: &'static str, operations: u64, fuel: u32) -> (String, usize) {
    in_time(source, move || {
        let limits = Limits { operations: Some(operations), ..Limits::default() };
        let mut recording = Recording::start(source, &RunOptions { steps: false, limits, ..RunOptions::default() });
        let mut slices = 1;
        while recording.advance_step(fuel) != Advance::Done {
            slices += 1;
        }
        let trace = recording.into_trace();
        let shown = trace.output.iter().filter(|item| item.kind != OutputKind::Result);
        (shown.map(|item| &*item.text).collect::<Vec<_>>().join("").trim_end().to_owned(), slices)
    })
}

/// Checks that `make`, done a hundred thousand times from `x = start`, makes something that can be let go of, after
/// `then` was done with it.
#[track_caller]
fn check_deep(start: &str, make: &str, then: &str) {
    let source = format!(
        "import functools, itertools, types, collections\nx = {start}\nfor i in range(100000):\n    {make}\n\
         try:\n    {then}\nexcept RecursionError: pass\ndel x\nprint('done')"
    );
    let (text, _) = run(source.leak(), 100_000_000, 1_000_000);
    assert_eq!(text, "done", "{make}");
}

#[test]
fn deep_values_are_used_and_dropped_without_a_deep_stack() {
    check_deep("()", "x = (x,)", "hash(x)");
    check_deep("[]", "x = [x]", "x == [x]");
    check_deep("{}", "x = {1: x}", "repr(x)");
    check_deep("frozenset()", "x = frozenset([x])", "hash(x)");
    check_deep("lambda: 0", "x = (lambda f: lambda: f)(x)", "x()");
    check_deep("len", "x = types.MethodType(x, 1)", "pass");
    check_deep("len", "x = staticmethod(x)", "x([])");
    check_deep("len", "x = property(x)", "pass");
    check_deep("len", "x = functools.partial([x].append, 1)", "pass");
    check_deep("slice(1)", "x = slice(x)", "repr(x)");
    check_deep("int", "x = list[x]", "repr(x)");
    check_deep("int", "x = (x,)", "isinstance('', x)");
    check_deep("int", "x = (x,)", "issubclass(str, x)");
    check_deep("0", "x = collections.deque([x])", "repr(x)");
    check_deep("[1]", "x = enumerate(x)", "next(x)");
    check_deep("[1]", "x = zip(x)", "next(x)");
    check_deep("[1]", "x = map(str, x)", "next(x)");
    check_deep("[1]", "x = filter(None, x)", "next(x)");
    check_deep("[1]", "x = (y for y in x)", "next(x)");
    check_deep("[1]", "x = iter([x])", "pass");
    check_deep("len", "x = functools.wraps(x)(lambda: 0)", "x()");
}

#[test]
fn a_traceback_grows_by_what_it_passes() {
    let source = "import sys\nsys.setrecursionlimit(10 ** 6)\nclass C:\n    def __enter__(self): pass\n    \
                  def __exit__(self, kind, error, traceback): pass\ndef f(n):\n    with C():\n        \
                  f(n - 1) if n else 1 / 0\ntry: f(20000)\nexcept ZeroDivisionError as e:\n    tb, n = e.__traceback__, 0\n    \
                  while tb: tb, n = tb.tb_next, n + 1\n    print(n)";
    assert_eq!(run(source, 100_000_000, 1_000_000).0, "20002");
}

#[test]
fn a_built_in_call_over_many_items_is_done_in_slices() {
    let slices = |source| run(source, 100_000_000, 10_000).1;
    for source in [
        "any([0] * 1000000)",
        "all(x < 1000000 for x in range(100000))",
        "list(range(1000000))",
        "max(range(1000000))",
        "list(filter(None, [0] * 1000000))",
        "list(map(str, range(100000)))",
        "list(zip(range(100000), range(100000)))",
        "import json\njson.dumps(list(range(100000)))",
    ] {
        let slices = slices(source);
        assert!(slices > 5, "{source}: {slices} slices");
    }
}

#[test]
fn work_is_counted_before_it_is_done() {
    const LIMIT: &str = "Stopped after 2,000,000 operations. Is there a loop that never ends?";
    for source in [
        "x = 3\nwhile True: x *= x",
        "pow(3, 10 ** 20000, 10 ** 30000 + 1)",
        "x = 3 ** 100000\ny = 7 ** 20000\nwhile True: x // y",
        "import math\nmath.isqrt(10 ** 2000000)",
        "x = [0]\ny = [0]\nfor i in range(60): x = [x, x]; y = [y, y]\nx == y",
        "x = (0,)\nfor i in range(60): x = (x, x)\nhash(x)",
        "import json\nx = [0]\nfor i in range(60): x = [x, x]\njson.dumps(x)",
        "x = [0]\nfor i in range(60): x = [x, x]\nrepr(x)",
        "x = list(range(200000))\nwhile True: -1 in x",
        "x = list(range(200000))\nwhile True: x.count(1)",
        "x = list(range(200000)); y = list(x)\nwhile True: x == y",
        "x = {i: i for i in range(100000)}; y = dict(x)\nwhile True: x == y",
        "x = 'a' * 1000000\nwhile True: x.count('ab')",
        "x = 'a' * 1000000\nwhile True: x.isalpha()",
        "x = 'é' * 1000000\nwhile True: x.upper()",
        "max(range(10 ** 15))",
        "class A: pass\nwhile True: A = type('A', (A,), {})",
        "type('A', tuple(type('B', (), {}) for i in range(3000)), {})",
    ] {
        let (text, _) = run(source, 2_000_000, 100_000);
        assert!(text == LIMIT || text.contains("MemoryError") || text.contains("memory"), "{source}: {text}");
    }
}
