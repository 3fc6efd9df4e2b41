//! Names of releases, as Sentry reads them.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use sentry_release_parser as parser;
use std::cmp::Ordering;

create_exception!(
    ophio.release,
    ReleaseError,
    PyValueError,
    "A name that cannot be used."
);
create_exception!(
    ophio.release,
    InvalidRelease,
    ReleaseError,
    "The name of a release breaks a rule."
);
create_exception!(
    ophio.release,
    TooLong,
    InvalidRelease,
    "The name of a release is longer than `limit` bytes of UTF-8.",
    { length: usize, limit: usize }
);
create_exception!(
    ophio.release,
    RestrictedName,
    InvalidRelease,
    "The name of a release has a meaning of its own: `.`, `..`, `latest`.",
    { name: String }
);
create_exception!(
    ophio.release,
    BadCharacters,
    InvalidRelease,
    "The name of a release has a slash, a backslash or a control character.",
    { character: String, position: usize }
);
create_exception!(
    ophio.release,
    InvalidEnvironment,
    ReleaseError,
    "The name of an environment breaks a rule.",
    { name: String }
);
create_exception!(
    ophio.release,
    InvalidVersion,
    ReleaseError,
    "A text is not a version.",
    { version: String }
);

/// The longest name of a release, in bytes of UTF-8.
const LONGEST: usize = 200;

/// The parts of a version.
#[derive(IntoPyObject)]
#[pyo3(dataclass)]
pub struct Version {
    /// The whole version, as it was written.
    raw: String,
    /// The same without the build code.
    raw_short: String,
    major: u64,
    minor: u64,
    patch: u64,
    revision: u64,
    /// What follows the numbers: `rc1` of `1.0-rc1` and of `1.0rc1`.
    pre: Option<String>,
    /// What follows the plus sign.
    build_code: Option<String>,
    /// The build code, if it is a number.
    build_number: Option<u64>,
    /// How many numbers were written.
    components: u8,
    /// The numbers as they were written.
    raw_quad: (String, Option<String>, Option<String>, Option<String>),
}

/// The parts of a release's name.
#[derive(IntoPyObject)]
#[pyo3(dataclass)]
pub struct Release {
    /// The whole name, without space around it.
    raw: String,
    /// What stands before the `@`.
    package: Option<String>,
    /// What stands after it; the whole name, if there is none.
    version_raw: String,
    /// The version after the `@`, if it is one.
    version: Option<Version>,
    /// The hash of a build or commit: the version itself, or its build code.
    build_hash: Option<String>,
    /// A short text for people: without the package, the hash shortened.
    description: String,
}

/// Take the name of a release apart.
///
/// A name is `package@version`, or any other text: then only `raw`,
/// `version_raw`, `description` and possibly `build_hash` are there. Space around
/// the name does not count.
///
/// Args:
///     release: The name.
///
/// Returns:
///     Its parts. The version is None if there is no `@`, if what follows is
///     the hash of a build, and if it cannot be read as a version.
///
/// Raises:
///     TooLong: The name has more than 200 bytes.
///     RestrictedName: The name is `.`, `..` or `latest`.
///     BadCharacters: The name has a slash, a backslash or a control character.
#[pyfunction]
#[pyo3(signature = (release))]
pub fn parse(release: &str) -> PyResult<Release> {
    let name = release.trim();
    let parsed = parser::Release::parse(name).map_err(|error| refused(name, error))?;
    Ok(Release {
        raw: parsed.raw().into(),
        package: parsed.package().map(Into::into),
        version_raw: parsed.version_raw().into(),
        version: parsed.version().filter(is_exact).map(version),
        build_hash: parsed.build_hash().map(Into::into),
        description: parsed.describe().to_string(),
    })
}

/// Take a version apart.
///
/// Args:
///     version: The version: up to four numbers, then what marks a pre-release,
///         then a plus sign and a build code.
///
/// Returns:
///     Its parts.
///
/// Raises:
///     InvalidVersion: The text is no version, or a number has more than 64 bits.
#[pyfunction]
#[pyo3(signature = (version))]
pub fn parse_version(version: &str) -> PyResult<Version> {
    read(version).map(|parsed| self::version(&parsed))
}

/// Compare two versions.
///
/// Numbers come first, and what is missing is 0; a pre-release is before its
/// release; build codes decide last, as numbers if both are.
///
/// Args:
///     a: A version.
///     b: Another one.
///
/// Returns:
///     -1 if `a` comes before `b`, 1 if it comes after, 0 if they are equal.
///
/// Raises:
///     InvalidVersion: One of the texts is no version.
#[pyfunction]
#[pyo3(signature = (a, b))]
pub fn compare(a: &str, b: &str) -> PyResult<i8> {
    Ok(match read(a)?.cmp(&read(b)?) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    })
}

