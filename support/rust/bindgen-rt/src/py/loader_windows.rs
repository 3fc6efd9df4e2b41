//! The loader of Windows.

use std::ffi::{c_char, c_void, CStr};
use std::ptr::null_mut;

#[link(name = "kernel32")]
extern "system" {
    fn GetModuleHandleExW(flags: u32, address: *const c_void, module: *mut *mut c_void) -> i32;
    fn GetModuleHandleA(name: *const c_char) -> *mut c_void;
    fn GetProcAddress(module: *mut c_void, name: *const c_char) -> *mut c_void;
    fn RtlCaptureStackBackTrace(
        skip: u32,
        count: u32,
        frames: *mut *mut c_void,
        hash: *mut u32,
    ) -> u16;
}

const FROM_ADDRESS: u32 = 4;
const UNCHANGED_REFCOUNT: u32 = 2;

/// `python3.dll` passes everything on to the library of one version.
pub(super) fn global(name: &CStr) -> *mut c_void {
    // SAFETY: the name ends in NUL.
    let library = unsafe { GetModuleHandleA(c"python3.dll".as_ptr()) };
    match library.is_null() {
        true => null_mut(),
        false => symbol(library, name),
    }
}

/// Not told here: the stack is quick to walk.
pub(super) fn is_only_python(_function: *mut c_void) -> bool {
    false
}

pub(super) fn symbol(library: *mut c_void, name: &CStr) -> *mut c_void {
    // SAFETY: the name ends in NUL.
    unsafe { GetProcAddress(library, name.as_ptr()) }
}

/// Calls with the modules on the stack below our own, the nearest first,
/// until one is taken.
pub(super) fn each_caller(mut take: impl FnMut(*mut c_void) -> bool) {
    let mut frames = [null_mut::<c_void>(); 32];
    // SAFETY: the count is that of the array.
    let count = unsafe {
        RtlCaptureStackBackTrace(0, frames.len() as u32, frames.as_mut_ptr(), null_mut())
    };
    for &address in frames.iter().take(usize::from(count)) {
        let mut module = null_mut();
        // SAFETY: any address may be asked for.
        let found =
            unsafe { GetModuleHandleExW(FROM_ADDRESS | UNCHANGED_REFCOUNT, address, &mut module) };
        if found != 0 && take(module) {
            return;
        }
    }
}
