//! The error that every generated function returns.

use super::layout::Char;
use crate::facade::class::Class;
use crate::panic::PanicException;
use crate::{ErrorValue, PyErr};
use std::mem::size_of;
use std::ptr;

/// `CRATE_error`.
#[repr(C)]
pub struct ErrorC {
    kind: i32,
    message: *const Char,
    message_len: usize,
    class_name: *const Char,
    class_name_len: usize,
    fields: *const ErrorFieldC,
    fields_len: usize,
    cause: *const ErrorC,
}

/// `CRATE_error_field`.
#[repr(C)]
pub struct ErrorFieldC {
    name: *const Char,
    name_len: usize,
    kind: i32,
    integer: i64,
    real: f64,
    text: *const Char,
    text_len: usize,
}

/// The C header asserts the same.
#[cfg(target_pointer_width = "64")]
const _: () = assert!(size_of::<ErrorC>() == 64 && size_of::<ErrorFieldC>() == 56);

impl ErrorC {
    /// An error of the caller's. Only [`ErrorC::free`] may release it.
    #[cold]
    pub(super) fn new(mut error: PyErr) -> *mut ErrorC {
        let mut causes = Vec::new();
        while let Some(cause) = error.take_cause() {
            causes.push(std::mem::replace(&mut error, cause));
        }
        // From the last one outwards: a chain may be longer than the stack.
        let mut made = ErrorC::alone(error, ptr::null_mut());
        while let Some(error) = causes.pop() {
            made = ErrorC::alone(error, made);
        }
        made
    }

    fn alone(error: PyErr, cause: *mut ErrorC) -> *mut ErrorC {
        let kind = error.class().kind;
        let class_name = class_name(error.class());
        let fields = match fields(&error) {
            none if none.is_empty() => (ptr::null(), 0),
            some => leak(some.into_boxed_slice()),
        };
        let message = match error.arguments() {
            Some([]) => (ptr::null(), 0),
            _ => leak_text(error.message().as_bytes()),
        };
        Box::into_raw(Box::new(ErrorC {
            kind,
            message: message.0,
            message_len: message.1,
            class_name: class_name.0,
            class_name_len: class_name.1,
            fields: fields.0,
            fields_len: fields.1,
            cause,
        }))
    }

    /// What `CRATE_error_free` does.
    ///
    /// # Safety
    ///
    /// `error` is null, or came from a generated function and is not used again.
    #[cold]
    pub unsafe fn free(error: *mut ErrorC) {
        let mut next = error;
        while !next.is_null() {
            // SAFETY: made by `ErrorC::new`, and released only here.
            let error = unsafe { Box::from_raw(next) };
            next = error.cause.cast_mut();
            // SAFETY: made by `leak`.
            let fields = unsafe { reclaim(error.fields, error.fields_len) };
            for field in fields.iter() {
                // SAFETY: made by `leak`.
                unsafe {
                    reclaim(field.name, field.name_len);
                    reclaim(field.text, field.text_len);
                }
            }
            // SAFETY: made by `leak`.
            unsafe {
                reclaim(error.message, error.message_len);
                reclaim(error.class_name, error.class_name_len);
            }
        }
    }
}

/// The name of a class that is declared in Rust. That of panics has a kind of its
/// own.
fn class_name(class: &Class) -> (*const Char, usize) {
    use crate::facade::class::Exception;
    match class.declared && !class.same(PanicException::CLASS) {
        true => leak_text(format!("{}.{}", class.module, class.name).as_bytes()),
        false => (ptr::null(), 0),
    }
}

/// The arguments, which have no names, where they are not the message alone; then
/// the fields.
fn fields(error: &PyErr) -> Vec<ErrorFieldC> {
    let mut fields = Vec::new();
    for value in error.arguments().unwrap_or_default() {
        fields.push(field("", value));
    }
    for (name, value) in error.fields() {
        fields.push(field(name, value));
    }
    fields
}

fn field(name: &str, value: &ErrorValue) -> ErrorFieldC {
    let name = match name {
        "" => (ptr::null(), 0),
        _ => leak_text(name.as_bytes()),
    };
    let mut made = ErrorFieldC {
        name: name.0,
        name_len: name.1,
        kind: 0,
        integer: 0,
        real: 0.0,
        text: ptr::null(),
        text_len: 0,
    };
    match value {
        ErrorValue::None => {}
        ErrorValue::Bool(value) => (made.kind, made.integer) = (1, (*value).into()),
        ErrorValue::Int(value) => (made.kind, made.integer) = (2, *value),
        ErrorValue::Large(value) => (made.kind, made.integer) = (6, *value as i64),
        ErrorValue::Real(real) => (made.kind, made.real) = (3, real.value),
        ErrorValue::Text(text) => {
            made.kind = 4;
            (made.text, made.text_len) = leak_text(text.as_bytes());
        }
        ErrorValue::Bytes(bytes) => {
            made.kind = 5;
            (made.text, made.text_len) = leak_text(bytes);
        }
    }
    made
}

#[cold]
fn leak_text(text: &[u8]) -> (*const Char, usize) {
    let (data, len) = leak(Box::from(text));
    (data.cast(), len)
}

#[cold]
fn leak<T>(list: Box<[T]>) -> (*const T, usize) {
    let list = Box::leak(list);
    (list.as_ptr(), list.len())
}

/// # Safety
///
/// `data` is null, or came with this length from `leak`, as T or as bytes for
/// text, and is not used again.
#[cold]
unsafe fn reclaim<T>(data: *const T, len: usize) -> Box<[T]> {
    if data.is_null() {
        return Box::default();
    }
    let list = ptr::slice_from_raw_parts_mut(data.cast_mut(), len);
    // SAFETY: promised by the caller.
    unsafe { Box::from_raw(list) }
}
