//! Damaged lessons: what is wrong is said with its file, line, field and reason, and nothing hangs or panics.
//!
//! Invariant: each case is a small lesson that is right, with one thing changed.

use cache_playground::practice::{Answer, Kind, Lesson, Mark};

const LESSON: [(&str, &str); 9] = [
    ("lesson.txt", "title: Small\nsummary: A lesson for tests.\n"),
    ("program.py", "from django.core.cache import cache\ncache.set('k', 1, 10)\nvalue = cache.get('k')\n"),
    (
        "flow.txt",
        "== node start\ntext: Start\nkind: start\nnext: end\n\n== node end\ntext: End\nkind: end\n\n\
         == walk hit\ntitle: hit\nsay: It is there.\nnodes: start end\nhappened: hit\nprogram:\n  x = 1\n",
    ),
    ("snapshot.txt", "== line\ntext: `[[set]]` stores.\nclaim: cache.set('k', 1) is None\n"),
    (
        "moments.txt",
        "== question moment\nlevel: easy\nskill: Steps\nkind: choose\nprompt: What?\nask: returned 2\nright: So it is.\nwrong: `None`\nbecause: It is there.\n",
    ),
    (
        "quiz.txt",
        "== question claims\nlevel: easy\nskill: Steps\nkind: choose\nprompt: Which?\n\
                  choice: one\nclaim: value == 1\nbecause: Yes.\nlook: 2\nchoice: two\nclaim: value == 2\nbecause: No.\n",
    ),
    (
        "practice.txt",
        "== question write\nlevel: hard\nskill: Practice\nkind: write\nprompt: Write.\nright: Good.\n\
                      check:\n  assert cache.get('x') == {n}, \"x should be {n}.\"\nsolution:\n  from django.core.cache import cache\n  cache.set('x', {n})  #: Stores.\n\
                      draw: n = 1 | 2\nlet: more = {n} + 1\n",
    ),
    (
        "test.txt",
        "== question place\nlevel: easy\nskill: Steps\nkind: step\nprompt: Where?\nask: python 2\nright: There.\nwrong: 1\nbecause: No.\notherwise: No.\n\n\
                  == question blank\nlevel: easy\nskill: Steps\nkind: fill\nprompt: Fill.\nblank: 2 returned\nbecause: Look.\nwrong: None\nbecause: No.\notherwise: No.\nright: Yes.\n",
    ),
    (
        "lab.txt",
        "== task t\ntitle: T\nprompt: Do.\nprogram:\n  x = 1\ngoal: A get.\ntest: any(r.method == 'get' for r in rows)\nsolution:\n  x = 2\ndone: Done.\n",
    ),
];

/// The lesson with one text replaced in one file.
fn read(file: &str, from: &str, to: &str) -> Result<Lesson, String> {
    let mut found = file.is_empty();
    let texts: Vec<(&str, String)> = LESSON
        .into_iter()
        .map(|(name, text)| {
            if name != file {
                return (name, text.to_owned());
            }
            found = text.contains(from);
            (name, text.replacen(from, to, 1))
        })
        .collect();
    assert!(found, "{file} has no {from:?}");
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, &**text)).collect();
    Lesson::read("09-small", &files).map_err(|fault| fault.to_string())
}

/// What is said when the lesson is read, or else when its questions are drawn.
fn fault(file: &str, from: &str, to: &str) -> String {
    let lesson = match read(file, from, to) {
        Ok(lesson) => lesson,
        Err(fault) => return fault,
    };
    let groups = [&lesson.moments, &lesson.quiz, &lesson.practice, &lesson.pool];
    let drawn = groups.into_iter().flatten().map(|template| template.draw(0));
    drawn.filter_map(Result::err).map(|fault| fault.to_string()).next().unwrap_or_default()
}

#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &str) {
    assert_eq!(fault(file, from, to), expected);
}

#[test]
fn the_lesson_itself_is_right() {
    check("", "", "", "");
    let lesson = read("", "", "").unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!((&*lesson.id, &*lesson.title), ("small", "Small"));
}

