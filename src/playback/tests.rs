use std::rc::Rc;

use super::*;
use crate::trace::{Entry, Mark, Snapshot, Step, StoreView};

/// Steps at the given lesson times, ending at `duration`, with a key that expires at `expires_at` from the first step on.
fn trace(times: &[f64], duration: f64, expires_at: Option<f64>) -> Trace {
    let entry = Rc::new(Entry {
        key: "greet".into(),
        made_key: ":1:greet".into(),
        version: "1".into(),
        alias: "default".into(),
        repr: "'Hello'".into(),
        type_name: "str".into(),
        pickled_size: 20,
        set_at: 0.0,
        expires_at,
        timeout: expires_at,
        hits: 0,
        set_step: 0,
        touched_step: 0,
        recency: 1,
        mark: Mark::Fresh,
    });
    let mut store = StoreView::new("".into(), Rc::default());
    store.put(0, Some(entry));
    let snapshot = Snapshot { stores: Rc::new(vec![store]) };
    let ends = times.iter().copied().skip(1).chain([duration]);
    let step = |(&t, end): (&f64, f64)| Step {
        line: 1,
        t,
        end,
        depth: 0,
        calls: Rc::default(),
        variables: Rc::default(),
        snapshot: snapshot.clone(),
    };
    Trace { steps: times.iter().zip(ends).map(step).collect(), duration, ..Trace::empty(0.0) }
}

#[test]
fn after_a_run_the_clock_runs_on_from_the_end() {
    let trace = trace(&[0.0], 0.0, Some(10.0));
    let playback = Playback::at_end(&trace, Speed::One, 100.0);
    assert!(playback.is_playing());
    assert_eq!(playback.now(&trace, 104.0), 4.0);
    assert_eq!(playback.with_speed(&trace, Speed::Ten, 104.0).now(&trace, 105.0), 14.0);
}

#[test]
fn without_a_timeout_the_clock_stands_still() {
    let trace = trace(&[0.0], 0.0, None);
    let playback = Playback::at_end(&trace, Speed::One, 100.0);
    assert!(!playback.is_playing());
    assert_eq!(playback.now(&trace, 200.0), 0.0);
}

#[test]
fn going_back_a_step_puts_the_clock_back() {
    let trace = trace(&[0.0, 0.0], 0.0, Some(10.0));
    let later = Playback::at_end(&trace, Speed::One, 0.0).advance(&trace, 6.0);
    let back = later.step_back(&trace, 6.0);
    assert_eq!((back.cursor(), back.now(&trace, 9.0)), (1, 0.0));
    let forth = back.step_forward(&trace, 9.0);
    assert_eq!((forth.cursor(), forth.now(&trace, 11.0)), (2, 2.0));
}

#[test]
fn a_pause_outlasts_stepping() {
    let trace = trace(&[0.0, 0.0], 0.0, Some(10.0));
    let paused = Playback::at_end(&trace, Speed::One, 0.0).pause(&trace, 2.0);
    let forth = paused.step_back(&trace, 3.0).step_forward(&trace, 3.0);
    assert_eq!(forth.play_state(), PlayState::Paused);
    assert_eq!(forth.resume(&trace, 5.0).now(&trace, 6.0), 1.0);
}

#[test]
fn resuming_before_the_end_plays_the_steps_and_sleeps_in_lesson_time() {
    // The second step sleeps from 0 to 20 s.
    let trace = trace(&[0.0, 0.0, 20.0], 20.0, Some(30.0));
    let start = Playback::paused_at(&trace, 0, Speed::Ten).resume(&trace, 0.0);
    let dwell = STEP_DWELL / 10.0;
    let asleep = start.advance(&trace, 2.0 * dwell + 1.0);
    assert_eq!(asleep.cursor(), 1);
    assert!((asleep.now(&trace, 2.0 * dwell + 1.0) - 10.0).abs() < 1e-9);
    let done = asleep.advance(&trace, 2.0 * dwell + 2.0 + dwell);
    assert_eq!((done.cursor(), done.is_playing()), (3, true));
    assert!((done.now(&trace, 3.0 * dwell + 2.5) - 25.0).abs() < 1e-9);
}

