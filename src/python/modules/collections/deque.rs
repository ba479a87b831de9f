//! `collections.deque`.
//! Invariant: it never holds more than `maxlen` items, and its items are not borrowed while the program's code runs.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::python::code::CompareOp;
use crate::python::machine::Machine;
use crate::python::modules::native_class::{add_class, new_object, this};
use crate::python::native::{Args, Exit, Native, Outcome};
use crate::python::object::burial::{bury, is_last_holder};
use crate::python::object::instance::{Instance, Payload};
use crate::python::operate::{item_place, place_from_either_end};
use crate::python::value::{Globals, Name, Value};

const OWNER: &str = "collections.deque";
const ITERATOR: &str = "_collections._deque_iterator";
const REVERSED: &str = "_collections._deque_reverse_iterator";

#[derive(Default)]
struct Deque {
    items: RefCell<VecDeque<Value>>,
    maxlen: Cell<Option<usize>>,
    /// Counts the changes, so that an iterator can tell.
    changes: Cell<u64>,
}

impl Drop for Deque {
    fn drop(&mut self) {
        let items = self.items.take();
        if items.iter().any(is_last_holder) {
            bury(items);
        }
    }
}

impl Deque {
    fn changed(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    fn push_back(&self, value: Value) {
        self.changed();
        self.items.borrow_mut().push_back(value);
        if self.maxlen.get().is_some_and(|most| self.items.borrow().len() > most) {
            let gone = self.items.borrow_mut().pop_front();
            drop(gone);
        }
    }

    fn push_front(&self, value: Value) {
        self.changed();
        self.items.borrow_mut().push_front(value);
        if self.maxlen.get().is_some_and(|most| self.items.borrow().len() > most) {
            let gone = self.items.borrow_mut().pop_back();
            drop(gone);
        }
    }

    fn copied(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }
}

static METHODS: &[Native] = &[
    Native::static_method(OWNER, "__new__", new),
    Native::method(OWNER, "__init__", init).collecting(1),
    Native::method(OWNER, "append", append),
    Native::method(OWNER, "appendleft", appendleft),
    Native::method(OWNER, "pop", pop),
    Native::method(OWNER, "popleft", popleft),
    Native::method(OWNER, "extend", extend).collecting(1),
    Native::method(OWNER, "extendleft", extendleft).collecting(1),
    Native::method(OWNER, "rotate", rotate),
    Native::method(OWNER, "clear", clear),
    Native::method(OWNER, "copy", copy),
    Native::method(OWNER, "__copy__", copy),
    Native::method(OWNER, "count", count),
    Native::method(OWNER, "index", index),
    Native::method(OWNER, "insert", insert),
    Native::method(OWNER, "remove", remove),
    Native::method(OWNER, "reverse", reverse),
    Native::function("maxlen", maxlen),
    Native::method(OWNER, "__len__", len),
    Native::method(OWNER, "__getitem__", getitem),
    Native::method(OWNER, "__setitem__", setitem),
    Native::method(OWNER, "__delitem__", delitem),
    Native::method(OWNER, "__contains__", contains),
    Native::method(OWNER, "__iter__", |m, args| iterate(m, args, false)),
    Native::method(OWNER, "__reversed__", |m, args| iterate(m, args, true)),
    Native::method(OWNER, "__eq__", |m, args| compare(m, args, CompareOp::Equal)),
    Native::method(OWNER, "__ne__", |m, args| compare(m, args, CompareOp::NotEqual)),
    Native::method(OWNER, "__lt__", |m, args| compare(m, args, CompareOp::Less)),
    Native::method(OWNER, "__le__", |m, args| compare(m, args, CompareOp::LessEqual)),
    Native::method(OWNER, "__gt__", |m, args| compare(m, args, CompareOp::Greater)),
    Native::method(OWNER, "__ge__", |m, args| compare(m, args, CompareOp::GreaterEqual)),
    Native::method(OWNER, "__add__", add_deques),
    Native::method(OWNER, "__iadd__", extend_in_place).collecting(1),
    Native::method(OWNER, "__mul__", multiply),
    Native::method(OWNER, "__rmul__", multiply),
    Native::method(OWNER, "__imul__", multiply_in_place),
    Native::method(OWNER, "__repr__", repr),
    Native::method(OWNER, "__reduce__", reduce),
    Native::class_method(OWNER, "__class_getitem__", |m, args| m.class_getitem("deque", args)),
];

static ITERATOR_METHODS: &[Native] = &[
    Native::static_method(ITERATOR, "__new__", no_new),
    Native::method(ITERATOR, "__iter__", itself),
    Native::method(ITERATOR, "__next__", next),
];

static REVERSED_METHODS: &[Native] = &[
    Native::static_method(REVERSED, "__new__", no_new),
    Native::method(REVERSED, "__iter__", itself),
    Native::method(REVERSED, "__next__", next),
];

/// Puts `deque` into its module.
pub(super) fn add(m: &mut Machine, globals: &Globals) -> Outcome<()> {
    let object = m.types.object.clone();
    let class = add_class(m, globals, "deque", &object, false, METHODS)?;
    class.set(Name::from("__hash__"), Value::None);
    for (name, table) in [("_deque_iterator", ITERATOR_METHODS), ("_deque_reverse_iterator", REVERSED_METHODS)] {
        let class = add_class(m, globals, name, &object, false, table)?;
        *class.module.borrow_mut() = Name::from("_collections");
    }
    Ok(())
}

fn deque<'a>(m: &mut Machine, value: &'a Value, name: &str) -> Outcome<&'a Deque> {
    this(m, value, OWNER, name)
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    new_object(m, args.values.first().unwrap_or(&Value::None), Deque::default())
}

