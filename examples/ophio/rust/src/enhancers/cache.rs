//! What compiled rules are kept in, to be found again by their text.

use super::pattern::{Pattern, Syntax};
use super::rule::Rule;
use std::borrow::Borrow;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Arc;

/// Rules and patterns that were compiled lately.
pub(super) struct RuleCache {
    rules: Lru<Arc<str>, Arc<Rule>>,
    patterns: Lru<(Syntax, Arc<str>), Arc<Pattern>>,
}

impl RuleCache {
    /// A cache of so many rules, and of as many patterns.
    pub(super) fn new(size: usize) -> Self {
        RuleCache {
            rules: Lru::new(size),
            patterns: Lru::new(size),
        }
    }

    /// The rule with a text, if it was compiled lately.
    pub(super) fn rule(&mut self, text: &str) -> Option<Arc<Rule>> {
        self.rules.get(text)
    }

    pub(super) fn keep_rule(&mut self, text: &str, rule: &Arc<Rule>) {
        self.rules.insert(text.into(), rule.clone());
    }

    /// The pattern with a text.
    pub(super) fn pattern(&mut self, syntax: Syntax, text: &str) -> Arc<Pattern> {
        let key = (syntax, Arc::from(text));
        if let Some(found) = self.patterns.get(&key) {
            return found;
        }
        let made = Arc::new(Pattern::new(syntax, text));
        self.patterns.insert(key, made.clone());
        made
    }

    /// How many rules and patterns it may hold of each.
    pub(super) fn size(&self) -> usize {
        self.rules.size
    }
}

/// A map that forgets what was not used for the longest time.
struct Lru<K, V> {
    size: usize,
    /// Each value, and when it was last used.
    values: HashMap<K, (u64, V)>,
    /// The keys in the order in which they were used. A key that was used again
    /// is in it again, and only the last place counts.
    uses: VecDeque<(u64, K)>,
    now: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Lru<K, V> {
    fn new(size: usize) -> Self {
        Lru {
            size,
            values: HashMap::new(),
            uses: VecDeque::new(),
            now: 0,
        }
    }

    fn get<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (key, _) = self.values.get_key_value(key)?;
        let key = key.clone();
        let used = self.note_use(&key);
        let (last_used, value) = self.values.get_mut(key.borrow())?;
        *last_used = used;
        Some(value.clone())
    }

    fn insert(&mut self, key: K, value: V) {
        if self.size == 0 {
            return;
        }
        let used = self.note_use(&key);
        self.values.insert(key, (used, value));
        while self.values.len() > self.size {
            let Some((used, key)) = self.uses.pop_front() else {
                break;
            };
            if self.is_current(used, &key) {
                self.values.remove(&key);
            }
        }
    }

    /// Puts a key at the end of the uses, and says when that was.
    fn note_use(&mut self, key: &K) -> u64 {
        if self.uses.len() > 2 * self.values.len() + 16 {
            let mut uses = std::mem::take(&mut self.uses);
            uses.retain(|(used, key)| self.is_current(*used, key));
            self.uses = uses;
        }
        self.now += 1;
        self.uses.push_back((self.now, key.clone()));
        self.now
    }

    fn is_current(&self, used: u64, key: &K) -> bool {
        self.values.get(key).is_some_and(|(last, _)| *last == used)
    }
}

#[cfg(test)]
mod tests {
    use super::Lru;

    #[test]
    fn the_oldest_goes() {
        let mut lru = Lru::new(2);
        lru.insert("a", 1);
        lru.insert("b", 2);
        assert_eq!(lru.get("a"), Some(1));
        lru.insert("c", 3);
        assert_eq!(
            (lru.get("a"), lru.get("b"), lru.get("c")),
            (Some(1), None, Some(3))
        );
        lru.insert("a", 4);
        lru.insert("d", 5);
        assert_eq!(
            (lru.get("a"), lru.get("c"), lru.get("d")),
            (Some(4), None, Some(5))
        );
        assert_eq!(lru.values.len(), 2);
    }

    #[test]
    fn uses_do_not_pile_up() {
        let mut lru = Lru::new(10);
        for i in 0..10_000 {
            lru.insert(i % 20, i);
            lru.get(&(i % 7));
            assert!(lru.values.len() <= 10 && lru.uses.len() <= 40);
        }
        assert_eq!(lru.get(&(9_999 % 20)), Some(9_999));
    }

    #[test]
    fn none_are_kept() {
        let mut lru = Lru::new(0);
        lru.insert("a", 1);
        assert_eq!(lru.get("a"), None);
    }

    #[test]
    fn a_huge_one_costs_nothing() {
        let mut lru = Lru::new(usize::MAX);
        lru.insert("a", 1);
        assert_eq!(lru.get("a"), Some(1));
    }
}
