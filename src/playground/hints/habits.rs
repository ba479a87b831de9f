//! What a program can do without an error and rarely means.
//! Invariant: only what is written out in the program is judged, and only calls on what is certainly a cache.

use ruff_python_ast::{CmpOp, Expr, Stmt, UnaryOp};

use super::calls::{gathered, number};
use super::program::{CacheCall, Found, Program, name_of, span, text_of};
use super::{Hint, insert, replace};

pub fn notices(program: &Program) -> Vec<Hint> {
    let mut found = Vec::new();
    for call in program.cache_calls() {
        let judges: [fn(&Program, &CacheCall) -> Option<Hint>; 6] =
            [nothing_returned, stored_expired, letters_as_keys, second_key, called_at_once, changed_copy];
        found.extend(judges.iter().find_map(|judge| judge(program, &call)));
    }
    found.extend(program.exprs.iter().filter_map(|found| falsy_is_a_miss(program, *found)));
    found.extend(program.exprs.iter().filter_map(|found| identity_of_literal(program, *found)));
    found
}

/// `if cache.set(…)`, `x = cache.set(…)`.
fn nothing_returned(_: &Program, call: &CacheCall) -> Option<Hint> {
    if !matches!(call.method(), "set" | "clear") {
        return None;
    }
    let is_tested = match (call.found.parent, call.found.stmt) {
        (None, Stmt::If(_) | Stmt::While(_) | Stmt::Assert(_)) => true,
        (Some(Expr::UnaryOp(unary)), _) => unary.op == UnaryOp::Not,
        (Some(Expr::BoolOp(_)), _) => true,
        _ => false,
    };
    let is_kept = call.found.parent.is_none() && call.found.stmt.is_assign_stmt();
    if !is_tested && !is_kept {
        return None;
    }
    let name = call.method();
    let range = span(call.call);
    Some(match name {
        "set" => {
            let hint = Hint::say(
                "`set` always returns None. `add` returns True if it stored the value, False if the key was there.",
            );
            hint.at(range).fix("write add", vec![replace(span(&call.attribute.attr), "add")])
        }
        _ => Hint::say(format!("`{name}` always returns None.")).at(range),
    })
}

fn stored_expired(_: &Program, call: &CacheCall) -> Option<Hint> {
    if !matches!(
        call.method(),
        "set" | "add" | "get_or_set" | "set_many" | "aset" | "aadd" | "aget_or_set" | "aset_many"
    ) {
        return None;
    }
    let timeout = call.argument("timeout")?;
    let seconds = number(timeout).filter(|seconds| *seconds <= 0.0)?;
    let sentence = if seconds == 0.0 {
        "A timeout of 0 means: do not keep it. `None` means: for ever."
    } else {
        "A negative timeout means: expired at once. `None` means: for ever."
    };
    Some(Hint::say(sentence).at(span(timeout)))
}

/// `get_many('abc')` asks for three keys.
fn letters_as_keys(_: &Program, call: &CacheCall) -> Option<Hint> {
    if !matches!(call.method(), "get_many" | "delete_many" | "aget_many" | "adelete_many") {
        return None;
    }
    let keys = call.argument("keys")?;
    let text = text_of(keys)?;
    let name = call.method();
    if call.args().len() > 1 && call.args().iter().all(|key| text_of(key).is_some()) {
        let hint = Hint::say(format!("`{name}` takes the keys in one list."));
        return Some(hint.at(span(call.call)).fix("write [ ] around the keys", gathered(call, name)?));
    }
    let sentence = if text.chars().count() > 1 {
        format!("A string is taken letter by letter: this asks for the keys {}.", some_letters(text))
    } else {
        format!("`{name}` takes the keys in a list.")
    };
    let changes = vec![insert(span(keys).start, "["), insert(span(keys).end, "]")];
    Some(Hint::say(sentence).at(span(keys)).fix("write [ ] around the key", changes))
}

fn some_letters(text: &str) -> String {
    let letters: Vec<String> = text.chars().take(3).map(|letter| format!("`{letter}`")).collect();
    let more = if text.chars().count() > 3 { " …" } else { "" };
    format!("{}{more}", letters.join(", "))
}

/// `delete('a', 'b')` deletes `a` of a version `b`.
fn second_key(_: &Program, call: &CacheCall) -> Option<Hint> {
    let many = match call.method() {
        "delete" => "delete_many",
        "adelete" => "adelete_many",
        _ => return None,
    };
    let [first, second] = call.args() else { return None };
    let _ = text_of(first).and(text_of(second))?;
    let hint = Hint::say(format!("The second argument is a version, not a key. `{many}` takes several keys."));
    Some(hint.at(span(second)).fix(format!("write {many}([…])"), gathered(call, many)?))
}

/// `get_or_set(key, f())` calls `f` on every hit too.
fn called_at_once(program: &Program, call: &CacheCall) -> Option<Hint> {
    if !matches!(call.method(), "get_or_set" | "aget_or_set") {
        return None;
    }
    let default = call.argument("default")?;
    let made = default.as_call_expr()?;
    let name = name_of(&made.func)?;
    let function = super::only(program.functions.iter().filter(|function| function.name.as_str() == name))?;
    // What makes a function is rightly called.
    let makes_function = program.functions.iter().any(|inner| {
        let (inner, outer) = (span(*inner), span(*function));
        inner.start > outer.start && inner.end <= outer.end
    });
    if makes_function || function.is_async {
        return None;
    }
    let hint = Hint::say(format!(
        "`{name}` runs before the cache is asked, on every hit too. Give the function itself, and it runs only on a miss."
    ));
    let hint = hint.at(span(default));
    let is_plain = made.arguments.args.is_empty() && made.arguments.keywords.is_empty();
    Some(if is_plain {
        hint.fix(format!("write {name}"), vec![replace(span(default), name)])
    } else {
        hint.fix("write lambda:", vec![insert(span(default).start, "lambda: ")])
    })
}

