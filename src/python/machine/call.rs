//! Calls: how arguments meet parameters, and what each kind of callable does.
//! Invariant: a call either has its value at once or has put exactly one activation on the frames.

use std::rc::Rc;

use smallvec::SmallVec;

use super::Machine;
use super::operands::{Operands, copy};
use crate::python::code::Parameters;
use crate::python::frame::{Activation, Frame, Role};
use crate::python::native::{Args, Exit, Native, NativeKind, Outcome};
use crate::python::object::class::{Class, Layout};
use crate::python::object::descriptor::Descriptor;
use crate::python::object::function::Function;
use crate::python::object::instance::{Instance, Payload};
use crate::python::value::{Name, Value};

impl Machine {
    /// A call whose callable and arguments lie on the stack: `[callable, a1, .., an]`.
    #[inline(always)]
    pub(super) fn begin_stack_call(&mut self, count: usize, keywords: Option<&Rc<[Name]>>) -> Outcome<Option<Value>> {
        let at = self.stack.len() - count - 1;
        self.begin_call_at(at, at + 1, keywords)
    }

    /// A call after `LoadMethod`: `[function, this or Unset, a1, .., an]`.
    #[inline(always)]
    pub(super) fn begin_method_call(&mut self, count: usize, keywords: Option<&Rc<[Name]>>) -> Outcome<Option<Value>> {
        let at = self.stack.len() - count - 2;
        let first = if self.stack[at + 1].is_unset() { at + 2 } else { at + 1 };
        self.begin_call_at(at, first, keywords)
    }

