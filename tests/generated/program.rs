//! Writes random programs: well typed nearly everywhere, and ended by an exception now and then.
//!
//! Invariant: what a program prints does not depend on addresses, on the order of a set of strings, or on real time.

use crate::random::Random;

/// The types that the generator tells apart; a variable keeps its type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Int,
    Float,
    Str,
    Bool,
    Ints,
    Strs,
    Dict,
    Set,
    Pair,
}

use Type::{Bool, Dict, Float, Int, Ints, Pair, Set, Str, Strs};

const TYPES: [Type; 9] = [Int, Float, Str, Bool, Ints, Strs, Dict, Set, Pair];

/// Functions and classes that programs use; their bodies are random, too.
pub struct Generator {
    random: Random,
    out: String,
    indent: usize,
    /// Names in scope with their types.
    names: Vec<(String, Type)>,
    /// Functions of one int that return an int, and of one list of ints that yield ints.
    functions: Vec<String>,
    generators: Vec<String>,
    classes: Vec<String>,
    count: usize,
    has_cache: bool,
}

/// The program with this number.
pub fn program(seed: u64, has_cache: bool) -> String {
    let mut generator = Generator {
        random: Random::new(seed),
        out: String::new(),
        indent: 0,
        names: Vec::new(),
        functions: Vec::new(),
        generators: Vec::new(),
        classes: Vec::new(),
        count: 0,
        has_cache,
    };
    if has_cache {
        generator.line("import time\nfrom django.core.cache import cache");
    }
    for of in TYPES {
        generator.assignment(of);
    }
    for _ in 0..12 {
        generator.statement(3);
    }
    generator.print_names();
    generator.out
}

impl Generator {
    fn line(&mut self, text: &str) {
        for line in text.lines() {
            self.out += &"    ".repeat(self.indent);
            self.out += line;
            self.out.push('\n');
        }
    }

    fn chance(&mut self, one_in: u64) -> bool {
        self.random.below(one_in) == 0
    }

    fn fresh(&mut self, prefix: &str) -> String {
        self.count += 1;
        format!("{prefix}{}", self.count)
    }

    fn of_type(&mut self) -> Type {
        *self.random.pick(&TYPES)
    }

    fn variable(&mut self, of: Type) -> Option<String> {
        let names: Vec<String> =
            self.names.iter().filter(|(_, kind)| *kind == of).map(|(name, _)| name.clone()).collect();
        (!names.is_empty()).then(|| self.random.pick(&names).clone())
    }

    fn print_names(&mut self) {
        let names: Vec<String> = self.names.iter().map(|(name, _)| name.clone()).collect();
        self.line(&format!("print({})", names.join(", ")));
    }

    fn assignment(&mut self, of: Type) {
        let value = self.expression(of, 3);
        let name = match self.variable(of) {
            Some(name) if self.chance(2) => name,
            _ => self.fresh("v"),
        };
        self.line(&format!("{name} = {value}"));
        if !self.names.iter().any(|(known, _)| *known == name) {
            self.names.push((name, of));
        }
    }

    /// A block; the names made in it are forgotten, because it may not run.
    fn block(&mut self, depth: u32, statements: u64, last: &str) {
        let known = self.names.len();
        self.indent += 1;
        for _ in 0..1 + self.random.below(statements) {
            self.statement(depth);
        }
        if !last.is_empty() {
            self.line(last);
        }
        self.indent -= 1;
        self.names.truncate(known);
    }

