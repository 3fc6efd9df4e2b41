//! Sets of frames, by their indices.

/// A set of some of the frames of an event. Sets that are used together must be
/// of the same number of frames.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FrameSet {
    words: Vec<u64>,
    frames: usize,
}

impl FrameSet {
    /// A set of none of so many frames.
    pub(super) fn none(frames: usize) -> Self {
        FrameSet {
            words: vec![0; words_for(frames)],
            frames,
        }
    }

    pub(super) fn insert(&mut self, frame: usize) {
        self.words[frame / 64] |= 1 << (frame % 64);
    }

    pub(super) fn remove(&mut self, frame: usize) {
        self.words[frame / 64] &= !(1 << (frame % 64));
    }

    pub(super) fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Puts all frames in.
    pub(super) fn fill(&mut self) {
        self.words.fill(u64::MAX);
        self.cut();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    pub(super) fn has(&self, frame: usize) -> bool {
        self.words[frame / 64] & 1 << (frame % 64) != 0
    }

    /// The first and the last of them.
    pub(super) fn ends(&self) -> Option<(usize, usize)> {
        let word = |index: usize| Some((index, self.words[index])).filter(|(_, word)| *word != 0);
        let (first, first_word) = (0..self.words.len()).find_map(word)?;
        let (last, last_word) = (0..self.words.len()).rev().find_map(word)?;
        Some((
            first * 64 + first_word.trailing_zeros() as usize,
            last * 64 + 63 - last_word.leading_zeros() as usize,
        ))
    }

    /// Keeps those that are in another set, too.
    pub(super) fn keep(&mut self, others: &FrameSet) {
        let words = self.words.iter_mut().zip(&others.words);
        words.for_each(|(word, other)| *word &= other);
    }

    /// Removes those that are in another set.
    pub(super) fn drop(&mut self, others: &FrameSet) {
        let words = self.words.iter_mut().zip(&others.words);
        words.for_each(|(word, other)| *word &= !other);
    }

    pub(super) fn add(&mut self, others: &FrameSet) {
        let words = self.words.iter_mut().zip(&others.words);
        words.for_each(|(word, other)| *word |= other);
    }

    /// Replaces each frame by the one after it, which it called.
    pub(super) fn move_to_callees(&mut self) {
        let mut carry = 0;
        for word in &mut self.words {
            let next = *word >> 63;
            *word = *word << 1 | carry;
            carry = next;
        }
        self.cut();
    }

    /// Replaces each frame by the one before it, which called it.
    pub(super) fn move_to_callers(&mut self) {
        let mut carry = 0;
        for word in self.words.iter_mut().rev() {
            let next = *word << 63;
            *word = *word >> 1 | carry;
            carry = next;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.words.iter().enumerate();
        words.flat_map(|(index, &word)| {
            let next = |&word: &u64| Some(word & (word - 1)).filter(|&rest| rest != 0);
            std::iter::successors(Some(word).filter(|&word| word != 0), next)
                .map(move |word| index * 64 + word.trailing_zeros() as usize)
        })
    }

    /// Removes what is behind the last frame.
    fn cut(&mut self) {
        if let (Some(last), over @ 1..) = (self.words.last_mut(), self.frames % 64) {
            *last &= (1 << over) - 1;
        }
    }
}

fn words_for(frames: usize) -> usize {
    frames.div_ceil(64)
}

#[cfg(test)]
mod tests {
    use super::FrameSet;

    fn set(frames: usize, of: &[usize]) -> FrameSet {
        let mut set = FrameSet::none(frames);
        of.iter().for_each(|&frame| set.insert(frame));
        set
    }

    #[test]
    fn neighbours() {
        for count in [1, 63, 64, 65, 128, 130] {
            for frame in 0..count {
                let mut one = set(count, &[frame]);
                one.move_to_callees();
                let callee: Vec<usize> = (frame + 1..count).take(1).collect();
                assert_eq!(one, set(count, &callee), "{frame} of {count}");
                let mut one = set(count, &[frame]);
                one.move_to_callers();
                let caller: Vec<usize> = frame.checked_sub(1).into_iter().collect();
                assert_eq!(one, set(count, &caller), "{frame} of {count}");
            }
        }
    }

    #[test]
    fn all() {
        for count in [0, 1, 64, 100, 128] {
            let mut all = FrameSet::none(count);
            assert!(all.is_empty());
            all.fill();
            assert_eq!(
                all.iter().collect::<Vec<_>>(),
                (0..count).collect::<Vec<_>>()
            );
            assert_eq!(all.is_empty(), count == 0);
        }
    }

    #[test]
    fn operations() {
        let (a, b) = (set(100, &[1, 70, 99]), set(100, &[70, 98]));
        let mut c = a.clone();
        c.keep(&b);
        assert_eq!(c, set(100, &[70]));
        c.add(&a);
        assert_eq!(c, a);
        c.drop(&b);
        assert_eq!(c, set(100, &[1, 99]));
        c.remove(1);
        assert_eq!(c.iter().collect::<Vec<_>>(), [99]);
        assert!(c.has(99) && !c.has(70));
        assert_eq!((a.ends(), c.ends()), (Some((1, 99)), Some((99, 99))));
        c.clear();
        assert!(c.is_empty());
        assert_eq!(c.ends(), None);
    }
}
