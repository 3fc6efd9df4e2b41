use bindgen_rt::prelude::*;

#[derive(IntoPyObject)]
struct Event {
    id: u64,
}

#[derive(FromPyObject)]
enum Id {
    Number(i64),
    Text(String),
}

struct Plain;

#[pymodule]
mod demo {
    #[pymodule_export]
    use super::Event;
    #[pymodule_export]
    use super::{Id, Plain};
}
