package parser

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/internal/source"
)

// Foreign is an item of a dependency.
type Foreign struct {
	Item  Item
	Crate *Crate // whose item it is, after all re-exports
}

// Foreign finds the item that a path outside the crate names, in the sources of
// the dependency that it begins with: a function or constant where there is
// one of the name, else a type. The path is the External of a Def. The error is
// a *ForeignError.
func (c *Crate) Foreign(path []string) (*Foreign, error) { return c.foreign(path, valueNS, typeNS) }

// ForeignType is Foreign for a type.
func (c *Crate) ForeignType(path []string) (*Foreign, error) { return c.foreign(path, typeNS) }

// foreign looks for a path in the namespaces, one after the other.
func (c *Crate) foreign(path []string, namespaces ...namespace) (*Foreign, error) {
	s := c.sources
	s.faults = nil
	var first *ForeignError
	for _, ns := range namespaces {
		def, err := s.follow(c, path, ns)
		switch {
		case err == nil && def.Item != nil && def.Variant == nil:
			found := &Foreign{Item: def.Item, Crate: c.of(def.Item.Head().Module)}
			if err := found.settled(); err != nil {
				return nil, err
			}
			return found, nil
		case err == nil && first == nil:
			first = s.noItem(path, def)
		case err != nil && (first == nil || err.Missing):
			first = err
		}
	}
	if !first.Missing && len(s.faults) > 0 {
		return nil, s.faults[0] // the name may be there
	}
	return nil, first
}

// IsDependency reports whether a path outside the crate leads into a
// dependency, and not into the standard library or the runtime.
func (c *Crate) IsDependency(path []string) bool {
	if len(path) == 0 || !isDependency(path) {
		return false
	}
	_, ok := c.dependencyKey(path[0])
	return ok
}

// dependencyKey returns the key in Cargo.toml of what paths outside the crate
// begin with.
func (c *Crate) dependencyKey(name string) (string, bool) {
	for _, d := range c.manifest.dependencies() {
		if c.externs[d.crateName()] == name {
			return d.key, true
		}
	}
	if c.sources != nil && c.sources.hygienic[name] != nil {
		return name, true
	}
	return "", false
}

// isDependency reports whether what a path outside the crate names is to be
// looked for in a dependency: some names have a meaning without that.
func isDependency(path []string) bool {
	n := len(path) - 1
	switch {
	case path[0] == "std", path[0] == runtimeCrate, systemCrates[path[0]], n == 0 && primitives[path[0]]:
		return false
	default:
		return !knownCrates[path[0]] || !knownMember(path[:n], path[n])
	}
}

// of returns the crate that m belongs to, which is c unless a dependency says
// otherwise.
func (c *Crate) of(m *Module) *Crate {
	if m == nil {
		return c
	}
	for m.Parent != nil {
		m = m.Parent
	}
	if m.crate != nil {
		return m.crate
	}
	return c
}

// IsForeign reports whether an item is one of a dependency.
func (c *Crate) IsForeign(item Item) bool { return c.of(item.Head().Module) != c }

// PackageOf returns the name of the package that an item is of.
func (c *Crate) PackageOf(item Item) string { return c.of(item.Head().Module).Package }

// isLazy reports whether c is a dependency, of which only what is asked for is
// read.
func (c *Crate) isLazy() bool { return c.Root != nil && c.Root.crate != nil }

// follow returns what a path of c into a dependency names, through all
// re-exports of other crates.
func (s *sources) follow(c *Crate, path []string, ns namespace) (Def, *ForeignError) {
	key := fmt.Sprintf("%s\x00%s\x00%d", c.Dir, strings.Join(path, "::"), ns)
	if s.busy[key] {
		return Def{}, s.endless(path) // which cargo refuses, too
	}
	s.busy[key] = true
	defer delete(s.busy, key)
	dep, fault := s.dependency(c, path[0])
	if fault != nil {
		return Def{}, fault
	}
	found, err := dep.lookup.path(pathQuery{from: dep.Root, path: append([]string{"crate"}, path[1:]...), ns: ns})
	if err != nil {
		return Def{}, dep.lacks(path[1:], err)
	}
	def := found[0].def
	if def.External != nil && isDependency(def.External) {
		return s.follow(dep, def.External, ns)
	}
	return def, nil
}

// beyond is follow for what a dependency itself names. What cannot be found
// stays a name.
func (s *sources) beyond(c *Crate, def Def, ns namespace) Def {
	if !c.IsDependency(def.External) {
		return def
	}
	found, fault := s.follow(c, def.External, ns)
	if fault == nil {
		return found
	}
	if fault.Missing {
		s.faults = append(s.faults, fault)
	}
	return def
}

// brings returns what a glob of module, which is one of another crate, gives to
// the dependency c under name.
//
// Every name of a module with such a glob comes here, in every round of
// lookup.prepare, so answers are kept; but not those that were found on the way
// to another, which may have been cut short by it.
func (s *sources) brings(c *Crate, module []string, name string, ns namespace) []binding {
	path := append(slices.Clone(module), name)
	key := broughtKey{c, strings.Join(path, "::"), ns}
	if found, ok := s.brought[key]; ok {
		return found
	}
	outermost := len(s.busy) == 0
	var found []binding
	def := s.beyond(c, Def{External: path}, ns)
	if def.External == nil || !isDependency(def.External) {
		found = []binding{{def: def}}
	}
	if outermost {
		s.brought[key] = found
	}
	return found
}

// broughtKey is a name that a glob of another crate may bring to a crate.
type broughtKey struct {
	crate *Crate
	path  string
	ns    namespace
}

// String names c with its version.
func (c *Crate) String() string { return strings.TrimSpace(c.Package + " " + c.Version) }

// settled reports what decides about the item, or about a module that it is in,
// without bindgen's knowledge.
func (f *Foreign) settled() *ForeignError {
	spans := []source.Span{f.Item.Head().Full}
	for m := f.Item.Head().Module; m != nil && m.Parent != nil; m = m.Parent {
		spans = append(spans, m.Full)
	}
	for _, v := range f.Crate.verdicts {
		if !v.keep || len(v.doubts) == 0 || !slices.ContainsFunc(spans, v.span.encloses) {
			continue
		}
		return f.Crate.doubtful(f.Item.Head().Name, v)
	}
	return nil
}
