// Package cargo runs cargo for a project's crate and reads what it says: the
// artifact from its JSON messages, its failures as diagnostics.
package cargo
