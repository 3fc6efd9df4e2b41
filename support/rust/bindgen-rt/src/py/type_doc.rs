//! The documentation of types.

use super::interpreter::minor_version;
use super::module::set;
use super::object::Owned;
use super::table::api;
use crate::PyResult;
use std::borrow::Cow;

/// What ends the signature at the begin of a documentation.
const SIGNATURE_END: &[u8] = b")\n--\n\n";

/// What `Py_tp_doc` has to be for a type with this documentation.
#[inline]
pub(super) fn type_doc(doc: &'static [u8]) -> Cow<'static, [u8]> {
    match minor_version() {
        9 => signed_twice(doc),
        _ => Cow::Borrowed(doc),
    }
}

/// Says that a type without documentation has none, as Python's own classes do:
/// CPython makes an empty text of it.
#[cold]
#[inline]
pub(super) fn no_empty_doc(made: &Owned, doc: &[u8]) -> PyResult<()> {
    let text = doc.strip_suffix(b"\0").unwrap_or(doc);
    if !text.is_empty() && !text.ends_with(SIGNATURE_END) {
        return Ok(());
    }
    // SAFETY: None is alive for ever.
    let none = unsafe { Owned::again(api()._Py_NoneStruct) };
    set(made, "__doc__", &none)
}

/// CPython 3.9 takes the signature off the documentation of a type that is made
/// from a spec, and with it `__text_signature__`: a second one stays.
#[inline]
fn signed_twice(doc: &'static [u8]) -> Cow<'static, [u8]> {
    for at in 0..doc.len() {
        if doc[at..].starts_with(SIGNATURE_END) {
            let mut twice = doc[..at + SIGNATURE_END.len()].to_vec();
            twice.extend_from_slice(doc);
            return Cow::Owned(twice);
        }
    }
    Cow::Borrowed(doc)
}

#[cfg(test)]
mod tests {
    use super::signed_twice;

    #[test]
    fn only_a_signature_is_doubled() {
        let twice = signed_twice(b"K(a)\n--\n\nDoc.\0");
        assert_eq!(*twice, *b"K(a)\n--\n\nK(a)\n--\n\nDoc.\0");
        assert_eq!(*signed_twice(b"Doc.\0"), *b"Doc.\0");
    }
}
