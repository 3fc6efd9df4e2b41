pub struct Event {
    kind: u8,
}

/// Nothing is wrong with this one.
pub type Heard = extern "C" fn(event: *const Event);

#[repr(C)]
pub struct Listener {
    heard: Heard,
    /// A pointer to a pointer.
    made: *const extern "C" fn(u8) -> Event,
}

#[no_mangle]
pub extern "C" fn listen(to: *const Listener, on: extern "C" fn(Event)) {}
