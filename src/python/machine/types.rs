//! The built-in classes.
//! Invariant: every value has a class here, or carries its own.

use std::rc::Rc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::Machine;
use crate::python::code::CodeKind;
use crate::python::native::Native;
use crate::python::object;
use crate::python::object::class::{Class, Layout, note_change};
use crate::python::object::descriptor::Descriptor;
use crate::python::value::{Name, Value};

/// Name and base of the built-in exceptions, a base before those that derive from it.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("BaseException", "object"),
    ("Exception", "BaseException"),
    ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"),
    ("GeneratorExit", "BaseException"),
    ("StopIteration", "Exception"),
    ("StopAsyncIteration", "Exception"),
    ("ArithmeticError", "Exception"),
    ("FloatingPointError", "ArithmeticError"),
    ("OverflowError", "ArithmeticError"),
    ("ZeroDivisionError", "ArithmeticError"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("BufferError", "Exception"),
    ("EOFError", "Exception"),
    ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("LookupError", "Exception"),
    ("IndexError", "LookupError"),
    ("KeyError", "LookupError"),
    ("MemoryError", "Exception"),
    ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"),
    ("OSError", "Exception"),
    ("BlockingIOError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"),
    ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"),
    ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("ReferenceError", "Exception"),
    ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"),
    ("SyntaxError", "Exception"),
    ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"),
    ("SystemError", "Exception"),
    ("TypeError", "Exception"),
    ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeTranslateError", "UnicodeError"),
    ("Warning", "Exception"),
    ("BytesWarning", "Warning"),
    ("DeprecationWarning", "Warning"),
    ("EncodingWarning", "Warning"),
    ("FutureWarning", "Warning"),
    ("ImportWarning", "Warning"),
    ("PendingDeprecationWarning", "Warning"),
    ("ResourceWarning", "Warning"),
    ("RuntimeWarning", "Warning"),
    ("SyntaxWarning", "Warning"),
    ("UnicodeWarning", "Warning"),
    ("UserWarning", "Warning"),
];

/// Types that a program meets but cannot call or name.
const HIDDEN: &[&str] = &[
    "list_iterator",
    "list_reverseiterator",
    "tuple_iterator",
    "str_iterator",
    "str_ascii_iterator",
    "bytearray_iterator",
    "bytes_iterator",
    "range_iterator",
    "dict_keyiterator",
    "dict_valueiterator",
    "dict_itemiterator",
    "dict_reversekeyiterator",
    "dict_reversevalueiterator",
    "dict_reverseitemiterator",
    "set_iterator",
    "iterator",
    "callable_iterator",
    "odict_iterator",
];

/// The types of the views of an `OrderedDict`.
const ORDERED_VIEWS: &[&str] = &["odict_keys", "odict_values", "odict_items"];

macro_rules! types {
    ($($field:ident = $name:literal, $layout:expr, $is_public:literal;)*) => {
        /// The built-in classes that the machine itself needs; the others are found by name.
        pub struct Types {
            by_name: IndexMap<Name, Rc<Class>, FxBuildHasher>,
            /// Names that are in `builtins`.
            public: Vec<Name>,
            pub exception: Rc<Class>,
            pub base_exception: Rc<Class>,
            $(pub $field: Rc<Class>,)*
        }

        impl Types {
            pub fn new() -> Self {
                let mut by_name: IndexMap<Name, Rc<Class>, FxBuildHasher> = IndexMap::default();
                let mut public = Vec::new();
                let object = Class::builtin("object", "builtins", Vec::new(), Layout::Object);
                $(
                    let $field = match $name {
                        "object" => object.clone(),
                        name => {
                            let base = match name {
                                "bool" => by_name.get("int").cloned().unwrap_or_else(|| object.clone()),
                                _ => object.clone(),
                            };
                            Class::builtin(name, "builtins", vec![base], $layout)
                        }
                    };
                    by_name.insert(Name::from($name), $field.clone());
                    if $is_public {
                        public.push(Name::from($name));
                    }
                )*
                for name in HIDDEN.iter().chain(ORDERED_VIEWS) {
                    let class = Class::builtin(name, "builtins", vec![object.clone()], Layout::Sealed);
                    by_name.insert(Name::from(*name), class);
                }
                for name in ["GenericAlias", "UnionType"] {
                    let class = Class::builtin(name, "types", vec![object.clone()], Layout::Sealed);
                    by_name.insert(Name::from(name), class);
                }
                for (name, base) in EXCEPTIONS {
                    let base = by_name.get(*base).cloned().unwrap_or_else(|| object.clone());
                    let layout = Layout::Exception;
                    by_name.insert(Name::from(*name), Class::builtin(name, "builtins", vec![base], layout));
                    public.push(Name::from(*name));
                }
                let exception = by_name.get("Exception").cloned().unwrap_or_else(|| object.clone());
                let base_exception = by_name.get("BaseException").cloned().unwrap_or_else(|| object.clone());
                Self { exception, base_exception, public, by_name, $($field,)* }
            }
        }
    };
}

