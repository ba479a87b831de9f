use super::*;
use crate::trace::{Call, KeyChange, Outcome, OutputItem, OutputKind, Plain, Snapshot, Step, StoreView};

/// A trace of lines, each of which is one call `method(key)` with its changes, or none.
fn trace(lines: &[(u32, Option<(&str, ChangeKind)>)]) -> Trace {
    let step = |(line, call): &(u32, Option<(&str, ChangeKind)>)| {
        let calls: Vec<Call> = call.iter().map(|(method, kind)| a_call(*line, method, kind.clone())).collect();
        Step {
            line: *line,
            t: 0.0,
            end: 0.0,
            depth: 0,
            calls: calls.into(),
            variables: Rc::default(),
            snapshot: Snapshot { stores: Rc::new(vec![StoreView::new("".into(), Rc::default())]) },
        }
    };
    Trace { steps: lines.iter().map(step).collect(), ..Trace::empty(0.0) }
}

fn a_call(line: u32, method: &str, kind: ChangeKind) -> Call {
    Call {
        alias: "default".into(),
        method: method.into(),
        key: Plain::Text("greet".into()),
        arguments: "'greet'".into(),
        returned: "None".into(),
        raised: false,
        outcome: "stored".into(),
        cause: None,
        line,
        changes: Rc::new([KeyChange { location: "".into(), made_key: ":1:greet".into(), key: "greet".into(), kind }]),
    }
}

fn greeting() -> Trace {
    trace(&[
        (1, None),
        (3, Some(("set", ChangeKind::Stored))),
        (4, Some(("get", ChangeKind::Hit))),
        (5, Some(("delete", ChangeKind::Removed { cause: crate::trace::RemovalCause::Deleted }))),
    ])
}

#[track_caller]
fn after(state: &Playground, action: Action, real: f64) -> Playground {
    match state.apply(action.clone(), real) {
        Some(next) => next,
        None => panic!("{action:?} changed nothing"),
    }
}

/// The page after a run that left this trace.
fn ran(trace: Trace) -> Playground {
    let running = after(&Playground::new(Example::first(), None), Action::Run, 1.0);
    after(&running, Action::Recorded { run: 1, trace: TraceHandle(Rc::new(trace)) }, 2.0)
}

#[test]
fn the_first_visit_stands_just_after_the_first_hit_with_the_clock_still() {
    let state = Playground::new(Example::first(), None).with_first_trace(Rc::new(greeting()));
    assert_eq!(state.cursor(), 3);
    assert!(!state.playback.is_playing());
    assert_eq!((state.executed_line(), state.current_line()), (Some(4), Some(5)));
}

#[test]
fn a_run_ends_at_the_last_step() {
    let state = ran(greeting());
    assert_eq!((state.cursor(), state.current_line(), state.executed_line()), (4, None, Some(5)));
    assert_eq!(state.status().text, "Finished, 4 steps");
    assert_eq!(state.view, View::Cache);
}

#[test]
fn a_trace_of_another_run_is_ignored() {
    let running = after(&Playground::new(Example::first(), None), Action::Run, 1.0);
    let late = Action::Recorded { run: 7, trace: TraceHandle(Rc::new(greeting())) };
    assert!(running.apply(late, 2.0).is_none());
}

#[test]
fn stopping_keeps_what_was_recorded() {
    let running = after(&Playground::new(Example::first(), None), Action::Run, 1.0);
    let stopping = after(&running, Action::Stop, 1.5);
    assert_eq!(stopping.status().text, "Stopping…");
    let partial = Trace { outcome: Outcome::Limit, ..greeting() };
    let stopped = after(&stopping, Action::Recorded { run: 1, trace: TraceHandle(Rc::new(partial)) }, 1.6);
    assert_eq!((stopped.steps(), stopped.status().state), (4, "limit"));
}

#[test]
fn a_held_enter_runs_unchanged_code_once_but_new_code_at_once() {
    let state = ran(greeting());
    assert!(state.apply(Action::Run, 2.1).is_none());
    assert!(state.apply(Action::Run, 2.5).is_some());
    let edited = after(&state, Action::Edit("x = 1\n".into()), 2.1);
    assert!(edited.apply(Action::Run, 2.15).is_some());
}

#[test]
fn an_edit_makes_the_trace_stale_and_unmarks_the_lines() {
    let state = after(&ran(greeting()), Action::Edit("x = 1\n".into()), 3.0);
    assert!(state.is_stale());
    assert_eq!((state.current_line(), state.executed_line()), (None, None));
    let back = after(&state, Action::Edit(Example::first().source), 4.0);
    assert!(!back.is_stale());
}

