//! `iter`, `enumerate`, `zip`, `map`, `filter`, `reversed`, and what every built-in iterator can do.
//! Invariant: nothing is fetched from a source before the first item is asked for.

use std::cell::RefCell;
use std::rc::Rc;

use super::Iter;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::Value;

pub static FUNCTIONS: &[Native] = &[Native::function("iter", iter)];

/// Of every built-in iterator, the five types below included.
pub static ITERATOR_METHODS: &[Native] = &[
    Native::method("iterator", "__iter__", itself),
    Native::method("iterator", "__next__", next),
    Native::method("iterator", "__length_hint__", length_hint),
];

pub static ENUMERATE_METHODS: &[Native] = &[Native::static_method("enumerate", "__new__", new_enumerate)];
pub static ZIP_METHODS: &[Native] = &[Native::static_method("zip", "__new__", new_zip)];
pub static MAP_METHODS: &[Native] = &[Native::static_method("map", "__new__", new_map)];
pub static FILTER_METHODS: &[Native] = &[Native::static_method("filter", "__new__", new_filter)];
pub static REVERSED_METHODS: &[Native] = &[Native::static_method("reversed", "__new__", new_reversed)];

fn iterator(iter: Iter) -> Value {
    Value::Iter(Rc::new(RefCell::new(iter)))
}

fn iter(m: &mut Machine, args: Args) -> Outcome {
    let [source, sentinel] = args.between::<2>(m, "iter", 1)?;
    if sentinel.is_unset() {
        return m.iter(&source);
    }
    if !is_callable(&source) {
        return Err(m.type_error("iter(v, w): v must be callable"));
    }
    Ok(iterator(Iter::Callable { function: source, sentinel }))
}

fn is_callable(value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        Value::Instance(instance) => instance.class().lookup("__call__").is_some(),
        _ => false,
    }
}

fn itself(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly::<1>(m, "iterator.__iter__")?;
    Ok(this)
}

fn next(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly::<1>(m, "iterator.__next__")?;
    let Value::Iter(iter) = this.plain() else { return Err(m.wrong_self("iterator", "__next__", &this)) };
    match m.next_item(iter)? {
        Some(item) => Ok(item),
        None => Err(crate::python::native::Exit::raise(m.new_exception("StopIteration", Vec::new()))),
    }
}

fn length_hint(m: &mut Machine, args: Args) -> Outcome {
    let [this] = args.exactly::<1>(m, "iterator.__length_hint__")?;
    let Value::Iter(iter) = this.plain() else { return Err(m.wrong_self("iterator", "__length_hint__", &this)) };
    Ok(Value::from(iter.borrow().length_hint()))
}

fn new_enumerate(m: &mut Machine, args: Args) -> Outcome {
    let [class, iterable, start] = enumerate_args(m, args)?;
    let next = match start.plain() {
        Value::Unset => Value::Int(0),
        Value::Big(_) => start.plain().clone(),
        _ => Value::Int(m.index(&start)?),
    };
    let source = m.iter(&iterable)?;
    Ok(m.constructed(&class, iterator(Iter::Enumerate { source, next })))
}

