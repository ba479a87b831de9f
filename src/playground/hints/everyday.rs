//! Mistakes with Python itself that every beginner makes, whatever the program is about.
//! Invariant: an edit is offered only where one place on the line can be meant.

use ruff_python_ast::{Expr, Number, Operator, Stmt};

use super::program::{Found, name_of, span};
use super::words::nearest;
use super::{Complaint, Hint, insert, nothing, only, replace};

/// The one expression of the line that `pick` takes.
fn one<'p, T>(of: &Complaint<'p>, pick: impl Fn(Found<'p>) -> Option<T>) -> Option<T> {
    only(of.program.on_line(of.line).filter_map(pick))
}

/// `'n: ' + 5`
pub fn text_and_other(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let class = *parts.first()?;
    if class == "NoneType" {
        return nothing::used(of, parts);
    }
    let hint = Hint::say("`+` joins text only with text. `str(…)` makes text of anything, and so does an f-string.");
    let is_text = |expr: &Expr| expr.is_string_literal_expr() || expr.is_f_string_expr();
    let other = one(of, |found| {
        let sum = found.expr.as_bin_op_expr().filter(|sum| sum.op == Operator::Add)?;
        match (is_text(&sum.left), is_text(&sum.right)) {
            (true, false) => Some(span(&*sum.right)),
            (false, true) => Some(span(&*sum.left)),
            _ => None,
        }
    });
    Some(match other {
        Some(range) => {
            let text = of.program.text(range.clone());
            hint.at(range.clone())
                .fix(format!("write str({text})"), vec![replace(range.clone(), format!("str({text})"))])
        }
        None => hint,
    })
}

/// A name of the program that a function gives a value to.
pub fn local(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let function = one(of, |found| found.function.filter(|_| name_of(found.expr) == Some(name)));
    let is_global = of.program.bindings.iter().any(|binding| binding.is_global && binding.name == name);
    let Some(function) = function.filter(|_| is_global) else {
        return Some(Hint::say(format!(
            "`{name}` has no value yet here: what gives it one comes later, or did not run."
        )));
    };
    let hint = Hint::say(format!(
        "A function that assigns to `{name}` makes it its own, without a value so far. `global {name}` means the program’s."
    ));
    let is_docstring = |stmt: &&Stmt| stmt.as_expr_stmt().is_some_and(|stmt| stmt.value.is_string_literal_expr());
    let first = function.body.iter().find(|stmt| !is_docstring(stmt))?;
    let at = span(first).start;
    let Some(indent) = of.program.indent(at) else { return Some(hint) };
    Some(hint.fix(format!("add global {name}"), vec![insert(at, format!("global {name}\n{indent}"))]))
}

/// Modules that are called as if they were what they hold.
const MEANT: [(&str, &str); 6] = [
    ("datetime", "datetime.datetime"),
    ("time", "time.time"),
    ("random", "random.random"),
    ("copy", "copy.copy"),
    ("pprint", "pprint.pprint"),
    ("decimal", "decimal.Decimal"),
];

pub fn called_module(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let name = one(of, |found| {
        let call = found.expr.as_call_expr()?;
        let name = name_of(&call.func)?;
        MEANT.iter().find(|(module, _)| *module == name).map(|meant| (meant, span(&*call.func)))
    });
    let Some(((module, meant), range)) = name else {
        return Some(Hint::say("A module is not called: what it can do is written behind it, with a dot between."));
    };
    let hint = Hint::say(format!("`{module}` is the module here. What can be called is in it: `{meant}(…)`."));
    Some(hint.at(range.clone()).fix(format!("write {meant}"), vec![replace(range, *meant)]))
}

/// The names of modules that are misspelled.
const NAMES: [(&str, &[&str]); 9] = [
    ("time", &["sleep", "time", "monotonic", "perf_counter", "strftime", "strptime", "localtime", "gmtime"]),
    ("json", &["dumps", "loads", "dump", "load", "JSONDecodeError", "JSONEncoder"]),
    ("random", &["random", "randint", "choice", "choices", "shuffle", "sample", "uniform", "randrange", "seed"]),
    ("math", &["sqrt", "floor", "ceil", "log", "exp", "prod", "inf"]),
    ("asyncio", &["run", "sleep", "gather", "create_task", "wait_for", "timeout", "Lock", "Queue", "TaskGroup"]),
    ("functools", &["wraps", "partial", "lru_cache", "cache", "reduce", "cached_property", "total_ordering"]),
    ("datetime", &["datetime", "date", "time", "timedelta", "timezone"]),
    ("collections", &["Counter", "defaultdict", "OrderedDict", "namedtuple", "deque", "ChainMap"]),
    ("hashlib", &["md5", "sha1", "sha256", "sha512", "blake2b"]),
];

const OF_THE_CLASS: [&str; 7] = ["now", "today", "utcnow", "strptime", "fromtimestamp", "fromisoformat", "combine"];

