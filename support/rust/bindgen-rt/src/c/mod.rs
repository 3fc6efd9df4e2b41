//! The boundary to C, as docs/abi.md describes it.

mod call;
mod collection;
mod error;
mod from;
mod into;
mod keywords;
mod layout;
mod object;
mod path;
mod release;
mod text;
mod wide;

pub use call::{call, CallC};
pub(crate) use call::{named, of_field};
pub(crate) use collection::{fixed, wrong_length};
pub use error::ErrorC;
pub use from::FromC;
pub use into::IntoC;
pub use layout::{
    option, tagged, view, Bool, Buffer, Char, EitherC, Opt, SignedHalves, SliceIndexC, TaggedText,
    UnsignedHalves, View,
};
pub use layout::{
    Tuple1, Tuple10, Tuple11, Tuple12, Tuple2, Tuple3, Tuple4, Tuple5, Tuple6, Tuple7, Tuple8,
    Tuple9,
};
pub(crate) use path::system_text;
pub use release::{free, Release};
