//! `list`.
//! Invariant: a list is never borrowed while the program's code runs; while it is sorted it is empty.

use std::rc::Rc;

use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::{is_other_class, item_place, place_from_either_end, require_no_keywords};
use crate::python::value::{List, Name, Value};

pub static METHODS: &[Native] = &[
    Native::static_method("list", "__new__", new),
    Native::method("list", "__init__", init),
    Native::method("list", "append", append).quickly(append_quickly),
    Native::method("list", "extend", extend),
    Native::method("list", "insert", insert),
    Native::method("list", "remove", remove),
    Native::method("list", "pop", pop),
    Native::method("list", "clear", clear),
    Native::method("list", "index", index),
    Native::method("list", "count", count),
    Native::method("list", "sort", sort),
    Native::method("list", "reverse", reverse),
    Native::method("list", "copy", copy),
    Native::method("list", "__len__", |m, args| m.dunder_len("list", args)),
    Native::method("list", "__iter__", |m, args| m.dunder_iter("list", args)),
    Native::method("list", "__reversed__", |m, args| m.dunder_reversed("list", args)),
    Native::method("list", "__contains__", |m, args| m.dunder_contains("list", args)),
    Native::method("list", "__getitem__", |m, args| m.dunder_getitem("list", args)),
    Native::method("list", "__setitem__", |m, args| m.dunder_setitem("list", args)),
    Native::method("list", "__delitem__", |m, args| m.dunder_delitem("list", args)),
    Native::method("list", "__eq__", |m, args| m.dunder_compare("list", CompareOp::Equal, args)),
    Native::method("list", "__ne__", |m, args| m.dunder_compare("list", CompareOp::NotEqual, args)),
    Native::method("list", "__lt__", |m, args| m.dunder_compare("list", CompareOp::Less, args)),
    Native::method("list", "__le__", |m, args| m.dunder_compare("list", CompareOp::LessEqual, args)),
    Native::method("list", "__gt__", |m, args| m.dunder_compare("list", CompareOp::Greater, args)),
    Native::method("list", "__ge__", |m, args| m.dunder_compare("list", CompareOp::GreaterEqual, args)),
    Native::method("list", "__add__", |m, args| m.dunder_binary("list", "__add__", BinaryOp::Add, args)),
    Native::method("list", "__mul__", |m, args| m.dunder_binary("list", "__mul__", BinaryOp::Multiply, args)),
    Native::method("list", "__rmul__", |m, args| m.dunder_binary("list", "__rmul__", BinaryOp::Multiply, args)),
    Native::method("list", "__iadd__", iadd),
    Native::method("list", "__imul__", |m, args| m.dunder_in_place("list", "__imul__", BinaryOp::Multiply, args)),
    Native::method("list", "__repr__", |m, args| m.dunder_repr("list", args)),
    Native::class_method("list", "__class_getitem__", |m, args| m.class_getitem("list", args)),
];

/// The list inside `self`.
fn this(m: &mut Machine, value: &Value, name: &str) -> Outcome<Rc<List>> {
    match value.plain() {
        Value::List(list) => Ok(list.clone()),
        _ => Err(m.wrong_self("list", name, value)),
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = args.values.first().cloned().unwrap_or_default();
    if is_other_class(&class, &m.types.list) {
        // `__init__` fills it.
        return Ok(m.constructed(&class, Value::list(Vec::new())));
    }
    let [_, iterable] = constructor_args(m, args)?;
    if iterable.is_unset() {
        return Ok(Value::list(Vec::new()));
    }
    m.gather(&iterable, |_, items| Ok(Value::list(items)))
}

fn constructor_args(m: &Machine, args: Args) -> Outcome<[Value; 2]> {
    require_no_keywords(m, &args, "list")?;
    let given = args.values.len().saturating_sub(1);
    if given > 1 {
        return Err(m.type_error(format!("list expected at most 1 argument, got {given}")));
    }
    let mut values = args.values.into_iter();
    Ok([values.next().unwrap_or_default(), values.next().unwrap_or_default()])
}

fn init(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = constructor_args(m, args)?;
    let list = this(m, &object, "__init__")?;
    let old = list.items.take();
    drop(old);
    if iterable.is_unset() {
        return Ok(Value::None);
    }
    m.gather(&iterable, move |_, items| {
        *list.items.borrow_mut() = items;
        Ok(Value::None)
    })
}

fn append(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "list.append")?;
    let Value::List(list) = object.plain() else { return Err(m.wrong_self("list", "append", &object)) };
    push(m, list, item)?;
    Ok(Value::None)
}

/// Where there is room for the item.
#[cfg_attr(fast, optimize(speed))]
fn append_quickly(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    let [Value::List(list), item] = m.positional(first, names)? else { return None };
    let mut items = list.items.borrow_mut();
    if items.len() == items.capacity() {
        return None;
    }
    items.push(item.clone());
    Some(Ok(Value::None))
}

fn push(m: &mut Machine, list: &List, item: Value) -> Outcome<()> {
    let (len, capacity) = {
        let items = list.items.borrow();
        (items.len(), items.capacity())
    };
    if len == capacity {
        m.reserve(len * size_of::<Value>())?;
    }
    list.items.borrow_mut().push(item);
    Ok(())
}

