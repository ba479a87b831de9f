//! Replays recorded operations on a set of integers and lists its items after each.
//! Invariant: other sets come into being as `set(list)` does, one item after the other.

use cache_playground::python::text::hash::hash_int;
use cache_playground::python::text::set_table::PySetTable;
use serde_json::{Value, json};

use crate::table::{Arguments, Outcome};

fn equal(a: &i64, b: &i64) -> bool {
    a == b
}

fn add(set: &mut PySetTable<i64>, item: i64) {
    set.insert(hash_int(item.into()), item, &mut equal);
}

fn set_of(items: &[i64]) -> PySetTable<i64> {
    let mut set = PySetTable::new();
    items.iter().for_each(|item| add(&mut set, *item));
    set
}

pub fn call(name: &str, a: &Arguments<'_>) -> Option<Outcome> {
    let steps = a.0[0].as_array().filter(|_| name == "play")?;
    let mut current = PySetTable::new();
    let mut orders = Vec::new();
    for step in steps {
        current = played(current, &Arguments(step.as_array()?));
        assert_eq!(current.iter().count(), current.len());
        orders.push(current.iter().map(|(_, item)| json!(item.to_string())).collect::<Value>());
    }
    Some(Ok(json!(orders)))
}

fn played(mut current: PySetTable<i64>, step: &Arguments<'_>) -> PySetTable<i64> {
    let items = if step.0[1].is_array() { step.smalls(1) } else { Vec::new() };
    let other = set_of(&items);
    match step.text(0) {
        "new" => return other,
        "add" => add(&mut current, step.small(1)),
        "discard" => {
            let item = step.small(1);
            if let Some(slot) = current.find(hash_int(item.into()), &mut |own| *own == item) {
                assert!(current.candidates(hash_int(item.into())).contains(&slot));
                current.remove(slot);
            }
        }
        "pop" => {
            current.pop();
        }
        "clear" => current.clear(),
        "copy" => return current.copied(),
        "update" => current.merge(&other, &mut equal),
        "update_list" => items.iter().for_each(|item| add(&mut current, *item)),
        "update_dict" => {
            // A dict has each key once.
            let mut keys = items.clone();
            let mut seen = Vec::new();
            keys.retain(|key| {
                !seen.contains(key) && {
                    seen.push(*key);
                    true
                }
            });
            current.reserve_for_dict(keys.len());
            keys.iter().for_each(|item| add(&mut current, *item));
        }
        "or" => return current.union(&other, &mut equal),
        "ror" => return other.union(&current, &mut equal),
        "and" => return current.intersection(&other, &mut equal),
        "sub" => return current.difference(&other, &mut equal),
        "rsub" => return other.difference(&current, &mut equal),
        "xor" => return current.symmetric_difference(&other, &mut equal),
        "iand" => current.intersection_update(&other, &mut equal),
        "isub" => current.difference_update(&other, &mut equal),
        "ixor" => current.symmetric_difference_update(&other, &mut equal),
        name => panic!("nobody plays {name}"),
    }
    current
}
