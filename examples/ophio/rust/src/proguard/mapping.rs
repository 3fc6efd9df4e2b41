//! A mapping with the text that it points into.

use proguard::{LineMapping, ProguardMapper, ProguardMapping, ProguardRecord, StackFrame};
use std::sync::OnceLock;
use uuid::Uuid;

self_cell::self_cell!(
    struct Tables {
        owner: Vec<u8>,
        #[covariant]
        dependent: ProguardMapper,
    }
);

/// A mapping file, read.
pub struct Mapping {
    tables: Tables,
    survey: Survey,
    uuid: OnceLock<Uuid>,
}

/// Why a file is of no use, and where.
pub struct Fault {
    /// The line, from 1 on.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
    /// The line itself, cut off where it is very long.
    pub text: String,
}

impl Mapping {
    /// Reads the contents of a mapping file.
    pub fn parse(source: Vec<u8>, parameters: bool, strict: bool) -> Result<Self, Fault> {
        let survey = Survey::of(&source, strict)?;
        let tables = Tables::new(source, |source| {
            ProguardMapper::new_with_param_mapping(ProguardMapping::new(source), parameters)
        });
        Ok(Mapping {
            tables,
            survey,
            uuid: OnceLock::new(),
        })
    }

    /// The UUID of the contents, which is a hash of them all.
    pub fn uuid(&self) -> Uuid {
        let made = || ProguardMapping::new(self.tables.borrow_owner()).uuid();
        *self.uuid.get_or_init(made)
    }

    pub fn has_line_info(&self) -> bool {
        self.survey.has_line_info
    }

    pub fn skipped_lines(&self) -> usize {
        self.survey.skipped_lines
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.survey.classes
    }

    /// The original name of a class.
    pub fn class(&self, class: &str) -> Option<&str> {
        self.tables.borrow_dependent().remap_class(class)
    }

    /// The original names of a class and its method, if they are clear.
    pub fn method(&self, class: &str, method: &str) -> Option<(&str, &str)> {
        self.tables.borrow_dependent().remap_method(class, method)
    }

    /// The original frames, the innermost first.
    pub fn frames<'a>(
        &'a self,
        class: &'a str,
        method: &'a str,
        line: usize,
        parameters: Option<&'a str>,
    ) -> impl Iterator<Item = StackFrame<'a>> {
        let frame = match parameters {
            Some(parameters) => StackFrame::with_parameters(class, method, parameters),
            None => StackFrame::new(class, method, line),
        };
        self.tables.borrow_dependent().remap_frame(&frame)
    }
}

/// What one look at all lines tells. The tables are then made by a parser that
/// passes over whatever it cannot read.
#[derive(Default)]
struct Survey {
    classes: usize,
    has_line_info: bool,
    skipped_lines: usize,
}

impl Survey {
    /// Looks at a file. It is of no use if a member stands before the first
    /// class, if it has lines that are no records and no class, and if the number
    /// of a line is beyond all that compilers make.
    fn of(source: &[u8], strict: bool) -> Result<Self, Fault> {
        let mut survey = Survey::default();
        let mut unread = None;
        for record in ProguardMapping::new(source).iter() {
            match record {
                Ok(ProguardRecord::Class { .. }) => survey.classes += 1,
                Ok(ProguardRecord::Method { original, .. })
                | Ok(ProguardRecord::Field { original, .. })
                    if survey.classes == 0 =>
                {
                    return Err(Fault::at(original.as_bytes(), source, NO_CLASS_YET));
                }
                Ok(ProguardRecord::Method {
                    original,
                    line_mapping: Some(lines),
                    ..
                }) => {
                    if largest(&lines) > LARGEST_LINE {
                        return Err(Fault::at(original.as_bytes(), source, TOO_LARGE));
                    }
                    survey.has_line_info = true;
                }
                Ok(_) => {}
                Err(error) if error.line().trim_ascii().is_empty() => {}
                Err(error) => {
                    survey.skipped_lines += 1;
                    if unread.is_none() {
                        unread = Some(Fault::at(error.line(), source, NOT_A_RECORD));
                    }
                }
            }
        }
        match unread {
            Some(fault) if strict || survey.classes == 0 => Err(fault),
            _ => Ok(survey),
        }
    }
}

const NO_CLASS_YET: &str = "a member before the first class";
const TOO_LARGE: &str = "the number of a line is too large";
const NOT_A_RECORD: &str = "not a class, member or comment of a mapping";

/// Numbers are added to each other, which must not overflow.
const LARGEST_LINE: usize = i32::MAX as usize;

/// The largest number that a record has.
fn largest(lines: &LineMapping) -> usize {
    let numbers = [
        lines.startline,
        lines.endline,
        lines.original_startline,
        lines.original_endline,
    ];
    numbers.into_iter().flatten().max().unwrap_or(0)
}

impl Fault {
    /// The most bytes of a line that are kept.
    const SHOWN: usize = 200;

