//! A parsing machine for the grammar: tells whether a text is Python, and words what is wrong with it as CPython does.
//!
//! Invariant: the machine's stack is on the heap and its steps are counted, so no text can overflow or hang it. It
//! looks at tokens in the order in which CPython's parser asks for them, because messages name the last one.

use std::rc::Rc;

use super::SyntaxProblem;
use super::grammar::{Address, Grammar, NodeKind, Op};
use super::token::{Kind, Soft, Token};
use super::tokenizer::{Tokens, tokenize};

mod act;
mod memo;
mod nodes;

use memo::Memo;
use nodes::{NodeId, Nodes};

/// Where the code returns to when the outermost rule ends.
const HALT: Address = Address::MAX;
/// Steps per token after which a search for an error's words ends; the search alone can take exponential time.
const STEPS_PER_TOKEN: u64 = 2_000;
const MIN_STEPS: u64 = 2_000_000;

/// How deeply a text nests: what a recursive parser of it needs, and the height of its tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    pub nesting: u32,
    pub height: u32,
}

/// Checks the expression between the braces of an f-string, whose text is given in parentheses.
pub fn check_replacement(text: &str, first_line: u32) -> Result<Depth, SyntaxProblem> {
    Check::new(text, first_line, Goal::Replacement).finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    Program,
    Replacement,
}

/// A text that is being checked.
pub struct Check {
    machine: Machine,
    rule: u16,
    /// Where the machine goes on; None before it has begun.
    address: Option<Address>,
}

impl Check {
    /// Of a whole program. `text` must end with a newline and hold no carriage return.
    pub fn of_program(text: &str) -> Check {
        Check::new(text, 1, Goal::Program)
    }

    fn new(text: &str, first_line: u32, goal: Goal) -> Check {
        let grammar = Grammar::get();
        let rule = match goal {
            Goal::Program => grammar.file,
            Goal::Replacement => grammar.fstring,
        };
        let machine = Machine::new(grammar, text.into(), tokenize(text, first_line), goal);
        Check { machine, rule, address: None }
    }

    /// Does so many steps of the check, or all that are left to find words for a problem; None when there is more to do.
    pub fn advance(&mut self, most: u32) -> Option<Result<Depth, SyntaxProblem>> {
        let machine = &mut self.machine;
        let begun = self.address.map_or_else(|| machine.call(self.rule, HALT), Ok);
        match begun.and_then(|address| machine.run(address, most)) {
            Ok(HALT) => Some(Ok(machine.depth)),
            Ok(address) => {
                self.address = Some(address);
                None
            }
            Err(stop) => Some(Err(machine.problem(stop, self.rule))),
        }
    }

    fn finish(mut self) -> Result<Depth, SyntaxProblem> {
        loop {
            if let Some(result) = self.advance(u32::MAX) {
                return result;
            }
        }
    }
}

enum Stop {
    /// The text does not follow the grammar.
    Rejected,
    Raised(SyntaxProblem),
    /// The tokenizer's problem is next.
    OutOfTokens,
    OutOfSteps,
}

struct Machine {
    grammar: &'static Grammar,
    text: Rc<str>,
    tokens: Tokens,
    goal: Goal,
    /// The index of the current token.
    mark: usize,
    /// How many tokens have been looked at.
    filled: usize,
    is_wording: bool,
    stack: Vec<Entry>,
    /// The index in the stack of the running rule's entry.
    frame: usize,
    values: Vec<NodeId>,
    result: NodeId,
    nodes: Nodes,
    memo: Memo,
    steps_left: u64,
    depth: Depth,
}

#[derive(Clone, Copy)]
enum Entry {
    Call(Frame),
    Choice { next: Address, mark: u32, values: u32 },
}

/// A running rule.
#[derive(Clone, Copy)]
struct Frame {
    returns_to: Address,
    rule: u16,
    mark: u32,
    values: u32,
    caller: u32,
    nesting: u32,
    was_wording: bool,
}

impl Machine {
    fn new(grammar: &'static Grammar, text: Rc<str>, tokens: Tokens, goal: Goal) -> Machine {
        let steps_left = MIN_STEPS.max(tokens.list.len() as u64 * STEPS_PER_TOKEN);
        Machine {
            grammar,
            text,
            memo: Memo::new(tokens.list.len()),
            tokens,
            goal,
            mark: 0,
            filled: 0,
            is_wording: false,
            stack: Vec::new(),
            frame: 0,
            values: Vec::new(),
            result: NodeId::NONE,
            nodes: Nodes::default(),
            steps_left,
            depth: Depth::default(),
        }
    }

    /// Starts over, with the rules that word errors.
    fn look_for_words(&mut self) {
        self.mark = 0;
        self.is_wording = true;
        self.stack.clear();
        self.values.clear();
        self.nodes = Nodes::default();
        self.memo = Memo::new(self.tokens.list.len());
        self.steps_left = MIN_STEPS;
    }