fn enumerate_args(m: &Machine, args: Args) -> Outcome<[Value; 3]> {
    let (values, pairs) = args.split();
    if values.len() > 3 {
        let given = values.len() - 1;
        return Err(m.type_error(format!("enumerate() takes at most 2 arguments ({given} given)")));
    }
    let mut result = [const { Value::Unset }; 3];
    for (place, value) in result.iter_mut().zip(values) {
        *place = value;
    }
    for (name, value) in pairs {
        let at = match &*name {
            "iterable" => 1,
            "start" => 2,
            _ => {
                return Err(m.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
            }
        };
        result[at] = value;
    }
    if result[1].is_unset() {
        return Err(m.type_error("enumerate() missing required argument 'iterable'"));
    }
    Ok(result)
}

fn new_zip(m: &mut Machine, args: Args) -> Outcome {
    let (mut values, pairs) = args.split();
    let mut strict = false;
    for (name, value) in pairs {
        if &*name != "strict" {
            return Err(m.type_error(format!("'{name}' is an invalid keyword argument for zip()")));
        }
        strict = m.truth(&value)?;
    }
    let class = if values.is_empty() { Value::Unset } else { values.remove(0) };
    let mut sources = Vec::with_capacity(values.len());
    for value in &values {
        sources.push(m.iter(value)?);
    }
    Ok(m.constructed(&class, iterator(Iter::Zip { sources, strict })))
}

fn new_map(m: &mut Machine, args: Args) -> Outcome {
    if args.keywords.is_some() {
        return Err(m.type_error("map() takes no keyword arguments"));
    }
    let mut values = args.values.into_iter();
    let class = values.next().unwrap_or_default();
    let (Some(function), rest) = (values.next(), values.collect::<Vec<_>>()) else {
        return Err(m.type_error("map() must have at least two arguments."));
    };
    if rest.is_empty() {
        return Err(m.type_error("map() must have at least two arguments."));
    }
    let mut sources = Vec::with_capacity(rest.len());
    for value in &rest {
        sources.push(m.iter(value)?);
    }
    Ok(m.constructed(&class, iterator(Iter::Map { function, sources })))
}

fn new_filter(m: &mut Machine, args: Args) -> Outcome {
    if args.keywords.is_some() {
        return Err(m.type_error("filter() takes no keyword arguments"));
    }
    let given = args.values.len().saturating_sub(1);
    let Ok([class, function, iterable]) = <[Value; 3]>::try_from(args.values.into_vec()) else {
        return Err(m.type_error(format!("filter expected 2 arguments, got {given}")));
    };
    let source = m.iter(&iterable)?;
    Ok(m.constructed(&class, iterator(Iter::Filter { function, source })))
}

fn new_reversed(m: &mut Machine, args: Args) -> Outcome {
    if args.keywords.is_some() {
        return Err(m.type_error("reversed() takes no keyword arguments"));
    }
    let given = args.values.len().saturating_sub(1);
    let Ok([class, sequence]) = <[Value; 2]>::try_from(args.values.into_vec()) else {
        return Err(m.type_error(format!("reversed expected 1 argument, got {given}")));
    };
    if let Some(reversed) = m.reversed_builtin(&sequence) {
        return Ok(m.constructed(&class, reversed));
    }
    if let Value::Instance(instance) = &sequence {
        let class = instance.class();
        match class.lookup("__reversed__") {
            Some(Value::None) => return Err(not_reversible(m, &sequence)),
            Some(_) => {
                if let Some(result) = m.call_special(&sequence, "__reversed__", Args::none()) {
                    return result;
                }
            }
            None => {}
        }
        if class.lookup("__getitem__").is_some() && class.lookup("__len__").is_some() {
            let left = i64::try_from(m.length(&sequence)?).unwrap_or(i64::MAX);
            return Ok(iterator(Iter::SequenceReversed { object: sequence, left }));
        }
    }
    Err(not_reversible(m, &sequence))
}

fn not_reversible(m: &Machine, value: &Value) -> crate::python::native::Exit {
    let name = m.type_name(value);
    m.type_error(format!("'{name}' object is not reversible"))
}

impl Machine {
    /// `reversed(value)` of a built-in sequence, dict or view; None for anything else.
    pub fn reversed_builtin(&self, value: &Value) -> Option<Value> {
        use crate::python::object::dict::ViewKind;
        let iter = match value {
            Value::List(list) => Iter::ListReversed { list: list.clone(), left: list.items.borrow().len() },
            Value::Range(range) => {
                let left = range.count();
                let next = if left == 0 { range.start } else { range.at(left - 1) };
                Iter::Range { next, left, step: range.step.wrapping_neg() }
            }
            Value::Dict(dict) => Iter::of_dict_reversed(dict, ViewKind::Keys),
            Value::DictView(view) => Iter::of_dict_reversed(&view.dict, view.kind),
            Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => {
                let left = match value {
                    Value::Tuple(items) => items.len(),
                    Value::Str(text) => text.chars().count(),
                    Value::Bytes(bytes) => bytes.len(),
                    Value::ByteArray(bytes) => bytes.borrow().len(),
                    _ => 0,
                };
                let items = reversed_items(value, left);
                Iter::Items { items: items.into_iter(), type_name: "reversed" }
            }
            _ => return None,
        };
        Some(iterator(iter))
    }
}

fn reversed_items(value: &Value, len: usize) -> Vec<Value> {
    let mut items = Vec::with_capacity(len);
    if let Some(mut iter) = Iter::of_builtin(value) {
        while let Some(item) = iter.quick_next() {
            if item.is_unset() {
                break;
            }
            items.push(item);
        }
    }
    items.reverse();
    items
}
