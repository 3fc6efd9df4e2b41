//! The families of platforms that a rule may be meant for.

/// A set of families. A frame is of at most one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Families(u8);

/// Each family, its letter in a config structure, and its bit.
const FAMILIES: [(&str, char, u8); 4] = [
    ("native", 'N', 1),
    ("javascript", 'J', 2),
    ("other", 'O', 4),
    ("all", 'a', 7 | NO_FAMILY),
];

/// The bit of any frame, also of one whose family is not known.
const NO_FAMILY: u8 = 8;

impl Families {
    /// The families in a list with commas. A name that is not known adds
    /// nothing: rules may be newer than this code.
    pub(super) fn from_names(names: &str) -> Self {
        names.split(',').map(Self::from_name).collect()
    }

    /// The names of the families whose letters stand in a config structure.
    pub(super) fn names_of(letters: &str) -> String {
        let known = |letter| FAMILIES.iter().find(|(_, known, _)| *known == letter);
        let known = letters.chars().filter_map(known);
        known.map(|(name, ..)| *name).collect::<Vec<_>>().join(",")
    }

    /// The family of a frame. What says nothing is of the other platforms.
    pub(super) fn of_frame(name: Option<&[u8]>) -> Self {
        let known = |&(known, ..): &(&str, char, u8)| known.as_bytes() == name.unwrap_or(b"other");
        match FAMILIES.iter().find(|family| known(family)) {
            Some(&(.., bits)) if bits < NO_FAMILY => Families(bits | NO_FAMILY),
            _ => Families(NO_FAMILY),
        }
    }

    /// Whether one of these is among the others.
    pub(super) fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    fn from_name(name: &str) -> Self {
        let known = FAMILIES.iter().find(|(known, ..)| *known == name);
        Families(known.map_or(0, |&(_, _, bits)| bits))
    }
}

impl FromIterator<Families> for Families {
    fn from_iter<I: IntoIterator<Item = Families>>(all: I) -> Self {
        Families(all.into_iter().fold(0, |bits, families| bits | families.0))
    }
}
