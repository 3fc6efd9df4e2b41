//! Where glue is looked for, and what happens when it is not there.

mod krate;

use krate::{manifest, Crate};
use std::fs;

const FUNCTION: &str = "mod inner { #[pyo3::pyfunction] fn f() {} }\npyo3::bindings!();\n";

/// Fails to compile where the glue's own path is absolute, as it is with
/// compilers before 1.88.
const RELATIVE: &str = "const _: () = assert!(file!().as_bytes()[0] != b'/');\n";

#[test]
fn absent() {
    let said = Crate::new("absent", "2021", FUNCTION).fails();
    let expected =
        "error: no glue at src/bindings/absent.rs: run `bindgen gen`\n --> src/lib.rs:2:1\n";
    assert!(said.starts_with(expected), "{said}");
    assert!(said.contains("due to 1 previous error"), "{said}");
}

#[test]
fn absent_beside_a_function() {
    let lib =
        "#[pyo3::pymodule]\nfn answers() {}\nfn caller() { answers() }\npub fn f() { caller() }\n";
    let said = Crate::new("absent_function", "2021", lib).fails();
    let expected =
        "error: no glue at src/bindings/answers.rs: run `bindgen gen`\n --> src/lib.rs:1:1\n";
    assert!(said.starts_with(expected), "{said}");
    assert!(!said.contains("cannot find"), "{said}");
}

#[test]
fn changes_are_seen() {
    let tried = Crate::new("changes", "2021", FUNCTION);
    tried.fails();
    tried
        .glue("changes", "fn g() { super::inner::f() }")
        .passes();
    let said = tried
        .glue("changes", "fn g() { super::inner::h() }")
        .fails();
    assert!(said.contains("src/bindings/changes.rs:1:24"), "{said}");
    tried.glue("changes", "").passes();
    fs::remove_file(tried.path("src/bindings/changes.rs")).unwrap();
    assert!(tried.fails().contains("run `bindgen gen`"));
}

#[test]
fn paths_are_relative() {
    let lib =
        "mod a;\n#[path = \"a/../../outside/b.rs\"]\nmod b;\n#[pyo3::pymodule]\nfn root() {}\n";
    let module = "#[pyo3::pymodule]\nfn NAME() {}\n";
    let tried = Crate::new("relative", "2021", lib);
    tried.write("src/a/mod.rs", "mod deep;\n");
    tried.write("src/a/deep/mod.rs", &module.replace("NAME", "deep"));
    tried.write("outside/b.rs", &module.replace("NAME", "outside"));
    for name in ["root", "deep", "outside"] {
        tried.glue(name, RELATIVE);
    }
    tried.passes();
}

#[test]
fn the_library_has_a_name_of_its_own() {
    let tried = Crate::new("named", "2021", "");
    let lib = "[lib]\nname = \"library\"\npath = \"code/root.rs\"\ncrate-type = [\"cdylib\"]\n";
    let manifest = manifest("named-package", "2021");
    tried.write("Cargo.toml", &format!("{manifest}{lib}"));
    tried.write("code/root.rs", "pyo3::bindings!();\n");
    tried.glue("library", RELATIVE).passes();
}

#[test]
fn a_dash_is_an_underscore() {
    let tried = Crate::new("dash", "2021", "pyo3::bindings!();\n");
    tried.write("Cargo.toml", &manifest("with-dash", "2021"));
    tried.glue("with_dash", RELATIVE).passes();
}

#[test]
fn member_of_a_workspace() {
    let tried = Crate::new("space", "2021", "");
    let root = "[workspace]\nresolver = \"2\"\nmembers = [\"deep/member\"]\n";
    tried.write("Cargo.toml", root);
    let member = manifest("member", "2021").replace("[workspace]\n", "");
    tried.write("deep/member/Cargo.toml", &member);
    tried.write("deep/member/src/lib.rs", "mod inner;\npyo3::bindings!();\n");
    tried.write(
        "deep/member/src/inner.rs",
        "#[pyo3::pymodule]\nfn inner() {}\n",
    );
    for name in ["member", "inner"] {
        tried.write(&format!("deep/member/src/bindings/{name}.rs"), RELATIVE);
    }
    tried.passes();
    for cwd in ["deep/member", "deep/member/src", ".."] {
        // Another file to compile, or there would be nothing to do.
        tried.write(
            "deep/member/src/inner.rs",
            "#[pyo3::pymodule]\nfn inner() {}\n",
        );
        assert_eq!(tried.check_from(&tried.path(cwd)), Ok(String::new()));
    }
}

#[test]
fn lints_that_forbid() {
    let lib = "//! Strict.\n#![forbid(unsafe_code, missing_docs, non_ascii_idents, clippy::unwrap_used)]\n";
    let tried = Crate::new("forbids", "2021", &format!("{lib}{FUNCTION}"));
    tried
        .glue("forbids", "fn g() { super::inner::f() }")
        .passes();
}

#[test]
fn lints_inside() {
    let lib = "#![deny(clippy::all, unused, missing_docs)]\n//! Strict.\n";
    let glue =
        "use std::fmt; fn Bad(x: u8) { let Y = (1 as u8); std::fmt::format(format_args!(\"\")); }";
    let tried = Crate::new("lints", "2021", &format!("{lib}{FUNCTION}"));
    tried.glue("lints", glue).passes();
}
