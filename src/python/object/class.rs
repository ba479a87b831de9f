//! Classes, built-in and the program's own.
//! Invariant: the method resolution order is fixed when the class is made and starts with the class's first ancestor
//! (the class itself is not in it, so that a class does not keep itself alive).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::python::machine::Orphans;
use crate::python::value::{Attributes, Name, Value};

/// What an instance of a class, or of a subclass, carries besides its attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Nothing: `object` and ordinary classes.
    Object,
    Exception,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    /// A metaclass: its instances are classes.
    Type,
    /// A Rust object that `__new__` of the named built-in class makes.
    Native(&'static str),
    /// A built-in type whose values are variants of [`Value`] and which cannot be subclassed: `bool`, `function`, `range`.
    Sealed,
}

pub struct Class {
    pub name: RefCell<Name>,
    pub qualname: RefCell<Name>,
    /// `builtins`, `__main__`, `datetime` …
    pub module: RefCell<Name>,
    pub bases: Vec<Rc<Class>>,
    /// The ancestors in method resolution order, without the class itself.
    pub ancestors: Vec<Rc<Class>>,
    pub attributes: RefCell<Attributes>,
    pub layout: Layout,
    /// None: `type`.
    pub metaclass: Option<Rc<Class>>,
    /// Made by a `class` statement or a call of `type`, so attributes can be set.
    pub is_heap: bool,
    /// `__slots__` without a `__dict__` anywhere: instances accept these attributes only.
    pub slots: Option<Rc<[Name]>>,
    /// Where its instances are left for their `__del__`, if it has one.
    pub finalizing: Option<Rc<Orphans>>,
}

thread_local! {
    static CHANGES: Cell<u32> = const { Cell::new(0) };
}

/// How often any class was made or changed.
pub fn changes() -> u32 {
    CHANGES.get()
}

/// Says that a class was made, or its attributes changed.
pub fn note_change() {
    CHANGES.set(changes().wrapping_add(1));
}

impl Class {
    /// A built-in class with an empty namespace.
    pub fn builtin(name: &str, module: &str, bases: Vec<Rc<Class>>, layout: Layout) -> Rc<Self> {
        let ancestors = bases.first().map_or_else(Vec::new, |base| {
            let mut all = vec![base.clone()];
            all.extend(base.ancestors.iter().cloned());
            all
        });
        note_change();
        Rc::new(Self {
            name: RefCell::new(Rc::from(name)),
            qualname: RefCell::new(Rc::from(name)),
            module: RefCell::new(Rc::from(module)),
            bases,
            ancestors,
            attributes: RefCell::default(),
            layout,
            metaclass: None,
            is_heap: false,
            slots: None,
            finalizing: None,
        })
    }

    pub fn name(&self) -> Name {
        self.name.borrow().clone()
    }

    /// `datetime.date`, but `int` for a built-in and `User` for a class of the program: as error texts and exception
    /// lines name a class.
    pub fn full_name(&self) -> String {
        let module = self.module.borrow();
        match &**module {
            "builtins" | "__main__" => self.qualname.borrow().to_string(),
            module => format!("{module}.{}", self.qualname.borrow()),
        }
    }

    pub fn get_own(&self, name: &str) -> Option<Value> {
        self.attributes.borrow().get(name).cloned()
    }

    /// The attribute as the class or the first ancestor that has it holds it, unbound. O(ancestors).
    pub fn lookup(&self, name: &str) -> Option<Value> {
        if let Some(value) = self.attributes.borrow().get(name) {
            return Some(value.clone());
        }
        self.ancestors.iter().find_map(|class| class.attributes.borrow().get(name).cloned())
    }

    pub fn set(&self, name: Name, value: Value) {
        self.attributes.borrow_mut().insert(name, value);
        note_change();
    }

    pub fn is_subclass_of(&self, other: &Class) -> bool {
        std::ptr::eq(self, other) || self.ancestors.iter().any(|class| std::ptr::eq(&**class, other))
    }
}

/// The method resolution order of a class with these bases, without the class itself (C3 linearisation), or the
/// bases that contradict each other.
pub fn linearize(bases: &[Rc<Class>]) -> Result<Vec<Rc<Class>>, Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> = bases
        .iter()
        .map(|base| std::iter::once(base.clone()).chain(base.ancestors.iter().cloned()).collect())
        .collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let candidate = lists
            .iter()
            .map(|list| list[0].clone())
            .find(|head| !lists.iter().any(|list| list[1..].iter().any(|other| Rc::ptr_eq(other, head))));
        let Some(next) = candidate else {
            return Err(lists.iter().map(|list| list[0].clone()).collect());
        };
        for list in &mut lists {
            if Rc::ptr_eq(&list[0], &next) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}
