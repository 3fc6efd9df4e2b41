//! A crate beside the one that is bound.

#[doc = include_str!("../README.md")]
pub fn join(a: &str, b: &str) -> String {
    format!("{}{}", a, b)
}

/// The bits of its arguments.
pub const MASK: u8 = !0 << words::limits::SHIFT;

/// Where it comes from.
pub const ORIGIN: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

pub mod again {
    pub use words::*;
}
