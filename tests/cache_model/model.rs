//! A deliberately naive cache: lists, searched from one end to the other.
//! Invariant: it follows the reference sentence by sentence and shares no code with the engine.

use super::calls::{Call, plus, show, truth};
use cache_playground::cache::{Backend, CacheConfig, Expiry, Timeout};

/// One location.
#[derive(Default)]
pub struct Shelf {
    /// Front first.
    pub entries: Vec<Entry>,
    /// Every key that ever left, with the reason, the latest last.
    gone: Vec<(String, &'static str)>,
}

#[derive(Clone)]
pub struct Entry {
    pub made: String,
    pub value: String,
    pub expiry: Expiry,
    raw: String,
    prefix: String,
    version: String,
}

pub struct Model {
    pub now: f64,
    configs: [CacheConfig; 2],
    shelves: Vec<Shelf>,
    /// What the last call did: `stored :1:a`, `miss :1:a deleted`.
    pub said: Vec<String>,
}

type Outcome = Result<String, String>;

impl Model {
    pub fn new(a: CacheConfig, b: CacheConfig, now: f64) -> Self {
        Self { now, configs: [a, b], shelves: vec![Shelf::default(), Shelf::default()], said: Vec::new() }
    }

    pub fn shelf(&self, handle: usize) -> &Shelf {
        &self.shelves[self.shelf_index(handle)]
    }

    pub fn state(&self, handle: usize) -> String {
        let shown: Vec<_> =
            self.shelf(handle).entries.iter().map(|entry| show(&entry.made, &entry.value, entry.expiry)).collect();
        shown.join(" ")
    }

    pub fn next_cull(&self, handle: usize) -> usize {
        let CacheConfig { max_entries, cull_frequency, .. } = self.configs[handle];
        let len = self.shelf(handle).entries.len() as i64;
        let count = match cull_frequency {
            _ if len < max_entries => 0,
            0 => len,
            frequency => (len / frequency).max(0),
        };
        count as usize
    }

    pub fn next_expiry(&self, handle: usize, after: f64) -> Option<f64> {
        let instants = self.shelf(handle).entries.iter().filter_map(|entry| entry.expiry.at());
        instants.filter(|at| *at > after).min_by(f64::total_cmp)
    }

    pub fn apply(&mut self, call: &Call) -> String {
        self.said.clear();
        if call.method() == "sleep" {
            return "None".into();
        }
        match self.try_apply(call) {
            Ok(outcome) | Err(outcome) => outcome,
        }
    }

    fn try_apply(&mut self, call: &Call) -> Outcome {
        let handle = call.handle();
        if call.method() == "clear" {
            if self.configs[handle].backend == Backend::LocMem {
                let drained: Vec<_> = self.shelf_mut(handle).entries.drain(..).collect();
                for entry in drained {
                    self.went(handle, &entry.made, "cleared");
                }
            }
            return Ok("None".into());
        }
        let version = call.version().map(|version| version.to_string());
        let keys: Vec<Name> = call.keys().map(|raw| self.name(handle, raw, version.clone())).collect();
        let key = &keys[0];
        Ok(match call.method() {
            "get" => self.get(handle, key).unwrap_or_else(|| "None".into()),
            "set" => {
                self.set(handle, key, &call.value(), &call.timeout(3))?;
                "None".into()
            }
            "add" => truth(self.add(handle, key, &call.value(), &call.timeout(3))?),
            "touch" => truth(self.touch(handle, key, &call.timeout(2))?),
            "delete" => truth(self.delete(handle, key, "deleted")),
            "has_key" => truth(self.has_key(handle, key)),
            "ahas_key" => truth(self.get(handle, key).is_some()),
            "incr" => self.incr(handle, key, call.delta())?,
            "decr" => self.incr(handle, key, -call.delta())?,
            "aincr" => self.aincr(handle, key, call.delta())?,
            "adecr" => self.aincr(handle, key, -call.delta())?,
            "get_or_set" | "aget_or_set" => match self.get(handle, key) {
                Some(value) => value,
                None => {
                    self.add(handle, key, &call.value(), &call.timeout(3))?;
                    self.get(handle, key).unwrap_or_else(|| call.value().to_string())
                }
            },
            "get_many" => {
                let mut shown = Vec::new();
                for key in &keys {
                    if let Some(value) = self.get(handle, key) {
                        shown.push(format!("{}={value}", key.raw));
                    }
                }
                format!("{{{}}}", shown.join(" "))
            }
            "set_many" => {
                for key in &keys {
                    self.set(handle, key, &call.value(), &call.timeout(3))?;
                }
                "[]".into()
            }
            "delete_many" => {
                for key in &keys {
                    self.delete(handle, key, "deleted");
                }
                "None".into()
            }
            "incr_version" => self.incr_version(handle, key, call.delta())?,
            "decr_version" => self.incr_version(handle, key, -call.delta())?,
            unknown => panic!("no method {unknown}"),
        })
    }

