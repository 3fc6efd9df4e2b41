//! The lints that generated or widened code must not set off, however strict
//! the crate is.

use proc_macro::TokenStream;

/// For an item that was made visible to the glue. `dead_code` because an item
/// may be used by the glue only, and a function that bindgen reads by nothing.
pub(crate) const WIDENED: &str =
    "#[allow(dead_code, private_bounds, private_interfaces, unreachable_pub)]";

/// For what bindgen reads and nothing uses.
pub(crate) const UNUSED: &str = "#[allow(dead_code, unused_imports)]";

/// For a function that is written beside the user's item.
pub(crate) const WRITTEN: &str = "#[allow(dead_code, private_bounds, private_interfaces, \
    single_use_lifetimes, unreachable_pub, unused_qualifications, clippy::all)]";

/// For the module of the glue. Lints that a crate sets by name stay on under
/// `warnings`, so those are named too. `unsafe_code` is not: the glue has none,
/// and allowing it is an error where it is forbidden.
pub(crate) const GLUE: &str = "#[allow(unknown_lints, warnings, unused, nonstandard_style, \
    future_incompatible, rust_2018_idioms, rust_2018_compatibility, rust_2021_compatibility, \
    rust_2024_compatibility, let_underscore, deprecated, \
    absolute_paths_not_starting_with_crate, ambiguous_negative_literals, \
    closure_returning_async_block, elided_lifetimes_in_paths, explicit_outlives_requirements, \
    ffi_unwind_calls, let_underscore_drop, macro_use_extern_crate, meta_variable_misuse, \
    missing_abi, missing_copy_implementations, missing_debug_implementations, missing_docs, \
    non_ascii_idents, private_bounds, private_interfaces, redundant_imports, \
    redundant_lifetimes, single_use_lifetimes, trivial_casts, trivial_numeric_casts, \
    unit_bindings, unnameable_types, unreachable_pub, unused_import_braces, \
    unused_lifetimes, unused_macro_rules, unused_qualifications, unused_results, \
    variant_size_differences, clippy::all, clippy::cargo, clippy::nursery, clippy::pedantic, \
    clippy::restriction)]";

/// The tokens of source text that is written in this crate.
pub(crate) fn tokens(source: &str) -> TokenStream {
    source.parse().expect("bindgen-macros writes valid tokens")
}
