//! The fields of `create_exception!`.

use crate::error::Error;
use crate::walk::{list, push, stream};
use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// `path::to::callback NAME { .. }` becomes
/// `path::to::callback! { NAMEFields NAME { .. } }`.
pub(crate) fn fields(arguments: TokenStream) -> Result<TokenStream, Error> {
    let mut callback = list(arguments);
    let (Some(body), Some(TokenTree::Ident(name))) = (callback.pop(), callback.pop()) else {
        return Err(Error::new(Span::call_site(), "expected a name and fields"));
    };
    let text = name.to_string();
    let made = format!("{}Fields", text.trim_start_matches("r#"));
    let mut arguments = TokenStream::new();
    push(&mut arguments, Ident::new(&made, name.span()).into());
    push(&mut arguments, name.into());
    push(&mut arguments, body);
    callback.push(Punct::new('!', Spacing::Alone).into());
    callback.push(Group::new(Delimiter::Brace, arguments).into());
    Ok(stream(callback))
}
