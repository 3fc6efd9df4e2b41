//! Angle brackets, which are not groups for the compiler's lexer.

use proc_macro::{Spacing, TokenTree};

/// Counts the angle brackets that are open while tokens go by.
#[derive(Default)]
pub(crate) struct Angles {
    depth: usize,
    arrow: bool,
}

impl Angles {
    /// Whether all are closed.
    pub(crate) fn closed(&self) -> bool {
        self.depth == 0
    }

    /// Looks at the next token. The end of `->` or `=>` closes nothing.
    pub(crate) fn see(&mut self, token: &TokenTree) {
        let TokenTree::Punct(punct) = token else {
            self.arrow = false;
            return;
        };
        match punct.as_char() {
            '<' => self.depth += 1,
            '>' if !self.arrow => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.arrow = matches!(punct.as_char(), '-' | '=') && punct.spacing() == Spacing::Joint;
    }
}
