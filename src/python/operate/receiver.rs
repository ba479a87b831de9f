//! The arguments that methods of text and bytes have in common: the receiver, places to search between, flags.
//! Invariant: texts are those of CPython's C functions, which name a method `str.find` or `find` by how they parse.

use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::text::Int;
use crate::python::value::{Name, Value};

/// What `find`, `count` and `startswith` are given: the receiver, what to look for, and where.
pub(crate) struct Search {
    pub this: Value,
    pub needle: Value,
    pub start: Option<i64>,
    pub end: Option<i64>,
}

/// `upper` of `str.upper`.
pub(crate) fn short_name(name: &str) -> &str {
    name.split_once('.').map_or(name, |(_, short)| short)
}

impl Machine {
    /// The error for a receiver of the wrong type, or for none.
    pub(crate) fn wrong_receiver(&mut self, name: &str, this: &Value) -> Exit {
        let (owner, short) = name.split_once('.').unwrap_or(("object", name));
        if this.is_unset() {
            return self.type_error(format!("unbound method {name}() needs an argument"));
        }
        self.wrong_self(owner, short, this)
    }

    /// Refuses a call without a receiver, which only `str.upper()` can be.
    pub(crate) fn require_receiver(&mut self, name: &str, args: &Args) -> Outcome<()> {
        if args.values.is_empty() { Err(self.wrong_receiver(name, &Value::Unset)) } else { Ok(()) }
    }

    /// The arguments of `find` and its kin.
    ///
    /// # Errors
    /// `find() takes at least 1 argument (0 given)`; `slice indices must be integers or None …`.
    pub(crate) fn search_args(&mut self, name: &str, args: Args) -> Outcome<Search> {
        self.require_receiver(name, &args)?;
        if args.keywords.is_some() {
            return Err(self.type_error(format!("{name}() takes no keyword arguments")));
        }
        let given = args.values.len() - 1;
        let short = short_name(name);
        if given == 0 {
            return Err(self.type_error(format!("{short}() takes at least 1 argument (0 given)")));
        }
        if given > 3 {
            return Err(self.type_error(format!("{short}() takes at most 3 arguments ({given} given)")));
        }
        let mut values = args.values.into_iter();
        let mut next = || values.next().unwrap_or_default();
        let (this, needle, start, end) = (next(), next(), next(), next());
        let (start, end) = (self.place_bound(&start)?, self.place_bound(&end)?);
        Ok(Search { this, needle, start, end })
    }

    /// A place to search from or up to, cut to `i64`; None for None.
    fn place_bound(&mut self, value: &Value) -> Outcome<Option<i64>> {
        match value {
            Value::None | Value::Unset => return Ok(None),
            Value::Int(place) => return Ok(Some(*place)),
            _ => {}
        }
        match self.whole_or_none(value)? {
            Some(Int::Small(place)) => Ok(Some(place)),
            Some(big @ Int::Big(_)) => Ok(Some(if big.as_ref().is_negative() { i64::MIN } else { i64::MAX })),
            None => Err(self.type_error("slice indices must be integers or None or have an __index__ method")),
        }
    }

    /// The type of an argument as argument clinic's errors name it: `None` where it is None.
    pub(crate) fn given_name(&self, value: &Value) -> Name {
        if value.is_none() { Name::from("None") } else { self.type_name(value) }
    }

    /// An optional `encoding` or `errors` argument.
    ///
    /// # Errors
    /// `encode() argument 'encoding' must be str, not int`.
    pub(crate) fn word_argument(
        &mut self,
        function: &str,
        name: &str,
        value: &Value,
        default: &str,
    ) -> Outcome<String> {
        match value.as_str() {
            Some(word) => Ok(word.to_string()),
            None if value.is_unset() => Ok(default.to_owned()),
            None => {
                let given = self.given_name(value);
                Err(self.type_error(format!("{function}() argument '{name}' must be str, not {given}")))
            }
        }
    }

    /// A `maxsplit` or `count` argument; -1 where it was not given.
    ///
    /// # Errors
    /// `'str' object cannot be interpreted as an integer`; OverflowError beyond `i64`.
    pub(crate) fn limit_argument(&mut self, value: &Value) -> Outcome<i64> {
        if value.is_unset() { Ok(-1) } else { self.index(value) }
    }

    /// The `tabsize` argument of `expandtabs`, 8 where it was not given.
    ///
    /// # Errors
    /// `Python int too large to convert to C int`
    pub(crate) fn tab_size(&mut self, value: &Value) -> Outcome<i64> {
        let size = if value.is_unset() { 8 } else { self.clamped_index(value)? };
        match i32::try_from(size) {
            Ok(size) => Ok(i64::from(size)),
            Err(_) => Err(self.error("OverflowError", "Python int too large to convert to C int")),
        }
    }

    /// Grants room for padding up to a width.
    pub(crate) fn reserve_columns(&mut self, width: i64) -> Outcome<()> {
        match usize::try_from(width) {
            Ok(width) if width > 1024 => self.reserve(width),
            _ => Ok(()),
        }
    }

    /// A list of what `items` are made into, asking for memory as it grows.
    pub(crate) fn list_of<T>(&mut self, items: Vec<T>, value: impl Fn(T) -> Value) -> Outcome {
        self.reserve_parts(items.len())?;
        Ok(Value::list(items.into_iter().map(value).collect()))
    }

    /// Grants room for a list of so many strings or bytes objects.
    pub(crate) fn reserve_parts(&mut self, count: usize) -> Outcome<()> {
        // One of its own is about 48 bytes besides its place in the list.
        if count > 1024 { self.reserve(count.saturating_mul(size_of::<Value>() + 48)) } else { Ok(()) }
    }
}
