//! `time`: the lesson's clock, which moves only by sleeping.
//! Invariant: `time()` and `monotonic()` move by the same amount.

use std::rc::Rc;

use crate::python::machine::{Machine, tail_call};
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

/// Seconds that `monotonic()` shows at lesson time 0.
const MONOTONIC_START: f64 = 1000.0;

pub static FUNCTIONS: &[Native] = &[
    Native::function("sleep", sleep),
    Native::function("time", time),
    Native::function("time_ns", time_ns),
    Native::function("monotonic", monotonic),
    Native::function("monotonic_ns", monotonic_ns),
    Native::function("perf_counter", monotonic),
    Native::function("perf_counter_ns", monotonic_ns),
    Native::function("process_time", monotonic),
    Native::function("process_time_ns", monotonic_ns),
    Native::function("thread_time", monotonic),
];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    for native in FUNCTIONS {
        globals.set(native.name, Value::Native(native));
    }
    globals.set("timezone", Value::Int(0));
    globals.set("daylight", Value::Int(0));
    Ok(())
}

/// Seconds given to `sleep`, checked as CPython checks them.
pub fn duration(m: &mut Machine, value: &Value) -> Outcome<f64> {
    let seconds = match value.plain() {
        Value::Int(i) => *i as f64,
        Value::Bool(b) => f64::from(u8::from(*b)),
        Value::Float(x) => *x,
        Value::Big(_) => return Err(m.error("OverflowError", "timestamp too large to convert to C _PyTime_t")),
        other => match m.call_special(other, "__index__", Args::none()) {
            Some(answer) => match answer? {
                Value::Int(i) => i as f64,
                _ => 0.0,
            },
            None => {
                let name = m.type_name(value);
                return Err(m.type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        },
    };
    if seconds.is_nan() {
        return Err(m.value_error("Invalid value NaN (not a number)"));
    }
    Ok(seconds)
}

fn sleep(m: &mut Machine, args: Args) -> Outcome {
    let given = args.values.len();
    if given != 1 && args.keywords.is_none() {
        return Err(m.type_error(format!("time.sleep() takes exactly one argument ({given} given)")));
    }
    let [seconds] = args.exactly(m, "time.sleep")?;
    let seconds = duration(m, &seconds)?;
    if seconds < 0.0 {
        return Err(m.value_error("sleep length must be non-negative"));
    }
    if m.has_other_threads()
        && let Some(wait) = m.modules.get("threading").and_then(|threading| threading.globals.get("_sleep"))
    {
        return Err(tail_call(wait, Args::one(Value::Float(seconds))));
    }
    m.let_pass(seconds)?;
    Ok(Value::None)
}

fn time(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "time")?;
    Ok(Value::Float(m.now()))
}

fn time_ns(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "time_ns")?;
    Ok(Value::Int(m.clock.nanos()))
}

fn monotonic(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "monotonic")?;
    Ok(Value::Float(nanos_since_start(m) as f64 / 1e9))
}

fn monotonic_ns(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "monotonic_ns")?;
    Ok(Value::Int(nanos_since_start(m)))
}

fn nanos_since_start(m: &Machine) -> i64 {
    m.lesson_nanos().saturating_add((MONOTONIC_START * 1e9) as i64)
}
