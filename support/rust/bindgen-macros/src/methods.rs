//! `#[pymethods]`.

use crate::angles::Angles;
use crate::attribute;
use crate::defaults;
use crate::error::Error;
use crate::function;
use crate::lints;
use crate::visibility;
use crate::walk::{append, is_punct, Walk};
use proc_macro::{Delimiter, TokenStream, TokenTree};

/// The attributes that PyO3 reads in a `#[pymethods]` block.
const HELPERS: &[&str] = &[
    "pyo3",
    "args",
    "text_signature",
    "new",
    "getter",
    "setter",
    "deleter",
    "classmethod",
    "staticmethod",
    "classattr",
];

pub(crate) fn expand(item: TokenStream) -> Result<TokenStream, Error> {
    let mut walk = Walk::new(item);
    walk.add_all(lints::tokens(lints::WIDENED));
    attribute::remove_from_item(&mut walk, &["pyo3"]);
    if !walk.at_word("impl") {
        let message = "#[pymethods] goes on an impl block";
        return Err(Error::new(walk.span(), message));
    }
    let mut angles = Angles::default();
    while let Some(token) = walk.peek() {
        if let (true, Some(body)) = (angles.closed(), walk.at_group(Delimiter::Brace)) {
            let mut uses = TokenStream::new();
            walk.keep_group(items(body, &mut uses));
            let mut out = walk.finish();
            append(&mut out, uses);
            return Ok(out);
        }
        angles.see(token);
        walk.keep();
    }
    Ok(walk.finish())
}

/// Walks past the items of a block; what their defaults use goes into `uses`.
fn items(body: TokenStream, uses: &mut TokenStream) -> TokenStream {
    let mut walk = Walk::new(body);
    while walk.at_punct('#') && !matches!(walk.peek_second(), Some(TokenTree::Group(_))) {
        // An inner attribute: `#`, `!` and the brackets.
        walk.keep();
        walk.keep();
        walk.keep();
    }
    while walk.peek().is_some() {
        item(&mut walk, uses);
    }
    walk.finish()
}

/// Walks past one function, constant or macro call.
fn item(walk: &mut Walk, uses: &mut TokenStream) {
    append(uses, defaults::uses(&attribute::remove(walk, HELPERS)));
    if is_macro_call(walk) {
        // Its end is that of its braces, or the semicolon, which makes no
        // difference: what comes next is an item or the end.
        while !walk.at_punct(';') && walk.at_group(Delimiter::Brace).is_none() && walk.keep() {}
        walk.keep();
        return;
    }
    visibility::widen(walk);
    if !function::starts(walk) {
        while !walk.at_punct(';') && walk.keep() {}
        walk.keep();
        return;
    }
    function::signature(walk);
    let mut angles = Angles::default();
    while let Some(token) = walk.peek() {
        if angles.closed() && walk.at_group(Delimiter::Brace).is_some() {
            walk.keep();
            return;
        }
        angles.see(token);
        walk.keep();
    }
}

/// Whether `name!` or `path::` comes next.
fn is_macro_call(walk: &Walk) -> bool {
    let second = walk.peek_second();
    is_punct(second, '!') || is_punct(second, ':')
}
