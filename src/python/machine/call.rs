//! Calls: how what is called and its arguments become a value or a frame.
//! Invariant: a call either has its value at once or has put exactly one activation on the frames.

mod instantiate;
mod parameters;

use std::ptr::NonNull;
use std::rc::Rc;

use smallvec::SmallVec;

use super::Machine;
use super::operands::{Operands, copy};
use crate::python::frame::{Activation, Frame, Role};
use crate::python::native::{Args, Exit, Native, NativeKind, Outcome};
use crate::python::object::class::Class;
use crate::python::object::descriptor::Descriptor;
use crate::python::object::function::Function;
use crate::python::value::{Name, Value};

impl Machine {
    /// Where the callable and the arguments of a call lie on the stack: `[callable, a1, .., an]`.
    #[inline(always)]
    pub(super) fn stack_call(&self, count: usize) -> (usize, usize) {
        let at = self.stack.len() - count - 1;
        (at, at + 1)
    }

    /// The same after `LoadMethod`: `[function, this or Unset, a1, .., an]`.
    #[inline(always)]
    pub(super) fn method_call(&self, count: usize) -> (usize, usize) {
        let at = self.stack.len() - count - 2;
        (at, if self.stack[at + 1].is_unset() { at + 2 } else { at + 1 })
    }

    /// Begins the call of a function of the program that lies at `at`, with what lies from `first` on.
    /// None, with nothing done, where that is not what lies there, or it takes more to bind the arguments.
    #[inline(always)]
    pub(super) fn begin_quick_call(&mut self, at: usize, first: usize) -> Option<NonNull<Frame>> {
        let Value::Function(function) = &self.stack[at] else { return None };
        let parameters = &function.code.parameters;
        let given = self.stack.len() - first;
        let positional = parameters.positional as usize;
        let is_free = self.depth < self.recursion_limit && self.operations <= self.limits.operations;
        if !is_free || !parameters.are_plain() || given > positional {
            return None;
        }
        if given < positional {
            let function = function.clone();
            if !self.put_defaults(&function, positional - given) {
                return None;
            }
        }
        // From the stack to the frame, where nothing has to be counted.
        let Value::Function(function) = std::mem::take(&mut self.stack[at]) else { return None };
        self.push_frame_in_place(function, first, at, Role::Call);
        self.python_frame()
    }

    /// The frame on top, where it is one of Python code.
    #[inline(always)]
    pub(super) fn python_frame(&self) -> Option<NonNull<Frame>> {
        match self.frames.last() {
            Some(Activation::Python(frame)) => Some(NonNull::from(&**frame)),
            _ => None,
        }
    }

    /// Calls what lies at `at` with what lies on the stack from `first` on.
    #[cfg_attr(fast, optimize(speed))]
    pub(super) fn begin_call_at(
        &mut self,
        at: usize,
        first: usize,
        keywords: Option<&Rc<[Name]>>,
    ) -> Outcome<Option<Value>> {
        match &self.stack[at] {
            Value::Function(function) => {
                if let Some(names) = keywords {
                    let function = function.clone();
                    if self.bind_in_place(&function, first, names) {
                        self.spend(1)?;
                        return self.begin_call_in_place(function, first, at, Role::Call);
                    }
                }
            }
            Value::Native(native) => {
                let native: &'static Native = native;
                if let Some(quick) = native.quick
                    && let Some(result) = quick(self, first, keywords.map_or(&[], |names| &names[..]))
                {
                    self.stack.cut(at);
                    self.spend(1)?;
                    return result.map(Some);
                }
                if native.kind != NativeKind::ClassMethod && native.collects.is_none() {
                    let args = Args { values: self.take_args(first), keywords: keywords.cloned() };
                    self.stack.cut(at);
                    self.spend(1)?;
                    return match (native.call)(self, args) {
                        Ok(value) => Ok(Some(value)),
                        Err(exit) => {
                            self.frames.push(Activation::native(exit.into_task()?, Role::Call));
                            Ok(None)
                        }
                    };
                }
            }
            Value::Class(class)
                if self.stack.len() - first == 1
                    && keywords.is_none()
                    && Rc::ptr_eq(class, &self.types.str)
                    && matches!(self.stack[first], Value::Int(_) | Value::Str(_)) =>
            {
                // The class and its `__new__` are two calls.
                self.spend(2)?;
                let value = self.stack.take_top();
                self.stack.cut(at);
                return self.str(&value).map(|text| Some(Value::Str(text)));
            }
            _ => {}
        }
        let values = self.take_args(first);
        let callable = std::mem::take(&mut self.stack[at]);
        self.stack.cut(at);
        self.begin_call(callable, Args { values, keywords: keywords.cloned() }, Role::Call)
    }

