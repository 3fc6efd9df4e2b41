//! Python takes no union by value.

#[repr(C)]
pub union Number {
    whole: i64,
    real: f64,
}

#[repr(C)]
pub struct Holder {
    number: Number,
}

#[no_mangle]
pub extern "C" fn number_whole(number: Number) -> i64 {
    0
}

#[no_mangle]
pub extern "C" fn holder() -> Holder {
    panic!()
}

#[no_mangle]
pub static HOLDER: Holder = Holder { number: Number { whole: 1 } };
