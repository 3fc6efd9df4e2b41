//! `#[pymodule]`.

use crate::attribute;
use crate::error::Error;
use crate::function;
use crate::glue;
use crate::lints;
use crate::visibility;
use crate::walk::{append, first, group, is_word, last, Walk};
use proc_macro::{Delimiter, Span, TokenStream, TokenTree};

/// The attributes that PyO3 reads on the items of a declarative module. All of
/// them mark what nothing but the glue uses.
const MARKS: &[&str] = &["pymodule_export", "pymodule_init", "pymodule_data"];

pub(crate) fn expand(item: TokenStream) -> Result<TokenStream, Error> {
    let mut walk = Walk::new(item);
    attribute::remove_from_item(&mut walk, &["pyo3"]);
    let mut ahead = Walk::new(walk.rest());
    visibility::widen(&mut ahead);
    if ahead.at_word("mod") {
        visibility::widen(&mut walk);
        declarative(walk)
    } else if function::starts(&ahead) {
        function(walk)
    } else {
        let message = "#[pymodule] goes on a module or a function";
        Err(Error::new(ahead.span(), message))
    }
}

/// `mod name { .. }`: the glue is the last of its items.
fn declarative(mut walk: Walk) -> Result<TokenStream, Error> {
    walk.keep();
    let name = name(&mut walk)?;
    let Some(body) = walk.at_group(Delimiter::Brace) else {
        let message = "#[pymodule] goes on a module with its items in braces";
        return Err(Error::new(walk.span(), message));
    };
    let used = lints::tokens(lints::UNUSED);
    let mut body = attribute::remove_marks(body, MARKS, &used);
    append(&mut body, glue::module(&name)?);
    walk.keep_group(body);
    Ok(walk.finish())
}

/// `fn name(m: &Bound<'_, PyModule>) -> PyResult<()> { .. }`: the glue goes
/// beside it.
fn function(mut walk: Walk) -> Result<TokenStream, Error> {
    walk.add_all(lints::tokens(lints::UNUSED));
    while !walk.at_word("fn") && walk.keep() {}
    walk.keep();
    let name = name(&mut walk)?;
    let body = last(walk.rest());
    if let Some(place) = group(body.as_ref(), Delimiter::Brace).and_then(nested_function) {
        let message = "#[pyfn] is not supported: write the function outside, with #[pyfunction]";
        return Err(Error::new(place, message));
    }
    function::signature(&mut walk);
    let mut tokens = walk.finish();
    append(&mut tokens, glue::module(&name)?);
    Ok(tokens)
}

/// Takes the name of a function or module, without `r#`.
fn name(walk: &mut Walk) -> Result<String, Error> {
    let Some(TokenTree::Ident(ident)) = walk.peek() else {
        return Err(Error::new(walk.span(), "expected a name"));
    };
    let name = ident.to_string();
    walk.keep();
    Ok(name.trim_start_matches("r#").to_owned())
}

/// Where a `#[pyfn]` stands in a body.
fn nested_function(body: TokenStream) -> Option<Span> {
    for token in body {
        if let Some(attribute) = group(Some(&token), Delimiter::Bracket) {
            if is_word(first(attribute).as_ref(), "pyfn") {
                return Some(token.span());
            }
        }
    }
    None
}
