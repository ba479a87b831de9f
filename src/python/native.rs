//! Functions written in Rust, their arguments, and the ways in which one can end.
//! Invariant: a native function that lets the program's code run either does so as a [`Task`], which can be
//! stopped between any two operations, or through [`Machine::call`], which is bounded by the operation limit.

use std::rc::Rc;

use smallvec::SmallVec;

use super::machine::Machine;
use super::object::generator::{Generator, Sent};
use super::object::instance::Instance;
use super::text::TextError;
use super::value::{Name, Value};

/// What a native function ends with.
pub type Outcome<T = Value> = Result<T, Exit>;

/// The function behind a [`Native`].
pub type NativeCall = fn(&mut Machine, Args) -> Outcome;

/// A quick way to the result of a [`Native`], for usual arguments, which lie on the stack from a place on, the last of
/// them under these names; None, with nothing done, for all others.
pub type QuickCall = fn(&mut Machine, usize, &[Name]) -> Option<Outcome>;

/// A function or method written in Rust, kept in a static table.
pub struct Native {
    /// As error texts name it: `len`, `str.upper` is `upper` with [`Native::owner`] `str`.
    pub name: &'static str,
    /// The class it is a method of; empty for a plain function.
    pub owner: &'static str,
    pub call: NativeCall,
    pub quick: Option<QuickCall>,
    /// The index of an argument that the machine turns into a list first when getting its items runs the
    /// program's code (a generator, say), so that the function itself never has to.
    pub collects: Option<u8>,
    pub kind: NativeKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NativeKind {
    /// `len`, `math.sqrt`: does not bind.
    Function,
    /// Takes `self` first and binds to it.
    Method,
    /// Takes the class first: `dict.fromkeys`.
    ClassMethod,
    /// `str.maketrans`, `__new__`.
    StaticMethod,
}

impl Native {
    pub const fn function(name: &'static str, call: NativeCall) -> Self {
        Self { name, owner: "", call, quick: None, collects: None, kind: NativeKind::Function }
    }

    /// Whether in Django or CPython it is a function written in Python, which errors then call a `method`.
    pub fn is_python_like(&self) -> bool {
        self.owner.ends_with("Cache") || matches!(self.owner, "ConnectionProxy" | "CacheHandler")
    }

    pub const fn method(owner: &'static str, name: &'static str, call: NativeCall) -> Self {
        Self { name, owner, call, quick: None, collects: None, kind: NativeKind::Method }
    }

    pub const fn class_method(owner: &'static str, name: &'static str, call: NativeCall) -> Self {
        Self { name, owner, call, quick: None, collects: None, kind: NativeKind::ClassMethod }
    }

    pub const fn static_method(owner: &'static str, name: &'static str, call: NativeCall) -> Self {
        Self { name, owner, call, quick: None, collects: None, kind: NativeKind::StaticMethod }
    }

    /// The same, with a quick way for usual calls.
    pub const fn quickly(mut self, quick: QuickCall) -> Self {
        self.quick = Some(quick);
        self
    }

    /// The same, with argument `index` (counting `self`) collected first.
    pub const fn collecting(mut self, index: u8) -> Self {
        self.collects = Some(index);
        self
    }
}

/// Why a function did not return a value.
pub enum Reason {
    /// A Python exception.
    Raise(Rc<Instance>),
    /// It goes on as a task of the machine, whose result is the function's.
    Task(Box<dyn Task>),
    /// A limit of the playground ended the run.
    Limit(Limit),
}

/// The [`Reason`] as what is cheap to hand on: one pointer, which most functions never touch.
pub struct Exit(Box<Reason>);

impl Exit {
    pub fn raise(exception: Rc<Instance>) -> Self {
        Self(Box::new(Reason::Raise(exception)))
    }

    pub fn task(task: Box<dyn Task>) -> Self {
        Self(Box::new(Reason::Task(task)))
    }

    pub fn limit(limit: Limit) -> Self {
        Self(Box::new(Reason::Limit(limit)))
    }

    pub fn reason(self) -> Reason {
        *self.0
    }

