//! Calls that are to be awaited, and are not; and calls that are awaited, and cannot be.
//! Invariant: an awaited method and its twin take the same arguments, so an edit changes the name alone.

use ruff_python_ast::{Expr, Stmt};

use super::program::{CacheCall, Program, name_of, span};
use super::syntax::mended;
use super::words::{is_awaited, method};
use super::{Change, Complaint, Hint, insert, only, replace};

pub fn needless(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let call = only(of.program.cache_calls_on(of.line).into_iter().filter(|call| {
        matches!(call.found.parent, Some(Expr::Await(_)))
            && method(call.method()).is_some()
            && !is_awaited(call.method())
    }))?;
    let name = call.method();
    let hint = Hint::say(format!("`{name}` is not awaited; its twin `a{name}` is."));
    Some(
        hint.at(span(&call.attribute.attr))
            .fix(format!("write a{name}"), vec![insert(span(&call.attribute.attr).start, "a")]),
    )
}

/// Whether what a call made is awaited, or handed to something that may await it.
fn is_used<'p>(program: &Program<'p>, call: &CacheCall<'p>) -> bool {
    match (call.found.parent, call.found.stmt) {
        (Some(_), _) => true,
        (None, Stmt::Expr(_)) => false,
        (None, Stmt::Assign(assign)) => match &*assign.targets {
            [Expr::Name(target)] => program.exprs.iter().any(|found| {
                let is_it =
                    name_of(found.expr) == Some(target.id.as_str()) && span(found.expr).start > span(assign).end;
                let is_printed = matches!(found.parent, Some(Expr::Call(call)) if name_of(&call.func) == Some("print"));
                is_it && !is_printed && found.parent.is_some()
            }),
            _ => true,
        },
        _ => true,
    }
}

fn unawaited<'p>(program: &'p Program<'p>) -> impl Iterator<Item = CacheCall<'p>> {
    program.cache_calls().filter(|call| is_awaited(call.method()) && !is_used(program, call))
}

fn hint_for(call: &CacheCall) -> Hint {
    let name = call.method();
    let (at, plain) = (span(call.call), name.strip_prefix('a').unwrap_or(name));
    if call.found.function.is_some_and(|function| function.is_async) {
        let hint = Hint::say(format!("`{name}` only makes a coroutine; `await` runs it."));
        hint.at(at.clone()).fix("add await", vec![insert(at.start, "await ")])
    } else {
        let hint = Hint::say(format!(
            "`{name}` must be awaited, inside `async def`. Elsewhere its twin `{plain}` does the same."
        ));
        hint.at(at).fix(format!("write {plain}"), vec![replace(span(&call.attribute.attr), plain)])
    }
}

pub fn forgotten(of: &Complaint, parts: &[&str]) -> Option<Hint> {
    let name = *parts.first()?;
    Some(hint_for(&only(unawaited(of.program).filter(|call| call.method() == name))?))
}

pub fn notices(program: &Program) -> Vec<Hint> {
    unawaited(program).map(|call| hint_for(&call)).collect()
}

pub fn outside(of: &Complaint, _: &[&str]) -> Option<Hint> {
    let hint = Hint::say("`await` works only inside `async def`, and `asyncio.run(main())` runs that.");
    // The text is no program, so what is awaited is read from the line.
    let line = of.program.line_span(of.line);
    let text = of.program.text(line.clone());
    let Some(at) = text.find("await ").map(|at| line.start + at) else { return Some(hint) };
    let awaited = of.program.text(at + "await ".len()..line.end);
    let called = awaited.split('(').next().unwrap_or_default();
    let Some((_, name)) = called.rsplit_once('.').filter(|(_, name)| is_awaited(name)) else { return Some(hint) };
    let dot = at + "await ".len() + called.len() - name.len();
    let plain = name.strip_prefix('a')?;
    let changes: Vec<Change> = vec![replace(at..at + "await ".len(), ""), replace(dot..dot + name.len(), plain)];
    let hint =
        Hint::say(format!("`await` works only inside `async def`. Elsewhere `{plain}` does the same as `{name}`."));
    Some(mended(of, hint, vec![(format!("write {plain}"), changes)]))
}
