//! What a recorded trace says of a program: its lines, calls, variables and caches.
//!
//! Invariant: an expectation here follows from the program's text alone; what Python prints is `tests/scripts.rs`'s affair.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use cache_playground::memory::live_bytes;
use cache_playground::recorder::{Addition, Advance, CallWords, Change, Ended, Limits, Recording, RunOptions, Sink};
use cache_playground::trace::{Entry, EntryState, Mark, Outcome, OutputKind, Snapshot, Trace, Variable};

fn record(source: &str) -> Trace {
    record_with(source, RunOptions::default())
}

fn record_with(source: &str, options: RunOptions) -> Trace {
    let mut recording = Recording::start(source, &options);
    while !recording.advance(10_000) {}
    recording.into_trace()
}

/// `line:depth` of each step.
fn path(trace: &Trace) -> String {
    let steps = trace.steps.iter().map(|step| format!("{}:{}", step.line, step.depth));
    steps.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_executed_line_is_a_step_with_what_it_did() {
    let trace = record(
        "from django.core.cache import cache\n\
         cache.set('greet', 'Hello', 10)\n\
         value = cache.get('greet')\n\
         cache.delete('greet')\n\
         value_after_delete = cache.get('greet')\n",
    );
    assert_eq!(trace.outcome, Outcome::Finished);
    assert_eq!(path(&trace), "1:0 2:0 3:0 4:0 5:0");
    let outcomes: Vec<&str> =
        trace.steps.iter().flat_map(|step| step.calls.iter()).map(|call| &*call.outcome).collect();
    assert_eq!(outcomes, ["stored", "hit", "deleted", "miss"]);
    let returned: Vec<&str> =
        trace.steps.iter().flat_map(|step| step.calls.iter()).map(|call| &*call.returned).collect();
    assert_eq!(returned, ["None", "'Hello'", "True", "None"]);
    assert_eq!(trace.steps[4].calls[0].cause.as_deref(), Some("deleted"));
    let counts: Vec<usize> = trace.steps.iter().map(|step| step.snapshot.entries().count()).collect();
    assert_eq!(counts, [0, 1, 1, 0, 0]);
    // `value` was never bound again, so it keeps what it got.
    let value = trace.steps[4].variables.iter().find(|variable| &*variable.name == "value");
    assert_eq!(value.map(|variable| (&*variable.repr, variable.changed)), Some(("'Hello'", false)));
}

#[test]
fn a_call_belongs_to_the_line_that_made_it() {
    let trace = record(
        "from django.core.cache import cache\n\
         def load():\n\
         \x20   cache.get('inner')\n\
         \x20   return 7\n\
         cache.set('outer', load())\n",
    );
    assert_eq!(path(&trace), "1:0 2:0 5:0 3:1 4:1 5:0");
    let methods: Vec<(u32, &str)> =
        trace.steps.iter().flat_map(|step| step.calls.iter().map(|call| (step.line, &*call.method))).collect();
    assert_eq!(methods, [(3, "get"), (5, "set")]);
}

#[test]
fn sleeping_moves_lesson_time_and_nothing_else_does() {
    let trace = record(
        "import time\n\
         from django.core.cache import cache\n\
         cache.set('k', 1, 5)\n\
         time.sleep(5)\n\
         cache.get('k')\n",
    );
    let times: Vec<f64> = trace.steps.iter().map(|step| step.t).collect();
    assert_eq!(times, [0.0, 0.0, 0.0, 0.0, 5.0]);
    assert_eq!(trace.duration, 5.0);
    let stored = trace.steps[2].snapshot.entries().next().cloned();
    let stored = stored.map(|entry| (entry.state(0.0, true), entry.state(4.9, false), entry.state(5.0, false)));
    assert_eq!(stored, Some((EntryState::Fresh, EntryState::Soon, EntryState::Expired)));
    assert_eq!(trace.steps[4].calls[0].cause.as_deref(), Some("expired"));
}

#[test]
fn lesson_time_is_exact_whatever_the_wall_clock_says() {
    let source = "from django.core.cache import cache\ncache.set('k', 1, 10)\ncache.touch('k', 20)\n";
    for milliseconds in (1_763_869_000_000_u64..1_763_869_001_000).step_by(7) {
        let options = RunOptions { epoch: milliseconds as f64 / 1000.0, ..RunOptions::default() };
        let trace = record_with(source, options);
        let times: Vec<(f64, Option<f64>)> = trace.steps[1..]
            .iter()
            .flat_map(|step| step.snapshot.entries().map(|entry| (entry.set_at, entry.expires_at)))
            .collect();
        assert_eq!(times, [(0.0, Some(10.0)), (0.0, Some(20.0))], "{milliseconds}");
    }
}

#[test]
fn an_exception_ends_the_trace_at_its_line_and_keeps_what_came_before() {
    let trace = record(
        "from django.core.cache import cache\n\
         print('before')\n\
         cache.incr('nope')\n\
         print('after')\n",
    );
    assert_eq!(trace.outcome, Outcome::Raised);
    assert_eq!(path(&trace), "1:0 2:0 3:0");
    let kinds: Vec<(OutputKind, u32)> = trace.output.iter().map(|item| (item.kind, item.line)).collect();
    assert_eq!(kinds, [(OutputKind::Stdout, 2), (OutputKind::Exception, 3)]);
    assert!(trace.steps[2].calls[0].raised);
}

#[test]
fn a_limit_stops_the_program_and_says_so() {
    let limits = Limits { steps: 100, ..Limits::default() };
    let trace = record_with("n = 0\nwhile True:\n    n += 1\n", RunOptions { limits, ..RunOptions::default() });
    assert_eq!((trace.outcome, trace.steps.len()), (Outcome::Limit, 100));
    assert_eq!(trace.output.last().map(|item| item.kind), Some(OutputKind::Limit));
}

#[test]
fn what_is_not_modelled_is_refused_before_anything_runs() {
    let trace = record("print('not printed')\nimport socket\n");
    assert_eq!((trace.outcome, trace.steps.len()), (Outcome::Refused, 0));
    let kinds: Vec<(OutputKind, u32)> = trace.output.iter().map(|item| (item.kind, item.line)).collect();
    assert_eq!(kinds, [(OutputKind::Refusal, 2)]);
}

/// The program is refused at its second line with a sentence that has these words.
#[track_caller]
fn refuses(line: &str, words: &str) {
    let trace = record(&format!("print('not printed')\n{line}\n"));
    let items: Vec<(OutputKind, u32)> = trace.output.iter().map(|item| (item.kind, item.line)).collect();
    assert_eq!(items, [(OutputKind::Refusal, 2)], "{line}");
    assert!(trace.output[0].text.contains(words), "{line}: {}", trace.output[0].text);
}

#[test]
fn a_refusal_says_what_to_use_instead() {
    refuses("from django.views.decorators.cache import cache_page", "cache.get_or_set(key, function, timeout)");
    refuses("from django.utils.decorators import method_decorator", "cache.get_or_set(key, function, timeout)");
    refuses("from django.shortcuts import render", "Write the view as a plain function");
    refuses("from django import http", "Write the view as a plain function");
    refuses("from django.http import HttpResponse, JsonResponse", "Write the view as a plain function");
    refuses("import rest_framework.views", "Write the view as a plain function");
    refuses("from django.db import models", "Use a list or a dictionary in place of a query");
    refuses("from django.contrib.auth.models import User", "Use a list or a dictionary in place of a query");
    refuses("from django.test import TestCase", "Write `assert` instead");
    refuses("from django.core.paginator import Paginator", "Write the rest in plain Python");
    refuses("from django.utils.text import Truncator", "`slugify` alone");
    refuses("from weakref import ref, finalize", "nothing that runs when an object goes");
    refuses("import unicodedata; unicodedata.name('a')", "`normalize` and `is_normalized`");
    refuses("import redis", "`from django.core.cache import cache` gives");
    refuses("from django_redis import get_redis_connection", "`from django.core.cache import cache` gives");
    refuses("from cachetools import TTLCache", "`cache.set(key, value, timeout)`");
    refuses("import requests", "Use a function that returns the data");
    refuses("from multiprocessing import Process", "`threading` and `asyncio` run things side by side in it");
    refuses("import os; print(os.listdir('.'))", "Keep the data in a variable");
    refuses("import zlib; zlib.compress(b'x')", "does not compress");
    refuses("from html import unescape", "`escape` alone");
    refuses("from urllib.parse import quote, urljoin", "with an f-string");
    refuses("import urllib.request", "no network");
    refuses("import numpy", "It has: asyncio, base64, bisect");
    refuses("CACHES = {'default': {'BACKEND': 'django_redis.cache.RedisCache'}}", "cannot connect to a cache server");
    refuses("c = {'BACKEND': 'django.core.cache.backends.filebased.FileBasedCache'}", "has no files");
}

#[test]
fn what_only_looks_like_something_not_modelled_runs() {
    for program in [
        "import os\nprint(os.environ.get('HOME', '-'))\n",
        "import threading\nlock = threading.Lock()\n",
        "class os:\n    listdir = 1\nprint(os.listdir)\n",
        "try:\n    import redis\nexcept ImportError:\n    redis = None\n",
        "import django\nfrom django.conf import settings\nsettings.configure()\ndjango.setup()\n",
        "d = {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}\n",
    ] {
        assert_eq!(record(program).outcome, Outcome::Finished, "{program}");
    }
}

#[test]
fn a_program_may_configure_its_own_caches() {
    let trace = record(
        "import django\n\
         from django.conf import settings\n\
         settings.configure(CACHES={'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',\n\
         'KEY_PREFIX': 'mine'}, 'other': {'BACKEND': 'django.core.cache.backends.dummy.DummyCache'}}, TTL=5)\n\
         django.setup()\n\
         from django.core.cache import cache, caches\n\
         print(cache.make_key('a'), list(caches), settings.TTL, settings.configured)\n\
         settings.configure()\n",
    );
    let texts: Vec<&str> = trace.output.iter().map(|item| &*item.text).collect();
    assert_eq!(texts, ["mine:1:a ['default', 'other'] 5 True\n", "RuntimeError: Settings already configured."]);
}

#[test]
fn what_nests_deeper_than_a_page_can_follow_is_refused() {
    let trace = record(&format!("x = {}1\n", "- ".repeat(50_000)));
    assert_eq!(trace.outcome, Outcome::Refused);
    assert_eq!(trace.output.first().map(|item| item.kind), Some(OutputKind::Refusal));
}

#[test]
fn settings_come_from_their_own_text_and_their_errors_from_its_lines() {
    let caches = "CACHES = {'default': {\n    'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',\n    'KEY_PREFIX': 'shop'}}\n";
    let caches = format!("CACHE_TTL = 60 * 5\n{caches}");
    let program = "from django.core.cache import cache\nfrom django.conf import settings\n\
                   print(cache.make_key('a'), settings.CACHE_TTL, settings.configured)\n";
    let options = RunOptions { settings: Some(caches), ..RunOptions::default() };
    let trace = record_with(program, options);
    assert_eq!(trace.output.first().map(|item| &*item.text), Some("shop:1:a 300 True\n"));
    let options = RunOptions { settings: Some("\nCACHES = nope\n".to_owned()), ..RunOptions::default() };
    let trace = record_with(program, options);
    let text = trace.output.first().map(|item| item.text.to_string()).unwrap_or_default();
    assert!(text.contains("settings.py, line 2: NameError: name 'nope' is not defined"), "{text}");
}

/// How often a program that may go on for ever pauses by itself.
fn pauses(source: &str) -> usize {
    let mut recording = Recording::start(source, &RunOptions::default());
    let mut pauses = 0;
    loop {
        match recording.advance_step(u32::MAX) {
            Advance::Done => break,
            Advance::Step => {}
            Advance::Pause => pauses += 1,
            Advance::OutOfFuel => panic!("{source} takes more operations than there are"),
        }
    }
    let trace = recording.into_trace();
    assert_eq!(trace.outcome, Outcome::Finished, "{source}: {:?}", trace.output);
    pauses
}

#[test]
fn a_built_in_with_much_to_do_pauses_as_often_as_that_is() {
    for (setup, long, least) in [
        ("x = 7 ** 60000", "x * x", 5),
        ("import hashlib\nx = b'x' * 1000000", "hashlib.sha256(x).digest()", 25),
        ("import hashlib\nx = b'x' * 1000000", "hashlib.blake2b(x).digest()", 25),
        ("x = 3 ** 4000", "pow(7 ** 2000, 5 ** 300, x)", 20),
        ("x = 3 ** 10000", "pow(7 ** 2000, 5 ** 30, x)", 200),
        ("x = 7 ** 100000\ny = 3 ** 100000", "x // y", 10),
        ("x = 7 ** 100000\ny = 3 ** 100000", "x % y", 10),
        ("x = 7 ** 100000\ny = 3 ** 100000", "divmod(x, y)", 10),
        ("import re\nx = 'a' * 16 + 'b'", "re.match('(a+)+$', x)", 10),
        ("import re\nx = 'a' * 16 + 'b'", "re.match('(?!(a+)+$)', x)", 10),
        ("import re\nx = 'some words ' * 20000", "re.search('zz', x)", 6),
        ("import re\nx = 'some words ' * 2000", "re.findall('[a-z]+', x)", 2),
        ("x = 'ab' * 500000", "x.replace('b', 'cd')", 100),
        ("x = 'ab' * 500000", "x.count('b')", 50),
        ("x = 'ab' * 200000", "x.split('b')", 40),
        ("x = ['ab'] * 200000", "','.join(x)", 40),
        ("", "'ab' * 3000000", 5),
        ("", "b'ab' * 3000000", 5),
        ("x = 'ab' * 500000", "x.upper()", 5),
        ("x = 'ab' * 500000", "x.find('zz')", 50),
        ("x = 'a b ' * 100000", "x.split()", 40),
        ("x = list(range(50000))", "dict.fromkeys(x)", 10),
        ("x = dict.fromkeys(range(50000))", "dict(x)", 10),
        ("x = dict.fromkeys(range(50000))", "x.copy()", 10),
        ("x = dict.fromkeys(range(50000))\ny = dict(x)", "x == y", 10),
        ("x = list(range(200000))\ny = x[:]", "x != y", 5),
        ("x = list(range(300000))", "sorted(x)", 100),
        ("", "set(range(100000))", 30),
        ("x = [*range(40000)]", "set(x)", 15),
        ("x = set(range(30000))", "x.copy()", 10),
        ("x = set(range(30000))\ny = set(range(0, 60000, 2))", "x & y", 10),
        ("x = set(range(30000))\ny = set(range(0, 60000, 2))", "x.union(y)", 20),
        ("x = set(range(30000))\ny = set(range(0, 60000, 2))", "x.difference_update(y)", 5),
        ("x = set(range(30000))\ny = set(range(30001))", "x < y", 7),
        ("x = [[] for _ in range(100000)]", "x.clear()", 10),
        ("x = {n: [] for n in range(50000)}", "x.clear()", 10),
        ("x = {(n,) for n in range(50000)}", "x.clear()", 5),
        ("from django.core.cache import cache\nx = {str(n): n for n in range(4000)}", "cache.set_many(x)", 14),
        ("from django.core.cache import cache\nx = [*range(20000)]", "cache.set('x', x)", 20),
        ("from django.core.cache import cache\nx = cache.set('x', [*range(200000)])", "cache.get('x')", 8),
    ] {
        let before = pauses(setup);
        let paused = pauses(&format!("{setup}\nresult = {long}\n")) - before;
        assert!(paused >= least, "{long} pauses {paused} times");
        assert_eq!(
            pauses("import re, hashlib\nx = ['a' * 99, 'b']\nx = ','.join(x).replace('a', 'c').split('b')\n"),
            0
        );
    }
}

const MANY_KEYS: &str = "# CACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"OPTIONS\": {\"MAX_ENTRIES\": 5000}}}\n\
                         from django.core.cache import cache\n\
                         cache.set_many({str(n): n for n in range(3000)})\n\
                         cache.set_many({str(n): -n for n in range(3000)}) or cache.get('7')\n\
                         cache.get('8')\n";

#[test]
fn a_step_that_changes_thousands_of_entries_shows_each_of_them() {
    let trace = record(MANY_KEYS);
    let marks = |step: usize, wanted: fn(&Mark) -> bool| {
        trace.steps[step].snapshot.entries().filter(|entry| wanted(&entry.mark)).count()
    };
    assert_eq!(
        trace.steps.iter().map(|step| step.snapshot.entries().count()).collect::<Vec<_>>(),
        [0, 3000, 3000, 3000]
    );
    assert_eq!(marks(1, |mark| *mark == Mark::Fresh), 3000);
    assert_eq!(marks(2, |mark| matches!(mark, Mark::Updated { .. })), 3000);
    assert_eq!((marks(3, |mark| *mark == Mark::Hit), marks(3, |mark| *mark == Mark::None)), (1, 2999));
    let entry = trace.steps[2].snapshot.entries().find(|entry| &*entry.key == "7").unwrap();
    assert_eq!((&*entry.repr, entry.hits), ("-7", 1));
}

#[test]
fn stopping_while_a_step_is_run_or_drawn_shows_all_that_it_did() {
    for pauses in [1, 2, 5, 6, 8, 10] {
        let mut recording = Recording::start(MANY_KEYS, &RunOptions::default());
        for _ in 0..pauses {
            while recording.advance_step(u32::MAX) != Advance::Pause {}
        }
        recording.stop();
        assert_eq!(recording.advance_step(u32::MAX), Advance::Done);
        let trace = recording.trace();
        assert_eq!(trace.outcome, Outcome::Limit);
        let (steps, shown) = (trace.steps.len(), trace.steps.last().map_or(0, |step| step.snapshot.entries().count()));
        let line = Addition { cursor: steps, t: trace.duration, source: "print(len(cache._cache))".into() };
        assert!(recording.add(line));
        while !recording.advance(u32::MAX) {}
        let told = recording.trace().output.last().map(|item| item.text.to_string());
        assert_eq!(told, Some(format!("{shown}\n")), "after {pauses} pauses");
    }
}

/// A cull drops a part of the entries, the least recently used first (Django 5.2 `LocMemCache._cull`), however many.
#[test]
fn a_long_cull_and_the_calls_about_many_keys_do_what_the_short_ones_do() {
    let program = "# CACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"OPTIONS\": {\"MAX_ENTRIES\": 6000, \"CULL_FREQUENCY\": 2}}}\n\
                   from django.core.cache import cache\n\
                   cache.set_many({str(n): n for n in range(6000)})\n\
                   cache.get_many([str(n) for n in range(3000)])\n\
                   cache.set('more', list(range(9000)))\n\
                   print(len(cache._cache), cache.get('2999'), cache.get('3000'), cache.get('5999'), sum(cache.get('more')))\n\
                   cache.set_many({str(n): -n for n in range(3000, 6200)})\n\
                   print(len(cache._cache), '0' in cache, '2999' in cache, 'more' in cache, '3000' in cache)\n\
                   print(len(cache.get_many(map(str, range(9000)))), cache.get_many(['1', '6199']))\n\
                   print(cache.delete_many(str(n) for n in range(9000)), len(cache._cache))\n";
    let trace = record(program);
    let printed: String = trace.output.iter().map(|item| &*item.text).collect();
    assert_eq!(printed, "3001 2999 None None 40495500\n3201 False False True True\n3200 {'6199': -6199}\nNone 1\n");
    let culled = &trace.steps[3].calls[0];
    assert_eq!(
        (&*culled.outcome, culled.cause.as_deref(), culled.changes.len()),
        ("stored", Some("culled 3000"), 3001)
    );
    assert_eq!(
        trace.steps.iter().map(|step| step.snapshot.entries().count()).collect::<Vec<_>>()[1..4],
        [6000, 6000, 3001]
    );
}

#[test]
fn what_is_let_go_of_leaves_its_memory_to_what_comes_next() {
    let before = live_bytes();
    let trace = record(
        "print(sum(len([[] for _ in range(100000)]) for _ in range(12)))\nx = [[] for _ in range(100000)]\nx = 0\n",
    );
    assert_eq!(trace.outcome, Outcome::Finished, "{:?}", trace.output);
    drop(trace);
    assert!(live_bytes() - before < 1 << 20, "{} bytes", live_bytes() - before);
}

#[test]
fn stopping_keeps_what_was_recorded() {
    let mut recording = Recording::start("n = 0\nwhile True:\n    n += 1\n", &RunOptions::default());
    assert!(!recording.advance(50));
    recording.stop();
    assert!(recording.advance(50));
    let trace = recording.into_trace();
    assert_eq!(trace.outcome, Outcome::Limit);
    assert!(!trace.steps.is_empty());
}

#[test]
fn five_thousand_steps_over_a_thousand_keys_take_less_than_thirty_megabytes() {
    let source = "# CACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"OPTIONS\": {\"MAX_ENTRIES\": 2000}}}\n\
                  from django.core.cache import cache\n\
                  cache.set_many({f'key:{i}': i for i in range(1000)})\n\
                  for i in range(10000):\n\
                  \x20   cache.set(f'key:{i % 1000}', i, 60)\n";
    let before = live_bytes();
    let trace = record(source);
    let used = live_bytes() - before;
    assert_eq!(trace.steps.len(), 5000);
    assert_eq!(trace.steps[4999].snapshot.entries().count(), 1000);
    assert!(used < 30 << 20, "{used} bytes");
}

#[test]
fn a_repr_in_python_does_not_disturb_a_function_that_returns() {
    let trace = record(
        "class Session:\n\
         \x20   def __init__(self, user):\n\
         \x20       self.user = user\n\
         \x20   def __repr__(self):\n\
         \x20       return f'Session({self.user})'\n\
         session = Session('ann')\n",
    );
    assert_eq!(trace.outcome, Outcome::Finished);
    assert_eq!(path(&trace), "1:0 2:0 4:0 6:0 3:1 6:0");
    let last = trace.steps.last().and_then(|step| step.variables.first().cloned());
    assert_eq!(last.map(|variable| variable.repr.to_string()).as_deref(), Some("Session(ann)"));
}

/// Keeps what a sink is told in the words of a trace.
#[derive(Default)]
struct Told {
    steps: Vec<String>,
    entries: BTreeMap<(usize, usize), (String, Mark)>,
}

impl Sink for Told {
    fn step(&mut self, step: &mut Ended) {
        let mut words = format!("{} {} {} {} calls", step.line, step.t, step.depth, step.call_count());
        step.each_call(|call| words += &call_words(call));
        match step.variables() {
            Some(rows) => {
                rows.for_each(|(scope, row)| words += &variable_words(scope, &row.name, &row.repr, row.has_changed))
            }
            None => words += " as before",
        }
        self.steps.push(words);
    }

    fn caches(&mut self, caches: &Snapshot, changes: &[Change], t: f64) {
        for change in changes {
            let place = (change.store, change.slot);
            match caches.stores[change.store].get(change.slot) {
                Some(entry) => {
                    let words = entry_words(entry);
                    let before = self.entries.insert(place, (words.clone(), entry.mark.clone()));
                    let is_mark = changes.iter().all(|one| one.is_mark || (one.store, one.slot) != place);
                    assert!(!is_mark || before.is_some_and(|(before, _)| before == words));
                }
                None => drop(self.entries.remove(&place)),
            }
        }
        *self.steps.last_mut().expect("a step") += &format!(" until {t}: {:?}", self.entries.values());
    }
}

fn call_words(call: &CallWords) -> String {
    let CallWords { alias, method, key, arguments, returned, outcome, cause } = call;
    format!(" {alias}.{method} {key:?} ({arguments}) {returned} {outcome} {cause:?}")
}

fn variable_words(scope: &str, name: &str, repr: &str, has_changed: bool) -> String {
    format!(" {scope} {name} {repr} {has_changed}")
}

fn entry_words(entry: &Entry) -> String {
    let Entry { key, made_key, version, alias, repr, set_at, expires_at, .. } = entry;
    format!("{key} {made_key} {version} {alias} {repr} {set_at} {expires_at:?}")
}

#[track_caller]
fn check_told(source: &str) {
    let kept = record(source);
    let told = Rc::new(RefCell::new(Told::default()));
    let mut recording = Recording::start(source, &RunOptions::default());
    recording.pour_into(told.clone());
    while !recording.advance(100_000) {}
    assert!(recording.trace().steps.is_empty());
    assert_eq!((recording.trace().outcome, &recording.trace().output), (kept.outcome, &kept.output));

    let ends = kept.steps.iter().skip(1).map(|step| step.t).chain([kept.duration]);
    let mut before: Option<&Rc<[Variable]>> = None;
    let expected = kept.steps.iter().zip(ends).map(|(step, end)| {
        let mut words = format!("{} {} {} {} calls", step.line, step.t, step.depth, step.calls.len());
        step.calls.iter().for_each(|call| words += &call_words(&call.into()));
        if before.is_some_and(|before| Rc::ptr_eq(before, &step.variables)) {
            words += " as before";
        } else {
            for Variable { scope, name, repr, changed } in step.variables.iter() {
                words += &variable_words(scope, name, repr, *changed);
            }
        }
        before = Some(&step.variables);
        let entries: Vec<_> = step.snapshot.entries().map(|entry| (entry_words(entry), entry.mark.clone())).collect();
        words + &format!(" until {end}: {entries:?}")
    });
    let expected: Vec<_> = expected.collect();
    for (told, expected) in told.borrow().steps.iter().zip(&expected) {
        assert_eq!(told, expected);
    }
    assert_eq!(told.borrow().steps.len(), expected.len());
}

#[test]
fn a_sink_is_told_what_a_trace_would_keep() {
    check_told(MANY_KEYS);
    check_told(
        "import time\nfrom django.core.cache import cache\ncache.set('a', [1], 5)\ncache.touch('a', 9)\nx = cache.get('a')\n\
         cache.add('a', 2)\ntime.sleep(7)\ncache.set('a', [1])\ncache.delete('a')\ncache.set('a', [1])\ncache.incr('b')\n",
    );
    check_told("def fall(n):\n    return n and fall(n - 1)\n\nx = fall(4)\ny = [fall(1) for _ in 'ab']\n");
    check_told(
        "import asyncio\nfrom django.core.cache import cache\nasync def work(key):\n    await cache.aset(key, 1, 2)\n    \
         await asyncio.sleep(3)\n    return await cache.aget(key)\n\nasync def main():\n    \
         print(await asyncio.gather(work('a'), work('b')))\n\nasyncio.run(main())\n",
    );
    check_told(
        "from django.core.cache import cache\nfor i in range(450):\n    cache.set(i, i)\n    cache.get(i // 2)\ncache.clear()\n",
    );
    check_told("while True:\n    pass\n");
    check_told("if True\n");
}

#[test]
fn a_long_program_is_read_in_pieces_and_is_the_same_program() {
    let lines =
        |count: usize| (0..count).map(|n| format!("v{n} = {n} + len('{}')\n", "x".repeat(20))).collect::<String>();
    let long = lines(1500) + "print(v1499)\n";
    assert!(pauses(&long) > pauses("print(1)\n") + 5);
    for (last, kind, expected) in [
        ("print(v1499, v0)", OutputKind::Stdout, "1519 20\n"),
        ("x = = 1", OutputKind::Exception, "SyntaxError: invalid syntax"),
        ("return 1", OutputKind::Exception, "SyntaxError: 'return' outside function"),
        ("v0 = 'open", OutputKind::Exception, "SyntaxError: unterminated string literal (detected at line 1501)"),
    ] {
        let mut recording =
            Recording::start(&(lines(1500) + last), &RunOptions { steps: false, ..RunOptions::default() });
        while !recording.advance(50_000) {}
        let output = &recording.trace().output;
        let [item] = &output[..] else { panic!("{output:?}") };
        assert_eq!((item.kind, &*item.text, item.line), (kind, expected, 1501), "{last}");
    }
}

#[test]
fn a_long_program_can_be_stopped_before_it_is_read() {
    let mut recording = Recording::start(&"x = 1\n".repeat(3000), &RunOptions::default());
    assert_eq!(recording.advance_step(u32::MAX), Advance::Pause);
    recording.stop();
    assert!(recording.advance(1));
    let trace = recording.into_trace();
    assert_eq!((trace.outcome, trace.steps.len()), (Outcome::Limit, 0));
}
