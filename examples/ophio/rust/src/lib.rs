//! Small tools that are written once, in Rust, and used from other languages.
//!
//! * `glob`: does a value match a glob pattern?
//! * `codeowners`: does a path match a pattern of a GitHub CODEOWNERS file?
//! * `enhancers`: which frames of a stack trace count?
//! * `ketama`: consistent hashing of keys onto a changing set of nodes.
//! * `proguard`: what the short names of an Android program stand for.
//! * `symbols`: names that compilers and debug information use.
//! * `release`: names of releases, and the order of versions.
//! * `sourcemap`: where the parts of a minified script come from.

// Every exported item is found at its Rust module path, so `glob.rs` holds what
// Python imports as `ophio.glob`. The `#[pymodule]` names what has no annotation
// of its own: exceptions, and items of dependencies.

#[cfg(test)]
mod chance;
mod codeowners;
mod enhancers;
mod files;
mod glob;
mod ketama;
mod proguard;
mod release;
mod sourcemap;
mod symbols;

#[pyo3::pymodule]
mod ophio {
    #[pyo3::pymodule]
    mod enhancers {
        #[pymodule_export]
        use crate::enhancers::EnhancementsError;
    }

    #[pyo3::pymodule]
    mod proguard {
        #[pymodule_export]
        use crate::proguard::InvalidMapping;
    }

    #[pyo3::pymodule]
    mod release {
        #[pymodule_export]
        use crate::release::{
            BadCharacters, InvalidEnvironment, InvalidRelease, InvalidVersion, ReleaseError,
            RestrictedName, TooLong,
        };
    }

    #[pyo3::pymodule]
    mod sourcemap {
        #[pymodule_export]
        use crate::sourcemap::{InvalidJson, InvalidMappings, SourceMapError};
    }

    #[pyo3::pymodule]
    mod symbols {
        #[pymodule_export]
        use crate::symbols::{InvalidDebugId, SymbolError, UnknownArch, UnknownLanguage};

        // Not shorten_path: it cuts characters in two, and panics. Nor what demangles:
        // there are names that it takes forever for.
        #[pymodule_export]
        use symbolic_common::{clean_path, join_path, split_path};
    }
}
