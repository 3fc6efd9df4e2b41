package parser

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/source"
)

// FileUse is a file that the source of another names, for the compiler to read.
type FileUse struct {
	Path string // as written
	// Manifest says that Path is relative to the directory of Cargo.toml; else it
	// is to that of the file.
	Manifest bool
	Span     source.Span
}

// includeMacros are those of the standard library that read files, see
// https://doc.rust-lang.org/std/macro.include_str.html.
var includeMacros = []string{"include", "include_str", "include_bytes"}

// FileUses returns the files that f names in include!, include_str!,
// include_bytes! and #[path], as far as the names stand there: as a string, or
// as concat!(env!("CARGO_MANIFEST_DIR"), ..) of strings. What only a build knows,
// as env!("OUT_DIR") does, is left out, and so are #[path] in an inline module and what
// is for tests only.
func FileUses(f *source.File) []FileUse {
	t := lex(f)
	var uses []FileUse
	for i := 0; i < len(t.list); i++ {
		switch {
		case t.isTestCfg(i):
			i = t.itemEnd(i)
		case t.isIncludeMacro(i):
			if use, ok := t.fileName(i+3, t.list[i+2].pair); ok {
				uses = append(uses, use)
			}
		case t.spelling(i) == "path" && t.isNameValue(i):
			if name, ok := t.stringAt(i + 2); ok {
				uses = append(uses, FileUse{Path: name, Span: t.span(i+2, i+3)})
			}
		}
	}
	return uses
}

// spelling returns the text of token i; "" where there is none.
func (t *tokens) spelling(i int) string {
	if i < 0 || i >= len(t.list) {
		return ""
	}
	return t.text(i)
}

// stringAt returns the string that token i is.
func (t *tokens) stringAt(i int) (string, bool) {
	if i < 0 || i >= len(t.list) || t.list[i].kind != tokenStr {
		return "", false
	}
	return decode(t.text(i), '"')
}

// isIncludeMacro reports whether include_str!( starts at i.
func (t *tokens) isIncludeMacro(i int) bool {
	return slices.Contains(includeMacros, t.spelling(i)) && t.spelling(i+1) == "!" && i+2 < len(t.list) && t.list[i+2].kind == tokenOpen
}

// isNameValue reports whether #[path = ".."] or #[cfg_attr(unix, path = "..")]
// has its name at i.
func (t *tokens) isNameValue(i int) bool {
	alone := t.spelling(i-1) == "[" && t.spelling(i-2) == "#"
	return (alone || t.spelling(i-1) == ",") && t.spelling(i+1) == "="
}

// fileName reads the argument of a macro between two tokens.
func (t *tokens) fileName(from int, to int32) (FileUse, bool) {
	if name, ok := t.stringAt(from); ok {
		return FileUse{Path: name, Span: t.span(from, from+1)}, true
	}
	if t.spelling(from) != "concat" || t.spelling(from+1) != "!" {
		return FileUse{}, false
	}
	use := FileUse{Span: t.span(from, from+1)}
	var name strings.Builder
	for i := from + 3; i < int(to); i++ {
		switch {
		case t.spelling(i) == "env" && t.spelling(i+1) == "!":
			variable, _ := t.stringAt(i + 3)
			if variable != "CARGO_MANIFEST_DIR" || name.Len() > 0 {
				return FileUse{}, false
			}
			use.Manifest = true
			i = int(t.list[i+2].pair)
		case t.spelling(i) == ",", t.spelling(i) == ")":
		default:
			part, ok := t.stringAt(i)
			if !ok {
				return FileUse{}, false
			}
			name.WriteString(part)
		}
	}
	use.Path = name.String()
	return use, use.Path != ""
}
