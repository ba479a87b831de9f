//! The methods of `dict`.
//! Invariant: a dict's map is never borrowed while the program's code runs.

use std::rc::Rc;

use super::{Dict, DictView, ViewKind};
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::{Machine, value_of};
use crate::python::native::{AT_ONCE, Args, Native, Outcome, in_pieces};
use crate::python::operate::{is_other_class, spread};
use crate::python::value::{Name, Value};

pub static METHODS: &[Native] = &[
    Native::static_method("dict", "__new__", new),
    Native::method("dict", "__init__", init),
    Native::method("dict", "get", get).quickly(get_quickly),
    Native::method("dict", "setdefault", setdefault),
    Native::method("dict", "pop", pop),
    Native::method("dict", "popitem", popitem),
    Native::method("dict", "update", update),
    Native::method("dict", "keys", |m, args| view(m, args, "dict.keys", ViewKind::Keys)),
    Native::method("dict", "values", |m, args| view(m, args, "dict.values", ViewKind::Values)),
    Native::method("dict", "items", |m, args| view(m, args, "dict.items", ViewKind::Items)),
    Native::method("dict", "copy", copy),
    Native::method("dict", "clear", clear),
    Native::class_method("dict", "fromkeys", fromkeys),
    Native::method("dict", "__len__", |m, args| m.dunder_len("dict", args)),
    Native::method("dict", "__iter__", |m, args| m.dunder_iter("dict", args)),
    Native::method("dict", "__reversed__", |m, args| m.dunder_reversed("dict", args)),
    Native::method("dict", "__contains__", |m, args| m.dunder_contains("dict", args)),
    Native::method("dict", "__getitem__", |m, args| m.dunder_getitem("dict", args)),
    Native::method("dict", "__setitem__", |m, args| m.dunder_setitem("dict", args)),
    Native::method("dict", "__delitem__", |m, args| m.dunder_delitem("dict", args)),
    Native::method("dict", "__eq__", |m, args| m.dunder_compare("dict", CompareOp::Equal, args)),
    Native::method("dict", "__ne__", |m, args| m.dunder_compare("dict", CompareOp::NotEqual, args)),
    Native::method("dict", "__or__", |m, args| m.dunder_algebra("dict", "__or__", BinaryOp::Or, false, args)),
    Native::method("dict", "__ror__", |m, args| m.dunder_algebra("dict", "__ror__", BinaryOp::Or, true, args)),
    Native::method("dict", "__ior__", |m, args| m.dunder_algebra_in_place("dict", "__ior__", BinaryOp::Or, args)),
    Native::method("dict", "__repr__", |m, args| m.dunder_repr("dict", args)),
    Native::class_method("dict", "__class_getitem__", |m, args| m.class_getitem("dict", args)),
];