#[test]
fn a_line_that_is_no_field_is_told() {
    check(
        "quiz.txt",
        "level: easy",
        "level easy",
        "quiz.txt, line 2: neither `name: text`, nor `== kind id`, nor indented by two spaces",
    );
    check(
        "quiz.txt",
        "== question",
        "  lost\n== question",
        "quiz.txt, line 1: an indented line belongs to a field, and there is none above it",
    );
    check(
        "quiz.txt",
        "level: easy",
        "Level: easy",
        "quiz.txt, line 2: neither `name: text`, nor `== kind id`, nor indented by two spaces",
    );
    check(
        "quiz.txt",
        "level: easy",
        "level: easy\nlevle: easy",
        "quiz.txt, line 3, levle of claims: is not a field that is known here",
    );
    check("quiz.txt", "level: easy", "level: easy\nhint:", "quiz.txt, line 3, hint of claims: says nothing");
    check("quiz.txt", "level: easy", "level: easy\nlevel: hard", "quiz.txt, line 3, level of claims: is given twice");
    check("quiz.txt", "== question claims", "== question", "quiz.txt, line 1, == question: needs a name of its own");
    check("quiz.txt", "== question", "== riddle", "quiz.txt, line 1, == of claims: is `question` here");
    check(
        "test.txt",
        "== question blank",
        "== question place",
        "test.txt, line 12, place: there is another record of this name above",
    );
}

#[test]
fn a_field_that_is_missing_or_means_nothing_is_told() {
    check("lesson.txt", "title: Small\n", "", "lesson.txt, line 1, title: is missing");
    check("lesson.txt", "title", "== lesson x\ntitle", "lesson.txt, line 1: has the fields of the lesson, and no `==`");
    check("lesson.txt", "title", "epoch: soon\ntitle", "lesson.txt, line 1, epoch: is seconds since 1970");
    check("quiz.txt", "level: easy", "level: simple", "quiz.txt, line 2, level of claims: is easy, medium or hard");
    check(
        "quiz.txt",
        "skill: Steps",
        "skill: Luck",
        "quiz.txt, line 3, skill of claims: is the name of a tab, such as `Time Lab`",
    );
    check(
        "quiz.txt",
        "kind: choose",
        "kind: guess",
        "quiz.txt, line 4, kind of claims: is choose, step, cell, fill, predict, order, mend or write",
    );
    check("quiz.txt", "prompt: Which?\n", "", "quiz.txt, line 1, prompt of claims: is missing");
    check(
        "moments.txt",
        "right: So it is.\n",
        "",
        "moments.txt, line 1, right of moment: is missing: what to say to the right answer",
    );
    check("practice.txt", "solution:\n  from", "hint:\n  from", "practice.txt, line 1, solution of write: is missing");
    check("practice.txt", "assert", "print", "practice.txt, line 7, check of write: a check asserts something");
    check(
        "practice.txt",
        "check:\n  assert",
        "check: no_such.py\nhint:\n  assert",
        "practice.txt, line 7, check of write: names a file that is not there",
    );
    check("lab.txt", "test: ", "hint: ", "lab.txt, line 6, goal of t: each needs a `test`, and there is at least one");
    check("snapshot.txt", "]]", "", "snapshot.txt, line 2, text: a gap `[[` is not closed");
    check(
        "snapshot.txt",
        "== line\ntext: `[[set]]` stores.\nclaim: cache.set('k', 1) is None\n",
        "",
        "snapshot.txt: is empty",
    );
    check("flow.txt", "next: end", "next: nowhere", "flow.txt, line 4, next of start: there is no node nowhere");
    check(
        "flow.txt",
        "nodes: start end",
        "nodes: end start",
        "flow.txt, line 13, nodes of hit: goes where no edge leads",
    );
    check("flow.txt", "next: end\n", "", "flow.txt, line 1, next of start: leads on from every node but the end");
}

#[test]
fn a_file_that_is_missing_is_told() {
    for (index, (name, _)) in LESSON.iter().enumerate() {
        let files: Vec<(&str, &str)> =
            LESSON.into_iter().enumerate().filter(|(other, _)| *other != index).map(|(_, file)| file).collect();
        let fault = Lesson::read("09-small", &files).expect_err("a file is missing");
        assert_eq!(fault.to_string(), format!("{name}: the file is missing"));
    }
}

