//! The C interface of wordbag.
#[macro_use]
mod ffi;
mod bag;
mod core;

pub use crate::bag::*;
pub use crate::core::*;
pub use crate::ffi::*;
