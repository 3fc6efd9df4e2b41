package cffi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/support/python"
)

// external says where the conversions are of a kind that is a class of Python's
// own library, or that is written as text. The module has to_ and read_ of the
// name; what crosses as text has view_, too.
type external struct{ module, name string }

var externals = map[abi.Kind]external{
	abi.Path:  {"_paths", "path"},
	abi.OsStr: {"_paths", "os_str"},
}

// externalSources are those modules. A package has those that it uses.
var externalSources = map[string]string{
	"_paths": python.Paths,
}

// external names a function of a module that not all packages have.
func (m *module) external(from, name string) string {
	m.generator.used[from] = true
	return m.scope.Import(m.dots+from, name)
}

// isExternal reports whether t is one of those kinds.
func isExternal(t *abi.Type) bool {
	_, ok := externals[t.Kind]
	return ok
}

// externalFrom spells the value of the C form at place.
func (m *module) externalFrom(t *abi.Type, place string) string {
	e := externals[t.Kind]
	return m.external(e.module, "read_"+e.name) + "(" + place + ")"
}

// externalTo converts a value to its C form.
func (m *module) externalTo(e external, value, name string) call {
	return call{m.external(e.module, "to_"+e.name), []string{value, name}}
}
