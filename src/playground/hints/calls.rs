//! Mistakes in a call on the cache that Python reports: its name, its arguments, its timeout, its value, its key.
//! Invariant: an edit is offered only where exactly one place of the line can be meant.

use ruff_python_ast::{Expr, Number, Stmt};

use super::program::{CacheCall, Found, name_of, span, text_of};
use super::words::{Cure, KEYWORDS, METHODS, SYNONYMS, method, nearest};
use super::{Change, Complaint, Hint, insert, only, replace};

/// The call of `method` on the line, if there is just one.
fn call_on<'p>(of: &Complaint<'p>, name: &str) -> Option<CacheCall<'p>> {
    only(of.program.cache_calls_on(of.line).into_iter().filter(|call| call.method() == name))
}

fn signature(name: &str) -> Option<String> {
    let parameters = method(name)?.parameters;
    let shown = |parameter: &str| match parameter {
        "default" if !name.contains("or_set") => "default=None".to_owned(),
        "timeout" | "version" => format!("{parameter}=…"),
        "delta" => "delta=1".to_owned(),
        _ => parameter.to_owned(),
    };
    let parameters: Vec<String> = parameters.iter().map(|parameter| shown(parameter)).collect();
    Some(format!("`cache.{name}({})`", parameters.join(", ")))
}

pub fn unexpected_keyword(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[called, keyword] = parts else { return None };
    let (class, name) = called.rsplit_once('.').unwrap_or(("", called));
    if !of.program.is_cache_class(class) {
        return own_keyword(of, name, keyword);
    }
    let parameters = method(name)?.parameters;
    let call = call_on(of, name);
    let is_free = |parameter: &&str| call.is_none_or(|call| call.argument(parameter).is_none());
    let meant = KEYWORDS.iter().find(|(ours, theirs)| parameters.contains(ours) && theirs.contains(&keyword));
    let meant = meant.map(|(ours, _)| *ours).or_else(|| nearest(keyword, parameters.iter().copied()));
    let place = call.and_then(|call| call.call.arguments.find_keyword(keyword)).and_then(|found| found.arg.as_ref());
    let hint = match meant.filter(is_free) {
        Some("timeout") => {
            let hint = Hint::say("Django calls it `timeout=`, in seconds.");
            return Some(place.map_or(hint.clone(), |place| {
                hint.at(span(place)).fix("write timeout=", vec![replace(span(place), "timeout")])
            }));
        }
        Some(meant) => {
            let hint = Hint::say(format!("Django calls it `{meant}=`."));
            return Some(place.map_or(hint.clone(), |place| {
                hint.at(span(place)).fix(format!("write {meant}="), vec![replace(span(place), meant)])
            }));
        }
        None if matches!(keyword, "nx" | "xx") => {
            Hint::say("To store only what is not there yet, write `cache.add(…)`.")
        }
        None if matches!(keyword, "px" | "ms" | "milliseconds" | "minutes" | "hours" | "days") => {
            Hint::say("Django counts the timeout in seconds: `timeout=60` is a minute.")
        }
        None if keyword == "timeout" => {
            Hint::say(format!("`{name}` takes no timeout: a key keeps the one that it was stored with."))
        }
        None => Hint::say(format!("Django’s method is {}.", signature(name)?)),
    };
    Some(place.map_or(hint.clone(), |place| hint.at(span(place))))
}

/// A parameter of the program's own function, misspelled.
fn own_keyword(of: &Complaint, name: &str, keyword: &str) -> Option<Hint> {
    let function = only(of.program.functions.iter().filter(|function| function.name.as_str() == name))?;
    let call = only(of.program.on_line(of.line).filter_map(|found| {
        let call = found.expr.as_call_expr()?;
        let called = name_of(&call.func).or_else(|| Some(call.func.as_attribute_expr()?.attr.as_str()))?;
        (called == name).then_some(call)
    }))?;
    let is_free = |parameter: &&str| call.arguments.find_keyword(parameter).is_none();
    let parameters = function.parameters.iter_non_variadic_params().map(|found| found.parameter.name.as_str());
    // The arguments without a name take the first parameters.
    let parameters: Vec<&str> = parameters.skip(call.arguments.args.len()).filter(is_free).collect();
    let meant = nearest(keyword, parameters)?;
    let place = call.arguments.find_keyword(keyword)?.arg.as_ref()?;
    let hint = Hint::say(format!("Did you mean `{meant}=`? That is the name in `def {name}`."));
    Some(hint.at(span(place)).fix(format!("write {meant}="), vec![replace(span(place), meant)]))
}

