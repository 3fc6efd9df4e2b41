//! What nothing imports.

mod wire {
    #[repr(C)]
    pub struct Packet {
        length: Cell<c_int>,
        kind: Kind,
    }
}

#[repr(C)]
pub struct Kind(u8);

#[no_mangle]
pub extern "C" fn send(packet: &wire::Packet) {}