#[test]
fn stepping_back_in_a_sleep_goes_to_its_start() {
    let trace = trace(&[0.0, 0.0], 8.0, Some(30.0));
    let asleep = Playback::paused_at(&trace, 1, Speed::One).to_time(&trace, 1, 5.0, 0.0);
    let back = asleep.step_back(&trace, 0.0);
    assert_eq!((back.cursor(), back.now(&trace, 0.0)), (1, 0.0));
    assert_eq!(back.step_back(&trace, 0.0).cursor(), 0);
}

#[test]
fn expiries_are_found_in_sleeps_and_after_the_end() {
    let slept = trace(&[0.0, 0.0], 20.0, Some(10.0));
    let start = Playback::paused_at(&slept, 0, Speed::One);
    let next = start.next_expiry(&slept, 0.0).map(|expiry| (expiry.cursor, expiry.t));
    assert_eq!(next, Some((1, 10.0)));
    let end = Playback::paused_at(&slept, 2, Speed::One);
    assert_eq!(end.next_expiry(&slept, 0.0), None);
    assert_eq!(end.previous_expiry(&slept, 0.0).map(|expiry| (expiry.cursor, expiry.t)), Some((1, 10.0)));

    let after = trace(&[0.0], 0.0, Some(600.0));
    let next = Playback::paused_at(&after, 1, Speed::One).next_expiry(&after, 0.0);
    assert_eq!(next.map(|expiry| (expiry.cursor, expiry.t)), Some((1, 600.0)));
}

#[test]
fn every_place_on_the_tape_leads_back_to_itself() {
    let trace = trace(&[0.0, 0.0, 20.0], 20.0, Some(600.0));
    let tape = Tape::new(&trace, None);
    let places = [(0, 0.0), (1, 0.0), (1, 7.0), (2, 20.0), (3, 20.0), (3, 21.0), (3, 300.0), (3, 600.0)];
    let mut last = -1.0;
    for (cursor, t) in places {
        let position = tape.position_of(&trace, cursor, t);
        assert!(position > last, "{cursor} {t} is not after the place before");
        last = position;
        let (there, then) = tape.at(&trace, position);
        assert_eq!(there, cursor);
        assert!((then - t).abs() < 1e-6, "{t} became {then}");
    }
    assert!(tape.length() >= last);
}

#[test]
fn flags_mark_expiries_in_advance() {
    let trace = trace(&[0.0], 0.0, Some(600.0));
    let tape = Tape::new(&trace, None);
    let flags = tape.flags(&trace, 50);
    assert_eq!(flags.iter().map(|flag| flag.t).collect::<Vec<_>>(), [600.0]);
    assert!(flags[0].position < tape.length() && flags[0].position > tape.end_of_steps());
}

#[test]
fn an_empty_trace_has_one_place() {
    let trace = trace(&[], 0.0, None);
    let playback = Playback::at_end(&trace, Speed::One, 0.0);
    assert_eq!(playback.step_forward(&trace, 0.0).step_back(&trace, 0.0).cursor(), 0);
    assert_eq!(Tape::new(&trace, None).at(&trace, 3.0), (0, 0.0));
}

/// An idle stretch between two steps, as between a program and what is typed after it.
fn idle() -> Trace {
    let mut trace = trace(&[0.0, 0.0, 40.0], 40.0, Some(30.0));
    trace.steps[1].end = 0.0;
    trace.steps[2].end = 40.0;
    trace
}

