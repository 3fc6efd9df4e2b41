//! The generic parameters of a struct.

use crate::angles::Angles;
use crate::walk::{is_punct, is_word, push, Walk};
use proc_macro::{Punct, Spacing, TokenStream, TokenTree};

/// `<'a: 'b, T: Bound = X>` in its two roles, without the brackets.
#[derive(Default)]
pub(crate) struct Generics {
    /// `'a: 'b, T: Bound`: for the `impl`.
    pub(crate) declared: TokenStream,
    /// `'a, T`: for the type.
    pub(crate) used: TokenStream,
}

impl Generics {
    /// Takes the parameters that follow a struct's name, if it has any.
    pub(crate) fn take(walk: &mut Walk) -> Self {
        let mut generics = Generics::default();
        if !walk.at_punct('<') {
            return generics;
        }
        walk.take();
        let mut angles = Angles::default();
        let mut parameter = Vec::new();
        while let Some(token) = walk.take() {
            if angles.closed() && is_punct(Some(&token), '>') {
                break;
            }
            angles.see(&token);
            if angles.closed() && is_punct(Some(&token), ',') {
                generics.add(std::mem::take(&mut parameter));
            } else {
                parameter.push(token);
            }
        }
        generics.add(parameter);
        generics
    }

    fn add(&mut self, parameter: Vec<TokenTree>) {
        if parameter.is_empty() {
            return;
        }
        let comma = || TokenTree::from(Punct::new(',', Spacing::Alone));
        // A default is not allowed in an impl; a `=` before it, of an
        // associated type in a bound, is in angle brackets.
        let mut angles = Angles::default();
        let mut in_name = true;
        for (index, token) in parameter.into_iter().enumerate() {
            angles.see(&token);
            if angles.closed() && is_punct(Some(&token), '=') {
                break;
            }
            in_name = in_name && !is_punct(Some(&token), ':') && !is_punct(Some(&token), '=');
            if in_name && !(index == 0 && is_word(Some(&token), "const")) {
                push(&mut self.used, token.clone());
            }
            push(&mut self.declared, token);
        }
        push(&mut self.declared, comma());
        push(&mut self.used, comma());
    }
}