/// A deque of the same class as another.
fn like(m: &mut Machine, model: &Value, items: Vec<Value>, maxlen: Option<usize>) -> Outcome {
    let class = m.class_of(model);
    if class.get_own("__new__").is_none() {
        let maxlen = maxlen.map_or(Value::None, Value::from);
        return m.call(&Value::Class(class), Args::positional([Value::list(items), maxlen]));
    }
    let made = Deque::default();
    made.maxlen.set(maxlen);
    for item in items {
        made.push_back(item);
    }
    Ok(Value::Instance(Instance::new(class, Payload::Native(Box::new(made)))))
}

fn init(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable, most] = args.bind(m, "deque.__init__", &["", "iterable", "maxlen"], 3, 1)?;
    let this = deque(m, &object, "__init__")?;
    let most = match &most {
        Value::Unset | Value::None => None,
        given => {
            if !matches!(given.plain(), Value::Int(_) | Value::Bool(_) | Value::Big(_)) {
                return Err(m.type_error("an integer is required"));
            }
            let most = m.index(given)?;
            Some(usize::try_from(most).map_err(|_| m.value_error("maxlen must be non-negative"))?)
        }
    };
    this.maxlen.set(most);
    let old = this.items.take();
    drop(old);
    if !iterable.is_unset() {
        for item in m.collect(&iterable)? {
            this.push_back(item);
        }
    }
    Ok(Value::None)
}

fn append(m: &mut Machine, args: Args) -> Outcome {
    let [object, value] = args.exactly(m, "deque.append")?;
    let this = deque(m, &object, "append")?;
    this.push_back(value);
    if this.items.borrow().len() % 4096 == 0 {
        m.reserve(this.items.borrow().len() * size_of::<Value>())?;
    }
    Ok(Value::None)
}

fn appendleft(m: &mut Machine, args: Args) -> Outcome {
    let [object, value] = args.exactly(m, "deque.appendleft")?;
    let this = deque(m, &object, "appendleft")?;
    this.push_front(value);
    if this.items.borrow().len() % 4096 == 0 {
        m.reserve(this.items.borrow().len() * size_of::<Value>())?;
    }
    Ok(Value::None)
}

