//! Whether a name of C++, as GCC and Clang make it, is safe to demangle.

// cpp_demangle tries one thing after the other, and does not remember what it has
// read: where a name has two readings and the first fails, all that is inside is read
// again. So a name of a hundred bytes could take until tomorrow. This reads the grammar
// once from the left to the right, gives up at the first thing that fits nowhere, and
// counts how many things with a second reading are inside of each other.

mod expression;
mod name;
mod types;

/// How many such things may be inside of each other. The names of LLVM, Clang and
/// libstdc++ have six at most.
const DOUBTS: u32 = 12;
/// How deep productions may be. The demangler goes to 160, and has more of them.
const DEPTH: u32 = 160;
/// Longer names give more than the 4096 bytes that the demangler writes.
const LENGTH: usize = 16 << 10;

/// Tests whether demangling a name takes time in proportion to its length.
pub(super) fn is_safe(ident: &str) -> bool {
    let name = ident.trim_start_matches('_');
    let Some(name) = name.strip_prefix('Z') else {
        return true; // Not a name of C++: the demangler says so at once.
    };
    let mut reader = Reader {
        rest: name.as_bytes(),
        doubts: 0,
        depth: 0,
    };
    name.len() <= LENGTH
        && reader.encoding().is_some()
        && (matches!(reader.peek(), None | Some(b'.' | b'$' | b'@'))
            || reader.starts("_block_invoke"))
}

/// What is left of a name. Each method takes a production from its front.
struct Reader<'a> {
    rest: &'a [u8],
    doubts: u32,
    depth: u32,
}

type Read = Option<()>;

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    fn starts(&self, with: &str) -> bool {
        self.rest.starts_with(with.as_bytes())
    }

    fn skip(&mut self, bytes: usize) -> Read {
        self.rest = self.rest.get(bytes..)?;
        Some(())
    }

    fn take(&mut self, text: &str) -> bool {
        let found = self.starts(text);
        if found {
            self.rest = &self.rest[text.len()..];
        }
        found
    }

    fn need(&mut self, text: &str) -> Read {
        self.take(text).then_some(())
    }

    fn number(&mut self) -> Option<usize> {
        let digits = self.rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let number = std::str::from_utf8(&self.rest[..digits]).ok()?;
        let number = number.parse().ok()?;
        self.skip(digits)?;
        Some(number)
    }

    /// Reads something inside of what may be read again.
    fn doubtful(&mut self, read: impl FnOnce(&mut Self) -> Read) -> Read {
        if self.doubts == DOUBTS {
            return None;
        }
        self.doubts += 1;
        read(self)?;
        self.doubts -= 1;
        Some(())
    }

    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Read) -> Read {
        if self.depth == DEPTH {
            return None;
        }
        self.depth += 1;
        read(self)?;
        self.depth -= 1;
        Some(())
    }

    /// Reads productions up to an `E`.
    fn until_end(&mut self, mut read: impl FnMut(&mut Self) -> Read) -> Read {
        while !self.take("E") {
            read(self)?;
        }
        Some(())
    }

    /// The number of something that comes again: `_` or `1A_`.
    fn index(&mut self) -> Read {
        let digits = |b: &&u8| b.is_ascii_digit() || b.is_ascii_uppercase();
        self.skip(self.rest.iter().take_while(digits).count())?;
        self.need("_")
    }

    fn source_name(&mut self) -> Read {
        let bytes = self.number().filter(|&bytes| bytes > 0)?;
        self.skip(bytes)
    }
}
