//! The defaults of signatures that name something: `signature = (limit=LIMIT)`.

use crate::attribute::{split, Removed};
use crate::walk::{self, append, is_one_of, is_punct, is_word, last, push, stream};
use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// Uses the constants that the signatures in `removed` name, so that one which
/// only a default names counts as used, and a wrong name is an error at its
/// place. bindgen evaluates the defaults itself; PyO3 expands them here.
pub(crate) fn uses(removed: &Removed) -> TokenStream {
    let mut out = TokenStream::new();
    for attribute in removed.contents() {
        let arguments = last(attribute.clone());
        if let Some(arguments) = walk::group(arguments.as_ref(), Delimiter::Parenthesis) {
            append(&mut out, uses_in(arguments));
        }
    }
    out
}

/// The same for the arguments of an attribute: `signature = (..), name = ".."`.
pub(crate) fn uses_in(arguments: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    for argument in split(arguments) {
        if !is_word(argument.first(), "signature") {
            continue;
        }
        let Some(list) = walk::group(argument.last(), Delimiter::Parenthesis) else {
            continue;
        };
        for parameter in split(list) {
            let default = parameter.get(2..).unwrap_or_default();
            if is_punct(parameter.get(1), '=') && is_path(default) {
                append(&mut out, use_of(default));
            }
        }
    }
    out
}

/// Whether tokens are a path to a constant; `Self` means nothing outside the
/// `impl` block.
fn is_path(tokens: &[TokenTree]) -> bool {
    for token in tokens {
        if !matches!(token, TokenTree::Ident(_)) && !is_punct(Some(token), ':') {
            return false;
        }
    }
    !tokens.is_empty() && !is_one_of(tokens.first(), &["true", "false", "None", "Self"])
}

/// `const _: fn() = || { let _ = PATH; };`
fn use_of(path: &[TokenTree]) -> TokenStream {
    let mut body = parse("let _ =");
    append(&mut body, stream(path.to_vec()));
    append(&mut body, parse(";"));
    let mut out = parse("const _: fn() = ||");
    push(&mut out, Group::new(Delimiter::Brace, body).into());
    append(&mut out, parse(";"));
    out
}

/// Tokens of a text that is known to lex.
fn parse(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}
