//! BLAKE2b (RFC 7693), without a key.
//! Invariant: the digest is 1 to 64 bytes long.

/// The first 64 bits of the fractions of the square roots of the first eight primes.
const START: [u64; 8] = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];

/// The order in which each round takes the words of a block, a hexadecimal digit each, the first one lowest.
const ORDERS: [u64; 10] = [
    0xfedc_ba98_7654_3210,
    0x357b_20c1_6df9_84ae,
    0x4917_63ea_df25_0c8b,
    0x8f04_a562_ebcd_1397,
    0xd386_cb1e_fa42_7509,
    0x91ef_57d4_38b0_a6c2,
    0xb829_3670_a4de_f15c,
    0xa268_4f05_931c_e7bd,
    0x5a41_7d2c_803b_9ef6,
    0x0dc3_e9bf_5167_482a,
];

/// Where the words that each of the eight mixing steps of a round works on are.
const STEPS: [[usize; 4]; 8] = [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15],
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14],
];

/// A digest of `size` bytes that is being made.
pub struct Blake2b {
    state: [u64; 8],
    done: u64,
    size: usize,
}

impl Blake2b {
    pub fn new(size: usize) -> Self {
        let size = size.clamp(1, 64);
        let mut state = START;
        state[0] ^= 0x0101_0000 ^ size as u64;
        Self { state, done: 0, size }
    }

    /// Goes on with more of the data: whole blocks of 128 bytes, except for the last piece. O(piece).
    pub fn update(&mut self, piece: &[u8], is_last: bool) {
        let mut rest = piece;
        loop {
            let (block, after) = rest.split_at(rest.len().min(128));
            rest = after;
            self.done += block.len() as u64;
            compress(&mut self.state, block, self.done, is_last && rest.is_empty());
            if rest.is_empty() {
                return;
            }
        }
    }

    pub fn finish(&self) -> Vec<u8> {
        self.state.iter().flat_map(|word| word.to_le_bytes()).take(self.size).collect()
    }
}

fn compress(state: &mut [u64; 8], block: &[u8], done: u64, is_last: bool) {
    let mut words = [0_u64; 16];
    for (at, &byte) in block.iter().enumerate() {
        words[at / 8] |= u64::from(byte) << (at % 8 * 8);
    }
    let mut v = [0_u64; 16];
    v[..8].copy_from_slice(state);
    v[8..].copy_from_slice(&START);
    v[12] ^= done;
    if is_last {
        v[14] = !v[14];
    }
    for round in 0..12 {
        let mut order = ORDERS[round % 10];
        for [a, b, c, d] in STEPS {
            for (first, second) in [(32, 24), (16, 63)] {
                v[a] = v[a].wrapping_add(v[b]).wrapping_add(words[(order & 15) as usize]);
                order >>= 4;
                v[d] = (v[d] ^ v[a]).rotate_right(first);
                v[c] = v[c].wrapping_add(v[d]);
                v[b] = (v[b] ^ v[c]).rotate_right(second);
            }
        }
    }
    for (at, word) in state.iter_mut().enumerate() {
        *word ^= v[at] ^ v[at + 8];
    }
}
