//! What the macros refuse. Most of what cannot be exported is reported by
//! bindgen; here is what the compiler would misread.

mod krate;

use krate::Crate;

#[track_caller]
fn refused(name: &str, lib: &str, expected: &str) {
    let tried = Crate::new(name, "2021", lib);
    let said = tried.glue("m", "").glue(name, "").fails();
    assert!(said.contains(expected), "{said}");
}

#[test]
fn wrong_items() {
    let lib = "#[pyo3::pyfunction]\nstruct A;\n";
    refused(
        "not_a_function",
        lib,
        "error: #[pyfunction] goes on a function\n --> src/lib.rs:2:1",
    );
    let lib = "#[pyo3::pyfunction]\nconst A: u8 = 1;\n";
    refused(
        "a_constant",
        lib,
        "error: #[pyfunction] goes on a function\n --> src/lib.rs:2:1",
    );
    let lib = "#[pyo3::pyclass]\npub fn f() {}\n";
    let expected = "error: #[pyclass] goes on a struct or an enum\n --> src/lib.rs:2:5";
    refused("not_a_class", lib, expected);
    let lib = "#[pyo3::pymethods]\nfn f() {}\n";
    refused(
        "not_an_impl",
        lib,
        "error: #[pymethods] goes on an impl block\n --> src/lib.rs:2:1",
    );
    let lib = "#[pyo3::pymodule]\nstruct A;\n";
    let expected = "error: #[pymodule] goes on a module or a function\n --> src/lib.rs:2:1";
    refused("not_a_module", lib, expected);
}

#[test]
fn module_in_a_file() {
    let expected =
        "error: #[pymodule] goes on a module with its items in braces\n --> src/lib.rs:2:6";
    let tried = Crate::new("in_a_file", "2021", "#[pyo3::pymodule]\nmod m;\n");
    let said = tried.write("src/m.rs", "").glue("m", "").fails();
    assert!(said.contains(expected), "{said}");
}

#[test]
fn functions_inside_a_module_function() {
    let lib = "#[pyo3::pymodule]\nfn m() {\n    #[pyfn(m)]\n    fn f() {}\n}\n";
    let expected = "error: #[pyfn] is not supported: write the function outside, with #[pyfunction]\n --> src/lib.rs:3:6";
    refused("pyfn", lib, expected);
}

#[test]
fn arguments_of_bindings() {
    let lib = "pyo3::bindings!(x);\n";
    refused(
        "arguments",
        lib,
        "error: bindings!() takes no arguments\n --> src/lib.rs:1:17",
    );
}

#[test]
fn helpers_elsewhere_stay() {
    // Not an attribute of a function: another macro's, or a mistake.
    let lib = "#[pyo3::pyfunction]\n#[getter]\nfn f() {}\npyo3::bindings!();\n";
    refused(
        "stays",
        lib,
        "error: cannot find attribute `getter` in this scope",
    );
}
