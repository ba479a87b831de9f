//! Python: what a program means, without a browser and without knowing who watches.

pub mod syntax;
pub mod text;