#[test]
fn the_old_trace_stays_stale_while_new_code_runs() {
    let edited = after(&ran(greeting()), Action::Edit("x = 1\n".into()), 3.0);
    let running = after(&edited, Action::Run, 4.0);
    assert!(running.is_stale());
    let done = after(&running, Action::Recorded { run: 2, trace: TraceHandle(Rc::new(trace(&[(1, None)]))) }, 5.0);
    assert!(!done.is_stale());
}

#[test]
fn a_reset_can_be_undone() {
    let edited = after(&ran(greeting()), Action::Edit("x = 1\n".into()), 3.0);
    let reset = after(&edited, Action::ResetCode, 4.0);
    assert_eq!((&*reset.code, reset.replacement.0), (&*Example::first().source, edited.replacement.0 + 1));
    let undone = after(&reset, Action::UndoReset, 5.0);
    assert_eq!((&*undone.code, undone.undo.is_none()), ("x = 1\n", true));
    assert!(after(&reset, Action::ForgetUndo, 15.0).apply(Action::UndoReset, 16.0).is_none());
}

#[test]
fn choosing_a_line_goes_to_its_next_run_and_then_around() {
    let state = ran(trace(&[(1, None), (2, None), (1, None), (2, None)]));
    let first = after(&state, Action::GoToLine(2), 3.0);
    assert_eq!(first.cursor(), 1);
    assert_eq!(after(&first, Action::GoToLine(2), 3.0).cursor(), 3);
    assert!(state.apply(Action::GoToLine(9), 3.0).is_none());
}

#[test]
fn restarting_goes_before_the_first_step() {
    let state = after(&ran(greeting()), Action::Restart, 3.0);
    assert_eq!((state.cursor(), state.now(9.0), state.playback.is_playing()), (0, 0.0, false));
}

#[test]
fn an_error_brings_a_narrow_screen_back_to_the_code() {
    let item = OutputItem {
        kind: OutputKind::Exception,
        text: "NameError: name 'x' is not defined".into(),
        line: 3,
        column: 1,
        step: 1,
        traceback: Rc::default(),
    };
    let state = ran(Trace { outcome: Outcome::Raised, output: vec![item], ..greeting() });
    assert_eq!((state.view, state.status().text.as_str()), (View::Code, "Error on line 3"));
}

#[test]
fn the_table_has_a_row_for_each_call_and_on_request_for_each_line() {
    let trace = greeting();
    assert_eq!(table::rows(&trace, false).len(), 3);
    assert_eq!(table::rows(&trace, true).len(), 4);
    let row = table::row(&trace, table::RowAt { step: 2, call: Some(0) }, &Example::first().source);
    assert_eq!(
        row.map(|row| (row.line, row.action, row.key, row.state)),
        Some((4, "cache.get".into(), "greet".into(), "hit"))
    );
}

#[test]
fn a_removed_key_is_shown_as_gone_for_its_step() {
    let trace = greeting();
    let gone = shelf::departures_at(&trace, 4, 0.0).absences;
    assert_eq!(gone.iter().map(|absence| (&*absence.key, absence.state)).collect::<Vec<_>>(), [("greet", "deleted")]);
    assert!(shelf::departures_at(&trace, 1, 0.0).absences.is_empty());
}

#[test]
fn sentences_say_what_a_call_did() {
    let trace = greeting();
    let said = |cursor| narration::narrate(&trace, cursor, 0.0, &Example::first().source).text();
    assert_eq!(said(0), "Nothing has run yet. Line 1 is next.");
    assert_eq!(said(1), "Line 1 ran: from django.core.cache import cache");
    assert_eq!(said(3), "get found greet: a hit.");
    assert_eq!(said(4), "delete removed greet.");
}

#[test]
fn another_example_comes_with_its_trace_or_with_the_learners_text() {
    let state = Playground::new(Example::first(), None).with_first_trace(Rc::new(greeting()));
    let example = Example::find("touch").expect("there is one");
    let trace = Some(TraceHandle(Rc::new(greeting())));
    let opened = after(&state, Action::Open { example: example.clone(), own: None, trace }, 1.0);
    assert_eq!((opened.code.clone(), opened.phase, opened.is_edited()), (example.source.clone(), Phase::Done, false));
    assert_eq!(opened.replacement, (state.replacement.0 + 1, example.source.clone()));

    let own: Option<Rc<str>> = Some("mine".into());
    let running = after(&opened, Action::Run, 2.0);
    let opened = after(&running, Action::Open { example, own, trace: None }, 3.0);
    assert_eq!((&*opened.code, opened.phase, opened.is_edited()), ("mine", Phase::Ready, true));
    assert!(opened.apply(Action::Recorded { run: 1, trace: TraceHandle(Rc::new(greeting())) }, 4.0).is_none());
}

