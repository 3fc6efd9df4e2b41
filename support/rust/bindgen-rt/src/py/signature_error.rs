//! What is said about arguments that do not fit the parameters, in the words of
//! Python.

use super::signature::{Passing, Signature};
use crate::exceptions::PyTypeError;
use crate::PyErr;

/// Counts as Python does: the implied arguments, too, and those by name alone that
/// are there.
#[cold]
#[inline]
pub(super) fn too_many(
    signature: &Signature,
    implied: usize,
    given: usize,
    there: &dyn Fn(usize) -> bool,
) -> PyErr {
    let (most, given) = (signature.positional + implied, given + implied);
    let (mut least, mut named) = (implied, 0);
    for (index, param) in signature.params.iter().enumerate() {
        if param.passing == Passing::Named {
            named += usize::from(there(index));
        } else {
            least += usize::from(param.required);
        }
    }
    let (from, of_most) = match least == most {
        true => (String::new(), plural(most)),
        false => (format!("from {least} to "), "s"),
    };
    let by_name = match named {
        0 => String::new(),
        _ => format!(
            " positional argument{} (and {named} keyword-only argument{})",
            plural(given),
            plural(named)
        ),
    };
    let were = match (given, named) {
        (1, 0) => "was",
        _ => "were",
    };
    PyTypeError::new_err(format!(
        "{}() takes {from}{most} positional argument{of_most} but {given}{by_name} {were} given",
        signature.function
    ))
}

#[inline]
fn plural(count: usize) -> &'static str {
    match count {
        1 => "",
        _ => "s",
    }
}

#[cold]
#[inline]
pub(super) fn unexpected(signature: &Signature, name: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "{}() got an unexpected keyword argument '{name}'",
        signature.function
    ))
}

#[cold]
#[inline]
pub(super) fn positional_only(signature: &Signature, name: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "{}() got some positional-only arguments passed as keyword arguments: '{name}'",
        signature.function
    ))
}

#[cold]
#[inline]
pub(super) fn twice(signature: &Signature, name: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "{}() got multiple values for argument '{name}'",
        signature.function
    ))
}

/// Tells of all that is missing of one kind, those by position first.
#[cold]
#[inline]
pub(super) fn missing(signature: &Signature, missing: &dyn Fn(usize) -> bool) -> PyErr {
    let (mut names, mut kind) = (missing_names(signature, missing, false), "positional");
    if names.is_empty() {
        (names, kind) = (missing_names(signature, missing, true), "keyword-only");
    }
    PyTypeError::new_err(format!(
        "{}() missing {} required {kind} argument{}: {}",
        signature.function,
        names.len(),
        plural(names.len()),
        joined(&names)
    ))
}

#[inline]
fn missing_names(
    signature: &Signature,
    missing: &dyn Fn(usize) -> bool,
    named: bool,
) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (index, param) in signature.params.iter().enumerate() {
        if missing(index) && (param.passing == Passing::Named) == named {
            names.push(param.name());
        }
    }
    names
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
#[inline]
fn joined(names: &[&str]) -> String {
    let mut out = String::new();
    for (index, name) in names.iter().enumerate() {
        out.push_str(match (index, names.len() - index) {
            (0, _) => "'",
            (1, 1) => "' and '",
            (_, 1) => "', and '",
            _ => "', '",
        });
        out.push_str(name);
    }
    out + "'"
}

#[cfg(test)]
mod tests {
    use super::super::signature::{Names, Param};
    use super::*;

    const fn param(identifier: &'static str, passing: Passing, required: bool) -> Param {
        Param {
            identifier,
            passing,
            required,
        }
    }

    static NAMES: Names = Names::new();

    static SIGNATURE: Signature = Signature::new(
        "f",
        &[
            param("a", Passing::Positional, true),
            param("r#in", Passing::Either, true),
            param("c", Passing::Either, false),
            param("k", Passing::Named, true),
        ],
        &NAMES,
    );

    #[test]
    fn speaks_as_python_does() {
        assert_eq!(
            too_many(&SIGNATURE, 0, 4, &|_| false).message(),
            "f() takes from 2 to 3 positional arguments but 4 were given"
        );
        assert_eq!(
            too_many(&SIGNATURE, 1, 4, &|_| true).message(),
            "f() takes from 3 to 4 positional arguments but 5 positional arguments \
             (and 1 keyword-only argument) were given"
        );
        static ONE: Signature = Signature::new("f", &[param("a", Passing::Either, false)], &NAMES);
        assert_eq!(
            too_many(&ONE, 0, 2, &|_| true).message(),
            "f() takes from 0 to 1 positional arguments but 2 were given"
        );
        static NONE: Signature = Signature::new("f", &[], &NAMES);
        assert_eq!(
            too_many(&NONE, 0, 1, &|_| true).message(),
            "f() takes 0 positional arguments but 1 was given"
        );
        assert_eq!(
            too_many(&NONE, 1, 1, &|_| true).message(),
            "f() takes 1 positional argument but 2 were given"
        );
        assert_eq!(
            missing(&SIGNATURE, &|_| true).message(),
            "f() missing 3 required positional arguments: 'a', 'in', and 'c'"
        );
        assert_eq!(
            missing(&SIGNATURE, &|index| index < 2).message(),
            "f() missing 2 required positional arguments: 'a' and 'in'"
        );
        assert_eq!(
            missing(&SIGNATURE, &|index| index == 3).message(),
            "f() missing 1 required keyword-only argument: 'k'"
        );
    }
}
