//! What a macro makes is shown where it is written, and where it is called.

macro_rules! export {
    ($name:ident, $take:ty) => {
        #[no_mangle]
        pub extern "C" fn $name(value: $take, rest: &[u8]) {}
    };
}

macro_rules! export_all {
    ($($name:ident)*) => { $(export!($name, (u8, u16));)* };
}

export!(one, u8);
export_all!(two);
