use std::collections::BTreeMap;

/// Counts words.
#[derive(Debug, Default)]
pub struct Tally {
    words: BTreeMap<String, u64>,
}

/// Makes a tally of a text.
pub fn tally(text: &str) -> Result<Tally, String> {
    if text.is_empty() {
        return Err("nothing to count".to_string());
    }
    let mut made = Tally::default();
    add(&mut made, text);
    Ok(made)
}

/// Adds a text to a tally.
pub fn add(to: &mut Tally, text: &str) {
    for word in text.split_whitespace() {
        *to.words.entry(word.to_string()).or_default() += 1;
    }
}

/// How often a tally has a word.
pub fn times(of: &Tally, word: &str) -> u64 {
    of.words.get(word).copied().unwrap_or(0)
}

/// The words of a tally, of none if it is not given.
pub fn total(of: Option<&Tally>) -> u64 {
    of.map_or(0, |tally| tally.words.values().sum())
}

/// A tally, where there is something to count.
pub fn try_tally(text: &str) -> Option<Tally> {
    tally(text).ok()
}
