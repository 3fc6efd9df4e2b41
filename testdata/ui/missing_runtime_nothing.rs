// Nothing is for Python, and nothing for C: there are two ways on.
pub fn plain() {}
