//! How arguments meet parameters where that takes more than to leave them on the stack.
//! Invariant: every parameter has a value afterwards, or the error is worded as CPython words it.

use crate::python::code::Parameters;
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::object::function::Function;
use crate::python::value::{Name, Value};

impl Machine {
    /// Binds arguments to the parameters of a function of the program: the locals of its frame.
    ///
    /// # Errors
    /// TypeError in CPython's words.
    pub(super) fn bind(&mut self, function: &Function, args: Args) -> Outcome<Vec<Value>> {
        let code = &function.code;
        let defaults = function.defaults.borrow().clone();
        let qualname = function.qualname.borrow().clone();
        let keyword_defaults = function.keyword_defaults.borrow().clone();
        let is_c = !code.visible && matches!(&*function.globals.module, "datetime" | "itertools" | "operator");
        let shape = is_c.then(|| (args.positional_count(), args.keywords.clone()));
        let bound = self.bind_parameters(&qualname, &code.locals, &code.parameters, args, &defaults);
        let mut locals = match (bound, shape) {
            (Err(_), Some((given, keywords))) => {
                let keywords = keywords.as_deref().unwrap_or_default();
                return Err(self.type_error(c_wording(function, given, keywords, defaults.len())));
            }
            (bound, _) => bound?,
        };
        let first = code.parameters.positional as usize + usize::from(code.parameters.has_args);
        let last = first + code.parameters.keyword_only as usize;
        if let Some(dict) = keyword_defaults {
            for (local, name) in locals[first..last].iter_mut().zip(&code.locals[first..last]) {
                if local.is_unset()
                    && let Some(value) = self.dict_get(&dict, &Value::Str(name.clone()))?
                {
                    *local = value;
                }
            }
        }
        let missing: Vec<&Name> = (first..last).filter(|&i| locals[i].is_unset()).map(|i| &code.locals[i]).collect();
        if !missing.is_empty() {
            return Err(self.missing(&qualname, "keyword-only", &missing));
        }
        Ok(locals)
    }

    /// The part of binding that functions of the program and Python-like natives share.
    fn bind_parameters(
        &mut self,
        qualname: &str,
        names: &[Name],
        parameters: &Parameters,
        args: Args,
        defaults: &[Value],
    ) -> Outcome<Vec<Value>> {
        let positional = parameters.positional as usize;
        let keyword_only = parameters.keyword_only as usize;
        let mut locals = vec![Value::Unset; parameters.count()];
        let given = args.positional_count();
        let keywords = args.keywords.clone();
        let mut extra = Vec::new();
        let mut pairs = Vec::new();
        for (index, value) in args.values.into_iter().enumerate() {
            if index < given {
                if index < positional {
                    locals[index] = value;
                } else {
                    extra.push(value);
                }
            } else if let Some(name) = keywords.as_ref().and_then(|names| names.get(index - given)) {
                pairs.push((name.clone(), value));
            }
        }
        let mut rest = Vec::new();
        let mut positional_only_named = Vec::new();
        for (name, value) in pairs {
            let from = parameters.positional_only as usize;
            let gap = usize::from(parameters.has_args);
            let found = (from..positional)
                .find(|&i| names[i] == name)
                .or_else(|| (positional + gap..positional + gap + keyword_only).find(|&i| names[i] == name));
            match found {
                Some(index) if locals[index].is_unset() => locals[index] = value,
                Some(_) => {
                    return Err(self.type_error(format!("{qualname}() got multiple values for argument '{name}'")));
                }
                None if parameters.has_kwargs => rest.push((Value::Str(name), value)),
                None if (0..from).any(|i| names[i] == name) => positional_only_named.push(name),
                None => {
                    return Err(self.type_error(format!("{qualname}() got an unexpected keyword argument '{name}'")));
                }
            }
        }
        if !positional_only_named.is_empty() {
            let list = positional_only_named.join(", ");
            return Err(self.type_error(format!(
                "{qualname}() got some positional-only arguments passed as keyword arguments: '{list}'"
            )));
        }
        if !parameters.has_args && !extra.is_empty() {
            let gap = positional..positional + keyword_only;
            let keyword_given = locals[gap].iter().filter(|value| !value.is_unset()).count();
            return Err(self.too_many(qualname, positional, defaults.len(), given, keyword_given));
        }
        let first_default = positional - defaults.len().min(positional);
        for index in 0..positional {
            if locals[index].is_unset() && index >= first_default {
                locals[index] = defaults[index - first_default].clone();
            }
        }
        let missing: Vec<&Name> = (0..positional).filter(|&i| locals[i].is_unset()).map(|i| &names[i]).collect();
        if !missing.is_empty() && !(defaults.iter().any(Value::is_unset)) {
            return Err(self.missing(qualname, "positional", &missing));
        }
        if parameters.has_args {
            locals[positional] = Value::tuple(extra);
        }
        if parameters.has_kwargs {
            let dict = self.new_dict(rest)?;
            if let Some(last) = locals.last_mut() {
                *last = dict;
            }
        }
        Ok(locals)
    }

