//! Tests by chance.

// `cargo test` does some rounds of each, always the same; with FUZZTIME, as `60s`,
// each runs so long: scripts/fuzz.sh.

use std::panic::RefUnwindSafe;
use std::time::{Duration, Instant};

/// Does rounds of a test, and says which one failed.
pub(crate) fn rounds(least: u64, test: impl Fn(&mut Chance) + RefUnwindSafe) {
    let time = std::env::var("FUZZTIME").ok();
    let time = time.and_then(|time| time.trim_end_matches('s').parse().ok());
    let end = Instant::now() + Duration::from_secs(time.unwrap_or(0));
    // Other rounds each time, where there is time.
    let first = match time {
        Some(_) => u64::from(std::process::id()) << 32,
        None => 0,
    };
    let mut round = first;
    while round < first + least || Instant::now() < end {
        if std::panic::catch_unwind(|| test(&mut Chance::new(round))).is_err() {
            panic!("round {round} failed");
        }
        round += 1;
    }
    println!("{} rounds", round - first);
}

/// Numbers by chance, the same for the same round.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(round: u64) -> Self {
        Chance(round.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Any number, by xorshift*.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below another one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// At least one thing, and at most so many.
    pub(crate) fn list<T>(&mut self, most: usize, one: impl Fn(&mut Chance) -> T) -> Vec<T> {
        (0..=self.below(most)).map(|_| one(self)).collect()
    }

    /// The same bytes with some of them changed, added, left out or said twice.
    pub(crate) fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(6)).min(bytes.len());
            match self.below(5) {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.truncate(at),
                2 => {
                    let again = bytes[at..end].to_vec();
                    let to = self.below(bytes.len() + 1);
                    drop(bytes.splice(to..to, again));
                }
                3 => bytes.insert(at, self.pick(b"[]|!:=+-^v#\"\\*{},? \n\xa0\xff\x93\xdd")),
                _ if at < bytes.len() => bytes[at] = self.next() as u8,
                _ => {}
            }
        }
        bytes
    }
}
