//! Public constants that C has no constant for.
pub const NAME: &str = "name";
pub const TABLE: &[u8] = b"ab";
pub const WIDE: u128 = 1;
pub const PAIR: (u8, u8) = (1, 2);
pub const LIMIT: f64 = f64::INFINITY;
pub const STARTED: u64 = now();
pub const HANDLER: fn() = start;

pub struct List<T>(T);

impl<T> List<T> {
    pub const LEN: usize = 4;
}

/// In the header.
pub const KNOWN: u8 = 3;
pub(crate) const OURS: &str = "ours";

fn now() -> u64 {
    0
}

fn start() {}
