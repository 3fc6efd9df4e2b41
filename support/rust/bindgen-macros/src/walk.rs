//! A walk over the tokens of an item.

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};

/// Tokens on their way through a macro: each is either kept or dropped, and new
/// ones are put between them.
pub(crate) struct Walk {
    input: Vec<TokenTree>, // reversed: the next token is the last
    output: Vec<TokenTree>,
}

impl Walk {
    pub(crate) fn new(stream: TokenStream) -> Self {
        let mut input: Vec<TokenTree> = stream.into_iter().collect();
        input.reverse();
        Walk {
            input,
            output: Vec::new(),
        }
    }

    /// The next token.
    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.input.last()
    }

    /// The token after the next.
    pub(crate) fn peek_second(&self) -> Option<&TokenTree> {
        self.input.len().checked_sub(2).map(|at| &self.input[at])
    }

    /// Takes the next token out.
    pub(crate) fn take(&mut self) -> Option<TokenTree> {
        self.input.pop()
    }

    /// Keeps the next token. Returns whether there was one.
    pub(crate) fn keep(&mut self) -> bool {
        let token = self.take();
        let found = token.is_some();
        self.output.extend(token);
        found
    }

    /// Adds tokens before the next one.
    pub(crate) fn add(&mut self, tokens: impl IntoIterator<Item = TokenTree>) {
        self.output.extend(tokens);
    }

    /// Opens a whole item that a `macro_rules` variable has wrapped in an
    /// invisible group, so that its tokens are seen one by one. Returns whether
    /// there was such a group.
    pub(crate) fn open_item(&mut self) -> bool {
        if self.input.len() != 1 {
            return false;
        }
        let Some(content) = self.peek().and_then(invisible) else {
            return false;
        };
        self.input = content.into_iter().collect();
        self.input.reverse();
        true
    }

    /// Whether the next token is this word.
    pub(crate) fn at_word(&self, word: &str) -> bool {
        is_word(self.peek(), word)
    }

    /// Whether the next token is this character.
    pub(crate) fn at_punct(&self, character: char) -> bool {
        is_punct(self.peek(), character)
    }

    /// The content of the next token, if it is a group with this delimiter.
    pub(crate) fn at_group(&self, delimiter: Delimiter) -> Option<TokenStream> {
        group(self.peek(), delimiter)
    }

    /// Replaces the content of the next token, which must be a group; an
    /// invisible group around it goes.
    pub(crate) fn keep_group(&mut self, content: TokenStream) {
        let Some(TokenTree::Group(old)) = self.take() else {
            return;
        };
        let old = match sole_group(&old) {
            Some(inner) => inner,
            None => old,
        };
        self.output.push(regroup(&old, content).into());
    }

    /// Where the next token is, or the macro's attribute at the end.
    pub(crate) fn span(&self) -> Span {
        self.peek().map_or_else(Span::call_site, TokenTree::span)
    }

    /// The tokens that were kept so far, without the rest.
    pub(crate) fn kept(self) -> TokenStream {
        self.output.into_iter().collect()
    }

    /// The tokens that are still to come.
    pub(crate) fn rest(&self) -> TokenStream {
        self.input.iter().rev().cloned().collect()
    }

    /// Keeps the rest and returns all that was kept.
    pub(crate) fn finish(mut self) -> TokenStream {
        self.input.reverse();
        self.output.append(&mut self.input);
        self.output.into_iter().collect()
    }
}

/// The content of a token, if it is an invisible group.
pub(crate) fn invisible(token: &TokenTree) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => Some(group.stream()),
        _ => None,
    }
}

/// Whether a token is this word.
pub(crate) fn is_word(token: Option<&TokenTree>, word: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident.to_string() == word)
}

/// Whether a token is this character.
pub(crate) fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

/// The content of a token, if it is a group with this delimiter, bare or alone
/// in an invisible group, as `$body:block` gives it.
pub(crate) fn group(token: Option<&TokenTree>, delimiter: Delimiter) -> Option<TokenStream> {
    let Some(TokenTree::Group(found)) = token else {
        return None;
    };
    if found.delimiter() == delimiter {
        return Some(found.stream());
    }
    let inner = sole_group(found)?;
    (inner.delimiter() == delimiter).then(|| inner.stream())
}

/// The one group that is all the content of an invisible group.
fn sole_group(outer: &Group) -> Option<Group> {
    if outer.delimiter() != Delimiter::None {
        return None;
    }
    let mut content = outer.stream().into_iter();
    match (content.next(), content.next()) {
        (Some(TokenTree::Group(inner)), None) => Some(inner),
        _ => None,
    }
}

/// A group like another one with other content.
pub(crate) fn regroup(old: &Group, content: TokenStream) -> Group {
    let mut new = Group::new(old.delimiter(), content);
    new.set_span(old.span());
    new
}
