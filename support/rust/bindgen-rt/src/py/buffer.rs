//! Buffers: memory that objects of Python share, as arrays do. All of it is
//! `#[inline]`, so that a crate that takes none does not compile it.

use super::call::{Arg, CallPy};
use super::from::FromPy;
use super::interpreter::{free_threaded, minor_version};
use super::numbers::signed;
use super::object::{raised, Owned, Ref};
use super::raise::builtin;
use super::raw::{Buffer, BUF_CONTIGUOUS};
use super::table::api;
use super::text::mismatch;
use crate::exceptions::{PyBufferError, PyTypeError};
use crate::facade::class::Exception;
use crate::PyResult;
use std::ffi::CStr;
use std::fmt;
use std::mem::{size_of, zeroed};
use std::ptr::copy_nonoverlapping;
use std::slice;

/// What the elements of a buffer are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Integers with a sign.
    Signed,
    /// Integers without one.
    Unsigned,
    /// Floating-point numbers.
    Float,
}

/// A type of elements of buffers: any bits are a value of it.
pub trait Element: Copy {
    /// What it is, beside its size.
    const KIND: Kind;
}

/// A buffer that is asked for, and is to be released once.
struct Export(Buffer);

impl Export {
    /// The buffer of an object in one piece; None where it has none.
    #[inline]
    fn of(object: Ref<'_>) -> PyResult<Option<Export>> {
        if minor_version() < 11 || is_plain_sequence(object) {
            return Ok(None);
        }
        let mut buffer = zeroed_buffer();
        // SAFETY: the object is alive; the buffer is filled where the result is 0.
        let result =
            unsafe { api().PyObject_GetBuffer(object.as_ptr(), &mut buffer, BUF_CONTIGUOUS) };
        match result {
            0 => Ok(Some(Export(buffer))),
            _ => no_buffer().map(|()| None),
        }
    }

    /// Whether the elements are of a type, one after the other.
    #[inline]
    fn holds<T: Element>(&self) -> bool {
        self.0.item_size == size_of::<T>() as isize
            && self.0.dimensions == 1
            && kind(self.0.format.cast()) == Some(T::KIND)
    }

    #[inline]
    fn len<T>(&self) -> usize {
        self.0.len as usize / size_of::<T>()
    }

    /// Whether the elements can be referred to.
    #[inline]
    fn is_aligned<T>(&self) -> bool {
        self.0.data.cast::<T>().is_aligned()
    }

    /// A copy of the elements.
    #[inline]
    fn copied<T: Element>(&self) -> Vec<T> {
        let mut vec: Vec<T> = Vec::with_capacity(self.len::<T>());
        if self.0.len > 0 {
            // SAFETY: as many bytes are there, any bits are a T, and bytes need no
            // alignment.
            unsafe {
                let bytes = self.len::<T>() * size_of::<T>();
                copy_nonoverlapping(self.0.data.cast::<u8>(), vec.as_mut_ptr().cast(), bytes);
                vec.set_len(self.len::<T>());
            }
        }
        vec
    }
}

impl Drop for Export {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the buffer was filled, and is released here alone.
        unsafe { api().PyBuffer_Release(&mut self.0) };
    }
}

/// Drops the exception of an object that has no buffer, or none in one piece. Any
/// other stays raised, as that of a `__buffer__` which was interrupted.
#[cold]
#[inline]
fn no_buffer() -> PyResult<()> {
    for class in [PyTypeError::CLASS, PyBufferError::CLASS] {
        // SAFETY: an exception is raised.
        unsafe {
            if (api().PyErr_ExceptionMatches)(builtin(class)) != 0 {
                api().PyErr_Clear();
                return Ok(());
            }
        }
    }
    Err(raised())
}

#[inline]
fn zeroed_buffer() -> Buffer {
    // SAFETY: null and 0 are values of all fields.
    unsafe { zeroed() }
}

/// Lists and tuples, which would have to be asked for a buffer in vain.
#[inline]
fn is_plain_sequence(object: Ref<'_>) -> bool {
    object.kind() == api().PyList_Type() || object.kind() == api().PyTuple_Type()
}

