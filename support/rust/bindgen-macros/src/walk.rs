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
        let mut input = list(stream);
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
        match self.input.as_slice() {
            [.., second, _] => Some(second),
            _ => None,
        }
    }

    /// Takes the next token out.
    pub(crate) fn take(&mut self) -> Option<TokenTree> {
        self.input.pop()
    }

    /// Keeps the next token. Returns whether there was one.
    pub(crate) fn keep(&mut self) -> bool {
        let Some(token) = self.take() else {
            return false;
        };
        self.output.push(token);
        true
    }

    /// Adds a token before the next one.
    pub(crate) fn add(&mut self, token: TokenTree) {
        self.output.push(token);
    }

    /// Adds tokens before the next one.
    pub(crate) fn add_all(&mut self, tokens: TokenStream) {
        for token in tokens {
            self.output.push(token);
        }
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
        self.input = list(content);
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
        stream(self.output)
    }

    /// The tokens that are still to come.
    pub(crate) fn rest(&self) -> TokenStream {
        let mut rest = self.input.clone();
        rest.reverse();
        stream(rest)
    }

    /// Keeps the rest and returns all that was kept.
    pub(crate) fn finish(mut self) -> TokenStream {
        while let Some(token) = self.input.pop() {
            self.output.push(token);
        }
        stream(self.output)
    }
}

// The generic code of proc_macro that turns tokens into streams and back is
// instantiated here alone, and iterators are loops in this crate: every build of
// a user's crate compiles it first (0.1 s less).

/// A stream of tokens.
pub(crate) fn stream(tokens: Vec<TokenTree>) -> TokenStream {
    tokens.into_iter().collect()
}

/// The tokens of a stream.
pub(crate) fn list(stream: TokenStream) -> Vec<TokenTree> {
    let mut tokens = Vec::new();
    for token in stream {
        tokens.push(token);
    }
    tokens
}

/// The first token of a stream.
pub(crate) fn first(stream: TokenStream) -> Option<TokenTree> {
    stream.into_iter().next()
}

/// The last token of a stream.
pub(crate) fn last(stream: TokenStream) -> Option<TokenTree> {
    list(stream).pop()
}

/// Adds a token to a stream.
pub(crate) fn push(out: &mut TokenStream, token: TokenTree) {
    append(out, token.into());
}

/// Adds a stream to another one.
pub(crate) fn append(out: &mut TokenStream, more: TokenStream) {
    out.extend(Some(more));
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

/// Whether a token is one of these words.
pub(crate) fn is_one_of(token: Option<&TokenTree>, words: &[&str]) -> bool {
    for word in words {
        if is_word(token, word) {
            return true;
        }
    }
    false
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