pub fn name_of_module(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[module, name] = parts else { return None };
    let place = one(of, |found| {
        found
            .expr
            .as_attribute_expr()
            .filter(|attribute| attribute.attr.as_str() == name && name_of(&attribute.value).is_some())
    })?;
    if module == "datetime" && OF_THE_CLASS.contains(&name) {
        let own = of.program.text_of(&*place.value);
        let hint = Hint::say(format!("`{own}` is the module here. Its class has `{name}`: `{own}.datetime.{name}`."));
        let changes = vec![insert(span(&*place.value).end, ".datetime")];
        return Some(hint.at(span(place)).fix(format!("write {own}.datetime"), changes));
    }
    let (_, names) = NAMES.iter().find(|(known, _)| *known == module)?;
    let meant = nearest(name, names.iter().copied())?;
    let hint = Hint::say(format!("Did you mean `{meant}`?")).at(span(&place.attr));
    Some(hint.fix(format!("write {meant}"), vec![replace(span(&place.attr), meant)]))
}

pub fn imported_name(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[name, module] = parts else { return None };
    let (_, names) = NAMES.iter().find(|(known, _)| *known == module)?;
    let meant = nearest(name, names.iter().copied())?;
    let alias = of.program.module?.body.iter().find_map(|stmt| {
        let import = stmt.as_import_from_stmt()?;
        import.names.iter().find(|alias| alias.name.as_str() == name && alias.asname.is_none())
    })?;
    let mut changes = vec![replace(span(&alias.name), meant)];
    let uses = of.program.exprs.iter().filter(|found| name_of(found.expr) == Some(name));
    changes.extend(uses.map(|found| replace(span(found.expr), meant)));
    Some(
        Hint::say(format!("The name there is `{meant}`.")).at(span(&alias.name)).fix(format!("write {meant}"), changes),
    )
}

/// `asyncio.run(main)`
pub fn run_of_a_function(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = parts.first()?.rsplit('.').next()?;
    let hint = Hint::say(format!("`asyncio.run` takes what calling the function gives: `{name}()`."));
    let place = one(of, |found| {
        let call = found.parent?.as_call_expr()?;
        (name_of(found.expr) == Some(name) && call.arguments.args.contains(found.expr)).then_some(found.expr)
    });
    Some(match place {
        Some(place) => hint.at(span(place)).fix(format!("write {name}()"), vec![insert(span(place).end, "()")]),
        None => hint,
    })
}

/// A function where its result was meant.
pub fn not_called(_: &Complaint, parts: &[&str]) -> Option<Hint> {
    const FUNCTIONS: [&str; 3] = ["method", "function", "builtin_function_or_method"];
    parts.iter().any(|class| FUNCTIONS.contains(class)).then(|| {
        Hint::say("Without its parentheses a function is only named, not called: `f()` gives what it returns.")
    })
}

/// `d.name`
pub fn attribute_of_dict(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let hint = Hint::say(format!("What a dictionary holds is read with brackets: `[{name:?}]`.").replace('"', "'"));
    let place = one(of, |found| {
        found.expr.as_attribute_expr().filter(|attribute| attribute.attr.as_str() == name).map(|a| (a, found))
    })?;
    if matches!(place.1.parent, Some(Expr::Call(call)) if *call.func == *place.1.expr) {
        return match name {
            "has_key" => Some(Hint::say("Whether a key is there is asked with `in`: `key in d`.")),
            "iteritems" | "itervalues" | "iterkeys" => Some(Hint::say(format!("Today it is `.{}()`.", &name[4..]))),
            _ => None,
        };
    }
    let range = span(&*place.0.value).end..span(place.0).end;
    Some(hint.at(range.clone()).fix(format!("write ['{name}']"), vec![replace(range, format!("['{name}']"))]))
}

pub fn index(_: &Complaint, parts: &[&str]) -> Option<Hint> {
    let what = *parts.first()?;
    Some(Hint::say(format!(
        "Places are counted from 0, so the last of n is n − 1, or `[-1]`; an empty {what} has none."
    )))
}

pub fn unchangeable(_: &Complaint, parts: &[&str]) -> Option<Hint> {
    Some(Hint::say(match *parts.first()? {
        "str" => "Text cannot be changed in place: make a new one, as `text.replace('a', 'b')` does.",
        "tuple" => "A tuple cannot be changed. A list, in `[…]`, can.",
        "NoneType" => "There is no value here to store into, but None.",
        _ => return None,
    }))
}

/// `raise 'text'`
pub fn raised_text(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let hint = Hint::say("What is raised is an exception: `raise ValueError('…')`.");
    let place = one(of, |found| (found.stmt.is_raise_stmt() && found.parent.is_none()).then_some(found.expr));
    Some(match place.filter(|expr| expr.is_string_literal_expr() || expr.is_f_string_expr()) {
        Some(expr) => {
            let text = format!("ValueError({})", of.program.text_of(expr));
            hint.at(span(expr)).fix("write ValueError(…)", vec![replace(span(expr), text)])
        }
        None => hint,
    })
}