/// A list or dict from the cache that is changed and not stored again.
fn changed_copy(program: &Program, call: &CacheCall) -> Option<Hint> {
    const CHANGES: [&str; 14] = [
        "append",
        "extend",
        "insert",
        "remove",
        "sort",
        "reverse",
        "update",
        "setdefault",
        "add",
        "discard",
        "popitem",
        "clear",
        "pop",
        "appendleft",
    ];
    if call.method() != "get" || call.found.parent.is_some() {
        return None;
    }
    let Stmt::Assign(assign) = call.found.stmt else { return None };
    let [Expr::Name(target)] = &*assign.targets else { return None };
    let (name, after) = (target.id.as_str(), span(assign).end);
    if program.assignments.iter().filter(|(known, _)| *known == name).count() != 1 {
        return None;
    }
    let uses = || {
        program.exprs.iter().filter(move |found| name_of(found.expr) == Some(name) && span(found.expr).start > after)
    };
    let is_change = |found: &Found| match (found.parent, found.stmt) {
        (Some(Expr::Attribute(attribute)), Stmt::Expr(stmt)) => {
            let is_call = matches!(&*stmt.value, Expr::Call(call) if matches!(&*call.func, Expr::Attribute(called) if called == attribute));
            is_call && CHANGES.contains(&attribute.attr.as_str())
        }
        (Some(Expr::Subscript(subscript)), Stmt::Assign(assign)) => {
            matches!(&*assign.targets, [Expr::Subscript(target)] if target == subscript)
        }
        (Some(Expr::Subscript(subscript)), Stmt::AugAssign(assign)) => {
            matches!(&*assign.target, Expr::Subscript(target) if target == subscript)
        }
        _ => false,
    };
    let change = uses().find(|found| is_change(found))?;
    // Whoever else gets it may store it.
    let is_passed_on = uses().any(|found| match (found.parent, found.stmt) {
        (Some(Expr::Call(call)), _) => {
            name_of(&call.func).is_none_or(|called| !matches!(called, "print" | "len" | "sorted" | "repr"))
        }
        (Some(Expr::Attribute(_) | Expr::Subscript(_) | Expr::Compare(_)), _) => false,
        (None, Stmt::Expr(_) | Stmt::If(_) | Stmt::For(_)) => false,
        (Some(_), _) => true,
        (None, _) => true,
    });
    if is_passed_on {
        return None;
    }
    let hint = Hint::say("This changes a copy: the cache keeps its own until you `set` it again.");
    let range = span(change.stmt);
    let hint = hint.at(range.clone());
    let key = call.argument("key").filter(|key| text_of(key).is_some() || key.is_name_expr());
    let (Some(key), Some(indent)) = (key, program.indent(range.start)) else { return Some(hint) };
    let is_whole_line = program.text(range.end..program.line_span(program.line(range.end)).end).trim().is_empty();
    if !is_whole_line || call.argument("version").is_some() {
        return Some(hint);
    }
    let (cache, key) = (program.text_of(&*call.attribute.value), program.text_of(key));
    let line = format!("{cache}.set({key}, {name})");
    Some(hint.fix(format!("add {line}"), vec![insert(range.end, format!("\n{indent}{line}"))]))
}

/// `if not value:` after a get takes a stored 0 or '' for a miss.
fn falsy_is_a_miss(program: &Program, found: Found) -> Option<Hint> {
    let Expr::UnaryOp(unary) = found.expr else { return None };
    let is_test = found.parent.is_none() && matches!(found.stmt, Stmt::If(_));
    let name = name_of(&unary.operand).filter(|_| unary.op == UnaryOp::Not && is_test)?;
    let before =
        program.assignments.iter().rfind(|(known, value)| *known == name && span(*value).start < span(unary).start);
    let (_, value) = before?;
    let call = program.cache_calls().find(|call| span(call.call) == span(*value))?;
    let default = call.argument("default");
    if call.method() != "get" || default.is_some_and(|default| !default.is_none_literal_expr()) {
        return None;
    }
    let hint = Hint::say("A stored `0`, `''` or `[]` counts as a miss here. `is None` is true for a miss alone.");
    Some(
        hint.at(span(unary))
            .fix(format!("write {name} is None"), vec![replace(span(unary), format!("{name} is None"))]),
    )
}

/// `value is 'x'` asks for the same object, not for the same text.
fn identity_of_literal(program: &Program, found: Found) -> Option<Hint> {
    let Expr::Compare(compare) = found.expr else { return None };
    let (&[operator], [right]) = (&*compare.ops, &*compare.comparators) else { return None };
    let is_literal = |expr: &Expr| matches!(expr, Expr::StringLiteral(_) | Expr::NumberLiteral(_));
    let sign = match operator {
        CmpOp::Is => "==",
        CmpOp::IsNot => "!=",
        _ => return None,
    };
    if !is_literal(&compare.left) && !is_literal(right) {
        return None;
    }
    let hint = Hint::say(format!("`is` asks for the very same object; `{sign}` compares values."));
    let between = span(&*compare.left).end..span(right).start;
    // Parentheses may stand around either side.
    let is_bare =
        matches!(program.text(between.clone()).split_whitespace().collect::<Vec<_>>()[..], ["is"] | ["is", "not"]);
    let hint = hint.at(span(compare));
    Some(if is_bare { hint.fix(format!("write {sign}"), vec![replace(between, format!(" {sign} "))]) } else { hint })
}
