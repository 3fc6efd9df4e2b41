//! The Pythons of the process: each is a library, or the program itself.
//!
//! Where there is one only, it is the one that imports our library. Else that one is
//! found by the stack: it called our library, so the first frame outside our own file
//! belongs to it, and only our own frames are unwound to get there. This holds where
//! a program loaded libpython with RTLD_LOCAL, and where there are two of them.

#[cfg(unix)]
#[path = "loader_unix.rs"]
mod loader;
#[cfg(windows)]
#[path = "loader_windows.rs"]
mod loader;

use std::ffi::{c_void, CStr};

/// A Python, by what its symbols are looked up in.
#[derive(Clone, Copy)]
pub(super) struct Runtime {
    /// A handle of the system's loader; null for every global symbol.
    handle: *mut c_void,
}

// SAFETY: the handle is only looked up in, which any thread may do.
unsafe impl Send for Runtime {}
// SAFETY: see above.
unsafe impl Sync for Runtime {}

/// The function that a library has if and only if it is a Python.
pub(super) const MARK: &CStr = c"PyModuleDef_Init";

impl Runtime {
    /// The Python that calls the library. To ask whether it is the only one saves the
    /// unwinder, 40 µs of an import of 440.
    #[cold]
    pub(super) fn calling() -> Runtime {
        let global = Runtime {
            handle: std::ptr::null_mut(),
        };
        match loader::is_only_python(global.symbol(MARK)) {
            true => global,
            false => Runtime::on_stack(),
        }
    }

    /// The Python whose frame is the nearest one below our own.
    #[cold]
    fn on_stack() -> Runtime {
        let mut handle = std::ptr::null_mut();
        loader::each_caller(|library| {
            let found = !loader::symbol(library, MARK).is_null();
            if found {
                handle = library;
            }
            found
        });
        Runtime { handle }
    }

    /// The address of a symbol, or null.
    pub(super) fn symbol(self, name: &CStr) -> *mut c_void {
        match self.handle.is_null() {
            true => loader::global(name),
            false => loader::symbol(self.handle, name),
        }
    }
}
