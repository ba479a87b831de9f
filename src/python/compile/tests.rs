//! Tests of the compiler alone: that its code is sound, what names mean, which lines ops belong to.
//! Invariant: expected values are those of CPython 3.11's `symtable`, `dis` and `sys.settrace`.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use ruff_python_parser::parse_module;

use super::verify::verify;
use super::{Options, compile};
use crate::python::code::{Code, Op};
use crate::python::value::{Attributes, Globals, Value};

fn compiled(source: &str, record_lines: bool) -> Rc<Code> {
    let parsed = parse_module(source).unwrap_or_else(|error| panic!("{error}: {source}"));
    let globals = Globals::new("__main__", Rc::new(RefCell::new(Attributes::default())));
    let options = Options { record_lines, visible: true, show_result: true, is_typed: false };
    compile(parsed.syntax(), source, &globals, options)
}

#[track_caller]
fn check_sound(source: &str) {
    for record_lines in [false, true] {
        if let Err(problem) = verify(&compiled(source, record_lines)) {
            panic!("{problem}\n{source}");
        }
    }
}

/// The code whose qualified name is `name`.
fn find(code: &Rc<Code>, name: &str) -> Option<Rc<Code>> {
    if &*code.qualname == name {
        return Some(code.clone());
    }
    code.codes.iter().find_map(|inner| find(inner, name))
}

#[track_caller]
fn check_cells(source: &str, name: &str, own: &[&str], free: &[&str]) {
    let code = find(&compiled(source, false), name).unwrap_or_else(|| panic!("no {name}"));
    let (cells, taken) = code.cells.split_at(code.cells.len() - code.free_count);
    let names = |cells: &[Rc<str>]| cells.iter().map(|cell| cell.to_string()).collect::<Vec<_>>();
    assert_eq!((names(cells), names(taken)), (strings(own), strings(free)), "{source}");
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

/// The lines of the ops that `wanted` picks, in all the code, without repetition.
#[track_caller]
fn check_lines(source: &str, wanted: fn(&Op) -> bool, lines: &[u32]) {
    fn collect(code: &Code, wanted: fn(&Op) -> bool, found: &mut Vec<u32>) {
        for (at, op) in code.ops.iter().enumerate() {
            if wanted(op) && !found.contains(&code.line_at(at)) {
                found.push(code.line_at(at));
            }
        }
        code.codes.iter().for_each(|inner| collect(inner, wanted, found));
    }
    let mut found = Vec::new();
    collect(&compiled(source, false), wanted, &mut found);
    assert_eq!(found, lines, "{source}");
}

/// The lines announced by the module's own code, in the order of the code.
#[track_caller]
fn check_announced(source: &str, lines: &[u32]) {
    let code = compiled(source, true);
    let announced: Vec<u32> =
        code.ops.iter().filter_map(|op| if let Op::Line(line) = op { Some(*line) } else { None }).collect();
    assert_eq!(announced, lines, "{source}");
}

fn is_call(op: &Op) -> bool {
    matches!(op, Op::Call(_) | Op::CallMethod(_) | Op::CallKeywords(..) | Op::CallUnpacked(_))
}

fn check_programs(directory: &Path, found: &mut usize) {
    let entries = std::fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            check_programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            // The corpora hold invalid programs too, whose text CPython reports.
            if crate::python::syntax::parse(&source).is_ok() {
                check_sound(&source);
                *found += 1;
            }
        }
    }
}

#[test]
fn the_code_of_every_recorded_program_is_sound() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut found = 0;
    for corpus in ["python", "scripts"] {
        check_programs(&tests.join(corpus), &mut found);
    }
    assert!(found > 500, "only {found} programs");
}

#[test]
fn every_way_out_of_every_block_is_sound() {
    let ways = ["pass", "return f()", "return 1", "break", "continue", "raise", "yield 1", "x = [y for y in z]"];
    let blocks = [
        "for a in b:\n @\nelse:\n @",
        "while a:\n @\nelse:\n @",
        "while True:\n @",
        "try:\n @\nfinally:\n @",
        "try:\n @\nexcept E as e:\n @\nexcept F:\n @\nelse:\n @",
        "try:\n @\nexcept:\n @\nfinally:\n @",
        "with a as b, c:\n @",
        "if a and not b or c < d < e:\n @\nelif g:\n @",
        "match a:\n case [b, *_] | {'b': b} if b:\n  @\n case _:\n  @",
    ];
    for outer in blocks {
        for inner in blocks {
            for way in ways {
                let body = fill(outer, &fill("if q:\n @", &fill(inner, way)));
                check_sound(&fill("def g():\n for outermost in o:\n  @\n  h()\n return 2\n", &body));
            }
        }
    }
}

