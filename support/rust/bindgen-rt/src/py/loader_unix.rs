//! The loader of Unix.

use std::ffi::{c_char, c_int, c_void, CStr};
use std::ptr::null_mut;

// Before glibc 2.34 these are in a library of their own.
#[cfg_attr(all(target_os = "linux", target_env = "gnu"), link(name = "dl"))]
extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    fn dlopen(file: *const c_char, mode: c_int) -> *mut c_void;
}

const RTLD_LAZY: c_int = 1;
const RTLD_NOLOAD: c_int = match cfg!(target_vendor = "apple") {
    true => 0x10,
    false => 4,
};
const RTLD_DEFAULT: *mut c_void = match cfg!(target_vendor = "apple") {
    true => -2isize as *mut c_void,
    false => null_mut(),
};

pub(super) fn global(name: &CStr) -> *mut c_void {
    symbol(RTLD_DEFAULT, name)
}

pub(super) fn symbol(library: *mut c_void, name: &CStr) -> *mut c_void {
    // SAFETY: the name ends in NUL.
    unsafe { dlsym(library, name.as_ptr()) }
}

/// A file that is loaded: a library, or the program, whose name may be empty.
#[derive(Clone, Copy)]
struct Loaded {
    base: usize,
    name: *const c_char,
}

/// The begin of `dl_phdr_info`.
#[cfg(target_os = "linux")]
#[repr(C)]
struct File {
    loaded: Loaded,
    segments: *const Segment,
    count: u16,
}

/// `Elf64_Phdr` or `Elf32_Phdr`.
#[cfg(target_os = "linux")]
#[repr(C)]
struct Segment {
    kind: u32,
    #[cfg(target_pointer_width = "64")]
    flags: u32,
    offset: usize,
    address: usize,
    physical_address: usize,
    file_size: usize,
    size: usize,
    #[cfg(not(target_pointer_width = "64"))]
    flags: u32,
    align: usize,
}

#[cfg(target_os = "linux")]
impl File {
    fn holds(&self, address: usize) -> bool {
        const LOAD: u32 = 1;
        // SAFETY: there are as many segments.
        let segments =
            unsafe { std::slice::from_raw_parts(self.segments, usize::from(self.count)) };
        let offset = address.wrapping_sub(self.loaded.base);
        segments
            .iter()
            .any(|s| s.kind == LOAD && offset.wrapping_sub(s.address) < s.size)
    }

    /// Whether it is a libpython, by its name.
    fn is_named_python(&self) -> bool {
        if self.loaded.name.is_null() {
            return false;
        }
        // SAFETY: the text ends in NUL.
        let name = unsafe { CStr::from_ptr(self.loaded.name) }.to_bytes();
        let base = name.rsplit(|&byte| byte == b'/').next();
        base.is_some_and(|base| base.starts_with(b"libpython"))
    }
}

/// Calls with the files of the process, until one is taken.
#[cfg(target_os = "linux")]
fn each_file<F: FnMut(&File) -> bool>(mut take: F) {
    extern "C" {
        fn dl_iterate_phdr(
            each: unsafe extern "C" fn(*const File, usize, *mut c_void) -> c_int,
            data: *mut c_void,
        ) -> c_int;
    }

    /// # Safety
    ///
    /// Called by the loader with a file and an `F`.
    unsafe extern "C" fn each<F: FnMut(&File) -> bool>(
        file: *const File,
        _size: usize,
        take: *mut c_void,
    ) -> c_int {
        // SAFETY: promised by the caller.
        let (file, take) = unsafe { (&*file, &mut *take.cast::<F>()) };
        c_int::from(take(file))
    }

    // SAFETY: the function is called with a file and with `take`.
    unsafe { dl_iterate_phdr(each::<F>, (&raw mut take).cast()) };
}

/// The file that an address belongs to. dladdr knows, too, but it goes through all
/// symbols of the file to tell the nearest one.
#[cfg(target_os = "linux")]
fn loaded_at(address: usize) -> Option<Loaded> {
    let mut found = None;
    each_file(|file| {
        let inside = file.holds(address);
        if inside {
            found = Some(file.loaded);
        }
        inside
    });
    found
}

