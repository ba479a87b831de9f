//! What is typed at the shell: it runs on the state of its moment, and what came after that moment does not happen.
//!
//! Invariant: results and errors here are those of CPython's shell with Django's cache.

use cache_playground::recorder::{Addition, Limits, Recording, RunOptions, Session};
use cache_playground::trace::{Outcome, OutputKind, Trace};

const GREET: &str = "from django.core.cache import cache\n\
                     cache.set('greet', 'Hello', 10)\n\
                     value = cache.get('greet')\n\
                     cache.delete('greet')\n";

fn typed(program: &str, lines: &[(usize, f64, &str)]) -> Session {
    let additions = lines.iter().map(|&(cursor, t, source)| Addition { cursor, t, source: source.into() });
    Session { program: program.into(), options: RunOptions::default(), additions: additions.collect() }
}

fn record(session: &Session) -> Trace {
    let mut recording = Recording::of(session);
    while !recording.advance(10_000) {}
    recording.into_trace()
}

/// What the shell answered, without what was typed.
fn answers(trace: &Trace) -> Vec<(OutputKind, &str)> {
    let typed = trace.output.iter().skip_while(|item| item.kind != OutputKind::Input);
    typed.filter(|item| item.kind != OutputKind::Input).map(|item| (item.kind, &*item.text)).collect()
}

#[track_caller]
fn check(program: &str, lines: &[(usize, f64, &str)], expected: &[(OutputKind, &str)]) -> Trace {
    let trace = record(&typed(program, lines));
    assert_eq!(answers(&trace), expected);
    trace
}

#[test]
fn a_line_runs_at_its_moment_with_the_variables_of_the_program() {
    use OutputKind::{Result, Stdout};
    let source = "from django.core.cache import cache\ncache.set('n', 1, 30)\nx = 20\n";
    check(source, &[(3, 5.0, "x + 1")], &[(Result, "21")]);
    check(source, &[(3, 29.9, "cache.get('n')")], &[(Result, "1")]);
    check(source, &[(3, 30.0, "print(cache.get('n'))")], &[(Stdout, "None\n")]);
    check(source, &[(3, 0.0, "cache.get('nope')")], &[]);
    check(source, &[(3, 0.0, "'text'")], &[(Result, "'text'")]);
    check(source, &[(3, 0.0, "for i in range(2):\n    i\n")], &[(Result, "0"), (Result, "1")]);
    check(source, &[(3, 0.0, "1; x")], &[(Result, "1"), (Result, "20")]);
}

#[test]
fn the_last_result_is_called_underscore() {
    use OutputKind::{Exception, Result};
    let lines = [(1, 0.0, "x + 1"), (2, 1.0, "_ * 2"), (3, 2.0, "None"), (4, 3.0, "_"), (5, 4.0, "_ = 1; del _; _")];
    check("x = 20\n", &lines, &[(Result, "21"), (Result, "42"), (Result, "42"), (Result, "42")]);
    let unknown = (Exception, "NameError: name '_' is not defined");
    check("x = 20\n", &[(1, 0.0, "_"), (2, 1.0, "x"), (3, 2.0, "_")], &[unknown, (Result, "20"), (Result, "20")]);
}

#[test]
fn a_line_finds_the_rare_names_of_the_builtins() {
    let lines = [
        (1, 0.0, "memoryview(b'ab')[0]\n"),
        (2, 0.0, "ExceptionGroup('two', [ValueError(1), KeyError(2)]).subgroup(KeyError)\n"),
    ];
    check(
        "x = 1\n",
        &lines,
        &[(OutputKind::Result, "97"), (OutputKind::Result, "ExceptionGroup('two', [KeyError(2)])")],
    );
}

