//! The special methods of the built-in containers, as programs reach them by name or through `super()`.
//! Invariant: none of them looks at what a subclass overrides, so that an override may call them.

use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

impl Machine {
    /// The arguments of a special method, `self` included.
    ///
    /// # Errors
    /// `expected 1 argument, got 0`; `self` does not count.
    pub(crate) fn dunder_args<const N: usize>(&self, name: &str, args: Args) -> Outcome<[Value; N]> {
        if args.keywords.is_some() {
            return Err(self.type_error(format!("wrapper {name}() takes no keyword arguments")));
        }
        let given = args.values.len();
        <[Value; N]>::try_from(args.values.into_vec()).map_err(|_| {
            let (want, given) = (N - 1, given.saturating_sub(1));
            let plural = if want == 1 { "" } else { "s" };
            self.type_error(format!("expected {want} argument{plural}, got {given}"))
        })
    }

    /// The arguments, where `self` is of the built-in type `owner` or of a subclass.
    fn own_args<const N: usize>(&mut self, owner: &str, name: &str, args: Args) -> Outcome<[Value; N]> {
        let args = self.dunder_args::<N>(name, args)?;
        let Some(this) = args.first() else { return Ok(args) };
        if builtin_name(this.plain()) == owner { Ok(args) } else { Err(self.wrong_self(owner, name, this)) }
    }

    pub(crate) fn dunder_len(&mut self, owner: &str, args: Args) -> Outcome {
        let [this] = self.own_args::<1>(owner, "__len__", args)?;
        self.length(this.plain()).map(Value::from)
    }

    pub(crate) fn dunder_iter(&mut self, owner: &str, args: Args) -> Outcome {
        let [this] = self.own_args::<1>(owner, "__iter__", args)?;
        match self.iter_of_builtin(this.plain()) {
            Some(iterator) => Ok(iterator),
            None => Err(self.wrong_self(owner, "__iter__", &this)),
        }
    }

    pub(crate) fn dunder_reversed(&mut self, owner: &str, args: Args) -> Outcome {
        let [this] = self.own_args::<1>(owner, "__reversed__", args)?;
        match self.reversed_builtin(this.plain()) {
            Some(iterator) => Ok(iterator),
            None => Err(self.wrong_self(owner, "__reversed__", &this)),
        }
    }

    pub(crate) fn dunder_contains(&mut self, owner: &str, args: Args) -> Outcome {
        let [this, item] = self.own_args::<2>(owner, "__contains__", args)?;
        self.builtin_contains(this.plain(), &item).map(Value::Bool)
    }

    pub(crate) fn dunder_getitem(&mut self, owner: &str, args: Args) -> Outcome {
        let [this, key] = self.own_args::<2>(owner, "__getitem__", args)?;
        self.builtin_subscript(&this, &key)
    }

    pub(crate) fn dunder_setitem(&mut self, owner: &str, args: Args) -> Outcome {
        let [this, key, value] = self.own_args::<3>(owner, "__setitem__", args)?;
        self.builtin_store(&this, key, value)?;
        Ok(Value::None)
    }

    pub(crate) fn dunder_delitem(&mut self, owner: &str, args: Args) -> Outcome {
        let [this, key] = self.own_args::<2>(owner, "__delitem__", args)?;
        self.builtin_delete(&this, &key)?;
        Ok(Value::None)
    }

    pub(crate) fn dunder_compare(&mut self, owner: &str, op: CompareOp, args: Args) -> Outcome {
        let [this, other] = self.own_args::<2>(owner, op.method(), args)?;
        Ok(self.builtin_compare(op, this.plain(), other.plain())?.unwrap_or(Value::NotImplemented))
    }

    /// `a op b` of values of built-in types; None for NotImplemented.
    pub(crate) fn builtin_compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        match (op, a, b) {
            (_, Value::List(_), Value::List(_)) | (_, Value::Tuple(_), Value::Tuple(_)) => {
                self.compare_sequences(op, a, b).map(Some)
            }
            (CompareOp::Equal, ..) => Ok(self.builtin_equal(a, b)?.map(Value::Bool)),
            (CompareOp::NotEqual, ..) => Ok(self.builtin_equal(a, b)?.map(|answer| Value::Bool(!answer))),
            _ => self.builtin_order(op, a, b),
        }
    }

    /// `+` and `*` of sequences, whose errors are the operator's own.
    pub(crate) fn dunder_binary(&mut self, owner: &str, name: &str, op: BinaryOp, args: Args) -> Outcome {
        let [this, other] = self.own_args::<2>(owner, name, args)?;
        if op == BinaryOp::Multiply && self.index_of(&other)?.is_none() {
            let given = self.type_name(&other);
            return Err(self.type_error(format!("'{given}' object cannot be interpreted as an integer")));
        }
        self.binary(op, this.plain(), other.plain())
    }

    pub(crate) fn dunder_in_place(&mut self, owner: &str, name: &str, op: BinaryOp, args: Args) -> Outcome {
        let [this, other] = self.own_args::<2>(owner, name, args)?;
        self.in_place(op, this.plain(), other.plain())?;
        Ok(this)
    }

    /// `| & - ^` of sets and dict views, and `|` of dicts; `is_reflected` for `__ror__` and its like.
    pub(crate) fn dunder_algebra(
        &mut self,
        owner: &str,
        name: &str,
        op: BinaryOp,
        is_reflected: bool,
        args: Args,
    ) -> Outcome {
        let [this, other] = self.own_args::<2>(owner, name, args)?;
        let (a, b) = if is_reflected { (&other, &this) } else { (&this, &other) };
        Ok(self.container_binary(op, a, b)?.unwrap_or(Value::NotImplemented))
    }

    pub(crate) fn dunder_algebra_in_place(&mut self, owner: &str, name: &str, op: BinaryOp, args: Args) -> Outcome {
        let [this, other] = self.own_args::<2>(owner, name, args)?;
        Ok(self.container_in_place(op, &this, &other)?.unwrap_or(Value::NotImplemented))
    }

    pub(crate) fn dunder_hash(&mut self, owner: &str, args: Args) -> Outcome {
        let [this] = self.own_args::<1>(owner, "__hash__", args)?;
        self.hash(this.plain()).map(Value::Int)
    }

    pub(crate) fn dunder_repr(&mut self, owner: &str, args: Args) -> Outcome {
        let [this] = self.own_args::<1>(owner, "__repr__", args)?;
        self.builtin_repr(&this).map(Value::from)
    }
}

/// The name of the built-in type of a value that is not an instance.
fn builtin_name(value: &Value) -> &'static str {
    use crate::python::object::dict::ViewKind;
    match value {
        Value::Str(_) => "str",
        Value::Bytes(_) => "bytes",
        Value::ByteArray(_) => "bytearray",
        Value::List(_) => "list",
        Value::Tuple(_) => "tuple",
        Value::Dict(_) => "dict",
        Value::Set(set) if set.is_frozen => "frozenset",
        Value::Set(_) => "set",
        Value::Range(_) => "range",
        Value::Slice(_) => "slice",
        Value::DictView(view) => match view.kind {
            ViewKind::Keys => "dict_keys",
            ViewKind::Values => "dict_values",
            ViewKind::Items => "dict_items",
        },
        _ => "",
    }
}