    fn statement(&mut self, depth: u32) {
        if depth == 0 {
            return self.simple_statement();
        }
        match self.random.below(22) {
            0 | 1 => {
                let test = self.expression(Bool, 2);
                self.line(&format!("if {test}:"));
                self.block(depth - 1, 2, "");
                if self.chance(2) {
                    self.line("else:");
                    self.block(depth - 1, 2, "");
                }
            }
            2 | 3 => self.for_loop(depth),
            4 => {
                let counter = self.fresh("n");
                let from = self.random.below(4);
                self.line(&format!("{counter} = {from}"));
                self.line(&format!("while {counter} > 0:"));
                let ends = if self.chance(3) { "\nif v1 == 1: break" } else { "" };
                self.block(depth - 1, 2, &format!("{counter} -= 1{ends}"));
            }
            5..=7 => self.attempt(depth),
            8 if self.indent == 0 => self.function(depth),
            9 if self.indent == 0 => self.generator_function(depth),
            10 if self.indent == 0 => self.class(),
            11 => {
                let [a, b] = [self.expression(Int, 2), self.expression(Str, 2)];
                let name = self.fresh("f");
                self.line(&format!("{name} = lambda x, y={a}: (x, y, {b})"));
                let argument = self.expression(Int, 1);
                self.line(&format!("print({name}({argument}), {name}(y=1, x={argument}))"));
            }
            12 if self.has_cache => self.cache_call(),
            13 if self.has_cache => self.cache_call(),
            14 => {
                let of = *self.random.pick(&[Ints, Pair, Str, Strs]);
                let value = self.expression(of, 2);
                self.line(&format!("match {value}:"));
                self.indent += 1;
                self.line("case [a, b]: print('two', a, b)\ncase [a, *b]: print('more', a, b)\ncase str(): print('text')\ncase _: print('other')");
                self.indent -= 1;
            }
            _ => self.simple_statement(),
        }
    }

    fn for_loop(&mut self, depth: u32) {
        let of = *self.random.pick(&[Ints, Strs, Set, Dict, Str]);
        let source = self.expression(of, 2);
        let (item, kind) = (self.fresh("i"), if matches!(of, Ints | Set) { Int } else { Str });
        let known = self.names.len();
        match self.random.below(4) {
            0 => self.line(&format!("for n, {item} in enumerate({source}):")),
            1 => self.line(&format!("for {item}, n in zip({source}, range(3)):")),
            _ => self.line(&format!("for {item} in list({source})[:4]:")),
        }
        self.names.push((item, kind));
        let last = *self.random.pick(&["", "", "if v1 == 2: continue", "if v1 == 3: break"]);
        self.block(depth - 1, 2, last);
        self.names.truncate(known);
        if self.chance(4) {
            self.line("else:");
            self.block(depth - 1, 1, "");
        }
    }

    fn attempt(&mut self, depth: u32) {
        self.line("try:");
        let last = match self.random.below(5) {
            0 => format!("raise ValueError({})", self.expression(Str, 1)),
            1 => format!("assert {}, {}", self.expression(Bool, 1), self.expression(Str, 1)),
            // A value of the wrong type, for the words of the TypeError.
            2 => {
                let (of, other) = (self.of_type(), self.of_type());
                let [a, b] = [self.expression(of, 1), self.expression(other, 1)];
                let operator =
                    *self.random.pick(&["+", "-", "*", "/", "//", "%", "<", ">=", "in", "|", "&", "^", "@", "<<"]);
                format!("print({a} {operator} {b})")
            }
            3 => {
                let of = self.of_type();
                let value = self.expression(of, 1);
                let call = *self.random.pick(&[
                    "len",
                    "int",
                    "float",
                    "sum",
                    "max",
                    "iter",
                    "abs",
                    "ord",
                    "hash",
                    "sorted",
                    "list",
                    "dict",
                    "set",
                    "round",
                    "str.upper",
                    "reversed",
                    "next",
                    "divmod",
                ]);
                format!("print(type({call}({value})).__name__)")
            }
            _ => String::new(),
        };
        self.block(depth - 1, 2, &last);
        let class = *self.random.pick(&[
            "Exception",
            "Exception",
            "Exception",
            "(ValueError, KeyError)",
            "LookupError",
            "ArithmeticError",
            "TypeError",
        ]);
        self.line(&format!("except {class} as e:"));
        self.line("    print(type(e).__name__, e, repr(e), e.args)");
        if self.chance(4) {
            self.line("else:\n    print('else')");
        }
        if self.chance(4) {
            self.line("finally:\n    print('finally')");
        }
    }

