//! Reading source maps, and what can be wrong with them.

use super::check::{check, Fault};
use super::{
    InvalidJson, InvalidJsonFields, InvalidMappings, InvalidMappingsFields, SourceMapError,
};
use pyo3::prelude::*;
use sourcemap::{DecodedMap, SourceMap};

/// Reads a map. The crate passes over some faults of mappings and tells of others
/// without their place, so that they are looked at here before.
pub(super) fn read(data: &[u8]) -> PyResult<SourceMap> {
    check(data).map_err(raised)?;
    match sourcemap::decode_slice(data).map_err(unusable)? {
        DecodedMap::Regular(map) => Ok(map),
        DecodedMap::Index(index) => index.flatten().map_err(unusable),
        DecodedMap::Hermes(map) => Ok((*map).clone()),
    }
}

#[cold]
fn raised(fault: Fault) -> PyErr {
    match fault {
        Fault::Json { line, column, .. } => {
            InvalidJson::new_err_with(fault.to_string(), InvalidJsonFields { line, column })
        }
        Fault::Header | Fault::Root => SourceMapError::new_err(fault.to_string()),
        Fault::Mappings(at) => {
            let fields = InvalidMappingsFields {
                sections: at.sections(),
                line: at.line,
                offset: at.offset,
            };
            InvalidMappings::new_err_with(at.to_string(), fields)
        }
    }
}

#[cold]
fn unusable(error: sourcemap::Error) -> PyErr {
    match error {
        sourcemap::Error::BadJson(error) => raised(Fault::json(&error)),
        error => SourceMapError::new_err(error.to_string()),
    }
}
