//! Maps, sets and arrays: they cross as a slice of pairs or of elements.

use super::from::FromC;
use super::into::{buffer, IntoC};
use super::layout::{Buffer, Tuple2, View};
use super::lend::LendC;
use super::CallC;
use crate::exceptions::PyValueError;
use crate::kept::Kept;
use crate::{PyErr, PyResult};
#[cfg(feature = "indexmap")]
use indexmap::{IndexMap, IndexSet};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, Hash};

/// Where a key comes twice, the last value is its own.
macro_rules! maps {
    ($($Map:ident<$($S:ident: $($bound:ident)+)?>, $($key:ident)+;)*) => {$(
        impl<'a, K, V, $($S)?> FromC<'a> for $Map<K, V, $($S)?>
        where
            K: FromC<'a> $(+ $key)+,
            V: FromC<'a>,
            $($S: Default $(+ $bound)+)?
        {
            type C = View<Tuple2<K::C, V::C>>;

            #[inline]
            unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
                // SAFETY: promised by the caller.
                let pairs = unsafe { <(K, V)>::vec_from_c(call, c) }?;
                Ok(pairs.into_iter().collect())
            }
        }

        impl<K: IntoC, V: IntoC, $($S)?> IntoC for $Map<K, V, $($S)?> {
            type C = Buffer<Tuple2<K::C, V::C>>;

            #[inline]
            fn into_c(self) -> Self::C {
                buffer(self.into_iter().map(IntoC::into_c).collect())
            }
        }

        impl<K: IntoC + Clone, V: IntoC + Clone, $($S)?> IntoC for &$Map<K, V, $($S)?> {
            type C = Buffer<Tuple2<K::C, V::C>>;

            #[inline]
            fn into_c(self) -> Self::C {
                buffer(self.iter().map(|(key, value)| (key.clone(), value.clone()).into_c()).collect())
            }
        }

        impl<K: LendC, V: LendC, $($S)?> LendC for $Map<K, V, $($S)?> {
            type In = View<Tuple2<K::In, V::In>>;

            fn lend(self, kept: &Kept) -> Self::In {
                LendC::vec_lend(self.into_iter().collect(), kept)
            }
        }

        impl<K: LendC + Clone, V: LendC + Clone, $($S)?> LendC for &$Map<K, V, $($S)?> {
            type In = View<Tuple2<K::In, V::In>>;

            fn lend(self, kept: &Kept) -> Self::In {
                let pairs = self.iter().map(|(key, value)| (key.clone(), value.clone()));
                LendC::vec_lend(pairs.collect(), kept)
            }
        }
    )*};
}

maps! {
    HashMap<S: BuildHasher>, Eq Hash;
    BTreeMap<>, Ord;
}

#[cfg(feature = "indexmap")]
maps! {
    IndexMap<S: BuildHasher>, Eq Hash;
}

macro_rules! sets {
    ($($Set:ident<$($S:ident: $($bound:ident)+)?>, $($key:ident)+;)*) => {$(
        impl<'a, T, $($S)?> FromC<'a> for $Set<T, $($S)?>
        where
            T: FromC<'a> $(+ $key)+,
            $($S: Default $(+ $bound)+)?
        {
            type C = View<T::C>;

            #[inline]
            unsafe fn from_c(call: &'a CallC, c: View<T::C>) -> PyResult<Self> {
                // SAFETY: promised by the caller.
                let elements = unsafe { T::vec_from_c(call, c) }?;
                Ok(elements.into_iter().collect())
            }
        }

        impl<T: IntoC, $($S)?> IntoC for $Set<T, $($S)?> {
            type C = Buffer<T::C>;

            #[inline]
            fn into_c(self) -> Buffer<T::C> {
                T::vec_into_c(self.into_iter().collect())
            }
        }

        impl<T: IntoC + Clone, $($S)?> IntoC for &$Set<T, $($S)?> {
            type C = Buffer<T::C>;

            #[inline]
            fn into_c(self) -> Buffer<T::C> {
                T::vec_into_c(self.iter().cloned().collect())
            }
        }

        impl<T: LendC, $($S)?> LendC for $Set<T, $($S)?> {
            type In = View<T::In>;

            fn lend(self, kept: &Kept) -> View<T::In> {
                T::vec_lend(self.into_iter().collect(), kept)
            }
        }

        impl<T: LendC + Clone, $($S)?> LendC for &$Set<T, $($S)?> {
            type In = View<T::In>;

            fn lend(self, kept: &Kept) -> View<T::In> {
                T::vec_lend(self.iter().cloned().collect(), kept)
            }
        }
    )*};
}

sets! {
    HashSet<S: BuildHasher>, Eq Hash;
    BTreeSet<>, Ord;
}

#[cfg(feature = "indexmap")]
sets! {
    IndexSet<S: BuildHasher>, Eq Hash;
}

impl<'a, T: FromC<'a>, const N: usize> FromC<'a> for [T; N] {
    type C = View<T::C>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<T::C>) -> PyResult<Self> {
        if c.len != N {
            return Err(wrong_length(N, c.len));
        }
        // SAFETY: promised by the caller.
        fixed(unsafe { T::vec_from_c(call, c) }?)
    }
}

/// The array of a vector of as many elements.
#[inline]
pub(crate) fn fixed<T, const N: usize>(vec: Vec<T>) -> PyResult<[T; N]> {
    <[T; N]>::try_from(vec).map_err(|vec| wrong_length(N, vec.len()))
}

#[cold]
#[inline]
pub(crate) fn wrong_length(wanted: usize, found: usize) -> PyErr {
    PyValueError::new_err(format!(
        "expected a sequence of length {wanted} (got {found})"
    ))
}

impl<T: IntoC, const N: usize> IntoC for [T; N] {
    type C = Buffer<T::C>;

    #[inline]
    fn into_c(self) -> Buffer<T::C> {
        T::vec_into_c(self.into())
    }
}

impl<T: IntoC + Clone, const N: usize> IntoC for &[T; N] {
    type C = Buffer<T::C>;

    #[inline]
    fn into_c(self) -> Buffer<T::C> {
        T::vec_into_c(self.to_vec())
    }
}

impl<T: LendC, const N: usize> LendC for [T; N] {
    type In = View<T::In>;

    fn lend(self, kept: &Kept) -> View<T::In> {
        T::vec_lend(self.into(), kept)
    }
}

impl<T: LendC + Clone, const N: usize> LendC for &[T; N] {
    type In = View<T::In>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<T::In> {
        T::slice_lend(self, kept)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::view;
    use super::*;
    use crate::kept::Kept;

    fn call() -> CallC {
        CallC {
            kept: Kept::default(),
        }
    }

    #[test]
    fn arrays_have_their_length() {
        let (call, three) = (call(), [1u8, 2, 3]);
        // SAFETY: as many are there, or it is not looked at.
        let taken = |len| unsafe { <[u8; 2]>::from_c(&call, view(three.as_ptr(), len)) };
        assert_eq!(taken(2).unwrap(), [1, 2]);
        for len in [0, 1, 3, usize::MAX] {
            let message = format!("expected a sequence of length 2 (got {len})");
            assert_eq!(taken(len).unwrap_err().message(), message);
        }
    }

    #[test]
    fn the_last_of_two_values_counts() {
        let pairs = [(1i64, 2i64), (3, 4), (1, 5)].map(IntoC::into_c);
        // SAFETY: they are there.
        let map =
            unsafe { <BTreeMap<i64, i64>>::from_c(&call(), view(pairs.as_ptr(), pairs.len())) };
        assert_eq!(map.unwrap(), BTreeMap::from([(1, 5), (3, 4)]));
    }
}