/// The text with `body` in place of each line that is only `@`.
fn fill(text: &str, body: &str) -> String {
    let mut filled = String::new();
    for line in text.lines() {
        match line.strip_suffix('@') {
            Some(indent) => body.lines().for_each(|line| filled.push_str(&format!("{indent}{line}\n"))),
            None => filled.push_str(&format!("{line}\n")),
        }
    }
    filled
}

#[test]
fn asynchronous_code_is_sound() {
    check_sound(
        "async def f():\n async for a in b:\n  async with c as d, e:\n   if a: continue\n   if b: break\n   return await g()\n \
         else:\n  await h\n return [await i async for i in j if await k for l in i], {m: n async for m, n in o}\n",
    );
    check_sound("async def f():\n for a in b:\n  async with c:\n   yield (await d async for e in g)\n");
}

#[test]
fn patterns_are_sound() {
    for pattern in [
        "[a, (b | c) as d, *e]".replace("(b | c)", "(1 | 2)"),
        "[1, *_, x] | (x, *_, 2)".into(),
        "{'k': [x, y], **rest} | {'l': {'m': y}, 'rest': rest, 'x': x}".into(),
        "P(1, q=P(a, b), r=[c]) | P(c, a, z=b)".into(),
        "[P(x) | Q(x), [y] | {'y': y}]".into(),
        "None | True | -1 | 1 + 2j | a.b | 'x' 'y'".into(),
        "[] | {} | [*_] | P()".into(),
        "[[[*a], b], {'c': c, **d}] as e".into(),
    ] {
        check_sound(&format!("match v:\n case {pattern} if w:\n  1\n case [z]:\n  2\n case {pattern}:\n  3\n"));
    }
}

#[test]
fn calls_and_classes_with_stars_are_sound() {
    check_sound("f(*a); f(*a, b); f(b, *a, c=1, **d, e=2, **g); f(**d); o.m(*a); o.m(1, k=2)\n");
    check_sound("class A(*b, metaclass=M, **k): x: int = 1\nclass B(C, k=1): pass\n");
}

#[test]
fn a_captured_parameter_is_a_cell_filled_from_its_argument() {
    let code = find(&compiled("def f(a, b, *c):\n return lambda: (b, c)\n", false), "f").unwrap();
    assert_eq!(&*code.cell_parameters, [(0, 1), (1, 2)]);
    check_cells("def f(a, b, *c):\n return lambda: (b, c)\n", "f", &["b", "c"], &[]);
}

#[test]
fn a_class_body_hides_its_names_from_its_methods() {
    let source = "def f():\n x = 1\n class A:\n  x = 2\n  def m(self): return x\n  y = x\n";
    check_cells(source, "f.<locals>.A", &[], &["x"]);
    check_cells(source, "f.<locals>.A.m", &[], &["x"]);
    let class = find(&compiled(source, false), "f.<locals>.A").unwrap();
    assert!(class.ops.iter().any(|op| matches!(op, Op::LoadName(index) if &*class.names[*index as usize] == "x")));
}

#[test]
fn super_takes_the_cell_of_its_class() {
    let source = "class A:\n def m(self):\n  return [super().m() for _ in x]\n def n(self): pass\n";
    check_cells(source, "A", &["__class__"], &[]);
    check_cells(source, "A.m", &[], &["__class__"]);
    check_cells(source, "A.m.<locals>.<listcomp>", &[], &["__class__"]);
    check_cells(source, "A.n", &[], &[]);
}

#[test]
fn a_walrus_in_a_comprehension_binds_in_the_function_around_it() {
    check_cells("def f():\n [y := x for x in z]\n return y\n", "f", &["y"], &[]);
    check_cells("def f():\n global y\n [y := x for x in z]\n", "f", &[], &[]);
    check_cells("def f():\n [[y := x for x in w] for w in z]\n", "f.<locals>.<listcomp>", &[], &["y"]);
}

#[test]
fn a_global_statement_hides_the_variable_of_an_outer_function() {
    check_cells("def f():\n x = 1\n def g():\n  global x\n  def h(): return x\n", "f", &[], &[]);
    check_cells("def f():\n x = 1\n def g():\n  nonlocal x\n  def h(): return x\n", "f.<locals>.g", &[], &["x"]);
}