#[test]
fn lesson_time_runs_on_between_the_program_and_each_line() {
    let source = "from django.core.cache import cache\ncache.set('n', 1, 30)\n";
    let trace = record(&typed(source, &[(2, 10.0, "cache.touch('n', 30)"), (3, 35.0, "cache.get('n')")]));
    let times: Vec<(f64, f64)> = trace.steps.iter().map(|step| (step.t, step.end)).collect();
    assert_eq!(times, [(0.0, 0.0), (0.0, 0.0), (10.0, 10.0), (35.0, 35.0)]);
    assert_eq!(answers(&trace), [(OutputKind::Result, "True"), (OutputKind::Result, "1")]);
    assert_eq!(trace.duration, 35.0);
}

#[test]
fn a_line_in_the_past_takes_back_what_came_later() {
    let trace =
        check(GREET, &[(2, 4.0, "cache.get('greet'), 'value' in dir()")], &[(OutputKind::Result, "('Hello', False)")]);
    assert_eq!(trace.steps.len(), 3);
    assert_eq!(trace.outcome, Outcome::Finished);
    let stored: Vec<_> = trace.steps[2].snapshot.entries().map(|entry| (&*entry.key, entry.hits)).collect();
    assert_eq!(stored, [("greet", 1)]);
}

#[test]
fn a_line_in_a_sleep_ends_the_sleep() {
    let source =
        "import time\nfrom django.core.cache import cache\ncache.set('n', 1, 30)\ntime.sleep(60)\ncache.get('n')\n";
    let trace = record(&typed(source, &[(3, 12.5, "cache.ttl = 0\ntime.time() - START")]));
    assert_eq!(trace.steps.last().map(|step| step.t), Some(12.5));
    let trace = record(&typed(source, &[(3, 12.5, "cache.get('n')")]));
    assert_eq!((answers(&trace), trace.duration), (vec![(OutputKind::Result, "1")], 12.5));
}

#[test]
fn a_line_stops_the_function_that_was_running() {
    let source = "def count():\n    for n in range(100):\n        yield n\nnumbers = count()\ntotal = 0\nfor n in numbers:\n    total += n\n";
    let whole = record(&typed(source, &[]));
    let inside = whole.steps.iter().position(|step| step.depth == 1).map(|at| at + 1).unwrap_or_default();
    check(
        source,
        &[(inside, 0.0, "list(numbers)"), (inside + 1, 0.0, "total")],
        &[(OutputKind::Result, "[]"), (OutputKind::Result, "0")],
    );
}

#[test]
fn errors_are_those_of_a_shell_and_the_session_goes_on() {
    use OutputKind::{Exception, Result};
    let trace = check(
        GREET,
        &[(4, 1.0, "cache.incr('nope')"), (5, 2.0, "1 +"), (5, 3.0, "nope"), (6, 4.0, "value")],
        &[
            (Exception, "ValueError: Key ':1:nope' not found"),
            (Exception, "SyntaxError: invalid syntax"),
            (Exception, "NameError: name 'nope' is not defined"),
            (Result, "'Hello'"),
        ],
    );
    assert_eq!(trace.outcome, Outcome::Finished);
}

#[test]
fn a_program_that_raised_keeps_its_variables_for_the_shell() {
    let trace = check("x = 7\n1 / 0\n", &[(2, 0.0, "x")], &[(OutputKind::Result, "7")]);
    assert_eq!(trace.outcome, Outcome::Raised);
}

#[test]
fn a_program_that_is_not_python_leaves_an_empty_shell() {
    check("x = = 1\n", &[(0, 0.0, "2 * 3")], &[(OutputKind::Result, "6")]);
}

#[test]
fn lines_are_numbered_on_from_the_program_and_found_in_the_transcript() {
    let session = typed(
        "x = 1\ndef f():\n    return y\n",
        &[(2, 0.0, "y = 2\nf()"), (5, 0.0, "def g():\n    return z\n"), (6, 0.0, "g()")],
    );
    let trace = record(&session);
    let transcript = session.transcript();
    let lines: Vec<&str> = trace
        .steps
        .iter()
        .map(|step| transcript.lines().nth(step.line as usize - 1).unwrap_or_default().trim())
        .collect();
    assert_eq!(lines, ["x = 1", "def f():", "y = 2", "f()", "return y", "def g():", "g()", "return z"]);
    let is_typed: Vec<bool> = trace.steps.iter().map(|step| trace.is_typed(step.line)).collect();
    assert_eq!(is_typed, [false, false, true, true, false, true, true, true]);
}

