//! What all values have that match a pattern: plain text that is quick to look for.

/// The characters of a pattern that may not stand for themselves.
pub(super) const WILD: [char; 7] = ['*', '?', '[', ']', '{', '}', '\\'];

/// The pairs of bytes that stand next to each other in a text, as far as 64 bits
/// tell them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pairs(u64);

impl Pairs {
    pub(super) fn of(text: &[u8]) -> Self {
        let bit = |pair: &[u8]| {
            let pair = u32::from(pair[0]) << 8 | u32::from(pair[1]);
            1 << (pair.wrapping_mul(0x9e37_79b1) >> 26)
        };
        Pairs(text.windows(2).fold(0, |bits, pair| bits | bit(pair)))
    }

    /// False if some of the others are not among these.
    pub(super) fn hold(self, others: Pairs) -> bool {
        self.0 & others.0 == others.0
    }
}

/// The longest text that all that match hold, of those that are easy to find.
pub(super) fn longest_part(pattern: &str) -> &str {
    let mut longest = "";
    let mut rest = pattern;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(rest.find(WILD).unwrap_or(rest.len()));
        if part.len() > longest.len() {
            longest = part;
        }
        let (wild, after) = after.split_at(after.len().min(1));
        rest = match wild {
            // `**/` stands for nothing, too, so its slash may be missing.
            "*" => after.strip_prefix('/').unwrap_or(after),
            "{" => behind_alternatives(after),
            // These may hold braces that are none.
            "[" | "\\" => break,
            _ => after,
        };
    }
    longest
}

/// What follows a group whose `{` was just passed. If there is only one
/// alternative, that is the group itself.
fn behind_alternatives(text: &str) -> &str {
    let mut depth = 0;
    let mut several = false;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return if several { &text[at + 1..] } else { text },
            '}' => depth -= 1,
            ',' if depth == 0 => several = true,
            '[' | '\\' => break,
            _ => {}
        }
    }
    ""
}

/// Whether a part stands anywhere in a value.
pub(super) fn contains(value: &[u8], part: &[u8]) -> bool {
    part.is_empty() || value.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_of_globs() {
        for (pattern, part) in [
            ("a?bc*d", "bc"),
            ("**/ab{c,def}/", "ab"),
            ("{ab,cd}e", "e"),
            ("{a{bcd},e}f**/gh", "gh"),
            ("*{{abc}}d*", "abc"),
            ("{a{b,c}}", "a"),
            ("a{bc[}]}", "a"),
            ("*a[{]bcd", "a"),
            ("a\\{bcd", "a"),
            ("[abc]", ""),
            ("{ab", ""),
        ] {
            assert_eq!(super::longest_part(pattern), part, "{pattern}");
        }
    }
}