#[test]
fn private_names_carry_their_class() {
    let code = find(&compiled("class _A:\n def m(self, __p): return self.__q + __p + __r__\n", false), "_A.m").unwrap();
    assert_eq!(&*code.locals[1], "_A__p");
    assert!(code.names.iter().any(|name| &**name == "_A__q"));
}

#[test]
fn qualified_names_say_where_something_is_defined() {
    let source = "def f():\n global g\n def g(): pass\n class A:\n  def m(self): return [(lambda: x) for x in y]\n";
    let code = compiled(source, false);
    for name in ["f", "g", "f.<locals>.A.m", "f.<locals>.A.m.<locals>.<listcomp>.<lambda>"] {
        assert!(find(&code, name).is_some(), "{name}");
    }
}

#[test]
fn constants_differ_by_type_and_bits() {
    let code = compiled("x = 1, 1.0, True, 0.0, -0.0, 1j, 'a', b'a', f(1, 1.0)\n", false);
    let shown: Vec<String> = code.constants.iter().map(|value| format!("{value:?}")).collect();
    // The nine items, except that the two arguments are there already, then the None that the module returns.
    assert_eq!(shown.len(), 9, "{shown:?}");
}

#[test]
fn integers_of_any_size_are_read() {
    let code = compiled("x = -9223372036854775808, 0x1_0000_0000_0000_0000, 9223372036854775808\n", false);
    let Value::Tuple(items) = &code.constants[0] else { panic!("not folded") };
    assert!(matches!(items[0], Value::Int(i64::MIN)));
    assert!(matches!(&items[1], Value::Big(big) if big.to_string() == "18446744073709551616"));
    assert!(matches!(&items[2], Value::Big(big) if big.to_string() == "9223372036854775808"));
}

#[test]
fn a_call_is_on_the_line_where_cpython_reports_it() {
    check_lines("f(\n 1,\n 2)\n", is_call, &[1]);
    check_lines("(f\n (1))\n", is_call, &[1]);
    check_lines("(a\n .b(1)\n .c(2))\n", is_call, &[2, 3]);
    check_lines("(a\n .b(*c))\n", is_call, &[1]);
    check_lines("f(\n x\n for x in y)\n", is_call, &[1]);
    check_lines("@d(\n 1)\n@e\ndef f(): pass\n", is_call, &[1, 3]);
}

#[test]
fn an_operator_is_on_the_line_where_its_left_operand_starts() {
    let is_binary = |op: &Op| matches!(op, Op::Binary(_) | Op::InPlace(_));
    check_lines("x = (a +\n b)\n", is_binary, &[1]);
    check_lines("x = (\n a\n + b)\n", is_binary, &[2]);
    check_lines("x[\n a] += (\n b)\n", is_binary, &[1]);
}

#[test]
fn a_failed_assert_is_reported_on_the_line_of_its_last_comparison() {
    let raises = |op: &Op| matches!(op, Op::RaiseAssertion(_));
    check_lines("assert (a\n and b)\n", raises, &[1]);
    check_lines("assert (a\n and b < c)\n", raises, &[2]);
}

#[test]
fn the_header_of_a_loop_is_announced_at_each_turn() {
    check_announced("for i in r:\n f()\ng()\n", &[1, 2, 1, 3]);
    check_announced("while a:\n f()\ng()\n", &[1, 2, 1, 3]);
    check_announced("while True:\n f()\n", &[1, 2]);
    check_announced("for i in r: f()\n", &[1, 1]);
}

#[test]
fn each_statement_is_announced_once() {
    check_announced("'doc'\nx = (1,\n f())\nglobal x\npass\n", &[2, 5]);
    check_announced("a; b; c\n", &[1]);
    check_announced("if a:\n b\nelif c:\n d\nelse:\n e\n", &[1, 2, 3, 4, 6]);
    check_announced("try:\n a\nexcept E:\n b\nexcept F:\n c\n", &[1, 2, 3, 4, 5, 6]);
    check_announced("@d\n@e\ndef f():\n pass\nclass A:\n 'doc'\n x = 1\n", &[1, 2, 3, 5]);
}

#[test]
fn finally_bodies_in_finally_bodies_do_not_grow_without_bounds() {
    let mut source = String::from("def f():\n");
    for depth in 1..19 {
        let indent = " ".repeat(depth);
        source.push_str(&format!("{indent}try:\n{indent} if a: return b\n{indent} if c: return d\n{indent}finally:\n"));
    }
    source.push_str(&" ".repeat(19));
    source.push_str("pass\n");
    let code = compiled(&source, false);
    assert!(matches!(*code.ops, [Op::LoadGlobal(_), Op::Raise(1)]));
}