    fn function(&mut self, depth: u32) {
        let name = self.fresh("f");
        let default = self.expression(Int, 1);
        if self.chance(2) {
            self.line(&format!("def {name}(a, b={default}, *rest, key=None, **more):"));
            let known = self.names.len();
            self.names.push(("b".to_owned(), Int));
            let value = self.expression(Int, 3);
            self.block(depth - 1, 2, &format!("return {value} if a else len(rest) + len(more)"));
            self.names.truncate(known);
            self.line(&format!("print({name}(1), {name}(1, 2, 3, x=4), {name}(0, key=1))"));
        } else {
            // A closure that counts.
            let step = self.expression(Int, 1);
            self.line(&format!("def make_{name}(start={default}):\n    def {name}(x=1):\n        nonlocal start\n        start += x\n        return start % 1000\n    return {name}\n{name} = make_{name}({step})"));
            self.line(&format!("print({name}(), {name}(2))"));
        }
        self.functions.push(name);
    }

    fn generator_function(&mut self, depth: u32) {
        let name = self.fresh("g");
        self.line(&format!("def {name}(items):"));
        let known = self.names.len();
        self.names.push(("x".to_owned(), Int));
        let [value, test] = [self.expression(Int, 2), self.expression(Bool, 1)];
        self.names.truncate(known);
        self.line(&format!(
            "    for x in items:\n        if {test}:\n            yield {value}\n        yield from [x, -1]"
        ));
        self.block(depth - 1, 1, "return 'end'");
        let source = self.expression(Ints, 1);
        self.line(&format!("print(list({name}({source}))[:20])"));
        self.generators.push(name);
    }

    fn class(&mut self) {
        let name = self.fresh("C");
        let base = if !self.classes.is_empty() && self.chance(2) {
            self.random.pick(&self.classes).clone()
        } else {
            String::new()
        };
        let default = self.expression(Int, 1);
        self.line(&format!("class {name}({base}):\n    shared = {default}"));
        if base.is_empty() {
            self.line("    def __init__(self, x=0):\n        self.x = x\n    def __repr__(self):\n        return f'{type(self).__name__}({self.x!r})'");
        } else if self.chance(2) {
            self.line("    def __init__(self, x=0):\n        super().__init__(x)\n        self.y = x");
        }
        let known = self.names.len();
        let mut own = vec![("self.shared".to_owned(), Int)];
        std::mem::swap(&mut own, &mut self.names);
        let value = self.expression(Int, 2);
        self.names = own;
        self.names.truncate(known);
        let method = *self.random.pick(&[
            "def __add__(self, other):\n    return type(self)((self.x, other))",
            "def __eq__(self, other):\n    return isinstance(other, type(self)) and self.x == other.x",
            "def __len__(self):\n    return 3",
            "def __getitem__(self, i):\n    if i > 2: raise IndexError(i)\n    return i * 2",
            "def __call__(self, *a, **k):\n    return a, k",
            "def __contains__(self, x):\n    return x == 1",
            "def __lt__(self, other):\n    return str(self.x) < str(other.x)",
            "def __bool__(self):\n    return self.x == 1",
            "def __format__(self, spec):\n    return f'<{spec}>'",
            "def __str__(self):\n    return 'str'",
            "def __iter__(self):\n    yield self.x\n    yield 2",
            "def __enter__(self):\n    print('enter')\n    return self\ndef __exit__(self, *a):\n    print('exit', a[0])\n    return True",
            "@property\ndef p(self):\n    return self.x",
            "@classmethod\ndef make(cls):\n    return cls(7)",
            "@staticmethod\ndef s(a=1):\n    return a",
        ]);
        self.indent += 1;
        self.line(method);
        self.line(&format!("def value(self):\n    return {value}"));
        self.indent -= 1;
        self.classes.push(name.clone());
        let (of, argument) = {
            let of = self.of_type();
            (of, self.expression(of, 1))
        };
        let _ = of;
        let object = self.fresh("o");
        self.line(&format!("{object} = {name}({argument})\nprint({object}, {object}.x, isinstance({object}, {name}))"));
        let class = name;
        for use_of in [
            "{o} + 1",
            "{o} == {c}({o}.x)",
            "len({o})",
            "{o}[1]",
            "{o}(1, a=2)",
            "1 in {o}",
            "sorted([{c}(2), {o}])",
            "bool({o})",
            "f'{{o}:>5}|{{o}!r:>8}'",
            "str({o})",
            "list({o})",
            "{o}.p",
            "{c}.make()",
            "{o}.s()",
            "{o}.value()",
            "{o}.missing",
            "hash({o}) == hash({o})",
            "{o} < 1",
            "-{o}",
            "{o}.x.y",
        ] {
            if self.chance(3) {
                let expression = use_of.replace("{o}", &object).replace("{c}", &class);
                self.line(&format!("try: print({expression})\nexcept Exception as e: print(type(e).__name__, e)"));
            }
        }
        if self.chance(2) {
            self.line(&format!(
                "try:\n    with {object} as w: print(w); 1 / 0\nexcept Exception as e: print(type(e).__name__, e)"
            ));
        }
    }

