use unicode_normalization::UnicodeNormalization;

/// The longest slug.
pub const MAX_LENGTH: usize = 80;

pub struct Rules {
    pub separator: String,
    pub max_length: usize,
}

impl Rules {
    pub fn apply(&self, text: &str) -> String {
        let text = if cfg!(feature = "german") {
            text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
        } else {
            text.to_string()
        };
        let plain: String = text.nfkd().filter(|c| c.is_ascii()).collect();
        let mut slug = String::new();
        for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let longer = slug.len() + word.len() + self.separator.len();
            if !slug.is_empty() && longer > self.max_length {
                break;
            }
            if !slug.is_empty() {
                slug.push_str(&self.separator);
            }
            slug.push_str(word);
        }
        slug.truncate(self.max_length);
        slug
    }
}
