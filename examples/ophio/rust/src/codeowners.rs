//! The patterns of GitHub's CODEOWNERS files.

// Pattern and path are split at slashes and compared component by component.

use crate::glob::{as_bytes, as_text, first_char};
use pyo3::prelude::*;
use pyo3::StrOrBytes;

/// Test whether a path matches a pattern of a CODEOWNERS file.
///
/// The rules are those that GitHub documents:
///
/// * A pattern with a slash at its start or in its middle is anchored at the
///   root of the repository. Any other pattern matches at any depth.
/// * A pattern that names a directory matches everything below it.
/// * A slash at the end matches directories only, that is what is below them.
/// * `/*` at the end matches what is in a directory, but nothing deeper.
/// * `*` is any run of characters but slashes, `?` one character but a slash.
/// * `**` as a whole component is any number of directories; at the end, it is
///   everything below. Elsewhere two stars are the same as one.
/// * A backslash takes the next character as it is; at the end of a component
///   it stands for itself.
/// * Case matters.
///
/// GitHub has no sets and no negation, so `[`, `]` and `!` stand for
/// themselves, and so does `#`. An empty pattern, `/` and a pattern with three
/// stars in a row match nothing.
///
/// Args:
///     value: The path to look at, from the root of the repository on, with or
///         without a slash at its start. It may hold any bytes. A slash at its
///         end makes it the path of a directory.
///     pattern: The pattern, as text or as UTF-8 bytes.
///
/// Returns:
///     True if the path matches.
///
/// Raises:
///     ValueError: The pattern is given as bytes that are not UTF-8.
#[pyfunction]
#[pyo3(signature = (value, pattern))]
pub fn is_codeowners_path_match(value: StrOrBytes<'_>, pattern: StrOrBytes<'_>) -> PyResult<bool> {
    Ok(path_matches(as_bytes(value), as_text(pattern, "pattern")?))
}

fn path_matches(path: &[u8], pattern: &str) -> bool {
    let path = path.strip_prefix(b"/").unwrap_or(path);
    let (pattern, rooted) = match pattern.strip_prefix('/') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let (pattern, directory) = match pattern.strip_suffix('/') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    if path.is_empty() || pattern.is_empty() || pattern.contains("***") {
        return false;
    }
    let anchored = rooted || pattern.contains('/');
    let wanted: Vec<&str> = pattern.split('/').collect();
    let names: Vec<&[u8]> = path.split(|&byte| byte == b'/').collect();
    let end = match wanted.last() {
        _ if directory => End::Below,
        Some(&"*") if anchored => End::Here,
        Some(&"**") => End::Below,
        _ => End::HereOrBelow,
    };
    names_match(&names, &wanted, anchored, end)
}

/// What may follow the components that a pattern has matched.
#[derive(Clone, Copy)]
enum End {
    Here,
    Below,
    HereOrBelow,
}

/// Compares components, going back to the last `**` (or, if the pattern is not
/// anchored, to its start) when stuck.
fn names_match(names: &[&[u8]], wanted: &[&str], anchored: bool, end: End) -> bool {
    let (mut name, mut want) = (0, 0);
    let mut double_star = (!anchored).then_some((0, 0));
    loop {
        let fits = match wanted.get(want) {
            Some(&"**") => {
                want += 1;
                double_star = Some((name, want));
                continue;
            }
            Some(component) => names
                .get(name)
                .is_some_and(|name| name_matches(name, component)),
            None => match end {
                End::Here if name == names.len() => return true,
                End::Below if name < names.len() => return true,
                End::HereOrBelow => return true,
                _ => false,
            },
        };
        if fits {
            name += 1;
            want += 1;
            continue;
        }
        match &mut double_star {
            Some((first, next)) if *first < names.len() => {
                *first += 1;
                (name, want) = (*first, *next);
            }
            _ => return false,
        }
    }
}

