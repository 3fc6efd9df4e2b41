//! Sequences that come from Python.

use super::call::CallPy;
use super::from::FromPy;
use super::interpreter::free_threaded;
use super::object::{raised, Ref};
use super::raw::TPFLAGS_TUPLE_SUBCLASS;
use super::table::api;
use super::text::{is_str, mismatch};
use crate::exceptions::PyValueError;
use crate::PyResult;

/// The elements that a sequence had when it was looked at. A list can change
/// while its elements are converted, since that may run Python code; the call
/// keeps a tuple of them, and so what they lend.
pub(super) struct Elements<'a> {
    tuple: Ref<'a>,
    len: usize,
}

impl<'a> Elements<'a> {
    #[inline]
    fn of(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object is alive.
        let sequence = unsafe { (api().PySequence_Check)(object.as_ptr()) } != 0;
        if !sequence || is_str(object) {
            return Err(mismatch(object, "Sequence"));
        }
        Self::of_any(call, object)
    }

    /// Those of anything that can be iterated.
    #[inline]
    pub(super) fn of_any(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object is alive; what is returned is new or null.
        let tuple = call.hold(unsafe { api().PySequence_Tuple(object.as_ptr()) })?;
        // SAFETY: it is a tuple.
        let len = unsafe { (api().PyTuple_Size)(tuple.as_ptr()) } as usize;
        Ok(Elements { tuple, len })
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    #[inline]
    pub(super) fn get(&self, index: usize) -> PyResult<Ref<'a>> {
        // SAFETY: it is a tuple, which keeps its elements alive.
        let element = unsafe { (api().PyTuple_GetItem)(self.tuple.as_ptr(), index as isize) };
        if element.is_null() {
            return Err(raised());
        }
        // SAFETY: the call holds the tuple.
        Ok(unsafe { Ref::new(element) })
    }
}

/// All elements of a sequence, which may lend what they are converted to.
pub(super) fn lent<'a, T: FromPy<'a>>(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<T>> {
    let elements = Elements::of(call, object)?;
    let mut vec = Vec::with_capacity(elements.len);
    for index in 0..elements.len {
        vec.push(T::from_py(call, elements.get(index)?)?);
    }
    Ok(vec)
}

/// All elements of a sequence, of a type that keeps nothing of an object. Those
/// of a list are taken where they are: 1000 ints in 3.0 µs in place of 3.7.
pub(super) fn vec_of<'a, T: FromPy<'a>>(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<T>> {
    // Where there is no GIL another thread can take an element from under us.
    if object.kind() != api().PyList_Type() || free_threaded() {
        return lent(call, object);
    }
    // SAFETY: it is a list.
    let len = unsafe { (api().PyList_Size)(object.as_ptr()) };
    let mut vec = Vec::with_capacity(len as usize);
    for index in 0..len {
        // SAFETY: it is a list, which keeps the element alive until Python code runs.
        let element = unsafe { (api().PyList_GetItem)(object.as_ptr(), index) };
        if element.is_null() {
            // Converting an element made the list shorter. SAFETY: an IndexError
            // is raised.
            unsafe { api().PyErr_Clear() };
            break;
        }
        // SAFETY: it is alive.
        let element = unsafe { Ref::new(element) };
        vec.push(match T::exact(element) {
            Some(value) => value,
            None => held(call, element)?,
        });
    }
    Ok(vec)
}

/// Converts an element that only the call holds from now on.
#[cold]
fn held<'a, T: FromPy<'a>>(call: &'a CallPy, element: Ref<'_>) -> PyResult<T> {
    // SAFETY: the element is alive, and held from here on.
    unsafe {
        call.hold_again(element.as_ptr());
        T::from_py(call, Ref::new(element.as_ptr()))
    }
}

/// The pairs of a list of names, each with its value.
pub(super) fn pairs<'a, T: FromPy<'a>>(
    call: &'a CallPy,
    list: Ref<'a>,
) -> PyResult<Vec<(String, T)>> {
    let elements = Elements::of(call, list)?;
    let mut pairs = Vec::with_capacity(elements.len / 2);
    for index in 0..elements.len / 2 {
        let name = String::from_py(call, elements.get(2 * index)?)?;
        pairs.push((name, T::from_py(call, elements.get(2 * index + 1)?)?));
    }
    Ok(pairs)
}

/// The elements of a pair, which something keeps alive.
#[inline]
pub(super) fn pair_of<'a>(call: &'a CallPy, object: Ref<'a>) -> PyResult<[Ref<'a>; 2]> {
    if object.kind() != api().PyTuple_Type() {
        return tuple_of(call, object);
    }
    // SAFETY: it is a tuple.
    let len = unsafe { (api().PyTuple_Size)(object.as_ptr()) } as usize;
    let pair = Elements { tuple: object, len };
    match len {
        2 => Ok([pair.get(0)?, pair.get(1)?]),
        _ => tuple_of(call, object),
    }
}

/// The elements of a tuple of a certain length.
pub(super) fn tuple_of<'a, const N: usize>(
    call: &'a CallPy,
    object: Ref<'a>,
) -> PyResult<[Ref<'a>; N]> {
    if object.kind() != api().PyTuple_Type() && !object.has_flag(TPFLAGS_TUPLE_SUBCLASS) {
        return Err(mismatch(object, "tuple"));
    }
    let mut out = [object; N];
    fill(call, object, &mut out)?;
    Ok(out)
}

#[inline]
fn fill<'a>(call: &'a CallPy, object: Ref<'a>, out: &mut [Ref<'a>]) -> PyResult<()> {
    let elements = Elements::of(call, object)?;
    if elements.len != out.len() {
        return Err(PyValueError::new_err(format!(
            "expected tuple of length {}, but got tuple of length {}",
            out.len(),
            elements.len
        )));
    }
    for (index, element) in out.iter_mut().enumerate() {
        *element = elements.get(index)?;
    }
    Ok(())
}
