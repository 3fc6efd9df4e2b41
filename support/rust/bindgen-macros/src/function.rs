//! `#[pyfunction]`, and what functions and methods have in common.

use crate::angles::Angles;
use crate::attribute;
use crate::defaults;
use crate::error::Error;
use crate::lints;
use crate::visibility;
use crate::walk::{append, is_one_of, Walk};
use proc_macro::{Delimiter, TokenStream, TokenTree};

/// The attributes that PyO3 reads on a function and on its parameters.
pub(crate) const HELPERS: &[&str] = &["pyo3", "args", "text_signature"];

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> Result<TokenStream, Error> {
    let mut walk = Walk::new(item);
    walk.add_all(lints::tokens(lints::WIDENED));
    let removed = attribute::remove_from_item(&mut walk, HELPERS);
    visibility::widen(&mut walk);
    if !starts(&walk) {
        let message = "#[pyfunction] goes on a function";
        return Err(Error::new(walk.span(), message));
    }
    signature(&mut walk);
    let mut out = walk.finish();
    append(&mut out, defaults::uses(&removed));
    append(&mut out, defaults::uses_in(arguments));
    Ok(out)
}

/// Whether a function comes next, after its visibility: `fn`, or a word that
/// may stand before it and that a constant's name does not follow.
pub(crate) fn starts(walk: &Walk) -> bool {
    const QUALIFIERS: &[&str] = &["async", "unsafe", "extern", "fn", "safe"];
    let qualifier = |token: Option<&TokenTree>| is_one_of(token, QUALIFIERS);
    qualifier(walk.peek()) || (walk.at_word("const") && qualifier(walk.peek_second()))
}

/// Walks up to the end of a function's parameters and removes the
/// helper attributes from these. Nothing is removed from the body: it may hold
/// other macros' attributes of the same names.
pub(crate) fn signature(walk: &mut Walk) {
    let mut angles = Angles::default();
    while let Some(token) = walk.peek() {
        if let (true, Some(parameters)) = (angles.closed(), walk.at_group(Delimiter::Parenthesis)) {
            let parameters = attribute::remove_all(parameters, HELPERS, &TokenStream::new());
            walk.keep_group(parameters);
            return;
        }
        angles.see(token);
        walk.keep();
    }
}
