//! A friendly line beside Python's own words: what the mistake usually is, and an edit that mends it.
//! Invariant: a hint is given only where the text leaves no doubt, and its edit leads to a program without that problem.

mod awaiting;
mod calls;
mod everyday;
mod habits;
mod names;
mod nothing;
mod program;
mod settings;
mod syntax;
mod words;

use std::ops::Range;

use ruff_python_ast::ModModule;

use crate::python::SyntaxProblem;
pub use program::Program;

/// Longer texts are run, but not looked at.
const MAX_BYTES: usize = 1 << 16;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// `Code` in it stands between backticks.
    pub sentence: String,
    /// What it is about, in bytes of the text.
    pub range: Option<Range<usize>>,
    pub fix: Option<Fix>,
}

/// An edit that mends a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, to go on a button: `Write timeout=`.
    pub label: String,
    /// In the order of the text, none in another.
    pub changes: Vec<Change>,
}

/// A part of the text, in bytes, and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub range: Range<usize>,
    pub insert: String,
}

impl Fix {
    /// The text after the edit; `None` if the text is not the one it was made for.
    pub fn apply(&self, source: &str) -> Option<String> {
        let mut text = String::new();
        let mut from = 0;
        for Change { range, insert } in &self.changes {
            text += source.get(from..range.start)?;
            text += insert;
            from = range.end;
        }
        text += source.get(from..)?;
        Some(text)
    }
}

impl Hint {
    fn say(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), range: None, fix: None }
    }

    fn at(self, range: Range<usize>) -> Self {
        Self { range: Some(range), ..self }
    }

    fn fix(self, label: impl Into<String>, mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|change| (change.range.start, change.range.end));
        Self { fix: Some(Fix { label: label.into(), changes }), ..self }
    }
}

fn replace(range: Range<usize>, insert: impl Into<String>) -> Change {
    Change { range, insert: insert.into() }
}

fn insert(at: usize, text: impl Into<String>) -> Change {
    replace(at..at, text)
}

/// What a run said of a program, and where.
pub struct Complaint<'p> {
    pub program: &'p Program<'p>,
    pub text: &'p str,
    /// From 1.
    pub line: u32,
    /// From 1; 0 when unknown.
    pub column: u32,
}

type Explain = fn(&Complaint, &[&str]) -> Option<Hint>;

