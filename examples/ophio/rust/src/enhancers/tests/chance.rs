//! Numbers by chance, the same in each run.

pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(round: u64) -> Self {
        Chance(round.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Any number, by xorshift*.
    pub(super) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below another one.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// True once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// At least one thing, and at most so many.
    pub(super) fn list<T>(&mut self, most: usize, one: impl Fn(&mut Chance) -> T) -> Vec<T> {
        (0..=self.below(most)).map(|_| one(self)).collect()
    }

    /// The same bytes with some of them changed, added, left out or said twice.
    pub(super) fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
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