#[test]
fn a_line_has_the_limits_of_a_program_for_itself() {
    let mut session = typed("n = 0\nwhile True:\n    n += 1\n", &[(50, 1.0, "n"), (51, 1.0, "while True: n += 1\n")]);
    session.options.limits = Limits { steps: 50, ..Limits::default() };
    let trace = record(&session);
    let kinds: Vec<OutputKind> = answers(&trace).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [OutputKind::Result, OutputKind::Limit]);
    assert_eq!(trace.steps.len(), 101);
    session.additions.push(Addition { cursor: 101, t: 2.0, source: "n > 50".into() });
    assert_eq!(answers(&record(&session)).last(), Some(&(OutputKind::Result, "True")));
}

#[test]
fn a_sort_that_met_a_limit_keeps_every_item() {
    let mut session = typed("numbers = list(range(100_000, 0, -1))\nnumbers.sort()\n", &[]);
    // The first limit that the sort does not meet before it has begun.
    let stopped = (1..100).find_map(|n| {
        session.options.limits = Limits { operations: Some(n * 20_000), ..Limits::default() };
        let trace = record(&session);
        let is_in_sort = trace.output.last().is_some_and(|item| (item.kind, item.line) == (OutputKind::Limit, 2));
        is_in_sort.then_some(trace)
    });
    let stopped = stopped.expect("a limit is met in the sort");
    session.additions.push(Addition { cursor: stopped.steps.len(), t: 1.0, source: "len(numbers)".into() });
    assert_eq!(answers(&record(&session)), [(OutputKind::Result, "100000")]);
}

#[test]
fn what_stopped_at_the_step_limit_can_go_on() {
    let options = RunOptions { limits: Limits { steps: 100, ..Limits::default() }, ..RunOptions::default() };
    let source = "import time\nn = 0\nwhile n < 150:\n    n += 1\n    time.sleep(1)\nprint(n)\n";
    let mut recording = Recording::start(source, &options);
    while !recording.advance(10_000) {}
    assert_eq!((recording.trace().outcome, recording.trace().steps.len()), (Outcome::Limit, 100));
    let mut rounds = 0;
    while recording.can_extend() {
        recording.extend(100);
        while !recording.advance(10_000) {}
        rounds += 1;
    }
    let trace = recording.into_trace();
    let more = Limits { steps: 1_000, ..Limits::default() };
    let mut whole = Recording::start(source, &RunOptions { limits: more, ..options });
    while !whole.advance(10_000) {}
    assert_eq!((trace.outcome, trace.duration, rounds), (Outcome::Finished, 150.0, 4));
    assert!(trace == *whole.trace());
}

#[test]
fn threads_that_stopped_at_the_step_limit_go_on_together() {
    let options = RunOptions { limits: Limits { steps: 20, ..Limits::default() }, ..RunOptions::default() };
    let source = "import threading, time\ndef work(n):\n    for _ in range(5):\n        time.sleep(n)\n    print(n)\n\
                  for n in (3, 2):\n    threading.Thread(target=work, args=(n,)).start()\n";
    let mut recording = Recording::start(source, &options);
    while !recording.advance(10_000) {}
    assert_eq!(recording.trace().outcome, Outcome::Limit);
    recording.extend(1_000);
    while !recording.advance(10_000) {}
    let trace = recording.into_trace();
    let printed: Vec<&str> = trace.output.iter().map(|item| &*item.text).collect();
    assert_eq!((trace.outcome, trace.duration, printed), (Outcome::Finished, 15.0, vec!["2\n", "3\n"]));
}

