//! Powers, exponentials and logarithms that are rounded once, from twice the digits of a float.
//! Invariant: nothing depends on the last bits of the platform's functions. On wasm those are off by one unit in the
//! last place in a tenth of all cases, where CPython's C library hardly ever is; a learner would see other digits.

/// An unevaluated sum; the low part is less than half a unit in the last place of the high one.
#[derive(Debug, Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

const LN_2: Double = Double { high: std::f64::consts::LN_2, low: 2.319_046_813_846_299_6e-17 };

impl Double {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }

    /// `a + b`, exactly.
    fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let b_part = high - a;
        Self { high, low: (a - (high - b_part)) + (b - b_part) }
    }

    /// `a * b`, exactly (Dekker 1971; wasm has no fused multiply-add).
    fn product(a: f64, b: f64) -> Self {
        let halves = |x: f64| {
            let scaled = x * 134_217_729.0;
            let top = scaled - (scaled - x);
            (top, x - top)
        };
        let high = a * b;
        let ((a_top, a_rest), (b_top, b_rest)) = (halves(a), halves(b));
        Self { high, low: ((a_top * b_top - high) + a_top * b_rest + a_rest * b_top) + a_rest * b_rest }
    }

    fn plus(self, other: Self) -> Self {
        let Self { high, low } = Self::sum(self.high, other.high);
        let tail = Self::sum(self.low, other.low);
        let Self { high, low } = Self::sum(high, low + tail.high);
        Self::sum(high, low + tail.low)
    }

    fn times(self, other: Self) -> Self {
        let Self { high, low } = Self::product(self.high, other.high);
        Self::sum(high, low + (self.high * other.low + self.low * other.high))
    }

    fn over(self, other: Self) -> Self {
        let first = self.high / other.high;
        let left = self.plus(other.times(Self::from(-first)));
        let second = left.high / other.high;
        let left = left.plus(other.times(Self::from(-second)));
        Self::sum(first, second).plus(Self::from(left.high / other.high))
    }
}

/// `e ** x` as a number near 1 and a power of two; `x` is below 1000 in size.
fn exponential(x: Double) -> (Double, i32) {
    let turns = (x.high / LN_2.high).round_ties_even();
    let rest = x.plus(LN_2.times(Double::from(-turns)));
    // A 256th is small enough for ten terms of the series; then the power is squared back.
    let step = Double { high: rest.high / 256.0, low: rest.low / 256.0 };
    let mut power = Double::from(1.0);
    for term in (1..=10).rev() {
        power = Double::from(1.0).plus(step.times(power).over(Double::from(f64::from(term))));
    }
    for _ in 0..8 {
        power = power.times(power);
    }
    (power, turns as i32)
}

/// A positive finite float as a mantissa from 1 to 2 and a power of two.
fn split(x: f64) -> (f64, i32) {
    let (scaled, shift) = if x < f64::MIN_POSITIVE { (x * 18_014_398_509_481_984.0, -54) } else { (x, 0) };
    let bits = scaled.to_bits();
    (f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52), (bits >> 52) as i32 - 1023 + shift)
}

/// The natural logarithm of a positive finite `x`.
fn logarithm(x: f64) -> Double {
    let (mut mantissa, mut exponent) = split(x);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    // A logarithm good to 15 digits, and what it misses: ln(1 + d) for a d that is tiny.
    let guess = mantissa.ln();
    let (inverse, turns) = exponential(Double::from(-guess));
    let ratio = Double::from(mantissa * 2f64.powi(turns)).times(inverse);
    let missed = ratio.plus(Double::from(-1.0));
    let missed = missed.plus(Double::from(-0.5 * missed.high * missed.high));
    LN_2.times(Double::from(f64::from(exponent))).plus(Double::from(guess)).plus(missed)
}

/// Whether a series can be summed without the parts of its terms over- or underflowing.
fn is_plain(x: f64) -> bool {
    x.is_finite() && x != 0.0
}

/// `e ** x`.
pub fn exp(x: f64) -> f64 {
    if !is_plain(x) || x.abs() > 800.0 {
        return x.exp();
    }
    let (power, turns) = exponential(Double::from(x));
    super::float::scaled(power.high, turns)
}

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    if !is_plain(x) || x < 0.0 { x.ln() } else { logarithm(x).high }
}

/// The decimal logarithm, as C libraries have it since fdlibm: not the nearest float, but exact for powers of ten.
pub fn log10(x: f64) -> f64 {
    if !is_plain(x) || x < 0.0 {
        return x.log10();
    }
    let (mantissa, exponent) = split(x);
    // From 1 to 2 for what is above 1, from 1/2 to 1 for what is below.
    let (mantissa, exponent) =
        if exponent < 0 { (mantissa / 2.0, f64::from(exponent + 1)) } else { (mantissa, f64::from(exponent)) };
    let small = exponent * 3.694_239_077_158_931e-13 + std::f64::consts::LOG10_E * ln(mantissa);
    small + exponent * 0.301_029_995_663_611_77
}

/// The binary logarithm.
pub fn log2(x: f64) -> f64 {
    if !is_plain(x) || x < 0.0 { x.log2() } else { logarithm(x).over(LN_2).high }
}

/// `x ** y`, with C's special values.
pub fn pow(x: f64, y: f64) -> f64 {
    let magnitude = x.abs();
    if !is_plain(x) || !is_plain(y) || magnitude == 1.0 || x < 0.0 && y != y.trunc() {
        return x.powf(y);
    }
    let estimate = magnitude.ln() * y;
    if estimate.abs() > 800.0 {
        return x.powf(y);
    }
    let power = if y == y.trunc() && y.abs() <= 64.0 && estimate.abs() < 600.0 {
        whole_power(magnitude, y)
    } else {
        let (power, turns) = exponential(logarithm(magnitude).times(Double::from(y)));
        super::float::scaled(power.high, turns)
    };
    if x < 0.0 && (y / 2.0).fract() != 0.0 { -power } else { power }
}

/// `x ** y` for a small integer `y`, by squaring: exact where the power has few digits.
fn whole_power(x: f64, y: f64) -> f64 {
    let (mut square, mut left) = (Double::from(x), y.abs() as u32);
    let mut power = Double::from(1.0);
    loop {
        if left & 1 == 1 {
            power = power.times(square);
        }
        left >>= 1;
        if left == 0 {
            break;
        }
        square = square.times(square);
    }
    if y < 0.0 { Double::from(1.0).over(power).high } else { power.high }
}