/// The dict inside `self`.
fn this(m: &mut Machine, value: &Value, name: &str) -> Outcome<Rc<Dict>> {
    match value.plain() {
        Value::Dict(dict) => Ok(dict.clone()),
        _ => Err(m.wrong_self("dict", name, value)),
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = args.values.first().cloned().unwrap_or_default();
    let dict: Rc<Dict> = Rc::default();
    if is_other_class(&class, &m.types.dict) {
        // `__init__` fills it.
        return Ok(m.constructed(&class, Value::Dict(dict)));
    }
    let result = Value::Dict(dict.clone());
    fill(m, dict, args, "dict", result)
}

fn init(m: &mut Machine, args: Args) -> Outcome {
    let object = args.values.first().cloned().unwrap_or_default();
    let dict = this(m, &object, "__init__")?;
    fill(m, dict, args, "dict", Value::None)
}

fn update(m: &mut Machine, args: Args) -> Outcome {
    let object = args.values.first().cloned().unwrap_or_default();
    let dict = this(m, &object, "update")?;
    fill(m, dict, args, "update", Value::None)
}

/// `dict.update(other, **more)`; the first argument is skipped.
fn fill(m: &mut Machine, dict: Rc<Dict>, args: Args, name: &str, result: Value) -> Outcome {
    let (values, more) = args.split();
    let given = values.len().saturating_sub(1);
    if given > 1 {
        return Err(m.type_error(format!("{name} expected at most 1 argument, got {given}")));
    }
    let Some(other) = values.into_iter().nth(1) else {
        add_keywords(m, &dict, more)?;
        return Ok(result);
    };
    if let Value::Dict(inner) = other.plain()
        && more.is_empty()
        && inner.map.borrow().len() > AT_ONCE
        && !Rc::ptr_eq(&dict, inner)
        && m.is_self_contained(&other)
    {
        return m.merge_long_dict(dict, inner.clone(), result);
    }
    if m.is_self_contained(&other) || m.is_mapping(&other)? {
        m.update_dict(&dict, &other)?;
        add_keywords(m, &dict, more)?;
        return Ok(result);
    }
    if more.is_empty() {
        let mut index = 0;
        return m.for_each(&other, result, move |m, item| {
            index += 1;
            m.add_pair(&dict, index - 1, &item)
        });
    }
    m.gather(&other, move |m, items| {
        m.add_pairs(&dict, items)?;
        add_keywords(m, &dict, more)?;
        Ok(result)
    })
}

fn add_keywords(m: &mut Machine, dict: &Rc<Dict>, more: Vec<(Name, Value)>) -> Outcome<()> {
    more.into_iter().try_for_each(|(name, value)| m.dict_set(dict, Value::Str(name), value))
}

fn get(m: &mut Machine, args: Args) -> Outcome {
    let [object, key, default] = args.between::<3>(m, "dict.get", 2)?;
    let Value::Dict(dict) = object.plain() else { return Err(m.wrong_self("dict", "get", &object)) };
    Ok(m.dict_get(dict, &key)?.unwrap_or_else(|| default.set_or(Value::None)))
}

#[cfg_attr(fast, optimize(speed))]
fn get_quickly(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    let args = m.positional(first, names)?;
    let ([Value::Dict(dict), key] | [Value::Dict(dict), key, _]) = args else { return None };
    let found = value_of(dict, key)?;
    Some(Ok(found.unwrap_or_else(|| args.get(2).cloned().unwrap_or(Value::None))))
}

fn setdefault(m: &mut Machine, args: Args) -> Outcome {
    let [object, key, default] = args.between::<3>(m, "dict.setdefault", 2)?;
    let dict = this(m, &object, "setdefault")?;
    let hash = spread(m.hash(&key)?);
    if let Some(place) = m.dict_place(&dict, hash, &key)?
        && let Some(value) = dict.map.borrow().value_at(place)
    {
        return Ok(value.clone());
    }
    let default = default.set_or(Value::None);
    dict.map.borrow_mut().push(hash, key, default.clone());
    Ok(default)
}

fn pop(m: &mut Machine, args: Args) -> Outcome {
    let [object, key, default] = args.between::<3>(m, "dict.pop", 2)?;
    let dict = this(m, &object, "pop")?;
    match m.dict_remove(&dict, &key)? {
        Some(value) => Ok(value),
        None if default.is_unset() => Err(m.key_error(&key)),
        None => Ok(default),
    }
}

fn popitem(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "dict.popitem")?;
    let dict = this(m, &object, "popitem")?;
    let last = dict.map.borrow_mut().pop_last();
    match last {
        Some((key, value)) => Ok(Value::tuple(vec![key, value])),
        None => Err(m.error("KeyError", "popitem(): dictionary is empty")),
    }
}

fn view(m: &mut Machine, args: Args, name: &str, kind: ViewKind) -> Outcome {
    let [object] = args.exactly::<1>(m, name)?;
    let dict = this(m, &object, name.rsplit('.').next().unwrap_or(name))?;
    let is_ordered = object.as_instance().is_some_and(|object| object.class.borrow().lookup("move_to_end").is_some());
    Ok(Value::DictView(Rc::new(DictView { dict, kind, is_ordered })))
}

