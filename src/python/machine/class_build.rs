//! Making classes: the `class` statement and `type(name, bases, namespace)`.
//! Invariant: a class that comes out of here has a consistent order of its ancestors.

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use crate::python::frame::{Activation, CellRef, Role};
use crate::python::native::{Args, Outcome};
use crate::python::object::class::{Class, Layout, linearize, note_change};
use crate::python::object::descriptor::Descriptor;
use crate::python::value::{Attributes, Name, Value};

/// What the body of a class statement leaves to be done.
pub struct ClassBuild {
    name: Name,
    bases: Vec<Value>,
    /// As written, where a base stood in for others (`__mro_entries__`).
    original_bases: Option<Vec<Value>>,
    metaclass: Value,
    keywords: Vec<(Name, Value)>,
}

impl Machine {
    /// Begins the body of a class.
    pub(super) fn begin_class(
        &mut self,
        body: Value,
        name: &Value,
        bases: Vec<Value>,
        mut keywords: Vec<(Name, Value)>,
    ) -> Outcome<()> {
        let Value::Function(function) = body else { return Err(self.type_error("a class needs a body")) };
        let name = name.as_str().cloned().unwrap_or_else(|| Name::from("?"));
        let given = keywords.iter().position(|(key, _)| &**key == "metaclass").map(|at| keywords.remove(at).1);
        let mut resolved = Vec::new();
        let mut replaced = false;
        for base in &bases {
            match base {
                Value::Class(_) => resolved.push(base.clone()),
                other => match self.special(other, "__mro_entries__") {
                    Some(entries) => {
                        let entries = self.call(&entries, Args::one(Value::tuple(bases.clone())))?;
                        resolved.extend(self.collect(&entries)?);
                        replaced = true;
                    }
                    None => resolved.push(base.clone()),
                },
            }
        }
        let metaclass = self.winning_metaclass(given, &resolved)?;
        self.check_depth()?;
        let namespace: Rc<RefCell<Attributes>> = Rc::default();
        if let Value::Class(metaclass) = &metaclass
            && metaclass.lookup("__prepare__").is_some_and(|prepare| !matches!(prepare, Value::Native(_)))
        {
            let prepare = self.attribute(&Value::Class(metaclass.clone()), "__prepare__")?;
            let mut args = vec![Value::Str(name.clone()), Value::tuple(resolved.clone())];
            let args = Args::with_keywords(std::mem::take(&mut args), keywords.clone());
            let prepared = self.call(&prepare, args)?;
            for (key, value) in self.mapping_pairs(&prepared)?.unwrap_or_default() {
                if let Some(key) = key.as_str() {
                    namespace.borrow_mut().insert(key.clone(), value);
                }
            }
        }
        let build =
            ClassBuild { name, bases: resolved, original_bases: replaced.then_some(bases), metaclass, keywords };
        let role = Role::Class(Box::new(build));
        self.push_frame(function, Vec::new(), role);
        if let Some(Activation::Python(frame)) = self.frames.last_mut() {
            frame.extras().namespace = Some(namespace);
        }
        Ok(())
    }

