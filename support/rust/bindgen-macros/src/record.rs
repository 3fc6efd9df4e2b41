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
use crate::walk::{append, is_punct, push, Walk};
use proc_macro::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

/// `__bindgen_new(field, ..) -> Self`.
pub(crate) fn constructor(item: TokenStream) -> Result<TokenStream, Error> {
    let Some(record) = Record::read(item) else {
        return Ok(TokenStream::new());
    };
    let mut parameters = TokenStream::new();
    let mut names = TokenStream::new();
    for field in &record.fields {
        push(&mut parameters, field.name.clone().into());
        append(&mut parameters, lints::tokens(":"));
        append(&mut parameters, field.kind.clone());
        append(&mut parameters, lints::tokens(","));
        push(&mut names, field.name.clone().into());
        append(&mut names, lints::tokens(","));
    }
    let mut function = lints::tokens("pub(crate) fn __bindgen_new");
    append(&mut function, wrapped(Delimiter::Parenthesis, parameters));
    append(&mut function, lints::tokens("-> Self"));
    let mut value = lints::tokens("Self");
    if let Some(around) = record.delimiter {
        push(&mut value, Group::new(around, names).into());
    }
    append(&mut function, wrapped(Delimiter::Brace, value));
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
        append(&mut types, field.kind.clone());
        append(&mut types, lints::tokens(","));
        append(&mut values, lints::tokens("self."));
        push(&mut values, field.member.clone());
        append(&mut values, lints::tokens(","));
    }
    let mut function = lints::tokens("pub(crate) fn __bindgen_parts(self) ->");
    append(&mut function, wrapped(Delimiter::Parenthesis, types));
    let values = wrapped(Delimiter::Parenthesis, values);
    append(&mut function, wrapped(Delimiter::Brace, values));
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
        append(&mut out, lints::tokens(lints::WRITTEN));
        append(&mut out, lints::tokens("impl <"));
        append(&mut out, self.generics.declared);
        append(&mut out, lints::tokens(">"));
        push(&mut out, self.name.into());
        append(&mut out, lints::tokens("<"));
        append(&mut out, self.generics.used);
        append(&mut out, lints::tokens(">"));
        append(&mut out, self.clause);
        let mut content = lints::tokens("#[doc(hidden)] #[inline]");
        append(&mut content, function);
        append(&mut out, wrapped(Delimiter::Brace, content));
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
            push(&mut kind, token);
        }
        fields.push(Field { name, member, kind });
    }
    fields
}

fn wrapped(delimiter: Delimiter, content: TokenStream) -> TokenStream {
    TokenTree::from(Group::new(delimiter, content)).into()
}
