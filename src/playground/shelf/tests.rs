use super::*;
use crate::recorder::{Recording, RunOptions};
use crate::trace::{ChangeKind, EntryState, RemovalCause};

fn record(source: &str) -> Trace {
    let mut recording = Recording::start(source, &RunOptions::default());
    while !recording.advance(1_000_000) {}
    recording.into_trace()
}

const IMPORT: &str = "from django.core.cache import cache\n";

fn after(lines: &str) -> Trace {
    record(&format!("{IMPORT}{lines}"))
}

fn arranged(trace: &Trace, wish: Wish) -> Arrangement {
    Arrangement::at(trace, trace.steps.len(), &wish)
}

/// The keys on the shelf at lesson second `now`, those of the lower shelf after a bar.
fn keys(arrangement: &Arrangement, now: f64) -> String {
    let shown = arrangement.shown(now);
    let mut text = String::new();
    for (at, index) in shown.order.iter().enumerate() {
        if shown.expired_from == Some(at) {
            text.push_str("| ");
        }
        text += &arrangement.keys[*index as usize].entry.key;
        text.push(' ');
    }
    text.trim_end().to_owned()
}

#[track_caller]
fn check(lines: &str, wish: Wish, now: f64, expected: &str) {
    assert_eq!(keys(&arranged(&after(lines), wish), now), expected);
}

fn by(order: Order) -> Wish {
    Wish { order, ..Wish::default() }
}

fn filtered(filter: &str) -> Wish {
    Wish { filter: filter.into(), ..Wish::default() }
}

const FOUR: &str =
    "cache.set('b', 1, 50)\ncache.set('d', 1, 20)\ncache.set('a', 1, None)\ncache.set('c', 1, 5)\ncache.get('d')\n";

#[test]
fn keys_are_sorted_as_the_reader_asks() {
    check(FOUR, by(Order::Newest), 0.0, "c a d b");
    check(FOUR, by(Order::Soonest), 0.0, "c d b a");
    check(FOUR, by(Order::Name), 0.0, "a b c d");
    check(FOUR, by(Order::Recency), 0.0, "d c a b");
}

#[test]
fn an_expired_key_sinks_to_the_lower_shelf_and_comes_back_with_time() {
    check(FOUR, by(Order::Name), 20.0, "a b | c d");
    check(FOUR, by(Order::Name), 4.9, "a b c d");
    check("cache.set('x', 1, 0)\ncache.set('y', 1)\n", by(Order::Newest), 0.0, "y | x");
}

#[test]
fn culling_takes_no_notice_of_expiry_and_so_neither_does_its_order() {
    check(FOUR, by(Order::Recency), 20.0, "d c a b");
}

#[test]
fn a_filter_is_a_part_of_the_key_or_a_pattern_for_all_of_it() {
    let lines = "for k in ['user:1', 'user:2:name', 'session_7', 'x']:\n    cache.set(k, 1)\n";
    let named = |filter: &str| Wish { order: Order::Name, ..filtered(filter) };
    check(lines, named(""), 0.0, "session_7 user:1 user:2:name x");
    check(lines, named("user:*"), 0.0, "user:1 user:2:name");
    check(lines, named("*:?"), 0.0, "user:1");
    check(lines, named("*e*e*"), 0.0, "user:2:name");
    check(lines, named("ss"), 0.0, "session_7");
    check(lines, named("user:?"), 0.0, "user:1");
    check(lines, named("1*"), 0.0, "");
}

#[test]
fn pinned_keys_come_first_but_not_among_those_to_be_culled() {
    let trace = after(FOUR);
    let pinned: Rc<[KeyId]> = arranged(&trace, filtered("b"))
        .keys
        .iter()
        .map(|key| (key.location.clone(), key.entry.made_key.clone()))
        .collect();
    let with = |order| Wish { pinned: pinned.clone(), ..by(order) };
    check(FOUR, with(Order::Name), 0.0, "b a c d");
    check(FOUR, with(Order::Recency), 0.0, "d c a b");
}

