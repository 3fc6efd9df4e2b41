package cbindgen

import (
	"maps"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// ReadOver reads the configuration of one of several headers: what it says goes
// before what c says. It may say how the header looks as a file; names and types
// are the same in all headers, and so a matter of c. asked is where the project
// names the file.
func (c *Config) ReadOver(path string, asked source.Span, report *diag.Report) *Config {
	file := open(path, asked, report)
	if file == nil {
		return nil
	}
	over := *c
	over.places = maps.Clone(c.places)
	over.known = nil
	decodeInto(&over, file, report, func(e *tomldoc.Entry) bool {
		if k := find(e); k == nil || k.elsewhere != "" || slices.Contains(ownKeys, k.name) {
			return true
		}
		report.Error(diag.BadConfig, e.Key, "`%s` cannot differ from header to header", e.Name()).
			Helpf("write it into the cbindgen.toml beside Cargo.toml, which is about all headers of the crate")
		return false
	})
	return &over
}

// ownKeys are those that one header may have for itself.
var ownKeys = []string{
	"header", "trailer", "include_guard", "pragma_once", "autogen_warning", "include_version", "package_version",
	"sys_includes", "includes", "no_includes", "cpp_compat", "after_includes",
	"braces", "line_length", "tab_width", "documentation", "documentation_style", "documentation_length", "line_endings",
	"ptr.notes",
}

// AlsoKnows makes c know what the text of another configuration declares.
func (c *Config) AlsoKnows(other *Config) {
	c.Knows("")
	for text := range other.texts() {
		declared(text, c.known)
	}
}

// Declares reports whether a piece of C declares anything.
func Declares(text string) bool {
	names := map[string]bool{}
	declared(text, names)
	return len(names) > 0
}

// IsBalanced reports whether a piece of C closes what it opens: braces, and the
// conditions of the preprocessor.
func IsBalanced(text string) bool {
	braces, conditions := 0, 0
	for t := range tokens(text) {
		switch {
		case t.kind == directive && strings.HasPrefix(strings.TrimSpace(t.text), "if"):
			conditions++
		case t.kind == directive && strings.HasPrefix(strings.TrimSpace(t.text), "endif"):
			conditions--
		case t.text == "{":
			braces++
		case t.text == "}":
			braces--
		}
		if braces < 0 || conditions < 0 {
			return false
		}
	}
	return braces == 0 && conditions == 0
}
