//! Bytes to characters.

use crate::alphabet::{PAD, PAIRS};

/// How many characters that many bytes become; None if that is no length.
pub(crate) fn len(bytes: usize) -> Option<usize> {
    bytes.div_ceil(3).checked_mul(4)
}

/// Writes the characters; `place` has room for them.
pub(crate) fn encode(data: &[u8], place: &mut [u8]) {
    let mut chunks = data.chunks_exact(6);
    let mut places = place.chunks_exact_mut(8);
    for (chunk, place) in (&mut chunks).zip(&mut places) {
        let bits = chunk
            .iter()
            .fold(0, |bits, &byte| bits << 8 | u64::from(byte));
        for (pair, place) in place.chunks_exact_mut(2).enumerate() {
            place.copy_from_slice(&PAIRS[(bits >> (36 - 12 * pair)) as usize & 0xfff]);
        }
    }
    let done = data.len() / 6 * 8;
    for (chunk, place) in chunks
        .remainder()
        .chunks(3)
        .zip(place[done..].chunks_mut(4))
    {
        group(chunk, place);
    }
}

/// One to three bytes become four characters.
fn group(bytes: &[u8], place: &mut [u8]) {
    let byte = |index| u32::from(bytes.get(index).copied().unwrap_or(0));
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    place[..2].copy_from_slice(&PAIRS[(bits >> 12) as usize]);
    place[2..4].copy_from_slice(&PAIRS[(bits & 0xfff) as usize]);
    place[bytes.len() + 1..4].fill(PAD);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(data: &[u8]) -> String {
        let mut place = vec![0; len(data.len()).unwrap()];
        encode(data, &mut place);
        String::from_utf8(place).unwrap()
    }

    #[test]
    fn vectors_of_the_rfc() {
        let texts = [
            "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy",
        ];
        for (len, text) in texts.iter().enumerate() {
            assert_eq!(encoded(&b"foobar"[..len]), *text);
        }
    }

    #[test]
    fn all_bytes() {
        let text = encoded(&(0..=255).collect::<Vec<u8>>());
        assert!(text.starts_with("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj"));
        assert!(text.ends_with("/P3+/w=="));
    }

    #[test]
    fn lengths() {
        assert_eq!(len(0), Some(0));
        assert_eq!(len(4), Some(8));
        assert_eq!(len(usize::MAX), None);
    }
}
