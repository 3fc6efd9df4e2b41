//! Looks at the mappings of a source map: at each number in them, and where it
//! leads.

use serde::de::IgnoredAny;
use serde::Deserialize;
use std::borrow::Cow;
use std::fmt;

/// What is wrong with a source map.
#[derive(Debug, PartialEq)]
pub(super) enum Fault {
    /// It is not the JSON of a source map.
    Json {
        line: usize,
        column: usize,
        text: String,
    },
    /// What keeps it from being read as a script does not end.
    Header,
    /// The names of all sources with their root before them take too much space.
    Root,
    Mappings(Place),
}

/// A fault of mappings and its place.
#[derive(Debug, PartialEq)]
pub(super) struct Place {
    /// The numbers of the sections that the map is in, the outermost first.
    sections: Vec<usize>,
    /// The line in the bundle, from 0 on.
    pub(super) line: usize,
    /// The character in the mappings, from 0 on.
    pub(super) offset: usize,
    what: &'static str,
}

impl Place {
    /// The numbers of the sections that the map is in: "" for a map that is no
    /// index, else "2", or "2.0" for an index in an index.
    pub(super) fn sections(&self) -> String {
        let numbers: Vec<_> = self.sections.iter().map(usize::to_string).collect();
        numbers.join(".")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sections.is_empty() {
            write!(f, "section {}, ", self.sections())?;
        }
        let Place {
            line, offset, what, ..
        } = self;
        write!(f, "line {line} of the bundle, offset {offset}: {what}")
    }
}

impl Fault {
    pub(super) fn json(error: &serde_json::Error) -> Fault {
        Fault::Json {
            line: error.line(),
            column: error.column(),
            text: error.to_string(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Json { text, .. } => f.write_str(text),
            Fault::Header => f.write_str("the first line has no proper end"),
            Fault::Root => f.write_str("the root of the sources is too long for so many sources"),
            Fault::Mappings(place) => place.fmt(f),
        }
    }
}

/// The part of a source map that is looked at.
#[derive(Deserialize)]
struct Raw<'a> {
    #[serde(borrow)]
    mappings: Option<Cow<'a, str>>,
    sources: Option<Vec<IgnoredAny>>,
    #[serde(borrow, rename = "sourceRoot")]
    root: Option<Cow<'a, str>>,
    names: Option<Vec<IgnoredAny>>,
    sections: Option<Vec<Section<'a>>>,
}

#[derive(Deserialize)]
struct Section<'a> {
    offset: Offset,
    #[serde(borrow)]
    map: Option<Box<Raw<'a>>>,
}

#[derive(Deserialize)]
struct Offset {
    line: u32,
    column: u32,
}

/// Looks at a source map.
pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    let header = sourcemap_header(data)?;
    let raw: Raw<'_> = serde_json::from_slice(&data[header..]).map_err(|error| {
        let mut fault = Fault::json(&error);
        if let Fault::Json { line, .. } = &mut fault {
            *line += data[..header].iter().filter(|byte| **byte == b'\n').count();
        }
        fault
    })?;
    if space_for_roots(&raw) > MOST_ROOTS {
        return Err(Fault::Root);
    }
    check_map(&raw, (0, 0), &mut Vec::new()).map_err(Fault::Mappings)
}

/// The most bytes that the roots in the names of all sources may take: a root stands in
/// the map once, but is put before each of the names.
const MOST_ROOTS: usize = 64 << 20;

fn space_for_roots(raw: &Raw<'_>) -> usize {
    if let Some(sections) = &raw.sections {
        let maps = sections.iter().filter_map(|section| section.map.as_deref());
        return maps.map(space_for_roots).fold(0, usize::saturating_add);
    }
    let root = raw.root.as_deref().map_or(0, str::len);
    root.saturating_mul(raw.sources.as_ref().map_or(0, Vec::len))
}

/// The length of the first line, if it is there to keep the map from being read as a
/// script: `)]}'`.
fn sourcemap_header(data: &[u8]) -> Result<usize, Fault> {
    if !matches!(data.first(), Some(b')' | b']' | b'}' | b'\'')) {
        return Ok(0);
    }
    let end = data.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    match end.map(|end| (end, data[end], data.get(end + 1))) {
        None => Ok(data.len()),
        Some((end, b'\n', _)) => Ok(end),
        Some((end, _, Some(b'\n'))) => Ok(end + 1),
        Some(_) => Err(Fault::Header),
    }
}