    fn cache_call(&mut self) {
        let key = format!("'k{}'", self.random.below(4));
        let of = self.of_type();
        let value = self.expression(of, 2);
        let number = self.random.below(4) as i64 - 1;
        let timeout = *self.random.pick(&["", ", 5", ", timeout=None", ", 0", ", timeout=2.5", ", -1"]);
        let call = match self.random.below(16) {
            0..=3 => format!("cache.set({key}, {value}{timeout})"),
            4 => format!("cache.add({key}, {value}{timeout})"),
            5 | 6 => format!("cache.get({key}, 'none')"),
            7 => format!("cache.incr({key}, {number})"),
            8 => format!("cache.decr({key})"),
            9 => format!("cache.delete({key})"),
            10 => format!("cache.touch({key}{timeout})"),
            11 => format!("cache.get_or_set({key}, lambda: {value}{timeout})"),
            12 => "cache.get_many(['k0', 'k1', 'k2'])".to_owned(),
            13 => format!("cache.set_many({{{key}: {value}, 'k1': 1}}{timeout})"),
            14 => format!("{key} in cache, cache.has_key('k0', version={number})"),
            _ => format!("cache.incr_version({key})"),
        };
        self.line(&format!("try: print({call})\nexcept Exception as e: print(type(e).__name__, e)"));
        if self.chance(3) {
            let seconds = *self.random.pick(&["1", "0.5", "3", "10"]);
            self.line(&format!("time.sleep({seconds})"));
        }
    }