    fn get(&mut self, handle: usize, key: &Name) -> Option<String> {
        let index = self.find_alive(handle, key)?;
        let entry = self.shelf_mut(handle).entries.remove(index);
        self.said.push(format!("hit {}", key.made));
        let value = entry.value.clone();
        self.shelf_mut(handle).entries.insert(0, entry);
        Some(value)
    }

    fn set(&mut self, handle: usize, key: &Name, value: &str, timeout: &Timeout) -> Result<(), String> {
        let config = self.configs[handle].clone();
        if config.backend == Backend::Dummy {
            self.said.push(format!("refused {}", key.made));
            return Ok(());
        }
        if self.shelf(handle).entries.len() as i64 >= config.max_entries {
            let mut count = self.next_cull(handle);
            while count > 0 {
                let entry = self.shelf_mut(handle).entries.pop().expect("a cull never asks for more than there is");
                self.went(handle, &entry.made, "culled");
                if entry.expiry == Expiry::Unrecorded && config.cull_frequency != 0 {
                    return Err(format!("KeyError: '{}'", entry.made));
                }
                count -= 1;
            }
        }
        let mut entry = match self.find(handle, key) {
            Some(index) => {
                self.said.push(format!("replaced {}", key.made));
                self.shelf_mut(handle).entries.remove(index)
            }
            None => {
                self.said.push(format!("stored {}", key.made));
                Entry {
                    made: key.made.clone(),
                    value: String::new(),
                    expiry: Expiry::Unrecorded,
                    raw: key.raw.clone(),
                    prefix: config.key_prefix.to_string(),
                    version: key.version.clone(),
                }
            }
        };
        entry.value = value.to_owned();
        self.shelf_mut(handle).entries.insert(0, entry);
        let expiry = self.expiry(handle, timeout)?;
        self.shelf_mut(handle).entries[0].expiry = expiry;
        Ok(())
    }

    fn add(&mut self, handle: usize, key: &Name, value: &str, timeout: &Timeout) -> Result<bool, String> {
        if self.configs[handle].backend == Backend::LocMem
            && let Some(index) = self.find(handle, key)
            && !self.shelf(handle).entries[index].expiry.has_passed(self.now)
        {
            self.said.push(format!("refused {}", key.made));
            return Ok(false);
        }
        self.set(handle, key, value, timeout)?;
        Ok(true)
    }

    fn touch(&mut self, handle: usize, key: &Name, timeout: &Timeout) -> Result<bool, String> {
        match self.find(handle, key) {
            Some(index) if !self.shelf(handle).entries[index].expiry.has_passed(self.now) => {
                let expiry = self.expiry(handle, timeout)?;
                self.shelf_mut(handle).entries[index].expiry = expiry;
                self.said.push(format!("touched {}", key.made));
                Ok(true)
            }
            Some(_) => {
                self.said.push(format!("refused {} expired", key.made));
                Ok(false)
            }
            None => {
                let cause = self.cause(handle, key);
                self.said.push(format!("refused {} {cause}", key.made));
                Ok(false)
            }
        }
    }

    fn delete(&mut self, handle: usize, key: &Name, cause: &'static str) -> bool {
        let Some(index) = self.find(handle, key) else {
            let cause = self.cause(handle, key);
            self.said.push(format!("miss {} {cause}", key.made));
            return false;
        };
        let entry = self.shelf_mut(handle).entries.remove(index);
        self.went(handle, &entry.made, cause);
        entry.expiry != Expiry::Unrecorded
    }

    fn has_key(&mut self, handle: usize, key: &Name) -> bool {
        let found = self.find_alive(handle, key).is_some();
        if found {
            self.said.push(format!("hit {}", key.made));
        }
        found
    }