/// Looks at a map that begins at a place in the bundle, and is in these sections.
fn check_map(raw: &Raw<'_>, begin: (u32, u32), inside: &mut Vec<usize>) -> Result<(), Place> {
    if let Some(sections) = &raw.sections {
        for (number, section) in sections.iter().enumerate() {
            inside.push(number);
            let place = |what| Place {
                sections: inside.clone(),
                line: 0,
                offset: 0,
                what,
            };
            let Offset { line, column } = section.offset;
            let first = begin.0.checked_add(line);
            let begin = first.zip(begin.1.checked_add(column));
            let begin = begin.ok_or_else(|| place("the section begins too far down"))?;
            if let Some(map) = &section.map {
                check_map(map, begin, inside)?;
            }
            inside.pop();
        }
        return Ok(());
    }
    let count = |list: &Option<Vec<IgnoredAny>>| list.as_ref().map_or(0, Vec::len) as i64;
    let mut reader = Reader {
        last_column: i64::from(u32::MAX - begin.1),
        sources: count(&raw.sources),
        names: count(&raw.names),
        running: [0; 5],
    };
    let last_line = u32::MAX - begin.0;
    let mut offset = 0;
    let mappings = raw.mappings.as_deref().unwrap_or_default();
    for (line, segments) in mappings.split(';').enumerate() {
        let place = |offset, what| Place {
            sections: inside.clone(),
            line,
            offset,
            what,
        };
        if line > last_line as usize {
            return Err(place(offset, "there are too many lines"));
        }
        reader.running[0] = 0;
        for segment in segments.split(',') {
            if let Err((at, what)) = reader.segment(segment.as_bytes()) {
                return Err(place(offset + at, what));
            }
            offset += segment.len() + 1;
        }
    }
    Ok(())
}

/// What the segments of mappings count on from.
struct Reader {
    last_column: i64,
    sources: i64,
    names: i64,
    /// The column in the bundle; source, line, column and name.
    running: [i64; 5],
}

impl Reader {
    /// Reads a segment; an error has its place.
    fn segment(&mut self, text: &[u8]) -> Result<(), (usize, &'static str)> {
        let (mut at, mut count) = (0, 0);
        while at < text.len() {
            let start = at;
            let number = number(text, &mut at)?;
            let Some(running) = self.running.get_mut(count) else {
                return Err((start, "a segment has more than five numbers"));
            };
            *running += number; // both are far smaller than the type
            let (value, last, what) = match count {
                0 => (*running, self.last_column, "the column is out of bounds"),
                1 => (*running, self.sources - 1, "there is no such source"),
                4 => (*running, self.names - 1, "there is no such name"),
                // The largest one says that there is none.
                _ => (
                    *running,
                    i64::from(u32::MAX) - 1,
                    "a place in a source is out of bounds",
                ),
            };
            if !(0..=last).contains(&value) {
                return Err((start, what));
            }
            count += 1;
        }
        match count {
            0 | 1 | 4 | 5 => Ok(()),
            _ => Err((0, "a segment has two or three numbers")),
        }
    }
}