    /// What the text's problem is, once the machine has stopped.
    fn problem(&mut self, stop: Stop, rule: u16) -> SyntaxProblem {
        match stop {
            Stop::Raised(problem) => self.or_later_problem(problem),
            Stop::OutOfTokens => self.token_problem(),
            Stop::Rejected | Stop::OutOfSteps => {
                let last = self.last_token();
                self.look_for_words();
                match self.call(rule, HALT).and_then(|address| self.run(address, u32::MAX)) {
                    Err(Stop::Raised(problem)) => self.or_later_problem(problem),
                    Err(Stop::OutOfTokens) => self.token_problem(),
                    _ => self.generic_problem(last),
                }
            }
        }
    }

    /// Runs from an address on, for so many steps; where to go on.
    fn run(&mut self, from: Address, most: u32) -> Result<Address, Stop> {
        let mut address = from;
        for _ in 0..most {
            self.steps_left = self.steps_left.checked_sub(1).ok_or(Stop::OutOfSteps)?;
            let op = self.grammar.code.get(usize::from(address)).copied().unwrap_or(Op::Fail);
            let next = address + 1;
            address = match op {
                Op::Token(kind) => {
                    let is_match = self.current()? == kind;
                    self.advance_if(is_match, next)?
                }
                Op::Soft(soft) => {
                    let is_match = self.current()? == Kind::NAME && self.soft() == soft;
                    self.advance_if(is_match, next)?
                }
                Op::AnySoft => {
                    let is_match = self.current()? == Kind::NAME && self.soft() != Soft::No;
                    self.advance_if(is_match, next)?
                }
                Op::Capture => {
                    let token = self.mark.saturating_sub(1);
                    let kind = if self.kind_at(token) == Some(Kind::NAME) { NodeKind::Name } else { NodeKind::Other };
                    let node = self.nodes.leaf(kind, token);
                    self.values.push(node);
                    next
                }
                Op::Call(rule) => self.call(rule, next)?,
                Op::Keep => {
                    if self.result != NodeId::NONE {
                        self.values.push(self.result);
                    }
                    next
                }
                Op::Choice { next: other, first } => {
                    if self.can_begin(first)? {
                        let (mark, values) = (self.mark as u32, self.values.len() as u32);
                        self.stack.push(Entry::Choice { next: other, mark, values });
                        next
                    } else {
                        other
                    }
                }
                Op::Test(first) => {
                    if self.can_begin(first)? {
                        next
                    } else {
                        self.fail()?
                    }
                }
                Op::Commit(target) => {
                    self.stack.pop();
                    target
                }
                Op::BackCommit(target) => {
                    if let Some(Entry::Choice { mark, .. }) = self.stack.pop() {
                        self.mark = mark as usize;
                    }
                    target
                }
                Op::FailTwice => {
                    self.stack.pop();
                    self.fail()?
                }
                Op::Fail => self.fail()?,
                Op::Gate(target) => {
                    if self.is_wording {
                        next
                    } else {
                        target
                    }
                }
                Op::Quiet => {
                    self.is_wording = false;
                    next
                }
                Op::Require(kind) => {
                    if self.current()? != kind {
                        return Err(self.missing(kind));
                    }
                    self.mark += 1;
                    next
                }
                Op::Cut => {
                    self.stack.pop();
                    next
                }
                Op::Reset => {
                    self.values.clear();
                    self.nodes.clear();
                    self.memo.forget_before(self.mark);
                    next
                }
                Op::Do(action) => {
                    if self.act(action)? {
                        next
                    } else {
                        self.fail_rule()?
                    }
                }
                Op::Return => match self.end_rule() {
                    HALT => return Ok(HALT),
                    address => address,
                },
            };
        }
        Ok(address)
    }

    fn kind_at(&self, index: usize) -> Option<Kind> {
        self.tokens.list.get(index).map(|token| token.kind)
    }

    /// The kind of the current token, which now counts as looked at.
    fn current(&mut self) -> Result<Kind, Stop> {
        let kind = self.kind_at(self.mark).ok_or(Stop::OutOfTokens)?;
        self.filled = self.filled.max(self.mark + 1);
        Ok(kind)
    }

    fn soft(&self) -> Soft {
        self.tokens.list.get(self.mark).map_or(Soft::No, |token| token.soft)
    }

    fn can_begin(&mut self, first: u16) -> Result<bool, Stop> {
        let set = self.grammar.firsts.get(usize::from(first)).copied().unwrap_or(u128::MAX);
        Ok(set == u128::MAX || set & self.current()?.bit() != 0)
    }

    fn advance_if(&mut self, is_match: bool, next: Address) -> Result<Address, Stop> {
        if is_match {
            self.mark += 1;
            return Ok(next);
        }
        self.fail()
    }

    fn call(&mut self, rule: u16, returns_to: Address) -> Result<Address, Stop> {
        let Some(info) = self.grammar.rules.get(usize::from(rule)) else { return self.fail() };
        if info.first != u128::MAX && info.first & self.current()?.bit() == 0 {
            return self.fail();
        }
        if info.is_memo
            && let Some(known) = self.memo.find(self.mark, rule)
        {
            let Some(end) = known.end else { return self.fail() };
            self.mark = end;
            self.result = known.node;
            return Ok(returns_to);
        }
        let nesting = match self.stack.get(self.frame) {
            Some(Entry::Call(frame)) => frame.nesting + u32::from(info.depth),
            _ => 0,
        };
        self.depth.nesting = self.depth.nesting.max(nesting);
        let frame = Frame {
            returns_to,
            rule,
            mark: self.mark as u32,
            values: self.values.len() as u32,
            caller: self.frame as u32,
            nesting,
            was_wording: self.is_wording,
        };
        self.frame = self.stack.len();
        self.stack.push(Entry::Call(frame));
        Ok(info.entry)
    }

