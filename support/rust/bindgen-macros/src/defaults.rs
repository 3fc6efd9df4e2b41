//! The defaults of signatures that name something: `signature = (limit=LIMIT)`.

use crate::attribute::{split, Removed};
use crate::walk::{self, is_punct, is_word};
use proc_macro::{Delimiter, TokenStream, TokenTree};

/// Uses the constants that the signatures in `removed` name, so that one which
/// only a default names counts as used, and a wrong name is an error at its
/// place. bindgen evaluates the defaults itself; PyO3 expands them here.
pub(crate) fn uses(removed: &Removed) -> TokenStream {
    let mut out = TokenStream::new();
    for attribute in removed.contents() {
        let arguments = attribute.clone().into_iter().last();
        if let Some(arguments) = walk::group(arguments.as_ref(), Delimiter::Parenthesis) {
            out.extend(uses_in(arguments));
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
                out.extend(use_of(default));
            }
        }
    }
    out
}

/// Whether tokens are a path to a constant; `Self` means nothing outside the
/// `impl` block.
fn is_path(tokens: &[TokenTree]) -> bool {
    let literal = ["true", "false", "None", "Self"];
    !tokens.is_empty()
        && !literal.iter().any(|word| is_word(tokens.first(), word))
        && tokens.iter().all(|token| match token {
            TokenTree::Ident(_) => true,
            other => is_punct(Some(other), ':'),
        })
}

/// `const _: fn() = || { let _ = PATH; };`
fn use_of(path: &[TokenTree]) -> TokenStream {
    let path: TokenStream = path.iter().cloned().collect();
    let mut body: TokenStream = parse("let _ =");
    body.extend(path);
    body.extend(parse(";"));
    let mut out = parse("const _: fn() = ||");
    out.extend([TokenTree::from(proc_macro::Group::new(
        Delimiter::Brace,
        body,
    ))]);
    out.extend(parse(";"));
    out
}

/// Tokens of a text that is known to lex.
fn parse(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}
