//! What the playground says of mistakes, and that the edits it offers mend them.
//!
//! Invariant: what Python says in `tests/hints/errors.txt` and `silent.txt` was written by real CPython and Django
//! (`tests/hints/record.py`); hints and mended programs are ours, and `UPDATE_GOLDEN=1` writes them anew.

use std::fs;
use std::path::Path;

use cache_playground::playground::hints::Fix;
use cache_playground::playground::problems::{Problem, before_run, of_run};
use cache_playground::recorder::{Recording, RunOptions};
use cache_playground::trace::{OutputKind, Trace};

fn run(program: &str) -> Trace {
    let mut recording = Recording::start(program, &RunOptions::default());
    while !recording.advance(1_000_000) {}
    recording.into_trace()
}

/// What a run complains of, in order.
fn complaints(trace: &Trace) -> Vec<&str> {
    let is_complaint = |kind| !matches!(kind, OutputKind::Stdout | OutputKind::Stderr | OutputKind::Result);
    trace.output.iter().filter(|item| is_complaint(item.kind)).map(|item| &*item.text).collect()
}

/// A part of a block, from a line `---- name` on.
fn part<'b>(block: &'b str, name: &str) -> Option<&'b str> {
    let (_, rest) = block.split_once(&format!("---- {name}"))?;
    Some(rest.split("---- ").next().unwrap_or_default())
}

/// The blocks of a file, each its name and the rest.
fn blocks(file: &str) -> Vec<(String, String)> {
    let path = Path::new("tests/hints").join(file);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let blocks = text.split("==== ").skip(1);
    blocks.filter_map(|block| block.split_once('\n')).map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect()
}

fn program(block: &str) -> &str {
    block.split("---- ").next().unwrap_or_default()
}

/// The hint and what its edit makes of the program, as the files have them.
fn shown(problem: Option<&Problem>, program: &str) -> String {
    let Some(problem) = problem else { return "---- hint\n\n".to_owned() };
    let advice = problem.advice.as_deref().unwrap_or_default();
    let place = match problem.end_column {
        0 => format!("{}:{}", problem.line, problem.column),
        end => format!("{}:{}-{end}", problem.line, problem.column),
    };
    let mut text = format!("---- hint {place}\n{advice}\n");
    if let Some(fix) = problem.fix.as_deref() {
        text += &format!("---- fix: {}\n{}", fix.label, fix.apply(program).unwrap_or_default());
    }
    text
}

#[track_caller]
fn mended(fix: &Fix, program: &str) -> String {
    fix.apply(program).unwrap_or_else(|| panic!("{fix:?} does not fit\n{program}"))
}

/// Compares a file with what it should say, or writes that.
#[track_caller]
fn check_file(file: &str, now: &str, wrong: &[String]) {
    let path = Path::new("tests/hints").join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, now).expect("the file can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (kept, now) in kept.split("==== ").zip(now.split("==== ")) {
        assert_eq!(kept, now, "{file} (UPDATE_GOLDEN=1 writes it anew)");
    }
}

#[test]
fn a_mistake_has_its_hint_and_the_edit_mends_it() {
    let (mut now, mut wrong) = (String::new(), Vec::new());
    for (name, block) in blocks("errors.txt") {
        let program = program(&block);
        let trace = run(program);
        let problems = of_run(&trace, program);
        let said = complaints(&trace).last().copied().unwrap_or_default();
        let recorded = part(&block, "says\n").unwrap_or_default().trim_end();
        if said != recorded && !name.starts_with("refused") {
            wrong.push(format!("{name}: Python says {recorded:?}, the playground {said:?}"));
        }
        let problem = problems.last();
        if problem.is_none_or(|problem| problem.advice.is_none()) {
            wrong.push(format!("{name}: nothing is said of {said:?}"));
        }
        if let Some(fix) = problem.and_then(|problem| problem.fix.as_deref()) {
            let after = fix.apply(program).unwrap_or_default();
            if after.is_empty() || complaints(&run(&after)).contains(&said) {
                wrong.push(format!("{name}: {said:?} is still there in\n{after}"));
            }
        }
        now += &format!("==== {name}\n{program}---- says\n{said}\n{}", shown(problem, program));
    }
    check_file("errors.txt", &now, &wrong);
}