#[test]
fn idle_time_before_a_step_is_on_the_tape_and_is_played() {
    let trace = idle();
    let tape = Tape::new(&trace, None);
    let (there, then) = tape.at(&trace, tape.position_of(&trace, 2, 12.0));
    assert_eq!((there, (then * 1e6).round()), (2, 12e6));
    let playback = Playback::paused_at(&trace, 2, Speed::Ten);
    assert_eq!(playback.now(&trace, 0.0), 0.0);
    assert_eq!(playback.next_expiry(&trace, 0.0).map(|expiry| (expiry.cursor, expiry.t)), Some((2, 30.0)));
    let asleep = playback.resume(&trace, 0.0).advance(&trace, STEP_DWELL / 10.0 + 2.0);
    assert_eq!((asleep.cursor(), asleep.now(&trace, STEP_DWELL / 10.0 + 2.0).round()), (2, 20.0));
}

#[test]
fn time_that_passed_unseen_is_not_lost_and_lands_where_it_should() {
    // A tab was hidden, a laptop slept, or a timer came late: the next look is eight hours on.
    let trace = trace(&[0.0, 0.0, 20.0], 20.0, Some(600.0));
    let start = Playback::paused_at(&trace, 0, Speed::One).resume(&trace, 0.0);
    let hours = 8.0 * 3600.0;
    let late = start.advance(&trace, hours);
    let mut often = start;
    for look in 0..2_000 {
        often = often.advance(&trace, f64::from(look) * 0.05);
    }
    often = often.advance(&trace, hours);
    assert_eq!((late.cursor(), often.cursor()), (3, 3));
    let played = 3.0 * STEP_DWELL + 20.0;
    assert!((late.now(&trace, hours) - (20.0 + hours - played)).abs() < 1e-6);
    assert!((late.now(&trace, hours) - often.now(&trace, hours)).abs() < 1e-6);
    assert_eq!(late.speed(), Speed::One);
}

#[test]
fn a_clock_that_goes_back_does_not_take_lesson_time_back_before_its_moment() {
    let trace = trace(&[0.0], 0.0, Some(600.0));
    let playback = Playback::at_end(&trace, Speed::One, 100.0);
    assert_eq!(playback.now(&trace, 90.0), 0.0);
    assert_eq!(playback.advance(&trace, 90.0).now(&trace, 101.0), 1.0);
}

#[test]
fn choosing_a_speed_instead_of_the_pause_lets_time_pass() {
    let trace = trace(&[0.0], 0.0, Some(600.0));
    let paused = Playback::at_end(&trace, Speed::One, 0.0).pause(&trace, 2.0);
    let faster = paused.at_speed(&trace, Speed::Sixty, 10.0);
    assert_eq!((faster.is_playing(), faster.now(&trace, 11.0)), (true, 62.0));
    let still = self::trace(&[0.0], 0.0, None);
    let paused = Playback::paused_at(&still, 1, Speed::One).at_speed(&still, Speed::Ten, 0.0);
    assert_eq!((paused.play_state(), paused.speed()), (PlayState::Waiting, Speed::Ten));
}

#[test]
fn a_longer_sleep_takes_more_room_on_the_tape_but_not_in_proportion() {
    let trace = trace(&[0.0, 1.0, 601.0], 601.0, None);
    let tape = Tape::new(&trace, None);
    let widths = [0, 1, 2].map(|cursor| tape.start_of(cursor + 1) - tape.start_of(cursor));
    assert!(widths[2] == 1.0 && widths[0] > 1.2 && widths[1] > 2.0 * widths[0] && widths[1] < 10.0 * widths[0]);
}

#[test]
fn a_ghost_shows_only_the_expiries_that_differ() {
    let (now, before) = (trace(&[0.0], 0.0, Some(600.0)), trace(&[0.0, 0.0], 0.0, Some(60.0)));
    let tape = Tape::new(&now, Some(&before));
    let track = tape.ghost_track(&now, &before, 50);
    assert_eq!(track.ticks.len(), 3);
    let flags = tape.flags(&now, 50);
    assert_eq!(track.flags.iter().map(|flag| flag.t).collect::<Vec<_>>(), [60.0]);
    assert!(track.flags[0].position < flags[0].position && track.flags[0].position > tape.end_of_steps());
    assert_eq!(tape.ghost_track(&now, &now.clone(), 50).flags, []);
}
