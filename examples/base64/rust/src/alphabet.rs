//! The alphabet of RFC 4648 as tables that are made when this is compiled.

/// The 64 characters.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What fills up the last four characters.
pub(crate) const PAD: u8 = b'=';

/// The two characters of each 12 bits.
pub(crate) static PAIRS: [[u8; 2]; 1 << 12] = {
    let mut pairs = [[0; 2]; 1 << 12];
    let mut bits = 0;
    while bits < pairs.len() {
        pairs[bits] = [ALPHABET[bits >> 6], ALPHABET[bits & 63]];
        bits += 1;
    }
    pairs
};

/// In [`SHIFTED`]: the byte is not in the alphabet.
pub(crate) const FOREIGN: u32 = 1 << 24;

/// What each byte means as the first to fourth of four characters: its six bits
/// in their place among 24.
pub(crate) static SHIFTED: [[u32; 256]; 4] = {
    let mut shifted = [[FOREIGN; 256]; 4];
    let mut place = 0;
    while place < 4 {
        let mut value = 0;
        while value < 64 {
            shifted[place][ALPHABET[value] as usize] = (value as u32) << (18 - 6 * place);
            value += 1;
        }
        place += 1;
    }
    shifted
};

/// The six bits of a byte; None if it is not in the alphabet.
pub(crate) fn value(byte: u8) -> Option<u8> {
    let value = SHIFTED[3][usize::from(byte)];
    (value < FOREIGN).then_some(value as u8)
}