#[test]
fn groups_count_their_keys_and_know_the_next_expiry() {
    let trace = after(
        "for n in range(3):\n    cache.set(f'user:{n}:name', n, 10 * (n + 1))\ncache.set('page_1', 1, None)\ncache.set('x', 1)\n",
    );
    let groups = groups_at(&trace, trace.steps.len());
    let told: Vec<_> = groups.iter().map(|group| (group.prefix.as_deref(), group.count, group.soonest(10.0))).collect();
    assert_eq!(told, [(Some("user:"), 3, Some(20.0)), (Some("page_"), 1, None), (None, 1, Some(300.0))]);
}

fn culled_by(step: &crate::trace::Step) -> Vec<&str> {
    let culled = ChangeKind::Removed { cause: RemovalCause::Culled };
    let changes = step.calls.iter().flat_map(|call| call.changes.iter());
    changes.filter(|change| change.kind == culled).map(|change| &*change.key).collect()
}

/// For every step that culls: what the line of the step before said would go.
#[track_caller]
fn check_line(source: &str, culls: usize) {
    let trace = record(source);
    let mut seen = 0;
    for (cursor, step) in trace.steps.iter().enumerate() {
        let culled = culled_by(step);
        if culled.is_empty() {
            continue;
        }
        seen += 1;
        let arrangement = Arrangement::at(&trace, cursor, &by(Order::Recency));
        let mut next: Vec<&str> =
            arrangement.keys.iter().filter(|key| key.is_next).map(|key| &*key.entry.key).collect();
        // The shelf shows the last used first; `_cull` begins at the other end.
        next.reverse();
        assert_eq!(next, culled, "before step {cursor}");
        let gauges = gauges_at(&trace, cursor);
        assert!(gauges[0].is_full);
        let outlook = if culled.len() == gauges[0].stored { "all".to_owned() } else { culled.len().to_string() };
        assert_eq!(gauges[0].outlook, format!("the next set culls {outlook}"));
    }
    assert!(seen >= culls, "{seen} culls");
}