    /// What lies on the stack from `first` on, where none of it was given by name.
    #[inline(always)]
    pub fn positional(&self, first: usize, names: &[Name]) -> Option<&[Value]> {
        self.stack.get(first..).filter(|_| names.is_empty())
    }

    /// Takes the values from `first` on off the stack.
    #[inline(always)]
    fn take_args(&mut self, first: usize) -> SmallVec<[Value; 4]> {
        let mut values = SmallVec::new();
        for value in &mut self.stack[first..] {
            values.push(std::mem::take(value));
        }
        self.stack.cut(first);
        values
    }

    /// Puts keyword arguments where their parameters are, and the defaults between them. False, with the stack as it
    /// was, where something is missing or wrong, or the function has parameters of other kinds.
    #[cfg_attr(fast, optimize(speed))]
    fn bind_in_place(&mut self, function: &Function, first: usize, names: &[Name]) -> bool {
        let code = &function.code;
        let defaults = function.defaults.borrow();
        let parameters = &code.parameters;
        let positional = parameters.positional as usize;
        let given = self.stack.len() - first - names.len();
        if !parameters.are_plain() || given > positional {
            return false;
        }
        let mut places: SmallVec<[usize; 4]> = SmallVec::new();
        for name in names {
            let from = given.max(parameters.positional_only as usize);
            match (from..positional).find(|&at| code.locals[at] == *name) {
                Some(place) if !places.contains(&place) => places.push(place),
                _ => return false,
            }
        }
        let first_default = positional - defaults.len().min(positional);
        if (given..first_default).any(|place| !places.contains(&place)) {
            return false;
        }
        let mut named: SmallVec<[Value; 4]> = SmallVec::new();
        for _ in names {
            named.push(self.stack.take_top());
        }
        for place in given..positional {
            let default = place.checked_sub(first_default).map(|at| defaults[at].clone());
            self.stack.put(default.unwrap_or_default());
        }
        // The last one was taken first.
        for place in places {
            if let Some(value) = named.pop() {
                self.stack[first + place] = value;
            }
        }
        true
    }

    /// Puts the defaults of what was not given behind the arguments. False, with the stack as it was, where something is
    /// missing or too much, or the function has parameters of other kinds.
    #[inline(always)]
    fn fill_in_place(&mut self, function: &Function, first: usize) -> bool {
        let parameters = &function.code.parameters;
        let given = self.stack.len() - first;
        let positional = parameters.positional as usize;
        if !parameters.are_plain() || given > positional {
            return false;
        }
        given == positional || self.put_defaults(function, positional - given)
    }

    #[cfg_attr(fast, optimize(speed))]
    #[inline(never)]
    fn put_defaults(&mut self, function: &Function, missing: usize) -> bool {
        let defaults = function.defaults.borrow();
        let Some(from) = defaults.len().checked_sub(missing) else { return false };
        for value in &defaults[from..] {
            self.stack.put(copy(value));
        }
        true
    }

    /// Makes the frame around the arguments where they lie.
    #[inline(never)]
    fn begin_call_in_place(
        &mut self,
        function: Rc<Function>,
        base: usize,
        floor: usize,
        role: Role,
    ) -> Outcome<Option<Value>> {
        if self.depth >= self.recursion_limit {
            self.stack.cut(floor);
            return Err(self.too_deep());
        }
        self.push_frame_in_place(function, base, floor, role);
        Ok(None)
    }

    #[inline(always)]
    fn push_frame_in_place(&mut self, function: Rc<Function>, base: usize, floor: usize, role: Role) {
        let code = &function.code;
        let end = base + code.locals.len();
        while self.stack.len() < end {
            self.stack.put(Value::Unset);
        }
        let cells = if code.cells.is_empty() { Box::default() } else { self.make_cells(&function, base) };
        self.depth += 1;
        let ops = NonNull::from(&*function.code.ops);
        // Written where it stays, not copied there.
        let frame = Box::write(
            self.spare.take(),
            Frame { function, ops, pc: 0, base, floor, cells, role, generator: None, extras: None },
        );
        self.frames.push(Activation::Python(frame));
    }

