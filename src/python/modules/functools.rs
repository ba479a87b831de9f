//! `functools`: what CPython writes in C.
//! Invariant: a cached function's dict holds its results from the longest unused to the last used.

use std::cell::Cell;
use std::rc::Rc;

use super::native_class::{add_class, add_functions, new_object, this};
use crate::python::machine::{Machine, tail_call};
use crate::python::native::{Args, Ask, Exit, Native, Outcome, Task};
use crate::python::object::dict::Dict;
use crate::python::object::function::Method;
use crate::python::value::{Globals, Name, Tuple, Value};

static FUNCTIONS: &[Native] = &[Native::function("reduce", reduce)];

const PARTIAL: &str = "functools.partial";
const CACHED: &str = "functools._lru_cache_wrapper";

static PARTIAL_METHODS: &[Native] = &[
    Native::static_method(PARTIAL, "__new__", partial_new),
    Native::method(PARTIAL, "__call__", partial_call),
    Native::method(PARTIAL, "__repr__", partial_repr),
    Native::method(PARTIAL, "__reduce__", partial_reduce),
    Native::function("func", |m, args| partial_part(m, args, |partial| partial.function.clone())),
    Native::function("args", |m, args| partial_part(m, args, |partial| Value::Tuple(partial.args.clone()))),
    Native::function("keywords", |m, args| partial_part(m, args, |partial| Value::Dict(partial.keywords.clone()))),
];

static CACHED_METHODS: &[Native] = &[
    Native::static_method(CACHED, "__new__", cached_new),
    Native::method(CACHED, "__call__", cached_call),
    Native::method(CACHED, "__get__", cached_get),
    Native::method(CACHED, "__reduce__", cached_reduce),
    Native::method(CACHED, "__copy__", |m, args| args.exactly::<1>(m, "functools.__copy__").map(|[this]| this)),
    Native::method(CACHED, "__deepcopy__", |m, args| {
        args.exactly::<2>(m, "functools.__deepcopy__").map(|[this, _]| this)
    }),
    Native::method(CACHED, "cache_info", cache_info),
    Native::method(CACHED, "cache_clear", cache_clear),
];

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    let object = m.types.object.clone();
    add_class(m, globals, "partial", &object, true, PARTIAL_METHODS)?;
    add_class(m, globals, "_lru_cache_wrapper", &object, true, CACHED_METHODS)?;
    Ok(())
}

/// `reduce(function, iterable, initial)`, between two calls.
struct Reduce {
    function: Value,
    iterator: Value,
    total: Value,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Start,
    Item,
    Call,
}

fn reduce(m: &mut Machine, args: Args) -> Outcome {
    let [function, iterable, initial] = args.between(m, "reduce", 2)?;
    let iterator = match m.iter(&iterable) {
        Err(exit) if m.raises(&exit, "TypeError") => {
            return Err(m.type_error("reduce() arg 2 must support iteration"));
        }
        iterator => iterator?,
    };
    Err(Exit::task(Box::new(Reduce { function, iterator, total: initial, stage: Stage::Start })))
}

impl Task for Reduce {
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self.stage {
            Stage::Item if answer.is_unset() => {
                if self.total.is_unset() {
                    return Err(m.type_error("reduce() of empty iterable with no initial value"));
                }
                return Ok(Ask::Done(std::mem::take(&mut self.total)));
            }
            Stage::Item if !self.total.is_unset() => {
                self.stage = Stage::Call;
                let total = std::mem::take(&mut self.total);
                return Ok(Ask::Call(self.function.clone(), Args::positional([total, answer])));
            }
            Stage::Item | Stage::Call => self.total = answer,
            Stage::Start => {}
        }
        self.stage = Stage::Item;
        Ok(Ask::Next(self.iterator.clone()))
    }
}

/// A `partial`: a function with its first arguments.
struct Partial {
    function: Value,
    args: Tuple,
    keywords: Rc<Dict>,
}

fn is_callable(value: &Value) -> bool {
    match value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        Value::Instance(instance) => instance.class.borrow().lookup("__call__").is_some(),
        _ => false,
    }
}

