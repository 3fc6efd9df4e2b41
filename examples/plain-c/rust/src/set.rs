use crate::Interval;

/// A set of whole numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntervalSet {
    /// Sorted; none is empty, and there is a gap between any two.
    intervals: Vec<Interval>,
}

impl IntervalSet {
    pub(crate) fn intervals(&self) -> &[Interval] {
        &self.intervals
    }

    /// Puts an interval in, and joins it with those that it overlaps or touches.
    pub(crate) fn insert(&mut self, new: Interval) {
        if new.is_empty() {
            return;
        }
        let first = self.intervals.partition_point(|i| i.end < new.start);
        let behind = self.intervals.partition_point(|i| i.start <= new.end);
        let joined = self.intervals[first..behind]
            .iter()
            .fold(new, |all, i| Interval {
                start: all.start.min(i.start),
                end: all.end.max(i.end),
            });
        self.intervals.splice(first..behind, [joined]);
    }

    /// Takes an interval out; of those that overlap it, the ends stay.
    pub(crate) fn remove(&mut self, old: Interval) {
        let first = self.intervals.partition_point(|i| i.end <= old.start);
        let behind = self.intervals.partition_point(|i| i.start < old.end);
        if old.is_empty() || first >= behind {
            return;
        }
        let before = Interval {
            start: self.intervals[first].start,
            end: old.start,
        };
        let after = Interval {
            start: old.end,
            end: self.intervals[behind - 1].end,
        };
        let ends = [before, after].into_iter().filter(|i| !i.is_empty());
        self.intervals.splice(first..behind, ends);
    }

    /// Widens every interval at both ends.
    pub(crate) fn grow(&mut self, by: u64) {
        let mut wide = IntervalSet::default();
        for i in &self.intervals {
            wide.insert(Interval {
                start: i.start.saturating_sub(by),
                end: i.end.saturating_add(by),
            });
        }
        *self = wide;
    }

    pub(crate) fn clear(&mut self) {
        self.intervals.clear();
    }

    /// Returns the interval that a number is in.
    pub(crate) fn find(&self, number: u64) -> Option<Interval> {
        let at = self.intervals.partition_point(|i| i.end <= number);
        let interval = *self.intervals.get(at)?;
        (interval.start <= number).then_some(interval)
    }

    /// Returns the first of the lowest `size` numbers in a row that are not in the set.
    pub(crate) fn gap(&self, size: u64) -> Option<u64> {
        let mut start = 0;
        for i in &self.intervals {
            if i.start - start >= size {
                return Some(start);
            }
            start = i.end;
        }
        (Interval::ALL.end - start >= size).then_some(start)
    }

    /// Returns how many numbers are in the set.
    pub(crate) fn total(&self) -> u64 {
        self.intervals.iter().map(|i| i.end - i.start).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every set of the numbers 0 to 7 and every interval of them, against one bit a number.
    #[test]
    fn changes_are_those_of_bits() {
        for bits in 0u32..256 {
            for start in 0..=8 {
                for end in start..=8 {
                    let new = Interval { start, end };
                    let mask = (start..end).fold(0, |m, n| m | 1u32 << n);
                    let mut set = of(bits);
                    set.insert(new);
                    assert_eq!(set, of(bits | mask), "{bits:08b} and {new:?}");
                    let mut set = of(bits);
                    set.remove(new);
                    assert_eq!(set, of(bits & !mask), "{bits:08b} without {new:?}");
                }
            }
            let mut set = of(bits << 1);
            set.grow(1);
            assert_eq!(set, of(bits | bits << 1 | bits << 2));
            assert_eq!(
                set.total(),
                u64::from((bits | bits << 1 | bits << 2).count_ones())
            );
        }
    }

    #[test]
    fn numbers_and_gaps_are_found() {
        let set = of(0b0111_0011);
        assert_eq!(set.find(1), Some(Interval { start: 0, end: 2 }));
        assert_eq!(set.find(2), None);
        assert_eq!(set.find(6), Some(Interval { start: 4, end: 7 }));
        assert_eq!(set.find(7), None);
        assert_eq!(set.gap(0), Some(0));
        assert_eq!(set.gap(2), Some(2));
        assert_eq!(set.gap(3), Some(7));
        let mut all = set.clone();
        all.insert(Interval::ALL);
        assert_eq!(all.gap(1), None);
        assert_eq!(all.total(), u64::MAX);
        all.clear();
        assert_eq!(all.gap(u64::MAX), Some(0));
    }

    fn of(bits: u32) -> IntervalSet {
        let mut intervals: Vec<Interval> = Vec::new();
        for n in (0..32).filter(|n| bits & 1 << n != 0) {
            match intervals.last_mut() {
                Some(last) if last.end == n => last.end = n + 1,
                _ => intervals.push(Interval {
                    start: n,
                    end: n + 1,
                }),
            }
        }
        IntervalSet { intervals }
    }
}
