//! `#[pymodule]` in both its forms. Stand-ins for the runtime's types keep the
//! runtime out of it.

mod krate;

use krate::Crate;

const STRICT: &str = "#![forbid(unsafe_code)]\n#![deny(warnings, unreachable_pub)]\n";

#[test]
fn function() {
    let lib = r#"
mod inner {
    #[pyo3::pyfunction]
    fn helper() -> u8 { 1 }

    /// Documented.
    #[pyo3::pymodule(gil_used = false)]
    #[pyo3(name = "other")]
    fn r#mod(#[pyo3(x)] value: &u8) -> Result<(), u8> {
        let _ = (helper, value);
        Ok(())
    }

    fn private() {}

    #[pyo3::pyfunction]
    fn unregistered() { private() }
}
"#;
    let glue = "fn f() -> u8 { super::private(); super::unregistered(); super::helper() }";
    for edition in ["2018", "2021", "2024"] {
        let name = format!("function_{edition}");
        let tried = Crate::new(&name, edition, &format!("{STRICT}{lib}"));
        tried.glue("mod", glue).passes();
    }
}

#[test]
fn declarative() {
    let lib = r#"
mod engine {
    #[pyo3::pyfunction]
    pub(crate) fn exported() -> u8 { 1 }
    #[pyo3::pyclass(get_all)]
    #[derive(Clone)]
    pub(crate) struct Class { x: u8 }
}

#[pyo3::pymodule]
#[pyo3(name = "other")]
mod outer {
    //! Documented.
    use pyo3::{pyclass, pyfunction, pymodule};

    #[pymodule_export]
    use super::engine::{exported, Class as Renamed};
    #[pymodule_export]
    const ANSWER: u8 = 42;
    #[pyo3(name = "low")]
    #[pymodule_export]
    #[pyo3(signature = (a, b=1))]
    use std::cmp::min;

    #[pyfunction]
    fn own() -> u8 { 2 }

    #[pyclass]
    struct Own { #[pyo3(get)] x: u8 }

    #[pymodule_init]
    fn init(value: &u8) -> Result<(), u8> { let _ = value; Ok(()) }

    /// Documented.
    #[pymodule]
    #[pyo3(submodule)]
    mod inner {
        #[pyo3::pyfunction]
        fn deep() -> u8 { 3 }
    }
}
"#;
    let outer = "
pub(crate) fn f(class: super::Renamed) -> u8 {
    super::min(1, 2);
    let own = super::Own { x: 1 };
    super::inner::__bindings_inner::f() + super::exported() + super::own() + super::ANSWER + own.x + class.x
}";
    for edition in ["2018", "2021", "2024"] {
        let name = format!("declarative_{edition}");
        let tried = Crate::new(&name, edition, &format!("{STRICT}{lib}"));
        tried.glue("inner", "pub(crate) fn f() -> u8 { super::deep() }");
        tried.glue("outer", outer).passes();
    }
}

#[test]
fn generated_by_a_macro() {
    let lib = r#"
macro_rules! module {
    ($name:ident { $($item:item)* }) => {
        #[pyo3::pymodule]
        mod $name { $($item)* }
    };
}
module!(made {
    #[pymodule_export]
    use crate::engine::f;
    #[pymodule_init]
    fn init() {}
});
mod engine {
    #[pyo3::pyfunction]
    pub(crate) fn f() {}
}
"#;
    let tried = Crate::new("generated", "2021", &format!("{STRICT}{lib}"));
    tried.glue("made", "fn g() { super::f() }").passes();
}
