//! `list.sort` and `sorted`: a stable merge sort that can fail at any comparison.
//! Invariant: comparisons are `later < earlier`, and the items never get lost, whatever a comparison does.

use std::collections::VecDeque;
use std::rc::Rc;
use std::vec::IntoIter;

use super::ordering::quick_less;
use crate::python::machine::Machine;
use crate::python::native::{Args, Ask, Exit, Outcome, Task};
use crate::python::object::instance::Instance;
use crate::python::value::Value;

/// Runs shorter than this are made longer by insertion, as CPython makes them for short lists.
const RUN: usize = 64;
/// Items from which sorting takes longer than the page may be kept waiting, and those that are sorted or merged at once.
const MANY: usize = 1 << 15;
const AT_ONCE: usize = 1 << 12;

impl Machine {
    /// Sorts in place. `key` is None for the items themselves; it is called once for each item, before the first
    /// comparison. When something raises, the items are all there in some order.
    ///
    /// # Errors
    /// What `key` and `__lt__` raise.
    pub fn sort(&mut self, items: &mut Vec<Value>, key: Value, reverse: bool) -> Outcome<()> {
        if key.is_none() || key.is_unset() {
            if reverse {
                items.reverse();
            }
            let result = self.sort_by_keys(items, |item| item);
            if reverse {
                items.reverse();
            }
            return result;
        }
        self.reserve(items.len() * 2 * size_of::<Value>())?;
        let mut keyed = Vec::with_capacity(items.len());
        for item in items.iter() {
            keyed.push((self.call(&key, Args::one(item.clone()))?, item.clone()));
        }
        let result = self.sort_keyed(&mut keyed, reverse);
        items.clear();
        items.extend(keyed.into_iter().map(|(_, item)| item));
        result
    }

    /// Sorts, then does `finish` with the items and whether it worked. Where the key function is the program's it is
    /// called by a task; the result must be returned from a native function.
    ///
    /// # Errors
    /// What `key`, `__lt__` and `finish` raise; the task, which is no error.
    pub fn sort_then(
        &mut self,
        mut items: Vec<Value>,
        key: Value,
        reverse: bool,
        finish: impl FnOnce(&mut Self, Vec<Value>, Outcome<()>) -> Outcome + 'static,
    ) -> Outcome {
        let is_plain = key.is_unset() || key.is_none();
        if is_plain && items.len() >= MANY && !matches!(Family::of(items.iter()), Family::Mixed) {
            return Err(Exit::task(Box::new(LongSort::new(items, reverse, Box::new(finish)))));
        }
        if is_plain || matches!(key, Value::Native(_)) || items.is_empty() {
            let result = self.sort(&mut items, key, reverse);
            return finish(self, items, result);
        }
        let finish: Finish = Box::new(finish);
        let keys = Vec::with_capacity(items.len());
        Err(Exit::task(Box::new(SortByKey { key, reverse, keys, items, is_started: false, finish: Some(finish) })))
    }

    /// Sorts items whose keys are known.
    ///
    /// # Errors
    /// What `__lt__` raises.
    pub fn sort_with_keys(&mut self, items: Vec<Value>, keys: Vec<Value>, reverse: bool) -> Outcome<Vec<Value>> {
        let mut keyed: Vec<(Value, Value)> = keys.into_iter().zip(items).collect();
        self.sort_keyed(&mut keyed, reverse)?;
        Ok(keyed.into_iter().map(|(_, item)| item).collect())
    }

    /// Sorts (key, item) pairs by their keys.
    ///
    /// # Errors
    /// What `__lt__` raises.
    pub fn sort_keyed(&mut self, keyed: &mut [(Value, Value)], reverse: bool) -> Outcome<()> {
        if reverse {
            keyed.reverse();
        }
        let result = self.sort_by_keys(keyed, |pair| &pair.0);
        if reverse {
            keyed.reverse();
        }
        result
    }

