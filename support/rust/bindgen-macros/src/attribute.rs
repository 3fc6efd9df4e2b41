//! Attributes that are meant for bindgen.

use crate::walk::{self, invisible, is_punct, regroup, Walk};
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
        self.list.iter().any(|attribute| {
            let arguments = attribute.clone().into_iter().last();
            walk::group(arguments.as_ref(), Delimiter::Parenthesis)
                .is_some_and(|arguments| has_argument(&arguments, word))
        })
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
    split(arguments.clone())
        .iter()
        .any(|argument| walk::is_word(argument.first(), word))
}

/// Walks past the attributes of the item that the whole walk is about.
pub(crate) fn remove_from_item(walk: &mut Walk, helpers: &[&str]) -> Removed {
    let mut removed = remove(walk, helpers);
    while walk.open_item() {
        removed.list.extend(remove(walk, helpers).list);
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
                walk.add([TokenTree::from(kept)]);
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
            walk.add(instead.clone());
        }
        match walk.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                let content = remove_all(group.stream(), helpers, instead);
                let group = regroup(group, content);
                walk.take();
                walk.add([TokenTree::from(group)]);
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
    match name(&content).as_deref() {
        Some("cfg_attr") => {}
        Some(name) if helpers.contains(&name) => {
            removed.list.push(content);
            return None;
        }
        _ => return Some(brackets.clone()),
    }
    let arguments = content.clone().into_iter().last();
    let Some(arguments) = walk::group(arguments.as_ref(), Delimiter::Parenthesis) else {
        return Some(brackets.clone());
    };
    let mut parts = split(arguments).into_iter();
    let condition = parts.next().unwrap_or_default();
    let (gone, kept): (Vec<_>, Vec<_>) = parts
        .filter(|part| !part.is_empty())
        .partition(|part| is_helper(part, helpers));
    if gone.is_empty() {
        return Some(brackets.clone());
    }
    removed
        .list
        .extend(gone.into_iter().map(|part| part.into_iter().collect()));
    if kept.is_empty() {
        return None;
    }
    let mut list: TokenStream = condition.into_iter().collect();
    for part in kept {
        list.extend([TokenTree::from(Punct::new(',', Spacing::Alone))]);
        list.extend(part);
    }
    let mut content: Vec<TokenTree> = content.into_iter().collect();
    content.pop();
    content.push(Group::new(Delimiter::Parenthesis, list).into());
    Some(regroup(brackets, content.into_iter().collect()))
}

fn is_helper(attribute: &[TokenTree], helpers: &[&str]) -> bool {
    name(&open(attribute.iter().cloned().collect()))
        .is_some_and(|name| helpers.contains(&name.as_str()))
}

/// The last segment of an attribute's path: `new` for `#[pyo3::new]`.
fn name(attribute: &TokenStream) -> Option<String> {
    let mut last = None;
    for token in attribute.clone() {
        match token {
            TokenTree::Ident(ident) => last = Some(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            _ => break,
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
