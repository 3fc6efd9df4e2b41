//! Records: structs that Python reads and writes field by field.

use super::call::CallPy;
use super::from::FromPy;
use super::into::IntoPy;
use super::object::{done, Owned, Ref};
use super::raise::take_raised;
use super::table::api;
use super::text::new_str;
use crate::exceptions::{PyAttributeError, PyKeyError};
use crate::facade::class::Exception;
use crate::{PyErr, PyResult};

/// How a record is read from an object.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// By its attributes.
    Attributes,
    /// By its items.
    Items,
}

/// Reads a field of a record.
#[inline]
pub fn field<'a, T: FromPy<'a>>(
    call: &'a CallPy,
    object: Ref<'a>,
    shape: Shape,
    name: &str,
) -> PyResult<T> {
    let value = read(call, object, shape, name)?;
    T::from_py(call, value).map_err(|error| about(name, error))
}

#[inline]
fn read<'a>(call: &'a CallPy, object: Ref<'a>, shape: Shape, name: &str) -> PyResult<Ref<'a>> {
    let key = new_str(name)?;
    // SAFETY: both are alive; what is returned is new or null.
    let value = unsafe {
        match shape {
            Shape::Attributes => api().PyObject_GetAttr(object.as_ptr(), key.as_ptr()),
            Shape::Items => api().PyObject_GetItem(object.as_ptr(), key.as_ptr()),
        }
    };
    call.hold(value).map_err(|error| absent(shape, name, error))
}

/// Takes the error of a field that is not there, so that what it is about can be
/// said; any other stays raised.
#[cold]
#[inline]
fn absent(shape: Shape, name: &str, error: PyErr) -> PyErr {
    let found = match shape {
        Shape::Attributes => take_raised(PyAttributeError::CLASS),
        Shape::Items => take_raised(PyKeyError::CLASS)
            .map(|found| found.with_message(format!("key '{name}' is missing"))),
    };
    found.unwrap_or(error)
}

/// Says of an error which field it is about.
#[cold]
#[inline]
fn about(name: &str, error: PyErr) -> PyErr {
    use super::object::RAISED;
    let error = match error.class().kind {
        RAISED => match super::raise::raised_type_error() {
            Some(found) => found,
            None => return error,
        },
        _ => error,
    };
    crate::c::of_field(name, error)
}

/// Begins the dict that a record becomes.
#[inline]
pub fn dict() -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    unsafe { Owned::new(api().PyDict_New()) }
}

/// Adds a field to the dict that a record becomes.
#[inline]
pub fn set_field<T: IntoPy>(call: &CallPy, dict: &Owned, name: &str, value: T) -> PyResult<()> {
    set_item(dict, name, &value.into_py(call)?)
}

/// Sets an item of a dict.
#[inline]
pub(super) fn set_item(dict: &Owned, name: &str, value: &Owned) -> PyResult<()> {
    let key = new_str(name)?;
    // SAFETY: all are alive, and the dict is one.
    done(unsafe { api().PyDict_SetItem(dict.as_ptr(), key.as_ptr(), value.as_ptr()) })
}
