//! The loop that runs ops.
//! Invariant: what the loop does by itself is what the rarer ways would do, too.

use std::ptr::NonNull;
use std::rc::Rc;

use super::numbers::{compared, small_float, small_int, small_quotient};
use super::{Left, Next, Progress, Rare};
use crate::python::code::{BinaryOp, Code, CodeKind, CompareOp, Conversion, Op};
use crate::python::frame::{Activation, Frame, Role};
use crate::python::machine::operands::{Operands, copy, discard};
use crate::python::machine::{Machine, quick};
use crate::python::native::{Args, Exit, Outcome};
use crate::python::operate::itoa;
use crate::python::value::{Globals, Value};

impl Machine {
    /// Runs the Python frame on top until it gives way to another.
    #[cfg_attr(fast, optimize(speed))]
    #[allow(unsafe_code, reason = "a count for each call of what its frame keeps alive anyway is dear")]
    #[allow(clippy::too_many_lines, reason = "one arm an op; splitting the loop would hide it from the optimiser")]
    pub(super) fn run_frame(&mut self, floor: usize, stop_at: u64, is_outer: bool) -> Result<Option<Left>, Exit> {
        // The frame on top, where it is known to be one that goes on.
        let mut known: Option<NonNull<Frame>> = None;
        'frame: loop {
            let top = match known.take() {
                Some(top) => top,
                None => {
                    if self.frames.len() <= floor || self.operations >= stop_at {
                        return Ok(None);
                    }
                    match self.python_frame() {
                        Some(frame) => frame,
                        None => return Ok(None),
                    }
                }
            };
            // SAFETY: nothing was done since the frame was found on top.
            let frame = unsafe { top.as_ref() };
            // SAFETY: the frame has all three for as long as it exists, and whatever ends it leaves this turn of the loop.
            let (ops, code, globals): (&[Op], &Code, &Globals) = unsafe {
                (frame.ops.as_ref(), &*Rc::as_ptr(&frame.function.code), &*Rc::as_ptr(&frame.function.globals))
            };
            let base = frame.base;
            let mut pc = frame.pc;

            macro_rules! save {
                () => {
                    if let Some(Activation::Python(frame)) = self.frames.last_mut() {
                        frame.pc = pc;
                    }
                };
            }
            // Leaves through an error with the place known.
            macro_rules! check {
                ($result:expr) => {
                    match $result {
                        Ok(value) => value,
                        Err(exit) => {
                            save!();
                            return Err(exit);
                        }
                    }
                };
            }
            macro_rules! pop {
                () => {
                    self.stack.take_top()
                };
            }
            macro_rules! store_fast {
                ($local:expr, $value:expr) => {{
                    let value = $value;
                    discard(std::mem::replace(&mut self.stack[base + $local as usize], value));
                    if self.orphans.any.get() {
                        save!();
                        self.warn_of_orphans()?;
                    }
                }};
            }
            macro_rules! store_global {
                ($slot:expr, $value:expr) => {{
                    let value = $value;
                    let old = std::mem::replace(&mut globals.values.borrow_mut()[$slot as usize], value);
                    discard(old);
                    if self.orphans.any.get() {
                        save!();
                        self.warn_of_orphans()?;
                    }
                }};
            }
            // Runs something that may begin a frame of its own.
            macro_rules! switch {
                ($begun:expr) => {{
                    save!();
                    match $begun? {
                        Some(value) => self.stack.put(value),
                        None => continue 'frame,
                    }
                }};
            }
            macro_rules! jump_back {
                ($target:expr) => {{
                    let target = $target as usize;
                    if target < pc {
                        self.operations += 1;
                        if self.operations >= stop_at || self.operations > self.limits.operations {
                            pc = target;
                            save!();
                            self.spend(0)?;
                            return Ok(None);
                        }
                    }
                    pc = target;
                }};
            }

            macro_rules! load_fast {
                ($local:expr) => {{
                    if !self.stack.put_copy_of(base + $local as usize) {
                        save!();
                        return Err(self.unbound_local(&code.locals[$local as usize]));
                    }
                }};
            }
            macro_rules! load_global {
                ($slot:expr) => {{
                    // SAFETY: nothing is written to them while one of them is copied.
                    match unsafe { &(&*globals.values.as_ptr())[$slot as usize] } {
                        Value::Unset => match &globals.fallbacks.borrow()[$slot as usize] {
                            Value::Unset => {
                                save!();
                                return Err(self.name_error(&globals.name($slot)));
                            }
                            fallback => self.stack.put_copy(fallback),
                        },
                        value => self.stack.put_copy(value),
                    }
                }};
            }
            // A name, and what is remembered of it.
            macro_rules! named {
                ($name:expr) => {
                    (&code.names[$name as usize], &code.memos[$name as usize].direct)
                };
            }
            macro_rules! set_attribute {
                ($name:expr, $object:expr, $value:expr) => {{
                    let (name, memo) = named!($name);
                    if let Err(value) = self.quick_set_attribute(&$object, name, memo, $value) {
                        save!();
                        if self.begin_set_attribute(&$object, name, value)? {
                            return Ok(None);
                        }
                    }
                }};
            }
            // Does what follows the load of a small integer: a constant and an operator. False where it takes more.
            macro_rules! operate_on_constant {
                ($number:expr) => {
                    if let (Some(a), Op::Const(index)) = ($number, ops[pc])
                        && let Value::Int(b) = code.constants[index as usize]
                    {
                        match ops[pc + 1] {
                            Op::Compare(operator) => {
                                let result = compared(operator, a, b);
                                pc += 2;
                                // The usual next op at once.
                                if let Op::PopJumpIfFalse(target) | Op::PopJumpIfTrue(target) = ops[pc] {
                                    let wanted = matches!(ops[pc], Op::PopJumpIfTrue(_));
                                    pc += 1;
                                    if result == wanted {
                                        jump_back!(target);
                                    }
                                } else {
                                    self.stack.put(Value::Bool(result));
                                }
                                true
                            }
                            Op::Binary(operator) | Op::InPlace(operator) => match small_int(operator, a, b) {
                                Some(result) => {
                                    pc += 2;
                                    self.stack.put(Value::Int(result));
                                    true
                                }
                                None => false,
                            },
                            _ => false,
                        }
                    } else {
                        false
                    }
                };
            }

            loop {
                let op = &ops[pc];
                pc += 1;
                match *op {
                    Op::Line(line) => {
                        self.operations += 1;
                        if is_outer {
                            save!();
                            return Ok(Some(Left::Progress(Progress::Line(line))));
                        }
                    }
                    Op::Nop => {}
                    Op::Const(index) => self.stack.put_copy(&code.constants[index as usize]),
                    Op::Pop => {
                        discard(pop!());
                        if self.orphans.any.get() {
                            save!();
                            self.warn_of_orphans()?;
                        }
                    }
                    Op::Dup => {
                        let top = match (self.stack.last(), &ops[pc]) {
                            (Some(top), Op::LoadAttr(name)) => {
                                let (name, memo) = named!(*name);
                                match self.quick_attribute(top, name, memo) {
                                    Some(found) => {
                                        pc += 1;
                                        found
                                    }
                                    None => copy(top),
                                }
                            }
                            (Some(top), _) => copy(top),
                            (None, _) => Value::None,
                        };
                        self.stack.put(top);
                    }
                    Op::DupTwo => {
                        let len = self.stack.len();
                        let (a, b) = (self.stack[len - 2].clone(), self.stack[len - 1].clone());
                        self.stack.put(a);
                        self.stack.put(b);
                    }
                    Op::Swap => {
                        // The usual next op at once: `object.name += value`.
                        if let Op::StoreAttr(name) = ops[pc] {
                            pc += 1;
                            let (value, object) = (pop!(), pop!());
                            set_attribute!(name, object, value);
                            continue;
                        }
                        let len = self.stack.len();
                        self.stack.swap(len - 1, len - 2);
                    }
                    Op::RotThree => {
                        let len = self.stack.len();
                        self.stack[len - 3..].rotate_right(1);
                    }
                    Op::RotFour => {
                        let len = self.stack.len();
                        self.stack[len - 4..].rotate_right(1);
                    }
                    Op::Copy(n) => {
                        let value = self.stack[self.stack.len() - 1 - n as usize].clone();
                        self.stack.put(value);
                    }

                    Op::LoadFast(local) => load_fast!(local),
                    Op::LoadFastThenConst(local) => {
                        let number = match self.stack[base + local as usize] {
                            Value::Int(number) => Some(number),
                            _ => None,
                        };
                        if !operate_on_constant!(number) {
                            load_fast!(local);
                        }
                    }
                    Op::LoadFastThenFast(local) => {
                        load_fast!(local);
                        if let Op::LoadFast(local) = ops[pc]
                            && self.stack.put_copy_of(base + local as usize)
                        {
                            pc += 1;
                        }
                    }
                    Op::LoadFastThenAttr(local) => {
                        if let Op::LoadAttr(name) = ops[pc] {
                            let (name, memo) = named!(name);
                            if let Some(found) = self.quick_attribute(&self.stack[base + local as usize], name, memo) {
                                pc += 1;
                                self.stack.put(found);
                                continue;
                            }
                        }
                        load_fast!(local);
                    }
                    Op::StoreFast(local) => store_fast!(local, pop!()),
                    Op::LoadGlobal(slot) => load_global!(slot),
                    Op::LoadGlobalThenConst(slot) => {
                        let number = match globals.values.borrow()[slot as usize] {
                            Value::Int(number) => Some(number),
                            _ => None,
                        };
                        if !operate_on_constant!(number) {
                            load_global!(slot);
                        }
                    }
                    Op::StoreGlobal(slot) => store_global!(slot, pop!()),

                    Op::Binary(operator) => {
                        let result = match &self.stack[..] {
                            [.., Value::Int(a), Value::Int(b)] => match operator {
                                BinaryOp::TrueDivide => small_quotient(*a, *b).map(Value::Float),
                                _ => small_int(operator, *a, *b).map(Value::Int),
                            },
                            [.., Value::Float(a), Value::Float(b)] => small_float(operator, *a, *b).map(Value::Float),
                            _ => None,
                        };
                        if let Some(result) = result {
                            self.stack.put_over_two(result);
                            continue;
                        }
                        if operator == BinaryOp::Add
                            && let [.., Value::Str(a), Value::Str(b)] = &self.stack[..]
                            && let Some(text) = quick::texts(a, b)
                        {
                            discard(pop!());
                            discard(pop!());
                            self.stack.put(text);
                            continue;
                        }
                        let (b, a) = (pop!(), pop!());
                        switch!(self.begin_binary(operator, a, b));
                    }
                    Op::InPlace(operator) => {
                        let result = match &self.stack[..] {
                            [.., Value::Int(a), Value::Int(b)] => small_int(operator, *a, *b).map(Value::Int),
                            [.., Value::Float(a), Value::Float(b)] => small_float(operator, *a, *b).map(Value::Float),
                            _ => None,
                        };
                        if let Some(result) = result {
                            self.stack.put_over_two(result);
                            continue;
                        }
                        let (b, a) = (pop!(), pop!());
                        switch!(self.begin_in_place(operator, a, b));
                    }
                    Op::Compare(operator) => {
                        if let [.., Value::Int(a), Value::Int(b)] = &self.stack[..] {
                            let result = compared(operator, *a, *b);
                            // The usual next op at once.
                            if let Op::PopJumpIfFalse(target) | Op::PopJumpIfTrue(target) = ops[pc] {
                                let wanted = matches!(ops[pc], Op::PopJumpIfTrue(_));
                                pc += 1;
                                std::mem::forget(pop!());
                                std::mem::forget(pop!());
                                if result == wanted {
                                    jump_back!(target);
                                }
                                continue;
                            }
                            self.stack.put_over_two(Value::Bool(result));
                            continue;
                        }
                        if let [.., Value::Str(a), Value::Str(b)] = &self.stack[..]
                            && matches!(operator, CompareOp::Equal | CompareOp::NotEqual)
                        {
                            let result = (a == b) == (operator == CompareOp::Equal);
                            discard(pop!());
                            discard(pop!());
                            self.stack.put(Value::Bool(result));
                            continue;
                        }
                        let (b, a) = (pop!(), pop!());
                        switch!(self.begin_compare(operator, a, b));
                    }
                    Op::Jump(target) => jump_back!(target),
                    Op::PopJumpIfFalse(target) => {
                        let value = pop!();
                        if let Value::Bool(truth) = value {
                            if !truth {
                                jump_back!(target);
                            }
                            continue;
                        }
                        match self.quick_truth(&value) {
                            Some(truth) => {
                                discard(value);
                                if self.orphans.any.get() {
                                    save!();
                                    self.warn_of_orphans()?;
                                }
                                if !truth {
                                    jump_back!(target);
                                }
                            }
                            None => {
                                // The answer comes back as a bool, and the op runs again.
                                pc -= 1;
                                switch!(self.begin_truth(value));
                            }
                        }
                    }
                    Op::PopJumpIfTrue(target) => {
                        let value = pop!();
                        match self.quick_truth(&value) {
                            Some(false) => {}
                            Some(true) => jump_back!(target),
                            None => {
                                pc -= 1;
                                switch!(self.begin_truth(value));
                            }
                        }
                    }
                    Op::ForIter(target) => {
                        self.operations += 1;
                        if self.operations >= stop_at || self.operations > self.limits.operations {
                            pc -= 1;
                            save!();
                            self.spend(0)?;
                            return Ok(None);
                        }
                        let quick = match self.stack.last() {
                            Some(Value::Iter(iter)) => iter.borrow_mut().quick_next(),
                            _ => None,
                        };
                        match quick {
                            Some(Value::Unset) => {
                                self.stack.pop();
                                pc = target as usize;
                            }
                            // The usual next op at once.
                            Some(value) => match ops[pc] {
                                Op::StoreFast(local) => {
                                    pc += 1;
                                    store_fast!(local, value);
                                }
                                Op::StoreGlobal(slot) => {
                                    pc += 1;
                                    store_global!(slot, value);
                                }
                                _ => self.stack.put(value),
                            },
                            None => {
                                save!();
                                if let Some(resumed) = self.resume_in_loop() {
                                    known = Some(resumed);
                                    continue 'frame;
                                }
                                let iterator = self.stack.last().cloned().unwrap_or_default();
                                match self.begin_next(&iterator, Role::Next)? {
                                    Some(Value::Unset) => {
                                        self.stack.pop();
                                        pc = target as usize;
                                    }
                                    Some(value) => self.stack.put(value),
                                    None => continue 'frame,
                                }
                            }
                        }
                    }

                    // In one place, for what it begins with is large.
                    Op::Call(count) | Op::CallMethod(count) => {
                        self.operations += 1;
                        let (at, first) = match *op {
                            Op::CallMethod(_) => self.method_call(count as usize),
                            _ => self.stack_call(count as usize),
                        };
                        save!();
                        if let Some(begun) = self.begin_quick_call(at, first) {
                            known = (self.operations < stop_at).then_some(begun);
                            continue 'frame;
                        }
                        match self.begin_call_at(at, first, None)? {
                            Some(value) => self.stack.put(value),
                            None => continue 'frame,
                        }
                    }
                    Op::CallKeywords(count, list) => {
                        self.operations += 1;
                        let names = &code.keyword_lists[list as usize];
                        let (at, first) = self.stack_call(count as usize);
                        switch!(self.begin_call_at(at, first, Some(names)));
                    }
                    Op::CallMethodKeywords(count, list) => {
                        self.operations += 1;
                        let names = &code.keyword_lists[list as usize];
                        let (at, first) = self.method_call(count as usize);
                        switch!(self.begin_call_at(at, first, Some(names)));
                    }
                    Op::CallUnpacked(with_keywords) => {
                        self.operations += 1;
                        let keywords = if with_keywords { pop!() } else { Value::Unset };
                        let (positional, callable) = (pop!(), pop!());
                        let args = check!(self.unpacked_args(&callable, positional, keywords));
                        switch!(self.begin_call(callable, args, Role::Call));
                    }
                    Op::Return => {
                        if self.is_watched && is_outer && code.visible && self.returns_to_program(floor) {
                            if !self.is_returning {
                                self.is_returning = true;
                                pc -= 1;
                                save!();
                                return Ok(Some(Left::Progress(Progress::Returning)));
                            }
                            self.is_returning = false;
                        }
                        if let Some(caller) = self.return_to_caller(floor) {
                            if self.orphans.any.get() {
                                self.warn_of_orphans()?;
                            } else {
                                known = Some(caller);
                            }
                            continue 'frame;
                        }
                        let value = pop!();
                        match self.end_frame(value, floor)? {
                            Next::Ended(value) => return Ok(Some(Left::Value(value))),
                            Next::Switch | Next::Answer(_) => continue 'frame,
                        }
                    }
                    Op::LoadAttr(name) => {
                        let (own, memo) = named!(name);
                        let found = match self.stack.last() {
                            Some(object) => self.quick_attribute(object, own, memo),
                            None => None,
                        };
                        if let Some(found) = found
                            && let Some(place) = self.stack.last_mut()
                        {
                            *place = found;
                            continue;
                        }
                        let object = pop!();
                        switch!(self.begin_attribute(object, &code.names[name as usize]));
                    }
                    Op::LoadMethod(name) => {
                        let (own, memo) = named!(name);
                        let found = match self.stack.last() {
                            Some(object) => self.quick_method(object, own, memo),
                            None => None,
                        };
                        match found {
                            Some(function) => self.stack.put_under_top(function),
                            None => {
                                let object = pop!();
                                save!();
                                let memos = &code.memos[name as usize];
                                if let Some((function, this)) = self.quick_proxied_method(&object, own, memos) {
                                    // What `__getattr__` and the bound method would have cost.
                                    self.spend(2)?;
                                    self.stack.put(function);
                                    self.stack.put(this);
                                    continue;
                                }
                                match self.begin_attribute(object, &code.names[name as usize])? {
                                    Some(value) => {
                                        self.stack.put(value);
                                        self.stack.put(Value::Unset);
                                    }
                                    None => {
                                        // The value is still to come; `CallMethod` wants something beside it.
                                        match self.frames.last_mut() {
                                            Some(Activation::Python(frame)) => frame.role = Role::Method,
                                            Some(Activation::Native(waiting)) => waiting.role = Role::Method,
                                            None => {}
                                        }
                                        return Ok(None);
                                    }
                                }
                            }
                        }
                    }
                    // What the rarer ways would do with them, too.
                    Op::FormatValue(Conversion::None | Conversion::Str, false)
                        if matches!(self.stack.last(), Some(Value::Str(_))) => {}
                    Op::FormatValue(Conversion::None | Conversion::Str, false)
                        if matches!(self.stack.last(), Some(Value::Int(_))) =>
                    {
                        if let Value::Int(number) = pop!() {
                            self.stack.put(Value::str(itoa(number, &mut [0; 20])));
                        }
                    }
                    Op::FormatValue(Conversion::None, true) if self.quick_format() => {}
                    Op::FormatValue(Conversion::Str, true)
                        if matches!(&self.stack[..], [.., Value::Str(_), _]) && self.quick_format() => {}
                    Op::StoreAttr(name) => {
                        let (object, value) = (pop!(), pop!());
                        set_attribute!(name, object, value);
                        if self.orphans.any.get() {
                            save!();
                            self.warn_of_orphans()?;
                        }
                    }
                    Op::Subscript => {
                        if let [.., object, key] = &self.stack[..]
                            && let Some(found) = quick::items::item(object, key)
                        {
                            discard(pop!());
                            discard(pop!());
                            self.stack.put(found);
                            continue;
                        }
                        let (key, object) = (pop!(), pop!());
                        switch!(self.begin_subscript(object, key));
                    }
                    Op::Not => {
                        let value = pop!();
                        match self.quick_truth(&value) {
                            Some(truth) => self.stack.put(Value::Bool(!truth)),
                            None => {
                                pc -= 1;
                                switch!(self.begin_truth(value));
                            }
                        }
                    }
                    Op::Is(inverted) => {
                        let (b, a) = (pop!(), pop!());
                        self.stack.put(Value::Bool(a.is(&b) != inverted));
                        drop((a, b));
                        if self.orphans.any.get() {
                            save!();
                            self.warn_of_orphans()?;
                        }
                    }
                    Op::StoreSubscript if quick::items::store(&mut self.stack) => {}
                    Op::Contains(inverted) => {
                        if let [.., item, container] = &self.stack[..]
                            && let Some(is_there) = quick::items::contains(container, item)
                        {
                            discard(pop!());
                            discard(pop!());
                            self.stack.put(Value::Bool(is_there != inverted));
                            continue;
                        }
                        let (container, item) = (pop!(), pop!());
                        switch!(self.begin_contains(item, container, inverted));
                    }
                    Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => {
                        let jumps_on = matches!(*op, Op::JumpIfTrueOrPop(_));
                        let value = self.stack.last().cloned().unwrap_or_default();
                        let truth = match self.quick_truth(&value) {
                            Some(truth) => truth,
                            None => {
                                save!();
                                check!(self.truth(&value))
                            }
                        };
                        if truth == jumps_on {
                            jump_back!(target);
                        } else {
                            self.stack.pop();
                        }
                    }
                    Op::PopJumpIfNone(target) => {
                        if pop!().is_none() {
                            jump_back!(target);
                        }
                    }
                    Op::PopJumpIfNotNone(target) => {
                        if !pop!().is_none() {
                            jump_back!(target);
                        }
                    }
                    Op::Yield | Op::YieldFrom => {
                        if self.is_watched && is_outer && code.visible && self.returns_to_program(floor) {
                            if !self.is_returning {
                                self.is_returning = true;
                                pc -= 1;
                                save!();
                                return Ok(Some(Left::Progress(Progress::Returning)));
                            }
                            self.is_returning = false;
                        }
                        if let Some(waiting) = self.yield_to_loop(floor, pc) {
                            known = Some(waiting);
                            continue 'frame;
                        }
                        let value = pop!();
                        save!();
                        match self.suspend(value, floor)? {
                            Next::Ended(value) => return Ok(Some(Left::Value(value))),
                            Next::Switch | Next::Answer(_) => continue 'frame,
                        }
                    }
                    Op::ReturnGenerator => {
                        save!();
                        return match self.make_generator(floor)? {
                            Next::Ended(value) => Ok(Some(Left::Value(value))),
                            Next::Switch | Next::Answer(_) => Ok(None),
                        };
                    }
                    Op::Send(target) => {
                        let sent = pop!();
                        let receiver = self.stack.last().cloned().unwrap_or_default();
                        save!();
                        match self.begin_send(&receiver, sent)? {
                            Some(Ok(yielded)) => self.stack.put(yielded),
                            Some(Err(result)) => {
                                self.stack.pop();
                                self.stack.put(result);
                                pc = target as usize;
                            }
                            None => return Ok(None),
                        }
                    }
                    Op::ListAppend(depth) => {
                        let item = pop!();
                        let at = self.stack.len() - depth as usize;
                        if let Value::List(list) = &self.stack[at] {
                            let mut items = list.items.borrow_mut();
                            let length = items.len();
                            if length == items.capacity() {
                                drop(items);
                                save!();
                                self.reserve(length * size_of::<Value>())?;
                                items = match &self.stack[at] {
                                    Value::List(list) => list.items.borrow_mut(),
                                    _ => continue,
                                };
                            }
                            items.push(item);
                        }
                    }
                    Op::LoadCell(index) => {
                        let value = match self.frames.last() {
                            Some(Activation::Python(frame)) => {
                                frame.cells.get(index as usize).map_or(Value::Unset, |cell| copy(&cell.borrow()))
                            }
                            _ => Value::Unset,
                        };
                        if value.is_unset() {
                            save!();
                            return Err(self.unbound_cell(code, index));
                        }
                        self.stack.put(value);
                    }
                    Op::BuildTuple(count) => {
                        let from = self.stack.len() - count as usize;
                        let items = self.stack.drain(from..).collect();
                        self.stack.put(Value::Tuple(items));
                    }
                    Op::Unpack(count) if quick::unpack(&mut self.stack, count as usize) => {}
                    Op::BuildString(count) if quick::build_text(&mut self.stack, count as usize) => {}
                    Op::PopHandled => {
                        if let Some(Activation::Python(frame)) = self.frames.last_mut() {
                            frame.extras().handled.pop();
                        }
                    }
                    // The rest is rare, or slow by nature.
                    _ => {
                        save!();
                        match self.run_rare(op, code, base)? {
                            Rare::Done => {}
                            Rare::Switch => return Ok(None),
                            Rare::JumpTo(target) => pc = target as usize,
                        }
                    }
                }
            }
        }
    }

    /// Whether the frame on top is a function of the program that goes back to other code of the program.
    fn returns_to_program(&self, floor: usize) -> bool {
        if !self.is_watched || floor != 0 {
            return false;
        }
        let mut frames = self.frames.iter().rev().filter_map(Activation::as_frame);
        let Some(top) = frames.next() else { return false };
        let is_function = !matches!(top.code().kind, CodeKind::Class | CodeKind::Module)
            && (!top.code().name.starts_with('<') || &*top.code().name == "<lambda>");
        is_function && frames.any(|frame| frame.code().visible)
    }

    /// Builds the arguments of `f(*a, **k)`.
    #[inline(never)]
    fn unpacked_args(&mut self, callable: &Value, positional: Value, keywords: Value) -> Outcome<Args> {
        if let Value::Dict(dict) = &keywords {
            self.spend(dict.map.borrow().len() as u64 * 4)?;
        }
        let values = match &positional {
            Value::Tuple(items) => items.to_vec(),
            Value::List(list) => list.items.borrow().clone(),
            other => match self.collect(other) {
                Err(exit)
                    if self.raises(&exit, "TypeError")
                        && !matches!(other, Value::Generator(_) | Value::Iter(_) | Value::Instance(_)) =>
                {
                    let (described, name) = (self.describe_function(callable), self.type_name(other));
                    let text = format!("{described} argument after * must be an iterable, not {name}");
                    return Err(self.type_error(text));
                }
                items => items?,
            },
        };
        let Value::Dict(dict) = keywords else { return Ok(Args::positional(values)) };
        let mut pairs = Vec::new();
        let items: Vec<(Value, Value)> = dict.map.borrow().iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (key, value) in items {
            match key.as_str() {
                Some(name) => pairs.push((name.clone(), value)),
                None => return Err(self.type_error("keywords must be strings")),
            }
        }
        Ok(Args::with_keywords(values, pairs))
    }
}