fn partial_new(m: &mut Machine, args: Args) -> Outcome {
    let (mut values, keywords) = args.split();
    if values.len() < 2 {
        return Err(m.type_error("type 'partial' takes at least one argument"));
    }
    let rest = values.split_off(2);
    let function = values.pop().unwrap_or_default();
    let class = values.pop().unwrap_or_default();
    if !is_callable(&function) {
        return Err(m.type_error("the first argument must be callable"));
    }
    let pairs = keywords.into_iter().map(|(name, value)| (Value::Str(name), value)).collect();
    // A partial of a partial is one partial of the function inside.
    let (function, args, pairs) = match function.native::<Partial>() {
        Some(inner) if matches!(&function, Value::Instance(instance) if instance.attributes.borrow().is_empty()) => {
            m.spend(inner.args.len() as u64 / 4)?;
            let args = inner.args.iter().cloned().chain(rest).collect();
            let mut all: Vec<(Value, Value)> = pairs_of(&inner.keywords);
            all.extend::<Vec<_>>(pairs);
            (inner.function.clone(), args, all)
        }
        _ => (function, rest, pairs),
    };
    let Value::Dict(keywords) = m.new_dict(pairs)? else { return Err(m.type_error("partial needs a dict")) };
    new_object(m, &class, Partial { function, args: Tuple::from(args), keywords })
}

fn pairs_of(dict: &Dict) -> Vec<(Value, Value)> {
    dict.map.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

fn partial_part(m: &mut Machine, args: Args, part: fn(&Partial) -> Value) -> Outcome {
    let [object] = args.exactly(m, PARTIAL)?;
    Ok(part(this(m, &object, PARTIAL, "func")?))
}

fn partial_call(m: &mut Machine, args: Args) -> Outcome {
    let (values, given) = args.split();
    let object = values.first().cloned().unwrap_or_default();
    let partial: &Partial = this(m, &object, PARTIAL, "__call__")?;
    let args = partial.args.iter().cloned().chain(values.into_iter().skip(1)).collect();
    let mut keywords: Vec<(Name, Value)> = Vec::new();
    for (key, value) in pairs_of(&partial.keywords) {
        if let Some(name) = key.as_str() {
            keywords.push((name.clone(), value));
        }
    }
    for (name, value) in given {
        match keywords.iter_mut().find(|(known, _)| *known == name) {
            Some((_, place)) => *place = value,
            None => keywords.push((name, value)),
        }
    }
    Err(tail_call(partial.function.clone(), Args::with_keywords(args, keywords)))
}

fn partial_repr(m: &mut Machine, args: Args) -> Outcome {
    let [object] = m.dunder_args("__repr__", args)?;
    let partial: &Partial = this(m, &object, PARTIAL, "__repr__")?;
    let class = m.class_of(&object);
    let is_own = class.get_own("__new__").is_some();
    if !m.enter_repr(&object) {
        return Ok(Value::from("..."));
    }
    let mut text = if is_own { "functools.partial(".to_owned() } else { format!("{}(", class.name()) };
    text.push_str(&m.repr(&partial.function)?);
    for value in partial.args.iter() {
        text.push_str(", ");
        text.push_str(&m.repr(value)?);
    }
    for (key, value) in pairs_of(&partial.keywords) {
        text.push_str(&format!(", {}={}", m.str(&key)?, m.repr(&value)?));
    }
    text.push(')');
    m.leave_repr(&object);
    Ok(Value::from(text))
}

/// A class, the arguments that make an equal object of it, and no state.
fn partial_reduce(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "partial.__reduce__")?;
    let partial: &Partial = this(m, &object, PARTIAL, "__reduce__")?;
    if !partial.keywords.map.borrow().is_empty() {
        return Err(m.type_error("cannot pickle a 'functools.partial' object with keywords"));
    }
    let args = std::iter::once(partial.function.clone()).chain(partial.args.iter().cloned()).collect();
    Ok(Value::tuple(vec![Value::Class(m.class_of(&object)), Value::tuple(args)]))
}

/// A function with its results.
struct Cached {
    function: Value,
    /// None: without bound.
    maxsize: Option<usize>,
    is_typed: bool,
    results: Rc<Dict>,
    hits: Cell<i64>,
    misses: Cell<i64>,
    info: Value,
}

/// `_lru_cache_wrapper(function, maxsize, typed, cache_info_type)`
fn cached_new(m: &mut Machine, args: Args) -> Outcome {
    let [class, function, maxsize, typed, info] = args.exactly(m, CACHED)?;
    let maxsize = if maxsize.is_none() { None } else { Some(usize::try_from(m.index(&maxsize)?).unwrap_or(0)) };
    let is_typed = m.truth(&typed)?;
    let (hits, misses) = (Cell::new(0), Cell::new(0));
    new_object(m, &class, Cached { function, maxsize, is_typed, results: Rc::default(), hits, misses, info })
}

