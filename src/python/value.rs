//! A Python value.
//! Invariant: an integer that fits an `i64` is always [`Value::Int`], never [`Value::Big`]; to clone a value is to count
//! one more and to copy its bits.

mod globals;
mod range;
mod tuple;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use rustc_hash::FxBuildHasher;

use super::native::Native;
use super::object::burial::{bury, bury_all, is_last_holder};
use super::object::class::Class;
use super::object::descriptor::Descriptor;
use super::object::dict::{Dict, DictView};
use super::object::function::{Function, Method};
use super::object::generator::Generator;
use super::object::instance::Instance;
use super::object::iterator::Iter;
use super::object::module::Module;
use super::object::set::Set;

pub use globals::Globals;
pub use range::Range;
pub use tuple::Tuple;

/// A name or any other shared text.
pub type Name = Rc<str>;

/// Attributes by name, in the order in which they were first set.
pub type Attributes = IndexMap<Name, Value, FxBuildHasher>;

/// The kind and the rest are a word each, so that a value always moves as two words. Where the parts of a value are
/// written and read in other pieces, the processor waits until they have come to memory.
#[derive(Default)]
#[repr(u64)]
pub enum Value {
    /// No value: an unbound variable, an absent argument, the end of an iterator. A program never sees it.
    #[default]
    Unset,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    /// A function written in Rust.
    Native(&'static Native),
    // From here on values own something, which is counted.
    Str(Rc<str>),
    /// Beyond `i64`.
    Big(Rc<BigInt>),
    Complex(Rc<(f64, f64)>),
    Bytes(Rc<[u8]>),
    ByteArray(Rc<RefCell<Vec<u8>>>),
    Tuple(Tuple),
    List(Rc<List>),
    Dict(Rc<Dict>),
    DictView(Rc<DictView>),
    /// `set` and `frozenset`.
    Set(Rc<Set>),
    Range(Rc<Range>),
    Slice(Rc<Slice>),
    Function(Rc<Function>),
    /// A function, or any callable, bound to its first argument.
    Method(Rc<Method>),
    Class(Rc<Class>),
    /// An object of a class that is not one of the variants here: of the program's classes, exceptions,
    /// subclasses of built-in types, and what modules written in Rust make.
    Instance(Rc<Instance>),
    Module(Rc<Module>),
    /// A built-in iterator.
    Iter(Rc<RefCell<Iter>>),
    /// A generator, coroutine or asynchronous generator.
    Generator(Rc<Generator>),
    /// `property`, `staticmethod`, `classmethod`.
    Descriptor(Rc<Descriptor>),
    /// The cell of a closure; only inside the machine.
    Cell(Rc<RefCell<Value>>),
}

/// A list of more items is not looked through before it is dropped.
const MANY: usize = 4096;

/// A `list`.
#[derive(Default)]
pub struct List {
    pub items: RefCell<Vec<Value>>,
}

impl Drop for List {
    fn drop(&mut self) {
        let items = self.items.take();
        if items.len() > MANY {
            let count = items.len();
            bury_all(items.into_iter(), count);
        } else if items.iter().any(is_last_holder) {
            bury(items);
        }
    }
}

/// A `slice`, with None for what was left out.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Drop for Slice {
    fn drop(&mut self) {
        bury_if_last([&mut self.start, &mut self.stop, &mut self.step]);
    }
}

/// Drops the values of a small thing.
pub fn bury_if_last<const N: usize>(values: [&mut Value; N]) {
    if values.iter().any(|value| is_last_holder(value)) {
        bury(values.into_iter().map(std::mem::take));
    }
}

impl Clone for Value {
    #[allow(unsafe_code, reason = "what is written part by part is slow to move on")]
    #[inline]
    fn clone(&self) -> Self {
        self.hold();
        // SAFETY: every variant is plain data or a counted pointer, of which there is now one more.
        unsafe { std::ptr::read(self) }
    }
}

