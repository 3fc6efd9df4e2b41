use bindgen_rt::prelude::*;

#[pyfunction]
async fn fetch(url: String) -> String {
    url
}

bindgen_rt::bindings!();
