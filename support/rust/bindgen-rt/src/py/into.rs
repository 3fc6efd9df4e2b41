//! Values that go to Python.

use super::call::CallPy;
use super::object::{done, Owned};
use super::table::api;
use super::text::{new_bytes, new_str};
use crate::PyResult;
use std::mem::ManuallyDrop;

/// A type of results.
pub trait IntoPy: Sized {
    /// Makes an object of the value.
    fn into_py(self, call: &CallPy) -> PyResult<Owned>;

    /// Makes an object of all elements of a vector.
    #[inline]
    fn vec_into_py(vec: Vec<Self>, call: &CallPy) -> PyResult<Owned> {
        // SAFETY: the length of a vector is no more than isize::MAX; what is
        // returned is new or null.
        let list = unsafe { Owned::new(api().PyList_New(vec.len() as isize))? };
        for (index, element) in vec.into_iter().enumerate() {
            let element = element.into_py(call)?;
            // SAFETY: the list is new and has a place for it; it takes the
            // reference over.
            done(unsafe {
                (api().PyList_SetItem)(list.as_ptr(), index as isize, element.into_ptr())
            })?;
        }
        Ok(list)
    }
}

impl IntoPy for () {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        // SAFETY: None is alive for ever.
        Ok(unsafe { Owned::again(api()._Py_NoneStruct) })
    }
}

impl IntoPy for bool {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        let object = match self {
            true => api()._Py_TrueStruct,
            false => api()._Py_FalseStruct,
        };
        // SAFETY: both are alive for ever.
        Ok(unsafe { Owned::again(object) })
    }
}

macro_rules! numbers {
    ($($T:ident $wide:ident $make:ident;)*) => {$(
        impl IntoPy for $T {
            #[inline]
            fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
                // Every $T is a $wide. SAFETY: what is returned is new or null.
                unsafe { Owned::new((api().$make)(self as $wide)) }
            }
        }
    )*};
}

numbers! {
    i8 i64 PyLong_FromLongLong; i16 i64 PyLong_FromLongLong; i32 i64 PyLong_FromLongLong;
    i64 i64 PyLong_FromLongLong; isize i64 PyLong_FromLongLong;
    u16 u64 PyLong_FromUnsignedLongLong; u32 u64 PyLong_FromUnsignedLongLong;
    u64 u64 PyLong_FromUnsignedLongLong; usize u64 PyLong_FromUnsignedLongLong;
    f32 f64 PyFloat_FromDouble; f64 f64 PyFloat_FromDouble;
}

impl IntoPy for u8 {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        u64::from(self).into_py(call)
    }

    /// A vector of these is bytes.
    #[inline]
    fn vec_into_py(vec: Vec<Self>, _call: &CallPy) -> PyResult<Owned> {
        new_bytes(&vec)
    }
}

impl IntoPy for &str {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        new_str(self)
    }
}

impl IntoPy for &String {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        new_str(self)
    }
}

impl IntoPy for String {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        new_str(&self)
    }
}

impl<T: IntoPy> IntoPy for Vec<T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        T::vec_into_py(self, call)
    }
}

impl<T: IntoPy + Clone> IntoPy for &[T] {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        T::vec_into_py(self.to_vec(), call)
    }
}

impl<T: IntoPy + Clone> IntoPy for &Vec<T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        self.as_slice().into_py(call)
    }
}

impl<T: IntoPy> IntoPy for Option<T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        match self {
            Some(value) => value.into_py(call),
            None => ().into_py(call),
        }
    }
}

/// A new tuple.
#[inline]
pub(super) fn tuple<const N: usize>(elements: [Owned; N]) -> PyResult<Owned> {
    // SAFETY: the references are never used again.
    unsafe { tuple_of(ManuallyDrop::new(elements).as_slice()) }
}

/// A new tuple of references, which it takes over.
///
/// # Safety
///
/// The references are not dropped or used by the caller.
unsafe fn tuple_of(elements: &[Owned]) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    let tuple = unsafe { Owned::new(api().PyTuple_New(elements.len() as isize)) };
    for (index, element) in elements.iter().enumerate() {
        // SAFETY: the tuple, if there is one, is new and has a place for the
        // reference, which is ours.
        unsafe {
            match &tuple {
                Ok(tuple) => {
                    (api().PyTuple_SetItem)(tuple.as_ptr(), index as isize, element.as_ptr());
                }
                Err(_) => api().Py_DecRef(element.as_ptr()),
            }
        }
    }
    tuple
}

/// Calls an object.
pub(super) fn call(object: &Owned, args: Owned, named: Option<&Owned>) -> PyResult<Owned> {
    let named = named.map_or(std::ptr::null_mut(), Owned::as_ptr);
    // SAFETY: all are alive; what is returned is new or null.
    unsafe { Owned::new(api().PyObject_Call(object.as_ptr(), args.as_ptr(), named)) }
}

// Without `?`, which costs the compiler more than the rest of a tuple.
macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<$($T: IntoPy),*> IntoPy for ($($T,)*) {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                let ($($field,)*) = self;
                tuple([$(match $field.into_py(call) {
                    Ok(value) => value,
                    Err(error) => return Err(error),
                }),*])
            }
        }
    )*};
}

all_tuples!(tuples);
