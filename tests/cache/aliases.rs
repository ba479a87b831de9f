//! `caches[alias]`.
//! Invariant: an alias fails or works at its first use, not before.

use super::*;

type Aliases = Caches<ManualClock, Rc<str>>;

fn aliases(settings: &[(&str, &[(&str, &str)])]) -> Aliases {
    let params = |top: &[(&str, &str)]| Params {
        top: top.iter().map(|(name, value)| (Rc::from(*name), Setting::Text((*value).into()))).collect(),
        options: Vec::new(),
    };
    Caches::new(ManualClock::at(START as f64), settings.iter().map(|(alias, top)| (Rc::from(*alias), params(top))))
}

fn put(caches: &mut Aliases, alias: &str, key: &str) -> Result<(), CacheError> {
    let cache = caches.get(alias)?;
    cache.set(&cache.key(key, None), "1".into(), &ByDefault, &mut Report::off())
}

fn holds(caches: &mut Aliases, alias: &str, key: &str) -> Result<bool, CacheError> {
    let cache = caches.get(alias)?;
    Ok(cache.has_key(&cache.key(key, None), &mut Report::off()))
}

const LOCMEM: (&str, &str) = ("BACKEND", "django.core.cache.backends.locmem.LocMemCache");

#[test]
fn without_settings_there_is_a_default_on_local_memory() {
    let mut caches = Aliases::without_settings(ManualClock::default());
    check(caches.aliases().map(|alias| &**alias).collect::<Vec<_>>(), ["default"]);
    check(caches.get("default").map(|cache| cache.config.clone()), Ok(CacheConfig::default()));
}

#[test]
fn aliases_share_a_store_exactly_when_they_share_a_location() {
    let mut caches = aliases(&[
        ("default", &[LOCMEM]),
        ("same", &[LOCMEM, ("LOCATION", "")]),
        ("other", &[LOCMEM, ("LOCATION", "x")]),
    ]);
    check(put(&mut caches, "default", "a"), Ok(()));
    check(holds(&mut caches, "same", "a"), Ok(true));
    check(holds(&mut caches, "other", "a"), Ok(false));
    check(caches.stores().map(|(location, _)| &**location).collect::<Vec<_>>(), ["", "x"]);
}

#[test]
fn an_unknown_alias_is_an_error() {
    let error = |alias: &str| {
        let text = "django.core.cache.backends.base.InvalidCacheBackendError: The connection";
        Err(format!("{text} '{alias}' doesn't exist."))
    };
    let mut caches = aliases(&[("other", &[LOCMEM])]);
    for alias in ["nope", "default"] {
        check(caches.get(alias).map(|_| ()).map_err(|error| error.last_line()), error(alias));
    }
    check(put(&mut caches, "other", "a"), Ok(()));
}

#[test]
fn wrong_settings_fail_at_first_use_and_each_time() {
    let mut caches = aliases(&[("default", &[LOCMEM]), ("wrong", &[])]);
    check(put(&mut caches, "default", "a"), Ok(()));
    for _ in 0..2 {
        let error = caches.get("wrong").map(|_| ()).map_err(|error| error.last_line());
        check(error, Err("KeyError: 'BACKEND'".to_owned()));
    }
}

#[test]
fn a_changed_instance_stays_changed() {
    let mut caches = aliases(&[("default", &[LOCMEM])]);
    let changed = caches.get("default").map(|cache| cache.config.version = "2".into());
    check(changed, Ok(()));
    check(put(&mut caches, "default", "a"), Ok(()));
    let made = caches.get("default").map(|cache| cache.key("a", None).made.to_string());
    check(made, Ok(":2:a".to_owned()));
}
