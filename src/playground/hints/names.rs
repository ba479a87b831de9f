//! Names and attributes that are not there: a missing import, a slip of the finger, another spelling.
//! Invariant: what is suggested is bound before it is used, or comes with its import.

use ruff_python_ast::Expr;

use super::calls::unknown_method;
use super::program::{Kind, name_of, span};
use super::words::{IMPORTS, MODULES, method, nearest};
use super::{Change, Complaint, Hint, insert, only, replace};

const BUILTINS: &[&str] = &[
    "print",
    "len",
    "range",
    "list",
    "dict",
    "tuple",
    "sorted",
    "reversed",
    "enumerate",
    "isinstance",
    "float",
    "str",
    "int",
    "bool",
    "sum",
    "min",
    "max",
    "abs",
    "round",
    "zip",
    "map",
    "filter",
    "repr",
    "type",
    "True",
    "False",
    "None",
    "Exception",
    "ValueError",
    "KeyError",
    "TypeError",
    "AttributeError",
];

const OTHER_LANGUAGES: &[(&str, &str)] = &[
    ("true", "True"),
    ("false", "False"),
    ("null", "None"),
    ("nil", "None"),
    ("undefined", "None"),
    ("none", "None"),
    ("println", "print"),
    ("echo", "print"),
    ("puts", "print"),
];

const IMPORT_CACHE: &str = "from django.core.cache import cache";

pub fn name(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let program = of.program;
    let uses = || program.exprs.iter().filter(|found| name_of(found.expr) == Some(name));
    let here = only(program.on_line(of.line).filter(|found| name_of(found.expr) == Some(name)));
    let located = |hint: Hint| match here {
        Some(found) => hint.at(span(found.expr)),
        None => hint,
    };
    let renamed = |to: &str| -> Vec<Change> { uses().map(|found| replace(span(found.expr), to)).collect() };

    if matches!(name, "Cache" | "CACHE" | "Caches" | "CACHES") && !program.is_bound(name) {
        let right = name.to_lowercase();
        let mut changes = renamed(&right);
        if !program.is_bound(&right) {
            let import = format!("from django.core.cache import {right}\n");
            changes.extend(program.import_place().map(|at| insert(at, import)));
        }
        let hint = Hint::say(format!("The object is spelled `{right}`, in small letters."));
        return Some(located(hint.fix(format!("write {right}"), changes)));
    }
    if let Some(import) = import_of(of, name) {
        let hint = Hint::say(format!("Import it first: `{import}`."));
        return Some(located(match program.import_place() {
            Some(at) => hint.fix(format!("add {import}"), vec![insert(at, format!("{import}\n"))]),
            None => hint,
        }));
    }
    if let Some((_, right)) = OTHER_LANGUAGES.iter().find(|(theirs, _)| *theirs == name) {
        let hint = Hint::say(format!("Python writes it `{right}`."));
        return Some(located(hint.fix(format!("write {right}"), renamed(right))));
    }
    let found = here?;
    let cache = program.bindings.iter().find(|binding| binding.kind == Kind::Cache).map(|binding| binding.name);
    let is_called = matches!(found.parent, Some(Expr::Call(call)) if *call.func == *found.expr);
    if let Some(cache) = cache.filter(|_| is_called && method(name).is_some()) {
        let hint = Hint::say(format!("`{name}` is a method of the cache: `{cache}.{name}(…)`."));
        return Some(located(
            hint.fix(format!("write {cache}.{name}"), vec![insert(span(found.expr).start, format!("{cache}."))]),
        ));
    }
    let at = span(found.expr).start;
    let is_known = |binding: &&super::program::Binding| {
        let is_before = binding.at < at || found.function.is_some();
        let is_in_reach =
            binding.is_global || found.function.is_some_and(|function| span(function).contains(&binding.at));
        is_before && is_in_reach
    };
    let bound = program.bindings.iter().filter(is_known).map(|binding| binding.name);
    if let Some(meant) = nearest(name, bound.chain(BUILTINS.iter().copied())) {
        let hint = Hint::say(format!("Did you mean `{meant}`?"));
        return Some(located(hint.fix(format!("write {meant}"), vec![replace(span(found.expr), meant)])));
    }
    let is_key = program.cache_calls_on(of.line).iter().any(|call| call.argument("key") == Some(found.expr));
    if is_key && !program.is_bound(name) {
        let hint = Hint::say("A key is a string: it stands between quotes.");
        return Some(located(
            hint.fix(format!("write '{name}'"), vec![replace(span(found.expr), format!("'{name}'"))]),
        ));
    }
    None
}

/// The import that gives a name its usual meaning, as the program uses it.
fn import_of(of: &Complaint, name: &str) -> Option<String> {
    if let Some((module, _)) = IMPORTS.iter().find(|(_, names)| names.contains(&name)) {
        return Some(format!("from {module} import {name}"));
    }
    if !MODULES.contains(&name) {
        return None;
    }
    let is_call = |expr: &Expr| matches!(expr, Expr::Call(call) if name_of(&call.func) == Some(name));
    let is_class = |expr: &Expr| match expr {
        Expr::Attribute(attribute) if name_of(&attribute.value) == Some("datetime") => {
            matches!(
                attribute.attr.as_str(),
                "now" | "today" | "utcnow" | "strptime" | "fromtimestamp" | "fromisoformat" | "combine"
            )
        }
        _ => false,
    };
    let is_member = of.program.exprs.iter().any(|found| is_call(found.expr) || is_class(found.expr));
    match name {
        "time" | "copy" | "random" | "datetime" if is_member => Some(format!("from {name} import {name}")),
        // A module is not called.
        _ if is_member => None,
        _ => Some(format!("import {name}")),
    }
}

