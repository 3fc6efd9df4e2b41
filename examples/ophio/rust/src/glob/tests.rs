use super::*;

const PLAIN: Options = Options {
    double_star: false,
    case: Case::Sensitive,
    path_normalize: false,
    allow_newline: false,
};
const PATH: Options = Options {
    double_star: true,
    ..PLAIN
};
const UNICODE: Options = Options {
    case: Case::Unicode,
    ..PLAIN
};
const ASCII: Options = Options {
    case: Case::Ascii,
    ..PLAIN
};
const NORMAL: Options = Options {
    path_normalize: true,
    ..PATH
};
const NEWLINE: Options = Options {
    allow_newline: true,
    ..PATH
};

/// Both ways of matching; they have to agree.
fn matches(value: &[u8], pat: &str, options: Options) -> bool {
    let Some(glob) = Glob::new(pat, options) else {
        return false;
    };
    let states = glob.match_states(value);
    if let Some(greedy) = glob.match_greedy(value) {
        assert_eq!(greedy, states, "{value:?} {pat:?} {options:?}");
    }
    assert_eq!(glob.is_match(value), states);
    states
}

#[track_caller]
fn check(options: Options, cases: &[(&str, &str, bool)]) {
    for &(value, pat, expected) in cases {
        assert_eq!(
            matches(value.as_bytes(), pat, options),
            expected,
            "{value:?} {pat:?}"
        );
    }
}

#[test]
fn wildcards() {
    check(
        PLAIN,
        &[
            ("", "", true),
            ("a", "", false),
            ("", "*", true),
            ("", "**", true),
            ("", "?", false),
            ("hello.py", "*.py", true),
            ("hello.pyc", "*.py", false),
            ("foo/hello.py", "*.py", true),
            ("foo/hello.py", "foo?hello.py", true),
            ("foo/hello.py", "foo[/]hello.py", true),
            ("abcbcd", "a*bcd", true),
            ("abcbc", "a*bcd", false),
            ("é", "?", true),
            ("é", "??", false),
            ("né", "n[à-ü]", true),
            ("a\0b", "a?b", true),
            ("a*b", r"a\*b", true),
            ("axb", r"a\*b", false),
            (r"a\b", r"a\\b", true),
            (r"a\b", r"a[\\]b", true),
        ],
    );
}

#[test]
fn double_star() {
    check(
        PATH,
        &[
            ("foo/hello.py", "*.py", false),
            ("foo/hello.py", "*/*.py", true),
            ("foo/hello.py", "foo?hello.py", false),
            ("foo/hello.py", "foo[/]hello.py", false),
            ("foo/hello.py", "foo[!x]hello.py", false),
            ("a/b", "**/b", true),
            ("b", "**/b", true),
            ("ab", "**/b", false),
            ("a/b", "a/**/b", true),
            ("a/x/y/b", "a/**/b", true),
            ("a/xb", "a/**/b", false),
            ("a", "a/**", false),
            ("a/", "a/**", true),
            ("a/b/c", "a/**", true),
            ("a/b/c", "a**c", true),
            ("a/b/c", "a*c", false),
            ("a/b/c", "a***c", true),
            ("/b", "**/b", true),
            ("a/b/", "**/", true),
            ("x/a.b/c", "**/?.?/*", true),
            ("a/b/c/d", "**/**/d", true),
        ],
    );
    // `**/` may be empty without the option as well.
    check(PLAIN, &[("b", "**/b", true), ("a/b", "a/**/b", true)]);
}

#[test]
fn classes() {
    check(
        PLAIN,
        &[
            ("b", "[a-c]", true),
            ("d", "[a-c]", false),
            ("d", "[!a-c]", true),
            ("d", "[^a-c]", true),
            ("b", "[^a-c]", false),
            ("!", "[a!]", true),
            ("]", "[]]", true),
            ("a", "[!]]", true),
            ("]", "[!]]", false),
            ("-", "[a-]", true),
            ("a", "[a-]", true),
            ("-", "[-a]", true),
            ("*", "[*]", true),
            ("]", r"[\]]", true),
            ("-", r"[a\-c]", true),
            ("b", r"[a\-c]", false),
            ("b", "[b-b]", true),
            ("{", "[{]", true),
            ("b", "[c-a]", false),
            ("a", "[a", false),
            ("[", "[", false),
            ("[]", "[]", false),
            ("[!]", "[!]", false),
            ("a-", "[a-", false),
        ],
    );
}