fn pop(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.pop")?;
    let this = deque(m, &object, "pop")?;
    let item = this.items.borrow_mut().pop_back();
    this.changed();
    item.ok_or_else(|| m.error("IndexError", "pop from an empty deque"))
}

fn popleft(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.popleft")?;
    let this = deque(m, &object, "popleft")?;
    let item = this.items.borrow_mut().pop_front();
    this.changed();
    item.ok_or_else(|| m.error("IndexError", "pop from an empty deque"))
}

fn extend(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = args.exactly(m, "deque.extend")?;
    let this = deque(m, &object, "extend")?;
    for item in m.collect(&iterable)? {
        this.push_back(item);
    }
    Ok(Value::None)
}

fn extendleft(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = args.exactly(m, "deque.extendleft")?;
    let this = deque(m, &object, "extendleft")?;
    for item in m.collect(&iterable)? {
        this.push_front(item);
    }
    Ok(Value::None)
}

fn extend_in_place(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = m.dunder_args("__iadd__", args)?;
    let this = deque(m, &object, "__iadd__")?;
    for item in m.collect(&iterable)? {
        this.push_back(item);
    }
    Ok(object)
}

fn rotate(m: &mut Machine, args: Args) -> Outcome {
    let [object, steps] = args.between(m, "deque.rotate", 1)?;
    let this = deque(m, &object, "rotate")?;
    let steps = if steps.is_unset() { 1 } else { m.index(&steps)? };
    let length = this.items.borrow().len();
    if length > 1 {
        let steps = steps.rem_euclid(length as i64) as usize;
        m.spend(steps.min(length - steps) as u64 / 16)?;
        this.items.borrow_mut().rotate_right(steps);
        this.changed();
    }
    Ok(Value::None)
}

fn clear(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.clear")?;
    let this = deque(m, &object, "clear")?;
    this.changed();
    let old = this.items.take();
    drop(old);
    Ok(Value::None)
}

fn copy(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.copy")?;
    let this = deque(m, &object, "copy")?;
    like(m, &object, this.copied(), this.maxlen.get())
}

fn mutated(m: &Machine) -> Exit {
    m.error("RuntimeError", "deque mutated during iteration")
}

fn count(m: &mut Machine, args: Args) -> Outcome {
    let [object, value] = args.exactly(m, "deque.count")?;
    let this = deque(m, &object, "count")?;
    let mut count = 0;
    let before = this.changes.get();
    for item in this.copied() {
        m.spend(1)?;
        if m.same(&item, &value)? {
            count += 1;
        }
        if this.changes.get() != before {
            return Err(mutated(m));
        }
    }
    Ok(Value::Int(count))
}

/// The place of the first item that is or equals a value, between two places.
fn find(m: &mut Machine, this: &Deque, value: &Value, start: usize, stop: usize) -> Outcome<Option<usize>> {
    let before = this.changes.get();
    for place in start..stop {
        let Some(item) = this.items.borrow().get(place).cloned() else { break };
        m.spend(1)?;
        if m.same(&item, value)? {
            return Ok(Some(place));
        }
        if this.changes.get() != before {
            return Err(mutated(m));
        }
    }
    Ok(None)
}

fn not_in(m: &mut Machine, value: &Value) -> Exit {
    match m.repr(value) {
        Ok(shown) => m.value_error(format!("{shown} is not in deque")),
        Err(exit) => exit,
    }
}

fn index(m: &mut Machine, args: Args) -> Outcome {
    let [object, value, start, stop] = args.between(m, "deque.index", 2)?;
    let this = deque(m, &object, "index")?;
    let length = this.items.borrow().len();
    let place = |m: &mut Machine, given: &Value, default: usize| match given {
        Value::Unset => Ok(default),
        given => m.index(given).map(|number| place_from_either_end(number, length).min(length)),
    };
    let (start, stop) = (place(m, &start, 0)?, place(m, &stop, length)?);
    match find(m, this, &value, start, stop)? {
        Some(place) => Ok(Value::from(place)),
        None => Err(not_in(m, &value)),
    }
}

