package emit

import (
	"slices"
	"strings"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// Layout says where outputs go; it comes from bindgen.toml and the defaults.
// All paths are relative to the project's directory, slash-separated.
type Layout struct {
	CrateDir string // the directory of Cargo.toml: "rust", or "."
	Header   string // "include/ophio.h"
	// Headers are those that native items are divided among; nil where they
	// stand in Header.
	Headers []NativeHeader
	ABIJSON string // "abi.json" beside Cargo.toml
	Python  string // the directory of the Python package: "python/ophio"; "" for none
	Package string // its import name: "ophio", or "jellyfish._rustyfish" in a package of the user's
	Command string // what brings the outputs and the library up to date: "bindgen build rust"
}

// NativeHeader is a header with some of the native items.
type NativeHeader struct {
	Path   string
	Items  *native.Module
	Config *cbindgen.Config // with its guard, and the headers it includes
}

// Elsewhere names the settings that send the output at a path to another place;
// "" for the glue, whose place is fixed.
func (l *Layout) Elsewhere(name string) string {
	switch {
	case name == l.Header:
		return "set `header` in bindgen.toml to another path"
	case slices.ContainsFunc(l.Headers, func(h NativeHeader) bool { return h.Path == name }):
		return "set `output` of this [[header]] in bindgen.toml to another path"
	case name == l.ABIJSON:
		return "set `abi` in bindgen.toml to another path"
	case l.Python != "" && strings.HasPrefix(name, l.Python+"/"):
		top, _, _ := strings.Cut(l.Package, ".")
		return "set `python.package` in bindgen.toml to another name, such as \"" + top + "._core\" for a package inside of yours, or `python.dir` to another directory"
	default:
		return ""
	}
}