    fn simple_statement(&mut self) {
        let of = self.of_type();
        match self.random.below(9) {
            0 | 1 => {
                if self.indent == 0 {
                    self.assignment(of);
                } else if let Some(name) = self.variable(of) {
                    let value = self.expression(of, 2);
                    self.line(&format!("{name} = {value}"));
                }
            }
            2 | 3 => {
                let [a, b] = [self.expression(of, 3), self.expression(Str, 2)];
                let between = *self.random.pick(&["' '", "', '", "'\\n'", "''"]);
                self.line(&format!("print({a}, {b}, sep={between})"));
            }
            4 => {
                if let Some(name) = self.variable(Ints) {
                    let [a, b] = [self.expression(Int, 2), self.expression(Ints, 1)];
                    let call = match self.random.below(8) {
                        0 => format!("append({a})"),
                        1 => format!("extend({b}[:3])"),
                        2 => format!("insert({a}, {a})"),
                        3 => format!("pop({})", self.random.below(3)),
                        4 => "sort()".to_owned(),
                        5 => "reverse()".to_owned(),
                        6 => format!("remove({a})"),
                        _ => format!("index({a})"),
                    };
                    self.line(&format!(
                        "try: print({name}.{call}, {name})\nexcept Exception as e: print(type(e).__name__, e)"
                    ));
                }
            }
            5 => {
                if let Some(name) = self.variable(Dict) {
                    let [a, b, c] = [self.expression(Str, 2), self.expression(Int, 2), self.expression(Dict, 1)];
                    let call = match self.random.below(7) {
                        0 => format!("update({c})"),
                        1 => format!("setdefault({a}, {b})"),
                        2 => format!("pop({a})"),
                        3 => format!("pop({a}, {b})"),
                        4 => "popitem()".to_owned(),
                        5 => format!("get({a})"),
                        _ => format!("__setitem__({a}, {b})"),
                    };
                    self.line(&format!(
                        "try: print({name}.{call}, {name})\nexcept Exception as e: print(type(e).__name__, e)"
                    ));
                }
            }
            6 => {
                if let Some(name) = self.variable(Set) {
                    let [a, b] = [self.expression(Int, 2), self.expression(Set, 1)];
                    let call = match self.random.below(6) {
                        0 => format!("add({a} % 50)"),
                        1 => format!("discard({a})"),
                        2 => format!("update({b})"),
                        3 => "pop()".to_owned(),
                        4 => format!("remove({a})"),
                        _ => format!("intersection_update({b})"),
                    };
                    self.line(&format!(
                        "try: print({name}.{call}, {name})\nexcept Exception as e: print(type(e).__name__, e)"
                    ));
                }
            }
            7 => {
                if let Some(name) = self.variable(Ints) {
                    let [a, b] = [self.expression(Ints, 2), self.expression(Int, 1)];
                    let [low, high] = [0; 2].map(|_| self.random.below(7) as i64 - 3);
                    let text = match self.random.below(4) {
                        0 => format!("{name}[{low}:{high}] = {a}[:3]"),
                        1 => format!("del {name}[{low}:]"),
                        2 => format!("{name}[{low}] = {b}"),
                        _ => format!("a, *b = {name}; print(a, b)"),
                    };
                    self.line(&format!("try: {text}\nexcept Exception as e: print(type(e).__name__, e)"));
                }
            }
            _ => {
                if let Some(name) = self.variable(Int) {
                    let value = self.expression(Int, 1);
                    let operator = *self.random.pick(&["+=", "-=", "//=", "%=", "&=", "|=", "^="]);
                    self.line(&format!("try: {name} {operator} {value}\nexcept ZeroDivisionError as e: print(e)"));
                }
            }
        }
    }

    fn expression(&mut self, of: Type, depth: u32) -> String {
        if depth == 0 || self.chance(5) {
            return match self.variable(of) {
                Some(name) if !self.chance(3) => name,
                _ => self.literal(of),
            };
        }
        let d = depth - 1;
        let [a, b] = [self.expression(of, d), self.expression(of, d)];
        if self.chance(12) {
            let test = self.expression(Bool, d);
            return format!("({a} if {test} else {b})");
        }
        let n = self.random.below(6) as i64 - 2;
        match of {
            Int => self.int(d, &a, &b, n),
            Float => self.float(d, &a, &b),
            Str => self.text(d, &a, &b, n),
            Bool => self.truth(d, &a, &b),
            Ints => self.ints(d, &a, &b, n),
            Strs => {
                let text = self.expression(Str, d);
                match self.random.below(6) {
                    0 => format!("sorted({a})"),
                    1 => format!("{text}.split()"),
                    2 => format!("[s.upper() for s in {a} if s]"),
                    3 => format!("({a} + {b})[:5]"),
                    4 => format!("{a}[{n}:]"),
                    _ => format!("list(map(str, {}))", self.expression(Ints, d)),
                }
            }
            Dict => {
                let [keys, ints] = [self.expression(Strs, d), self.expression(Ints, d)];
                match self.random.below(5) {
                    0 => format!("dict(zip({keys}, {ints}))"),
                    1 => format!("({a} | {b})"),
                    2 => format!("{{**{a}, 'z': {}}}", self.expression(Int, d)),
                    3 => format!("{{k: v * 2 for k, v in {a}.items() if v is not None}}"),
                    _ => format!("dict(sorted({a}.items()))"),
                }
            }
            Set => match self.random.below(6) {
                0 => format!("({a} {} {b})", *self.random.pick(&["|", "&", "-", "^"])),
                1 => format!("{{x % 17 for x in {}}}", self.expression(Ints, d)),
                2 => format!("{a}.union({b})"),
                3 => format!("set(range({}))", n + 3),
                4 => format!("{{x for x in {a} if x > {n}}}"),
                _ => format!("{a}.copy()"),
            },
            Pair => format!("({}, {})", self.expression(Int, d), self.expression(Str, d)),
        }
    }

