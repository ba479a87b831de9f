//! The part of `unicode-normalization` that is used here, without its tables: the browser has them.
//! Invariant: a text comes in one piece.

use core::iter::{once, Once};

/// Text that can be normalized.
pub trait UnicodeNormalization {
    fn nfc(self) -> Once<String>;
    fn nfd(self) -> Once<String>;
    fn nfkc(self) -> Once<String>;
    fn nfkd(self) -> Once<String>;
}

#[cfg(target_arch = "wasm32")]
impl UnicodeNormalization for &str {
    fn nfc(self) -> Once<String> {
        by_the_browser(self, "NFC")
    }

    fn nfd(self) -> Once<String> {
        by_the_browser(self, "NFD")
    }

    fn nfkc(self) -> Once<String> {
        by_the_browser(self, "NFKC")
    }

    fn nfkd(self) -> Once<String> {
        by_the_browser(self, "NFKD")
    }
}

#[cfg(target_arch = "wasm32")]
fn by_the_browser(text: &str, form: &str) -> Once<String> {
    once(String::from(js_sys::JsString::from(text).normalize(form)))
}

#[cfg(not(target_arch = "wasm32"))]
impl UnicodeNormalization for &str {
    fn nfc(self) -> Once<String> {
        once(tables::UnicodeNormalization::nfc(self).map(|(c, _)| c).collect())
    }

    fn nfd(self) -> Once<String> {
        once(tables::UnicodeNormalization::nfd(self).map(|(c, _)| c).collect())
    }

    fn nfkc(self) -> Once<String> {
        once(tables::UnicodeNormalization::nfkc(self).map(|(c, _)| c).collect())
    }

    fn nfkd(self) -> Once<String> {
        once(tables::UnicodeNormalization::nfkd(self).map(|(c, _)| c).collect())
    }
}