/// Python's words, with `{}` for what varies, and who knows what to say of them. The first who does counts.
const ROWS: &[(&str, Explain)] = &[
    ("TypeError: {}() got an unexpected keyword argument '{}'", calls::unexpected_keyword),
    ("TypeError: {}() got multiple values for argument '{}'", calls::given_twice),
    ("TypeError: {}() missing {} required positional argument{}: {}", calls::missing_argument),
    ("TypeError: {}() takes {} positional argument{} but {} {} given", calls::too_many_arguments),
    ("TypeError: '{}' object is not subscriptable", calls::read_item),
    ("TypeError: '{}' object does not support item assignment", calls::assign_item),
    ("TypeError: '{}' object does not support item deletion", calls::delete_item),
    ("TypeError: object of type '{}' has no len()", calls::not_a_dict),
    ("TypeError: '{}' object is not iterable", calls::not_a_dict),
    ("TypeError: '{}' object is not callable", calls::not_a_function),
    ("TypeError: unsupported operand type(s) for +: 'float' and '{}'", calls::timeout_type),
    ("TypeError: can only concatenate {} (not \"int\") to {}", calls::not_a_number),
    ("TypeError: unsupported operand type(s) for +: '{}' and 'int'", calls::not_a_number),
    ("ValueError: Key '{}' not found", calls::missing_number),
    ("AttributeError: 'list' object has no attribute 'items'", calls::list_of_pairs),
    ("AttributeError: 'tuple' object has no attribute 'items'", calls::list_of_pairs),
    ("AttributeError: Can't pickle local object '{}'", calls::pickling),
    ("_pickle.PicklingError: {}", calls::pickling),
    ("TypeError: cannot pickle '{}' object", calls::pickling),
    ("CacheKeyWarning: {}", calls::key_warning),
    ("AttributeError: 'CacheHandler' object has no attribute '{}'", names::method_of_caches),
    ("AttributeError: module 'django.core.cache' has no attribute '{}'", names::method_of_module),
    ("AttributeError: 'NoneType' object has no attribute '{}'", nothing::attribute),
    ("AttributeError: '{}' object has no attribute '{}'", names::attribute),
    ("NameError: name '{}' is not defined", names::name),
    ("ImportError: cannot import name '{}' from 'django.core.cache'", names::import),
    ("The playground has no module `{}`.{}", names::module),
    ("TypeError: 'NoneType' object is not subscriptable", nothing::used),
    ("TypeError: 'NoneType' object is not iterable", nothing::iterated),
    ("TypeError: cannot unpack non-iterable NoneType object", nothing::used),
    ("TypeError: object of type 'NoneType' has no len()", nothing::iterated),
    ("TypeError: unsupported operand type(s) for {}: 'NoneType' and '{}'", nothing::computed),
    ("TypeError: unsupported operand type(s) for {}: '{}' and 'NoneType'", nothing::computed),
    ("KeyError: {}", nothing::left_out),
    ("TypeError: object {} can't be used in 'await' expression", awaiting::needless),
    ("RuntimeWarning: coroutine 'BaseCache.{}' was never awaited", awaiting::forgotten),
    ("TypeError: can only concatenate str (not \"{}\") to str", everyday::text_and_other),
    ("TypeError: '>' not supported between instances of 'NoneType' and {}", nothing::used),
    ("TypeError: '<' not supported between instances of 'NoneType' and {}", nothing::used),
    ("TypeError: '>=' not supported between instances of 'NoneType' and {}", nothing::used),
    ("TypeError: '<=' not supported between instances of 'NoneType' and {}", nothing::used),
    ("TypeError: 'NoneType' object is not callable", nothing::used),
    ("TypeError: unsupported format string passed to NoneType.__format__", nothing::used),
    ("UnboundLocalError: cannot access local variable '{}' where it is not associated with a value", everyday::local),
    ("TypeError: 'module' object is not callable", everyday::called_module),
    ("TypeError: 'CacheHandler' object is not callable", everyday::caches_called),
    ("AttributeError: module '{}' has no attribute '{}'", everyday::name_of_module),
    ("ImportError: cannot import name 'get_cache' from 'django.core.cache'", everyday::get_cache),
    ("ImportError: cannot import name '{}' from '{}'", everyday::imported_name),
    ("ValueError: a coroutine was expected, got <function {} at {}>", everyday::run_of_a_function),
    ("TypeError: unsupported operand type(s) for {}: '{}' and '{}'", everyday::not_called),
    ("AttributeError: 'dict' object has no attribute '{}'", everyday::attribute_of_dict),
    ("IndexError: {} index out of range", everyday::index),
    ("TypeError: '{}' object does not support item assignment", everyday::unchangeable),
    ("TypeError: exceptions must derive from BaseException", everyday::raised_text),
    ("TypeError: {}() takes {} positional argument{} but {} {} given", everyday::arguments_of_method),
    ("TypeError: 'int' object is not iterable", everyday::counted),
    ("TypeError: Object of type {} is not JSON serializable", everyday::not_json),
    ("json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes{}", everyday::quotes_of_json),
    ("TypeError: Strings must be encoded before hashing", everyday::bytes_of_text),
    ("TypeError: a bytes-like object is required, not 'str'", everyday::bytes_of_text),
    ("ZeroDivisionError: {}", everyday::by_zero),
    ("RecursionError: maximum recursion depth exceeded{}", everyday::endless),
    ("TypeError: can't subtract offset-naive and offset-aware datetimes", everyday::zones),
    ("TypeError: can't compare offset-naive and offset-aware datetimes", everyday::zones),
    ("ValueError: mutable default <class '{}'> for field {}", everyday::mutable_default),
    ("SyntaxError: 'await' outside {}", awaiting::outside),
    ("{}InvalidCacheBackendError: The connection '{}' doesn't exist.", settings::unknown_alias),
    ("{}InvalidCacheBackendError: Could not find backend '{}': {}", settings::unknown_backend),
    ("# CACHES: {}", settings::not_json),
    ("SyntaxError: {}", syntax::explain),
    ("IndentationError: {}", syntax::indentation),
    ("TabError: {}", syntax::tabs),
];

/// What to say beside the text of an exception, a warning or a refusal.
pub fn explain(complaint: &Complaint) -> Option<Hint> {
    ROWS.iter().find_map(|(pattern, explain)| explain(complaint, &captured(pattern, complaint.text)?))
}

/// What is better said before the program runs; the program may be right all the same.
pub fn notices(program: &Program) -> Vec<Hint> {
    let mut found = habits::notices(program);
    found.extend(awaiting::notices(program));
    found.sort_by_key(|hint| hint.range.as_ref().map(|range| range.start));
    found
}

/// How a text is read.
pub type Read = fn(&str) -> Result<ModModule, SyntaxProblem>;

/// Hands the program of a text to `look`; of a long text only the lines.
pub fn with_program<T>(source: &str, read: Read, look: impl FnOnce(&Program) -> T) -> T {
    let module = (source.len() <= MAX_BYTES).then(|| read(source).ok()).flatten();
    look(&Program::new(source, module.as_ref()))
}

/// The parts of a text that stand for the `{}` of a pattern.
fn captured<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let mut literals = pattern.split("{}");
    let mut rest = text.strip_prefix(literals.next()?)?;
    let mut parts = Vec::new();
    let mut literals = literals.peekable();
    while let Some(literal) = literals.next() {
        let is_last = literals.peek().is_none();
        let at = if is_last { rest.len().checked_sub(literal.len())? } else { rest.find(literal)? };
        let (part, after) = rest.split_at_checked(at)?;
        parts.push(part);
        rest = after.strip_prefix(literal)?;
    }
    rest.is_empty().then_some(parts)
}

/// The only item, if there is just one.
fn only<T>(items: impl IntoIterator<Item = T>) -> Option<T> {
    let mut items = items.into_iter();
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
