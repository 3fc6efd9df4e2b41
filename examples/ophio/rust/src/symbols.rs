//! Names that compilers and debug information use: of functions, architectures
//! and debug files.

mod itanium;
mod msvc;

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::borrow::Cow;
use symbolic_common::{Arch, CodeId, DebugId, Language, Name, NameMangling};
use symbolic_demangle::{Demangle, DemangleOptions};

create_exception!(
    ophio.symbols,
    SymbolError,
    PyValueError,
    "A name that is not known, or not well formed."
);
create_exception!(
    ophio.symbols,
    UnknownArch,
    SymbolError,
    "There is no architecture of this name.",
    { name: String }
);
create_exception!(
    ophio.symbols,
    UnknownLanguage,
    SymbolError,
    "There is no programming language of this name.",
    { name: String }
);
create_exception!(
    ophio.symbols,
    InvalidDebugId,
    SymbolError,
    "A text is not the identifier of a debug file.",
    { text: String }
);

/// Demangle the name of a function or variable.
///
/// The schemes are those of Rust (both), of C++ as GCC and Clang do it, and of
/// MSVC. Names of Objective-C stay as they are, and so do names that would take too
/// long or become too long: those nest templates, literals or copies of types much
/// deeper than compilers do.
///
/// Args:
///     ident: The name as the compiler made it.
///     language: The language that it comes from, as `detect_language` gives it.
///         By default it is found out by the name.
///     parameters: Keep the types of a function's parameters.
///     return_type: Keep the type that a function returns, if the name has it.
///
/// Returns:
///     The name as a person would write it; `ident` itself, if it is not mangled
///     or the scheme is not known.
///
/// Raises:
///     UnknownLanguage: There is no such language.
#[pyfunction]
#[pyo3(signature = (ident, *, language=None, parameters=true, return_type=true))]
pub fn demangle<'a>(
    ident: &'a str,
    language: Option<&str>,
    parameters: bool,
    return_type: bool,
) -> PyResult<Cow<'a, str>> {
    let options = DemangleOptions::name_only()
        .parameters(parameters)
        .return_type(return_type);
    let language = language.map_or(Ok(Language::Unknown), find_language)?;
    let name = Name::new(ident, NameMangling::Unknown, language);
    if !is_safe(&name) {
        return Ok(Cow::Borrowed(ident));
    }
    Ok(match name.demangle(options) {
        Some(demangled) => Cow::Owned(demangled),
        None => Cow::Borrowed(ident),
    })
}

/// Find out the language that a mangled name comes from.
///
/// Args:
///     ident: The name as the compiler made it.
///
/// Returns:
///     `cpp`, `objc` or `rust`, or None if the name is not mangled.
#[pyfunction]
#[pyo3(signature = (ident))]
pub fn detect_language(ident: &str) -> Option<&'static str> {
    match Name::from(ident).detect_language() {
        Language::Unknown => None,
        language => Some(language.name()),
    }
}

/// Test whether there is an architecture of a name.
///
/// Args:
///     arch: The name. Upper and lower case are the same.
///
/// Returns:
///     True if `normalize_arch` takes it.
#[pyfunction]
#[pyo3(signature = (arch))]
pub fn arch_is_known(arch: &str) -> bool {
    arch.parse::<Arch>().is_ok()
}

/// Find the usual name of an architecture.
///
/// Args:
///     arch: One of its names: `amd64`, `x86-64` and `X86_64` are all `x86_64`.
///
/// Returns:
///     The name that Apple uses for it.
///
/// Raises:
///     UnknownArch: There is no such architecture.
#[pyfunction]
#[pyo3(signature = (arch))]
pub fn normalize_arch(arch: &str) -> PyResult<&'static str> {
    find_arch(arch).map(Arch::name)
}

/// Find the register of an architecture that points to the next instruction.
///
/// Args:
///     arch: A name of the architecture.
///
/// Returns:
///     The name of the register, or None if there is none.
///
/// Raises:
///     UnknownArch: There is no such architecture.
#[pyfunction]
#[pyo3(signature = (arch))]
pub fn arch_get_ip_reg_name(arch: &str) -> PyResult<Option<&'static str>> {
    Ok(find_arch(arch)?.cpu_family().ip_register_name())
}

/// Find the size of an architecture's pointers.
///
/// Args:
///     arch: A name of the architecture.
///
/// Returns:
///     The number of bytes, or None if it is not known.
///
/// Raises:
///     UnknownArch: There is no such architecture.
#[pyfunction]
#[pyo3(signature = (arch))]
pub fn arch_pointer_size(arch: &str) -> PyResult<Option<usize>> {
    Ok(find_arch(arch)?.cpu_family().pointer_size())
}

/// Bring the identifier of a debug file into its usual form.
///
/// Args:
///     debug_id: The identifier: a UUID with or without hyphens, possibly with
///         an appendix, or a timestamp and an age of the old PDB format.
///
/// Returns:
///     The UUID with hyphens, in lower case, with the appendix if it is not 0.
///
/// Raises:
///     InvalidDebugId: The text is no such identifier.
#[pyfunction]
#[pyo3(signature = (debug_id))]
pub fn normalize_debug_id(debug_id: &str) -> PyResult<String> {
    read_debug_id(debug_id).map(|id| id.to_string())
}

