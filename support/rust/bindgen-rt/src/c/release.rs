//! Releasing what C received.

use super::layout::*;
use crate::handle::{Class, Handle};

/// A type that results have in C.
///
/// # Safety
///
/// A value of all zero bytes is valid and owns nothing, and a copy of a value
/// that was released is never used.
pub unsafe trait Release: Copy {
    /// A value of all zero bytes.
    #[inline]
    fn zeroed() -> Self {
        // SAFETY: promised by the trait.
        unsafe { std::mem::zeroed() }
    }

    /// Releases what the value owns. Never unwinds.
    ///
    /// # Safety
    ///
    /// The value was made by `into_c` or is all zero bytes, and is not used again.
    unsafe fn release(self);
}

macro_rules! plain {
    ($($T:ty)*) => {$(
        // SAFETY: a scalar owns nothing.
        unsafe impl Release for $T {
            #[inline]
            unsafe fn release(self) {}
        }
    )*};
}

plain!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 Bool Char SignedHalves UnsignedHalves UuidC);

// SAFETY: zero bytes are a null pointer, which owns nothing.
unsafe impl<T: Class> Release for *mut Handle<T> {
    unsafe fn release(self) {
        // SAFETY: promised by the caller. A panic in the value's Drop has been
        // printed by the panic hook, and there is nobody to report it to.
        unsafe { Handle::release(self) }.ok();
    }
}

// SAFETY: zero bytes are a null pointer and no elements.
unsafe impl<T: Release> Release for Buffer<T> {
    unsafe fn release(self) {
        if self.data.is_null() {
            return;
        }
        // SAFETY: these are the parts of a vector that `buffer` took apart.
        let vec = unsafe { Vec::from_raw_parts(self.data, self.len, self.cap) };
        for element in vec {
            // SAFETY: promised by the caller for all elements.
            unsafe { element.release() };
        }
    }
}

// SAFETY: zero bytes are none, with a value that owns nothing.
unsafe impl<T: Release> Release for Opt<T> {
    unsafe fn release(self) {
        // SAFETY: promised by the caller; the value of a none is zeroed.
        unsafe { self.value.assume_init().release() };
    }
}

macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        // SAFETY: holds for the tuple as it holds for its elements.
        unsafe impl<$($T: Release),*> Release for $name<$($T),*> {
            unsafe fn release(self) {
                // SAFETY: promised by the caller for all elements.
                $(unsafe { self.$field.release() };)*
            }
        }
    )*};
}

all_tuples!(tuples);

/// What a generated `<struct>_free` does: releases and leaves zeroes behind, so
/// that a second call does nothing.
///
/// # Safety
///
/// `value` is null or points to a value that a generated function stored, or
/// that this function was called with.
pub unsafe fn free<T: Release>(value: *mut T) {
    if value.is_null() {
        return;
    }
    // SAFETY: promised by the caller.
    unsafe { std::ptr::replace(value, T::zeroed()).release() };
}