    /// Calls what lies at `at` with what lies on the stack from `first` on.
    #[cfg_attr(fast, optimize(speed))]
    #[allow(unsafe_code, reason = "a count for each call of what the stack keeps alive anyway is dear")]
    fn begin_call_at(&mut self, at: usize, first: usize, keywords: Option<&Rc<[Name]>>) -> Outcome<Option<Value>> {
        match &self.stack[at] {
            Value::Function(function) => {
                // SAFETY: the stack has it, below the frame, until the frame ends.
                let function: &Function = unsafe { &*Rc::as_ptr(function) };
                let is_bound = match keywords {
                    None => self.fill_in_place(function, first),
                    Some(names) => self.bind_in_place(function, first, names),
                };
                if is_bound {
                    self.spend(u64::from(keywords.is_some()))?;
                    return self.begin_call_in_place(function, first, at, Role::Call);
                }
            }
            Value::Native(native) => {
                let native: &'static Native = native;
                if let Some(quick) = native.quick
                    && keywords.is_none()
                    && let Some(value) = quick(&self.stack[first..])
                {
                    self.stack.cut(at);
                    self.spend(1)?;
                    return Ok(Some(value));
                }
                if native.kind != NativeKind::ClassMethod && native.collects.is_none() {
                    let args = Args { values: self.take_args(first), keywords: keywords.cloned() };
                    self.stack.cut(at);
                    self.spend(1)?;
                    return match (native.call)(self, args) {
                        Ok(value) => Ok(Some(value)),
                        Err(exit) => {
                            self.frames.push(Activation::Native(exit.into_task()?, Role::Call));
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
    fn put_defaults(&mut self, function: &Function, missing: usize) -> bool {
        let defaults = function.defaults.borrow();
        let Some(from) = defaults.len().checked_sub(missing) else { return false };
        for value in &defaults[from..] {
            self.stack.put(copy(value));
        }
        true
    }

    /// Makes the frame around the arguments where they lie.
    #[inline(always)]
    fn begin_call_in_place(
        &mut self,
        function: &Function,
        base: usize,
        floor: usize,
        role: Role,
    ) -> Outcome<Option<Value>> {
        if self.depth >= self.recursion_limit {
            self.stack.cut(floor);
            return Err(self.too_deep());
        }
        let code = function.code.clone();
        let end = base + code.locals.len();
        while self.stack.len() < end {
            self.stack.put(Value::Unset);
        }
        let cells =
            if code.cells.is_empty() { Box::default() } else { self.make_cells(&code, base, &function.closure) };
        self.depth += 1;
        // Written where it stays, not copied there.
        let frame = Box::write(
            Box::new_uninit(),
            Frame {
                code,
                pc: 0,
                base,
                floor,
                globals: function.globals.clone(),
                cells,
                role,
                generator: None,
                extras: None,
            },
        );
        self.frames.push(Activation::Python(frame));
        Ok(None)
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
        match &callable {
            Value::Function(function) if args.keywords.is_none() && can_fill(function, args.values.len()) => {
                let base = self.stack.len();
                for value in args.values {
                    self.stack.put(value);
                }
                self.fill_in_place(function, base);
                self.begin_call_in_place(function, base, base, role)
            }
            Value::Function(function) => {
                let locals = self.bind(function, args)?;
                self.check_depth()?;
                let closure = &function.closure;
                self.push_frame(function.code.clone(), function.globals.clone(), locals, closure, role);
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
                    let task = super::tasks::CollectArgument::new(callable.clone(), args, index as usize);
                    self.frames.push(Activation::Native(Box::new(task), role));
                    return Ok(None);
                }
                match (native.call)(self, args) {
                    Ok(value) => self.settle(value, role),
                    Err(exit) => {
                        self.frames.push(Activation::Native(exit.into_task()?, role));
                        Ok(None)
                    }
                }
            }
            Value::Class(class) => self.begin_instantiate(class, args, role),
            _ => Err(self.not_callable(&callable)),
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

    /// `Class(...)`.
    fn begin_instantiate(&mut self, class: &Rc<Class>, args: Args, role: Role) -> Outcome<Option<Value>> {
        if let Some(metaclass) = &class.metaclass
            && let Some(call) = metaclass.lookup("__call__")
            && matches!(call, Value::Function(_))
        {
            return self.begin_call(call, args.prepend(Value::Class(class.clone())), role);
        }
        self.begin_type_call(class, args, role)
    }

    /// What `type.__call__` does: `__new__`, then `__init__`.
    pub(super) fn begin_type_call(&mut self, class: &Rc<Class>, args: Args, role: Role) -> Outcome<Option<Value>> {
        if !class.is_heap {
            let Some(new) = class.lookup("__new__") else {
                let name = class.full_name();
                return Err(self.type_error(format!("cannot create '{name}' instances")));
            };
            return self.begin_call(new, args.prepend(Value::Class(class.clone())), role);
        }
        let new = class.lookup("__new__").unwrap_or_default();
        let init = class.lookup("__init__").unwrap_or_default();
        match &new {
            // `object.__new__` and the constructors of built-in types.
            Value::Native(_) => {
                let has_init = matches!(init, Value::Function(_)) || !matches!(init, Value::Native(_));
                let is_plain = matches!(&new, Value::Native(native) if native.owner == "object");
                let instance = match class.layout {
                    Layout::Object if is_plain => {
                        self.check_abstract(class)?;
                        if !has_init && !args.values.is_empty() {
                            let name = class.name();
                            return Err(self.type_error(format!("{name}() takes no arguments")));
                        }
                        Value::Instance(Instance::new(class.clone(), Payload::None))
                    }
                    // What `__init__` fills starts empty.
                    Layout::List | Layout::Dict | Layout::Set | Layout::ByteArray => {
                        self.call(&new, Args::one(Value::Class(class.clone())))?
                    }
                    _ => {
                        let copy = Args { values: args.values.clone(), keywords: args.keywords.clone() };
                        self.call(&new, copy.prepend(Value::Class(class.clone())))?
                    }
                };
                match &init {
                    Value::Unset => self.settle(instance, role),
                    Value::Native(native) if native.owner == "object" => self.settle(instance, role),
                    _ => {
                        if !matches!(role, Role::Call) {
                            let value = self.call_init(&init, instance, class, args)?;
                            return self.settle(value, role);
                        }
                        let (function, args) = self.bound_call(init, &instance, class, args)?;
                        self.begin_call(function, args, Role::Init(instance))
                    }
                }
            }
            Value::Unset => Err(self.type_error(format!("cannot create '{}' instances", class.name()))),
            _ => {
                let task = super::tasks::NewThenInit::new(class.clone(), new.clone(), args);
                self.frames.push(Activation::Native(Box::new(task), role));
                Ok(None)
            }
        }
    }

    fn call_init(&mut self, init: &Value, instance: Value, class: &Rc<Class>, args: Args) -> Outcome {
        let (function, args) = self.bound_call(init.clone(), &instance, class, args)?;
        let floor = self.frames.len();
        match self.begin_call(function, args, Role::Init(instance))? {
            Some(value) => Ok(value),
            None => self.run_nested(floor),
        }
    }

    /// Refuses to make an instance of a class with abstract methods.
    pub fn check_abstract(&mut self, class: &Rc<Class>) -> Outcome<()> {
        let Some(Value::Set(names)) = class.get_own("__abstractmethods__") else { return Ok(()) };
        let mut missing: Vec<String> =
            names.table.borrow().iter().filter_map(|(_, name)| Some(name.as_str()?.to_string())).collect();
        if missing.is_empty() {
            return Ok(());
        }
        missing.sort();
        let plural = if missing.len() == 1 { "" } else { "s" };
        let name = class.name();
        Err(self.type_error(format!(
            "Can't instantiate abstract class {name} with abstract method{plural} {}",
            missing.join(", ")
        )))
    }

    /// Binds arguments to the parameters of a function of the program: the locals of its frame.
    ///
    /// # Errors
    /// TypeError in CPython's words.
    fn bind(&mut self, function: &Function, args: Args) -> Outcome<Vec<Value>> {
        let code = &function.code;
        let defaults = function.defaults.borrow().clone();
        let qualname = function.qualname.borrow().clone();
        let keyword_defaults = function.keyword_defaults.borrow().clone();
        let is_c = !code.visible && matches!(&*function.globals.module, "datetime" | "itertools" | "operator");
        let shape = is_c.then(|| (args.positional_count(), args.keywords.clone()));
        let bound = self.bind_parameters(&qualname, &code.locals, &code.parameters, args, &defaults);
        let mut locals = match (bound, shape) {
            (Err(_), Some((given, keywords))) => {
                let keywords = keywords.as_deref().unwrap_or_default();
                return Err(self.type_error(c_wording(function, given, keywords, defaults.len())));
            }
            (bound, _) => bound?,
        };
        let first = code.parameters.positional as usize + usize::from(code.parameters.has_args);
        let last = first + code.parameters.keyword_only as usize;
        if let Some(dict) = keyword_defaults {
            for (local, name) in locals[first..last].iter_mut().zip(&code.locals[first..last]) {
                if local.is_unset()
                    && let Some(value) = self.dict_get(&dict, &Value::Str(name.clone()))?
                {
                    *local = value;
                }
            }
        }
        let missing: Vec<&Name> = (first..last).filter(|&i| locals[i].is_unset()).map(|i| &code.locals[i]).collect();
        if !missing.is_empty() {
            return Err(self.missing(&qualname, "keyword-only", &missing));
        }
        Ok(locals)
    }

    /// The part of binding that functions of the program and Python-like natives share.
    fn bind_parameters(
        &mut self,
        qualname: &str,
        names: &[Name],
        parameters: &Parameters,
        args: Args,
        defaults: &[Value],
    ) -> Outcome<Vec<Value>> {
        let positional = parameters.positional as usize;
        let keyword_only = parameters.keyword_only as usize;
        let mut locals = vec![Value::Unset; parameters.count()];
        let given = args.positional_count();
        let keywords = args.keywords.clone();
        let mut extra = Vec::new();
        let mut pairs = Vec::new();
        for (index, value) in args.values.into_iter().enumerate() {
            if index < given {
                if index < positional {
                    locals[index] = value;
                } else {
                    extra.push(value);
                }
            } else if let Some(name) = keywords.as_ref().and_then(|names| names.get(index - given)) {
                pairs.push((name.clone(), value));
            }
        }
        let mut rest = Vec::new();
        let mut positional_only_named = Vec::new();
        for (name, value) in pairs {
            let from = parameters.positional_only as usize;
            let gap = usize::from(parameters.has_args);
            let found = (from..positional)
                .find(|&i| names[i] == name)
                .or_else(|| (positional + gap..positional + gap + keyword_only).find(|&i| names[i] == name));
            match found {
                Some(index) if locals[index].is_unset() => locals[index] = value,
                Some(_) => {
                    return Err(self.type_error(format!("{qualname}() got multiple values for argument '{name}'")));
                }
                None if parameters.has_kwargs => rest.push((Value::Str(name), value)),
                None if (0..from).any(|i| names[i] == name) => positional_only_named.push(name),
                None => {
                    return Err(self.type_error(format!("{qualname}() got an unexpected keyword argument '{name}'")));
                }
            }
        }
        if !positional_only_named.is_empty() {
            let list = positional_only_named.join(", ");
            return Err(self.type_error(format!(
                "{qualname}() got some positional-only arguments passed as keyword arguments: '{list}'"
            )));
        }
        if !parameters.has_args && !extra.is_empty() {
            let gap = positional..positional + keyword_only;
            let keyword_given = locals[gap].iter().filter(|value| !value.is_unset()).count();
            return Err(self.too_many(qualname, positional, defaults.len(), given, keyword_given));
        }
        let first_default = positional - defaults.len().min(positional);
        for index in 0..positional {
            if locals[index].is_unset() && index >= first_default {
                locals[index] = defaults[index - first_default].clone();
            }
        }
        let missing: Vec<&Name> = (0..positional).filter(|&i| locals[i].is_unset()).map(|i| &names[i]).collect();
        if !missing.is_empty() && !(defaults.iter().any(Value::is_unset)) {
            return Err(self.missing(qualname, "positional", &missing));
        }
        if parameters.has_args {
            locals[positional] = Value::tuple(extra);
        }
        if parameters.has_kwargs {
            let dict = self.new_dict(rest)?;
            if let Some(last) = locals.last_mut() {
                *last = dict;
            }
        }
        Ok(locals)
    }

    /// Binds the arguments of a native that has the signature of a Python function, `self` first: Django's methods.
    /// Absent optional arguments are `Unset`.
    ///
    /// # Errors
    /// TypeError in the words for Python functions: `LocMemCache.get() missing 1 required positional argument: 'key'`.
    pub fn bind_python(&mut self, qualname: &str, names: &[&str], least: usize, args: Args) -> Outcome<Vec<Value>> {
        let names: Vec<Name> = names.iter().map(|name| Name::from(*name)).collect();
        let parameters = Parameters { positional: names.len() as u32, ..Parameters::default() };
        let defaults = vec![Value::Unset; names.len() - least];
        let locals = self.bind_parameters(qualname, &names, &parameters, args, &defaults)?;
        let missing: Vec<&Name> = (0..least).filter(|&i| locals[i].is_unset()).map(|i| &names[i]).collect();
        if missing.is_empty() { Ok(locals) } else { Err(self.missing(qualname, "positional", &missing)) }
    }

    fn too_many(&self, qualname: &str, positional: usize, defaults: usize, given: usize, keyword_given: usize) -> Exit {
        let takes = if defaults > 0 {
            format!("from {} to {positional} positional arguments", positional - defaults.min(positional))
        } else if positional == 1 {
            "1 positional argument".to_owned()
        } else {
            format!("{positional} positional arguments")
        };
        let were = if given == 1 && keyword_given == 0 { "was" } else { "were" };
        let given = if keyword_given > 0 {
            let plural = if given == 1 { "" } else { "s" };
            let keyword_plural = if keyword_given == 1 { "" } else { "s" };
            format!("{given} positional argument{plural} (and {keyword_given} keyword-only argument{keyword_plural})")
        } else {
            given.to_string()
        };
        self.type_error(format!("{qualname}() takes {takes} but {given} {were} given"))
    }

    fn missing(&self, qualname: &str, kind: &str, names: &[&Name]) -> Exit {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match &quoted[..] {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [start @ .., last] => format!("{}, and {last}", start.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        self.type_error(format!("{qualname}() missing {} required {kind} argument{plural}: {list}", names.len()))
    }
}

/// Whether a function takes so many positional arguments, and nothing but such.
fn can_fill(function: &Function, given: usize) -> bool {
    let parameters = &function.code.parameters;
    let missing = (parameters.positional as usize).checked_sub(given);
    parameters.are_plain() && missing.is_some_and(|missing| missing <= function.defaults.borrow().len())
}

/// What CPython says of wrong arguments for functions that it has in C.
fn c_wording(function: &Function, given: usize, keywords: &[Name], defaults: usize) -> String {
    let (code, qualname, module) = (&function.code, function.qualname.borrow(), &*function.globals.module);
    let (class, method) = qualname.rsplit_once('.').unwrap_or(("", &qualname));
    let own = usize::from(!class.is_empty());
    let is_new = matches!(method, "__init__" | "__new__");
    let name = if is_new && class != "timedelta" { class } else { method };
    let parameters = &code.parameters;
    let given = given.saturating_sub(own);
    let most = parameters.positional as usize - own;
    let least = most.saturating_sub(defaults);
    let names = &code.locals[own..own + most];
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    if parameters.positional_only as usize == most + own && parameters.keyword_only == 0 {
        if !keywords.is_empty() {
            return format!("{name}() takes no keyword arguments");
        }
        let (word, count) = match (least == most, given < least) {
            (true, _) => ("", most),
            (false, true) => ("at least ", least),
            (false, false) => ("at most ", most),
        };
        if most == 1 && own == 0 {
            return format!("_{module}.{name}() takes exactly one argument ({given} given)");
        }
        return format!("{name} expected {word}{count} argument{}, got {given}", plural(count));
    }
    let first = code.locals.len().min(own + most + parameters.keyword_only as usize);
    if let Some(wrong) = keywords.iter().find(|keyword| !code.locals[..first].contains(keyword)) {
        let what = if is_new && module == "datetime" && class != "timedelta" {
            "this function".to_owned()
        } else {
            format!("{name}()")
        };
        return format!("'{wrong}' is an invalid keyword argument for {what}");
    }
    if given > most {
        return format!("{name}() takes at most {most} argument{} ({given} given)", plural(most));
    }
    let missing = (given..least).find(|&place| !keywords.contains(&names[place])).unwrap_or(given);
    let missing_name = names.get(missing).map_or("", |name| &**name);
    format!("{name}() missing required argument '{missing_name}' (pos {})", missing + 1)
}
