use std::mem::ManuallyDrop;
use std::os::raw::c_char;
use std::{ptr, slice, str};

use crate::ffi::{Error, WordbagErrorCode};

/// A text with its length, which no zero ends. An owned one is the caller's to free.
#[repr(C)]
pub struct WordbagStr {
    pub data: *mut c_char,
    pub len: usize,
    pub owned: bool,
}

impl Default for WordbagStr {
    fn default() -> WordbagStr {
        WordbagStr { data: ptr::null_mut(), len: 0, owned: false }
    }
}

impl WordbagStr {
    pub(crate) fn new(text: &str) -> WordbagStr {
        WordbagStr { data: text.as_ptr() as *mut c_char, len: text.len(), owned: false }
    }

    pub(crate) fn from_string(text: String) -> WordbagStr {
        let text = ManuallyDrop::new(text.into_boxed_str());
        WordbagStr { data: text.as_ptr() as *mut c_char, len: text.len(), owned: true }
    }

    pub(crate) unsafe fn as_str<'a>(&self) -> Result<&'a str, Error> {
        if self.len == 0 {
            return Ok("");
        }
        let bytes = unsafe { slice::from_raw_parts(self.data as *const u8, self.len) };
        str::from_utf8(bytes)
            .map_err(|error| Error::new(WordbagErrorCode::InvalidUtf8, error.to_string()))
    }
}

ffi_fn! {
    /// Frees a text, if it is owned.
    unsafe fn wordbag_str_free(s: *mut WordbagStr) {
        if !s.is_null() && (*s).owned {
            let bytes = ptr::slice_from_raw_parts_mut((*s).data as *mut u8, (*s).len);
            drop(Box::from_raw(bytes));
            *s = WordbagStr::default();
        }
    }
}

/// Sixteen bytes.
#[derive(Default)]
#[repr(C)]
pub struct WordbagUuid {
    pub data: [u8; 16],
}
