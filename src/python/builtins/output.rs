//! `print`.
//! Invariant: what is printed goes to the machine's output and nowhere else.

use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::Value;

pub static FUNCTIONS: &[Native] = &[Native::function("print", print)];

fn print(m: &mut Machine, args: Args) -> Outcome {
    let (values, keywords) = args.split();
    let (mut separator, mut end, mut file) = (Value::None, Value::None, Value::None);
    for (name, value) in keywords {
        match &*name {
            "sep" => separator = value,
            "end" => end = value,
            "file" => file = value,
            "flush" => {}
            other => return Err(m.type_error(format!("'{other}' is an invalid keyword argument for print()"))),
        }
    }
    let text_of = |m: &Machine, value: &Value, name: &str, default: &str| match (value, value.as_str()) {
        (Value::None, _) => Ok(std::rc::Rc::from(default)),
        (_, Some(text)) => Ok(text.clone()),
        _ => {
            let given = m.type_name(value);
            Err(m.type_error(format!("{name} must be None or a string, not {given}")))
        }
    };
    let separator = text_of(m, &separator, "sep", " ")?;
    let end = text_of(m, &end, "end", "\n")?;
    let mut line = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            line.push_str(&separator);
        }
        line.push_str(&m.str(value)?);
    }
    line.push_str(&end);
    if file.is_none() {
        file = redirection(m);
    }
    if !file.is_none()
        && let Some(write) = m.attribute_or_none(&file, "write")?
    {
        m.call(&write, Args::one(Value::from(line)))?;
        return Ok(Value::None);
    }
    m.write(&line, false)?;
    Ok(Value::None)
}

/// What the program put in the place of `sys.stdout`; None for nothing.
fn redirection(m: &Machine) -> Value {
    let Some(sys) = m.modules.get("sys") else { return Value::None };
    match (sys.globals.get("stdout"), sys.globals.get("__stdout__")) {
        (Some(now), Some(own)) if !now.is(&own) => now,
        _ => Value::None,
    }
}