/// What elements of a format are: native ones, alone. Their size is told apart.
#[inline]
fn kind(format: *const std::ffi::c_char) -> Option<Kind> {
    if format.is_null() {
        return Some(Kind::Unsigned); // bytes
    }
    // SAFETY: it is a text of the exporter's that ends in NUL.
    let format = unsafe { CStr::from_ptr(format) }.to_bytes();
    let native = match cfg!(target_endian = "little") {
        true => b'<',
        false => b'>',
    };
    let code = match *format {
        [code] => code,
        [order, code] if order == native || order == b'@' || order == b'=' => code,
        _ => return None,
    };
    match code {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Some(Kind::Signed),
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'c' => Some(Kind::Unsigned),
        b'f' | b'd' => Some(Kind::Float),
        _ => None,
    }
}

/// A copy of the numbers in a buffer; None where the object has no such.
#[inline]
pub(super) fn copied<T: Element>(object: Ref<'_>) -> PyResult<Option<Vec<T>>> {
    let export = Export::of(object)?.filter(Export::holds::<T>);
    Ok(export.map(|export| export.copied()))
}

/// The bytes of any buffer of bytes, as a bytes object.
#[cold]
#[inline]
pub(super) fn as_bytes(object: Ref<'_>) -> PyResult<Owned> {
    let Some(view) = memory_view(object)? else {
        return Err(mismatch(object, "bytes"));
    };
    // SAFETY: the view is alive; what is returned is new or null.
    let size =
        unsafe { Owned::new(api().PyObject_GetAttrString(view.as_ptr(), c"itemsize".as_ptr()))? };
    if signed(size.as_ref())? != Some(1) {
        return Err(mismatch(object, "bytes"));
    }
    // SAFETY: as above.
    unsafe { Owned::new(api().PyBytes_FromObject(view.as_ptr())) }
}

/// The memory of any buffer, whatever its elements are, as a bytes object; None
/// where the object has none.
#[cold]
#[inline]
pub(super) fn memory(object: Ref<'_>) -> PyResult<Option<Owned>> {
    let Some(view) = memory_view(object)? else {
        return Ok(None);
    };
    // SAFETY: the view is alive; what is returned is new or null.
    unsafe { Owned::new(api().PyBytes_FromObject(view.as_ptr())).map(Some) }
}

#[cold]
#[inline]
fn memory_view(object: Ref<'_>) -> PyResult<Option<Owned>> {
    // SAFETY: the object is alive; what is returned is new or null.
    let view = unsafe { Owned::new(api().PyMemoryView_FromObject(object.as_ptr())) };
    match view {
        Ok(view) => Ok(Some(view)),
        Err(_) => no_buffer().map(|()| None),
    }
}

/// The elements of a slice that a function gets, before it refers to them.
///
/// While the function runs, nothing may change what a slice refers to. So a
/// buffer is borrowed only for a function that cannot run Python code, which the
/// glue knows, and the slice is made after all arguments were converted. Where
/// there is no GIL the elements are copied.
pub struct View<'a, T> {
    source: Source<'a, T>,
}

enum Source<'a, T> {
    Slice(&'a [T]),
    Export(&'a Export),
}

impl<T> fmt::Debug for View<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("View")
    }
}

impl<'a, T: Element> View<'a, T> {
    /// The elements.
    #[inline]
    pub fn slice(self) -> &'a [T] {
        match self.source {
            Source::Slice(slice) => slice,
            Source::Export(export) if export.0.len == 0 => &[],
            // SAFETY: the buffer holds as many elements of this type, aligned, until
            // the call ends, and nothing changes them: see above.
            Source::Export(export) => unsafe {
                slice::from_raw_parts(export.0.data.cast(), export.len::<T>())
            },
        }
    }
}

impl CallPy {
    /// Takes an argument that may be the memory of a buffer.
    pub fn view<'a, T: Element + FromPy<'a>>(&'a self, arg: Arg) -> PyResult<View<'a, T>> {
        // SAFETY: the caller holds its arguments, and those without a default
        // are there.
        let object = unsafe { arg.object() };
        let source = match self.export::<T>(object)? {
            Some(export) => Source::Export(export),
            None => Source::Slice(self.arg(arg)?),
        };
        Ok(View { source })
    }

    #[inline]
    fn export<'a, T: Element>(&'a self, object: Ref<'a>) -> PyResult<Option<&'a Export>> {
        if free_threaded() || object.kind() == api().PyBytes_Type() {
            return Ok(None);
        }
        let export = Export::of(object)?;
        let fits = |export: &Export| export.holds::<T>() && export.is_aligned::<T>();
        Ok(export.filter(fits).map(|export| &*self.kept.keep(export)))
    }
}
