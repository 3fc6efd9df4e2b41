use std::collections::BTreeMap;
use std::ptr;

use crate::core::{WordbagStr, WordbagUuid};
use crate::ffi::{Error, WordbagErrorCode};

/// A bag of words.
pub struct WordbagBag;

type Words = BTreeMap<String, u64>;

/// A word, and how often it was there.
#[repr(C)]
pub struct Count {
    pub word: WordbagStr,
    pub count: u64,
}

/// The words of a bag, the most frequent first.
#[repr(C)]
pub struct WordbagCounts {
    pub items: *mut Count,
    pub len: usize,
}

impl Default for WordbagCounts {
    fn default() -> Self {
        WordbagCounts { items: ptr::null_mut(), len: 0 }
    }
}

/// A pointer that is null after an error.
struct Handle(*mut WordbagBag);

impl Default for Handle {
    fn default() -> Handle {
        Handle(ptr::null_mut())
    }
}

/// Calls `visit` for each word, until it says no.
pub type WordbagVisitor =
    Option<unsafe extern "C" fn(word: *const WordbagStr, count: u64, context: *mut std::ffi::c_void) -> bool>;

fn parse(text: &str) -> Result<Words, Error> {
    let mut words = Words::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (word, count) = line.rsplit_once(' ').ok_or_else(|| {
            Error::new(WordbagErrorCode::ParseErrorMissingCount, format!("no count: {line}"))
        })?;
        let count: u64 = count.parse().map_err(|_| {
            Error::new(WordbagErrorCode::ParseErrorBadCount, format!("not a count: {count}"))
        })?;
        *words.entry(word.into()).or_default() += count;
    }
    Ok(words)
}

/// Makes an empty bag.
#[no_mangle]
pub extern "C" fn wordbag_bag_new() -> *mut WordbagBag {
    Box::into_raw(Box::<Words>::default()) as *mut WordbagBag
}

/// Reads what wordbag_bag_dump has written.
///
/// # Safety
/// `text` is a valid text.
#[no_mangle]
pub unsafe extern "C" fn wordbag_bag_parse(text: *const WordbagStr) -> *mut WordbagBag {
    crate::ffi::landing(|| {
        let words = parse(unsafe { (*text).as_str() }?)?;
        Ok(Handle(Box::into_raw(Box::new(words)) as *mut WordbagBag))
    })
    .0
}

ffi_fn! {
    /// Frees a bag.
    unsafe fn wordbag_bag_free(bag: *mut WordbagBag) {
        if !bag.is_null() {
            drop(Box::from_raw(bag as *mut Words));
        }
    }
}

ffi_fn! {
    /// Puts the words of a text into a bag; returns how many these are.
    unsafe fn wordbag_bag_add(bag: *mut WordbagBag, text: *const WordbagStr) -> usize {
        let words = &mut *(bag as *mut Words);
        let mut added = 0;
        for word in (*text).as_str()?.split_whitespace() {
            assert!(word != "crash", "a word that is not to be said");
            *words.entry(word.to_lowercase()).or_default() += 1;
            added += 1;
        }
        added
    }
}

ffi_fn! {
    /// How often a word is in a bag.
    unsafe fn wordbag_bag_count(bag: *const WordbagBag, word: *const WordbagStr) -> u64 {
        let words = &*(bag as *const Words);
        words.get((*word).as_str()?).copied().unwrap_or(0)
    }
}

ffi_fn! {
    /// The words and their counts, to be freed by wordbag_counts_free.
    unsafe fn wordbag_bag_counts(bag: *const WordbagBag) -> WordbagCounts {
        let words = &*(bag as *const Words);
        let mut counts: Vec<Count> = words
            .iter()
            .map(|(word, &count)| Count { word: WordbagStr::new(word), count })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.count));
        let len = counts.len();
        let items = Box::into_raw(counts.into_boxed_slice()) as *mut Count;
        WordbagCounts { items, len }
    }
}

ffi_fn! {
    /// Frees counts. Their words belong to the bag.
    unsafe fn wordbag_counts_free(counts: *mut WordbagCounts) {
        if !(*counts).items.is_null() {
            drop(Box::from_raw(ptr::slice_from_raw_parts_mut((*counts).items, (*counts).len)));
            *counts = WordbagCounts::default();
        }
    }
}

ffi_fn! {
    /// Calls a function for each word; returns how many calls that were.
    unsafe fn wordbag_bag_visit(
        bag: *const WordbagBag,
        visit: WordbagVisitor,
        context: *mut std::ffi::c_void,
    ) -> usize {
        let words = &*(bag as *const Words);
        let mut calls = 0;
        if let Some(visit) = visit {
            for (word, &count) in words {
                calls += 1;
                if !visit(&WordbagStr::new(word), count, context) {
                    break;
                }
            }
        }
        calls
    }
}

ffi_fn! {
    /// A line of text for each word, to be freed by wordbag_str_free.
    unsafe fn wordbag_bag_dump(bag: *const WordbagBag) -> WordbagStr {
        let words = &*(bag as *const Words);
        let lines: Vec<String> = words.iter().map(|(word, count)| format!("{word} {count}")).collect();
        WordbagStr::from_string(lines.join("\n"))
    }
}

ffi_fn! {
    /// The same sixteen bytes for the same words.
    unsafe fn wordbag_bag_uuid(bag: *const WordbagBag) -> WordbagUuid {
        let words = &*(bag as *const Words);
        let mut data = [0u8; 16];
        for (at, byte) in words.keys().flat_map(|word| word.bytes()).enumerate() {
            data[at % 16] = data[at % 16].wrapping_mul(31).wrapping_add(byte);
        }
        WordbagUuid { data }
    }
}
