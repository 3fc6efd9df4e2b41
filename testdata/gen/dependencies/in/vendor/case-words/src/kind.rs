/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Kind {
    /// Any.
    Plain,
    Number,
    r#Type = 10,
}

/// How big it is.
#[repr(u8)]
pub enum Size {
    Small = 1,
    Big = 200,
}

impl Kind {
    pub fn of(text: &str) -> Self {
        match text {
            "" => Kind::Plain,
            "type" => Kind::r#Type,
            _ => Kind::Number,
        }
    }
}

/// The kind of a word, if it has one.
pub fn kind_of(text: &str) -> Option<Kind> {
    text.is_ascii().then(|| Kind::of(text))
}

/// Names a kind.
pub fn name_of(kind: &Kind, size: Option<Size>) -> Result<String, String> {
    match size {
        Some(Size::Small) => Err("too small".to_string()),
        Some(Size::Big) => Ok(format!("{kind:?}, big")),
        None => Ok(format!("{kind:?}")),
    }
}

/// The size of a text.
pub fn size_of(text: &str) -> Result<Size, String> {
    match text.len() {
        0 => Err("no text".to_string()),
        1..=3 => Ok(Size::Small),
        _ => Ok(Size::Big),
    }
}