impl Value {
    /// Whether it owns nothing.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        matches!(
            self,
            Self::Unset
                | Self::None
                | Self::NotImplemented
                | Self::Ellipsis
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Native(_)
        )
    }

    /// Counts one more of what it owns.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn hold(&self) {
        fn count<T: ?Sized>(owned: &Rc<T>) {
            std::mem::forget(owned.clone());
        }
        match self {
            Self::Unset
            | Self::None
            | Self::NotImplemented
            | Self::Ellipsis
            | Self::Bool(_)
            | Self::Int(_)
            | Self::Float(_)
            | Self::Native(_) => {}
            Self::Str(owned) => count(owned),
            Self::Big(owned) => count(owned),
            Self::Complex(owned) => count(owned),
            Self::Bytes(owned) => count(owned),
            Self::ByteArray(owned) => count(owned),
            Self::Tuple(Tuple(owned)) => count(owned),
            Self::List(owned) => count(owned),
            Self::Dict(owned) => count(owned),
            Self::DictView(owned) => count(owned),
            Self::Set(owned) => count(owned),
            Self::Range(owned) => count(owned),
            Self::Slice(owned) => count(owned),
            Self::Function(owned) => count(owned),
            Self::Method(owned) => count(owned),
            Self::Class(owned) => count(owned),
            Self::Instance(owned) => count(owned),
            Self::Module(owned) => count(owned),
            Self::Iter(owned) => count(owned),
            Self::Generator(owned) => count(owned),
            Self::Descriptor(owned) => count(owned),
            Self::Cell(owned) => count(owned),
        }
    }

    pub fn str(text: &str) -> Self {
        Self::Str(Rc::from(text))
    }

    /// A text of one ASCII character, of which there is one object each.
    #[inline]
    pub fn character(byte: u8) -> Self {
        thread_local! {
            static CHARACTERS: [OnceCell<Rc<str>>; 128] = const { [const { OnceCell::new() }; 128] };
        }
        let make = || Rc::from(char::from(byte).encode_utf8(&mut [0; 4]) as &str);
        Self::Str(CHARACTERS.with(|known| match known.get(usize::from(byte)) {
            Some(known) => known.get_or_init(make).clone(),
            None => make(),
        }))
    }

    pub fn list(items: Vec<Value>) -> Self {
        Self::List(Rc::new(List { items: RefCell::new(items) }))
    }

    pub fn tuple(items: Vec<Value>) -> Self {
        Self::Tuple(Tuple::from(items))
    }

    pub fn bytes(bytes: &[u8]) -> Self {
        Self::Bytes(Rc::from(bytes))
    }

    /// An int, in the smaller form where it fits.
    pub fn int(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Self::Int(small),
            None => Self::Big(Rc::new(value)),
        }
    }

    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }

    /// `None` for `Unset`.
    pub fn set_or(self, default: Value) -> Value {
        if self.is_unset() { default } else { self }
    }

    /// Python's `is`.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Self::Unset, Self::Unset)
            | (Self::None, Self::None)
            | (Self::NotImplemented, Self::NotImplemented)
            | (Self::Ellipsis, Self::Ellipsis) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            // Small integers are one object each in CPython; larger equal ones mostly are where a program can tell.
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            // As in CPython, where the empty string and single Latin-1 characters are one object each.
            (Self::Str(a), Self::Str(b)) => Rc::ptr_eq(a, b) || (a.len() <= 1 && a == b),
            (Self::Big(a), Self::Big(b)) => Rc::ptr_eq(a, b),
            (Self::Complex(a), Self::Complex(b)) => Rc::ptr_eq(a, b),
            (Self::Bytes(a), Self::Bytes(b)) => Rc::ptr_eq(a, b),
            (Self::ByteArray(a), Self::ByteArray(b)) => Rc::ptr_eq(a, b),
            (Self::Tuple(a), Self::Tuple(b)) => a.is_same(b) || (a.is_empty() && b.is_empty()),
            (Self::List(a), Self::List(b)) => Rc::ptr_eq(a, b),
            (Self::Dict(a), Self::Dict(b)) => Rc::ptr_eq(a, b),
            (Self::DictView(a), Self::DictView(b)) => Rc::ptr_eq(a, b),
            (Self::Set(a), Self::Set(b)) => Rc::ptr_eq(a, b),
            (Self::Range(a), Self::Range(b)) => Rc::ptr_eq(a, b),
            (Self::Slice(a), Self::Slice(b)) => Rc::ptr_eq(a, b),
            (Self::Function(a), Self::Function(b)) => Rc::ptr_eq(a, b),
            (Self::Native(a), Self::Native(b)) => std::ptr::eq(*a, *b),
            (Self::Method(a), Self::Method(b)) => Rc::ptr_eq(a, b),
            (Self::Class(a), Self::Class(b)) => Rc::ptr_eq(a, b),
            (Self::Instance(a), Self::Instance(b)) => Rc::ptr_eq(a, b),
            (Self::Module(a), Self::Module(b)) => Rc::ptr_eq(a, b),
            (Self::Iter(a), Self::Iter(b)) => Rc::ptr_eq(a, b),
            (Self::Generator(a), Self::Generator(b)) => Rc::ptr_eq(a, b),
            (Self::Descriptor(a), Self::Descriptor(b)) => Rc::ptr_eq(a, b),
            (Self::Cell(a), Self::Cell(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// A number that tells this object from every other live one: the base of `id()` and of default hashes.
    pub fn address(&self) -> usize {
        fn of<T: ?Sized>(rc: &Rc<T>) -> usize {
            Rc::as_ptr(rc).cast::<u8>() as usize
        }
        match self {
            Self::Unset => 0,
            Self::None => 0x10,
            Self::NotImplemented => 0x20,
            Self::Ellipsis => 0x30,
            Self::Bool(b) => 0x40 + 0x20 * usize::from(*b),
            Self::Int(i) => (*i as usize).wrapping_mul(32).wrapping_add(0x100),
            Self::Float(f) => (f.to_bits() as usize).wrapping_mul(8).wrapping_add(0x200),
            Self::Str(rc) => of(rc),
            Self::Big(rc) => of(rc),
            Self::Complex(rc) => of(rc),
            Self::Bytes(rc) => of(rc),
            Self::ByteArray(rc) => of(rc),
            Self::Tuple(items) => of(&items.0),
            Self::List(rc) => of(rc),
            Self::Dict(rc) => of(rc),
            Self::DictView(rc) => of(rc),
            Self::Set(rc) => of(rc),
            Self::Range(rc) => of(rc),
            Self::Slice(rc) => of(rc),
            Self::Function(rc) => of(rc),
            Self::Native(native) => std::ptr::from_ref(*native) as usize,
            Self::Method(rc) => of(rc),
            Self::Class(rc) => of(rc),
            Self::Instance(rc) => of(rc),
            Self::Module(rc) => of(rc),
            Self::Iter(rc) => of(rc),
            Self::Generator(rc) => of(rc),
            Self::Descriptor(rc) => of(rc),
            Self::Cell(rc) => of(rc),
        }
    }

    /// The built-in value that this is, or that an instance of a subclass of a built-in type carries.
    /// `class Tags(list)`: the list inside a `Tags`.
    pub fn plain(&self) -> &Value {
        match self {
            Self::Instance(instance) => instance.inner().unwrap_or(self),
            _ => self,
        }
    }

    /// The text of a `str` or of an instance of a subclass of it.
    pub fn as_str(&self) -> Option<&Rc<str>> {
        match self.plain() {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_instance(&self) -> Option<&Rc<Instance>> {
        match self {
            Self::Instance(instance) => Some(instance),
            _ => None,
        }
    }

    /// The Rust object that a module's class keeps in its instances.
    pub fn native<T: 'static>(&self) -> Option<&T> {
        self.as_instance()?.native()
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        i64::try_from(value).map_or_else(|_| Self::int(BigInt::from(value)), Self::Int)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::str(value)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Str(Rc::from(value))
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Int(i) => write!(f, "{i}"),
            Self::Float(x) => write!(f, "{x}"),
            Self::Str(s) => write!(f, "{s:?}"),
            _ => write!(f, "<value>"),
        }
    }
}