    /// A fault at a part of the file.
    fn at(part: &[u8], source: &[u8], reason: &'static str) -> Self {
        let offset = part.as_ptr() as usize - source.as_ptr() as usize;
        let (before, after) = source.split_at(offset);
        let start = before.iter().rposition(|byte| *byte == b'\n');
        let start = start.map_or(0, |newline| newline + 1);
        let end = after.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = end.map_or(source.len(), |length| offset + length);
        let text = &source[start..end.min(start + Self::SHOWN)];
        Fault {
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            reason,
            text: String::from_utf8_lossy(text).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &[u8] = include_bytes!("../../../tests/data/shop-mapping.txt");

    fn read(text: &str) -> Mapping {
        match Mapping::parse(text.into(), false, true) {
            Ok(mapping) => mapping,
            Err(fault) => panic!("line {}: {}", fault.line, fault.reason),
        }
    }

    fn fault(source: &[u8], strict: bool) -> (usize, &'static str, String) {
        match Mapping::parse(source.into(), false, strict) {
            Ok(_) => panic!("no fault"),
            Err(fault) => (fault.line, fault.reason, fault.text),
        }
    }

    #[test]
    fn a_real_mapping() {
        let mapping = Mapping::parse(SHOP.into(), true, true).ok().unwrap();
        assert!(mapping.has_line_info());
        assert_eq!(mapping.skipped_lines(), 0);
        assert_eq!(mapping.class("a.b"), Some("com.example.shop.Cart"));
        let frames: Vec<_> = mapping
            .frames("a.c", "onClick", 7, None)
            .map(|frame| (frame.full_method(), frame.line()))
            .collect();
        assert_eq!(
            frames,
            [
                ("com.example.shop.Cart.total".to_owned(), Some(31)),
                (
                    "com.example.shop.CheckoutActivity.onClick".to_owned(),
                    Some(58)
                )
            ]
        );
    }

    #[test]
    fn what_may_be_missing() {
        assert_eq!(read("").classes(), 0);
        assert_eq!(read("\n\r\n  \n").classes(), 0);
        assert_eq!(read("# compiler: R8\n").classes(), 0);
        assert!(!read("a.B -> c:\n    void d() -> e\n").has_line_info());
    }

    #[test]
    fn lines_that_nobody_can_read() {
        let source = b"x.Y -> a:\n\nwhat?\r\n\n    1:1:void f():3:3 -> b\n    1:1:void g(";
        let mapping = Mapping::parse(source.into(), false, false).ok().unwrap();
        assert_eq!(mapping.skipped_lines(), 2);
        assert_eq!(mapping.method("a", "b"), Some(("x.Y", "f")));
        assert_eq!(fault(source, true), (3, NOT_A_RECORD, "what?".into()));
    }

    #[test]
    fn files_of_no_use() {
        let (line, reason, text) = fault(b"\xff\xfe\0\n\x01\x02", false);
        assert_eq!((line, reason), (1, NOT_A_RECORD));
        assert_eq!(text, "\u{fffd}\u{fffd}\0");
        let member = "    void f() -> b";
        let source = format!("# comment\n{member}\nx.Y -> a:\n");
        assert_eq!(
            fault(source.as_bytes(), false),
            (2, NO_CLASS_YET, member.into())
        );
        let member = format!("    1:1:void f():{} -> b", u64::MAX);
        let source = format!("x.Y -> a:\n{member}");
        assert_eq!(fault(source.as_bytes(), false), (2, TOO_LARGE, member));
    }

    #[test]
    fn a_long_line_is_cut() {
        let (_, _, text) = fault(&b"x".repeat(10_000), false);
        assert_eq!(text, "x".repeat(Fault::SHOWN));
    }
}

#[cfg(test)]
mod fuzz {
    use super::*;
    use crate::chance::rounds;

    const SHOP: &[u8] = include_bytes!("../../../tests/data/shop-mapping.txt");

    const PARTS: [&[u8]; 12] = [
        b" -> ",
        b":",
        b"\n",
        b"\n    ",
        b"(",
        b"0:0:",
        b"0:65535:",
        b"2147483647",
        b"99999999999",
        b"# {",
        b"\r",
        b"\xff",
    ];

    /// Nothing that a damaged file says makes a look-up overflow or panic.
    #[test]
    fn damaged_files() {
        rounds(2_000, |chance| {
            let mut source = SHOP.to_vec();
            for _ in 0..chance.below(20) {
                let place = chance.below(source.len() + 1);
                let end = (place + chance.below(12)).min(source.len());
                source.splice(place..end, chance.pick(&PARTS).iter().copied());
            }
            if chance.once_in(4) {
                source = chance.damage(&source);
            }
            let lines = 1 + source.iter().filter(|byte| **byte == b'\n').count();
            match Mapping::parse(source, true, chance.once_in(2)) {
                Err(fault) => assert!((1..=lines).contains(&fault.line)),
                Ok(mapping) => look_up(&mapping),
            }
        });
    }

    fn look_up(mapping: &Mapping) {
        for (class, method) in [("a.b", "a"), ("a.b", "c"), ("a.c", "onClick"), ("a.e", "a")] {
            mapping.class(class);
            mapping.method(class, method);
            mapping.frames(class, method, 0, Some("")).count();
            for line in [0, 1, 10, 65_535, usize::MAX] {
                mapping.frames(class, method, line, None).count();
            }
        }
    }
}