types! {
    object = "object", Layout::Object, true;
    type_ = "type", Layout::Type, true;
    int = "int", Layout::Int, true;
    bool_ = "bool", Layout::Sealed, true;
    float = "float", Layout::Float, true;
    complex = "complex", Layout::Complex, true;
    str = "str", Layout::Str, true;
    bytes = "bytes", Layout::Bytes, true;
    bytearray = "bytearray", Layout::ByteArray, true;
    tuple = "tuple", Layout::Tuple, true;
    list = "list", Layout::List, true;
    dict = "dict", Layout::Dict, true;
    set = "set", Layout::Set, true;
    frozenset = "frozenset", Layout::FrozenSet, true;
    range = "range", Layout::Sealed, true;
    slice = "slice", Layout::Sealed, true;
    property = "property", Layout::Sealed, true;
    staticmethod = "staticmethod", Layout::Sealed, true;
    classmethod = "classmethod", Layout::Sealed, true;
    super_ = "super", Layout::Sealed, true;
    enumerate = "enumerate", Layout::Sealed, true;
    zip = "zip", Layout::Sealed, true;
    map = "map", Layout::Sealed, true;
    filter = "filter", Layout::Sealed, true;
    reversed = "reversed", Layout::Sealed, true;
    none_type = "NoneType", Layout::Sealed, false;
    not_implemented = "NotImplementedType", Layout::Sealed, false;
    ellipsis = "ellipsis", Layout::Sealed, false;
    function = "function", Layout::Sealed, false;
    builtin_function = "builtin_function_or_method", Layout::Sealed, false;
    method_descriptor = "method_descriptor", Layout::Sealed, false;
    method = "method", Layout::Sealed, false;
    module = "module", Layout::Sealed, false;
    generator = "generator", Layout::Sealed, false;
    coroutine = "coroutine", Layout::Sealed, false;
    async_generator = "async_generator", Layout::Sealed, false;
    dict_keys = "dict_keys", Layout::Sealed, false;
    dict_values = "dict_values", Layout::Sealed, false;
    dict_items = "dict_items", Layout::Sealed, false;
    cell = "cell", Layout::Sealed, false;
    traceback = "traceback", Layout::Sealed, false;
    code = "code", Layout::Sealed, false;
    frame = "frame", Layout::Sealed, false;
    async_step = "async_generator_asend", Layout::Sealed, false;
}

/// Gives a class the natives of a table.
pub fn install(class: &Rc<Class>, natives: &'static [Native]) {
    note_change();
    let mut attributes = class.attributes.borrow_mut();
    for native in natives {
        attributes.insert(Name::from(native.name), Value::Native(native));
    }
}

impl Types {
    /// A built-in class by its name. O(1).
    pub fn get(&self, name: &str) -> Option<Rc<Class>> {
        self.by_name.get(name).cloned()
    }

    /// Names and classes that belong into `builtins`.
    pub fn public(&self) -> impl Iterator<Item = (Name, Rc<Class>)> {
        self.public.iter().filter_map(|name| Some((name.clone(), self.get(name)?)))
    }

