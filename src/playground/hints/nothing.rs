//! What a miss leads to: None where a value was expected.
//! Invariant: only a value that comes from the cache, on this line or by the last assignment before, is called a miss.

use ruff_python_ast::Expr;

use super::program::{CacheCall, name_of, span};
use super::{Complaint, Hint, insert, only, replace};

const MISS: &str = "The cache had no such key here (or it has expired), and `get` returned None.";

/// The `cache.get(key)`, without a default, that an expression's value comes from.
fn origin<'p>(of: &Complaint<'p>, expr: &Expr) -> Option<CacheCall<'p>> {
    let at = span(expr).start;
    let source = match name_of(expr) {
        Some(name) => {
            let before = |(known, value): &&(_, _)| *known == name && span(*value).start < at;
            let (_, value) = of.program.assignments.iter().rfind(before)?;
            span(*value)
        }
        None => span(expr),
    };
    let call = of.program.cache_calls().find(|call| span(call.call) == source)?;
    (call.method() == "get" && call.argument("default").is_none()).then_some(call)
}

fn default_of(call: &CacheCall, hint: Hint, default: &str) -> Hint {
    let arguments = &call.call.arguments;
    let last = arguments.args.last().map(|last| span(last).end);
    match last.filter(|_| arguments.keywords.is_empty()) {
        Some(end) => hint.fix(format!("add {default} as the default"), vec![insert(end, format!(", {default}"))]),
        None => hint,
    }
}

pub fn attribute(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    let attributes = of.program.on_line(of.line).filter_map(|found| found.expr.as_attribute_expr());
    let place =
        only(attributes.filter(|attribute| attribute.attr.as_str() == name && origin(of, &attribute.value).is_some()))?;
    Some(Hint::say(MISS).at(span(&*place.value)))
}

/// The one expression of the line that a miss made None.
fn suspect<'p>(of: &Complaint<'p>) -> Option<(&'p Expr, CacheCall<'p>)> {
    only(of.program.on_line(of.line).filter_map(|found| {
        let is_read =
            found.stmt.is_aug_assign_stmt() || found.expr.as_name_expr().is_none_or(|name| name.ctx.is_load());
        let call = origin(of, found.expr).filter(|_| is_read)?;
        Some((found.expr, call))
    }))
}

pub fn used(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let (expr, _) = suspect(of)?;
    Some(Hint::say(MISS).at(span(expr)))
}

pub fn iterated(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let (expr, call) = suspect(of)?;
    Some(default_of(&call, Hint::say(format!("{MISS} A second argument takes its place.")).at(span(expr)), "[]"))
}

pub fn computed(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let &[operator, class] = parts else { return None };
    let (expr, call) = suspect(of)?;
    let hint = Hint::say(format!("{MISS} A second argument takes its place.")).at(span(expr));
    Some(match (operator.trim_end_matches('='), class) {
        ("+" | "-", "int" | "float") => default_of(&call, hint, "0"),
        ("+", "list") => default_of(&call, hint, "[]"),
        _ => Hint { sentence: MISS.to_owned(), ..hint },
    })
}

/// `get_many` leaves out what it does not find.
pub fn left_out(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let is_many = |expr: &Expr| {
        let source = match name_of(expr) {
            Some(name) => of
                .program
                .assignments
                .iter()
                .rfind(|(known, value)| *known == name && span(*value).start < span(expr).start)
                .map(|(_, value)| span(*value)),
            None => Some(span(expr)),
        };
        of.program.cache_calls().any(|call| call.method() == "get_many" && Some(span(call.call)) == source)
    };
    let place = only(of.program.on_line(of.line).filter_map(|found| {
        let subscript = found.expr.as_subscript_expr()?;
        (subscript.ctx.is_load() && is_many(&subscript.value)).then_some(subscript)
    }))?;
    let (value, key) = (of.program.text_of(&*place.value), of.program.text_of(&*place.slice));
    let hint = Hint::say("`get_many` leaves out the keys that it does not find: `.get(key)` gives None for them.");
    Some(hint.at(span(place)).fix("write .get(…)", vec![replace(span(place), format!("{value}.get({key})"))]))
}
