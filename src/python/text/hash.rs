//! `hash(x)`, as CPython computes it on 64 bits with `PYTHONHASHSEED=0`.
//! Invariant: equal numbers of different types have equal hashes, and no hash is -1.

use num_traits::ToPrimitive;

use super::IntRef;

/// Numbers are hashed modulo this prime, 2 ** 61 - 1.
const MODULUS: u64 = (1 << 61) - 1;

/// -1 says "failed" in CPython's C interface, so nothing hashes to it.
fn never_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(n)`.
pub fn hash_int(n: IntRef<'_>) -> i64 {
    let magnitude = match n {
        IntRef::Small(small) => small.unsigned_abs() % MODULUS,
        IntRef::Big(big) => (big.magnitude() % MODULUS).to_u64().unwrap_or(0),
    } as i64;
    never_minus_one(if n.is_negative() { -magnitude } else { magnitude })
}

/// `hash(x)` of a float that is not NaN; a NaN's hash comes from its identity: the caller's affair (0 here).
pub fn hash_float(x: f64) -> i64 {
    if x.is_nan() || x == 0.0 {
        return 0;
    }
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { -314_159 };
    }
    let (mantissa, exponent) = super::float::parts(x);
    // 2 ** 61 is 1 modulo the prime: the exponent turns the 61 bits around.
    let turn = exponent.rem_euclid(61) as u32;
    let mantissa = mantissa % MODULUS;
    let turned = ((mantissa << turn) & MODULUS) | (mantissa >> (61 - turn));
    let hash = (turned % MODULUS) as i64;
    never_minus_one(if x < 0.0 { -hash } else { hash })
}

/// `hash(z)` of a complex number.
pub fn hash_complex(re: f64, im: f64) -> i64 {
    never_minus_one(hash_float(re).wrapping_add(hash_float(im).wrapping_mul(1_000_003)))
}

/// `hash(text)`: of its characters as CPython stores them, each in 1, 2 or 4 bytes, as the largest needs.
#[inline]
pub fn hash_str(text: &str) -> i64 {
    if text.is_ascii() {
        return hash_bytes(text.as_bytes());
    }
    let size = match text.chars().max().map_or(0, u32::from) {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    };
    let mut stored = Vec::with_capacity(text.len() * size);
    for c in text.chars() {
        stored.extend_from_slice(&u32::from(c).to_le_bytes()[..size]);
    }
    hash_bytes(&stored)
}

/// `hash(bytes)`: SipHash-1-3 with a key of zeros.
#[cfg_attr(fast, optimize(speed))]
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    // The key's halves are zero; these are "somepseudorandomlygeneratedbytes".
    let mut state = [0x736f_6d65_7073_6575u64, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let mut last = [0; 8];
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        absorb(&mut state, u64::from_le_bytes(*word));
    }
    last[..rest.len()].copy_from_slice(rest);
    last[7] = bytes.len() as u8;
    absorb(&mut state, u64::from_le_bytes(last));
    state[2] ^= 0xff;
    for _ in 0..3 {
        sip_round(&mut state);
    }
    never_minus_one((state[0] ^ state[1] ^ state[2] ^ state[3]) as i64)
}

#[inline(always)]
fn absorb(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    sip_round(state);
    state[0] ^= word;
}

#[inline(always)]
fn sip_round([a, b, c, d]: &mut [u64; 4]) {
    *a = a.wrapping_add(*b);
    *c = c.wrapping_add(*d);
    *b = b.rotate_left(13) ^ *a;
    *d = d.rotate_left(16) ^ *c;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*b);
    *a = a.wrapping_add(*d);
    *b = b.rotate_left(17) ^ *c;
    *d = d.rotate_left(21) ^ *a;
    *c = c.rotate_left(32);
}

/// `hash(tuple)`, given the hashes of its items.
pub fn hash_tuple(items: &[i64]) -> i64 {
    // xxHash64's primes.
    const PRIMES: [u64; 3] = [0x9e37_79b1_85eb_ca87, 0xc2b2_ae3d_27d4_eb4f, 0x27d4_eb2f_1656_67c5];
    let mut hash = PRIMES[2];
    for item in items {
        hash = hash.wrapping_add((*item as u64).wrapping_mul(PRIMES[1])).rotate_left(31).wrapping_mul(PRIMES[0]);
    }
    hash = hash.wrapping_add(items.len() as u64 ^ PRIMES[2] ^ 3_527_539);
    if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
}

/// `hash(frozenset)`, given the hashes of its items in any order.
pub fn hash_frozenset(items: &[i64]) -> i64 {
    let shuffled = |item: &i64| {
        let item = *item as u64;
        (item ^ 89_869_747 ^ (item << 16)).wrapping_mul(3_644_798_167)
    };
    let mut hash = items.iter().map(shuffled).fold(0, |hash, item| hash ^ item);
    hash ^= (items.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}
