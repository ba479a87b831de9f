//! How settings are read.
//! Invariant: what Django catches becomes a default; what it does not catch is an error.

use super::*;
use Setting::{Bool, Float, Int, None as Nothing, Other, Text};

fn text(text: &str) -> Setting {
    Text(text.into())
}

#[track_caller]
fn check_numbers(setting: Setting, timeout: f64, max_entries: i64, cull_frequency: i64) {
    check(timeout_setting(Some(&setting)), Ok(Some(timeout)));
    check(count_setting(Some(&setting), 300), Ok(max_entries));
    check(count_setting(Some(&setting), 3), Ok(cull_frequency));
}

#[test]
fn numbers_are_read_by_int_and_junk_is_the_default() {
    check_numbers(text("45"), 45.0, 45, 45);
    check_numbers(text(" 45 "), 45.0, 45, 45);
    check_numbers(text("4_5"), 45.0, 45, 45);
    check_numbers(text("4__5"), 300.0, 300, 3);
    check_numbers(text("_4"), 300.0, 300, 3);
    check_numbers(text("+7"), 7.0, 7, 7);
    check_numbers(text("-7"), -7.0, -7, -7);
    check_numbers(text("2.9"), 300.0, 300, 3);
    check_numbers(text("1e3"), 300.0, 300, 3);
    check_numbers(text(""), 300.0, 300, 3);
    check_numbers(text("x"), 300.0, 300, 3);
    check_numbers(Float(2.9), 2.0, 2, 2);
    check_numbers(Float(-2.9), -2.0, -2, -2);
    check_numbers(Float(f64::NAN), 300.0, 300, 3);
    check_numbers(Bool(true), 1.0, 1, 1);
    check_numbers(Int(0), 0.0, 0, 0);
    check_numbers(Other("[1]".into()), 300.0, 300, 3);
}

#[test]
fn none_is_for_ever_as_a_timeout_and_junk_as_a_count() {
    check(timeout_setting(Some(&Nothing)), Ok(None));
    check(count_setting(Some(&Nothing), 3), Ok(3));
    check(timeout_setting(None), Ok(Some(300.0)));
}

#[test]
fn infinity_is_not_caught() {
    let text = "OverflowError: cannot convert float infinity to integer";
    for float in [f64::INFINITY, f64::NEG_INFINITY] {
        check(timeout_setting(Some(&Float(float))).map_err(|error| error.last_line()), Err(text.to_owned()));
    }
}

fn params(top: &[(&str, Setting)], options: &[(&str, Setting)]) -> Params {
    let owned = |entries: &[(&str, Setting)]| {
        entries.iter().map(|(name, setting)| (Rc::from(*name), setting.clone())).collect()
    };
    Params { top: owned(top), options: owned(options) }
}

const LOCMEM: &str = "django.core.cache.backends.locmem.LocMemCache";

#[test]
fn what_is_left_out_is_djangos_default() {
    check(CacheConfig::from_params(&params(&[("BACKEND", text(LOCMEM))], &[])), Ok(CacheConfig::default()));
}

#[test]
fn lower_case_names_win() {
    let top = [
        ("BACKEND", text(LOCMEM)),
        ("TIMEOUT", Int(1)),
        ("timeout", Int(2)),
        ("max_entries", Int(3)),
        ("cull_frequency", Int(4)),
    ];
    let options = [("MAX_ENTRIES", Int(5)), ("CULL_FREQUENCY", Int(6))];
    let config = CacheConfig::from_params(&params(&top, &options));
    check(config.map(|c| (c.timeout, c.max_entries, c.cull_frequency)), Ok((Some(2.0), 3, 4)));
    let config = CacheConfig::from_params(&params(&top[..2], &options));
    check(config.map(|c| (c.timeout, c.max_entries, c.cull_frequency)), Ok((Some(1.0), 5, 6)));
}

#[test]
fn prefix_and_version_may_be_of_any_type() {
    let top = [("BACKEND", text(LOCMEM)), ("KEY_PREFIX", Nothing), ("VERSION", Float(2.5))];
    let config = CacheConfig::from_params(&params(&top, &[])).map(|config| config.key("a", None).made);
    check(config.as_deref(), Ok("None:2.5:a"));
}

#[track_caller]
fn check_backend(path: &str, expected: Result<Backend, &str>) {
    check(Backend::from_path(path).map_err(|error| error.last_line()), expected.map_err(str::to_owned));
}

#[test]
fn backends_are_found_by_their_path() {
    check_backend(LOCMEM, Ok(Backend::LocMem));
    check_backend("django.core.cache.backends.dummy.DummyCache", Ok(Backend::Dummy));
    check(Backend::Dummy.class_name(), "DummyCache");
    let redis = "django.core.cache.backends.redis.RedisCache";
    check(Backend::from_path(redis), Err(CacheError::BackendNotModelled { path: redis.into() }));
}

#[track_caller]
fn check_not_found(path: &str, reason: &str) {
    let error = "django.core.cache.backends.base.InvalidCacheBackendError: Could not find backend";
    check_backend(path, Err(&format!("{error} '{path}': {reason}")));
}

#[test]
fn a_backend_that_is_not_there_is_an_error_with_pythons_reason() {
    check_not_found("a.b.C", "No module named 'a'");
    check_not_found("a..X", "No module named 'a'");
    check_not_found("NotDotted", "NotDotted doesn't look like a module path");
    check_not_found("", " doesn't look like a module path");
    check_not_found("django.nope.deep.X", "No module named 'django.nope'");
    check_not_found("django.core.cache.backends.nope.X", "No module named 'django.core.cache.backends.nope'");
    check_not_found(
        "django.core.cache.backends.locmem.LocMemCache.X",
        "No module named 'django.core.cache.backends.locmem.LocMemCache'; \
         'django.core.cache.backends.locmem' is not a package",
    );
    check_not_found(
        "django.core.cache.backends.locmem.Nope",
        "Module \"django.core.cache.backends.locmem\" does not define a \"Nope\" attribute/class",
    );
    check_not_found(
        "django.core.cache.LocMemCache",
        "Module \"django.core.cache\" does not define a \"LocMemCache\" attribute/class",
    );
}