#[test]
fn branches() {
    check(
        PATH,
        &[
            ("a", "{a,b}", true),
            ("b", "{a,b}", true),
            ("c", "{a,b}", false),
            ("ab", "{a,b}", false),
            ("ab", "{,a}b", true),
            ("b", "{,a}b", true),
            ("", "{}", true),
            ("a", "{a}", true),
            ("a,b", "a,b", true),
            ("x.tsx", "*.{j,t}s{,x}", true),
            ("acd", "a{b,c{d,e}}", true),
            ("ace", "a{b,c{d,e}}", true),
            ("ab", "a{b,c{d,e}}", true),
            ("ac", "a{b,c{d,e}}", false),
            ("b/c", "{**/,x}c", true),
            ("c", "{**/,x}c", true),
            ("q/c", "{a/,q/}**/c", true),
            ("a/c", "{a,b}/**/c", true),
            ("a/c", "{a/,b/}**/c", true),
            ("ac", "{a,b/}**/c", false),
            (",", r"{\,,b}", true),
            ("}", r"{\},b}", true),
            ("a", "{a", false),
            ("a", "{a,b", false),
            ("a}", "a}", false),
            ("a", "{{a}", false),
        ],
    );
}

#[test]
fn case() {
    check(PLAIN, &[("A", "a", false)]);
    check(
        UNICODE,
        &[
            ("HELLO.PY", "hello.*", true),
            ("hello.py", "HELLO.*", true),
            ("ÄPFEL", "äpfel", true),
            ("ΟΔΟΣ", "*σ", true),
            ("\u{212a}", "k", true),
            ("İ", "i\u{307}", false),
            ("İx", "?X", true),
            ("b", "[A-C]", true),
            ("B", "[a-c]", true),
            ("B", "[!a-c]", false),
            ("a", "[A-_]", true),
            ("Ä", "[ä]", true),
            ("ä", "[Ä]", true),
        ],
    );
    check(
        ASCII,
        &[("Abc", "aBC", true), ("Ä", "ä", false), ("Ä", "Ä", true)],
    );
}

#[test]
fn backslashes_as_slashes() {
    check(
        NORMAL,
        &[
            (r"foo\bar\x.py", "foo/**/*.py", true),
            (r"foo/bar\x.py", r"foo\bar/x.py", true),
            (r"foo\bar", "foo?bar", false),
            (r"foo\*", r"foo\*", true),
            (r"x\y", r"**\y", true),
            ("y", r"**\y", true),
        ],
    );
    check(PATH, &[(r"foo\bar", "foo/bar", false)]);
}

#[test]
fn newlines() {
    check(
        PLAIN,
        &[
            ("a\nb", "a*b", false),
            ("a\nb", "a**b", false),
            ("a\nb", "a?b", false),
            ("a\nb", "a[\n]b", false),
            ("a\nb", "a[!x]b", false),
            ("a\nb", "*\n*", true),
            ("a\n/b", "**/b", false),
            ("a\rb", "a*b", true),
        ],
    );
    check(
        NEWLINE,
        &[
            ("a\nb", "a*b", true),
            ("a\nb", "a?b", true),
            ("a\nb", "a[\n]b", true),
            ("a\nb", "a[!x]b", true),
            ("a\n/b", "**/b", true),
        ],
    );
}

#[test]
fn any_bytes() {
    assert!(matches(b"a\xffb", "a?b", PLAIN));
    assert!(matches(b"a\xe2\x82b", "a??b", PLAIN));
    assert!(!matches(b"a\xe2\x82b", "a?b", PLAIN));
    assert!(matches(b"\xff\xfe", "*", PLAIN));
    assert!(matches(b"\xff", "[!a]", PLAIN));
    assert!(!matches(b"\xff", "[\0-\u{10ffff}]", PLAIN));
    assert!(!matches(b"\xc3", "\u{c3}", PLAIN));
    assert!(matches(b"\xc3\xa9", "\u{e9}", PLAIN));
}

