//! Which characters may stand in names.
//!
//! Invariant: characters are judged one by one; nothing here depends on where they stand in the text.

/// Whether a byte of UTF-8 may belong to a word after its first byte.
pub fn may_continue_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The first character that keeps `word` from being a name, with its offset.
pub fn first_stray_character(word: &str) -> Option<(usize, char)> {
    word.char_indices().find(|&(offset, character)| {
        if offset == 0 {
            !(character == '_' || unicode_ident::is_xid_start(character))
        } else {
            !unicode_ident::is_xid_continue(character)
        }
    })
}
