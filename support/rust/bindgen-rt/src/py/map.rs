//! Maps: mappings of Python come in, dicts go out.

use super::call::CallPy;
use super::from::FromPy;
use super::interpreter::free_threaded;
use super::into::{call as call_object, tuple, IntoPy};
use super::object::{done, Owned, Ref};
use super::raw::TPFLAGS_DICT_SUBCLASS;
use super::sequence::{pair_of, Elements};
use super::table::api;
use super::text::mismatch;
use crate::PyResult;
#[cfg(feature = "indexmap")]
use indexmap::IndexMap;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::ptr::null_mut;

/// The keys of a mapping, each with its value. Converting them may run Python code,
/// which may change the mapping: what it holds is kept before.
#[inline]
fn pairs<'a, K: FromPy<'a>, V: FromPy<'a>>(
    call: &'a CallPy,
    object: Ref<'a>,
) -> PyResult<Vec<(K, V)>> {
    let is_dict = object.kind() == api().PyDict_Type() || object.has_flag(TPFLAGS_DICT_SUBCLASS);
    // Where there is no GIL another thread can take a key from under us.
    if is_dict && !free_threaded() {
        if let Some(pairs) = exact_pairs(object) {
            return Ok(pairs);
        }
    }
    let elements = Elements::of_any(call, items(call, object, is_dict)?)?;
    let mut pairs = Vec::with_capacity(elements.len());
    for index in 0..elements.len() {
        let [key, value] = pair_of(call, elements.get(index)?)?;
        pairs.push((K::from_py(call, key)?, V::from_py(call, value)?));
    }
    Ok(pairs)
}

/// The pairs of a dict that are converted without any Python code: in place, since
/// nothing can change it meanwhile. None where one is not of that kind.
#[inline]
fn exact_pairs<'a, K: FromPy<'a>, V: FromPy<'a>>(dict: Ref<'_>) -> Option<Vec<(K, V)>> {
    let mut pairs = Vec::new();
    let (mut at, mut key, mut value) = (0, null_mut(), null_mut());
    // SAFETY: it is a dict, which keeps what it lends until it changes.
    while unsafe { (api().PyDict_Next)(dict.as_ptr(), &mut at, &mut key, &mut value) } != 0 {
        // SAFETY: both are alive.
        let (key, value) = unsafe { (Ref::new(key), Ref::new(value)) };
        pairs.push((K::exact(key)?, V::exact(value)?));
    }
    Some(pairs)
}

/// The items of a mapping, in an object of their own.
#[cold]
#[inline]
fn items<'a>(call: &'a CallPy, object: Ref<'a>, is_dict: bool) -> PyResult<Ref<'a>> {
    if is_dict {
        // SAFETY: it is a dict; what is returned is new or null.
        return call.hold(unsafe { api().PyDict_Items(object.as_ptr()) });
    }
    if !is_abstract(object, c"Mapping")? {
        return Err(mismatch(object, "Mapping"));
    }
    // SAFETY: the object is alive; what is returned is new or null.
    let method =
        unsafe { Owned::new(api().PyObject_GetAttrString(object.as_ptr(), c"items".as_ptr()))? };
    call.hold(call_object(&method, tuple([])?, None)?.into_ptr())
}

/// Whether an object is of a class of collections.abc.
#[cold]
#[inline]
pub(super) fn is_abstract(object: Ref<'_>, name: &std::ffi::CStr) -> PyResult<bool> {
    // SAFETY: all are alive; what is returned is new or null.
    unsafe {
        let module = Owned::new(api().PyImport_ImportModule(c"collections.abc".as_ptr()))?;
        let class = Owned::new(api().PyObject_GetAttrString(module.as_ptr(), name.as_ptr()))?;
        let found = api().PyObject_IsInstance(object.as_ptr(), class.as_ptr());
        done(found)?;
        Ok(found != 0)
    }
}

/// A dict of pairs.
#[inline]
fn dict<K: IntoPy, V: IntoPy>(
    call: &CallPy,
    pairs: impl Iterator<Item = (K, V)>,
) -> PyResult<Owned> {
    let dict = super::record::dict()?;
    for (key, value) in pairs {
        let (key, value) = (key.into_py(call)?, value.into_py(call)?);
        // SAFETY: all are alive, and the dict is one.
        done(unsafe { api().PyDict_SetItem(dict.as_ptr(), key.as_ptr(), value.as_ptr()) })?;
    }
    Ok(dict)
}

macro_rules! maps {
    ($($Map:ident<$($S:ident: $($bound:ident)+)?>, $($key:ident)+;)*) => {$(
        impl<'a, K, V, $($S)?> FromPy<'a> for $Map<K, V, $($S)?>
        where
            K: FromPy<'a> $(+ $key)+,
            V: FromPy<'a>,
            $($S: Default $(+ $bound)+)?
        {
            fn wanted() -> String {
                "Mapping".to_owned()
            }

            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                Ok(pairs(call, object)?.into_iter().collect())
            }
        }

        impl<K: IntoPy, V: IntoPy, $($S)?> IntoPy for $Map<K, V, $($S)?> {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                dict(call, self.into_iter())
            }
        }

        impl<K: IntoPy + Clone, V: IntoPy + Clone, $($S)?> IntoPy for &$Map<K, V, $($S)?> {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                dict(call, self.iter().map(|(key, value)| (key.clone(), value.clone())))
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
