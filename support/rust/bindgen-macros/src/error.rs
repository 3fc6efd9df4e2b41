//! Errors with a place.

use crate::walk::stream;
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// A fault of the annotated item.
pub(crate) struct Error {
    span: Span,
    message: String,
}

impl Error {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Error {
            span,
            message: message.into(),
        }
    }

    /// `compile_error! { "message" }`, with every token where the fault is.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let message = TokenTree::from(Literal::string(&self.message));
        let mut tokens = vec![
            TokenTree::from(Ident::new("compile_error", self.span)),
            Punct::new('!', Spacing::Alone).into(),
            Group::new(Delimiter::Brace, message.into()).into(),
        ];
        for token in &mut tokens {
            token.set_span(self.span);
        }
        stream(tokens)
    }
}