    /// The exception, if it is one.
    pub fn exception(&self) -> Option<&Rc<Instance>> {
        if let Reason::Raise(exception) = &*self.0 { Some(exception) } else { None }
    }

    /// The exception.
    ///
    /// # Errors
    /// Itself, when it is something else.
    pub fn into_exception(self) -> Outcome<Rc<Instance>> {
        match *self.0 {
            Reason::Raise(exception) => Ok(exception),
            _ => Err(self),
        }
    }

    /// The task.
    ///
    /// # Errors
    /// Itself, when it is something else.
    pub fn into_task(self) -> Outcome<Box<dyn Task>> {
        match *self.0 {
            Reason::Task(task) => Ok(task),
            _ => Err(self),
        }
    }

    pub fn is_limit(&self) -> bool {
        matches!(*self.0, Reason::Limit(_))
    }
}

/// A limit of the playground, reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    Operations,
    Output,
    Memory,
    Time,
}

/// How many items a task takes before it rests.
pub const AT_ONCE: usize = 4096;

/// What a task wants next.
pub enum Ask {
    /// Call this; its result resumes the task.
    Call(Value, Args),
    /// The next item of an iterator; [`Value::Unset`] when it is exhausted.
    Next(Value),
    /// To be resumed later, with `Unset`: so much of its work is done that others may want a turn.
    Rest,
    /// The same, where that work took about as long as the page may be kept waiting.
    Pause,
    /// Resumes a generator or coroutine; where it ends instead of yielding, the task sees a StopIteration.
    Resume(Rc<Generator>, Sent),
    /// The task is done.
    Done(Value),
}

/// A native function that waits for code of the program: an explicit state machine on the machine's frame stack.
pub trait Task {
    /// Goes on with the answer to what was asked last; `Unset` the first time.
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask>;

    /// What was asked raised; the default lets the exception pass.
    fn raised(&mut self, _machine: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        Err(Exit::raise(exception))
    }
}

/// Work in pieces: each gives None while there is more to do, then the result.
struct Pieces<W>(W);

impl<W: FnMut(&mut Machine) -> Outcome<Option<Value>>> Task for Pieces<W> {
    fn resume(&mut self, machine: &mut Machine, _: Value) -> Outcome<Ask> {
        Ok((self.0)(machine)?.map_or(Ask::Pause, Ask::Done))
    }
}

/// The result of work whose pieces each take no longer than the page may be kept waiting, where the first piece is all
/// of it; otherwise the task that does the rest, which must be returned from a native function.
///
/// # Errors
/// What the work raises; the task, which is no error.
pub fn in_pieces(
    machine: &mut Machine,
    mut work: impl FnMut(&mut Machine) -> Outcome<Option<Value>> + 'static,
) -> Outcome {
    match work(machine)? {
        Some(result) => Ok(result),
        None => Err(Exit::task(Box::new(Pieces(work)))),
    }
}

/// The first `N` values, `Unset` where there are fewer.
#[inline(always)]
fn taken<const N: usize>(values: &mut SmallVec<[Value; 4]>) -> [Value; N] {
    let mut result = [const { Value::Unset }; N];
    // From the last one on, so that the vector, which is dear to move, is left behind empty.
    while let Some(value) = values.pop() {
        if let Some(place) = result.get_mut(values.len()) {
            *place = value;
        }
    }
    result
}

/// The arguments of a call.
#[derive(Default)]
pub struct Args {
    /// Positional arguments, then the values of the keywords.
    pub values: SmallVec<[Value; 4]>,
    /// Names of the last values.
    pub keywords: Option<Rc<[Name]>>,
}

impl Args {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn one(value: Value) -> Self {
        let mut values = SmallVec::new();
        values.push(value);
        Self { values, keywords: None }
    }

    pub fn positional(values: impl IntoIterator<Item = Value>) -> Self {
        Self { values: values.into_iter().collect(), keywords: None }
    }

    pub fn with_keywords(positional: Vec<Value>, keywords: Vec<(Name, Value)>) -> Self {
        let mut values: SmallVec<[Value; 4]> = positional.into();
        let names: Vec<Name> = keywords.iter().map(|(name, _)| name.clone()).collect();
        values.extend(keywords.into_iter().map(|(_, value)| value));
        Self { values, keywords: (!names.is_empty()).then(|| Rc::from(names)) }
    }