#[test]
fn what_a_thread_says_stands_at_a_line() {
    let source = "import threading\ndef boom():\n    1 / 0\nthread = threading.Thread(target=boom)\nthread.start()\n";
    let trace = record(&typed(source, &[]));
    let said: Vec<(u32, &str)> = trace.output.iter().map(|item| (item.line, &*item.text)).collect();
    let error = "Traceback (most recent call last):\n  File \"main.py\", line 3, in boom\n    1 / 0\n\
                 ZeroDivisionError: division by zero\n";
    assert_eq!(said, [(3, "Exception in thread Thread-1 (boom):\n"), (3, error)]);
    // A thread without code of the program has the line that started it.
    let source = "import threading\ntimer = threading.Timer(1, print, ['late'])\n\ntimer.start()\ntimer.join()\n";
    let trace = record(&typed(source, &[]));
    assert_eq!((trace.output[0].line, &*trace.output[0].text), (4, "late\n"));
    // So has the main thread, where it has ended and waits for one that never does.
    let source = "import queue, threading\nthreading.Thread(target=queue.Queue().get).start()\n'the end'\n";
    let trace = record(&typed(source, &[]));
    let error = trace.output.last().map(|item| (item.line, &*item.text));
    assert_eq!(error, Some((2, "RuntimeError: deadlock: every thread waits for another one")));
}

#[test]
fn a_line_at_the_shell_ends_the_threads_of_the_program() {
    use OutputKind::{Result, Stdout};
    let source = "import threading, time\nlock = threading.Lock()\ndef hold():\n    with lock:\n        time.sleep(60)\n\
                  threading.Thread(target=hold).start()\n";
    let after = "t = threading.Thread(target=print, args=('new',)); t.start(); t.join(); threading.active_count()";
    // In the middle of the sleep, and when all has ended.
    check(source, &[(7, 5.0, after)], &[(Stdout, "new\n"), (Result, "1")]);
    check(
        source,
        &[(8, 70.0, after), (9, 71.0, "lock.locked()")],
        &[(Stdout, "new\n"), (Result, "1"), (Result, "False")],
    );
}

#[test]
fn typing_on_a_live_machine_is_recording_the_session_again() {
    let lines = [(4, 2.0, "cache.set('n', value, 5)"), (5, 8.0, "cache.get('n')"), (6, 9.0, "n = [cache.add('n', 1)]")];
    let whole = record(&typed(GREET, &lines));
    let mut live = Recording::start(GREET, &RunOptions::default());
    while !live.advance(10_000) {}
    for (cursor, t, source) in lines {
        assert!(live.add(Addition { cursor, t, source: source.into() }));
        while !live.advance(10_000) {}
    }
    assert!(live.into_trace() == whole);
}

#[test]
fn stopping_a_line_keeps_the_program_and_what_the_line_did() {
    let mut recording = Recording::of(&typed(GREET, &[(4, 0.0, "cache.set('a', 1)\nwhile True: pass\n")]));
    for _ in 0..20 {
        recording.advance(10);
    }
    recording.stop();
    let trace = recording.into_trace();
    assert_eq!(trace.output.last().map(|item| &*item.text), Some("Stopped."));
    assert!(trace.steps.len() > 5);
}

#[test]
fn a_session_forked_in_the_past_forgets_the_lines_after_it() {
    let session = typed(GREET, &[(4, 2.0, "a = 1"), (5, 3.0, "b = 2")]);
    let fork = |cursor| session.with(Addition { cursor, t: 2.5, source: "c = 3".into() }, 6).additions;
    let sources = |cursor| fork(cursor).iter().map(|addition| addition.source.to_string()).collect::<Vec<_>>();
    assert_eq!(sources(2), ["c = 3"]);
    assert_eq!(sources(5), ["a = 1", "c = 3"]);
    assert_eq!(sources(6), ["a = 1", "b = 2", "c = 3"]);
}