#[test]
fn a_lesson_that_the_engine_contradicts_is_told() {
    check("moments.txt", "`None`", "`1`", "moments.txt, line 8, wrong of moment: `1` is right as well");
    check(
        "moments.txt",
        "wrong: `None`",
        "wrong: `None`\nbecause: No.\nwrong: `None`",
        "moments.txt, line 10, wrong of moment: `None` is there twice",
    );
    check(
        "moments.txt",
        "returned 2",
        "returned 9",
        "moments.txt, line 6, ask of moment: the program has no such call or line",
    );
    check("moments.txt", "returned 2", "error", "moments.txt, line 6, ask of moment: the program does not fail");
    check(
        "moments.txt",
        "returned 2",
        "python nope",
        "moments.txt, line 6, ask of moment: NameError: name 'nope' is not defined",
    );
    check(
        "moments.txt",
        "wrong: `None`\nbecause: It is there.\n",
        "",
        "moments.txt, line 1, wrong of moment: is missing: there is nothing to choose from",
    );
    check(
        "moments.txt",
        "because: It is there.\n",
        "",
        "moments.txt, line 8, wrong of moment: `None` has no `because`",
    );
    check(
        "quiz.txt",
        "value == 2",
        "value < 2",
        "quiz.txt, line 10, claim of claims: holds, and so does another: two choices are right",
    );
    check("quiz.txt", "value == 1", "value == 3", "quiz.txt, line 7, claim of claims: none holds: no choice is right");
    check("quiz.txt", "value == 1", "value", "quiz.txt, line 6, claim of claims: is neither True nor False but 1");
    check(
        "quiz.txt",
        "because: No.",
        "look: end",
        "quiz.txt, line 10, choice of claims: needs a `claim` and a `because`",
    );
    check("quiz.txt", "look: 2", "look: 7", "quiz.txt, line 9, look of claims: the program has no such call");
    check("quiz.txt", "look: 2", "look: there", "quiz.txt, line 9, look of claims: is the number of a call, or `end`");
    check("test.txt", "wrong: 1", "wrong: 2", "test.txt, line 8, wrong of place: 2 is right as well");
    check("test.txt", "python 2", "python 7", "test.txt, line 6, ask of place: 7 is not the number of a call");
    check(
        "test.txt",
        "otherwise: No.\n",
        "",
        "test.txt, line 1, otherwise of place: is missing: what to say to any other answer",
    );
    check("test.txt", "wrong: None", "wrong: 1", "test.txt, line 19, wrong of blank: 0 1 is right as well");
    check(
        "test.txt",
        "2 returned",
        "2 colour",
        "test.txt, line 17, blank of blank: is the number of a call and a column: `2 returned`",
    );
    check(
        "practice.txt",
        "n = 1 | 2",
        "n = 1",
        "practice.txt, line 12, draw of write: needs two values or more, with `|` between them",
    );
    check("practice.txt", "{n} + 1", "{n} + ", "practice.txt, line 13, let of write: SyntaxError: invalid syntax");
}

#[test]
fn nothing_that_runs_for_ever_hangs() {
    let endless = "(lambda f: f(f))(lambda f: [None for _ in iter(int, 1)])";
    let said = fault("quiz.txt", "value == 2", endless);
    assert!(said.contains("Stopped after"), "{said}");

    let lesson = read("practice.txt", "  assert cache.get", "  while True:\n      pass\n  assert cache.get");
    let lesson = lesson.unwrap_or_else(|fault| panic!("{fault}"));
    let question = lesson.practice[0].draw(0).unwrap_or_else(|fault| panic!("{fault}"));
    let verdict = question.grade(&question.right_answer());
    assert_eq!(verdict.mark, Mark::Wrong);
    assert!(verdict.words.contains("Stopped after"), "{}", verdict.words);

    let lesson = read("", "", "").unwrap_or_else(|fault| panic!("{fault}"));
    let question = lesson.practice[0].draw(0).unwrap_or_else(|fault| panic!("{fault}"));
    for source in [
        "while True: pass",
        "x = 'a' * 10 ** 12",
        "def f(): f()\nf()",
        "print('x' * 10 ** 6)",
        "import time\ntime.sleep(1e300)",
    ] {
        let verdict = question.grade(&Answer::Program(source.into()));
        assert_eq!(verdict.mark, Mark::Wrong, "{source}");
        assert!(verdict.words.starts_with("Your program stopped on line"), "{source}: {}", verdict.words);
    }
}