    pub fn winning_metaclass(&mut self, given: Option<Value>, bases: &[Value]) -> Outcome {
        let mut winner = match given {
            Some(Value::Class(class)) => class,
            // Any callable will do as a metaclass.
            Some(other) => return Ok(other),
            None => self.types.type_.clone(),
        };
        for base in bases {
            let Value::Class(base) = base else { continue };
            let metaclass = base.metaclass.clone().unwrap_or_else(|| self.types.type_.clone());
            if winner.is_subclass_of(&metaclass) {
                continue;
            }
            if metaclass.is_subclass_of(&winner) {
                winner = metaclass;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(Value::Class(winner))
    }

    /// The body has run: makes the class.
    pub(super) fn finish_class(
        &mut self,
        build: ClassBuild,
        namespace: Rc<RefCell<Attributes>>,
        cell: Option<CellRef>,
    ) -> Outcome {
        let mut namespace = std::mem::take(&mut *namespace.borrow_mut());
        if let Some(bases) = build.original_bases {
            namespace.insert(Name::from("__orig_bases__"), Value::tuple(bases));
        }
        let is_plain = matches!(&build.metaclass, Value::Class(class) if Rc::ptr_eq(class, &self.types.type_));
        let class = if is_plain {
            let metaclass = self.types.type_.clone();
            self.new_class(&metaclass, build.name, &build.bases, namespace, build.keywords)?
        } else {
            let pairs = namespace.into_iter().map(|(key, value)| (Value::Str(key), value)).collect();
            let namespace = self.new_dict(pairs)?;
            let positional = vec![Value::Str(build.name), Value::tuple(build.bases), namespace];
            self.call(&build.metaclass, Args::with_keywords(positional, build.keywords))?
        };
        if let Some(cell) = cell {
            *cell.borrow_mut() = class.clone();
        }
        Ok(class)
    }

    /// What `type.__new__` does.
    ///
    /// # Errors
    /// TypeError for bases that cannot be, and what `__set_name__` and `__init_subclass__` raise.
    pub fn new_class(
        &mut self,
        metaclass: &Rc<Class>,
        name: Name,
        bases: &[Value],
        namespace: Attributes,
        keywords: Vec<(Name, Value)>,
    ) -> Outcome {
        let mut parents = Vec::new();
        for base in bases {
            match base {
                Value::Class(class) if class.layout == Layout::Sealed => {
                    let text = format!("type '{}' is not an acceptable base type", class.full_name());
                    return Err(self.type_error(text));
                }
                Value::Class(class) => {
                    if parents.iter().any(|other| Rc::ptr_eq(other, class)) {
                        return Err(self.type_error(format!("duplicate base class {}", class.name())));
                    }
                    parents.push(class.clone());
                }
                other => {
                    let given = self.type_name(other);
                    let _ = given;
                    return Err(self.type_error("bases must be types"));
                }
            }
        }
        if parents.is_empty() {
            parents.push(self.types.object.clone());
        }
        let lines: usize = parents.iter().map(|parent| parent.ancestors.len() + 1).sum();
        self.spend((lines * (parents.len() + 1) * 4) as u64)?;
        let ancestors = match linearize(&parents) {
            Ok(order) => order,
            Err(clash) => {
                let names: Vec<Name> = clash.iter().map(|class| class.name()).collect();
                let mut unique: Vec<Name> = Vec::new();
                for name in names {
                    if !unique.contains(&name) {
                        unique.push(name);
                    }
                }
                let text = format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                    unique.join(", ")
                );
                return Err(self.type_error(text));
            }
        };
        let layout = self.winning_layout(&parents)?;
        let slots = self.slots(&namespace, &parents)?;
        let mut namespace = namespace;
        let qualname = match namespace.shift_remove("__qualname__") {
            Some(Value::Str(text)) => text,
            _ => name.clone(),
        };
        let module = match namespace.get("__module__") {
            Some(Value::Str(text)) => text.clone(),
            _ => Name::from("__main__"),
        };
        if namespace.contains_key("__eq__") && !namespace.contains_key("__hash__") {
            namespace.insert(Name::from("__hash__"), Value::None);
        }
        // A class does not inherit what is said of its base.
        namespace.entry(Name::from("__doc__")).or_insert(Value::None);
        for special in ["__init_subclass__", "__class_getitem__"] {
            if let Some(function @ Value::Function(_)) = namespace.get(special) {
                let wrapped = Value::Descriptor(Rc::new(Descriptor::ClassMethod(function.clone())));
                namespace.insert(Name::from(special), wrapped);
            }
        }
        if let Some(function @ Value::Function(_)) = namespace.get("__new__") {
            let wrapped = Value::Descriptor(Rc::new(Descriptor::StaticMethod(function.clone())));
            namespace.insert(Name::from("__new__"), wrapped);
        }
        if namespace.contains_key("__getattribute__") {
            self.overrides_getattribute.set(true);
        }
        let is_finalizing =
            namespace.contains_key("__del__") || parents.iter().any(|parent| parent.finalizing.is_some());
        let finalizing = is_finalizing.then(|| self.orphans.clone());
        let items: Vec<(Name, Value)> = namespace.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        let class = Rc::new(Class {
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            module: RefCell::new(module),
            bases: parents,
            ancestors,
            attributes: RefCell::new(namespace),
            layout,
            metaclass: (!Rc::ptr_eq(metaclass, &self.types.type_)).then(|| metaclass.clone()),
            is_heap: true,
            slots,
            finalizing,
        });
        note_change();
        self.remember_class(&class);
        let value = Value::Class(class.clone());
        for (key, item) in items {
            match &item {
                Value::Descriptor(descriptor) => {
                    if let Descriptor::Property(property) = &**descriptor {
                        property.name.borrow_mut().get_or_insert(key);
                    }
                }
                Value::Instance(_) => {
                    if let Some(set_name) = self.special(&item, "__set_name__") {
                        self.call(&set_name, Args::positional([value.clone(), Value::Str(key)]))?;
                    }
                }
                _ => {}
            }
        }
        let init_subclass = class.ancestors.iter().find_map(|parent| parent.get_own("__init_subclass__"));
        match init_subclass {
            Some(found @ Value::Descriptor(_)) => {
                let method = self.bind_attribute(found, &value, &class)?;
                self.call(&method, Args::with_keywords(Vec::new(), keywords))?;
            }
            _ if !keywords.is_empty() => {
                let text = format!("{}.__init_subclass__() takes no keyword arguments", class.name());
                return Err(self.type_error(text));
            }
            _ => {}
        }
        Ok(value)
    }

    /// What instances carry: the one layout among the bases that is more than `object`.
    fn winning_layout(&mut self, parents: &[Rc<Class>]) -> Outcome<Layout> {
        let mut winner = Layout::Object;
        for parent in parents {
            if parent.layout == Layout::Object || parent.layout == winner {
                continue;
            }
            if winner != Layout::Object {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
            winner = parent.layout;
        }
        Ok(winner)
    }

    /// The names that instances are limited to, if `__slots__` says so everywhere.
    fn slots(&mut self, namespace: &Attributes, parents: &[Rc<Class>]) -> Outcome<Option<Rc<[Name]>>> {
        let Some(slots) = namespace.get("__slots__") else { return Ok(None) };
        let mut names: Vec<Name> = match slots {
            Value::Str(one) => vec![one.clone()],
            other => {
                let items = self.collect(&other.clone())?;
                items.iter().filter_map(|item| item.as_str().cloned()).collect()
            }
        };
        if names.iter().any(|name| &**name == "__dict__") {
            return Ok(None);
        }
        for parent in parents {
            match &parent.slots {
                Some(inherited) => names.extend(inherited.iter().cloned()),
                None if Rc::ptr_eq(parent, &self.types.object) => {}
                None => return Ok(None),
            }
        }
        Ok(Some(Rc::from(names)))
    }
}
