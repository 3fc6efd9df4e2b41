//! Attributes that are meant for bindgen.

use crate::walk::{
    self, append, invisible, is_one_of, is_punct, last, list, push, regroup, stream, Walk,
};
use proc_macro::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// The attributes that a macro has removed.
#[derive(Default)]
pub(crate) struct Removed {
    list: Vec<TokenStream>,
}

impl Removed {
    /// Whether one of them has this word among its arguments: `get` is in
    /// `pyo3(get, name = "x")`.
    pub(crate) fn asks(&self, word: &str) -> bool {
        self.any_arguments(&|arguments| has_argument(arguments, word))
    }

    /// Whether one of them gives this word a value: `str = "{x}"`.
    pub(crate) fn gives(&self, word: &str) -> bool {
        self.any_arguments(&|arguments| gives_argument(arguments, word))
    }

    fn any_arguments(&self, holds: &dyn Fn(&TokenStream) -> bool) -> bool {
        for attribute in &self.list {
            let arguments = last(attribute.clone());
            if let Some(arguments) = walk::group(arguments.as_ref(), Delimiter::Parenthesis) {
                if holds(&arguments) {
                    return true;
                }
            }
        }
        false
    }

    /// What stands between the brackets of each.
    pub(crate) fn contents(&self) -> &[TokenStream] {
        &self.list
    }

    /// Whether there are any.
    pub(crate) fn any(&self) -> bool {
        !self.list.is_empty()
    }
}

/// Whether a word is one of the comma-separated arguments.
pub(crate) fn has_argument(arguments: &TokenStream, word: &str) -> bool {
    for argument in split(arguments.clone()) {
        if walk::is_word(argument.first(), word) {
            return true;
        }
    }
    false
}

/// Whether one of the comma-separated arguments gives a word a value.
pub(crate) fn gives_argument(arguments: &TokenStream, word: &str) -> bool {
    for argument in split(arguments.clone()) {
        if walk::is_word(argument.first(), word) && is_punct(argument.get(1), '=') {
            return true;
        }
    }
    false
}

/// Walks past the attributes of the item that the whole walk is about.
pub(crate) fn remove_from_item(walk: &mut Walk, helpers: &[&str]) -> Removed {
    let mut removed = remove(walk, helpers);
    while walk.open_item() {
        removed.list.append(&mut remove(walk, helpers).list);
    }
    removed
}

/// Walks past the attributes before an item, a field or a parameter and takes
/// out those whose name is one of `helpers`.
pub(crate) fn remove(walk: &mut Walk, helpers: &[&str]) -> Removed {
    let mut removed = Removed::default();
    while let Some(attribute) = next(walk) {
        match filter(&attribute, helpers, &mut removed) {
            Some(kept) => {
                walk.keep();
                walk.take();
                walk.add(kept.into());
            }
            None => {
                walk.take();
                walk.take();
            }
        }
    }
    removed
}

/// The brackets of an outer attribute that comes next.
fn next(walk: &Walk) -> Option<Group> {
    if !walk.at_punct('#') {
        return None;
    }
    match walk.peek_second() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            Some(group.clone())
        }
        _ => None,
    }
}

/// Takes out the attributes named `helpers` wherever they stand in a list of
/// variants, parameters or items, and puts `instead` in their place. Other
/// groups are left as they are.
pub(crate) fn remove_all(
    list: TokenStream,
    helpers: &[&str],
    instead: &TokenStream,
) -> TokenStream {
    let mut walk = Walk::new(list);
    loop {
        if remove(&mut walk, helpers).any() {
            walk.add_all(instead.clone());
        }
        match walk.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                let content = remove_all(group.stream(), helpers, instead);
                let group = regroup(group, content);
                walk.take();
                walk.add(group.into());
            }
            Some(_) => {
                walk.keep();
            }
            None => return walk.finish(),
        }
    }
}

/// Takes out the attributes named `marks` wherever they stand in a list of items,
/// and the `#[pyo3(..)]` beside them, which has their options.
pub(crate) fn remove_marks(
    list: TokenStream,
    marks: &[&str],
    instead: &TokenStream,
) -> TokenStream {
    let mut walk = Walk::new(list);
    loop {
        let mut attributes = Vec::new();
        while next(&walk).is_some() {
            attributes.extend(walk.take());
            attributes.extend(walk.take());
        }
        let mut before = Walk::new(stream(attributes));
        if remove(&mut before, marks).any() {
            let mut options = Walk::new(before.finish());
            remove(&mut options, &["pyo3"]);
            walk.add_all(options.finish());
            walk.add_all(instead.clone());
        } else {
            walk.add_all(before.finish());
        }
        match walk.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                let content = remove_marks(group.stream(), marks, instead);
                let group = regroup(group, content);
                walk.take();
                walk.add(group.into());
            }
            Some(_) => {
                walk.keep();
            }
            None => return walk.finish(),
        }
    }
}

/// What is left of an attribute: all of it, a `cfg_attr` without the helpers,
/// or nothing.
fn filter(brackets: &Group, helpers: &[&str], removed: &mut Removed) -> Option<Group> {
    let content = open(brackets.stream());
    let name = name(&content);
    if is_one_of(name.as_ref(), helpers) {
        removed.list.push(content);
        return None;
    }
    if !walk::is_word(name.as_ref(), "cfg_attr") {
        return Some(brackets.clone());
    }
    let arguments = last(content.clone());
    let Some(arguments) = walk::group(arguments.as_ref(), Delimiter::Parenthesis) else {
        return Some(brackets.clone());
    };
    let (mut left, mut attributes) = (TokenStream::new(), 0);
    let found = removed.list.len();
    for (index, part) in split(arguments).into_iter().enumerate() {
        let part = stream(part);
        if index == 0 {
            left = part; // the condition
        } else if is_helper(&part, helpers) {
            removed.list.push(part);
        } else if !part.is_empty() {
            attributes += 1;
            push(&mut left, Punct::new(',', Spacing::Alone).into());
            append(&mut left, part);
        }
    }
    if removed.list.len() == found {
        return Some(brackets.clone());
    }
    if attributes == 0 {
        return None;
    }
    let mut content = list(content);
    content.pop();
    content.push(Group::new(Delimiter::Parenthesis, left).into());
    Some(regroup(brackets, stream(content)))
}

fn is_helper(attribute: &TokenStream, helpers: &[&str]) -> bool {
    is_one_of(name(&open(attribute.clone())).as_ref(), helpers)
}

/// The last segment of an attribute's path: `new` for `#[pyo3::new]`.
fn name(attribute: &TokenStream) -> Option<TokenTree> {
    let mut last = None;
    for token in attribute.clone() {
        if let TokenTree::Ident(_) = token {
            last = Some(token);
        } else if !is_punct(Some(&token), ':') {
            break;
        }
    }
    last
}

/// The content of an attribute that a `$meta` variable has wrapped.
fn open(attribute: TokenStream) -> TokenStream {
    let mut tokens = attribute.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(only), None) => match invisible(&only) {
            Some(content) => open(content),
            None => attribute,
        },
        _ => attribute,
    }
}

/// The comma-separated parts of a list.
pub(crate) fn split(list: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in list {
        if is_punct(Some(&token), ',') {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts
}
