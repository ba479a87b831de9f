//! `collections`: what CPython writes in C.
//! Invariant: a dict that keeps its order is a dict; only what order means for it is added.

mod deque;

use std::rc::Rc;

use super::Source;
use super::native_class::add_functions;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::dict::Dict;
use crate::python::value::{Globals, Name, Value};

pub(super) const COLLECTIONS: Source = Source { native: Some(fill), python: Some(python_source!("collections.py")) };
pub(super) const ABC: Source = Source { native: Some(fill_abc), python: Some(python_source!("collections/abc.py")) };

static DEFAULT_NEW: Native = Native::static_method("collections.defaultdict", "__new__", new);
static ORDERED_NEW: Native = Native::static_method("collections.OrderedDict", "__new__", new);
static CALL: Native = Native::method("builtin_function_or_method", "__call__", call);

static FUNCTIONS: &[Native] = &[
    Native::function("_move_to_end", move_to_end),
    Native::function("_pop_first", pop_first),
    Native::function("_count_elements", count_elements).collecting(1),
    Native::function("_reversed_keys", reversed_keys),
];

fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    globals.set("_new_defaultdict", Value::Native(&DEFAULT_NEW));
    globals.set("_new_ordered_dict", Value::Native(&ORDERED_NEW));
    deque::add(m, globals)
}

/// `isinstance(len, Callable)` looks for the method.
fn fill_abc(m: &mut Machine, _: &Rc<Globals>) -> Outcome<()> {
    for class in [&m.types.builtin_function, &m.types.method, &m.types.method_descriptor] {
        class.set(Name::from("__call__"), Value::Native(&CALL));
    }
    Ok(())
}

fn call(m: &mut Machine, mut args: Args) -> Outcome {
    if args.positional_count() == 0 {
        return Err(m.type_error("descriptor '__call__' of 'builtin_function_or_method' object needs an argument"));
    }
    let function = args.values.remove(0);
    Err(crate::python::machine::tail_call(function, args))
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    match args.values.first() {
        Some(Value::Class(class)) => Ok(m.wrap_inner(&class.clone(), Value::Dict(Rc::default()))),
        _ => Err(m.type_error("__new__() needs a class")),
    }
}

fn dict_of(m: &mut Machine, value: &Value, name: &str) -> Outcome<Rc<Dict>> {
    match value.plain() {
        Value::Dict(dict) => Ok(dict.clone()),
        _ => Err(m.wrong_self("collections.OrderedDict", name, value)),
    }
}

/// `_move_to_end(dict, key, is_last)`
fn move_to_end(m: &mut Machine, args: Args) -> Outcome {
    let [object, key, is_last] = args.exactly(m, "move_to_end")?;
    let dict = dict_of(m, &object, "move_to_end")?;
    let hash = crate::python::operate::spread(m.hash(&key)?);
    let Some(place) = m.dict_place(&dict, hash, &key)? else { return Err(m.key_error(&key)) };
    let is_last = m.truth(&is_last)?;
    let mut map = dict.map.borrow_mut();
    let Some((key, value)) = map.remove_at(place) else { return Ok(Value::None) };
    if is_last {
        map.push(hash, key, value);
        return Ok(Value::None);
    }
    let rest: Vec<(u64, Value, Value)> =
        map.iter_hashed().map(|(hash, key, value)| (hash, key.clone(), value.clone())).collect();
    map.clear();
    map.push(hash, key, value);
    for (hash, key, value) in rest {
        map.push(hash, key, value);
    }
    Ok(Value::None)
}

/// The first item of a dict, removed; None for an empty one.
fn pop_first(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "popitem")?;
    let dict = dict_of(m, &object, "popitem")?;
    let place = dict.map.borrow().next_from(0).map(|(place, ..)| place);
    let removed = place.and_then(|place| dict.map.borrow_mut().remove_at(place));
    Ok(removed.map_or(Value::None, |(key, value)| Value::tuple(vec![key, value])))
}

/// `_count_elements(mapping, iterable)`, of a mapping that is a dict.
fn count_elements(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = args.exactly(m, "_count_elements")?;
    let dict = dict_of(m, &object, "update")?;
    for item in m.collect(&iterable)? {
        m.spend(1)?;
        let count = match m.dict_get(&dict, &item)? {
            None => Value::Int(1),
            Some(Value::Int(count)) if count < i64::MAX => Value::Int(count + 1),
            Some(other) => m.binary(crate::python::code::BinaryOp::Add, &other, &Value::Int(1))?,
        };
        m.dict_set(&dict, item, count)?;
    }
    Ok(Value::None)
}

fn reversed_keys(m: &mut Machine, args: Args) -> Outcome {
    use crate::python::object::iterator::Iter;
    let [object] = args.exactly(m, "__reversed__")?;
    let dict = dict_of(m, &object, "__reversed__")?;
    let keys: Vec<Value> = dict.map.borrow().iter().rev().map(|(key, _)| key.clone()).collect();
    let iterator = Iter::Items { items: keys.into_iter(), type_name: "odict_iterator" };
    Ok(Value::Iter(Rc::new(std::cell::RefCell::new(iterator))))
}