/// Turn an identifier that Breakpad uses into its usual form.
///
/// Args:
///     breakpad_id: The identifier: 32 digits and an appendix, without hyphens.
///
/// Returns:
///     The same identifier, as `normalize_debug_id` gives it.
///
/// Raises:
///     InvalidDebugId: The text is no such identifier.
#[pyfunction]
#[pyo3(signature = (breakpad_id))]
pub fn id_from_breakpad(breakpad_id: &str) -> PyResult<String> {
    let id = DebugId::from_breakpad(breakpad_id).map_err(|_| no_debug_id(breakpad_id))?;
    Ok(id.to_string())
}

/// Turn the identifier of a debug file into the form that Breakpad uses.
///
/// Args:
///     debug_id: The identifier, in any form that `normalize_debug_id` takes.
///
/// Returns:
///     The digits in upper case without hyphens, then the appendix.
///
/// Raises:
///     InvalidDebugId: The text is no such identifier.
#[pyfunction]
#[pyo3(signature = (debug_id))]
pub fn id_to_breakpad(debug_id: &str) -> PyResult<String> {
    read_debug_id(debug_id).map(|id| id.breakpad().to_string())
}

/// Bring the identifier of a code file into its usual form.
///
/// Args:
///     code_id: The identifier. Nothing counts but its hexadecimal digits.
///
/// Returns:
///     The digits in lower case.
#[pyfunction]
#[pyo3(signature = (code_id))]
pub fn normalize_code_id(code_id: &str) -> String {
    CodeId::new(code_id.to_owned()).to_string()
}

/// Tests whether a name can be demangled in little time and memory. Those of Rust
/// always can.
fn is_safe(name: &Name<'_>) -> bool {
    if !matches!(
        name.detect_language(),
        Language::Cpp | Language::ObjCpp | Language::Unknown
    ) {
        return true;
    }
    let ident = name.as_str();
    match ident.starts_with(['?', '@']) {
        true => msvc::is_safe(ident),
        false => itanium::is_safe(ident),
    }
}

fn find_language(name: &str) -> PyResult<Language> {
    name.parse().map_err(|_| {
        let text = format!("there is no language {name:?}");
        let name = name.to_owned();
        UnknownLanguage::new_err_with(text, UnknownLanguageFields { name })
    })
}

fn find_arch(name: &str) -> PyResult<Arch> {
    name.parse().map_err(|_| {
        let text = format!("there is no architecture {name:?}");
        let name = name.to_owned();
        UnknownArch::new_err_with(text, UnknownArchFields { name })
    })
}

fn read_debug_id(text: &str) -> PyResult<DebugId> {
    text.parse().map_err(|_| no_debug_id(text))
}

fn no_debug_id(text: &str) -> PyErr {
    InvalidDebugId::new_err_with(
        format!("{text:?} is not the identifier of a debug file"),
        InvalidDebugIdFields {
            text: text.to_owned(),
        },
    )
}

#[cfg(test)]
mod fuzz {
    use super::*;
    use crate::chance::{rounds, Chance};

    const NAMES: [&str; 14] = [
        "IL3barSaISt1aIXdlcvT_I",
        "P6AXUa@@@ZP6AX000@ZP6AX111@Z",
        "_ZNSt6vectorIiSaIiEE9push_backERKi",
        "_ZNK3FooIiE3barILi3EEEiv",
        "_ZZN1A3fooEvE1x",
        "_Z1fIJidEEvDpT_",
        "?f@@YAXH@Z",
        "?getValue@Foo@@QEBAHXZ",
        "??$f@V?$A@H@@@@YAXV?$A@H@@@Z",
        "_ZN4core3fmt9Formatter3pad17h9b2b3a0e5b4d1b31E",
        "_RINvNtC3std3mem8align_ofNtNtC3std3mem12DiscriminantE",
        "_RNvMs0_Cs4fqI2P2rA04_13const_genericINtB4_3FooKj7b_E3foo",
        "dfb8e43a-f242-3d73-a453-aeb6a777ef75-a",
        "DFB8E43AF2423D73A453AEB6A777EF75a",
    ];

    /// A few names, cut and put together again.
    fn name(chance: &mut Chance) -> String {
        let mut name = Vec::new();
        for part in chance.list(3, |chance| chance.pick(&NAMES)) {
            let from = chance.below(part.len());
            let part = &part.as_bytes()[from..from + chance.below(part.len() - from + 1)];
            let times = chance.pick(&[1, 1, 1, 40]);
            for _ in 0..chance.below(times) + 1 {
                name.extend_from_slice(part);
            }
        }
        if chance.once_in(2) {
            name.splice(0..0, chance.pick(&["_Z", "_R", "?", "_ZN"]).bytes());
        }
        String::from_utf8_lossy(&name).into_owned()
    }

    #[test]
    fn damaged_names() {
        rounds(5_000, |chance| {
            let name = name(chance);
            for language in [None, Some("cpp"), Some("rust"), Some("objcpp")] {
                let full = demangle(&name, language, true, true).unwrap();
                assert!(full.len() <= name.len().max(2_000_000));
                demangle(&name, language, false, false).unwrap();
            }
            detect_language(&name);
            if let Ok(id) = normalize_debug_id(&name) {
                let breakpad = id_to_breakpad(&name).unwrap();
                // An old PDB file of age 0 has an identifier that is none when read again.
                if id.len() >= 36 {
                    assert_eq!(normalize_debug_id(&id).unwrap(), id);
                    assert_eq!(id_from_breakpad(&breakpad).unwrap(), id);
                }
            }
            assert!(normalize_code_id(&name).len() <= name.len());
        });
    }
}