/// Whether no file of the process but that of a Python's function is a libpython, by
/// its name. Names are looked at first: to look at the segments of all files took 2 µs
/// of an import of 370.
#[cfg(target_os = "linux")]
pub(super) fn is_only_python(function: *mut c_void) -> bool {
    let mut only = !function.is_null();
    each_file(|file| {
        only &= !file.is_named_python() || file.holds(function as usize);
        !only
    });
    only
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_only_python(_function: *mut c_void) -> bool {
    false
}

/// The file that an address belongs to.
#[cfg(not(target_os = "linux"))]
fn loaded_at(address: usize) -> Option<Loaded> {
    /// `Dl_info`.
    #[repr(C)]
    struct Info {
        name: *const c_char,
        base: usize,
        symbol: *const c_char,
        address: usize,
    }
    extern "C" {
        fn dladdr(address: usize, info: *mut Info) -> c_int;
    }
    let mut info = Info {
        name: null_mut(),
        base: 0,
        symbol: null_mut(),
        address: 0,
    };
    // SAFETY: any address may be asked for.
    let found = unsafe { dladdr(address, &mut info) } != 0;
    (found && !info.name.is_null()).then_some(Loaded {
        base: info.base,
        name: info.name,
    })
}

/// Calls with the files on the stack below our own, the nearest first, until one is
/// taken. The handles are not given back: a Python that uses us stays loaded.
#[cfg(not(target_arch = "arm"))] // where _Unwind_GetIP is no function
pub(super) fn each_caller<F: FnMut(*mut c_void) -> bool>(take: F) {
    struct Walk<F> {
        take: F,
        last: usize,
        left: u32,
    }
    extern "C" {
        fn _Unwind_Backtrace(
            frame: unsafe extern "C" fn(*mut c_void, *mut c_void) -> c_int,
            data: *mut c_void,
        ) -> c_int;
        fn _Unwind_GetIP(frame: *mut c_void) -> usize;
    }
    const GO_ON: c_int = 0;
    const STOP: c_int = 4;

    /// # Safety
    ///
    /// Called by the unwinder with a frame and a `Walk`.
    unsafe extern "C" fn frame<F: FnMut(*mut c_void) -> bool>(
        frame: *mut c_void,
        walk: *mut c_void,
    ) -> c_int {
        // SAFETY: promised by the caller.
        let (walk, address) = unsafe { (&mut *walk.cast::<Walk<F>>(), _Unwind_GetIP(frame)) };
        // The address is behind the call, which may be the last of its file.
        let loaded = loaded_at(address.wrapping_sub(1));
        let Some(loaded) = loaded.filter(|_| walk.left > 0) else {
            return STOP;
        };
        walk.left -= 1;
        if loaded.base == walk.last {
            return GO_ON;
        }
        walk.last = loaded.base;
        // SAFETY: the text ends in NUL.
        let library = unsafe { dlopen(loaded.name, RTLD_LAZY | RTLD_NOLOAD) };
        match !library.is_null() && (walk.take)(library) {
            true => STOP,
            false => GO_ON,
        }
    }

    let own = loaded_at(each_caller::<F> as *const () as usize);
    let mut walk = Walk {
        take,
        last: own.map_or(0, |loaded| loaded.base),
        left: 64,
    };
    // SAFETY: the function is called with a frame and with `walk`.
    unsafe { _Unwind_Backtrace(frame::<F>, (&raw mut walk).cast()) };
}

#[cfg(target_arch = "arm")]
pub(super) fn each_caller(_: impl FnMut(*mut c_void) -> bool) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_file_of_an_address() {
        let here = tells_the_file_of_an_address as *const () as usize;
        let there = global(c"malloc") as usize;
        let base = |address| loaded_at(address).map(|loaded| loaded.base);
        assert_eq!(base(here), base(loaded_at as *const () as usize));
        assert!(base(here).is_some() && base(there).is_some());
        assert_ne!(base(here), base(there));
        assert_eq!(base(0), None);
    }

    #[test]
    #[cfg(not(target_arch = "arm"))]
    fn walks_the_files_below_until_one_is_taken() {
        let (mut first, mut all) = (0, 0);
        each_caller(|_| {
            all += 1;
            false
        });
        each_caller(|library| {
            first += 1;
            // A thread is started by the C library.
            !symbol(library, c"malloc").is_null()
        });
        assert_eq!(first, 1);
        assert!(all >= first);
    }
}