    #[cfg_attr(fast, optimize(speed))]
    fn sort_by_keys<T: Clone>(&mut self, items: &mut [T], key: fn(&T) -> &Value) -> Outcome<()> {
        if items.len() < 2 {
            return Ok(());
        }
        self.spend(items.len() as u64)?;
        self.reserve(size_of_val(items))?;
        match Family::of(items.iter().map(key)) {
            Family::Int | Family::Float => {
                let ranks: Vec<u64> = items.iter().map(|item| rank(key(item))).collect();
                arrange(items, order_of(&ranks));
            }
            Family::Str => items.sort_by(|a, b| match (key(a), key(b)) {
                (Value::Str(a), Value::Str(b)) => a.cmp(b),
                _ => std::cmp::Ordering::Equal,
            }),
            Family::Mixed => return self.merge_sort(items, key),
        }
        Ok(())
    }

    fn merge_sort<T: Clone>(&mut self, items: &mut [T], key: fn(&T) -> &Value) -> Outcome<()> {
        // Runs as (start, end), each longer than the sum of what follows it.
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        while start < items.len() {
            let end = self.extend_run(items, start, key)?;
            runs.push((start, end));
            start = end;
            while let [.., (first, middle), (_, last)] = runs[..]
                && (last - middle) * 2 > middle - first
            {
                self.merge(items, first, middle, last, key)?;
                runs.truncate(runs.len() - 2);
                runs.push((first, last));
            }
        }
        while let [.., (first, middle), (_, last)] = runs[..] {
            self.merge(items, first, middle, last, key)?;
            runs.truncate(runs.len() - 2);
            runs.push((first, last));
        }
        Ok(())
    }

    fn before<T>(&mut self, a: &T, b: &T, key: fn(&T) -> &Value) -> Outcome<bool> {
        let (a, b) = (key(a), key(b));
        match quick_less(a, b) {
            Some(answer) => Ok(answer),
            None => self.less(a, b),
        }
    }

    /// Finds the run that starts at `start`, turns it round if it descends, and makes it at least [`RUN`] long.
    fn extend_run<T: Clone>(&mut self, items: &mut [T], start: usize, key: fn(&T) -> &Value) -> Outcome<usize> {
        let mut end = start + 1;
        if end < items.len() {
            let descends = self.before(&items[end], &items[start], key)?;
            end += 1;
            while end < items.len() && self.before(&items[end], &items[end - 1], key)? == descends {
                end += 1;
            }
            if descends {
                items[start..end].reverse();
            }
        }
        let goal = items.len().min(start + RUN);
        while end < goal {
            let (mut low, mut high) = (start, end);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.before(&items[end], &items[middle], key)? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            items[low..=end].rotate_right(1);
            end += 1;
        }
        Ok(end)
    }

    /// Merges two neighbouring runs.
    fn merge<T: Clone>(
        &mut self,
        items: &mut [T],
        first: usize,
        middle: usize,
        last: usize,
        key: fn(&T) -> &Value,
    ) -> Outcome<()> {
        let left = items[first..middle].to_vec();
        let (mut from_left, mut from_right, mut to) = (0, middle, first);
        let mut result = Ok(());
        while from_left < left.len() && from_right < last {
            match self.before(&items[from_right], &left[from_left], key) {
                Ok(true) => {
                    items.swap(to, from_right);
                    from_right += 1;
                }
                Ok(false) => {
                    items[to] = left[from_left].clone();
                    from_left += 1;
                }
                Err(exit) => {
                    result = Err(exit);
                    break;
                }
            }
            to += 1;
        }
        for item in &left[from_left..] {
            items[to] = item.clone();
            to += 1;
        }
        result
    }
}

/// What is done with the items after sorting, or after sorting failed.
type Finish = Box<dyn FnOnce(&mut Machine, Vec<Value>, Outcome<()>) -> Outcome>;

