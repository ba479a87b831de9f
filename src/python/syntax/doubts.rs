//! What CPython 3.11 warns of while it compiles: code that is legal and cannot be meant.
//!
//! Invariant: each warning is a SyntaxWarning in CPython's words, in the order of the text.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{CmpOp, Expr, ExprCompare, ModModule, Number, Stmt, UnaryOp};

/// The messages of a program's SyntaxWarnings. Linear in the program.
pub fn doubts(module: &ModModule) -> Vec<String> {
    let mut finder = Finder { found: Vec::new() };
    finder.visit_body(&module.body);
    finder.found
}

struct Finder {
    found: Vec<String>,
}

impl Finder {
    fn compare(&mut self, compare: &ExprCompare) {
        let mut left = &*compare.left;
        for (operator, right) in compare.ops.iter().zip(&compare.comparators) {
            if is_literal(left) || is_literal(right) {
                match operator {
                    CmpOp::Is => self.found.push("\"is\" with a literal. Did you mean \"==\"?".to_owned()),
                    CmpOp::IsNot => self.found.push("\"is not\" with a literal. Did you mean \"!=\"?".to_owned()),
                    _ => {}
                }
            }
            left = right;
        }
    }
}

impl<'a> Visitor<'a> for Finder {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::Assert(assert) = statement
            && let Expr::Tuple(tuple) = &*assert.test
            && !tuple.elts.is_empty()
        {
            self.found.push("assertion is always true, perhaps remove parentheses?".to_owned());
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Compare(compare) => self.compare(compare),
            Expr::Call(call) => {
                if let Some(name) = type_of(&call.func).filter(|name| *name != "function") {
                    self.found.push(format!("'{name}' object is not callable; perhaps you missed a comma?"));
                }
            }
            Expr::Subscript(subscript) => match (type_of(&subscript.value), type_of(&subscript.slice)) {
                (Some(name @ ("str" | "bytes" | "tuple" | "list")), Some(index))
                    if !matches!(index, "int" | "bool") =>
                {
                    self.found.push(format!(
                        "{name} indices must be integers or slices, not {index}; perhaps you missed a comma?"
                    ));
                }
                (Some("str" | "bytes" | "tuple" | "list" | "dict"), _) | (None, _) => {}
                (Some(name), _) => {
                    self.found.push(format!("'{name}' object is not subscriptable; perhaps you missed a comma?"));
                }
            },
            _ => {}
        }
        visitor::walk_expr(self, expression);
    }
}

/// Whether comparing the identity of it is an accident: any constant but None, True, False and `...`.
fn is_literal(expression: &Expr) -> bool {
    match expression {
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.op != UnaryOp::Not && matches!(&*unary.operand, Expr::NumberLiteral(_)),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        _ => false,
    }
}

fn is_constant(expression: &Expr) -> bool {
    is_literal(expression)
        || matches!(expression, Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_))
}

/// The type of what is written out.
fn type_of(expression: &Expr) -> Option<&'static str> {
    Some(match expression {
        Expr::NumberLiteral(literal) => match literal.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        _ => return None,
    })
}
