//! Small tasks that the machine itself puts on its frames.
//! Invariant: a task keeps all it needs, and asks for one thing at a time.

use std::rc::Rc;

use super::Machine;
use crate::python::native::{Args, Ask, Exit, Outcome, Task};
use crate::python::object::class::Class;
use crate::python::object::instance::Instance;
use crate::python::value::Value;

/// Collects an argument into a list, then calls the native with it.
pub struct CollectArgument {
    callable: Value,
    args: Option<Args>,
    index: usize,
    iterator: Value,
    items: Vec<Value>,
}

impl CollectArgument {
    pub fn new(callable: Value, args: Args, index: usize) -> Self {
        Self { callable, args: Some(args), index, iterator: Value::Unset, items: Vec::new() }
    }
}

impl Task for CollectArgument {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        let Some(args) = &self.args else { return Ok(Ask::Done(answer)) };
        if self.iterator.is_unset() {
            let source = args.values.get(self.index).cloned().unwrap_or_default();
            self.iterator = machine.iter(&source)?;
            return Ok(Ask::Next(self.iterator.clone()));
        }
        if !answer.is_unset() {
            if self.items.len() % 1024 == 1023 {
                machine.reserve(1024 * size_of::<Value>())?;
            }
            self.items.push(answer);
            return Ok(Ask::Next(self.iterator.clone()));
        }
        let mut args = self.args.take().unwrap_or_default();
        if let Some(place) = args.values.get_mut(self.index) {
            *place = Value::list(std::mem::take(&mut self.items));
        }
        Ok(Ask::Call(self.callable.clone(), args))
    }
}

/// `__new__` of the program, then `__init__`.
pub struct NewThenInit {
    class: Rc<Class>,
    new: Value,
    args: Option<Args>,
    stage: u8,
    instance: Value,
}

impl NewThenInit {
    pub fn new(class: Rc<Class>, new: Value, args: Args) -> Self {
        Self { class, new, args: Some(args), stage: 0, instance: Value::Unset }
    }
}

impl Task for NewThenInit {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        self.stage += 1;
        match self.stage {
            1 => {
                let args = self.args.as_ref().map_or_else(Args::none, |args| Args {
                    values: args.values.clone(),
                    keywords: args.keywords.clone(),
                });
                let this = Value::Class(self.class.clone());
                let new = machine.bind_attribute(self.new.clone(), &this, &self.class)?;
                // `__new__` is a static method that is always given the class.
                let function = match new {
                    Value::Method(method) => method.function.clone(),
                    other => other,
                };
                Ok(Ask::Call(function, args.prepend(this)))
            }
            2 => {
                self.instance = answer;
                if !machine.is_instance(&self.instance, &self.class) {
                    return Ok(Ask::Done(self.instance.clone()));
                }
                let class = machine.class_of(&self.instance);
                let args = self.args.take().unwrap_or_default();
                match class.lookup("__init__") {
                    None => Ok(Ask::Done(self.instance.clone())),
                    Some(Value::Native(native)) if native.owner == "object" => Ok(Ask::Done(self.instance.clone())),
                    Some(init) => {
                        let (function, args) = machine.bound_call(init, &self.instance, &class, args)?;
                        Ok(Ask::Call(function, args))
                    }
                }
            }
            _ => {
                if !answer.is_none() {
                    let given = machine.type_name(&answer);
                    return Err(machine.type_error(format!("__init__() should return None, not '{given}'")));
                }
                Ok(Ask::Done(self.instance.clone()))
            }
        }
    }
}

/// A call that gives an attribute, and `__getattr__` for when it says that there is none.
pub struct OrGetattr {
    pub call: Option<(Value, Args)>,
    pub getattr: Option<(Value, Args)>,
}

impl Task for OrGetattr {
    fn resume(&mut self, _: &mut Machine, answer: Value) -> Outcome<Ask> {
        Ok(match self.call.take() {
            Some((callable, args)) => Ask::Call(callable, args),
            None => Ask::Done(answer),
        })
    }