    pub fn keyword_count(&self) -> usize {
        self.keywords.as_ref().map_or(0, |names| names.len())
    }

    pub fn positional_count(&self) -> usize {
        self.values.len() - self.keyword_count()
    }

    /// Puts a first argument in front, as binding a method does.
    pub fn prepend(mut self, first: Value) -> Self {
        self.values.insert(0, first);
        self
    }

    /// The positional values and the (name, value) pairs.
    pub fn split(self) -> (Vec<Value>, Vec<(Name, Value)>) {
        let count = self.positional_count();
        let mut values = self.values.into_vec();
        let rest = values.split_off(count);
        let pairs = match self.keywords {
            Some(names) => names.iter().cloned().zip(rest).collect(),
            None => Vec::new(),
        };
        (values, pairs)
    }

    /// Binds arguments to parameters of these names, the absent ones `Unset`. None, with the arguments still here, where
    /// there is anything wrong with them.
    pub fn bind_well(&mut self, names: &[&str], least: usize) -> Option<SmallVec<[Value; 5]>> {
        let count = self.positional_count();
        let mut places: SmallVec<[usize; 4]> = SmallVec::new();
        if let Some(keywords) = &self.keywords {
            for keyword in keywords.iter() {
                match names.iter().position(|name| **name == **keyword) {
                    Some(place) if place >= count && !places.contains(&place) => places.push(place),
                    _ => return None,
                }
            }
        }
        if count > names.len() || (count..least).any(|place| !places.contains(&place)) {
            return None;
        }
        let mut bound: SmallVec<[Value; 5]> =
            SmallVec::from_buf_and_len([const { Value::Unset }; 5], names.len().min(5));
        while bound.len() < names.len() {
            bound.push(Value::Unset);
        }
        let mut index = 0;
        while let Some(value) = self.values.get_mut(index) {
            let place = if index < count { index } else { places[index - count] };
            bound[place] = std::mem::take(value);
            index += 1;
        }
        self.values.clear();
        Some(bound)
    }

    /// Exactly `N` positional arguments, `self` included for a method, as a C function of CPython checks them:
    /// `len() takes exactly one argument (2 given)`, `str.upper() takes no arguments (1 given)`.
    /// For methods `name` is `str.upper` and `self` is not counted in the text.
    #[cfg_attr(fast, optimize(speed))]
    pub fn exactly<const N: usize>(mut self, m: &Machine, name: &str) -> Outcome<[Value; N]> {
        let given = self.values.len();
        if given == N && self.keywords.is_none() {
            return Ok(taken(&mut self.values));
        }
        if self.keywords.is_some() {
            return Err(m.error("TypeError", format!("{name}() takes no keyword arguments")));
        }
        let is_method = name.contains('.');
        let own = usize::from(is_method);
        let (want, given) = (N - own.min(N), given.saturating_sub(own));
        Err(m.error(
            "TypeError",
            match want {
                0 => format!("{name}() takes no arguments ({given} given)"),
                1 => format!("{name}() takes exactly one argument ({given} given)"),
                _ => format!("{} expected {want} arguments, got {given}", name.rsplit('.').next().unwrap_or(name)),
            },
        ))
    }

    /// Between `least` and `N` positional arguments, the absent ones `Unset`, as CPython's `PyArg_UnpackTuple` checks
    /// them: `get expected at least 1 argument, got 0`. `self` counts in `least` and `N` but not in the text.
    #[cfg_attr(fast, optimize(speed))]
    pub fn between<const N: usize>(mut self, m: &Machine, name: &str, least: usize) -> Outcome<[Value; N]> {
        let given = self.values.len();
        if self.keywords.is_none() && given >= least && given <= N {
            return Ok(taken(&mut self.values));
        }
        if self.keywords.is_some() {
            return Err(m.error("TypeError", format!("{name}() takes no keyword arguments")));
        }
        let own = usize::from(name.contains('.'));
        let short = name.rsplit('.').next().unwrap_or(name);
        let (bound, word) = if given < least { (least, "least") } else { (N, "most") };
        let bound = bound - own;
        let exact = if least == N { String::new() } else { format!("at {word} ") };
        let plural = if bound == 1 { "" } else { "s" };
        let given = given.saturating_sub(own);
        Err(m.error("TypeError", format!("{short} expected {exact}{bound} argument{plural}, got {given}")))
    }