#[test]
fn a_line_that_belongs_nowhere_is_told_of_only_where_it_ran() {
    let order = "kind: order\nprompt: Put in order.\nlines:\n  x = 1\n  print(x)\n  x = 2  #- Nothing needs a 2.\n\
                 check:\n  assert output == '1', \"It should print 1.\"\nright: Good.";
    let from = "kind: write\nprompt: Write.\nright: Good.\ncheck:\n  assert cache.get('x') == {n}, \"x should be {n}.\"\n\
                solution:\n  from django.core.cache import cache\n  cache.set('x', {n})  #: Stores.";
    let lesson = read("practice.txt", from, order).unwrap_or_else(|fault| panic!("{fault}"));
    let question = lesson.practice[0].draw(0).unwrap_or_else(|fault| panic!("{fault}"));
    let Kind::Order { lines } = &question.kind else { panic!("{:?}", question.kind) };
    let words = |order: [&str; 3]| {
        let place = |line: &str| lines.iter().position(|given| &**given == line);
        let order = order.map(|line| place(line).unwrap_or_else(|| panic!("{line} is no line of {lines:?}")));
        question.grade(&Answer::Order(order.to_vec())).words
    };
    assert_eq!(&*words(["x = 1", "x = 2", "print(x)"]), "Nothing needs a 2.");
    let stopped = words(["print(x)", "x = 2", "x = 1"]);
    assert!(stopped.contains("NameError: name 'x' is not defined"), "{stopped}");
}

#[test]
fn an_answer_of_another_kind_is_no_answer() {
    let lesson = read("", "", "").unwrap_or_else(|fault| panic!("{fault}"));
    let groups = [&lesson.moments, &lesson.quiz, &lesson.practice, &lesson.pool];
    for template in groups.into_iter().flatten() {
        let question = template.draw(0).unwrap_or_else(|fault| panic!("{fault}"));
        let answers = [
            Answer::Choice(usize::MAX),
            Answer::Step(usize::MAX),
            Answer::Cell(0, cache_playground::practice::Column::Key),
            Answer::Order(vec![usize::MAX]),
            Answer::Line(u32::MAX),
            Answer::Blanks(vec!["x".into(); 40]),
            Answer::Text("'".into()),
        ];
        for answer in answers {
            assert_eq!(question.grade(&answer).mark, Mark::Wrong, "{} {answer:?}", question.id);
        }
    }
}

#[test]
fn a_text_is_nearly_right_when_only_its_quotes_or_capitals_differ() {
    let lesson = read(
        "test.txt",
        "kind: step\nprompt: Where?\nask: python 2",
        "kind: predict\nprompt: What?\nask: python 'Hello'",
    );
    let lesson = lesson.unwrap_or_else(|fault| panic!("{fault}"));
    let question = lesson.pool[0].draw(0).unwrap_or_else(|fault| panic!("{fault}"));
    let mark = |text: &str| question.grade(&Answer::Text(text.into())).mark;
    assert_eq!(mark("'Hello'"), Mark::Right);
    assert_eq!(mark(" \"Hello\" "), Mark::Right);
    assert_eq!(mark("Hello"), Mark::Nearly);
    assert_eq!(mark("hello"), Mark::Nearly);
    assert_eq!(mark("Help"), Mark::Wrong);
    assert_eq!(mark(""), Mark::Wrong);
}

#[test]
fn of_several_lines_those_that_are_right_are_counted() {
    let program = "program:\n  print(1)\n  print(2)\nkind: predict\nprompt: What?";
    let lesson = read("test.txt", "kind: step\nprompt: Where?\nask: python 2", program);
    let lesson = lesson.unwrap_or_else(|fault| panic!("{fault}"));
    let question = lesson.pool[0].draw(0).unwrap_or_else(|fault| panic!("{fault}"));
    let said = |text: &str| {
        let verdict = question.grade(&Answer::Text(text.into()));
        (verdict.mark, verdict.words.to_string())
    };
    assert_eq!(said("1\n2\n"), (Mark::Right, "There.".to_owned()));
    assert_eq!(said("1\n3"), (Mark::Nearly, "Lines that are right: 1 of 2. No.".to_owned()));
    assert_eq!(said("2\n1"), (Mark::Wrong, "No.".to_owned()));
}