/// The page after a run of this program.
fn after_running(program: &str) -> Playground {
    let mut recording = crate::recorder::Recording::start(program, &RunOptions::default());
    while !recording.advance(1_000_000) {}
    let written = after(&Playground::new(Example::first(), None), Action::Edit(program.into()), 0.0);
    let running = after(&written, Action::Run, 1.0);
    let trace = TraceHandle(Rc::new(recording.into_trace()));
    after(&running, Action::Recorded { run: 1, trace }, 2.0)
}

const NESTED: &str = "def inner(n):\n    return 1 / n\n\ndef outer():\n    inner(1)\n    return inner(0)\n\nouter()\n";

#[test]
fn a_frame_is_looked_at_when_its_line_was_about_to_call_the_next() {
    let state = after_running(NESTED);
    let item = &state.trace.output[0];
    let cursors = frame_cursors(&state.trace, item);
    let lines: Vec<u32> = cursors.iter().filter_map(|cursor| Some(state.trace.steps.get(*cursor)?.line)).collect();
    assert_eq!(lines, [8, 6], "and the innermost is at the end: {cursors:?} of {}", state.steps());
    assert_eq!(cursors[2], state.steps());

    let looking = after(&state, Action::ShowFrame { frame: 1, line: 6, cursor: cursors[1] }, 3.0);
    assert_eq!(
        (looking.frame, looking.current_line(), looking.shown_line),
        (Some(1), Some(6), ShownLine { number: 1, line: 6, takes_focus: false })
    );
    assert_eq!(after(&looking, Action::StepForward, 4.0).frame, None);
}

#[test]
fn a_fix_becomes_the_text_and_takes_its_problem_away() {
    let state = after_running("from django.core.cache import cache\ncache.save('k', 1)\n");
    let problem = state.visible_problems().next().cloned();
    let fix = problem.and_then(|problem| problem.fix).expect("a fix");
    let mended = after(&state, Action::Fix(fix.clone()), 3.0);
    assert_eq!(&*mended.code, "from django.core.cache import cache\ncache.set('k', 1)\n");
    assert_eq!(mended.replacement, (1, mended.code.clone()));
    assert_eq!((mended.shown_line.line, mended.visible_problems().count()), (2, 0));
    assert!(mended.apply(Action::Fix(fix), 4.0).is_none(), "a text that has changed is not edited by an old fix");
}

#[test]
fn notices_are_of_the_text_in_the_editor_alone() {
    let written = "from django.core.cache import cache\ncache.set('k', 1, 0)\n";
    let state = after(&Playground::new(Example::first(), None), Action::Edit(written.into()), 0.0);
    assert_eq!(state.visible_problems().count(), 0);
    let noticed = after(&state, Action::Notice, 1.0);
    assert_eq!(noticed.visible_problems().map(|problem| problem.line).collect::<Vec<_>>(), [2]);
    assert!(noticed.apply(Action::Notice, 2.0).is_none());
    let edited = after(&noticed, Action::Edit("x = 1\n".into()), 3.0);
    assert_eq!(edited.visible_problems().count(), 0);
}

/// The page after a run of the text in its editor.
fn run_of(state: &Playground, real: f64) -> Playground {
    settle(&after(state, Action::Run, real), real + 0.1)
}

/// Records what the page asks for, as the browser would.
fn settle(state: &Playground, real: f64) -> Playground {
    let Phase::Running { run, .. } = state.phase else { panic!("nothing runs") };
    let mut recording = crate::recorder::Recording::of(&state.request.session);
    while !recording.advance(100_000) {}
    after(state, Action::Recorded { run, trace: TraceHandle(Rc::new(recording.into_trace())) }, real)
}

fn page(code: &str) -> Playground {
    run_of(&Playground::new(Example::first(), Some(code.into())), 0.0)
}

fn type_line(state: &Playground, source: &str, real: f64) -> Playground {
    settle(&after(state, Action::Type(source.into()), real), real)
}

fn results(state: &Playground) -> Vec<&str> {
    state.trace.output.iter().filter(|item| item.kind == OutputKind::Result).map(|item| &*item.text).collect()
}

const KEPT: &str = "from django.core.cache import cache\ncache.set('a', 1, 30)\n";

#[test]
fn a_line_is_run_at_the_time_on_screen_and_time_goes_on_from_there() {
    let typed = type_line(&page(KEPT), "cache.get('a')", 12.1);
    assert_eq!((typed.steps(), typed.cursor(), results(&typed)), (3, 3, vec!["1"]));
    assert_eq!((typed.trace.steps[2].t, typed.now(13.1)), (12.0, 13.0));
    assert!(typed.ghost.is_none() && !typed.is_stale());
    assert_eq!(typed.executed_line(), None);
    let late = type_line(&typed, "cache.get('a')", 40.0);
    assert_eq!((results(&late), late.trace.steps[3].calls[0].cause.as_deref()), (vec!["1"], Some("expired")));
}

