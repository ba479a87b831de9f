//! Made keys and the warnings about them.
//! Invariant: a warning's text is Django's to the letter.

use super::*;

#[test]
fn the_default_key_function_joins_prefix_version_and_key() {
    check(&*Shelf::plain().key("a").made, ":1:a");
    check(&*Shelf::plain().key("").made, ":1:");
    let config = CacheConfig { key_prefix: "app".into(), version: "7".into(), ..CacheConfig::default() };
    check(&*config.key("a", None).made, "app:7:a");
    check(&*config.key("a", Some("0".into())).made, "app:0:a");
}

#[test]
fn nothing_is_escaped_so_keys_can_collide() {
    let shelf = Shelf::plain();
    let other = shelf.beside(CacheConfig { key_prefix: ":1".into(), ..CacheConfig::default() });
    shelf.set("1:a", "1", Never);
    check(&*other.key("a").made, ":1:1:a");
    check(other.get("a"), Some("1".to_owned()));
}

#[test]
fn a_key_function_of_the_callers_decides_alone() {
    let shelf = Shelf::plain();
    let key = Key::made_by("a", "1", "hashed");
    check(shelf.cache.set(&key, "1".into(), &Never, &mut Report::off()), Ok(()));
    check(shelf.keys(), "hashed");
    check(shelf.get("a"), None);
}

#[test]
fn quiet_keys() {
    for made in ["", ":1:a", &"a".repeat(250), &"é".repeat(250), "nbsp\u{a0}", "\u{1F600}", "\u{85}"] {
        check(key_warnings(made), Vec::<String>::new());
    }
    check(Shelf::plain().key(&"a".repeat(247)).warnings(), Vec::<String>::new());
    check(Shelf::plain().key(&"a".repeat(248)).warnings().len(), 1);
}

#[test]
fn long_keys_warn_by_characters() {
    let long = "é".repeat(251);
    let text = format!("Cache key will cause errors if used with memcached: '{long}' (longer than 250)");
    check(key_warnings(&long), vec![text]);
}

#[track_caller]
fn check_shown(made: &str, shown: &str) {
    let text = format!("Cache key contains characters that will cause errors if used with memcached: {shown}");
    check(key_warnings(made), vec![text]);
}

#[test]
fn characters_that_memcached_refuses_are_shown_by_repr() {
    check_shown("a b", "'a b'");
    check_shown("it's a", "\"it's a\"");
    check_shown("say \"hi\" x", "'say \"hi\" x'");
    check_shown("both ' and \" x", "'both \\' and \" x'");
    check_shown("tab\there", "'tab\\there'");
    check_shown("nl\n", "'nl\\n'");
    check_shown("cr\r", "'cr\\r'");
    check_shown("\0", "'\\x00'");
    check_shown("\u{7f}", "'\\x7f'");
    check_shown("\u{1b} x", "'\\x1b x'");
    check_shown("nbsp\u{a0} x", "'nbsp\\xa0 x'");
    check_shown("\u{85} x", "'\\x85 x'");
    check_shown("\u{200b} x", "'\\u200b x'");
    check_shown("\u{d7ff} x", "'\\ud7ff x'");
    check_shown("\u{e0001} x", "'\\U000e0001 x'");
    check_shown("back\\slash x", "'back\\\\slash x'");
    check_shown("é \u{1F600} \u{301}", "'é \u{1F600} \u{301}'");
}

#[test]
fn both_warnings_come_in_djangos_order() {
    let warnings = key_warnings(&"b ".repeat(130));
    check(warnings.len(), 2);
    check(warnings[0].ends_with(" (longer than 250)"), true);
    check(warnings[1].starts_with("Cache key contains characters"), true);
}

#[test]
fn repr_prefers_single_quotes() {
    check(repr("a"), "'a'");
    check(repr("'"), "\"'\"");
    check(repr("'\""), "'\\'\"'");
}