    /// The running rule's frame.
    fn running(&self) -> Option<Frame> {
        match self.stack.get(self.frame) {
            Some(Entry::Call(frame)) => Some(*frame),
            _ => None,
        }
    }

    /// Ends the running rule with `self.result`; where to go on.
    fn end_rule(&mut self) -> Address {
        let Some(frame) = self.running() else { return HALT };
        self.stack.truncate(self.frame);
        self.values.truncate(frame.values as usize);
        self.leave(frame, Some(self.mark));
        frame.returns_to
    }

    fn leave(&mut self, frame: Frame, end: Option<usize>) {
        self.frame = frame.caller as usize;
        self.is_wording = frame.was_wording;
        if self.grammar.rules.get(usize::from(frame.rule)).is_some_and(|info| info.is_memo) {
            self.memo.add(frame.mark as usize, frame.rule, end, self.result);
        }
    }

    /// Goes back to the newest choice.
    fn fail(&mut self) -> Result<Address, Stop> {
        while let Some(entry) = self.stack.pop() {
            match entry {
                Entry::Choice { next, mark, values } => {
                    self.mark = mark as usize;
                    self.values.truncate(values as usize);
                    return Ok(next);
                }
                Entry::Call(frame) => {
                    self.values.truncate(frame.values as usize);
                    self.leave(frame, None);
                }
            }
        }
        Err(Stop::Rejected)
    }

    /// Fails the running rule without its other alternatives.
    fn fail_rule(&mut self) -> Result<Address, Stop> {
        self.stack.truncate(self.frame + 1);
        self.fail()
    }

    fn last_token(&self) -> Option<Token> {
        self.tokens.list.get(self.filled.checked_sub(1)?).copied()
    }

    /// The column, in characters from 1, of the character at `offset`.
    fn column_at(&self, offset: u32) -> u32 {
        let before = self.text.get(..offset as usize).unwrap_or_default();
        before.chars().rev().take_while(|character| *character != '\n').count() as u32 + 1
    }

    /// The column at which a token starts.
    fn column(&self, token: Token) -> u32 {
        match token.kind {
            // These have no characters; CPython says how many it has read of the line.
            Kind::INDENT | Kind::DEDENT | Kind::END if token.start as usize == self.text.len() => {
                self.column_at(token.start.saturating_sub(1))
            }
            Kind::INDENT | Kind::DEDENT | Kind::END => self.column_at(token.start) - 1,
            _ => self.column_at(token.start),
        }
    }

    fn problem_at(&self, token: Option<Token>, message: &str) -> SyntaxProblem {
        let (line, column) = token.map_or((1, 0), |token| (token.line, self.column(token)));
        let prefix = if self.goal == Goal::Replacement { "f-string: " } else { "" };
        SyntaxProblem::syntax(format!("{prefix}{message}"), line, column)
    }

    fn token_problem(&self) -> SyntaxProblem {
        let Some(problem) = &self.tokens.problem else { return self.problem_at(None, "invalid syntax") };
        let mut what = match problem.unclosed() {
            Some(unclosed) if problem.ended => unclosed,
            _ => problem.what.clone(),
        };
        if self.goal == Goal::Replacement && !problem.is_loud {
            what.message.insert_str(0, "f-string: ");
        }
        what
    }

    /// What is wrong when no rule had words for it. `last` is the last token the plain rules looked at.
    fn generic_problem(&self, last: Option<Token>) -> SyntaxProblem {
        let indentation = match last.map(|token| token.kind) {
            Some(Kind::INDENT) => "unexpected indent",
            Some(Kind::DEDENT) => "unexpected unindent",
            kind => {
                let mut problem = self.problem_at(last, "invalid syntax");
                if kind == Some(Kind::END) {
                    problem.column = 0;
                }
                return self.or_later_problem(problem);
            }
        };
        let problem = self.problem_at(self.last_token(), indentation);
        SyntaxProblem { class: "IndentationError", ..problem }
    }

    /// `problem`, unless the rest of the text cannot be split into tokens and CPython would rather say so.
    fn or_later_problem(&self, problem: SyntaxProblem) -> SyntaxProblem {
        let Some(later) = &self.tokens.problem else { return problem };
        if later.is_loud {
            return later.what.clone();
        }
        let line = self.last_token().map_or(1, |token| token.line);
        match later.open_bracket {
            Some(bracket) if line > bracket.line => later.unclosed().map_or(problem, |unclosed| {
                let prefix = if self.goal == Goal::Replacement { "f-string: " } else { "" };
                SyntaxProblem { message: format!("{prefix}{}", unclosed.message), ..unclosed }
            }),
            _ => problem,
        }
    }
}
