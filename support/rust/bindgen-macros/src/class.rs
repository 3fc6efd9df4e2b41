//! `#[pyclass]`.

use crate::angles::Angles;
use crate::attribute::{self, gives_argument, has_argument};
use crate::error::Error;
use crate::lints;
use crate::visibility;
use crate::walk::{regroup, stream, Walk};
use proc_macro::{Delimiter, TokenStream, TokenTree};

const HELPERS: &[&str] = &["pyo3"];

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> Result<TokenStream, Error> {
    let mut walk = Walk::new(item);
    walk.add_all(lints::tokens(lints::WIDENED));
    let removed = attribute::remove(&mut walk, HELPERS);
    let asks = |word| removed.asks(word) || has_argument(&arguments, word);
    // `str = "{x}"` names fields, and any may be the one.
    let shows = removed.gives("str") || gives_argument(&arguments, "str");
    let accessors = asks("get_all") || asks("set_all") || shows;
    visibility::widen(&mut walk);
    if walk.at_word("enum") {
        to_body(&mut walk);
        if let Some(body) = walk.at_group(Delimiter::Brace) {
            walk.keep_group(variants(body));
        }
    } else if walk.at_word("struct") {
        to_body(&mut walk);
        for delimiter in [Delimiter::Brace, Delimiter::Parenthesis] {
            if let Some(body) = walk.at_group(delimiter) {
                walk.keep_group(fields(body, accessors));
                break;
            }
        }
    } else {
        let message = "#[pyclass] goes on a struct or an enum";
        return Err(Error::new(walk.span(), message));
    }
    Ok(walk.finish())
}

/// Walks up to the fields or variants: the braces, or the parentheses of a
/// tuple struct, which come before a `where`.
pub(crate) fn to_body(walk: &mut Walk) {
    let mut angles = Angles::default();
    let mut clause = false;
    while let Some(token) = walk.peek() {
        let body = walk.at_group(Delimiter::Brace).is_some()
            || (!clause && walk.at_group(Delimiter::Parenthesis).is_some());
        if angles.closed() && (body || walk.at_punct(';')) {
            return;
        }
        clause |= walk.at_word("where");
        angles.see(token);
        walk.keep();
    }
}

/// The fields of a struct. Those that have a getter or setter, which is to say
/// those that the glue reads or writes, are made visible to it; the others keep
/// their privacy, which can decide what a name means elsewhere in the crate.
fn fields(body: TokenStream, accessors: bool) -> TokenStream {
    let mut walk = Walk::new(body);
    while walk.peek().is_some() {
        let removed = attribute::remove(&mut walk, HELPERS);
        if accessors || removed.asks("get") || removed.asks("set") {
            visibility::widen(&mut walk);
        }
        let mut angles = Angles::default();
        while let Some(token) = walk.peek() {
            angles.see(token);
            let end = angles.closed() && walk.at_punct(',');
            walk.keep();
            if end {
                break;
            }
        }
    }
    walk.finish()
}

/// The variants of an enum, and their fields.
fn variants(body: TokenStream) -> TokenStream {
    let nothing = TokenStream::new();
    let mut out = Vec::new();
    for token in attribute::remove_all(body, HELPERS, &nothing) {
        out.push(match &token {
            TokenTree::Group(group)
                if matches!(group.delimiter(), Delimiter::Brace | Delimiter::Parenthesis) =>
            {
                let fields = attribute::remove_all(group.stream(), HELPERS, &nothing);
                regroup(group, fields).into()
            }
            _ => token,
        });
    }
    stream(out)
}
