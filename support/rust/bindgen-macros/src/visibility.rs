//! Visibility: the glue is a child of the module that registers an item, which
//! may be another one than the item's own.

use crate::walk::{first, invisible, is_one_of, is_word, list, push, Walk};
use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// Walks past a visibility, also an absent one, and makes it at least
/// `pub(crate)`.
pub(crate) fn widen(walk: &mut Walk) {
    match take(walk) {
        Some(all) => walk.add(all),
        None => walk.add_all(pub_crate()),
    }
}

/// Takes a visibility out and returns it if it is plain `pub`.
fn take(walk: &mut Walk) -> Option<TokenTree> {
    if let Some(wrapped) = walk.peek().and_then(invisible) {
        let first = first(wrapped.clone());
        if first.is_some() && !is_word(first.as_ref(), "pub") {
            return None; // a type
        }
        walk.take();
        return take(&mut Walk::new(wrapped));
    }
    if !walk.at_word("pub") {
        return None;
    }
    let all = walk.take();
    match walk.at_group(Delimiter::Parenthesis) {
        Some(limit) if is_limit(limit.clone()) => {
            walk.take();
            None
        }
        _ => all,
    }
}

/// Tells the parentheses of `pub(crate)` from those of a tuple type.
fn is_limit(content: TokenStream) -> bool {
    let tokens = list(content);
    is_word(tokens.first(), "in")
        || tokens.len() == 1 && is_one_of(tokens.first(), &["crate", "self", "super"])
}

fn pub_crate() -> TokenStream {
    let word = |word| TokenTree::from(Ident::new(word, Span::call_site()));
    let limit = Group::new(Delimiter::Parenthesis, word("crate").into());
    let mut out = TokenStream::from(word("pub"));
    push(&mut out, limit.into());
    out
}