    #[inline(always)]
    pub(super) fn check_depth(&mut self) -> Outcome<()> {
        if self.depth >= self.recursion_limit { Err(self.too_deep()) } else { Ok(()) }
    }

    #[cold]
    pub(super) fn too_deep(&self) -> Exit {
        self.error("RecursionError", "maximum recursion depth exceeded")
    }

    /// Calls anything: a value at once, or `None` when an activation was pushed.
    #[cfg_attr(fast, optimize(speed))]
    pub fn begin_call(&mut self, mut callable: Value, mut args: Args, role: Role) -> Outcome<Option<Value>> {
        // What is around a function is taken off here, so that many wrappers take no more stack than one.
        loop {
            self.spend(1 + args.values.len() as u64 / 16)?;
            callable = match &callable {
                Value::Method(method) => {
                    args = args.prepend(method.this.clone());
                    method.function.clone()
                }
                Value::Descriptor(descriptor) => match &**descriptor {
                    Descriptor::StaticMethod(function) => function.clone(),
                    _ => return Err(self.not_callable(&callable)),
                },
                Value::Instance(instance) => {
                    let class = instance.class();
                    let Some(method) = class.lookup("__call__") else { return Err(self.not_callable(&callable)) };
                    let (function, bound) = self.bound_call(method, &callable, &class, args)?;
                    args = bound;
                    function
                }
                _ => break,
            };
        }
        match callable {
            Value::Function(function) if args.keywords.is_none() && can_fill(&function, args.values.len()) => {
                let base = self.stack.len();
                for value in args.values {
                    self.stack.put(value);
                }
                self.fill_in_place(&function, base);
                self.begin_call_in_place(function, base, base, role)
            }
            Value::Function(function) => {
                let locals = self.bind(&function, args)?;
                self.check_depth()?;
                self.push_frame(function, locals, role);
                Ok(None)
            }
            Value::Native(native) => {
                if native.kind == NativeKind::ClassMethod && !matches!(args.values.first(), Some(Value::Class(_))) {
                    let class = self.class_of(args.values.first().unwrap_or(&Value::None));
                    if let Some(first) = args.values.first_mut() {
                        *first = Value::Class(class);
                    }
                }
                if let Some(index) = native.collects
                    && let Some(argument) = args.values.get(index as usize)
                    && (index as usize) < args.positional_count()
                    && matches!(argument, Value::Generator(_) | Value::Iter(_) | Value::Instance(_))
                    && !self.is_self_contained(argument)
                {
                    let task = super::tasks::CollectArgument::new(Value::Native(native), args, index as usize);
                    self.frames.push(Activation::native(Box::new(task), role));
                    return Ok(None);
                }
                match (native.call)(self, args) {
                    Ok(value) => self.settle(value, role),
                    Err(exit) => {
                        self.frames.push(Activation::native(exit.into_task()?, role));
                        Ok(None)
                    }
                }
            }
            Value::Class(class) => self.begin_instantiate(&class, args, role),
            other => Err(self.not_callable(&other)),
        }
    }

    /// A method found on a class, ready to be called on an instance.
    pub(super) fn bound_call(
        &mut self,
        found: Value,
        this: &Value,
        class: &Rc<Class>,
        args: Args,
    ) -> Outcome<(Value, Args)> {
        match &found {
            Value::Function(_) => Ok((found, args.prepend(this.clone()))),
            Value::Native(native) if native.kind == NativeKind::Method => Ok((found, args.prepend(this.clone()))),
            _ => Ok((self.bind_attribute(found, this, class)?, args)),
        }
    }

    /// A value that is there at once, as the role wants it.
    fn settle(&mut self, value: Value, role: Role) -> Outcome<Option<Value>> {
        match role {
            Role::Init(instance) => {
                if !value.is_none() {
                    let given = self.type_name(&value);
                    return Err(self.type_error(format!("__init__() should return None, not '{given}'")));
                }
                Ok(Some(instance))
            }
            _ => Ok(Some(value)),
        }
    }

    fn not_callable(&self, value: &Value) -> Exit {
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not callable"))
    }
}

/// Whether a function takes so many positional arguments, and nothing but such.
fn can_fill(function: &Function, given: usize) -> bool {
    let parameters = &function.code.parameters;
    let missing = (parameters.positional as usize).checked_sub(given);
    parameters.are_plain() && missing.is_some_and(|missing| missing <= function.defaults.borrow().len())
}
