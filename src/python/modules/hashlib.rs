//! `hashlib`: digests of bytes.
//! Invariant: a digest is made from all of the data, piece by piece; what a hash object has been given so far is kept
//! by its Python side.

mod blake2b;

use std::rc::Rc;

use sha2::Digest;
use sha2::digest::FixedOutputReset;

use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome, in_pieces};
use crate::python::value::{Globals, Value};

/// Bytes that are hashed at once: a millisecond or two. Whole blocks, of every hash.
const PIECE: usize = 1 << 15;

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
    let length = match &data {
        Value::Bytes(bytes) => bytes.len(),
        Value::ByteArray(bytes) => bytes.borrow().len(),
        _ => return Err(m.type_error("object supporting the buffer API required")),
    };
    m.spend(length as u64 / 64)?;
    let mut hash: Box<dyn Hash> = match name.as_str().map(|name| &**name) {
        Some("md5") => Box::new(md5::Md5::new()),
        Some("sha1") => Box::new(sha1::Sha1::new()),
        Some("sha224") => Box::new(sha2::Sha224::new()),
        Some("sha256") => Box::new(sha2::Sha256::new()),
        Some("sha384") => Box::new(sha2::Sha384::new()),
        Some("sha512") => Box::new(sha2::Sha512::new()),
        Some("blake2b") => Box::new(blake2b::Blake2b::new(size)),
        _ => return Err(m.value_error("unsupported hash type")),
    };
    let mut done = 0;
    in_pieces(m, move |_| {
        let end = length.min(done + PIECE);
        let is_last = end == length;
        match &data {
            Value::Bytes(bytes) => hash.add(&bytes[done..end], is_last),
            Value::ByteArray(bytes) => hash.add(bytes.borrow().get(done..end).unwrap_or_default(), is_last),
            _ => {}
        }
        done = end;
        Ok(is_last.then(|| Value::bytes(&hash.digest())))
    })
}

/// A hash that is being made. All of the data but the last piece comes in whole blocks.
trait Hash {
    fn add(&mut self, piece: &[u8], is_last: bool);
    fn digest(&mut self) -> Vec<u8>;
}

impl<D: Digest + FixedOutputReset> Hash for D {
    fn add(&mut self, piece: &[u8], _is_last: bool) {
        Digest::update(self, piece);
    }

    fn digest(&mut self) -> Vec<u8> {
        self.finalize_reset().to_vec()
    }
}

impl Hash for blake2b::Blake2b {
    fn add(&mut self, piece: &[u8], is_last: bool) {
        self.update(piece, is_last);
    }

    fn digest(&mut self) -> Vec<u8> {
        self.finish()
    }
}