fn insert(m: &mut Machine, args: Args) -> Outcome {
    let [object, place, value] = args.exactly(m, "deque.insert")?;
    let this = deque(m, &object, "insert")?;
    let length = this.items.borrow().len();
    if this.maxlen.get() == Some(length) {
        return Err(m.error("IndexError", "deque already at its maximum size"));
    }
    let place = place_from_either_end(m.index(&place)?, length).min(length);
    m.spend(place.min(length - place) as u64 / 64)?;
    this.items.borrow_mut().insert(place, value);
    this.changed();
    Ok(Value::None)
}

fn remove(m: &mut Machine, args: Args) -> Outcome {
    let [object, value] = args.exactly(m, "deque.remove")?;
    let this = deque(m, &object, "remove")?;
    let length = this.items.borrow().len();
    match find(m, this, &value, 0, length)? {
        Some(place) => {
            let gone = this.items.borrow_mut().remove(place);
            this.changed();
            drop(gone);
            Ok(Value::None)
        }
        None => Err(not_in(m, &value)),
    }
}

fn reverse(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.reverse")?;
    let this = deque(m, &object, "reverse")?;
    this.items.borrow_mut().make_contiguous().reverse();
    Ok(Value::None)
}

fn maxlen(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.maxlen")?;
    Ok(deque(m, &object, "maxlen")?.maxlen.get().map_or(Value::None, Value::from))
}

fn len(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args("__len__", args)?;
    let length = deque(m, &object, "__len__")?.items.borrow().len();
    Ok(Value::from(length))
}

/// The place that an index names.
fn place_of(m: &mut Machine, this: &Deque, key: &Value) -> Outcome<usize> {
    let number = match m.index(key) {
        Err(exit) if m.raises(&exit, "TypeError") => {
            let name = m.type_name(key);
            return Err(m.type_error(format!("sequence index must be integer, not '{name}'")));
        }
        number => number?,
    };
    let length = this.items.borrow().len();
    item_place(number, length).ok_or_else(|| m.error("IndexError", "deque index out of range"))
}

fn getitem(m: &mut Machine, args: Args) -> Outcome {
    let [object, key] = m.dunder_args("__getitem__", args)?;
    let this = deque(m, &object, "__getitem__")?;
    let place = place_of(m, this, &key)?;
    Ok(this.items.borrow().get(place).cloned().unwrap_or(Value::None))
}

fn setitem(m: &mut Machine, args: Args) -> Outcome {
    let [object, key, value] = m.dunder_args("__setitem__", args)?;
    let this = deque(m, &object, "__setitem__")?;
    let place = place_of(m, this, &key)?;
    let old = this.items.borrow_mut().get_mut(place).map(|item| std::mem::replace(item, value));
    drop(old);
    Ok(Value::None)
}

fn delitem(m: &mut Machine, args: Args) -> Outcome {
    let [object, key] = m.dunder_args("__delitem__", args)?;
    let this = deque(m, &object, "__delitem__")?;
    let place = place_of(m, this, &key)?;
    let gone = this.items.borrow_mut().remove(place);
    this.changed();
    drop(gone);
    Ok(Value::None)
}

fn contains(m: &mut Machine, args: Args) -> Outcome {
    let [object, value] = m.dunder_args("__contains__", args)?;
    let this = deque(m, &object, "__contains__")?;
    let length = this.items.borrow().len();
    Ok(Value::Bool(find(m, this, &value, 0, length)?.is_some()))
}

fn compare(m: &mut Machine, args: Args, op: CompareOp) -> Outcome {
    let [a, b] = m.dunder_args(op.names().1, args)?;
    let (Some(a), Some(b)) = (a.native::<Deque>(), b.native::<Deque>()) else { return Ok(Value::NotImplemented) };
    let (a, b) = (Value::list(a.copied()), Value::list(b.copied()));
    m.compare(op, &a, &b)
}

