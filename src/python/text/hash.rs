//! `hash(x)`, as CPython computes it on 64 bits with `PYTHONHASHSEED=0`.
//! Invariant: equal numbers of different types have equal hashes, and no hash is -1.

use super::IntRef;

/// `hash(n)`.
pub fn hash_int(n: IntRef<'_>) -> i64 {
    todo!()
}
/// `hash(x)` of a float that is not NaN; a NaN's hash comes from its identity: the caller's affair (0 here).
pub fn hash_float(x: f64) -> i64 {
    todo!()
}
/// `hash(z)` of a complex number.
pub fn hash_complex(re: f64, im: f64) -> i64 {
    todo!()
}
/// `hash(text)`.
pub fn hash_str(text: &str) -> i64 {
    todo!()
}
/// `hash(bytes)`.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    todo!()
}
/// `hash(tuple)`, given the hashes of its items.
pub fn hash_tuple(items: &[i64]) -> i64 {
    todo!()
}
/// `hash(frozenset)`, given the hashes of its items in any order.
pub fn hash_frozenset(items: &[i64]) -> i64 {
    todo!()
}