#[test]
fn what_is_no_such_mistake_is_left_to_python() {
    for (name, block) in blocks("silent.txt") {
        let program = program(&block);
        let trace = run(program);
        let recorded = part(&block, "says\n").unwrap_or_default().trim_end();
        assert_eq!(complaints(&trace).last().copied(), Some(recorded), "{name}");
        let problems = of_run(&trace, program);
        let advice = problems.last().and_then(|problem| problem.advice.clone());
        assert_eq!(advice, None, "{name}: {recorded}");
    }
}

#[test]
fn what_is_rarely_meant_is_noticed_before_the_run() {
    let (mut now, mut wrong) = (String::new(), Vec::new());
    for (name, block) in blocks("notices.txt") {
        let program = program(&block);
        let found = before_run(program);
        if found.len() != 1 {
            wrong.push(format!("{name}: {} notices: {found:?}", found.len()));
        }
        let notice = found.first();
        if let Some(fix) = notice.and_then(|notice| notice.fix.as_deref()) {
            let after = mended(fix, program);
            let left = before_run(&after);
            if !left.is_empty() {
                wrong.push(format!("{name}: {left:?} in\n{after}"));
            }
            let trace = run(&after);
            let said = complaints(&trace);
            if !said.is_empty() {
                wrong.push(format!("{name}: {said:?} in\n{after}"));
            }
        }
        now += &format!("==== {name}\n{program}{}", shown(notice, program));
    }
    check_file("notices.txt", &now, &wrong);
}

#[test]
fn what_may_well_be_meant_is_not_noticed() {
    for (name, block) in blocks("quiet.txt") {
        assert_eq!(before_run(program(&block)), [], "{name}");
    }
}

#[test]
fn every_method_and_import_that_is_suggested_exists() {
    let methods = "from django.core.cache import cache\nfor name in 'get set add touch delete get_or_set get_many \
                   set_many delete_many has_key incr decr incr_version decr_version clear close'.split():\n    \
                   getattr(cache, name)\n    getattr(cache, 'a' + name)\n";
    assert_eq!(complaints(&run(methods)), [] as [&str; 0]);
    for name in [
        "cache",
        "caches",
        "settings",
        "make_template_fragment_key",
        "CacheKeyWarning",
        "InvalidCacheBackendError",
        "sleep",
        "perf_counter",
        "monotonic",
        "timedelta",
        "wraps",
        "lru_cache",
        "partial",
        "defaultdict",
        "Counter",
        "OrderedDict",
        "namedtuple",
        "deque",
        "dataclass",
        "field",
        "asdict",
        "contextmanager",
        "suppress",
        "Decimal",
        "Enum",
        "deepcopy",
        "Any",
        "Optional",
        "Callable",
        "time",
        "json",
        "random",
        "asyncio",
        "functools",
        "hashlib",
        "math",
        "re",
        "pickle",
        "itertools",
        "collections",
        "copy",
        "string",
        "datetime",
        "decimal",
        "warnings",
    ] {
        let program = format!("{name}\n");
        let problems = of_run(&run(&program), &program);
        let fix = problems.first().and_then(|problem| problem.fix.as_deref()).unwrap_or_else(|| panic!("{name}"));
        let after = mended(fix, &program);
        assert_eq!(complaints(&run(&after)), [] as [&str; 0], "{after}");
    }
}

#[test]
fn no_program_of_the_corpus_is_told_to_change_without_an_edit_that_fits() {
    let mut programs = Vec::new();
    let mut folders = vec![Path::new("tests/scripts").to_owned(), Path::new("tests/python").to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the corpus").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                programs.push(path);
            }
        }
    }
    assert!(programs.len() > 100);
    for path in programs {
        let source = fs::read_to_string(&path).unwrap_or_default();
        for notice in before_run(&source) {
            assert!((1..=source.lines().count() as u32).contains(&notice.line), "{path:?}: {notice:?}");
            if let Some(fix) = &notice.fix {
                let after = mended(fix, &source);
                assert!(cache_playground::python::syntax::parse(&after).is_ok(), "{path:?}: {notice:?}\n{after}");
            }
        }
    }
}

#[test]
fn no_example_needs_to_be_mended() {
    for example in cache_playground::playground::examples::Example::all() {
        // One shows on purpose what a timeout of 0 does.
        assert!(before_run(&example.source).iter().all(|notice| notice.fix.is_none()), "{}", example.id);
    }
}