/// Compares one component, going back to the last star when stuck. A byte that
/// is not part of valid UTF-8 is one character.
fn name_matches(name: &[u8], pattern: &str) -> bool {
    if name.is_empty() {
        return pattern.is_empty();
    }
    let pattern = pattern.as_bytes();
    let (mut pos, mut want) = (0, 0);
    let mut star = None;
    loop {
        let mut len = 1;
        let fits = match pattern.get(want) {
            Some(b'*') => {
                want += 1;
                star = Some((pos, want));
                continue;
            }
            Some(b'?') => {
                len = first_char(&name[pos..]).1;
                pos < name.len()
            }
            Some(b'\\') if want + 1 < pattern.len() => {
                want += 1;
                name.get(pos) == pattern.get(want)
            }
            Some(_) => name.get(pos) == pattern.get(want),
            None if pos == name.len() => return true,
            None => false,
        };
        if fits {
            pos += len;
            want += 1;
            continue;
        }
        match &mut star {
            Some((first, next)) if *first < name.len() => {
                *first += first_char(&name[*first..]).1;
                (pos, want) = (*first, *next);
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::path_matches;

    #[track_caller]
    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        for path in yes {
            assert!(
                path_matches(path.as_bytes(), pattern),
                "{path:?} {pattern:?}"
            );
        }
        for path in no {
            assert!(
                !path_matches(path.as_bytes(), pattern),
                "{path:?} {pattern:?}"
            );
        }
    }

    #[test]
    fn documented_rules() {
        check("*", &["a", "a/b", "a/b/c.js"], &[""]);
        check("*.js", &["a.js", "x/y/a.js", "a.js/b"], &["a.jsx", "js"]);
        check(
            "/build/logs/",
            &["build/logs/a", "build/logs/a/b", "/build/logs/a"],
            &["build/logs", "x/build/logs/a"],
        );
        check(
            "docs/*",
            &["docs/start.md"],
            &["docs/app/start.md", "docs", "docs/", "x/docs/start.md"],
        );
        check(
            "apps/",
            &["apps/a", "x/apps/a/b"],
            &["apps", "x/apps", "xapps/a"],
        );
        check("/docs/", &["docs/a", "docs/a/b"], &["x/docs/a"]);
        check(
            "/apps/github",
            &["apps/github", "apps/github/a"],
            &["x/apps/github", "apps/githubx"],
        );
        check(
            "**/logs",
            &["logs", "logs/a", "build/logs", "a/b/logs/c"],
            &["blogs", "logs.txt"],
        );
    }

    #[test]
    fn depth() {
        check(
            "docs",
            &["docs", "docs/a", "a/docs", "a/docs/b"],
            &["doc", "docsx", "a/xdocs"],
        );
        check("/docs", &["docs", "docs/a"], &["a/docs"]);
        check("a/b", &["a/b", "a/b/c"], &["x/a/b", "a/bc", "a"]);
        check("/*", &["a", ".x"], &["a/b"]);
        check("a/*/c", &["a/b/c", "a/b/c/d"], &["a/c", "a/b/b/c", "a//c"]);
        check("a/b*", &["a/b", "a/bx", "a/bx/c"], &["a/x"]);
        check("a/*/", &["a/b/c", "a/b/c/d"], &["a/b"]);
    }

    #[test]
    fn double_stars() {
        check("a/**", &["a/b", "a/b/c"], &["a", "x/a/b"]);
        check(
            "a/**/z",
            &["a/z", "a/b/z", "a/b/c/z", "a/b/z/y"],
            &["a/b/zz", "z"],
        );
        check("**/a/*", &["a/b", "x/a/b"], &["a/b/c"]);
        check("**", &["a", "a/b"], &[]);
        check("**/*.rs", &["a.rs", "b/a.rs"], &["a.r"]);
        check(
            "**/a/**/b/c",
            &["a/b/c", "a/b/x/b/c", "q/a/x/b/c"],
            &["a/b/x/c"],
        );
        check("a**b", &["ab", "axb", "x/axxb"], &["a/b"]);
        check("a***", &[], &["a", "axx"]);
        check("/**", &["a", "a/b"], &[]);
        check("**/", &["a", "a/b"], &[]);
        check("a/**/", &["a/b", "a/b/c"], &["a"]);
    }

    #[test]
    fn characters() {
        check("a?c", &["abc", "aéc", "a?c"], &["ac", "a/c", "abbc"]);
        check(r"a\*", &["a*", "a*/b"], &["ab", r"a\*"]);
        check(r"a\?", &["a?"], &["ab"]);
        check(r"\", &[r"\", r"x/\/y"], &["", "x"]);
        check(r"a\/b", &[r"a\/b"], &["a/b"]);
        check(r"\\", &[r"\"], &[r"\\"]);
        check("[ab]", &["[ab]"], &["a", "b"]);
        check("!a", &["!a"], &["a", "b"]);
        check("#a", &["#a"], &["a"]);
        check(r"\#a", &["#a"], &["a"]);
        check("A", &["A"], &["a"]);
        check("a b", &["a b"], &["a"]);
        check("*?b", &["éb", "aéb"], &["b"]);
        check("*??", &["ab", "é€"], &["€", "a"]);
        check("a\n*", &["a\nb"], &["a"]);
    }

    #[test]
    fn nothing() {
        check("", &[], &["", "a", "/"]);
        check("/", &[], &["", "a", "/", "a/"]);
        check("//", &[], &["a", "/"]);
        check("a//b", &["a//b"], &["a/b", "a/x/b"]);
        check("docs/", &["docs/"], &["docs"]);
    }

    #[test]
    fn any_bytes() {
        assert!(path_matches(b"src/\xff\xfe.c", "*.c"));
        assert!(path_matches(b"src/\xff.c", "/src/?.c"));
        assert!(!path_matches(b"src/\xff\xfe.c", "/src/?.c"));
        assert!(path_matches(b"a\0b", "a\0b"));
    }

    #[test]
    fn no_pattern_takes_long() {
        let name = "a".repeat(10_000);
        assert!(!path_matches(name.as_bytes(), "*a*a*a*a*a*a*b"));
        let path = "a/".repeat(2_000);
        assert!(!path_matches(path.as_bytes(), "**/a/**/a/**/a/**/a/**/b"));
    }
}
