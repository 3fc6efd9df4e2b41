//! Names that C or its headers have already.

#[repr(C)]
pub struct NULL {
    size: usize,
}

pub mod shapes {
    #[repr(u8)]
    pub enum size_t {
        Small,
        Large,
    }
}

/// A typedef that C has already, and may have twice.
pub type uint32_t = u32;

pub const SIZE_MAX: u32 = 3;

#[no_mangle]
pub extern "C" fn errno(null: *const NULL, size: shapes::size_t, n: uint32_t) {}