/// Asks a key function of the program for the key of each item, then sorts.
struct SortByKey {
    key: Value,
    reverse: bool,
    keys: Vec<Value>,
    items: Vec<Value>,
    is_started: bool,
    finish: Option<Finish>,
}

impl Task for SortByKey {
    #[cfg_attr(fast, optimize(speed))]
    fn resume(&mut self, machine: &mut Machine, answer: Value) -> Outcome<Ask> {
        if std::mem::replace(&mut self.is_started, true) {
            self.keys.push(answer);
        }
        if let Some(item) = self.items.get(self.keys.len()) {
            return Ok(Ask::Call(self.key.clone(), Args::one(item.clone())));
        }
        let keys = std::mem::take(&mut self.keys);
        let mut keyed: Vec<(Value, Value)> = keys.into_iter().zip(std::mem::take(&mut self.items)).collect();
        let result = machine.sort_keyed(&mut keyed, self.reverse);
        let items = keyed.into_iter().map(|(_, item)| item).collect();
        self.end(machine, items, result)
    }

    fn raised(&mut self, machine: &mut Machine, exception: Rc<Instance>) -> Outcome<Ask> {
        let items = std::mem::take(&mut self.items);
        self.end(machine, items, Err(Exit::raise(exception)))
    }
}

/// Sorts many items that compare at once: parts of them first, which are then merged.
struct LongSort {
    /// What is not sorted yet, from the beginning.
    unsorted: Vec<Value>,
    /// Sorted parts, in the order of what they were made from.
    sorted: VecDeque<Vec<Value>>,
    /// How many of them are to be merged in this round, and what is being merged.
    left: usize,
    merging: Option<(IntoIter<Value>, IntoIter<Value>, Vec<Value>)>,
    reverse: bool,
    finish: Option<Finish>,
}

impl LongSort {
    fn new(mut items: Vec<Value>, reverse: bool, finish: Finish) -> Self {
        if reverse {
            items.reverse();
        }
        Self { unsorted: items, sorted: VecDeque::new(), left: 0, merging: None, reverse, finish: Some(finish) }
    }

    /// Merges so many items more.
    fn merge_some(&mut self) {
        let Some((earlier, later, merged)) = &mut self.merging else { return };
        for _ in 0..AT_ONCE {
            let is_later = match (earlier.as_slice().first(), later.as_slice().first()) {
                (Some(a), Some(b)) => quick_less(b, a) == Some(true),
                (None, Some(_)) => true,
                (_, None) => false,
            };
            match if is_later { later.next() } else { earlier.next() } {
                Some(item) => merged.push(item),
                None => {
                    self.sorted.push_back(std::mem::take(merged));
                    self.merging = None;
                    return;
                }
            }
        }
    }
}

impl LongSort {
    /// Does a piece of the work; whether that was the last.
    fn advance(&mut self, machine: &mut Machine) -> Outcome<bool> {
        if let Some(last) = self.unsorted.len().checked_sub(1) {
            let mut part = self.unsorted.split_off(last / AT_ONCE * AT_ONCE);
            let result = machine.sort_by_keys(&mut part, |item| item);
            self.sorted.push_front(part);
            result?;
        } else if self.merging.is_some() {
            self.merge_some();
        } else if self.sorted.len() > 1 {
            let size: usize = self.sorted.iter().take(2).map(Vec::len).sum();
            machine.reserve(size * size_of::<Value>())?;
            self.begin_merge(size);
        } else {
            return Ok(true);
        }
        Ok(false)
    }

    fn begin_merge(&mut self, size: usize) {
        if self.left < 2 {
            // One that is left over goes behind the merged ones, where it belongs.
            self.sorted.rotate_left(self.left);
            self.left = self.sorted.len();
        }
        self.left -= 2;
        if let (Some(earlier), Some(later)) = (self.sorted.pop_front(), self.sorted.pop_front()) {
            self.merging = Some((earlier.into_iter(), later.into_iter(), Vec::with_capacity(size)));
        }
    }

