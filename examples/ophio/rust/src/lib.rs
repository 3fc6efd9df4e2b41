//! Small tools that are written once, in Rust, and used from other languages.
//!
//! * `glob`: does a value match a glob pattern?
//! * `codeowners`: does a path match a pattern of a GitHub CODEOWNERS file?
//! * `enhancers`: which frames of a stack trace count?
//! * `ketama`: consistent hashing of keys onto a changing set of nodes.

// Every exported item is found at its Rust module path, so `glob.rs` holds what
// Python imports as `ophio.glob`.

mod codeowners;
mod enhancers;
mod files;
mod glob;
mod ketama;
mod proguard;
mod release;
mod sourcemap;
mod symbols;

pyo3::bindings!();
