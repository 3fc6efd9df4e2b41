//! The module that holds the generated glue.

use crate::error::Error;
use crate::lints;
use proc_macro::{Literal, Span, TokenStream};
use std::env;
use std::path::{Component, Path, PathBuf};

/// The glue of `bindings!()`, named after the crate.
pub(crate) fn of_crate(arguments: TokenStream) -> Result<TokenStream, Error> {
    if let Some(token) = arguments.into_iter().next() {
        return Err(Error::new(token.span(), "bindings!() takes no arguments"));
    }
    let name = env::var("CARGO_CRATE_NAME")
        .or_else(|_| env::var("CARGO_PKG_NAME"))
        .map_err(|_| no_cargo())?;
    module(&name.replace('-', "_"))
}

/// `mod __bindings_NAME { include!("…/src/bindings/NAME.rs"); }`. The file is
/// always included: a build does not learn of a file that comes into being
/// later, but an absent one fails it, and failed builds are run again.
pub(crate) fn module(name: &str) -> Result<TokenStream, Error> {
    let root = env::var_os("CARGO_MANIFEST_DIR").ok_or_else(no_cargo)?;
    let shown = format!("src/bindings/{name}.rs");
    let file = Path::new(&root)
        .join("src")
        .join("bindings")
        .join(format!("{name}.rs"));
    if !file.is_file() {
        let message = format!("no glue at {shown}: run `bindgen gen`");
        return Err(Error::new(Span::call_site(), message));
    }
    let path = from_attribute(&file).unwrap_or_else(|| file.to_string_lossy().into_owned());
    Ok(lints::tokens(&format!(
        "#[doc(hidden)] {} pub(crate) mod __bindings_{name} {{ ::core::include!({}); }}",
        lints::GLUE,
        Literal::string(&path),
    )))
}

/// The path of the glue from the directory of the file that the macro is used
/// in, which is where `include!` starts from. An absolute path would get into
/// the binary, by way of panic messages.
#[allow(clippy::incompatible_msrv)] // see LocalFile
fn from_attribute(file: &Path) -> Option<String> {
    let user = Span::call_site().local_file()?;
    let user = env::current_dir().ok()?.join(user);
    let directory = user.parent()?;
    let path = relative(directory, file)?;
    // Links can make it wrong.
    directory.join(&path).is_file().then_some(path)
}

/// A `/`-separated path from a directory to a file.
fn relative(directory: &Path, file: &Path) -> Option<String> {
    let (directory, file) = (normalized(directory)?, normalized(file)?);
    let (mut from, mut to) = (directory.components(), file.components());
    let mut common = false;
    while from.clone().next().is_some() && from.clone().next() == to.clone().next() {
        from.next();
        to.next();
        common = true;
    }
    let mut path = String::new();
    for _ in from {
        path.push_str("../");
    }
    for component in to {
        path.push_str(component.as_os_str().to_str()?);
        path.push('/');
    }
    path.pop();
    // A different drive has nothing in common.
    common.then_some(path)
}

/// A path without `.` and `..`.
fn normalized(path: &Path) -> Option<PathBuf> {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if !out.pop() => return None,
            Component::ParentDir => {}
            other => out.push(other),
        }
    }
    Some(out)
}

fn no_cargo() -> Error {
    let message = "CARGO_MANIFEST_DIR is not set: glue can only be found in a build by cargo";
    Error::new(Span::call_site(), message)
}

/// Stands in for `Span::local_file` in compilers older than 1.88. An inherent
/// method goes before a trait's, so newer ones never see it.
#[allow(dead_code)]
trait LocalFile {
    fn local_file(&self) -> Option<PathBuf>;
}

impl LocalFile for Span {
    fn local_file(&self) -> Option<PathBuf> {
        None
    }
}