/// Check the name of a release, without taking it apart.
///
/// Args:
///     release: The name. Space around it counts.
///
/// Raises:
///     TooLong: The name has more than 200 bytes.
///     RestrictedName: The name is `.`, `..` or `latest`.
///     BadCharacters: The name has a slash, a backslash or a control character.
#[pyfunction]
#[pyo3(signature = (release))]
pub fn validate_release(release: &str) -> PyResult<()> {
    parser::validate_release(release).map_err(|error| refused(release, error))
}

/// Check the name of an environment.
///
/// Args:
///     environment: The name.
///
/// Raises:
///     InvalidEnvironment: The name has more than 64 bytes, is `.`, `..` or
///         `none`, or has a slash, a backslash or a control character.
#[pyfunction]
#[pyo3(signature = (environment))]
pub fn validate_environment(environment: &str) -> PyResult<()> {
    parser::validate_environment(environment).map_err(|error| {
        let name = environment.to_owned();
        InvalidEnvironment::new_err_with(error.to_string(), InvalidEnvironmentFields { name })
    })
}

/// Reads a version whose numbers have at most 64 bits: the parser takes larger
/// ones for 0.
fn read(text: &str) -> PyResult<parser::Version<'_>> {
    let reason = match parser::Version::parse(text) {
        Ok(version) if is_exact(&&version) => return Ok(version),
        Ok(_) => "a number is too large",
        Err(_) => "not a version",
    };
    let version = text.to_owned();
    Err(InvalidVersion::new_err_with(
        format!("{reason}: {text:?}"),
        InvalidVersionFields { version },
    ))
}

/// Whether all numbers of a version have at most 64 bits.
fn is_exact(version: &&parser::Version<'_>) -> bool {
    let (major, minor, patch, revision) = version.raw_quad();
    [Some(major), minor, patch, revision]
        .into_iter()
        .flatten()
        .all(|number| number.parse::<u64>().is_ok())
}

fn version(parsed: &parser::Version<'_>) -> Version {
    let (major, minor, patch, revision) = parsed.raw_quad();
    Version {
        raw: parsed.raw().into(),
        raw_short: parsed.raw_short().into(),
        major: parsed.major(),
        minor: parsed.minor(),
        patch: parsed.patch(),
        revision: parsed.revision(),
        pre: parsed.pre().map(Into::into),
        build_code: parsed.build_code().map(Into::into),
        build_number: parsed.build_number(),
        components: parsed.components(),
        raw_quad: (
            major.into(),
            minor.map(Into::into),
            patch.map(Into::into),
            revision.map(Into::into),
        ),
    }
}

/// The exception for a name that the parser refuses.
fn refused(name: &str, error: parser::InvalidRelease) -> PyErr {
    let text = error.to_string();
    match error {
        parser::InvalidRelease::TooLong => {
            let length = name.len();
            let limit = LONGEST;
            TooLong::new_err_with(text, TooLongFields { length, limit })
        }
        parser::InvalidRelease::RestrictedName => {
            let name = name.to_owned();
            RestrictedName::new_err_with(text, RestrictedNameFields { name })
        }
        parser::InvalidRelease::BadCharacters => {
            let is_bad = |c: &(usize, char)| c.1.is_ascii_control() || matches!(c.1, '/' | '\\');
            let found = name.chars().enumerate().find(is_bad);
            let (position, character) = found.unwrap_or_default();
            let character = character.to_string();
            BadCharacters::new_err_with(
                format!("{text}: {character:?} at {position}"),
                BadCharactersFields {
                    character,
                    position,
                },
            )
        }
    }
}

#[cfg(test)]
mod fuzz {
    use super::*;
    use crate::chance::{rounds, Chance};

    const PARTS: [&str; 14] = [
        "1",
        "10",
        "0",
        "18446744073709551616",
        ".",
        "-",
        "+",
        "@",
        "rc",
        "a",
        " ",
        "/",
        "é",
        "a86d127c4b2f23a0a862620280427dcc01c78676",
    ];

    fn text(chance: &mut Chance) -> String {
        chance.list(9, |chance| chance.pick(&PARTS)).concat()
    }

    #[test]
    fn damaged_names() {
        rounds(5_000, |chance| {
            let name = text(chance);
            if let Ok(release) = parse(&name) {
                assert_eq!(release.raw, name.trim());
                assert_eq!(
                    parse(&release.raw).unwrap().version_raw,
                    release.version_raw
                );
            }
            assert!(validate_release(&name).is_ok() || parse(name.trim()).is_err());
        });
    }

    /// Of any three versions without build codes the order is one. With them it
    /// is not: 1+11 comes before 1+100, that before 1+10a, that before 1+11.
    #[test]
    fn order() {
        rounds(5_000, |chance| {
            let [a, b, c] = [(); 3].map(|()| text(chance).replace(['+', ' ', '@', '/', 'é'], "1"));
            let (Ok(ab), Ok(bc), Ok(ac)) = (compare(&a, &b), compare(&b, &c), compare(&a, &c))
            else {
                return;
            };
            assert_eq!(compare(&b, &a).unwrap(), -ab);
            if ab == bc {
                assert_eq!(ac, ab, "{a} {b} {c}");
            }
        });
    }
}