/// Reads a number of base64 digits of five bits, of which the first holds the sign.
fn number(text: &[u8], at: &mut usize) -> Result<i64, (usize, &'static str)> {
    let (mut bits, mut shift) = (0, 0);
    loop {
        let place = *at;
        let digit = match text.get(place) {
            Some(byte @ b'A'..=b'Z') => byte - b'A',
            Some(byte @ b'a'..=b'z') => byte - b'a' + 26,
            Some(byte @ b'0'..=b'9') => byte - b'0' + 52,
            Some(b'+') => 62,
            Some(b'/') => 63,
            Some(_) => return Err((place, "a character is no base64 digit")),
            None => return Err((place, "a number has no end")),
        };
        *at += 1;
        if shift > 30 {
            return Err((place, "a number is too large"));
        }
        bits |= i64::from(digit & 31) << shift;
        shift += 5;
        if digit & 32 == 0 {
            return Ok(if bits & 1 == 0 {
                bits >> 1
            } else {
                -(bits >> 1)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mappings(text: &str) -> Result<(), String> {
        let map = format!(
            r#"{{"version": 3, "sources": ["a"], "names": ["n", "m"], "mappings": "{text}"}}"#
        );
        check(map.as_bytes()).map_err(|fault| fault.to_string())
    }

    #[test]
    fn good_ones() {
        for text in [
            "",
            ";;,",
            "A",
            "AAAA,AAAA;AACA",
            "AAAAA,AAAAC",
            "ggggB",
            "+/////B",
        ] {
            assert_eq!(mappings(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn each_fault_has_its_place() {
        for (text, fault) in [
            (
                "A;AAAA,!AAA",
                "line 1 of the bundle, offset 7: a character is no base64 digit",
            ),
            ("Ag", "line 0 of the bundle, offset 2: a number has no end"),
            (
                "AA",
                "line 0 of the bundle, offset 0: a segment has two or three numbers",
            ),
            (
                "A,AAA",
                "line 0 of the bundle, offset 2: a segment has two or three numbers",
            ),
            (
                "AAAAAA",
                "line 0 of the bundle, offset 5: a segment has more than five numbers",
            ),
            (
                "D",
                "line 0 of the bundle, offset 0: the column is out of bounds",
            ),
            (
                "AC",
                "line 0 of the bundle, offset 1: there is no such source",
            ),
            (
                "AAAAE",
                "line 0 of the bundle, offset 4: there is no such name",
            ),
            (
                "AADA",
                "line 0 of the bundle, offset 2: a place in a source is out of bounds",
            ),
            (
                "gggggggB",
                "line 0 of the bundle, offset 7: a number is too large",
            ),
        ] {
            assert_eq!(mappings(text), Err(fault.to_owned()), "{text}");
        }
    }

    #[test]
    fn sections() {
        let map = |offset: u32, text: &str| {
            let map = format!(
                r#"{{"sections": [{{"offset": {{"line": 0, "column": 0}}, "map": {{"mappings": ""}}}},
                    {{"offset": {{"line": {offset}, "column": {offset}}}, "map":
                    {{"sources": ["a"], "mappings": "{text}"}}}}]}}"#
            );
            check(map.as_bytes()).map_err(|fault| fault.to_string())
        };
        assert_eq!(map(3, "AAAA"), Ok(()));
        let inner = "section 1, line 1 of the bundle, offset 1: there is no such source";
        assert_eq!(map(3, ";AC"), Err(inner.replace("offset 1", "offset 2")));
        assert!(map(u32::MAX, ";A").unwrap_err().contains("too many lines"));
        assert!(map(u32::MAX, "C").unwrap_err().contains("out of bounds"));
    }

    #[test]
    fn roots() {
        let map = |root: usize, sources: usize| {
            let (root, sources) = ("r".repeat(root), vec!["\"s\""; sources].join(","));
            format!(r#"{{"sourceRoot": "{root}", "sources": [{sources}]}}"#)
        };
        let section = |map: &str| {
            let map = format!(r#"{{"offset": {{"line": 0, "column": 0}}, "map": {map}}}"#);
            format!(r#"{{"sections": [{map}, {map}]}}"#)
        };
        assert_eq!(check(map(1 << 13, 1 << 13).as_bytes()), Ok(()));
        let large = map(1 << 13, (1 << 13) + 1);
        assert_eq!(check(large.as_bytes()), Err(Fault::Root));
        assert_eq!(check(section(&large).as_bytes()), Err(Fault::Root));
        let half = map((1 << 12) + 1, 1 << 13);
        assert_eq!(check(half.as_bytes()), Ok(()));
        assert_eq!(check(section(&half).as_bytes()), Err(Fault::Root));
    }

    #[test]
    fn headers_and_json() {
        let at = |text: &str| match check(text.as_bytes()) {
            Err(Fault::Json { line, column, .. }) => (line, column),
            other => panic!("{other:?}"),
        };
        assert_eq!(check(b")]}'\r\n{\"mappings\": \"A\"}"), Ok(()));
        assert_eq!(check(b")]}'\r{}"), Err(Fault::Header));
        assert_eq!(at(")]}'\n{]"), (2, 2));
        assert_eq!(at("{\n \"mappings\": 3}"), (2, 14));
        assert_eq!(at(""), (1, 0));
        assert_eq!(at(")"), (1, 0));
    }
}