#[test]
fn a_line_in_the_past_forks_the_tape_and_the_other_branch_can_be_returned_to() {
    let page = type_line(&page(KEPT), "cache.set('b', 2, 60)", 5.1);
    let past = after(&page, Action::GoTo(2), 6.0);
    assert!(past.is_in_past());
    let forked = type_line(&past, "cache.delete('a')", 7.0);
    let keys = |state: &Playground| {
        shelf::snapshot_at(&state.trace, state.cursor()).map_or(0, |snapshot| snapshot.entries().count())
    };
    assert_eq!((forked.steps(), keys(&forked), forked.is_in_past()), (3, 0, false));
    assert_eq!(forked.ghost.as_ref().map(|ghost| ghost.origin), Some(Origin::Fork { cursor: 2 }));
    let back = after(&forked, Action::ReturnToGhost, 8.0);
    assert_eq!((back.steps(), back.cursor(), keys(&back)), (3, 2, 1));
    assert!(back.trace == page.trace && back.session == page.session);
    let again = after(&back, Action::ReturnToGhost, 9.0);
    assert!(again.trace == forked.trace);
    assert!(after(&again, Action::ForgetGhost, 9.0).ghost.is_none());
}

#[test]
fn a_line_before_any_run_comes_after_the_program() {
    let typed = type_line(&Playground::new(Example::first(), Some("x = 1\ny = 2\n".into())), "x + y", 0.0);
    assert_eq!((typed.steps(), results(&typed)), (3, vec!["3"]));
    assert_eq!(typed.session.additions[0].cursor, 2);
}

#[test]
fn a_run_of_edited_code_keeps_the_run_before_it_as_a_ghost() {
    let first = page(KEPT);
    let edited = run_of(&after(&first, Action::Edit(KEPT.replace("30", "90").into()), 1.0), 2.0);
    let ghost = edited.ghost.as_ref();
    assert_eq!(ghost.map(|ghost| (ghost.origin, &*ghost.branch.session.program)), Some((Origin::Edit, KEPT)));
    let rerun = run_of(&edited, 5.0);
    assert_eq!(rerun.ghost, edited.ghost);
    let back = after(&edited, Action::ReturnToGhost, 3.0);
    assert_eq!((&*back.code, back.is_stale(), &*back.replacement.1), (KEPT, false, KEPT));
    let other = run_of(&after(&edited, Action::Edit("print(1)\nprint(2)\n".into()), 6.0), 7.0);
    assert!(other.ghost.is_none());
}

#[test]
fn what_the_step_limit_stopped_goes_on_and_its_loop_is_found() {
    let source = "import time\nn = 0\nwhile n < 4000:\n    n += 1\n    time.sleep(1)\n";
    let stopped = page(source);
    assert!(stopped.can_continue());
    assert_eq!(
        (stopped.steps(), stopped.loop_start()),
        (5_000, stopped.trace.steps.iter().position(|step| step.line == stopped.trace.output[0].line))
    );
    let more = settle(&after(&stopped, Action::More, 9.0), 10.0);
    assert!(more.can_continue());
    let more = settle(&after(&more, Action::More, 11.0), 12.0);
    assert_eq!((more.trace.outcome, more.trace.duration, more.can_continue()), (Outcome::Finished, 4_000.0, false));
    assert!(more.apply(Action::More, 13.0).is_none());
}

#[test]
fn settings_apply_to_the_next_run_and_their_errors_have_a_line() {
    let page = page(KEPT);
    let text = DEFAULT_SETTINGS.replace("'MAX_ENTRIES': 300", "'MAX_ENTRIES': 5").replace("300", "None");
    let edited = after(&page, Action::EditSettings(text.into()), 1.0);
    assert!(edited.is_stale());
    let ran = run_of(&edited, 2.0);
    let step = ran.trace.steps.last();
    assert_eq!(
        step.map(|step| settings_in_force(&step.snapshot)),
        Some(vec!["TIMEOUT None".into(), "MAX_ENTRIES 5".into()])
    );
    let broken = run_of(&after(&ran, Action::EditSettings("CACHES = {\n    'default': 1 / 0,\n}\n".into()), 3.0), 4.0);
    assert_eq!(settings_problem(&broken.trace), Some((2, "ZeroDivisionError: division by zero")));
    let reset = after(&broken, Action::ResetSettings, 5.0);
    assert_eq!((reset.desk.own_settings(), reset.desk.replacement.0), (None, 1));
    assert_eq!(page.trace.steps.last().map(|step| settings_in_force(&step.snapshot)), Some(Vec::new()));
}