    fn incr(&mut self, handle: usize, key: &Name, delta: i64) -> Outcome {
        let Some(index) = self.find_alive(handle, key) else {
            let dummy = self.configs[handle].backend == Backend::Dummy;
            let shown = if dummy { &key.raw } else { &key.made };
            return Err(format!("ValueError: Key '{shown}' not found"));
        };
        let mut entry = self.shelf(handle).entries[index].clone();
        entry.value = plus(&entry.value, delta).map_err(|error| error.last_line())?.to_string();
        let value = entry.value.clone();
        self.said.push(format!("replaced {}", key.made));
        self.shelf_mut(handle).entries.remove(index);
        self.shelf_mut(handle).entries.insert(0, entry);
        Ok(value)
    }

    fn aincr(&mut self, handle: usize, key: &Name, delta: i64) -> Outcome {
        let value = self.get(handle, key).ok_or_else(|| format!("ValueError: Key '{}' not found", key.raw))?;
        let value = plus(&value, delta).map_err(|error| error.last_line())?;
        self.set(handle, key, &value, &Timeout::Default)?;
        Ok(value.to_string())
    }

    fn incr_version(&mut self, handle: usize, key: &Name, delta: i64) -> Outcome {
        let value = self.get(handle, key).ok_or_else(|| format!("ValueError: Key '{}' not found", key.raw))?;
        let version = key.version.parse::<i64>().expect("versions here are integers") + delta;
        let target = self.name(handle, &key.raw, Some(version.to_string()));
        self.set(handle, &target, &value, &Timeout::Default)?;
        self.delete(handle, key, "moved");
        Ok(version.to_string())
    }

    fn expiry(&self, handle: usize, timeout: &Timeout) -> Result<Expiry, String> {
        let seconds = match timeout {
            Timeout::NotANumber(error) => return Err(error.last_line()),
            Timeout::Never => None,
            Timeout::Default => self.configs[handle].timeout,
            Timeout::After(0.0) => Some(-1.0),
            Timeout::After(seconds) => Some(*seconds),
        };
        Ok(seconds.map_or(Expiry::Never, |seconds| Expiry::At(self.now + seconds)))
    }

    /// A read: an expired entry goes.
    fn find_alive(&mut self, handle: usize, key: &Name) -> Option<usize> {
        let Some(index) = self.find(handle, key) else {
            let cause = self.cause(handle, key);
            self.said.push(format!("miss {} {cause}", key.made));
            return None;
        };
        if self.shelf(handle).entries[index].expiry.has_passed(self.now) {
            self.shelf_mut(handle).entries.remove(index);
            self.went(handle, &key.made, "expired");
            self.said.push(format!("miss {} expired", key.made));
            return None;
        }
        Some(index)
    }

    fn find(&self, handle: usize, key: &Name) -> Option<usize> {
        if self.configs[handle].backend == Backend::Dummy {
            return None;
        }
        self.shelf(handle).entries.iter().position(|entry| entry.made == key.made)
    }

    /// Why a key that is not there is not there.
    fn cause(&self, handle: usize, key: &Name) -> String {
        let config = &self.configs[handle];
        if config.backend == Backend::Dummy {
            return "dummy".into();
        }
        let shelf = self.shelf(handle);
        let last = shelf.gone.iter().rev().find(|(made, _)| *made == key.made).map(|(_, cause)| *cause);
        if let Some(cause) = last.filter(|cause| *cause != "moved") {
            return cause.into();
        }
        let other = shelf.entries.iter().find(|entry| {
            entry.raw == key.raw && entry.prefix == *config.key_prefix && !entry.expiry.has_passed(self.now)
        });
        match other {
            Some(entry) => format!("version {}", entry.version),
            None if last.is_some() => "deleted".into(),
            None => "never set".into(),
        }
    }

    fn went(&mut self, handle: usize, made: &str, cause: &'static str) {
        self.said.push(format!("{} {made}", if cause == "moved" { "deleted" } else { cause }));
        self.shelf_mut(handle).gone.push((made.to_owned(), cause));
    }

    fn name(&self, handle: usize, raw: &str, version: Option<String>) -> Name {
        let config = &self.configs[handle];
        let version = version.unwrap_or_else(|| config.version.to_string());
        Name { made: format!("{}:{version}:{raw}", config.key_prefix), raw: raw.to_owned(), version }
    }

    fn shelf_index(&self, handle: usize) -> usize {
        if self.configs[0].location == self.configs[1].location { 0 } else { handle }
    }

    fn shelf_mut(&mut self, handle: usize) -> &mut Shelf {
        let index = self.shelf_index(handle);
        &mut self.shelves[index]
    }
}

struct Name {
    raw: String,
    version: String,
    made: String,
}
