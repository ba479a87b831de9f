//! The core of `random`: the Mersenne Twister (Matsumoto and Nishimura 1998), as CPython seeds it.
//! Invariant: `index` is at most the number of words.

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigInt;

use super::native_class::{add_class, new_object, this};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

const WORDS: usize = 624;

struct Twister {
    words: [u32; WORDS],
    index: usize,
}

static METHODS: &[Native] = &[
    Native::static_method("random._Twister", "__new__", new),
    Native::method("_Twister", "seed", seed),
    Native::method("_Twister", "random", random),
    Native::method("_Twister", "getrandbits", bits),
    Native::method("_Twister", "getstate", state),
    Native::method("_Twister", "setstate", set_state),
];

pub fn fill(m: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    let object = m.types.object.clone();
    add_class(m, globals, "_Twister", &object, false, METHODS).map(|_| ())
}

impl Twister {
    fn seeded(key: &[u32]) -> Self {
        let mut words = [0_u32; WORDS];
        words[0] = 19_650_218;
        for at in 1..WORDS {
            let last = words[at - 1];
            words[at] = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(at as u32);
        }
        let mut at = 1;
        for turn in 0..WORDS.max(key.len()) {
            let last = words[at - 1];
            let place = turn % key.len().max(1);
            let added = key.get(place).copied().unwrap_or(0).wrapping_add(place as u32);
            words[at] = (words[at] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525)).wrapping_add(added);
            at = Self::following(&mut words, at);
        }
        for _ in 1..WORDS {
            let last = words[at - 1];
            words[at] = (words[at] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941)).wrapping_sub(at as u32);
            at = Self::following(&mut words, at);
        }
        words[0] = 0x8000_0000;
        Self { words, index: WORDS }
    }

    fn following(words: &mut [u32; WORDS], at: usize) -> usize {
        if at + 1 < WORDS {
            return at + 1;
        }
        words[0] = words[WORDS - 1];
        1
    }

    fn next(&mut self) -> u32 {
        if self.index >= WORDS {
            for at in 0..WORDS {
                let mixed = (self.words[at] & 0x8000_0000) | (self.words[(at + 1) % WORDS] & 0x7fff_ffff);
                let odd = if mixed & 1 == 1 { 0x9908_b0df } else { 0 };
                self.words[at] = self.words[(at + 397) % WORDS] ^ (mixed >> 1) ^ odd;
            }
            self.index = 0;
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let [class] = args.exactly(m, "_Twister")?;
    new_object(m, &class, RefCell::new(Twister::seeded(&[0])))
}

fn twister<'a>(m: &mut Machine, value: &'a Value, name: &str) -> Outcome<&'a RefCell<Twister>> {
    this(m, value, "_Twister", name)
}

/// Seeds with the size of an int.
fn seed(m: &mut Machine, args: Args) -> Outcome {
    let [own, number] = args.exactly(m, "_Twister.seed")?;
    let key = match number.plain() {
        Value::Big(big) => big.magnitude().to_u32_digits(),
        other => {
            let size = m.index(other)?.unsigned_abs();
            if size >> 32 == 0 { vec![size as u32] } else { vec![size as u32, (size >> 32) as u32] }
        }
    };
    *twister(m, &own, "seed")?.borrow_mut() = Twister::seeded(&key);
    Ok(Value::None)
}

fn random(m: &mut Machine, args: Args) -> Outcome {
    let [own] = args.exactly(m, "_Twister.random")?;
    let mut twister = twister(m, &own, "random")?.borrow_mut();
    let (high, low) = (twister.next() >> 5, twister.next() >> 6);
    Ok(Value::Float((f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0))
}

fn bits(m: &mut Machine, args: Args) -> Outcome {
    let [own, count] = args.exactly(m, "_Twister.getrandbits")?;
    let count = m.index(&count)?;
    if count < 0 {
        return Err(m.value_error("number of bits must be non-negative"));
    }
    m.reserve(count as usize / 8)?;
    let mut twister = twister(m, &own, "getrandbits")?.borrow_mut();
    let mut left = count;
    let mut words = Vec::new();
    while left > 0 {
        let word = twister.next();
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left -= 32;
    }
    Ok(Value::int(BigInt::from(num_bigint::BigUint::new(words))))
}

fn state(m: &mut Machine, args: Args) -> Outcome {
    let [own] = args.exactly(m, "_Twister.getstate")?;
    let twister = twister(m, &own, "getstate")?.borrow();
    let words = twister.words.iter().map(|&word| Value::Int(i64::from(word)));
    Ok(Value::tuple(words.chain([Value::from(twister.index)]).collect()))
}

fn set_state(m: &mut Machine, args: Args) -> Outcome {
    let [own, state] = args.exactly(m, "_Twister.setstate")?;
    let mut numbers = Vec::with_capacity(WORDS + 1);
    for value in m.collect(&state)? {
        numbers.push(m.index(&value)?);
    }
    if numbers.len() != WORDS + 1 {
        return Err(m.value_error("state vector is the wrong size"));
    }
    let mut twister = twister(m, &own, "setstate")?.borrow_mut();
    for (word, number) in twister.words.iter_mut().zip(&numbers) {
        *word = *number as u32;
    }
    twister.index = numbers.last().map_or(WORDS, |&index| index.clamp(0, WORDS as i64) as usize);
    Ok(Value::None)
}