/// An argument and the comma before it.
fn without_argument(of: &Complaint, start: usize, end: usize) -> Option<Change> {
    let before = of.program.text(0..start);
    let comma = before.trim_end().strip_suffix(',')?.len();
    Some(replace(comma..end, ""))
}

pub fn given_twice(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[called, parameter] = parts else { return None };
    let (class, name) = called.rsplit_once('.')?;
    if !of.program.is_cache_class(class) {
        return None;
    }
    let signature = signature(name)?;
    let hint = Hint::say(format!("`{parameter}` is there twice, by its place and by its name: {signature}."));
    let keyword = call_on(of, name).and_then(|call| call.call.arguments.find_keyword(parameter));
    let Some(keyword) = keyword else { return Some(hint) };
    let range = span(keyword);
    let change = without_argument(of, range.start, range.end);
    let hint = hint.at(range);
    Some(match change {
        Some(change) => hint.fix(format!("remove {parameter}="), vec![change]),
        None => hint,
    })
}

pub fn missing_argument(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let (class, name) = parts.first()?.rsplit_once('.')?;
    of.program.is_cache_class(class).then_some(())?;
    Some(Hint::say(format!("Django’s method is {}.", signature(name)?)))
}

pub fn too_many_arguments(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let (class, name) = parts.first()?.rsplit_once('.')?;
    of.program.is_cache_class(class).then_some(())?;
    let many = match name {
        "get" => "get_many",
        "delete" => "delete_many",
        "get_many" | "delete_many" => name,
        _ => return Some(Hint::say(format!("Django’s method is {}.", signature(name)?))),
    };
    let hint = Hint::say(format!("For several keys write `cache.{many}([…])`, with the keys in a list."));
    let Some(call) = call_on(of, name).filter(|call| call.args().iter().all(|key| text_of(key).is_some())) else {
        return Some(hint);
    };
    Some(hint.at(span(call.call)).fix(format!("write cache.{many}([…])"), gathered(&call, many)?))
}

/// The call under another name, its arguments in one list.
pub fn gathered(call: &CacheCall, many: &str) -> Option<Vec<Change>> {
    let (first, last) = (call.args().first()?, call.args().last()?);
    let is_plain = call.call.arguments.keywords.is_empty() && !call.args().iter().any(Expr::is_starred_expr);
    let changes =
        vec![replace(span(&call.attribute.attr), many), insert(span(first).start, "["), insert(span(last).end, "]")];
    is_plain.then_some(changes)
}

/// A method that Django's caches do not have.
pub fn unknown_method(of: &Complaint, name: &str) -> Option<Hint> {
    let places = of.program.on_line(of.line).filter_map(|found| found.expr.as_attribute_expr().map(|a| (found, a)));
    let place = only(places.filter(|(_, attribute)| attribute.attr.as_str() == name));
    let located = |hint: Hint| match place {
        Some((_, attribute)) => hint.at(span(&attribute.attr)),
        None => hint,
    };
    let lower = name.to_lowercase();
    let cure = SYNONYMS.iter().find(|(names, _)| names.contains(&&*lower)).map(|(_, cure)| *cure);
    let (meant, changes) = match cure.or_else(|| nearest(name, names_of_methods()).map(Cure::Rename))? {
        Cure::Say(sentence) => return Some(located(Hint::say(sentence))),
        Cure::Rename(meant) => (meant, place.map(|(_, attribute)| vec![replace(span(&attribute.attr), meant)])),
        Cure::Swap(meant) => (meant, place.and_then(|(found, _)| swapped(of, found, meant))),
        Cure::Gather(meant) => {
            let is_list = |call: &CacheCall| matches!(call.args(), [only] if text_of(only).is_none());
            let call = of.program.cache_calls_on(of.line).into_iter().find(|call| call.method() == name);
            let changes = call.and_then(|call| match is_list(&call) {
                true => Some(vec![replace(span(&call.attribute.attr), meant)]),
                false => gathered(&call, meant),
            });
            (meant, changes)
        }
    };
    let hint = located(Hint::say(format!("Django’s cache has no `{name}`. Did you mean `{meant}`?")));
    Some(match changes {
        Some(changes) => hint.fix(format!("write cache.{meant}"), changes),
        None => hint,
    })
}

