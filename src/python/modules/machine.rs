//! `_machine`: what our own Python modules need of the machine and cannot say in Python.
//! Invariant: no program needs to import it, and nothing here does more than a module of CPython could.

use std::rc::Rc;

use super::native_class::{add_class, add_functions, new_object, this};
use crate::python::code::CodeKind;
use crate::python::frame::Activation;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::object::descriptor::Descriptor;
use crate::python::object::function::Method;
use crate::python::object::generator::GeneratorState;
use crate::python::object::instance::Instance;
use crate::python::value::{Globals, Name, Value};

const GETTER: &str = "_collections._tuplegetter";

static FUNCTIONS: &[Native] = &[
    Native::function("define", define),
    Native::function("caller_module", caller_module),
    Native::function("is_keyword", is_keyword),
    Native::function("advance", advance),
    Native::function("bind", bind),
    Native::function("is_coroutine_function", is_coroutine_function),
    Native::function("coroutine_lines", coroutine_lines),
    Native::function("function_facts", function_facts),
    Native::function("alias", alias),
    Native::function("caller", caller),
    Native::function("traceback", traceback),
    Native::function("copy_origin", copy_origin),
    Native::function("has_origin_of", has_origin_of),
    Native::function("frame", frame),
    Native::function("program_line", program_line),
    Native::function("abstract_names", abstract_names),
    Native::function("start_thread", start_thread),
    Native::function("switch_thread", |m, args| switch_thread(m, args, false)),
    Native::function("leave_thread", |m, args| switch_thread(m, args, true)),
    Native::function("can_switch_threads", |m, _| Ok(Value::Bool(m.can_switch_threads()))),
    Native::function("loaded_module", loaded_module),
    Native::function("swap_context", swap_context),
];

static GETTER_METHODS: &[Native] = &[
    Native::static_method(GETTER, "__new__", getter_new),
    Native::method(GETTER, "__get__", getter_get),
    Native::method(GETTER, "__set__", |m, _| Err(m.error("AttributeError", "can't set attribute"))),
    Native::method(GETTER, "__delete__", |m, _| Err(m.error("AttributeError", "can't delete attribute"))),
    Native::function("__doc__", |m, args| {
        let [object] = args.exactly(m, GETTER)?;
        this(m, &object, GETTER, "__doc__").map(|getter: &Getter| getter.doc.clone())
    }),
];

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    let object = m.types.object.clone();
    let class = add_class(m, globals, "_tuplegetter", &object, true, GETTER_METHODS)?;
    *class.module.borrow_mut() = Rc::from("_collections");
    Ok(())
}

/// `define(source, name, scope, module)`: runs Python that a module of ours wrote, and gives what it bound to a name.
fn define(m: &mut Machine, args: Args) -> Outcome {
    let [source, name, scope, module] = args.exactly(m, "define")?;
    let (Some(source), Some(name), Some(module)) = (source.as_str(), name.as_str(), module.as_str()) else {
        return Err(m.type_error("define() needs texts"));
    };
    let globals = Globals::new(module, m.builtins.clone());
    for (key, value) in m.mapping_pairs(&scope)?.unwrap_or_default() {
        if let Some(key) = key.as_str() {
            globals.set(key, value);
        }
    }
    let Some(code) = crate::python::compile_own(source, &globals) else {
        return Err(m.error("SyntaxError", "invalid syntax"));
    };
    m.run_module(code, &globals)?;
    globals.get(name).ok_or_else(|| m.error("NameError", format!("name '{name}' is not defined")))
}

/// The module of the code that called the function that asks.
fn caller_module(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "caller_module")?;
    let caller = m.frames.iter().rev().filter_map(Activation::as_frame).nth(1);
    Ok(Value::Str(caller.map_or_else(|| Rc::from("__main__"), |frame| frame.globals().module.clone())))
}

