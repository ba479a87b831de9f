//! Random calls from a seed.
//! Invariant: a seed always gives the same calls.

use super::calls::Call;

/// xorshift64*.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        // The state must not be 0, and near seeds should not give near beginnings.
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// The settings of a cache, as `calls::config` reads them.
    pub fn settings(&mut self) -> String {
        let backend = if self.below(20) == 0 { "dummy" } else { "locmem" };
        [
            backend,
            self.pick(&["x", "x", "x", "y"]),
            self.pick(&["300", "300", "none", "0", "7", "-1"]),
            self.pick(&["0", "1", "2", "2", "3", "3", "4", "6", "300", "-1"]),
            self.pick(&["0", "1", "2", "3", "3", "3", "5", "-2"]),
            self.pick(&["", "", "", "p"]),
            self.pick(&["1", "1", "1", "2"]),
        ]
        .join(",")
    }

    pub fn call(&mut self) -> Call {
        const METHODS: [&str; 28] = [
            "set",
            "set",
            "set",
            "set",
            "set",
            "get",
            "get",
            "get",
            "add",
            "add",
            "touch",
            "touch",
            "delete",
            "has_key",
            "ahas_key",
            "incr",
            "decr",
            "aincr",
            "adecr",
            "get_or_set",
            "aget_or_set",
            "get_many",
            "set_many",
            "delete_many",
            "incr_version",
            "decr_version",
            "sleep",
            "clear",
        ];
        const SLEEPS: [&str; 8] =
            ["1", "1000000", "250000000", "500000000", "999999999", "3000000000", "10000000000", "299000000000"];
        const TIMEOUTS: [&str; 10] = ["default", "default", "default", "none", "10", "0.5", "1.25", "0", "-3", "bad"];
        let mut method = self.pick(&METHODS);
        if method == "clear" && self.below(3) > 0 {
            method = "sleep";
        }
        if method == "sleep" {
            return Call::parse(&format!("sleep {}", self.pick(&SLEEPS)));
        }
        let mut words = vec![method, self.pick(&["A", "A", "B"])];
        let mut keys = vec![self.pick(&["a", "a", "b", "b", "c", "d", "e", "f"])];
        if method.ends_with("_many") {
            for _ in 0..self.below(4) {
                let key = self.pick(&["a", "b", "c", "d", "e", "f"]);
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let keys = keys.join(",");
        words.push(&keys);
        words.push(self.pick(&["-", "-", "-", "1", "2", "3"]));
        if ["set", "add", "get_or_set", "aget_or_set", "set_many"].contains(&method) {
            words.push(self.pick(&["0", "1", "2", "5", "-7", "s"]));
        }
        if ["set", "add", "get_or_set", "aget_or_set", "set_many", "touch"].contains(&method) {
            words.push(self.pick(&TIMEOUTS));
        }
        if method.ends_with("incr") || method.ends_with("decr") || method.ends_with("_version") {
            words.push(self.pick(&["1", "1", "2", "-2", "0"]));
        }
        if method == "clear" {
            words.truncate(2);
        }
        Call::parse(&words.join(" "))
    }
}
