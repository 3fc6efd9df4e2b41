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

/// For the module of the glue. Lints that a crate denies by name stay on under
/// `warnings`, so those that glue may set off are named too. No more than
/// those: to allow a lint that the crate forbids is an error. `unsafe_code`,
/// which is forbidden most, is not among them, as the glue has none.
pub(crate) const GLUE: &str = "#[allow(unknown_lints, warnings, unused, nonstandard_style, \
    rust_2018_idioms, deprecated, let_underscore_drop, missing_debug_implementations, \
    missing_docs, private_bounds, private_interfaces, single_use_lifetimes, trivial_casts, \
    trivial_numeric_casts, unnameable_types, unreachable_pub, unused_lifetimes, \
    unused_qualifications, unused_results, clippy::all, clippy::cargo, clippy::nursery, \
    clippy::pedantic, clippy::restriction)]";

/// The tokens of source text that is written in this crate.
pub(crate) fn tokens(source: &str) -> TokenStream {
    source.parse().expect("bindgen-macros writes valid tokens")
}
