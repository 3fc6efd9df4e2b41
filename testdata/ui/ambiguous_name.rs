use bindgen_rt::prelude::*;

mod a {
    pub struct Point;
}
mod b {
    pub struct Point;
}
use a::*;
use b::*;

#[pyfunction]
fn origin() -> Point {
    unimplemented!()
}

bindgen_rt::bindings!();