    /// Gives the classes their methods.
    pub(super) fn fill(&self) {
        let tables: &[(&Rc<Class>, &'static [Native])] = &[
            (&self.object, object::base::METHODS),
            (&self.type_, object::base::TYPE_METHODS),
            (&self.int, object::int::METHODS),
            (&self.bool_, object::bool::METHODS),
            (&self.float, object::float::METHODS),
            (&self.complex, object::complex::METHODS),
            (&self.str, object::str::METHODS),
            (&self.bytes, object::bytes::METHODS),
            (&self.bytearray, object::bytearray::METHODS),
            (&self.tuple, object::tuple::METHODS),
            (&self.list, object::list::METHODS),
            (&self.dict, object::dict::METHODS),
            (&self.set, object::set::SET_METHODS),
            (&self.frozenset, object::set::FROZENSET_METHODS),
            (&self.range, object::range::METHODS),
            (&self.slice, object::slice::METHODS),
            (&self.dict_keys, object::dict::KEYS_METHODS),
            (&self.dict_values, object::dict::VALUES_METHODS),
            (&self.dict_items, object::dict::ITEMS_METHODS),
            (&self.enumerate, object::iterator::ENUMERATE_METHODS),
            (&self.zip, object::iterator::ZIP_METHODS),
            (&self.map, object::iterator::MAP_METHODS),
            (&self.filter, object::iterator::FILTER_METHODS),
            (&self.reversed, object::iterator::REVERSED_METHODS),
            (&self.property, object::descriptor::PROPERTY_METHODS),
            (&self.staticmethod, object::descriptor::STATIC_METHODS),
            (&self.classmethod, object::descriptor::CLASS_METHODS),
            (&self.generator, object::generator::GENERATOR_METHODS),
            (&self.coroutine, object::generator::COROUTINE_METHODS),
            (&self.async_generator, object::generator::ASYNC_GENERATOR_METHODS),
            (&self.async_step, object::generator::ASYNC_STEP_METHODS),
            (&self.base_exception, object::exception::METHODS),
            (&self.super_, super::super_object::METHODS),
            (&self.function, object::function::METHODS),
        ];
        for (class, table) in tables {
            install(class, table);
        }
        for class in
            [&self.list, &self.dict, &self.set, &self.bytearray, &self.slice, &self.dict_keys, &self.dict_items]
        {
            class.set(Name::from("__hash__"), Value::None);
        }
        for (name, table) in [("GenericAlias", object::generic_alias::METHODS), ("UnionType", object::union::METHODS)] {
            if let Some(class) = self.by_name.get(name) {
                install(class, table);
            }
        }
        let views = [object::dict::KEYS_METHODS, object::dict::VALUES_METHODS, object::dict::ITEMS_METHODS];
        for (name, table) in ORDERED_VIEWS.iter().zip(views) {
            if let Some(class) = self.by_name.get(*name) {
                install(class, table);
            }
        }
        let named = ["enumerate", "zip", "map", "filter", "reversed"];
        for name in HIDDEN.iter().chain(&named) {
            if let Some(class) = self.by_name.get(*name) {
                install(class, object::iterator::ITERATOR_METHODS);
            }
        }
    }

    /// The class of a value that does not carry its own; `object` for one that does.
    #[inline]
    pub fn of(&self, value: &Value) -> &Rc<Class> {
        match value {
            Value::None => &self.none_type,
            Value::NotImplemented => &self.not_implemented,
            Value::Ellipsis => &self.ellipsis,
            Value::Bool(_) => &self.bool_,
            Value::Int(_) | Value::Big(_) => &self.int,
            Value::Float(_) => &self.float,
            Value::Str(_) => &self.str,
            Value::Complex(_) => &self.complex,
            Value::Bytes(_) => &self.bytes,
            Value::ByteArray(_) => &self.bytearray,
            Value::Tuple(_) => &self.tuple,
            Value::List(_) => &self.list,
            Value::Dict(_) => &self.dict,
            Value::DictView(view) if view.is_ordered => {
                let name = match view.kind {
                    object::dict::ViewKind::Keys => "odict_keys",
                    object::dict::ViewKind::Values => "odict_values",
                    object::dict::ViewKind::Items => "odict_items",
                };
                self.by_name.get(name).unwrap_or(&self.object)
            }
            Value::DictView(view) => match view.kind {
                object::dict::ViewKind::Keys => &self.dict_keys,
                object::dict::ViewKind::Values => &self.dict_values,
                object::dict::ViewKind::Items => &self.dict_items,
            },
            Value::Set(set) if set.is_frozen => &self.frozenset,
            Value::Set(_) => &self.set,
            Value::Range(_) => &self.range,
            Value::Slice(_) => &self.slice,
            Value::Function(_) => &self.function,
            Value::Native(native) if native.owner.is_empty() => &self.builtin_function,
            Value::Native(native) if native.is_python_like() => &self.function,
            Value::Native(_) => &self.method_descriptor,
            Value::Method(method) => match method.function {
                Value::Native(native) if !native.is_python_like() => &self.builtin_function,
                _ => &self.method,
            },
            Value::Module(_) => &self.module,
            Value::Iter(iter) => {
                // Borrowed only while it is being advanced, which runs no code that could ask.
                let name = iter.try_borrow().map_or("iterator", |iter| iter.type_name());
                self.by_name.get(name).unwrap_or(&self.object)
            }
            Value::Generator(generator) => match generator.kind {
                CodeKind::Coroutine => &self.coroutine,
                CodeKind::AsyncGenerator => &self.async_generator,
                _ => &self.generator,
            },
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::Property(_) => &self.property,
                Descriptor::StaticMethod(_) => &self.staticmethod,
                Descriptor::ClassMethod(_) => &self.classmethod,
            },
            Value::Cell(_) => &self.cell,
            Value::Class(_) => &self.type_,
            Value::Instance(_) | Value::Unset => &self.object,
        }
    }
}

