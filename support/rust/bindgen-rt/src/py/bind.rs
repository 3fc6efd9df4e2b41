//! Finding CPython in the process.

use super::table::{fill, Table};
use std::ffi::{c_char, c_void, CStr};
use std::sync::OnceLock;

/// Fills the table of functions on the first call. The error is the name of a
/// function that the process does not have. No call into Python happens inside,
/// so imports that race each other wait for nothing but this.
#[cold]
#[inline]
pub(super) fn bind() -> Result<(), &'static str> {
    static BOUND: OnceLock<Result<(), &'static str>> = OnceLock::new();
    *BOUND.get_or_init(|| {
        let table = Table::find(symbol)?;
        // SAFETY: this runs once, and everything that uses the table comes after.
        unsafe { fill(table) };
        Ok(())
    })
}

/// Raises an ImportError with what there is before the table is filled.
#[cold]
#[inline]
pub(super) fn refuse(message: &str) {
    let (set, class) = (symbol(c"PyErr_SetString"), symbol(c"PyExc_ImportError"));
    if set.is_null() || class.is_null() {
        return; // no Python at all: whoever called gets null
    }
    let mut text = String::from(message);
    text.push('\0');
    // SAFETY: these are CPython's, which is calling us.
    unsafe {
        let set: unsafe extern "C" fn(*mut c_void, *const c_char) = std::mem::transmute(set);
        set(*class.cast::<*mut c_void>(), text.as_ptr().cast());
    }
}

/// The address of a symbol of the process, or null. Python is found where its
/// symbols are global: linked into the executable, or a library that it was
/// linked to. A libpython that was loaded with RTLD_LOCAL is not seen.
#[cfg(unix)]
pub(super) fn symbol(name: &CStr) -> *mut c_void {
    // Before glibc 2.34 dlsym is in a library of its own.
    #[cfg_attr(all(target_os = "linux", target_env = "gnu"), link(name = "dl"))]
    extern "C" {
        fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    }
    let everywhere = match cfg!(target_vendor = "apple") {
        true => -2isize as *mut c_void,
        false => std::ptr::null_mut(),
    };
    // SAFETY: the name ends in NUL.
    unsafe { dlsym(everywhere, name.as_ptr()) }
}

/// The address of a symbol of a library in the process, or null.
#[cfg(windows)]
pub(super) fn symbol(name: &CStr) -> *mut c_void {
    #[link(name = "kernel32")]
    extern "system" {
        fn GetCurrentProcess() -> *mut c_void;
        fn K32EnumProcessModules(
            process: *mut c_void,
            modules: *mut *mut c_void,
            size: u32,
            needed: *mut u32,
        ) -> i32;
        fn GetProcAddress(module: *mut c_void, name: *const c_char) -> *mut c_void;
    }
    let mut modules = [std::ptr::null_mut::<c_void>(); 1024];
    let mut needed = 0;
    // SAFETY: the size is that of the array, and the name ends in NUL.
    unsafe {
        let size = std::mem::size_of_val(&modules) as u32;
        if K32EnumProcessModules(GetCurrentProcess(), modules.as_mut_ptr(), size, &mut needed) == 0
        {
            return std::ptr::null_mut();
        }
        let count = needed as usize / std::mem::size_of::<*mut c_void>();
        modules
            .iter()
            .take(count)
            .map(|&module| GetProcAddress(module, name.as_ptr()))
            .find(|found| !found.is_null())
            .unwrap_or(std::ptr::null_mut())
    }
}