#[test]
fn the_line_stands_above_exactly_those_that_are_culled_next() {
    let header = |options: &str| {
        format!(
            "# CACHES = {{\"default\": {{\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"OPTIONS\": {options}}}}}\n{IMPORT}"
        )
    };
    let program = "for n in range(40):\n    cache.set(f'k{n}', n)\n    cache.get('k2')\n    cache.touch('k1')\n    cache.has_key('k3')\n    cache.add('k0', 1)\n";
    check_line(&format!("{}{program}", header(r#"{"MAX_ENTRIES": 9, "CULL_FREQUENCY": 3}"#)), 10);
    check_line(&format!("{}{program}", header(r#"{"MAX_ENTRIES": 5, "CULL_FREQUENCY": 2}"#)), 10);
    check_line(
        &format!("{}for n in range(10):\n    cache.set(n, n)\n", header(r#"{"MAX_ENTRIES": 4, "CULL_FREQUENCY": 0}"#)),
        2,
    );
}

#[test]
fn a_gauge_says_what_happens_when_the_store_is_full() {
    let trace = after("cache.set('a', 1)\n");
    let said =
        |cursor| gauges_at(&trace, cursor).into_iter().map(|gauge| (gauge.stored, gauge.outlook)).collect::<Vec<_>>();
    assert_eq!(said(2), [(1, "the next set at 300 culls 100".to_owned())]);
    let full = after("cache.set_many({f'k{n}': n for n in range(300)})\n");
    let gauge = gauges_at(&full, full.steps.len()).remove(0);
    assert_eq!((gauge.stored, gauge.is_full, &*gauge.outlook), (300, true, "the next set culls 100"));
}

#[test]
fn a_store_has_one_gauge_however_many_aliases_share_it() {
    let locmem = "\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"";
    let trace = record(&format!(
        "# CACHES = {{\"default\": {{{locmem}}}, \"twin\": {{{locmem}}}, \"other\": {{{locmem}, \"LOCATION\": \"o\"}}}}\n\
         from django.core.cache import caches\ncaches['default'].set('a', 1)\ncaches['twin'].set('b', 1)\ncaches['other'].set('a', 1)\n"
    ));
    let told: Vec<_> =
        gauges_at(&trace, trace.steps.len()).into_iter().map(|gauge| (gauge.name, gauge.stored)).collect();
    assert_eq!(told, [("default, twin".to_owned(), 2), ("other".to_owned(), 1)]);
}

#[test]
fn a_bulk_call_is_one_ribbon_and_counts_what_it_did() {
    let trace =
        after("cache.set_many({f'k{n}': n for n in range(500)})\n[cache.get(f'k{n}') for n in range(490, 510)]\n");
    let told = |cursor: usize| {
        let now = time_at(&trace, cursor);
        let gone = departures_at(&trace, cursor, now);
        (gone.absences.len(), gone.ribbons.into_iter().map(|ribbon| (ribbon.calls, ribbon.text)).collect::<Vec<_>>())
    };
    assert_eq!(told(2), (0, vec![(1, "500 set, 200 culled (cull 2)".to_owned())]));
    assert_eq!(told(3), (0, vec![(20, "10 found, 10 missed".to_owned())]));
}

#[test]
fn what_left_the_shelf_is_told_with_its_reason() {
    let trace = after(
        "import time\ncache.set('a', 1, 5)\ncache.set('b', 1)\ntime.sleep(6)\ncache.get('a')\ncache.delete('b')\ncache.get('nope')\ncache.touch('nope')\n",
    );
    let told = |cursor: usize| {
        let gone = departures_at(&trace, cursor, time_at(&trace, cursor));
        gone.absences
            .into_iter()
            .map(|absence| format!("{} {} {}", absence.key, absence.state, absence.reason))
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(told(6), "a dropped found expired");
    assert_eq!(told(7), "b deleted deleted");
    assert_eq!(told(8), "nope miss miss: never set");
    assert_eq!(told(9), "nope refused nothing to touch");
}

#[test]
fn every_state_of_a_stored_key_has_its_name() {
    let trace = after(
        "cache.set('k', 1, 60)\ncache.get('k')\ncache.incr('k')\ncache.touch('k', 40)\ncache.add('k', 9)\nx = 1\n",
    );
    let state = |cursor: usize, now| {
        let arrangement = Arrangement::at(&trace, cursor, &Wish::default());
        arrangement.keys[0].entry.state(now, marks_count(&trace, cursor, now))
    };
    use EntryState::*;
    assert_eq!([2, 3, 4, 5, 6].map(|cursor| state(cursor, 0.0)), [Fresh, Hit, Updated, Touched, Refused]);
    assert_eq!([1.0, 36.5, 39.9, 40.0].map(|now| state(7, now)), [Live, Soon, Soon, Expired]);
}

#[track_caller]
fn check_said(lines: &str, expected: &str) {
    let trace = after(lines);
    let cursor = trace.steps.len();
    let now = time_at(&trace, cursor);
    let to = Place { cursor, now };
    assert_eq!(joined(&said(&trace, Place { cursor: cursor - 1, now }, to)), expected);
}

#[test]
fn events_are_told_in_a_few_words() {
    check_said("cache.set('greet', 'Hello', 10)\n", "greet set, 10 seconds");
    check_said("cache.set('greet', 'Hello', None)\n", "greet set, no expiry");
    check_said("cache.set('greet', 'Hello', 0)\n", "greet set, stored already expired");
    check_said("cache.set('greet', 'Hello')\ncache.get('greet')\n", "hit: greet is 'Hello'");
    check_said("cache.get('nope')\n", "miss: nope, never set");
    check_said("cache.set('n', 5, 60)\ncache.incr('n')\n", "n 5 to 6, expiry unchanged");
    check_said("cache.set('n', 5, 60)\ncache.set('n', 6, 30)\n", "n 5 to 6, 30 seconds");
    check_said("cache.set('greet', 1)\ncache.touch('greet', 60)\n", "greet now 1 minute");
    check_said("cache.set('greet', 1)\ncache.add('greet', 2)\n", "add refused, greet exists");
    check_said("cache.touch('greet')\n", "touch refused, greet is not there");
    check_said("cache.set('greet', 1)\ncache.delete('greet')\n", "greet deleted");
    check_said("cache.set('greet', 1, 0)\ncache.get('greet')\n", "greet removed: it had expired");
    check_said("cache.set('greet', 1)\ncache.clear()\n", "cache cleared, 1 key gone");
    check_said(
        "cache.set_many({str(n): n for n in range(300)})\ncache.set('x', 1)\n",
        "set: 1 set, 100 culled (cull 1)",
    );
    check_said("x = 1\n", "line 2 ran");
}

#[test]
fn time_says_something_at_thresholds_alone() {
    let trace = after("cache.set('a', 1, 10)\ncache.set('b', 1, 20)\ncache.set('c', 1, 20)\n");
    let between = |from, to| joined(&said(&trace, Place { cursor: 4, now: from }, Place { cursor: 4, now: to }));
    assert_eq!(between(0.0, 6.9), "");
    assert_eq!(between(6.9, 7.1), "a expires in 3 seconds");
    assert_eq!(between(7.1, 9.9), "");
    assert_eq!(between(9.9, 10.0), "a expired");
    assert_eq!(between(10.0, 25.0), "2 keys expired");
    assert_eq!(between(25.0, 5.0), "");
}

#[test]
fn what_gathers_is_said_together_and_never_at_length() {
    let messages: Vec<Message> = (0..9).map(|n| Message::Event(format!("k{n} deleted"))).collect();
    assert_eq!(joined(&messages[..2]), "k0 deleted. k1 deleted");
    assert_eq!(joined(&[Message::Line(1), messages[0].clone(), Message::Line(3)]), "k0 deleted");
    assert_eq!(joined(&messages), "k0 deleted. k1 deleted. k2 deleted. k3 deleted. And 5 more");
}

#[test]
fn the_field_is_a_scale_of_time_left() {
    let trace = after("cache.set('a', 1, 600)\ncache.set('b', 1, 5)\ncache.set('c', 1, None)\n");
    let snapshot = snapshot_at(&trace, 4).expect("a snapshot");
    let scale = Scale::of(snapshot.entries().map(|entry| &**entry));
    for seconds in [0.0, 1.0, 5.0, 599.0] {
        assert!((scale.seconds_at(scale.place(seconds)) - seconds).abs() < 1e-6, "{seconds}");
    }
    assert!(scale.place(600.0) < scale.place(f64::INFINITY));
    let ticks: Vec<String> = scale.ticks().into_iter().map(|(_, text)| text).collect();
    assert_eq!(ticks, ["now", "1 s", "10 s", "1 m", "10 m", "∞"]);
}

#[test]
fn a_brush_stays_with_its_keys_while_time_passes() {
    let lines = "cache.set('a', 1, 600)\ncache.set('b', 1, 5)\ncache.set('c', 1, None)\n";
    let trace = after(lines);
    let scale = Scale::of(snapshot_at(&trace, 4).expect("a snapshot").entries().map(|entry| &**entry));
    let column = |seconds: f64| Scale::column(scale.place(seconds), false);
    let brushed = |from, to, now| Wish { brush: Some(scale.brush(from, to, now)), ..by(Order::Name) };
    let five = brushed(column(5.0), column(5.0), 0.0);
    check(lines, five.clone(), 0.0, "b");
    check(lines, five, 100.0, "| b");
    check(lines, brushed(COLUMNS, COLUMNS, 0.0), 0.0, "c");
    check(lines, brushed(0, 0, 0.0), 0.0, "");
    check(lines, brushed(0, 0, 6.0), 6.0, "| b");
    check(lines, brushed(0, COLUMNS, 0.0), 0.0, "a b c");
}