    fn int(&mut self, d: u32, a: &str, b: &str, n: i64) -> String {
        match self.random.below(20) {
            0..=4 => format!("({a} {} {b})", *self.random.pick(&["+", "-", "*", "&", "|", "^"])),
            5 => format!("({a} // {b})"),
            6 => format!("({a} % {b})"),
            7 => format!("(-{a} % 100) ** {}", n.max(0)),
            8 => format!("({a} >> {})", n.max(0)),
            9 => format!("len({})", {
                let of = *self.random.pick(&[Str, Ints, Strs, Dict, Set, Pair]);
                self.expression(of, d)
            }),
            10 => format!("sum({})", self.expression(Ints, d)),
            11 => format!("{}({a}, {b})", *self.random.pick(&["min", "max"])),
            12 => format!("{}({}, default={a})", *self.random.pick(&["min", "max"]), self.expression(Ints, d)),
            13 => format!("abs({a})"),
            14 => format!("int({})", self.expression(Float, d)),
            15 => format!("{}.get({}, {b})", self.expression(Dict, d), self.expression(Str, d)),
            16 => format!("{}[0]", self.expression(Pair, d)),
            17 => format!(
                "{}.{}({})",
                self.expression(Str, d),
                *self.random.pick(&["count", "find", "rfind"]),
                self.expression(Str, d)
            ),
            18 if !self.functions.is_empty() => format!("{}({a})", self.random.pick(&self.functions).clone()),
            18 => format!("divmod({a}, 7)[1]"),
            _ => format!("round({})", self.expression(Float, d)),
        }
    }

    fn float(&mut self, d: u32, a: &str, b: &str) -> String {
        match self.random.below(8) {
            0..=2 => format!("({a} {} {b})", *self.random.pick(&["+", "-", "*"])),
            3 => format!("({} / 7)", self.expression(Int, d)),
            4 => format!("({a} % 3.5)"),
            5 => format!("round({a}, {})", self.random.below(4)),
            6 => format!("({a} // 0.3)"),
            _ => format!("float({} % 1000)", self.expression(Int, d)),
        }
    }

    fn truth(&mut self, d: u32, a: &str, b: &str) -> String {
        let of = *self.random.pick(&[Int, Float, Str, Ints, Set, Pair]);
        let [x, y] = [self.expression(of, d), self.expression(of, d)];
        match self.random.below(8) {
            0 => format!("({a} and {b})"),
            1 => format!("({a} or {b})"),
            2 => format!("(not {a})"),
            3 => format!("({} in {})", self.expression(Int, d), self.expression(Ints, d)),
            4 => format!("{x}.__eq__({y}) is True"),
            5 => format!("all(x < 5 for x in {})", self.expression(Ints, d)),
            6 => format!("bool({x})"),
            _ => format!("({x} {} {y})", *self.random.pick(&["==", "!=", "<", "<=", ">", ">="])),
        }
    }

    fn ints(&mut self, d: u32, a: &str, b: &str, n: i64) -> String {
        match self.random.below(12) {
            0 => format!("({a} + {b})[:6]"),
            1 => format!("{a}[{n}:]"),
            2 => format!("{a}[::{}]", if n == 0 { 1 } else { n }),
            3 => format!("[x {} {} for x in {a}]", *self.random.pick(&["+", "*", "-"]), self.expression(Int, d)),
            4 => format!("[x for x in {a} if x % 2 == {}]", n & 1),
            5 => format!("sorted({a}, reverse={})", self.expression(Bool, d)),
            6 => format!("list(range({n}, {}))", n + 4),
            7 => format!("list({}.values())", self.expression(Dict, d)),
            8 => format!("sorted({})", self.expression(Set, d)),
            9 => format!("[*{a}[:3], *{b}[:2]]"),
            10 if !self.generators.is_empty() => {
                format!("list({}({a}))[:9]", self.random.pick(&self.generators).clone())
            }
            _ => format!("sorted({a}, key=lambda x: (x % 3, x))"),
        }
    }