/// The methods, and their awaited twins.
fn names_of_methods() -> impl Iterator<Item = &'static str> {
    const TWINS: [&str; 14] = [
        "aget",
        "aset",
        "aadd",
        "atouch",
        "adelete",
        "aget_or_set",
        "aget_many",
        "aset_many",
        "adelete_many",
        "ahas_key",
        "aincr",
        "adecr",
        "aclear",
        "aclose",
    ];
    METHODS.iter().map(|method| method.name).chain(TWINS)
}

/// The call under another name, its second and third argument in each other's place.
fn swapped(of: &Complaint, found: Found, name: &str) -> Option<Vec<Change>> {
    let call = found.parent?.as_call_expr()?;
    let attribute = call.func.as_attribute_expr()?;
    let [_, second, third] = &*call.arguments.args else { return None };
    Some(vec![
        replace(span(&attribute.attr), name),
        replace(span(second), of.program.text_of(third)),
        replace(span(third), of.program.text_of(second)),
    ])
}

/// `cache[key]` on the line, if there is just one.
fn item<'p>(of: &Complaint<'p>) -> Option<(Found<'p>, &'p Expr, &'p Expr)> {
    only(of.program.on_line(of.line).filter_map(|found| {
        let subscript = found.expr.as_subscript_expr()?;
        of.program.is_cache(&subscript.value).then_some((found, &*subscript.value, &*subscript.slice))
    }))
}

pub fn read_item(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    of.program.is_cache_class(parts.first()?).then_some(())?;
    let hint = Hint::say("A cache is not a dict: `cache.get(key)` reads a key.");
    let Some((found, cache, key)) = item(of) else { return Some(hint) };
    let hint = hint.at(span(found.expr));
    if found.stmt.is_aug_assign_stmt() {
        return Some(Hint {
            sentence: "A cache is not a dict: `cache.incr(key)` adds to a number.".to_owned(),
            ..hint
        });
    }
    let text = format!("{}.get({})", of.program.text_of(cache), of.program.text_of(key));
    Some(hint.fix("write cache.get(…)", vec![replace(span(found.expr), text)]))
}

pub fn assign_item(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    of.program.is_cache_class(parts.first()?).then_some(())?;
    let hint = Hint::say("A cache is not a dict: `cache.set(key, value)` stores a value.");
    let Some((found, cache, key)) = item(of) else { return Some(hint) };
    let hint = hint.at(span(found.expr));
    let Stmt::Assign(assign) = found.stmt else { return Some(hint) };
    if assign.targets.len() != 1 || assign.targets.first() != Some(found.expr) {
        return Some(hint);
    }
    // From the value's end to the statement's there may be a parenthesis.
    let value = of.program.text(span(found.expr).end..span(assign).end).trim_start().strip_prefix('=')?.trim();
    let key = of.program.text_of(key);
    let text = format!("{}.set({key}, {value})", of.program.text_of(cache));
    Some(hint.fix("write cache.set(…)", vec![replace(span(assign), text)]))
}

pub fn delete_item(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    of.program.is_cache_class(parts.first()?).then_some(())?;
    let hint = Hint::say("A cache is not a dict: `cache.delete(key)` removes a key.");
    let Some((found, cache, key)) = item(of) else { return Some(hint) };
    let hint = hint.at(span(found.expr));
    let Stmt::Delete(delete) = found.stmt else { return Some(hint) };
    if delete.targets.len() != 1 {
        return Some(hint);
    }
    let text = format!("{}.delete({})", of.program.text_of(cache), of.program.text_of(key));
    Some(hint.fix("write cache.delete(…)", vec![replace(span(delete), text)]))
}

pub fn not_a_dict(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    of.program.is_cache_class(parts.first()?).then_some(())?;
    Some(Hint::say(
        "A cache is not a dict: Django cannot list or count its keys. The shelf can, because this is a simulator.",
    ))
}