    fn raised(&mut self, machine: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        match self.getattr.take() {
            Some((getattr, args)) if machine.is_exception(&exception, "AttributeError") => Ok(Ask::Call(getattr, args)),
            _ => Err(Exit::raise(exception)),
        }
    }
}

/// One call whose answer is changed on its way.
pub struct MapAnswer {
    call: Option<(Value, Args)>,
    map: fn(&mut Machine, Value) -> Outcome,
}

impl MapAnswer {
    pub fn new(callable: Value, args: Args, map: fn(&mut Machine, Value) -> Outcome) -> Self {
        Self { call: Some((callable, args)), map }
    }
}

impl Task for MapAnswer {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self.call.take() {
            Some((callable, args)) => Ok(Ask::Call(callable, args)),
            None => Ok(Ask::Done((self.map)(machine, answer)?)),
        }
    }
}

/// Methods tried in order until one does not say NotImplemented.
pub struct Attempts {
    /// Bound or unbound callables with their arguments, in reverse order.
    pub left: Vec<(Value, Args)>,
    pub is_started: bool,
    /// What follows when all say NotImplemented.
    pub otherwise: Box<dyn FnOnce(&mut Machine) -> Outcome + 'static>,
    pub inverts: bool,
}

impl Task for Attempts {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        if self.is_started && !matches!(answer, Value::NotImplemented) {
            if self.inverts {
                let truth = machine.truth(&answer)?;
                return Ok(Ask::Done(Value::Bool(!truth)));
            }
            return Ok(Ask::Done(answer));
        }
        self.is_started = true;
        match self.left.pop() {
            Some((callable, args)) => Ok(Ask::Call(callable, args)),
            None => {
                let otherwise = std::mem::replace(&mut self.otherwise, Box::new(|_| Ok(Value::None)));
                Ok(Ask::Done(otherwise(machine)?))
            }
        }
    }
}

/// The next item of a `map`, `filter`, `zip` or `enumerate` whose parts run the program's code.
pub enum NextOf {
    Map { function: Value, sources: Vec<Value>, got: Vec<Value>, is_started: bool, is_called: bool },
    Filter { function: Value, source: Value, item: Value, stage: u8 },
    Zip { sources: Vec<Value>, got: Vec<Value>, strict: bool, is_started: bool },
    Enumerate { source: Value, number: Value, is_started: bool },
}

impl Task for NextOf {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self {
            Self::Map { function, sources, got, is_started, is_called } => {
                if *is_called {
                    return Ok(Ask::Done(answer));
                }
                if *is_started {
                    if answer.is_unset() {
                        return Ok(Ask::Done(Value::Unset));
                    }
                    got.push(answer);
                }
                *is_started = true;
                if got.len() == sources.len() {
                    *is_called = true;
                    return Ok(Ask::Call(function.clone(), Args::positional(std::mem::take(got))));
                }
                Ok(Ask::Next(sources[got.len()].clone()))
            }
            Self::Zip { sources, got, strict, is_started } => {
                if *is_started {
                    if answer.is_unset() {
                        if *strict {
                            return Self::strict_end(got.len(), sources, machine);
                        }
                        return Ok(Ask::Done(Value::Unset));
                    }
                    got.push(answer);
                }
                *is_started = true;
                if got.len() == sources.len() {
                    return Ok(Ask::Done(Value::tuple(std::mem::take(got))));
                }
                Ok(Ask::Next(sources[got.len()].clone()))
            }
            Self::Enumerate { source, number, is_started } => {
                if !*is_started {
                    *is_started = true;
                    return Ok(Ask::Next(source.clone()));
                }
                if answer.is_unset() {
                    return Ok(Ask::Done(Value::Unset));
                }
                Ok(Ask::Done(Value::tuple(vec![number.clone(), answer])))
            }
            Self::Filter { function, source, item, stage } => match *stage {
                0 => {
                    *stage = 1;
                    Ok(Ask::Next(source.clone()))
                }
                1 => {
                    if answer.is_unset() {
                        return Ok(Ask::Done(Value::Unset));
                    }
                    if function.is_none() {
                        if machine.truth(&answer)? {
                            return Ok(Ask::Done(answer));
                        }
                        return Ok(Ask::Next(source.clone()));
                    }
                    *item = answer.clone();
                    *stage = 2;
                    Ok(Ask::Call(function.clone(), Args::one(answer)))
                }
                _ => {
                    if machine.truth(&answer)? {
                        return Ok(Ask::Done(std::mem::take(item)));
                    }
                    *stage = 1;
                    Ok(Ask::Next(source.clone()))
                }
            },
        }
    }
}

