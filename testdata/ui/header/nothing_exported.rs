// Neither is for C: one has no #[no_mangle], the other no item that names it.
pub extern "C" fn plain() {}

#[repr(C)]
pub struct Unnamed {
    pub x: u8,
}
