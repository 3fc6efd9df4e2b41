package rustglue

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/parser"
)

// path returns the path by which this glue file names what lives at h. Paths
// of another file's items are made absolute: `super` is another module there.
func (w *writer) path(h abi.Home) string {
	rest, relative := strings.CutPrefix(h.Rust, "super::")
	if h.Attach == w.attach && h.Attach != nil {
		// A mirror stands in the glue itself.
		return strings.TrimPrefix(h.Rust, "super::__bindings_"+w.attach.Name+"::")
	}
	if !relative || h.Attach == nil {
		return h.Rust
	}
	return absolute(h.Attach) + rest
}

// absolute returns the path of the module that a glue file is a child of, with
// a final "::".
func absolute(a *abi.Attach) string {
	return "crate::" + modulePath(a.At)
}

func modulePath(m *parser.Module) string {
	if m == nil || m.Parent == nil {
		return ""
	}
	name := m.Raw
	if name == "" {
		name = rustIdent(m.Name)
	}
	return modulePath(m.Parent) + name + "::"
}

// glueOf returns the prefix by which this file names items of a's glue.
func (w *writer) glueOf(a *abi.Attach) string {
	if a == w.attach {
		return ""
	}
	return absolute(a) + "__bindings_" + a.Name + "::"
}

// keywords are the words that Rust reserves in any edition.
var keywords = words(`abstract as async await become box break const continue
	do dyn else enum extern false final fn for gen if impl in let loop macro match
	mod move mut override priv pub ref return static struct trait true try type
	typeof unsafe unsized use virtual where while yield`)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(list) {
		out[word] = true
	}
	return out
}

// rustIdent returns name as an identifier of Rust.
func rustIdent(name string) string {
	switch {
	case keywords[name]:
		return "r#" + name
	case name == "self", name == "Self", name == "super", name == "crate", name == "_":
		return name + "_"
	default:
		return name
	}
}
