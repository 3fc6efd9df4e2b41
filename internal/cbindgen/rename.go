package cbindgen

// RenameRule turns names of Rust into names of C: "SnakeCase",
// "ScreamingSnakeCase", "QualifiedScreamingSnakeCase", "CamelCase",
// "PascalCase", "LowerCase", "UpperCase", "GeckoCase", "prefix:NAME"; "" or
// "None" leaves names as they are.
type RenameRule string
