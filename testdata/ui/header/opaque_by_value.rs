//! C knows the name of a type without #[repr(C)], not its size.

pub struct Session {
    id: u64,
}

#[repr(C)]
pub struct Pool {
    first: Session,
    rest: *mut Session,
}

#[no_mangle]
pub extern "C" fn session_open() -> Session {
    Session { id: 1 }
}

#[no_mangle]
pub extern "C" fn session_count(pool: *const Pool, limit: Option<u8>) -> usize {
    0
}
