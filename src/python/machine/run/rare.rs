//! The ops that the loop leaves to others: what they ask of it, and those of them that most programs run.
//! Invariant: the function is small, for what is large takes the browser long to compile well, and others wait meanwhile.

use crate::python::code::{Code, Op};
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::value::Value;

/// What an op outside the hot loop asks of it.
pub(in crate::python::machine) enum Rare {
    Done,
    Switch,
    JumpTo(u32),
}

impl Machine {
    #[inline(never)]
    pub(super) fn run_rare(&mut self, op: &Op, code: &Code, base: usize) -> Outcome<Rare> {
        match *op {
            Op::StoreCell(index) => {
                let value = self.pop();
                let old = self.cell(index).replace(value);
                drop(old);
            }
            Op::LoadClosure(index) => {
                let cell = self.cell(index);
                self.stack.push(Value::Cell(cell));
            }
            Op::LoadName(name) => {
                let name = &code.names[name as usize];
                let value = self.load_name(name)?;
                self.stack.push(value);
            }
            Op::StoreName(name) => {
                let value = self.pop();
                self.namespace().borrow_mut().insert(code.names[name as usize].clone(), value);
            }
            Op::BuildList(count) => {
                let items = self.pop_many(count as usize);
                self.stack.push(Value::list(items));
            }
            Op::GetIter => {
                let value = self.pop();
                let begun = self.begin_iter(value)?;
                return Ok(self.answer(begun));
            }
            Op::MakeFunction(index, flags) => self.make_function(&code.codes[index as usize], flags),
            _ => return self.run_rarest(op, code, base),
        }
        Ok(Rare::Done)
    }
}