#[test]
fn lone_backslash_is_refused() {
    for pat in ["\\", "a\\", "[\\", "[a-\\"] {
        assert!(Glob::new(pat, PLAIN).is_none(), "{pat:?}");
    }
}

/// All words of up to `len` letters.
fn words(letters: &str, len: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut from = 0;
    for _ in 0..len {
        let to = all.len();
        for i in from..to {
            all.extend(
                letters
                    .chars()
                    .map(|c| format!("{}{c}", all[i]))
                    .collect::<Vec<_>>(),
            );
        }
        from = to;
    }
    all
}

/// What the documentation says, word by word and slow.
fn reference(value: &[char], pat: &[char], options: Options, at_start: bool) -> bool {
    let crosses = |c: char| options.allow_newline || c != '\n';
    let any = |c: char| crosses(c) && !(options.double_star && c == '/');
    let ends = |tail: &[char], takes: &dyn Fn(char) -> bool, start: bool| {
        (0..=value.len())
            .take_while(|&i| i == 0 || takes(value[i - 1]))
            .any(|i| reference(&value[i..], tail, options, start))
    };
    match pat {
        [] => value.is_empty(),
        ['*', '*', '/', tail @ ..] if at_start => {
            reference(value, tail, options, true)
                || (1..=value.len())
                    .take_while(|&i| crosses(value[i - 1]))
                    .any(|i| value[i - 1] == '/' && reference(&value[i..], tail, options, true))
        }
        ['*', '*', tail @ ..] => {
            let stars = tail.iter().take_while(|&&c| c == '*').count();
            ends(&tail[stars..], &crosses, false)
        }
        ['*', tail @ ..] => ends(tail, &any, false),
        ['?', tail @ ..] => {
            value.first().is_some_and(|&c| any(c)) && reference(&value[1..], tail, options, false)
        }
        [c, tail @ ..] => {
            value.first() == Some(c) && reference(&value[1..], tail, options, *c == '/')
        }
    }
}

#[test]
fn every_short_pattern() {
    let values = words("ab/\n", 3);
    for pat in words("a/*?\n", 5) {
        for options in [PLAIN, PATH, NEWLINE] {
            for value in &values {
                let chars: Vec<char> = value.chars().collect();
                let pattern: Vec<char> = pat.chars().collect();
                assert_eq!(
                    matches(value.as_bytes(), &pat, options),
                    reference(&chars, &pattern, options, true),
                    "{value:?} {pat:?} {options:?}"
                );
            }
        }
    }
}

#[test]
fn random_patterns() {
    let mut seed = 1u64;
    let mut word = |letters: &[u8], len: u64| -> String {
        let mut random = |n: u64| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
            (seed >> 33) % n
        };
        (0..random(len + 1))
            .map(|_| char::from(letters[random(letters.len() as u64) as usize]))
            .collect()
    };
    let mut matched = 0;
    for _ in 0..50_000 {
        let pat = word(b"aab//**?\n", 12);
        let value = word(b"aaab/\n", 16);
        let options = if value.len() % 2 == 0 { PATH } else { PLAIN };
        let expected = reference(
            &value.chars().collect::<Vec<_>>(),
            &pat.chars().collect::<Vec<_>>(),
            options,
            true,
        );
        assert_eq!(
            matches(value.as_bytes(), &pat, options),
            expected,
            "{value:?} {pat:?}"
        );
        matched += usize::from(expected);
    }
    assert!(matched > 100, "{matched}");
}

#[test]
fn no_pattern_takes_long() {
    let value = "a".repeat(3_000);
    for pat in [
        "*a*a*a*a*a*a*a*a*b",
        "**a*a*b",
        "**/*a**a*b",
        "{a,a,a}{,a}{,a}{,a}*{a*,*a}*b",
    ] {
        assert!(!matches(value.as_bytes(), pat, PATH), "{pat}");
    }
    // Nothing recurses.
    let n = 50_000;
    let nested = "{".repeat(n) + "a" + &"}".repeat(n);
    assert!(matches(b"a", &nested, PATH));
    let many = format!("{{{}b}}", "a,".repeat(n));
    assert!(matches(b"b", &many, PATH));
}