fn add_deques(m: &mut Machine, args: Args) -> Outcome {
    let [a, b] = m.dunder_args("__add__", args)?;
    let this = deque(m, &a, "__add__")?;
    let Some(other) = b.native::<Deque>() else {
        let name = m.type_name(&b);
        return Err(m.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
    };
    let items = this.copied().into_iter().chain(other.copied()).collect();
    like(m, &a, items, this.maxlen.get())
}

fn repeated(m: &mut Machine, this: &Deque, times: &Value) -> Outcome<Vec<Value>> {
    let times = usize::try_from(m.index(times)?).unwrap_or(0);
    let items = this.copied();
    m.reserve(items.len().saturating_mul(times).saturating_mul(size_of::<Value>()))?;
    Ok(std::iter::repeat_n(items, times).flatten().collect())
}

fn multiply(m: &mut Machine, args: Args) -> Outcome {
    let [object, times] = m.dunder_args("__mul__", args)?;
    let this = deque(m, &object, "__mul__")?;
    let items = repeated(m, this, &times)?;
    like(m, &object, items, this.maxlen.get())
}

fn multiply_in_place(m: &mut Machine, args: Args) -> Outcome {
    let [object, times] = m.dunder_args("__imul__", args)?;
    let this = deque(m, &object, "__imul__")?;
    let items = repeated(m, this, &times)?;
    let old = this.items.take();
    drop(old);
    for item in items {
        this.push_back(item);
    }
    Ok(object)
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args("__repr__", args)?;
    let this = deque(m, &object, "__repr__")?;
    if !m.enter_repr(&object) {
        return Ok(Value::from("[...]"));
    }
    let shown = m.repr(&Value::list(this.copied()));
    m.leave_repr(&object);
    let name = m.class_of(&object).name();
    let most = this.maxlen.get().map_or_else(String::new, |most| format!(", maxlen={most}"));
    Ok(Value::from(format!("{name}({}{most})", shown?)))
}

fn reduce(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "deque.__reduce__")?;
    let this = deque(m, &object, "__reduce__")?;
    let args = match this.maxlen.get() {
        Some(most) => vec![Value::tuple(Vec::new()), Value::from(most)],
        None => Vec::new(),
    };
    let items = m.iter(&Value::list(this.copied()))?;
    let class = Value::Class(m.class_of(&object));
    let state = match object.as_instance() {
        Some(instance) if !instance.attributes.borrow().is_empty() => m.attributes_dict(&object)?,
        _ => Value::None,
    };
    Ok(Value::tuple(vec![class, Value::tuple(args), state, items]))
}

struct Walk {
    deque: Value,
    /// How many items were given.
    given: Cell<usize>,
    changes: u64,
    is_reversed: bool,
}

fn iterate(m: &mut Machine, args: Args, is_reversed: bool) -> Outcome {
    let name = if is_reversed { "__reversed__" } else { "__iter__" };
    let [object] = m.dunder_args(name, args)?;
    let changes = deque(m, &object, name)?.changes.get();
    let module = m.import_module("collections")?;
    let class = m.attribute(&module, if is_reversed { "_deque_reverse_iterator" } else { "_deque_iterator" })?;
    new_object(m, &class, Walk { deque: object, given: Cell::new(0), changes, is_reversed })
}

fn no_new(m: &mut Machine, _: Args) -> Outcome {
    Err(m.type_error("cannot create '_collections._deque_iterator' instances"))
}

fn itself(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args("__iter__", args)?;
    Ok(this)
}

fn next(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args("__next__", args)?;
    let walk: &Walk = this(m, &object, ITERATOR, "__next__")?;
    let this = deque(m, &walk.deque, "__next__")?;
    if this.changes.get() != walk.changes {
        return Err(mutated(m));
    }
    let items = this.items.borrow();
    let given = walk.given.get();
    let place = if walk.is_reversed { items.len().checked_sub(given + 1) } else { Some(given) };
    match place.and_then(|place| items.get(place)) {
        Some(item) => {
            walk.given.set(given + 1);
            Ok(item.clone())
        }
        None => Err(Exit::raise(m.new_exception("StopIteration", Vec::new()))),
    }
}
