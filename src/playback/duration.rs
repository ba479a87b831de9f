//! How spans of time are spelled on the page.
//! Invariant: a span is never cut short: at most two units, and never `0.0 s` while something is left.

const UNITS: [(f64, &str); 4] = [(31_536_000.0, "y"), (86_400.0, "d"), (3_600.0, "h"), (60.0, "m")];

/// Seconds left: `8.2 s` below ten, then `48 s`, `9 m 50 s`, `2 h 05 m`, `3 d 04 h`.
pub fn remaining_text(seconds: f64) -> String {
    let tenths = (seconds * 10.0).ceil();
    if tenths < 100.0 {
        return format!("{:.1} s", (tenths / 10.0).max(0.0));
    }
    whole_units(seconds.ceil())
}

/// Seconds passed, whole ones: `3 s`, `1 m 05 s`.
pub fn elapsed_text(seconds: f64) -> String {
    whole_units(seconds.max(0.0).floor())
}

fn whole_units(whole: f64) -> String {
    let Some(place) = UNITS.iter().position(|(size, _)| whole >= *size) else {
        return format!("{whole} s");
    };
    let (size, name) = UNITS[place];
    let (smaller, smaller_name) = UNITS.get(place + 1).copied().unwrap_or((1.0, "s"));
    let rest = ((whole % size) / smaller).floor();
    let count = (whole / size).floor();
    let width = if smaller_name == "d" { 1 } else { 2 };
    format!("{count} {name} {rest:0width$} {smaller_name}")
}

/// A span in words: `10 seconds`, `1 minute`, `9 minutes 50 seconds`, `0.5 seconds`.
pub fn spoken_duration(seconds: f64) -> String {
    const NAMES: [(f64, &str); 5] =
        [(31_536_000.0, "year"), (86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute"), (1.0, "second")];
    if seconds < 60.0 {
        let rounded = (seconds * 10.0).round() / 10.0;
        return format!("{rounded} {}", if rounded == 1.0 { "second" } else { "seconds" });
    }
    let mut rest = seconds.round();
    let mut words = Vec::new();
    for (size, name) in NAMES {
        let count = (rest / size).floor();
        if count >= 1.0 && words.len() < 2 {
            words.push(format!("{count} {name}{}", if count == 1.0 { "" } else { "s" }));
            rest -= count * size;
        }
    }
    words.join(" ")
}

/// A point in lesson time, as the clock shows it: `00:12.4`, `1:02:05.0`.
pub fn clock_reading(t: f64) -> String {
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
