//! The boundary to C, as docs/abi.md describes it.

mod call;
mod callback;
mod caught;
#[cfg(feature = "chrono")]
mod chrono;
mod collection;
#[cfg(feature = "rust_decimal")]
mod decimal;
mod error;
mod from;
mod into;
#[cfg(feature = "serde_json")]
mod json;
mod keywords;
mod layout;
mod lend;
mod object;
mod path;
mod release;
mod text;
mod time;
mod union;
#[cfg(feature = "uuid")]
mod uuid;
mod wide;

pub use call::{call, CallC};
pub(crate) use call::{named, of_field};
pub use callback::{gate_close, gate_free, gate_new, CallableC, CallbackC, CallbackRest};
pub use caught::error_new;
pub(crate) use collection::{fixed, wrong_length};
#[cfg(feature = "rust_decimal")]
pub(crate) use decimal::decimal;
pub use error::ErrorC;
pub(crate) use error::OriginC;
pub use from::FromC;
pub use into::IntoC;
pub use layout::{
    option, tagged, view, Bool, Buffer, Char, EitherC, Opt, SignedHalves, SliceIndexC, TaggedText,
    UnsignedHalves, UuidC, View,
};
pub use layout::{
    Tuple1, Tuple10, Tuple11, Tuple12, Tuple2, Tuple3, Tuple4, Tuple5, Tuple6, Tuple7, Tuple8,
    Tuple9,
};
pub use lend::{LendAll, LendC};
pub(crate) use path::system_text;
pub use release::{free, Release};
pub(crate) use time::{no_offset, Timed};
pub use time::{DateC, DateTimeC, TimeC, TimeDeltaC};
pub use union::unknown_tag;