/// (line, function) of the program's code that runs.
fn caller(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "caller")?;
    let line = Value::Int(i64::from(m.current_line()));
    let function =
        m.visible_frames().next_back().map_or_else(|| Rc::from("<module>"), |frame| frame.code().name.clone());
    Ok(Value::tuple(vec![line, Value::Str(function)]))
}

/// (line, function, text of the line) of each call of the program that an exception passed, outermost first.
fn traceback(m: &mut Machine, args: Args) -> Outcome {
    let [exception] = args.exactly(m, "traceback")?;
    let Some(data) = (match &exception {
        Value::Instance(instance) => instance.exception(),
        _ => None,
    }) else {
        return Ok(Value::list(Vec::new()));
    };
    let data = data.borrow();
    let passed = data.traceback.iter().rev().filter(|passed| passed.visible).map(|passed| {
        let text = m.source.lines().nth((passed.line as usize).saturating_sub(1)).unwrap_or_default().trim();
        Value::tuple(vec![Value::Int(i64::from(passed.line)), Value::Str(passed.function.clone()), Value::from(text)])
    });
    Ok(Value::list(passed.collect()))
}

/// `copy_origin(exception, other)`: gives another exception the traceback, cause and context of one.
fn copy_origin(m: &mut Machine, args: Args) -> Outcome {
    let [from, to] = args.exactly(m, "copy_origin")?;
    if let (Value::Instance(from), Value::Instance(to)) = (&from, &to)
        && !Rc::ptr_eq(from, to)
        && let (Some(from), Some(to)) = (from.exception(), to.exception())
    {
        let (from, mut to) = (from.borrow(), to.borrow_mut());
        to.traceback.clone_from(&from.traceback);
        to.chain.borrow_mut().clone_from(&from.chain.borrow());
        to.cause.clone_from(&from.cause);
        to.context.clone_from(&from.context);
        to.suppress_context = from.suppress_context;
    }
    Ok(Value::None)
}

/// Whether an exception was raised where another was, and never since: parts of a group are, as long as they are only
/// passed on.
fn has_origin_of(m: &mut Machine, args: Args) -> Outcome {
    let [one, other] = args.exactly(m, "has_origin_of")?;
    let (Value::Instance(one), Value::Instance(other)) = (&one, &other) else { return Ok(Value::Bool(false)) };
    let (Some(one), Some(other)) = (one.exception(), other.exception()) else { return Ok(Value::Bool(false)) };
    let (one, other) = (one.borrow(), other.borrow());
    let same =
        |a: &Option<Rc<Instance>>, b: &Option<Rc<Instance>>| a.as_ref().map(Rc::as_ptr) == b.as_ref().map(Rc::as_ptr);
    let is_same = one.traceback.len() == other.traceback.len()
        && same(&one.cause, &other.cause)
        && same(&one.context, &other.context);
    Ok(Value::Bool(is_same))
}

/// The frame of the program's code so many calls out from the one that runs; None beyond the first.
fn frame(m: &mut Machine, args: Args) -> Outcome {
    let [depth] = args.exactly(m, "frame")?;
    let depth = if let Value::Int(depth) = depth { usize::try_from(depth).unwrap_or(0) } else { 0 };
    let count = m.visible_frames().count().saturating_sub(depth);
    let frames: Vec<_> = m
        .visible_frames()
        .take(count)
        .map(|frame| {
            let code = frame.code();
            (code.name.clone(), code.line_at(frame.pc.saturating_sub(1)), m.frame_variables(frame))
        })
        .collect();
    // What is visible is the program's, and so are the globals.
    let globals = m.main.bound();
    m.spend((globals.len() + frames.iter().map(|(.., variables)| variables.len() + 10).sum::<usize>()) as u64)?;
    let globals = m.new_dict(globals.into_iter().map(|(name, value)| (Value::Str(name), value)).collect())?;
    let mut made = Value::None;
    for (name, line, variables) in frames {
        let object = m.frame_object(&name, line, made);
        let is_module = &*name == "<module>";
        let locals = m.new_dict(variables.into_iter().map(|(name, value)| (Value::Str(name), value)).collect())?;
        if let Value::Instance(frame) = &object {
            frame.set("f_locals", if is_module { globals.clone() } else { locals });
            frame.set("f_globals", globals.clone());
        }
        made = object;
    }
    Ok(made)
}

