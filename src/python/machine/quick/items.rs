//! Items of lists, tuples and dicts that are there at once, found and stored by the operands that lie on the stack.
//! Invariant: what is done here is what the slow way would do; everything else, every error included, is left to it.

use crate::python::machine::operands::{Operands, copy};
use crate::python::object::dict::Dict;
use crate::python::operate::{Found, item_place, quick_find, simple_hash, spread};
use crate::python::text::search::ascii_at;
use crate::python::value::Value;

/// `object[key]`.
#[cfg_attr(fast, optimize(speed))]
pub fn item(object: &Value, key: &Value) -> Option<Value> {
    match (object, key) {
        (Value::List(list), Value::Int(number)) => {
            let items = list.items.borrow();
            item_place(*number, items.len()).map(|place| copy(&items[place]))
        }
        (Value::Dict(dict), _) => value_of(dict, key)?,
        (Value::Tuple(items), Value::Int(number)) => item_place(*number, items.len()).map(|place| copy(&items[place])),
        (Value::Str(text), Value::Int(number)) => {
            item_place(*number, text.len()).and_then(|place| ascii_at(text, place)).map(Value::character)
        }
        _ => None,
    }
}

/// The value of a key in a dict, or `Some(None)` where there is none.
#[inline(always)]
pub fn value_of(dict: &Dict, key: &Value) -> Option<Option<Value>> {
    match quick_find(dict, hash_of(key)?, key) {
        Found::At(place) => Some(dict.map.borrow().value_at(place).map(copy)),
        Found::Nowhere => Some(None),
        Found::Unknown => None,
    }
}

/// The hash of a key, spread. That of a tuple takes time, which the machine counts.
#[inline(always)]
fn hash_of(key: &Value) -> Option<u64> {
    if let Value::Tuple(_) = key { None } else { simple_hash(key).map(spread) }
}

/// `key in container`.
#[cfg_attr(fast, optimize(speed))]
pub fn contains(container: &Value, key: &Value) -> Option<bool> {
    let Value::Dict(dict) = container else { return None };
    match quick_find(dict, hash_of(key)?, key) {
        Found::At(_) => Some(true),
        Found::Nowhere => Some(false),
        Found::Unknown => None,
    }
}

/// `object[key] = value` with all three on the stack, which go. False where it takes more.
#[cfg_attr(fast, optimize(speed))]
pub fn store(stack: &mut Vec<Value>) -> bool {
    let [.., value, object, key] = &mut stack[..] else { return false };
    let old = match (&*object, &*key) {
        (Value::Dict(dict), Value::Int(_) | Value::Str(_)) => {
            let Some(hash) = hash_of(key) else { return false };
            let found = quick_find(dict, hash, key);
            let mut map = dict.map.borrow_mut();
            match found {
                Found::At(place) => map.set_value_at(place, std::mem::take(value)),
                Found::Nowhere => {
                    map.push(hash, std::mem::take(key), std::mem::take(value));
                    None
                }
                Found::Unknown => return false,
            }
        }
        (Value::List(list), Value::Int(number)) => {
            let mut items = list.items.borrow_mut();
            let Some(place) = item_place(*number, items.len()) else { return false };
            Some(std::mem::replace(&mut items[place], std::mem::take(value)))
        }
        _ => return false,
    };
    let left = stack.len() - 3;
    stack.cut(left);
    drop(old);
    true
}
