//! The error that every generated function returns.

use super::layout::Char;
use crate::PyErr;
use std::ptr;

/// `CRATE_error`.
#[repr(C)]
pub struct ErrorC {
    kind: i32,
    message: *const Char,
    message_len: usize,
    class_name: *const Char,
    class_name_len: usize,
}

impl ErrorC {
    /// An error of the caller's. Only [`ErrorC::free`] may release it.
    #[cold]
    pub(super) fn new(error: PyErr) -> *mut ErrorC {
        let class = error.class();
        let class_name = match class.declared {
            true => leak(format!("{}.{}", class.module, class.name)),
            false => (ptr::null(), 0),
        };
        let message = leak(error.into_message().into_owned());
        Box::into_raw(Box::new(ErrorC {
            kind: class.kind,
            message: message.0,
            message_len: message.1,
            class_name: class_name.0,
            class_name_len: class_name.1,
        }))
    }

    /// What `CRATE_error_free` does.
    ///
    /// # Safety
    ///
    /// `error` is null, or came from a generated function and is not used again.
    #[cold]
    pub unsafe fn free(error: *mut ErrorC) {
        if error.is_null() {
            return;
        }
        // SAFETY: made by `ErrorC::new`, and released only here.
        let error = unsafe { Box::from_raw(error) };
        // SAFETY: both are made by `leak`.
        unsafe {
            reclaim(error.message, error.message_len);
            reclaim(error.class_name, error.class_name_len);
        }
    }
}

#[cold]
fn leak(text: String) -> (*const Char, usize) {
    let text = Box::leak(text.into_bytes().into_boxed_slice());
    (text.as_ptr().cast(), text.len())
}

/// # Safety
///
/// `data` is null, or came with this length from `leak` and is not used again.
#[cold]
unsafe fn reclaim(data: *const Char, len: usize) {
    if !data.is_null() {
        let text = ptr::slice_from_raw_parts_mut(data.cast::<u8>().cast_mut(), len);
        // SAFETY: promised by the caller.
        drop(unsafe { Box::from_raw(text) });
    }
}
