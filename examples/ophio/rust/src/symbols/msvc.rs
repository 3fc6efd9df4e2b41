//! Whether a name of C++, as MSVC makes it, is safe to demangle.

// A digit in such a name stands for a type that came before, and the demangler copies
// it. A function's type with parameters that are such copies can be copied itself, ten
// times: a name of some hundred bytes could want all memory.

/// How many bytes may be written, by an estimate that is much too high.
const MOST: u64 = 1 << 26;

/// Tests whether what a name demangles to is not much longer than the name.
pub(super) fn is_safe(ident: &str) -> bool {
    let bytes = ident.as_bytes();
    let functions = bytes.windows(3).filter(|part| is_function(part)).count();
    by_share(bytes, functions.min(10)) <= MOST || by_place(bytes) <= MOST
}

/// `P6`, `A6`, `P8`, `$$A6`, `$1?`, and names with a function's type in them.
fn is_function(part: &[u8]) -> bool {
    match part[1] {
        b'6' | b'8' => b"ABPQRST".contains(&part[0]),
        b'?' => b"HIJ0123456789".contains(&part[0]) || (part[0] == b'@' && part[2] != b'A'),
        _ => false,
    }
}

/// The most that so many functions can make of all digits: as many for each of them.
fn by_share(bytes: &[u8], functions: usize) -> u64 {
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count() as u64;
    let most = |levels: u32| (1 + digits.div_ceil(levels.into())).saturating_pow(levels);
    let times = (1..=functions as u32 + 1).map(most).max().unwrap_or(1);
    times.saturating_mul(bytes.len() as u64)
}

/// What the digits can make where they are: each is a copy of all that is before the
/// last `Z`, which is how a function ends.
fn by_place(bytes: &[u8]) -> u64 {
    let (mut written, mut longest) = (bytes.len() as u64, bytes.len() as u64);
    for byte in bytes {
        match byte {
            b'0'..=b'9' => written = written.saturating_add(longest),
            b'Z' => longest = written,
            _ => {}
        }
    }
    written
}
