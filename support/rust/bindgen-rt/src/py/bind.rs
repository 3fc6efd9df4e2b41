//! Finding the CPython that imports the library.

use super::runtime::{Runtime, MARK};
use super::table::{fill, Table};
use std::ffi::{c_char, c_void, CStr};
use std::sync::OnceLock;

/// Why the library does not work with the Python that imports it.
pub(super) enum Unbound {
    /// It has no such function.
    Missing(&'static CStr),
    /// Another one in this process has imported the library before.
    Second,
}

impl Unbound {
    /// What the ImportError says.
    #[cold]
    pub(super) fn message(&self) -> String {
        match self {
            Unbound::Missing(name) => {
                String::from("this library cannot work with this interpreter: it has no ")
                    + &name.to_string_lossy()
            }
            Unbound::Second => String::from(
                "another Python in this process has imported this library already: a second \
                 one needs a copy of the file",
            ),
        }
    }
}

/// What the table was filled from.
struct Bound {
    runtime: Runtime,
    /// The address of [`MARK`] tells this runtime from every other.
    identity: usize,
    result: Result<(), &'static CStr>,
}

static BOUND: OnceLock<Bound> = OnceLock::new();

/// Fills the table of functions on the first call, and on every call makes sure
/// that it is the caller's. No call into Python happens inside, so imports that
/// race each other wait for nothing but this.
#[cold]
pub(super) fn bind(caller: Runtime) -> Result<(), Unbound> {
    let identity = caller.symbol(MARK) as usize;
    if identity == 0 {
        return Err(Unbound::Missing(MARK));
    }
    let bound = BOUND.get_or_init(|| Bound {
        runtime: caller,
        identity,
        result: Table::find(|name| caller.symbol(name)).map(|table| {
            // SAFETY: this runs once, and everything that uses the table comes
            // after.
            unsafe { fill(table) }
        }),
    });
    if bound.identity != identity {
        return Err(Unbound::Second);
    }
    bound.result.map_err(Unbound::Missing)
}

/// The address of a symbol of the runtime that is bound, or null.
pub(super) fn symbol(name: &CStr) -> *mut c_void {
    BOUND
        .get()
        .map_or(std::ptr::null_mut(), |bound| bound.runtime.symbol(name))
}

/// Raises an ImportError that tells which function the runtime that is bound has not.
#[cold]
pub(super) fn refuse_missing(name: &'static CStr) {
    if let Some(bound) = BOUND.get() {
        refuse(bound.runtime, &Unbound::Missing(name).message());
    }
}

/// Raises an ImportError in a runtime whose table there is not.
#[cold]
pub(super) fn refuse(runtime: Runtime, message: &str) {
    let set = runtime.symbol(c"PyErr_SetString");
    let class = runtime.symbol(c"PyExc_ImportError");
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Tests are a program without Python.
    #[test]
    #[cfg(not(feature = "direct"))]
    fn binds_nothing_where_there_is_no_python() {
        for _ in 0..2 {
            let unbound = bind(Runtime::calling()).err();
            let message = unbound.map(|unbound| unbound.message());
            assert_eq!(
                message.as_deref(),
                Some("this library cannot work with this interpreter: it has no PyModuleDef_Init")
            );
        }
        assert!(symbol(MARK).is_null());
    }
}
