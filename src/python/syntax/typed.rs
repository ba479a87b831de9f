//! Whether what was typed at a shell can be run, or goes on.
//! Invariant: like CPython's shell, a compound statement ends with an empty line, and an open bracket or text never does.

use ruff_python_ast::Stmt;

use super::parse;

/// Whether CPython's shell would ask for another line.
pub fn is_unfinished(source: &str) -> bool {
    let is_code = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let Some(last_code) = source.lines().enumerate().filter(|(_, line)| is_code(line)).last() else { return false };
    let ends_blank = source.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
    match parse(source) {
        Ok(module) => {
            let is_compound = module.body.last().is_some_and(|stmt| {
                matches!(
                    stmt,
                    Stmt::FunctionDef(_)
                        | Stmt::ClassDef(_)
                        | Stmt::If(_)
                        | Stmt::For(_)
                        | Stmt::While(_)
                        | Stmt::Try(_)
                        | Stmt::With(_)
                        | Stmt::Match(_)
                )
            });
            is_compound && !ends_blank
        }
        Err(problem) => {
            let says = |start: &str| problem.message.starts_with(start);
            let block = problem.message.strip_prefix("expected an indented block after ");
            let opens_block = block
                .and_then(|rest| rest.rsplit(' ').next()?.parse::<usize>().ok())
                .is_some_and(|line| line == last_code.0 + 1);
            let is_decorator =
                || last_code.1.trim_start().starts_with('@') && parse(&format!("{source}\ndef f(): 0")).is_ok();
            problem.message.ends_with("was never closed")
                || says("unterminated triple-quoted")
                || says("unexpected EOF while parsing")
                || !ends_blank && (opens_block || says("expected 'except' or 'finally' block") || is_decorator())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_unfinished;

    #[track_caller]
    fn check(source: &str, asks_for_more: bool) {
        assert_eq!(is_unfinished(source), asks_for_more, "{source:?}");
    }

    #[test]
    fn a_simple_statement_ends_with_its_line() {
        for source in ["", "  ", "# note", "x", "x = 1", "x = (1,\n 2)", "cache.get('a')", "1 +", "x x", "a = 1; b = 2"]
        {
            check(source, false);
        }
    }

    #[test]
    fn a_compound_statement_ends_with_an_empty_line() {
        check("if x: pass", true);
        check("if x: pass\n", false);
        check("for x in y:", true);
        check("for x in y:\n    # soon", true);
        check("for x in y:\n    print(x)", true);
        check("for x in y:\n    print(x)\n    ", false);
        check("if x:\n    for y in x:", true);
        check("match x:", true);
        check("try:\n    x", true);
        check("try:\n    x\n", false);
        check("@wraps(f)", true);
        check("for x in y:\n", false);
        check("for x in y:\n    x\nz = 1", false);
    }

    #[test]
    fn brackets_and_texts_stay_open() {
        for source in ["f(1,", "f(1,\n", "x = {", "'''a", "'''a\n\n", "x = 1 + \\", "[1,\n\n"] {
            check(source, true);
        }
    }
}