pub fn attribute(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[class, name] = parts else { return None };
    if of.program.is_cache_class(class) {
        return unknown_method(of, name);
    }
    let own = only(of.program.classes.iter().filter(|found| found.name.as_str() == class))?;
    let inside = span(*own);
    let mut known: Vec<&str> = of
        .program
        .functions
        .iter()
        .filter(|function| inside.contains(&span(**function).start))
        .map(|function| function.name.as_str())
        .collect();
    let is_own = |found: &&super::program::Found| inside.contains(&span(found.expr).start);
    known.extend(of.program.exprs.iter().filter(is_own).filter_map(|found| {
        let attribute = found.expr.as_attribute_expr()?;
        (attribute.ctx.is_store() && name_of(&attribute.value) == Some("self")).then_some(attribute.attr.as_str())
    }));
    let meant = nearest(name, known)?;
    let places = of.program.on_line(of.line).filter_map(|found| found.expr.as_attribute_expr());
    let place = only(places.filter(|attribute| attribute.attr.as_str() == name))?;
    let hint = Hint::say(format!("Did you mean `{meant}`? That is the name in `class {class}`."));
    Some(hint.at(span(&place.attr)).fix(format!("write {meant}"), vec![replace(span(&place.attr), meant)]))
}

pub fn method_of_caches(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let hint = Hint::say("`caches` holds several caches: `caches['default']` is the usual one.");
    let places = of.program.on_line(of.line).filter_map(|found| found.expr.as_attribute_expr());
    let Some(place) = only(places.filter(|place| place.attr.as_str() == name)) else { return Some(hint) };
    let hint = hint.at(span(&*place.value));
    let end = span(&*place.value).end;
    let call = of
        .program
        .on_line(of.line)
        .find_map(|found| found.expr.as_call_expr().filter(|call| *call.func == Expr::Attribute(place.clone())));
    let argument = call.and_then(|call| only(&call.arguments.args)).and_then(super::program::text_of);
    Some(match (name, argument, call) {
        // `caches.get('default')`: an alias, not a key.
        ("get", Some("default"), Some(call)) => {
            let text = format!("{}['default']", of.program.text_of(&*place.value));
            hint.fix("write caches['default']", vec![replace(span(call), text)])
        }
        _ if method(name).is_some() => hint.fix("add ['default']", vec![insert(end, "['default']")]),
        _ => hint,
    })
}

pub fn method_of_module(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    method(parts.first()?)?;
    let hint = Hint::say(format!("This is the module `django.core.cache`; the cache is in it: `{IMPORT_CACHE}`."));
    let import = only(of.program.module?.body.iter().filter_map(|stmt| {
        let import = stmt.as_import_from_stmt()?;
        let is_module = import.module.as_ref().is_some_and(|module| module.as_str() == "django.core")
            && matches!(&*import.names, [alias] if alias.name.as_str() == "cache" && alias.asname.is_none());
        is_module.then_some(import)
    }));
    Some(match import {
        Some(import) => hint.fix("import the cache itself", vec![replace(span(import), IMPORT_CACHE)]),
        None => hint,
    })
}

pub fn import(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let known = ["cache", "caches", "DEFAULT_CACHE_ALIAS", "InvalidCacheBackendError", "CacheKeyWarning", "BaseCache"];
    let meant = nearest(name, known)?;
    let import = of.program.module?.body.iter().find_map(|stmt| {
        let import = stmt.as_import_from_stmt()?;
        import.names.iter().find(|alias| {
            alias.name.as_str() == name
                && import.module.as_ref().is_some_and(|module| module.as_str() == "django.core.cache")
        })
    })?;
    let hint = Hint::say(format!("The name there is `{meant}`.")).at(span(&import.name));
    let mut changes = vec![replace(span(&import.name), meant)];
    if import.asname.is_none() {
        let uses = of.program.exprs.iter().filter(|found| name_of(found.expr) == Some(name));
        changes.extend(uses.map(|found| replace(span(found.expr), meant)));
    }
    Some(hint.fix(format!("write {meant}"), changes))
}

/// A module that there is not, where Django's cache was meant.
pub fn module(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let is_meant = matches!(
        name,
        "cache"
            | "django.cache"
            | "django.core.caches"
            | "django.caches"
            | "django.core.Cache"
            | "django_cache"
            | "Django.core.cache"
            | "django.core.cahce"
            | "django.core.chache"
    ) || nearest(name, ["django.core.cache"]).is_some();
    if !is_meant {
        return None;
    }
    let hint = Hint::say(format!("Django’s cache comes with `{IMPORT_CACHE}`."));
    let stmt = of.program.module?.body.iter().find(|stmt| of.program.line(span(*stmt).start) == of.line)?;
    let gives_cache = match stmt {
        ruff_python_ast::Stmt::Import(import) => {
            matches!(&*import.names, [alias] if alias.asname.is_none()) && name == "cache"
        }
        ruff_python_ast::Stmt::ImportFrom(import) => {
            matches!(&*import.names, [alias] if alias.asname.is_none() && alias.name.as_str() == "cache")
        }
        _ => false,
    };
    Some(if gives_cache {
        hint.at(span(stmt)).fix(format!("write {IMPORT_CACHE}"), vec![replace(span(stmt), IMPORT_CACHE)])
    } else {
        hint
    })
}
