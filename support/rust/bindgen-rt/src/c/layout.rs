//! The types that values have in C, as docs/abi.md lays them down. Any bit
//! pattern is a valid value of each: what C says is checked when it is read.

use std::mem::MaybeUninit;

/// A `bool` of C. One that holds neither 0 nor 1 is an error, not undefined
/// behaviour.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bool(u8);

impl Bool {
    /// The value, or the byte where it is none.
    #[inline]
    pub(crate) fn get(self) -> Result<bool, u8> {
        match self.0 {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(other),
        }
    }
}

impl From<bool> for Bool {
    #[inline]
    fn from(value: bool) -> Self {
        Bool(value.into())
    }
}

/// A `char` of C: a byte of a UTF-8 text. Text and bytes are of different types.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Char(pub(crate) u8);

/// Borrowed elements: `slice_T`, and `str` with [`Char`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct View<T> {
    pub(crate) data: *const T,
    pub(crate) len: usize,
}

/// Owned elements: `vec_T`, and `string` with [`Char`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Buffer<T> {
    pub(crate) data: *mut T,
    pub(crate) len: usize,
    pub(crate) cap: usize,
}

/// `str_or_bytes`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct TaggedText {
    pub(crate) data: *const Char,
    pub(crate) len: usize,
    pub(crate) is_str: Bool,
}

/// `option_T`. C need not initialise the value of a none.
#[repr(C)]
pub struct Opt<T> {
    pub(crate) is_some: Bool,
    pub(crate) value: MaybeUninit<T>,
}

impl<T: Copy> Clone for Opt<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy> Copy for Opt<T> {}

/// `either_L_R`. C need not initialise the member that is not there.
#[repr(C)]
pub struct EitherC<L, R> {
    pub(crate) is_right: Bool,
    pub(crate) left: MaybeUninit<L>,
    pub(crate) right: MaybeUninit<R>,
}

impl<L: Copy, R: Copy> Clone for EitherC<L, R> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Copy, R: Copy> Copy for EitherC<L, R> {}

/// `slice_index`: the start, stop and step of a slice, of which it has some.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct SliceIndexC {
    pub(crate) has_start: Bool,
    pub(crate) has_stop: Bool,
    pub(crate) has_step: Bool,
    pub(crate) start: isize,
    pub(crate) stop: isize,
    pub(crate) step: isize,
}

/// `i128`: its lower and its upper 64 bits.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct SignedHalves {
    pub(crate) low: u64,
    pub(crate) high: i64,
}

/// `u128`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct UnsignedHalves {
    pub(crate) low: u64,
    pub(crate) high: u64,
}

/// `uuid`: its first and its last 64 bits.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct UuidC {
    pub(crate) high: u64,
    pub(crate) low: u64,
}

/// Text, bytes or a slice, from two flat parameters.
#[inline]
pub fn view<T>(data: *const T, len: usize) -> View<T> {
    View { data, len }
}

/// A `StrOrBytes`, from three flat parameters.
#[inline]
pub fn tagged(data: *const Char, len: usize, is_str: Bool) -> TaggedText {
    TaggedText { data, len, is_str }
}

/// An option, from a flat tag and what follows it.
#[inline]
pub fn option<T>(is_some: Bool, value: T) -> Opt<T> {
    Opt {
        is_some,
        value: MaybeUninit::new(value),
    }
}

macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        /// `tupleN_…`.
        #[repr(C)]
        #[derive(Clone, Copy)]
        pub struct $name<$($T),*> {
            $(pub(crate) $field: $T),*
        }
    )*};
}

all_tuples!(tuples);

#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use super::*;
    use std::mem::{align_of, size_of};

    #[test]
    fn is_laid_out_as_in_c() {
        assert_eq!((size_of::<Bool>(), size_of::<Char>()), (1, 1));
        assert_eq!(size_of::<View<u64>>(), 16);
        assert_eq!(size_of::<Buffer<u8>>(), 24);
        assert_eq!(size_of::<TaggedText>(), 24);
        assert_eq!(size_of::<Opt<u16>>(), 4);
        assert_eq!(size_of::<EitherC<i64, u8>>(), 24);
        assert_eq!(size_of::<SliceIndexC>(), 32);
        assert_eq!(
            (size_of::<SignedHalves>(), align_of::<SignedHalves>()),
            (16, 8)
        );
        assert_eq!(
            (size_of::<UnsignedHalves>(), align_of::<UnsignedHalves>()),
            (16, 8)
        );
        assert_eq!(size_of::<Opt<Tuple2<View<Char>, i64>>>(), 32);
        assert_eq!(size_of::<Tuple3<u8, u32, u8>>(), 12);
        assert_eq!(align_of::<Tuple3<u8, u32, u8>>(), 4);
    }
}
