//! Sets of Python.

use super::call::CallPy;
use super::from::FromPy;
use super::into::IntoPy;
use super::map::is_abstract;
use super::object::{done, Owned, Ref};
use super::sequence::Elements;
use super::table::api;
use super::text::mismatch;
use crate::PyResult;
#[cfg(feature = "indexmap")]
use indexmap::IndexSet;
use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, Hash};
use std::ptr::null_mut;

/// What is in a set when it is looked at.
#[inline]
fn members<'a, T: FromPy<'a>>(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<T>> {
    let kind = object.kind();
    let known = kind == api().PySet_Type() || kind == api().PyFrozenSet_Type();
    if !known && !is_abstract(object, c"Set")? {
        return Err(mismatch(object, "set"));
    }
    let elements = Elements::of_any(call, object)?;
    (0..elements.len())
        .map(|index| T::from_py(call, elements.get(index)?))
        .collect()
}

/// A set of values.
#[inline]
fn set<T: IntoPy>(call: &CallPy, values: impl Iterator<Item = T>) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    let set = unsafe { Owned::new(api().PySet_New(null_mut()))? };
    for value in values {
        let value = value.into_py(call)?;
        // SAFETY: both are alive, and the set is one.
        done(unsafe { api().PySet_Add(set.as_ptr(), value.as_ptr()) })?;
    }
    Ok(set)
}

macro_rules! sets {
    ($($Set:ident<$($S:ident: $($bound:ident)+)?>, $($key:ident)+;)*) => {$(
        impl<'a, T, $($S)?> FromPy<'a> for $Set<T, $($S)?>
        where
            T: FromPy<'a> $(+ $key)+,
            $($S: Default $(+ $bound)+)?
        {
            fn wanted() -> String {
                "set".to_owned()
            }

            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                Ok(members(call, object)?.into_iter().collect())
            }
        }

        impl<T: IntoPy, $($S)?> IntoPy for $Set<T, $($S)?> {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                set(call, self.into_iter())
            }
        }

        impl<T: IntoPy + Clone, $($S)?> IntoPy for &$Set<T, $($S)?> {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                set(call, self.iter().cloned())
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