/// What calls with these arguments are known by. A single `str` or `int` is its own key, as in CPython, where `f(1)` and
/// `f(1.0)` therefore are two calls.
fn call_key(m: &Machine, args: &[Value], keywords: &[Name], is_typed: bool) -> Value {
    let count = args.len() - keywords.len();
    if keywords.is_empty()
        && !is_typed
        && let [only @ (Value::Str(_) | Value::Int(_) | Value::Big(_))] = args
    {
        return only.clone();
    }
    let mut parts = args[..count].to_vec();
    if !keywords.is_empty() {
        // No argument can be this, so that it keeps `f(1, ('a', 2))` and `f(1, a=2)` apart.
        parts.push(Value::Class(m.types.ellipsis.clone()));
        for (name, value) in keywords.iter().zip(&args[count..]) {
            parts.push(Value::Str(name.clone()));
            parts.push(value.clone());
        }
    }
    if is_typed {
        parts.extend(args.iter().map(|value| Value::Class(m.class_of(value))));
    }
    Value::tuple(parts)
}

fn cached_call(m: &mut Machine, mut args: Args) -> Outcome {
    if args.positional_count() == 0 {
        return Err(m.type_error(format!("descriptor '__call__' of '{CACHED}' object needs an argument")));
    }
    let object = args.values.remove(0);
    let cached: &Cached = this(m, &object, CACHED, "__call__")?;
    let key = if cached.maxsize == Some(0) {
        Value::Unset
    } else {
        let key = call_key(m, &args.values, args.keywords.as_deref().unwrap_or(&[]), cached.is_typed);
        if let Some(result) = find(m, cached, &key)? {
            return Ok(result);
        }
        key
    };
    cached.misses.set(cached.misses.get() + 1);
    let call = Some((cached.function.clone(), args));
    Err(Exit::task(Box::new(Miss { object, key, call })))
}

/// The result known for a key, which thereby becomes the last used.
fn find(m: &mut Machine, cached: &Cached, key: &Value) -> Outcome<Option<Value>> {
    let hash = crate::python::operate::spread(m.hash(key)?);
    let Some(place) = m.dict_place(&cached.results, hash, key)? else { return Ok(None) };
    cached.hits.set(cached.hits.get() + 1);
    if cached.maxsize.is_none() {
        return Ok(cached.results.map.borrow().value_at(place).cloned());
    }
    let moved = cached.results.map.borrow_mut().remove_at(place);
    Ok(moved.map(|(key, value)| {
        cached.results.map.borrow_mut().push(hash, key, value.clone());
        value
    }))
}

/// A call whose result is to be kept.
struct Miss {
    object: Value,
    /// `Unset`: nothing is kept.
    key: Value,
    call: Option<(Value, Args)>,
}

impl Task for Miss {
    fn resume(&mut self, m: &mut Machine, answer: Value) -> Outcome<Ask> {
        if let Some((function, args)) = self.call.take() {
            return Ok(Ask::Call(function, args));
        }
        if let Some(cached) = self.object.native::<Cached>()
            && !self.key.is_unset()
        {
            let key = std::mem::take(&mut self.key);
            // The call may have got there first, by calling itself.
            if !m.dict_contains(&cached.results, &key)? {
                let oldest = match cached.maxsize {
                    Some(most) if cached.results.map.borrow().len() >= most => {
                        cached.results.map.borrow().next_from(0).map(|(place, ..)| place)
                    }
                    _ => None,
                };
                let gone = oldest.and_then(|place| cached.results.map.borrow_mut().remove_at(place));
                drop(gone);
                m.dict_set(&cached.results, key, answer.clone())?;
            }
        }
        Ok(Ask::Done(answer))
    }
}

fn cached_get(m: &mut Machine, args: Args) -> Outcome {
    let [function, this, _] = args.between(m, "_lru_cache_wrapper.__get__", 2)?;
    Ok(if this.is_none() { function } else { Value::Method(Rc::new(Method { function, this })) })
}

fn cached_reduce(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "_lru_cache_wrapper.__reduce__")?;
    m.attribute(&object, "__qualname__")
}

fn cache_info(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "_lru_cache_wrapper.cache_info")?;
    let cached: &Cached = this(m, &object, CACHED, "cache_info")?;
    let maxsize = cached.maxsize.map_or(Value::None, Value::from);
    let size = Value::from(cached.results.map.borrow().len());
    let parts = [Value::Int(cached.hits.get()), Value::Int(cached.misses.get()), maxsize, size];
    m.call(&cached.info, Args::positional(parts))
}

fn cache_clear(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly(m, "_lru_cache_wrapper.cache_clear")?;
    let cached: &Cached = this(m, &object, CACHED, "cache_clear")?;
    cached.hits.set(0);
    cached.misses.set(0);
    let gone = cached.results.map.take();
    drop(gone);
    Ok(Value::None)
}