/// A line of the program by its number, without the space around it.
fn program_line(m: &mut Machine, args: Args) -> Outcome {
    let [number] = args.exactly(m, "program_line")?;
    let Value::Int(number) = number else { return Ok(Value::None) };
    let index = usize::try_from(number - 1).unwrap_or(usize::MAX);
    Ok(Value::from(m.source.lines().nth(index).unwrap_or_default().trim()))
}

fn is_keyword(m: &mut Machine, args: Args) -> Outcome {
    const KEYWORDS: &[&str] = &[
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];
    let [word] = args.exactly(m, "is_keyword")?;
    Ok(Value::Bool(word.as_str().is_some_and(|word| KEYWORDS.contains(&&**word))))
}

/// Lets lesson time pass.
fn advance(m: &mut Machine, args: Args) -> Outcome {
    let [seconds] = args.exactly(m, "advance")?;
    if let Value::Float(seconds) = seconds {
        m.let_pass(seconds)?;
    }
    Ok(Value::None)
}

/// Makes a thread that will call a function, and gives its number.
fn start_thread(m: &mut Machine, args: Args) -> Outcome {
    let [function] = args.exactly(m, "start_thread")?;
    m.start_thread(function).map(|number| Value::Int(number as i64))
}

/// Lets the thread of that number run instead.
fn switch_thread(m: &mut Machine, args: Args, is_end: bool) -> Outcome {
    let [number] = args.exactly(m, "switch_thread")?;
    let number = if let Value::Int(number) = number { usize::try_from(number).ok() } else { None };
    Err(m.switch_threads(number.unwrap_or(usize::MAX), is_end))
}

/// A module by its name; None when nobody has imported it.
fn loaded_module(m: &mut Machine, args: Args) -> Outcome {
    let [name] = args.exactly(m, "loaded_module")?;
    let module = name.as_str().and_then(|name| m.modules.get(name));
    Ok(module.map_or(Value::None, |module| Value::Module(module.clone())))
}

/// Makes an object the context of the thread that runs, and gives the one before, or None.
fn swap_context(m: &mut Machine, args: Args) -> Outcome {
    let [context] = args.exactly(m, "swap_context")?;
    let before = std::mem::replace(&mut m.context, context);
    Ok(if matches!(before, Value::Unset) { Value::None } else { before })
}

/// A method: a callable bound to its first argument.
fn bind(m: &mut Machine, args: Args) -> Outcome {
    let [function, this] = args.exactly(m, "bind")?;
    Ok(Value::Method(Rc::new(Method { function, this })))
}

fn is_coroutine_function(m: &mut Machine, args: Args) -> Outcome {
    let [function] = args.exactly(m, "is_coroutine_function")?;
    let mut function = function;
    while let Value::Method(method) = &function {
        function = method.function.clone();
    }
    Ok(Value::Bool(matches!(&function, Value::Function(function) if function.code.kind == CodeKind::Coroutine)))
}

/// The line on which a coroutine's function begins and the one at which it waits; 0 for one that is done.
fn coroutine_lines(m: &mut Machine, args: Args) -> Outcome {
    let [coroutine] = args.exactly(m, "coroutine_lines")?;
    let (mut defined, mut at) = (0, 0);
    if let Value::Generator(generator) = &coroutine
        && let GeneratorState::Waiting(frame) = &*generator.state.borrow()
    {
        defined = frame.code().first_line;
        at = frame.code().line_at(frame.pc.saturating_sub(1));
    }
    Ok(Value::tuple(vec![Value::Int(i64::from(defined)), Value::Int(i64::from(at))]))
}