fn extend(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = args.exactly::<2>(m, "list.extend")?;
    let list = this(m, &object, "extend")?;
    m.extend_list(list, &iterable, Value::None)
}

fn iadd(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = m.dunder_args::<2>("__iadd__", args)?;
    let list = this(m, &object, "__iadd__")?;
    m.extend_list(list, &iterable, object)
}

fn insert(m: &mut Machine, args: Args) -> Outcome {
    let [object, place, item] = args.between::<3>(m, "list.insert", 3)?;
    let list = this(m, &object, "insert")?;
    let len = list.items.borrow().len();
    let place = place_from_either_end(m.index(&place)?, len).min(len);
    // Those after it move.
    m.spend((len - place) as u64 / 64)?;
    let mut items = list.items.borrow_mut();
    let place = place.min(items.len());
    items.insert(place, item);
    Ok(Value::None)
}

fn remove(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "list.remove")?;
    let list = this(m, &object, "remove")?;
    let whole = Value::List(list.clone());
    let Some(place) = m.place_of(&whole, &item, 0, usize::MAX)? else {
        return Err(m.value_error("list.remove(x): x not in list"));
    };
    let mut items = list.items.borrow_mut();
    let removed = (place < items.len()).then(|| items.remove(place));
    drop(items);
    drop(removed);
    Ok(Value::None)
}

fn pop(m: &mut Machine, args: Args) -> Outcome {
    let [object, place] = args.between::<2>(m, "list.pop", 1)?;
    let list = this(m, &object, "pop")?;
    let number = if place.is_unset() { -1 } else { m.index(&place)? };
    if number != -1 {
        m.spend(list.items.borrow().len() as u64 / 64)?;
    }
    let mut items = list.items.borrow_mut();
    if number == -1
        && let Some(last) = items.pop()
    {
        return Ok(last);
    }
    let len = items.len();
    match item_place(number, len) {
        Some(place) => Ok(items.remove(place)),
        None => Err(m.error("IndexError", if len == 0 { "pop from empty list" } else { "pop index out of range" })),
    }
}

fn clear(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "list.clear")?;
    let list = this(m, &object, "clear")?;
    let old = list.items.take();
    drop(Value::list(old));
    Ok(Value::None)
}

fn index(m: &mut Machine, args: Args) -> Outcome {
    let [object, item, start, stop] = args.between::<4>(m, "list.index", 2)?;
    let list = this(m, &object, "index")?;
    let len = list.items.borrow().len();
    let (start, stop) = m.search_bounds(&start, &stop, len)?;
    match m.place_of(&Value::List(list), &item, start, stop)? {
        Some(place) => Ok(Value::from(place)),
        None => {
            let shown = m.repr(&item)?;
            Err(m.value_error(format!("{shown} is not in list")))
        }
    }
}

fn count(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "list.count")?;
    let list = Value::List(this(m, &object, "count")?);
    m.count_in(&list, &item)
}

fn sort(m: &mut Machine, args: Args) -> Outcome {
    let (values, pairs) = args.split();
    let [object] = <[Value; 1]>::try_from(values).map_err(|_| m.type_error("sort() takes no positional arguments"))?;
    let list = this(m, &object, "sort")?;
    let (mut key, mut reverse) = (Value::None, false);
    for (name, value) in pairs {
        match &*name {
            "key" => key = value,
            "reverse" => reverse = m.index(&value)? != 0,
            _ => return Err(m.type_error(format!("'{name}' is an invalid keyword argument for sort()"))),
        }
    }
    let items = list.items.take();
    m.sort_then(items, key, reverse, move |m, items, result| {
        let meddled = list.items.replace(items);
        result?;
        if meddled.is_empty() { Ok(Value::None) } else { Err(m.value_error("list modified during sort")) }
    })
}

fn reverse(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "list.reverse")?;
    this(m, &object, "reverse")?.items.borrow_mut().reverse();
    Ok(Value::None)
}

fn copy(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "list.copy")?;
    let list = this(m, &object, "copy")?;
    m.reserve(list.items.borrow().len() * size_of::<Value>())?;
    let items = list.items.borrow().clone();
    Ok(Value::list(items))
}

impl Machine {
    /// Adds the items of any iterable to the end; returns `result`, which must be returned from a native function.
    ///
    /// # Errors
    /// `'int' object is not iterable`; MemoryError; what getting the items raises; a task, which is no error.
    pub(crate) fn extend_list(&mut self, list: Rc<List>, iterable: &Value, result: Value) -> Outcome {
        if self.is_self_contained(iterable) {
            let items = self.collect(iterable)?;
            self.reserve(items.len() * size_of::<Value>())?;
            list.items.borrow_mut().extend(items);
            return Ok(result);
        }
        self.for_each(iterable, result, move |m, item| push(m, &list, item))
    }

    /// `sequence.count(item)` of a list or tuple.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    pub(crate) fn count_in(&mut self, sequence: &Value, item: &Value) -> Outcome {
        let (mut from, mut count) = (0, 0_usize);
        while let Some(place) = self.place_of(sequence, item, from, usize::MAX)? {
            count += 1;
            from = place + 1;
        }
        Ok(Value::from(count))
    }
}