    /// Binds the arguments of a native that has the signature of a Python function, `self` first: Django's methods.
    /// Absent optional arguments are `Unset`.
    ///
    /// # Errors
    /// TypeError in the words for Python functions: `LocMemCache.get() missing 1 required positional argument: 'key'`.
    pub fn bind_python(&mut self, qualname: &str, names: &[&str], least: usize, args: Args) -> Outcome<Vec<Value>> {
        let names: Vec<Name> = names.iter().map(|name| Name::from(*name)).collect();
        let parameters = Parameters { positional: names.len() as u32, ..Parameters::default() };
        let defaults = vec![Value::Unset; names.len() - least];
        let locals = self.bind_parameters(qualname, &names, &parameters, args, &defaults)?;
        let missing: Vec<&Name> = (0..least).filter(|&i| locals[i].is_unset()).map(|i| &names[i]).collect();
        if missing.is_empty() { Ok(locals) } else { Err(self.missing(qualname, "positional", &missing)) }
    }

    fn too_many(&self, qualname: &str, positional: usize, defaults: usize, given: usize, keyword_given: usize) -> Exit {
        let takes = if defaults > 0 {
            format!("from {} to {positional} positional arguments", positional - defaults.min(positional))
        } else if positional == 1 {
            "1 positional argument".to_owned()
        } else {
            format!("{positional} positional arguments")
        };
        let were = if given == 1 && keyword_given == 0 { "was" } else { "were" };
        let given = if keyword_given > 0 {
            let plural = if given == 1 { "" } else { "s" };
            let keyword_plural = if keyword_given == 1 { "" } else { "s" };
            format!("{given} positional argument{plural} (and {keyword_given} keyword-only argument{keyword_plural})")
        } else {
            given.to_string()
        };
        self.type_error(format!("{qualname}() takes {takes} but {given} {were} given"))
    }

    fn missing(&self, qualname: &str, kind: &str, names: &[&Name]) -> Exit {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match &quoted[..] {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [start @ .., last] => format!("{}, and {last}", start.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        self.type_error(format!("{qualname}() missing {} required {kind} argument{plural}: {list}", names.len()))
    }
}

/// What CPython says of wrong arguments for functions that it has in C.
fn c_wording(function: &Function, given: usize, keywords: &[Name], defaults: usize) -> String {
    let (code, qualname, module) = (&function.code, function.qualname.borrow(), &*function.globals.module);
    let (class, method) = qualname.rsplit_once('.').unwrap_or(("", &qualname));
    let own = usize::from(!class.is_empty());
    let is_new = matches!(method, "__init__" | "__new__");
    let name = if is_new && class != "timedelta" { class } else { method };
    let parameters = &code.parameters;
    let given = given.saturating_sub(own);
    let most = parameters.positional as usize - own;
    let least = most.saturating_sub(defaults);
    let names = &code.locals[own..own + most];
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    if parameters.positional_only as usize == most + own && parameters.keyword_only == 0 {
        if !keywords.is_empty() {
            return format!("{name}() takes no keyword arguments");
        }
        let (word, count) = match (least == most, given < least) {
            (true, _) => ("", most),
            (false, true) => ("at least ", least),
            (false, false) => ("at most ", most),
        };
        if most == 1 && own == 0 {
            return format!("_{module}.{name}() takes exactly one argument ({given} given)");
        }
        return format!("{name} expected {word}{count} argument{}, got {given}", plural(count));
    }
    let first = code.locals.len().min(own + most + parameters.keyword_only as usize);
    if let Some(wrong) = keywords.iter().find(|keyword| !code.locals[..first].contains(keyword)) {
        let what = if is_new && module == "datetime" && class != "timedelta" {
            "this function".to_owned()
        } else {
            format!("{name}()")
        };
        return format!("'{wrong}' is an invalid keyword argument for {what}");
    }
    if given > most {
        return format!("{name}() takes at most {most} argument{} ({given} given)", plural(most));
    }
    let missing = (given..least).find(|&place| !keywords.contains(&names[place])).unwrap_or(given);
    let missing_name = names.get(missing).map_or("", |name| &**name);
    format!("{name}() missing required argument '{missing_name}' (pos {})", missing + 1)
}