pub fn not_a_function(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    of.program.is_cache_class(parts.first()?).then_some(())?;
    let names = |stmt: &Stmt| match stmt {
        Stmt::FunctionDef(function) => function.decorator_list.iter().any(|found| match &found.expression {
            Expr::Call(call) => of.program.is_cache(&call.func),
            other => of.program.is_cache(other),
        }),
        _ => false,
    };
    let is_decorator = of.program.on_line(of.line).any(|found| names(found.stmt));
    Some(Hint::say(if is_decorator {
        "Django’s `cache` does not decorate functions. Call `cache.get_or_set(key, function)`, or use `functools.cache`."
    } else {
        "The cache itself is not called: `cache.get(key)` reads, `cache.set(key, value)` stores."
    }))
}

pub fn timeout_type(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let class = *parts.first()?;
    let calls = of.program.cache_calls_on(of.line);
    // What the line itself adds may be what fails.
    if of
        .program
        .on_line(of.line)
        .any(|found| matches!(found.expr, Expr::BinOp(sum) if sum.op == ruff_python_ast::Operator::Add))
    {
        return None;
    }
    let is_number = |argument: &&Expr| !matches!(argument, Expr::NumberLiteral(_) | Expr::NoneLiteral(_));
    let argument = only(calls.iter().filter_map(|call| call.argument("timeout")).filter(is_number))?;
    let sentence = match class {
        "datetime.timedelta" => "The timeout is a number of seconds: `.total_seconds()` gives those of a timedelta.",
        "datetime.datetime" => "The timeout is a number of seconds from now, not a moment.",
        "str" => "The timeout is a number of seconds: write it without quotes.",
        _ => "The timeout is a number of seconds.",
    };
    let hint = Hint::say(sentence).at(span(argument));
    let number = text_of(argument).map(str::trim).filter(|text| text.parse::<f64>().is_ok_and(f64::is_finite));
    Some(match (class, number) {
        ("str", Some(number)) => hint.fix(format!("write {number}"), vec![replace(span(argument), number)]),
        ("datetime.timedelta", _) => {
            let is_one = matches!(argument, Expr::Name(_) | Expr::Call(_) | Expr::Attribute(_));
            let text = of.program.text_of(argument);
            let text = if is_one { format!("{text}.total_seconds()") } else { format!("({text}).total_seconds()") };
            hint.fix("add .total_seconds()", vec![replace(span(argument), text)])
        }
        _ => hint,
    })
}

/// `incr` or `decr` on what is not a number.
pub fn not_a_number(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let calls = of.program.cache_calls_on(of.line);
    let call = only(calls.into_iter().filter(|call| matches!(call.method(), "incr" | "decr" | "aincr" | "adecr")))?;
    if of.program.on_line(of.line).any(|found| found.expr.is_bin_op_expr()) {
        return None;
    }
    let name = call.method();
    let what = match parts.first()? {
        &"NoneType" => "None".to_owned(),
        class => format!("a {class}"),
    };
    let hint = Hint::say(format!("`{name}` adds to a number, and what is stored under this key is {what}."));
    let hint = hint.at(span(call.call));
    let key = call.argument("key").and_then(text_of);
    let is_stored_here = |set: &CacheCall| {
        matches!(set.method(), "set" | "add") && key.is_some() && set.argument("key").and_then(text_of) == key
    };
    let stored = only(of.program.cache_calls().filter(is_stored_here)).and_then(|set| set.argument("value"));
    let number =
        stored.and_then(text_of).filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    Some(match (stored, number) {
        (Some(stored), Some(number)) if number == "0" || !number.starts_with('0') => {
            hint.fix(format!("store {number} without quotes"), vec![replace(span(stored), number)])
        }
        _ => hint,
    })
}

pub fn missing_number(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let made_key = *parts.first()?;
    let calls = of.program.cache_calls_on(of.line);
    let names = ["incr", "decr", "incr_version", "decr_version", "aincr", "adecr"];
    let call = only(calls.into_iter().filter(|call| names.contains(&call.method())))?;
    let name = call.method();
    if name.ends_with("version") {
        return Some(Hint::say(format!("`{name}` moves a key that is there.")).at(span(call.call)));
    }
    let hint = Hint::say(format!(
        "There is no number to {} yet: store one first. `{made_key}` is prefix, version and key.",
        name.trim_start_matches('a')
    ));
    let hint = hint.at(span(call.call));
    // With a version or another cache the line before would have to repeat more than the key.
    let key = call.argument("key").filter(|key| text_of(key).is_some() || key.is_name_expr());
    let at = span(call.found.stmt).start;
    let (Some(key), Some(indent)) = (key, of.program.indent(at)) else { return Some(hint) };
    if name.starts_with('a') || call.argument("version").is_some() {
        return Some(hint);
    }
    let (cache, key) = (of.program.text_of(&*call.attribute.value), of.program.text_of(key));
    let line = format!("{cache}.add({key}, 0)");
    Some(hint.fix(format!("add {line} before"), vec![insert(at, format!("{line}\n{indent}"))]))
}