fn copy(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "dict.copy")?;
    let inner = this(m, &object, "copy")?;
    if inner.map.borrow().len() > AT_ONCE && m.is_self_contained(&object) {
        let copy: Rc<Dict> = Rc::default();
        return m.merge_long_dict(copy.clone(), inner, Value::Dict(copy));
    }
    m.copy_mapping(&object).map(Value::Dict)
}

fn clear(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "dict.clear")?;
    let dict = this(m, &object, "clear")?;
    let old = dict.map.borrow_mut().take();
    drop(Dict { map: old.into() });
    Ok(Value::None)
}

fn fromkeys(m: &mut Machine, args: Args) -> Outcome {
    let [class, iterable, value] = args.between::<3>(m, "dict.fromkeys", 2)?;
    let value = value.set_or(Value::None);
    let is_plain = !is_other_class(&class, &m.types.dict);
    m.gather(&iterable, move |m, keys| {
        m.reserve(keys.len() * 48)?;
        let target = if is_plain { Value::Dict(Rc::default()) } else { m.call(&class, Args::none())? };
        let mut keys = keys.into_iter();
        in_pieces(m, move |m| {
            for key in keys.by_ref().take(AT_ONCE) {
                m.store_subscript(&target, key, value.clone())?;
            }
            Ok(keys.as_slice().is_empty().then(|| target.clone()))
        })
    })
}

impl Machine {
    /// Whether `dict.update` takes this as a mapping: it has `keys`.
    fn is_mapping(&mut self, value: &Value) -> Outcome<bool> {
        match value {
            Value::Dict(_) => Ok(true),
            Value::Instance(_) => Ok(self.attribute_or_none(value, "keys")?.is_some()),
            _ => Ok(false),
        }
    }

    /// `dict.copy`: a plain dict, filled through the methods of a subclass that overrides iteration.
    ///
    /// # Errors
    /// MemoryError; what the methods raise.
    pub(crate) fn copy_mapping(&mut self, mapping: &Value) -> Outcome<Rc<Dict>> {
        if let Value::Dict(dict) = mapping.plain()
            && self.is_self_contained(mapping)
        {
            return self.copy_dict(dict);
        }
        let copy: Rc<Dict> = Rc::default();
        self.update_dict(&copy, mapping)?;
        Ok(copy)
    }

    /// `dict.update(other)`: a mapping or an iterable of pairs.
    ///
    /// # Errors
    /// `cannot convert dictionary update sequence element #0 to a sequence` and its like; as [`Machine::dict_set`].
    pub fn update_dict(&mut self, dict: &Rc<Dict>, other: &Value) -> Outcome<()> {
        if let Value::Dict(inner) = other.plain()
            && self.is_self_contained(other)
        {
            let inner = inner.clone();
            return self.merge_dict(dict, &inner);
        }
        if self.is_mapping(other)? {
            let keys = self.attribute(other, "keys")?;
            let keys = self.call(&keys, Args::none())?;
            for key in self.collect(&keys)? {
                let value = self.subscript(other, &key)?;
                self.dict_set(dict, key, value)?;
            }
            return Ok(());
        }
        let items = self.collect(other)?;
        self.add_pairs(dict, items)
    }

    fn add_pairs(&mut self, dict: &Rc<Dict>, items: Vec<Value>) -> Outcome<()> {
        items.iter().enumerate().try_for_each(|(index, item)| self.add_pair(dict, index, item))
    }

    fn add_pair(&mut self, dict: &Rc<Dict>, index: usize, item: &Value) -> Outcome<()> {
        let pair = match item {
            Value::Tuple(items) => items.to_vec(),
            _ => match self.collect(item) {
                Ok(pair) => pair,
                Err(exit) if self.raises(&exit, "TypeError") => {
                    let text = format!("cannot convert dictionary update sequence element #{index} to a sequence");
                    return Err(self.type_error(text));
                }
                Err(exit) => return Err(exit),
            },
        };
        let len = pair.len();
        let Ok([key, value]) = <[Value; 2]>::try_from(pair) else {
            let text = format!("dictionary update sequence element #{index} has length {len}; 2 is required");
            return Err(self.value_error(text));
        };
        self.dict_set(dict, key, value)
    }
}
