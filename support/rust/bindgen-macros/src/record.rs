//! `#[derive(FromPyObject)]` and `#[derive(IntoPyObject)]` of structs.
//!
//! A derive cannot change the item it stands on, so the glue reaches private
//! fields by a function that is written beside the struct.

use crate::angles::Angles;
use crate::attribute;
use crate::class::to_body;
use crate::error::Error;
use crate::generics::Generics;
use crate::lints;
use crate::visibility;
use crate::walk::{is_punct, Walk};
use proc_macro::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

/// `__bindgen_new(field, ..) -> Self`.
pub(crate) fn constructor(item: TokenStream) -> Result<TokenStream, Error> {
    let Some(record) = Record::read(item) else {
        return Ok(TokenStream::new());
    };
    let mut parameters = TokenStream::new();
    let mut names = TokenStream::new();
    for field in &record.fields {
        parameters.extend([TokenTree::from(field.name.clone())]);
        parameters.extend(lints::tokens(":"));
        parameters.extend(field.kind.clone());
        parameters.extend(lints::tokens(","));
        names.extend([TokenTree::from(field.name.clone())]);
        names.extend(lints::tokens(","));
    }
    let mut function = lints::tokens("pub(crate) fn __bindgen_new");
    function.extend(wrapped(Delimiter::Parenthesis, parameters));
    function.extend(lints::tokens("-> Self"));
    let mut value = lints::tokens("Self");
    value.extend(
        record
            .delimiter
            .map(|around| Group::new(around, names))
            .map(TokenTree::from),
    );
    function.extend(wrapped(Delimiter::Brace, value));
    Ok(record.with(function))
}

/// `__bindgen_parts(self) -> (T, ..)`.
pub(crate) fn parts(item: TokenStream) -> Result<TokenStream, Error> {
    let Some(record) = Record::read(item) else {
        return Ok(TokenStream::new());
    };
    let mut types = TokenStream::new();
    let mut values = TokenStream::new();
    for field in &record.fields {
        types.extend(field.kind.clone());
        types.extend(lints::tokens(","));
        values.extend(lints::tokens("self."));
        values.extend([field.member.clone()]);
        values.extend(lints::tokens(","));
    }
    let mut function = lints::tokens("pub(crate) fn __bindgen_parts(self) ->");
    function.extend(wrapped(Delimiter::Parenthesis, types));
    let values = wrapped(Delimiter::Parenthesis, values);
    function.extend(wrapped(Delimiter::Brace, values));
    Ok(record.with(function))
}

/// A struct. Enums and unions are none: bindgen reports them where it cannot
/// carry them.
struct Record {
    name: Ident,
    generics: Generics,
    clause: TokenStream,
    /// Around the fields; none for a unit struct.
    delimiter: Option<Delimiter>,
    fields: Vec<Field>,
}

struct Field {
    /// The name of a parameter for it.
    name: Ident,
    /// What follows `self.`.
    member: TokenTree,
    kind: TokenStream,
}

impl Record {
    fn read(item: TokenStream) -> Option<Self> {
        let mut walk = Walk::new(item);
        attribute::remove_from_item(&mut walk, &[]);
        visibility::widen(&mut walk);
        if !walk.at_word("struct") {
            return None;
        }
        walk.take();
        let Some(TokenTree::Ident(name)) = walk.take() else {
            return None;
        };
        let generics = Generics::take(&mut walk);
        let mut rest = Walk::new(walk.rest());
        to_body(&mut rest);
        let mut record = Record {
            name,
            generics,
            clause: TokenStream::new(),
            delimiter: None,
            fields: Vec::new(),
        };
        for delimiter in [Delimiter::Brace, Delimiter::Parenthesis] {
            if let Some(body) = rest.at_group(delimiter) {
                record.delimiter = Some(delimiter);
                record.fields = fields(body, delimiter == Delimiter::Brace);
            }
        }
        record.clause = clause(walk);
        Some(record)
    }

    /// An `impl` of the struct that holds a function.
    fn with(self, function: TokenStream) -> TokenStream {
        let mut out = lints::tokens("#[automatically_derived]");
        out.extend(lints::tokens(lints::WRITTEN));
        out.extend(lints::tokens("impl <"));
        out.extend(self.generics.declared);
        out.extend(lints::tokens(">"));
        out.extend([TokenTree::from(self.name)]);
        out.extend(lints::tokens("<"));
        out.extend(self.generics.used);
        out.extend(lints::tokens(">"));
        out.extend(self.clause);
        let mut content = lints::tokens("#[doc(hidden)] #[inline]");
        content.extend(function);
        out.extend(wrapped(Delimiter::Brace, content));
        out
    }
}

/// The `where` clause of a struct, which comes before its fields, or after
/// those in parentheses.
fn clause(mut walk: Walk) -> TokenStream {
    while !walk.at_word("where") {
        if walk.take().is_none() {
            return TokenStream::new();
        }
    }
    let mut clause = Walk::new(walk.rest());
    to_body(&mut clause);
    clause.kept()
}

fn fields(body: TokenStream, named: bool) -> Vec<Field> {
    let mut walk = Walk::new(body);
    let mut fields = Vec::new();
    while walk.peek().is_some() {
        attribute::remove(&mut walk, &[]);
        visibility::widen(&mut walk);
        let index = fields.len();
        let (name, member) = if named {
            let Some(TokenTree::Ident(name)) = walk.take() else {
                break;
            };
            walk.take(); // the colon
            (name.clone(), name.into())
        } else {
            let name = Ident::new(&format!("_{index}"), Span::call_site());
            let member = Literal::usize_unsuffixed(index);
            (name, member.into())
        };
        let mut kind = TokenStream::new();
        let mut angles = Angles::default();
        while let Some(token) = walk.take() {
            angles.see(&token);
            if angles.closed() && is_punct(Some(&token), ',') {
                break;
            }
            kind.extend([token]);
        }
        fields.push(Field { name, member, kind });
    }
    fields
}

fn wrapped(delimiter: Delimiter, content: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(delimiter, content)).into()
}