pub fn list_of_pairs(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let calls = of.program.cache_calls_on(of.line);
    let call = only(calls.into_iter().filter(|call| matches!(call.method(), "set_many" | "aset_many")))?;
    let hint = Hint::say("`set_many` takes a dict: `{key: value, …}`.");
    let Some(data) = call.argument("data") else { return Some(hint) };
    let hint = hint.at(span(data));
    let is_pairs = |items: &[Expr]| items.iter().all(|item| matches!(item, Expr::Tuple(pair) if pair.elts.len() == 2));
    Some(match data {
        Expr::List(list) if is_pairs(&list.elts) => {
            hint.fix("wrap it in dict(…)", vec![insert(span(data).start, "dict("), insert(span(data).end, ")")])
        }
        _ => hint,
    })
}

pub fn pickling(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let calls = of.program.cache_calls_on(of.line);
    let parameter = |call: &CacheCall| if call.method().contains("or_set") { "default" } else { "value" };
    let value = only(calls.iter().filter_map(|call| call.argument(parameter(call))));
    if calls.is_empty() {
        return None;
    }
    let about = parts.first().copied().unwrap_or_default();
    let sentence = if about.contains("lambda") || about.contains("<locals>") || about.contains("function") {
        "The cache keeps a pickled copy of the value: store the result, not the function that makes it."
    } else {
        "The cache keeps a pickled copy of the value, and this cannot be copied so: store plain data."
    };
    let hint = Hint::say(sentence);
    let Some(value) = value else { return Some(hint) };
    let hint = hint.at(span(value));
    let text = of.program.text_of(value);
    Some(match value {
        Expr::Lambda(lambda) if lambda.parameters.is_none() && about.contains("lambda") => {
            hint.fix("store the result", vec![replace(span(value), of.program.text_of(&*lambda.body))])
        }
        Expr::Generator(_) if about == "generator" && text.starts_with('(') => {
            let inside = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'))?;
            hint.fix("store a list", vec![replace(span(value), format!("[{inside}]"))])
        }
        Expr::Call(_) | Expr::Name(_) if about.starts_with("dict_") || about == "generator" => {
            hint.fix("store a list", vec![replace(span(value), format!("list({text})"))])
        }
        _ => hint,
    })
}

pub fn key_warning(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let is_long = parts.first()?.ends_with("(longer than 250)");
    let key = only(of.program.cache_calls_on(of.line).iter().filter_map(|call| call.argument("key")));
    let hint = Hint::say(match key {
        Some(Expr::List(_) | Expr::Tuple(_)) => "One key is a string; for several there is `cache.get_many([…])`.",
        _ if is_long => {
            "It works here, but memcached takes keys of up to 250 characters. A hash of the long part is shorter."
        }
        _ => "It works here, but memcached would refuse this key: it takes no spaces or control characters.",
    });
    let Some(key) = key else { return Some(hint) };
    let hint = hint.at(span(key));
    let Some(text) = text_of(key).filter(|text| text.contains(' ') && !is_long) else { return Some(hint) };
    if text.chars().any(|c| c.is_control()) {
        return Some(hint);
    }
    // The key goes by its new name wherever it is written out.
    let written: Vec<Change> = of
        .program
        .exprs
        .iter()
        .filter(|found| text_of(found.expr) == Some(text))
        .map(|found| replace(span(found.expr), of.program.text_of(found.expr).replace(' ', "_")))
        .collect();
    Some(hint.fix("write _ for the spaces", written))
}

/// Whether an expression is a number that is written out, and which.
pub fn number(expr: &Expr) -> Option<f64> {
    match expr {
        Expr::NumberLiteral(literal) => match &literal.value {
            Number::Int(int) => int.as_i64().map(|int| int as f64),
            Number::Float(float) => Some(*float),
            Number::Complex { .. } => None,
        },
        Expr::UnaryOp(unary) if unary.op == ruff_python_ast::UnaryOp::USub => {
            number(&unary.operand).map(|value| -value)
        }
        _ => None,
    }
}
