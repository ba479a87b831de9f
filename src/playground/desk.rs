//! What the learner writes besides the program: `settings.py`.
//! Invariant: a text equal to Django's defaults counts as none.

use std::rc::Rc;

use super::problems::{Problem, Severity};
use crate::trace::{AliasView, OutputKind, Snapshot, Trace};

/// Django's own settings, spelled out.
pub const DEFAULT_SETTINGS: &str = "\
# What Django uses when settings.py says nothing.
CACHES = {
    'default': {
        'BACKEND': 'django.core.cache.backends.locmem.LocMemCache',
        'LOCATION': '',
        'TIMEOUT': 300,
        'KEY_PREFIX': '',
        'VERSION': 1,
        'OPTIONS': {
            'MAX_ENTRIES': 300,
            'CULL_FREQUENCY': 3,
        },
    },
}
";

/// The texts that the editor shows, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheet {
    #[default]
    Program,
    Settings,
}

impl Sheet {
    pub const ALL: [Self; 2] = [Self::Program, Self::Settings];

    pub fn label(self) -> &'static str {
        match self {
            Self::Program => "sheet.program",
            Self::Settings => "sheet.settings",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    pub sheet: Sheet,
    /// Whether the settings were looked at: their editor stays then, with what can be undone there.
    pub has_shown_settings: bool,
    /// The text of `settings.py`.
    pub settings: Rc<str>,
    /// Text that its editor must take over, and a number that grows with every such text.
    pub replacement: (u32, Rc<str>),
    /// The learner's settings, while those of a lesson's program are in their place.
    pub(super) aside: Option<Rc<str>>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            sheet: Sheet::Program,
            has_shown_settings: false,
            settings: DEFAULT_SETTINGS.into(),
            replacement: (0, DEFAULT_SETTINGS.into()),
            aside: None,
        }
    }
}

impl Desk {
    /// With the learner's own settings, if there are any.
    pub fn with_settings_of(&self, saved: Option<&str>) -> Self {
        let text: Rc<str> = saved.unwrap_or(DEFAULT_SETTINGS).into();
        if text == self.settings {
            return self.clone();
        }
        Self { settings: text.clone(), replacement: (self.replacement.0 + 1, text), ..self.clone() }
    }

    /// With the settings that a lesson's program needs; the learner's are set aside.
    pub fn lent(&self, settings: Option<&str>) -> Self {
        let aside = self.aside.clone().unwrap_or_else(|| self.settings.clone());
        Self { aside: Some(aside), ..self.with_settings_of(settings) }
    }

    /// With the learner's settings again.
    pub fn given_back(&self) -> Self {
        match &self.aside {
            Some(aside) => Self { aside: None, ..self.with_settings_of(Some(aside)) },
            None => self.clone(),
        }
    }

    /// With the texts of this one again.
    pub(super) fn returned(&self, own: &Self) -> Self {
        Self { aside: own.aside.clone(), ..self.with_settings_of(Some(&own.settings)) }
    }

    /// What the learner has written, on screen or set aside.
    pub fn learners_settings(&self) -> Option<String> {
        let settings = self.aside.as_ref().unwrap_or(&self.settings);
        (**settings != *DEFAULT_SETTINGS).then(|| settings.to_string())
    }

    /// What a run is given.
    pub fn own_settings(&self) -> Option<String> {
        (&*self.settings != DEFAULT_SETTINGS).then(|| self.settings.to_string())
    }
}

/// The line and the text of what went wrong in `settings.py`.
pub fn settings_problem(trace: &Trace) -> Option<(u32, &str)> {
    let item = trace.output.iter().find(|item| item.kind == OutputKind::Exception && item.line == 0)?;
    let rest = item.text.strip_prefix("settings.py")?;
    let located = rest.strip_prefix(", line ").and_then(|rest| rest.split_once(": "));
    match located.and_then(|(line, text)| Some((line.parse().ok()?, text))) {
        Some(found) => Some(found),
        None => Some((1, rest.trim_start_matches([':', ' ']))),
    }
}

/// The same, for the editor of `settings.py`.
pub fn settings_problems(trace: &Trace) -> Rc<[Problem]> {
    let found = settings_problem(trace).map(|(line, text)| Problem {
        line,
        column: 0,
        end_column: 0,
        severity: Severity::Error,
        text: text.into(),
        advice: None,
        fix: None,
        item: None,
    });
    found.into_iter().collect()
}

/// What applies in a cache where it is not Django's default: `MAX_ENTRIES 5`, `TIMEOUT None` …
pub fn settings_in_force(snapshot: &Snapshot) -> Vec<String> {
    let aliases: Vec<&AliasView> = snapshot.stores.iter().flat_map(|store| store.aliases.iter()).collect();
    let several = aliases.len() > 1;
    let mut found = Vec::new();
    for alias in aliases {
        let mut say = |name: &str, value: &str| {
            found.push(if several { format!("{}: {name} {value}", alias.name) } else { format!("{name} {value}") });
        };
        if !alias.backend.contains("LocMem") {
            say("BACKEND", &alias.backend);
        }
        match alias.timeout {
            Some(300.0) => {}
            Some(seconds) => say("TIMEOUT", &seconds.to_string()),
            None => say("TIMEOUT", "None"),
        }
        if alias.max_entries != 300 {
            say("MAX_ENTRIES", &alias.max_entries.to_string());
        }
        if alias.cull_frequency != 3 {
            say("CULL_FREQUENCY", &alias.cull_frequency.to_string());
        }
        if !alias.key_prefix.is_empty() {
            say("KEY_PREFIX", &format!("'{}'", alias.key_prefix));
        }
        if &*alias.version != "1" {
            say("VERSION", &alias.version);
        }
    }
    found
}
