//! `hashlib`: digests of bytes.
//! Invariant: a digest is made from all of the data at once; what a hash object has been given so far is kept by its
//! Python side.

mod blake2b;

use std::rc::Rc;

use sha2::Digest;

use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

static FUNCTIONS: &[Native] = &[Native::function("_digest", digest)];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    for native in FUNCTIONS {
        globals.set(native.name, Value::Native(native));
    }
    Ok(())
}

/// `_digest(name, data, size)`; `size` counts for BLAKE2 alone.
fn digest(m: &mut Machine, args: Args) -> Outcome {
    let [name, data, size] = args.exactly(m, "_digest")?;
    let size = m.index(&size)? as usize;
    let data = match &data {
        Value::Bytes(bytes) => bytes.clone(),
        Value::ByteArray(bytes) => Rc::from(&bytes.borrow()[..]),
        _ => return Err(m.type_error("object supporting the buffer API required")),
    };
    m.spend(data.len() as u64 / 64)?;
    let made = match name.as_str().map(|name| &**name) {
        Some("md5") => md5::Md5::digest(&data).to_vec(),
        Some("sha1") => sha1::Sha1::digest(&data).to_vec(),
        Some("sha224") => sha2::Sha224::digest(&data).to_vec(),
        Some("sha256") => sha2::Sha256::digest(&data).to_vec(),
        Some("sha384") => sha2::Sha384::digest(&data).to_vec(),
        Some("sha512") => sha2::Sha512::digest(&data).to_vec(),
        Some("blake2b") => blake2b::digest(&data, size),
        _ => return Err(m.value_error("unsupported hash type")),
    };
    Ok(Value::bytes(&made))
}