    /// Every item, in the order that they have now.
    fn take(&mut self) -> Vec<Value> {
        let mut items = std::mem::take(&mut self.unsorted);
        let mut sorted = std::mem::take(&mut self.sorted);
        // In the end one part is all of it.
        if items.is_empty() {
            items = sorted.pop_front().unwrap_or_default();
        }
        items.extend(sorted.into_iter().flatten());
        if self.reverse {
            items.reverse();
        }
        items
    }
}

impl Task for LongSort {
    fn resume(&mut self, machine: &mut Machine, _: Value) -> Outcome<Ask> {
        let result = match self.advance(machine) {
            Ok(false) => return Ok(Ask::Pause),
            Ok(true) => Ok(()),
            Err(exit) => Err(exit),
        };
        let items = self.take();
        match self.finish.take() {
            Some(finish) => finish(machine, items, result).map(Ask::Done),
            None => Ok(Ask::Done(Value::None)),
        }
    }
}

impl SortByKey {
    fn end(&mut self, machine: &mut Machine, items: Vec<Value>, result: Outcome<()>) -> Outcome<Ask> {
        match self.finish.take() {
            Some(finish) => finish(machine, items, result).map(Ask::Done),
            None => result.map(|()| Ask::Done(Value::None)),
        }
    }
}

/// What a list's keys are, all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Int,
    Float,
    Str,
    Mixed,
}

impl Family {
    fn of<'a>(keys: impl Iterator<Item = &'a Value>) -> Self {
        let mut family = None;
        for key in keys {
            let own = match key {
                Value::Int(_) => Self::Int,
                Value::Float(x) if !x.is_nan() => Self::Float,
                Value::Str(_) => Self::Str,
                _ => return Self::Mixed,
            };
            if family.replace(own).is_some_and(|before| before != own) {
                return Self::Mixed;
            }
        }
        family.unwrap_or(Self::Mixed)
    }
}

/// A number that orders as the int or float does.
fn rank(value: &Value) -> u64 {
    const SIGN: u64 = 1 << 63;
    match value {
        Value::Int(number) => *number as u64 ^ SIGN,
        Value::Float(x) => {
            // There is no NaN among them, but -0.0 equals 0.0, which it becomes by the sum.
            let bits = (x + 0.0).to_bits();
            if bits & SIGN == 0 { bits | SIGN } else { !bits }
        }
        _ => 0,
    }
}

/// The places of ranks from the least to the greatest, of equal ones in their order. O(n): byte by byte.
#[cfg_attr(fast, optimize(speed))]
fn order_of(ranks: &[u64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..ranks.len() as u32).collect();
    let (mut differing, mut is_sorted) = (0, true);
    for pair in ranks.windows(2) {
        differing |= pair[0] ^ pair[1];
        is_sorted &= pair[0] <= pair[1];
    }
    if is_sorted {
        return order;
    }
    if ranks.len() <= RUN {
        for at in 1..order.len() {
            let mut to = at;
            while to > 0 && ranks[order[to - 1] as usize] > ranks[order[to] as usize] {
                order.swap(to - 1, to);
                to -= 1;
            }
        }
        return order;
    }
    let mut next = order.clone();
    for shift in (0..64).step_by(8) {
        if (differing >> shift) as u8 == 0 {
            continue;
        }
        let byte = |place: u32| (ranks[place as usize] >> shift) as u8 as usize;
        // How many there are of a byte, then where the next one of it goes.
        let mut starts = [0_u32; 257];
        for &place in &order {
            starts[byte(place) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        for &place in &order {
            let start = &mut starts[byte(place)];
            next[*start as usize] = place;
            *start += 1;
        }
        std::mem::swap(&mut order, &mut next);
    }
    order
}

/// Puts to each place what was at the place that `order` names for it.
#[cfg_attr(fast, optimize(speed))]
fn arrange<T>(items: &mut [T], mut order: Vec<u32>) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}