    fn text(&mut self, d: u32, a: &str, b: &str, n: i64) -> String {
        let of = self.of_type();
        let value = self.expression(of, d);
        match self.random.below(16) {
            0 => format!("({a} + {b})[:40]"),
            1 => {
                format!("{a}.{}()", *self.random.pick(&["upper", "lower", "title", "strip", "capitalize", "swapcase"]))
            }
            2 => format!("{a}[{n}:]"),
            3 => format!("{a}[::-1]"),
            4 => format!("str({value})[:60]"),
            5 => format!("repr({value})[:60]"),
            6 => format!("{a}.replace('a', {b})[:40]"),
            7 => format!("', '.join({})", self.expression(Strs, d)),
            8 => {
                let spec = *self.random.pick(&["", ":>8", ":<6", ":^9", ":*^7", "!r", "!s:>5", "=", ":.2", "!a"]);
                // The quotes of strings inside must differ from the f-string's own.
                let name = self.variable(Str).unwrap_or_else(|| "v1".to_owned());
                format!("f'{{{name}{spec}}}'")
            }
            9 => {
                let spec = *self.random.pick(&[
                    "", ":d", ":5", ":05d", ":+", ":x", ":#b", ":,", ":>8", ":e", ":.1f", ":_", ":%", ":c", ":<+7.2f",
                ]);
                let name = self.variable(Int).unwrap_or_else(|| "v1".to_owned());
                format!("f'<{{{name} % 1000{spec}}}>'")
            }
            10 => {
                let spec =
                    *self.random.pick(&["", ":.2f", ":8.3", ":+.1e", ":g", ":%", ":,.2f", ":010.3f", ":.0f", ":>12"]);
                let name = self.variable(Float).unwrap_or_else(|| "v2".to_owned());
                format!("f'{{{name}{spec}}}'")
            }
            11 => {
                let spec = *self.random.pick(&["%s", "%r", "%5s", "%-6s|", "%a"]);
                format!("'{spec}' % ({value},)")
            }
            12 => {
                let spec = *self
                    .random
                    .pick(&["%d", "%5d", "%-5d|", "%05d", "%x", "%+d", "%o", "%.3f", "%e", "%g", "%i", "%#x"]);
                format!("'{spec}' % ({} % 1000)", self.expression(Int, d))
            }
            13 => format!("'{{}}-{{!r:>4}}'.format({value}, {a})[:60]"),
            14 => format!("{a}.{}({})", *self.random.pick(&["ljust", "rjust", "center", "zfill"]), n + 4),
            _ => format!("({a} * {})[:30]", n.max(0)),
        }
    }

    fn literal(&mut self, of: Type) -> String {
        let r = &mut self.random;
        let n = r.below(20) as i64 - 5;
        match of {
            Int => (*r.pick(&[n, n, n, n * 37, 255, 1 << 40, 10_i64.pow(17), 0, 1])).to_string(),
            Float => r
                .pick(&["0.5", "1.5", "-2.25", "0.1", "1e3", "3.0", "1e16", "2.675", "1e-7", "100.0", "0.0"])
                .to_string(),
            Str => r
                .pick(&[
                    "''",
                    "'a'",
                    "'abc'",
                    "'Hello World'",
                    "'x y  z'",
                    "'é'",
                    "'it\\'s'",
                    "'\\n'",
                    "'a,b,c'",
                    "'ÀB'",
                    "'\\t1'",
                    "'12'",
                    "'日本'",
                    "'%d'",
                ])
                .to_string(),
            Bool => r.pick(&["True", "False"]).to_string(),
            Ints => format!(
                "[{}]",
                (0..r.below(5)).map(|i| ((n + i as i64 * 3) % 9).to_string()).collect::<Vec<_>>().join(", ")
            ),
            Strs => r.pick(&["['a', 'b']", "[]", "['x', 'Y', 'z']", "['hello', '']", "'one two'.split()"]).to_string(),
            Dict => r.pick(&["{}", "{'a': 1}", "{'a': 1, 'b': 2}", "dict(x=3, y=4)", "{'k': 5, 'a': -1}"]).to_string(),
            Set => format!("{{{n}, {}, 3}}", r.below(40)),
            Pair => format!("({n}, 'p')"),
        }
    }
}
