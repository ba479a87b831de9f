//! How spans of time are spelled on the page.
//! Invariant: a span is never cut short: at most two units, and never `0.0 s` while something is left.

use crate::sentences::{form, number, say_text};

/// A unit of time in seconds, and its name in the catalogue.
type Unit = (f64, &'static str);

const YEAR: Unit = (31_536_000.0, "year");
const DAY: Unit = (86_400.0, "day");
const HOUR: Unit = (3_600.0, "hour");
const MINUTE: Unit = (60.0, "minute");
const SECOND: Unit = (1.0, "second");

const UNITS: [Unit; 5] = [YEAR, DAY, HOUR, MINUTE, SECOND];

/// Seconds left: `8.2 s` below ten, then `48 s`, `9 m 50 s`, `2 h 05 m`, `3 d 04 h`.
pub fn remaining_text(seconds: f64) -> String {
    let tenths = (seconds * 10.0).ceil();
    if tenths < 100.0 {
        return short(&format!("{:.1}", (tenths / 10.0).max(0.0)), SECOND);
    }
    whole_units(seconds.ceil())
}

/// Seconds passed, whole ones: `3 s`, `1 m 05 s`.
pub fn elapsed_text(seconds: f64) -> String {
    whole_units(seconds.max(0.0).floor())
}

/// A round span in one unit: `1 h`, `30 d`.
pub fn short_span(seconds: f64) -> String {
    let (size, name) = UNITS.into_iter().find(|(size, _)| seconds % *size == 0.0).unwrap_or(SECOND);
    short(&(seconds / size).to_string(), (size, name))
}

fn short(count: &str, (_, name): Unit) -> String {
    say_text(&["span.short.", name].concat(), &[("count", &number(count))])
}

fn whole_units(whole: f64) -> String {
    let place = UNITS.iter().position(|(size, _)| whole >= *size && *size > 1.0);
    let Some((unit, smaller)) = place.and_then(|place| Some((*UNITS.get(place)?, *UNITS.get(place + 1)?))) else {
        return short(&whole.to_string(), SECOND);
    };
    let rest = ((whole % unit.0) / smaller.0).floor();
    let width = if smaller == DAY { 1 } else { 2 };
    let (large, small) =
        (short(&(whole / unit.0).floor().to_string(), unit), short(&format!("{rest:0width$}"), smaller));
    say_text("span.two", &[("large", &large), ("small", &small)])
}

/// A span in words: `10 seconds`, `1 minute`, `9 minutes 50 seconds`, `0.5 seconds`.
pub fn spoken_duration(seconds: f64) -> String {
    let spoken = |count: f64, (_, name): Unit| {
        say_text(&form(&["span.", name].concat(), count), &[("count", &number(&count.to_string()))])
    };
    if seconds < 60.0 {
        return spoken((seconds * 10.0).round() / 10.0, SECOND);
    }
    let mut rest = seconds.round();
    let mut words = Vec::new();
    for unit in UNITS {
        let count = (rest / unit.0).floor();
        if count >= 1.0 && words.len() < 2 {
            words.push(spoken(count, unit));
            rest -= count * unit.0;
        }
    }
    match &*words {
        [large, small] => say_text("span.two", &[("large", large), ("small", small)]),
        words => words.concat(),
    }
}

/// A point in lesson time, as the clock shows it: `00:12.4`, `1:02:05.0`.
pub fn clock_reading(t: f64) -> String {
    number(&plain_reading(t))
}

/// The same as a date, where tenths are told only if there are some: `00:10`.
pub fn clock_date(t: f64) -> String {
    number(plain_reading(t).trim_end_matches(".0"))
}

fn plain_reading(t: f64) -> String {
    let tenths = (t * 10.0 + 1e-6).floor();
    let (hours, minutes) = ((tenths / 36_000.0).floor(), ((tenths / 600.0) % 60.0).floor());
    let seconds = (tenths % 600.0) / 10.0;
    if hours >= 1.0 { format!("{hours}:{minutes:02}:{seconds:04.1}") } else { format!("{minutes:02}:{seconds:04.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_uses_at_most_two_units() {
        let cases = [
            (8.2, "8.2 s"),
            (0.01, "0.1 s"),
            (10.0, "10 s"),
            (9.99, "10 s"),
            (47.3, "48 s"),
            (590.0, "9 m 50 s"),
            (7_500.0, "2 h 05 m"),
            (273_600.0, "3 d 04 h"),
            (315_360_000.0, "10 y 0 d"),
        ];
        for (seconds, text) in cases {
            assert_eq!(remaining_text(seconds), text);
        }
    }

    #[test]
    fn time_passed_is_counted_in_whole_seconds() {
        assert_eq!([elapsed_text(0.9), elapsed_text(3.7), elapsed_text(65.2)], ["0 s", "3 s", "1 m 05 s"]);
    }

    #[test]
    fn spans_are_spoken_in_words() {
        assert_eq!(spoken_duration(10.0), "10 seconds");
        assert_eq!(spoken_duration(1.0), "1 second");
        assert_eq!(spoken_duration(590.0), "9 minutes 50 seconds");
        assert_eq!(spoken_duration(3_600.0), "1 hour");
    }

    #[test]
    fn the_clock_counts_minutes_and_tenths() {
        assert_eq!(clock_reading(0.0), "00:00.0");
        assert_eq!(clock_reading(12.4), "00:12.4");
        assert_eq!(clock_reading(3_725.0), "1:02:05.0");
    }
}