impl NextOf {
    fn strict_end(index: usize, sources: &[Value], machine: &mut Machine) -> Outcome<Ask> {
        if index == 0 {
            for (at, source) in sources.iter().enumerate().skip(1) {
                if machine.next(source)?.is_some() {
                    let span = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
                    let text = format!("zip() argument {} is longer than {span}", at + 1);
                    return Err(machine.value_error(text));
                }
            }
            return Ok(Ask::Done(Value::Unset));
        }
        let span = if index == 1 { "argument 1".to_owned() } else { format!("arguments 1-{index}") };
        Err(machine.value_error(format!("zip() argument {} is shorter than {span}", index + 1)))
    }
}

/// `next(iterator, default)`.
pub struct NextOrDefault {
    pub iterator: Value,
    pub default: Value,
    pub is_asked: bool,
}

impl Task for NextOrDefault {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        if !self.is_asked {
            self.is_asked = true;
            return Ok(match &self.iterator {
                // A generator's own StopIteration carries what it returned.
                Value::Generator(generator) => {
                    Ask::Resume(generator.clone(), crate::python::object::generator::Sent::Value(Value::None))
                }
                Value::Iter(_) => Ask::Next(self.iterator.clone()),
                // Its own StopIteration is the answer.
                other => match machine.special(other, "__next__") {
                    Some(next) => Ask::Call(next, Args::none()),
                    None => Ask::Next(other.clone()),
                },
            });
        }
        if !answer.is_unset() {
            return Ok(Ask::Done(answer));
        }
        if self.default.is_unset() {
            return Err(Exit::raise(machine.new_exception("StopIteration", Vec::new())));
        }
        Ok(Ask::Done(self.default.clone()))
    }

    fn raised(&mut self, machine: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        if !self.default.is_unset() && machine.is_exception(&exception, "StopIteration") {
            return Ok(Ask::Done(self.default.clone()));
        }
        Err(Exit::raise(exception))
    }
}

/// `generator.send(value)`, `throw`, `close`.
pub struct ResumeGenerator {
    pub generator: Rc<crate::python::object::generator::Generator>,
    pub sent: Option<crate::python::object::generator::Sent>,
    /// `close()`: the exceptions that mean "closed" are swallowed.
    pub is_close: bool,
}

impl Task for ResumeGenerator {
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        match self.sent.take() {
            Some(sent) => Ok(Ask::Resume(self.generator.clone(), sent)),
            None if self.is_close => Err(machine.error("RuntimeError", "generator ignored GeneratorExit")),
            None => Ok(Ask::Done(answer)),
        }
    }

    fn raised(&mut self, machine: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        let is_end =
            machine.is_exception(&exception, "StopIteration") || machine.is_exception(&exception, "GeneratorExit");
        if self.is_close && is_end {
            return Ok(Ask::Done(Value::None));
        }
        Err(Exit::raise(exception))
    }
}

/// Ends a native function with a call, whose result is its own.
pub fn tail_call(callable: Value, args: Args) -> Exit {
    Exit::task(Box::new(TailCall(Some((callable, args)))))
}

struct TailCall(Option<(Value, Args)>);

impl Task for TailCall {
    fn resume(&mut self, _: &mut Machine, answer: Value) -> Outcome<Ask> {
        Ok(match self.0.take() {
            Some((callable, args)) => Ask::Call(callable, args),
            None => Ask::Done(answer),
        })
    }
}
