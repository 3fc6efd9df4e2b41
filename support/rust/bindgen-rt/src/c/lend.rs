//! Values that are lent to C: the arguments of callbacks.

use super::into::IntoC;
use super::layout::*;
use crate::kept::Kept;
use std::borrow::Cow;
use std::mem::MaybeUninit;

/// A type of arguments of callbacks. `In` is what it is in C where it stands inside
/// another type: what it points to is valid for the call.
pub trait LendC: Sized {
    /// The type in C.
    type In: Copy;

    /// Lends the value; what has to stay for the call is kept.
    fn lend(self, kept: &Kept) -> Self::In;

    /// Lends all elements of a vector.
    fn vec_lend(vec: Vec<Self>, kept: &Kept) -> View<Self::In> {
        let lent: Vec<Self::In> = vec.into_iter().map(|value| value.lend(kept)).collect();
        slice(kept.keep(lent))
    }

    /// Lends all elements of a slice.
    fn slice_lend(slice: &[Self], kept: &Kept) -> View<Self::In>
    where
        Self: Clone,
    {
        Self::vec_lend(slice.to_vec(), kept)
    }
}

#[inline]
fn slice<T>(slice: &[T]) -> View<T> {
    view(slice.as_ptr(), slice.len())
}

macro_rules! scalars {
    ($($T:ty)*) => {$(
        impl LendC for $T {
            type In = $T;

            #[inline]
            fn lend(self, _kept: &Kept) -> $T {
                self
            }

            #[inline]
            fn vec_lend(vec: Vec<$T>, kept: &Kept) -> View<$T> {
                slice(kept.keep(vec))
            }

            #[inline]
            fn slice_lend(values: &[$T], _kept: &Kept) -> View<$T> {
                slice(values)
            }
        }
    )*};
}

scalars!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);

impl LendC for bool {
    type In = Bool;

    #[inline]
    fn lend(self, _kept: &Kept) -> Bool {
        self.into()
    }
}

impl LendC for &str {
    type In = View<Char>;

    #[inline]
    fn lend(self, _kept: &Kept) -> View<Char> {
        view(self.as_ptr().cast(), self.len())
    }
}

impl LendC for &String {
    type In = View<Char>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<Char> {
        self.as_str().lend(kept)
    }
}

impl LendC for String {
    type In = View<Char>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<Char> {
        let text: &str = kept.keep(self);
        text.lend(kept)
    }
}

impl<T: LendC> LendC for Vec<T> {
    type In = View<T::In>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<T::In> {
        T::vec_lend(self, kept)
    }
}

impl<T: LendC + Clone> LendC for &[T] {
    type In = View<T::In>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<T::In> {
        T::slice_lend(self, kept)
    }
}

impl<T: LendC + Clone> LendC for &Vec<T> {
    type In = View<T::In>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<T::In> {
        T::slice_lend(self, kept)
    }
}

impl<'a, B: ToOwned + ?Sized> LendC for Cow<'a, B>
where
    &'a B: LendC,
    B::Owned: LendC<In = <&'a B as LendC>::In>,
{
    type In = <&'a B as LendC>::In;

    #[inline]
    fn lend(self, kept: &Kept) -> Self::In {
        match self {
            Cow::Borrowed(value) => value.lend(kept),
            Cow::Owned(value) => value.lend(kept),
        }
    }
}

impl<T: LendC> LendC for Option<T> {
    type In = Opt<T::In>;

    #[inline]
    fn lend(self, kept: &Kept) -> Opt<T::In> {
        let is_some = self.is_some().into();
        let value = match self {
            Some(value) => MaybeUninit::new(value.lend(kept)),
            None => MaybeUninit::zeroed(),
        };
        Opt { is_some, value }
    }
}

impl LendC for char {
    type In = u32;

    #[inline]
    fn lend(self, _kept: &Kept) -> u32 {
        self.into()
    }
}

impl LendC for i128 {
    type In = SignedHalves;

    #[inline]
    fn lend(self, _kept: &Kept) -> SignedHalves {
        self.into_c()
    }
}

impl LendC for u128 {
    type In = UnsignedHalves;

    #[inline]
    fn lend(self, _kept: &Kept) -> UnsignedHalves {
        self.into_c()
    }
}

/// The arguments of a callback.
pub trait LendAll {
    /// What they are in C.
    type In;

    /// Lends all of them.
    fn lend_all(self, kept: &Kept) -> Self::In;
}

impl LendAll for () {
    type In = ();

    #[inline]
    fn lend_all(self, _kept: &Kept) {}
}

macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<$($T: LendC),*> LendC for ($($T,)*) {
            type In = $name<$($T::In),*>;

            #[inline]
            fn lend(self, kept: &Kept) -> Self::In {
                let ($($field,)*) = self;
                $name { $($field: $field.lend(kept)),* }
            }
        }

        impl<$($T: LendC),*> LendAll for ($($T,)*) {
            type In = ($($T::In,)*);

            #[inline]
            fn lend_all(self, kept: &Kept) -> Self::In {
                let ($($field,)*) = self;
                ($($field.lend(kept),)*)
            }
        }
    )*};
}

all_tuples!(tuples);

impl<T> View<T> {
    /// The pointer to the elements.
    #[doc(hidden)]
    #[inline]
    pub fn data(&self) -> *const T {
        self.data
    }

    /// How many they are.
    #[doc(hidden)]
    #[inline]
    pub fn size(&self) -> usize {
        self.len
    }
}

impl<T: Copy> Opt<T> {
    /// Whether there is a value.
    #[doc(hidden)]
    #[inline]
    pub fn is_some(&self) -> Bool {
        self.is_some
    }

    /// The value, or its zero bytes, as only a lent one has them.
    ///
    /// # Safety
    ///
    /// The option was lent.
    #[doc(hidden)]
    #[inline]
    pub unsafe fn value(&self) -> &T {
        // SAFETY: promised by the caller: it is never uninitialised.
        unsafe { self.value.assume_init_ref() }
    }
}