impl Default for Types {
    fn default() -> Self {
        Self::new()
    }
}

impl Machine {
    /// `type(value)`.
    pub fn class_of(&self, value: &Value) -> Rc<Class> {
        match value {
            Value::Instance(instance) => instance.class(),
            Value::Class(class) => class.metaclass.clone().unwrap_or_else(|| self.types.type_.clone()),
            other => self.types.of(other).clone(),
        }
    }

    /// The name of a value's class, as error texts give it.
    pub fn type_name(&self, value: &Value) -> Name {
        match value {
            Value::Instance(instance) => {
                let class = instance.class.borrow();
                if let Some(Value::Native(native)) = class.get_own("__new__")
                    && native.owner.contains('.')
                {
                    return Name::from(native.owner);
                }
                // Classes written in C give their module in error texts; those of the program and of Python code do not.
                if (class.is_heap && class.get_own("_c_type").is_none()) || &**class.module.borrow() == "builtins" {
                    class.name()
                } else {
                    Name::from(class.full_name())
                }
            }
            other => self.class_of(other).name(),
        }
    }

    /// A built-in class by its name; `object` where there is none.
    pub fn class(&self, name: &str) -> Rc<Class> {
        self.types.get(name).unwrap_or_else(|| self.types.object.clone())
    }

    /// Whether the value's class is this class or derives from it.
    pub fn is_instance(&self, value: &Value, class: &Rc<Class>) -> bool {
        match value {
            Value::Instance(instance) => instance.class.borrow().is_subclass_of(class),
            other => self.class_of(other).is_subclass_of(class),
        }
    }

    /// The result of a constructor: the value itself, or an instance of the subclass around it.
    pub fn wrap_inner(&self, class: &Rc<Class>, value: Value) -> Value {
        use crate::python::object::instance::{Instance, Payload};
        if class.is_heap { Value::Instance(Instance::new(class.clone(), Payload::Inner(value))) } else { value }
    }
}