/// (kind, names of the parameters, how many of them are positional only, positional in all, whether there is a `*args`,
/// how many are keyword only, whether there is a `**kwargs`) of a function of Python code; None for anything else.
fn function_facts(m: &mut Machine, args: Args) -> Outcome {
    let [function] = args.exactly(m, "function_facts")?;
    let mut function = function;
    while let Value::Method(method) = &function {
        function = method.function.clone();
    }
    let Value::Function(function) = &function else { return Ok(Value::None) };
    let kind = match function.code.kind {
        CodeKind::Generator => "generator",
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async_generator",
        _ => "function",
    };
    let parameters = &function.code.parameters;
    let names = function.code.locals.iter().take(parameters.count()).cloned().map(Value::Str).collect();
    Ok(Value::tuple(vec![
        Value::str(kind),
        Value::tuple(names),
        Value::Int(i64::from(parameters.positional_only)),
        Value::Int(i64::from(parameters.positional)),
        Value::Bool(parameters.has_args),
        Value::Int(i64::from(parameters.keyword_only)),
        Value::Bool(parameters.has_kwargs),
    ]))
}

/// `origin[item]`.
fn alias(m: &mut Machine, args: Args) -> Outcome {
    let [origin, item] = args.exactly(m, "alias")?;
    m.generic_alias(origin, item)
}

/// The names of a class that are abstract, its own and inherited.
fn abstract_names(m: &mut Machine, args: Args) -> Outcome {
    let [class] = args.exactly(m, "abstract_names")?;
    let Value::Class(class) = &class else { return Err(m.type_error("abstract_names() needs a class")) };
    let own: Vec<(Name, Value)> =
        class.attributes.borrow().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let mut names = Vec::new();
    for (name, value) in own {
        if is_abstract(m, &value)? {
            names.push(Value::Str(name));
        }
    }
    for base in class.bases.clone() {
        let Some(inherited) = base.get_own("__abstractmethods__") else { continue };
        for name in m.collect(&inherited)? {
            let found = name.as_str().and_then(|name| class.lookup(name));
            if let Some(found) = found
                && is_abstract(m, &found)?
            {
                names.push(name);
            }
        }
    }
    m.new_set(names, true)
}

fn is_abstract(m: &mut Machine, value: &Value) -> Outcome<bool> {
    let parts = match value {
        Value::Descriptor(descriptor) => match &**descriptor {
            Descriptor::Property(property) => {
                vec![property.getter.clone(), property.setter.clone(), property.deleter.clone()]
            }
            Descriptor::StaticMethod(function) | Descriptor::ClassMethod(function) => vec![function.clone()],
        },
        Value::Function(_) | Value::Instance(_) => {
            return match m.attribute_or_none(value, "__isabstractmethod__")? {
                Some(answer) => m.truth(&answer),
                None => Ok(false),
            };
        }
        _ => return Ok(false),
    };
    for part in parts {
        if is_abstract(m, &part)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The descriptor of a named tuple's field.
struct Getter {
    index: usize,
    doc: Value,
}

fn getter_new(m: &mut Machine, args: Args) -> Outcome {
    let [class, index, doc] = args.exactly(m, GETTER)?;
    let index = usize::try_from(m.index(&index)?).unwrap_or(0);
    new_object(m, &class, Getter { index, doc })
}

fn getter_get(m: &mut Machine, args: Args) -> Outcome {
    let [getter, object, _] = args.between(m, "_tuplegetter.__get__", 2)?;
    if object.is_none() {
        return Ok(getter);
    }
    let this: &Getter = this(m, &getter, GETTER, "__get__")?;
    match object.plain() {
        Value::Tuple(items) => {
            items.get(this.index).cloned().ok_or_else(|| m.error("IndexError", "tuple index out of range"))
        }
        _ => {
            let (index, name) = (this.index, m.type_name(&object));
            let text = format!("descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object");
            Err(m.type_error(text))
        }
    }
}