    /// Positional-or-keyword arguments named `names` (an empty name: positional only; after a name `*`: keyword only),
    /// of which the first `least` are required; the absent ones are `Unset`. `self` is the first, named ``.
    /// Error texts are those of CPython's argument clinic.
    pub fn bind<const N: usize>(
        mut self,
        m: &Machine,
        name: &str,
        names: &[&str; N],
        positional: usize,
        least: usize,
    ) -> Outcome<[Value; N]> {
        let given = self.values.len();
        if self.keywords.is_none() && given >= least && given <= positional {
            return Ok(taken(&mut self.values));
        }
        let own = usize::from(names.first().is_some_and(|first| first.is_empty()) && name.contains('.'));
        let short = name.rsplit('.').next().unwrap_or(name);
        let count = self.positional_count();
        if count > positional {
            let most = positional - own;
            let word = if least == positional && names.len() == positional { "exactly" } else { "at most" };
            let plural = if most == 1 { "" } else { "s" };
            let given = self.values.len() - own;
            let kind = if names.len() > positional { "positional " } else { "" };
            return Err(
                m.error("TypeError", format!("{short}() takes {word} {most} {kind}argument{plural} ({given} given)"))
            );
        }
        let mut result = [const { Value::Unset }; N];
        let keywords = self.keywords;
        for (index, value) in self.values.into_iter().enumerate() {
            if index < count {
                result[index] = value;
                continue;
            }
            let Some(word) = keywords.as_ref().and_then(|names| names.get(index - count)) else { continue };
            match names.iter().position(|known| !known.is_empty() && **known == **word) {
                None => {
                    let text = format!("'{word}' is an invalid keyword argument for {short}()");
                    return Err(m.error("TypeError", text));
                }
                Some(at) if at < count => {
                    let text =
                        format!("argument for {short}() given by name ('{word}') and position ({})", at + 1 - own);
                    return Err(m.error("TypeError", text));
                }
                Some(at) => result[at] = value,
            }
        }
        for (index, value) in result.iter().enumerate().take(least) {
            if value.is_unset() {
                let given = count - own.min(count);
                let text = if names[index].is_empty() {
                    let want = least - own;
                    let plural = if want == 1 { "" } else { "s" };
                    let word = if least == names.len() { "exactly" } else { "at least" };
                    format!("{short}() takes {word} {want} positional argument{plural} ({given} given)")
                } else {
                    format!("{short}() missing required argument '{}' (pos {})", names[index], index + 1 - own)
                };
                return Err(m.error("TypeError", text));
            }
        }
        Ok(result)
    }
}

impl Machine {
    /// Whether `exit` is an exception of the built-in class of that name.
    pub fn raises(&self, exit: &Exit, class: &str) -> bool {
        exit.exception().is_some_and(|exception| self.is_exception(exception, class))
    }

    /// A new exception of a built-in class, to be raised.
    pub fn error(&self, class: &str, message: impl Into<String>) -> Exit {
        let message: String = message.into();
        Exit::raise(self.new_exception(class, vec![Value::from(message)]))
    }

    pub fn type_error(&self, message: impl Into<String>) -> Exit {
        self.error("TypeError", message)
    }

    pub fn value_error(&self, message: impl Into<String>) -> Exit {
        self.error("ValueError", message)
    }

    /// The exception that an error of [`super::text`] stands for.
    pub fn text_error(&self, error: TextError) -> Exit {
        /// What C's library calls a float that is too large; CPython passes its number on.
        const RANGE: &str = "Numerical result out of range";
        let args = match &*error.message {
            "" => Vec::new(),
            message if message == format!("(34, '{RANGE}')") => vec![Value::Int(34), Value::str(RANGE)],
            _ => return self.error(error.class, error.message),
        };
        Exit::raise(self.new_exception(error.class, args))
    }
}
