use bindgen_rt::prelude::*;

macro_rules! exported {
    ($name:ident -> $result:ty) => {
        #[pyfunction]
        fn $name() -> $result {
            Default::default()
        }
    };
}

exported!(one -> i64);
exported!(two => i64);

// What exports nothing is passed over.
macro_rules! private {
    ($name:ident) => {};
}

private!(1);

macro_rules! endless {
    ($($name:ident)*) => {
        endless!($($name)* $($name)*);
    };
}

endless!(a b);

bindgen_rt::bindings!();