/// A method without `self`, or `self` counted as an argument.
pub fn arguments_of_method(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[name, taken, .., given, _] = parts else { return None };
    let (_, name) = name.rsplit_once('.')?;
    let (taken, given): (u32, u32) = (taken.parse().ok()?, given.parse().ok()?);
    if given != taken + 1 {
        return None;
    }
    let method = only(of.program.functions.iter().filter(|function| function.name.as_str() == name))?;
    let first = method.parameters.iter().next();
    if first.is_some_and(|first| matches!(first.name().as_str(), "self" | "cls")) {
        return Some(Hint::say(format!(
            "`self` is counted too: what is given in the call to `{name}` is one too many."
        )));
    }
    let hint = Hint::say("The first parameter of a method is the object itself, `self`.").at(span(&method.name));
    let at = span(&*method.parameters).start + 1;
    let text = if first.is_some() { "self, " } else { "self" };
    Some(hint.fix("add self", vec![insert(at, text)]))
}

/// `for i in 5`
pub fn counted(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let place = one(of, |found| {
        let is_number =
            |expr: &Expr| matches!(expr, Expr::NumberLiteral(number) if matches!(number.value, Number::Int(_)));
        let is_length = |expr: &Expr| matches!(expr, Expr::Call(call) if name_of(&call.func) == Some("len"));
        let Stmt::For(stmt) = found.stmt else { return None };
        let is_iterated = span(&*stmt.iter) == span(found.expr);
        (is_iterated && (is_number(found.expr) || is_length(found.expr) || found.expr.is_name_expr()))
            .then_some(found.expr)
    })?;
    let text = of.program.text_of(place);
    let hint = Hint::say(format!("`for` takes one thing after the other; `range({text})` counts.")).at(span(place));
    Some(hint.fix(format!("write range({text})"), vec![replace(span(place), format!("range({text})"))]))
}

pub fn not_json(_: &Complaint, parts: &[&str]) -> Option<Hint> {
    Some(Hint::say(match *parts.first()? {
        "set" | "frozenset" => "JSON has no sets: make a list of it, `sorted(…)`.".to_owned(),
        class => format!("JSON has nothing like a {class}. `json.dumps(…, default=str)` writes it as text."),
    }))
}

pub fn quotes_of_json(_: &Complaint, _: &[&str]) -> Option<Hint> {
    Some(Hint::say("In JSON names and texts stand between double quotes: `'{\"a\": 1}'`."))
}

/// `hashlib.md5('text')`
pub fn bytes_of_text(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let hint = Hint::say("This works on bytes, and `.encode()` makes bytes of text.");
    let place = one(of, |found| {
        let call = found.expr.as_call_expr()?;
        let is_one = matches!(&*call.func, Expr::Attribute(attribute) if matches!(name_of(&attribute.value), Some("hashlib" | "base64" | "zlib")));
        call.arguments.args.first().filter(|_| is_one)
    });
    Some(match place {
        Some(place) => {
            let end = span(place).end;
            let is_plain = place.is_name_expr()
                || place.is_string_literal_expr()
                || place.is_f_string_expr()
                || place.is_call_expr()
                || place.is_attribute_expr()
                || place.is_subscript_expr();
            let changes = if is_plain {
                vec![insert(end, ".encode()")]
            } else {
                vec![insert(span(place).start, "("), insert(end, ").encode()")]
            };
            hint.at(span(place)).fix("write .encode()", changes)
        }
        None => hint,
    })
}

pub fn by_zero(_: &Complaint, _: &[&str]) -> Option<Hint> {
    Some(Hint::say("Nothing can be divided by zero. Ask first: `a / b if b else 0`."))
}

pub fn endless(_: &Complaint, _: &[&str]) -> Option<Hint> {
    Some(Hint::say("It calls itself again and again. Some case has to end that, and each call to come nearer to it."))
}

pub fn zones(_: &Complaint, _: &[&str]) -> Option<Hint> {
    Some(Hint::say("One of the two knows its time zone, the other does not. `datetime.now(timezone.utc)` does."))
}

pub fn mutable_default(_: &Complaint, parts: &[&str]) -> Option<Hint> {
    let class = *parts.first()?;
    Some(Hint::say(format!("One {class} would be shared by all. Write `field(default_factory={class})`.")))
}

pub fn caches_called(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let hint = Hint::say("A cache is taken by its alias in brackets: `caches['default']`.");
    let place = one(of, |found| {
        let call = found.expr.as_call_expr()?;
        (call.arguments.args.len() == 1 && call.arguments.keywords.is_empty()).then_some(call)
    });
    Some(match place {
        Some(call) if name_of(&call.func) == Some("caches") => {
            let alias = call.arguments.args.first().map_or("", |alias| of.program.text_of(alias));
            hint.at(span(call)).fix("write [ ]", vec![replace(span(&call.arguments), format!("[{alias}]"))])
        }
        _ => hint,
    })
}

pub fn get_cache(_: &Complaint, _: &[&str]) -> Option<Hint> {
    Some(Hint::say(
        "`get_cache` left Django long ago: `from django.core.cache import caches`, then `caches['default']`.",
    ))
}
