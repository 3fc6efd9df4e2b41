//! What the suites of tests/python call: a function a conversion, a class a
//! protocol, and ways to fail.
use pyo3::prelude::*;

mod callbacks;
mod collections;
mod containers;
mod failures;
mod library;
mod objects;
mod shapes;
mod values;

#[pymodule]
mod suite {
    #[pymodule_export]
    use super::values::{
        boolean, byte_sum, bytes_of, f32_of, f64_of, flag_of, i16_of, i32_of, i64_of, i8_of,
        isize_of, noop, text_of, text_or_bytes, u16_of, u32_of, u64_of, u8_of, usize_of, Flag,
    };

    #[pymodule_export]
    use super::containers::{
        borrowed_words, either, everything, extents, integers, keywords, largest, nested, option,
        pairs, ratios, reals, triples, truths, variadic, words,
    };

    #[pymodule_export]
    use super::callbacks::{apply, because, bump_all, each_byte, sieve, Post};

    #[pymodule_export]
    use super::collections::{
        borrowed_map, borrowed_set, char_of, chars, counts, cow, fixed, fixed_bytes, fixed_words,
        i128_of, members, sums, tables, u128_of, wide,
    };

    #[pymodule_export]
    use super::failures::{
        forget, forget_value, live, panic_in_drop, panic_with, raise_error, raise_more, Burning,
        MoreSuiteError, PanicOnDrop, SuiteError,
    };

    #[pymodule_export]
    use super::library::{
        amount_of, day_of, decimal_of, json_of, moment_of, os_text_of, path_of, paths_of, span_of,
        uuid_of, uuids_of, zoned_of, Account,
    };

    #[pymodule_export]
    use super::objects::{
        absorb_all, guest_of, keep, pair_of, Basket, BasketIterator, Counter, Frozen, Gate, Guest,
        Heir, Host, Key, Open,
    };

    #[pymodule_export]
    use super::shapes::{all_shapes, area, Shape};
}
