//! The part of `unicode-normalization` that the parser uses, without its tables: the browser has them.
//! Invariant: the parser asks for the names of a program that are not ASCII, and for nothing else.

/// Text that can be normalized.
pub trait UnicodeNormalization {
    /// The text in form NFKC, in one piece.
    fn nfkc(self) -> core::iter::Once<String>;
}

impl UnicodeNormalization for &str {
    #[cfg(target_arch = "wasm32")]
    fn nfkc(self) -> core::iter::Once<String> {
        core::iter::once(String::from(js_sys::JsString::from(self).normalize("NFKC")))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn nfkc(self) -> core::iter::Once<String> {
        core::iter::once(tables::UnicodeNormalization::nfkc(self).map(|(c, _)| c).collect())
    }
}
