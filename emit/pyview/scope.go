package pyview

import (
	"slices"
	"strings"
)

// Scope is the names of one Python file. What the file borrows, from Python or
// from other files, is asked for here and gets a name that no item, parameter
// or member of the file has: a crate may well export a function named len.
type Scope struct {
	taken   map[string]bool
	imports []*imported
	prefix  string // of the names that imports get
}

type imported struct {
	module, name, alias string // name "" for the module itself
	typing              bool   // only annotations name it
}

// NewScope returns the scope of a file whose own names are taken.
func NewScope(taken ...string) *Scope {
	s := &Scope{taken: map[string]bool{}}
	s.Take(taken...)
	return s
}

// NewPublicScope returns the scope of a module that users look at: the names of
// its imports begin with an underscore, so that it shows its own items only.
func NewPublicScope(taken ...string) *Scope {
	s := NewScope(taken...)
	s.prefix = "_"
	return s
}

// Take reserves names.
func (s *Scope) Take(names ...string) {
	for _, name := range names {
		s.taken[name] = true
	}
}

// Fresh returns name, or name with underscores after it if it is taken, and
// takes it.
func (s *Scope) Fresh(name string) string {
	for s.taken[name] {
		name += "_"
	}
	s.taken[name] = true
	return name
}

// Builtin returns how the file names a builtin.
func (s *Scope) Builtin(name string) string {
	if !s.taken[name] {
		return name
	}
	return s.Import("builtins", name)
}

// Import returns how the file names what module has under name; an empty name
// is the module itself, bound to the last part of its path.
func (s *Scope) Import(module, name string) string {
	i := s.add(module, name)
	i.typing = false
	return i.alias
}

// ImportAs is Import with the name to use, which is one of the file's own; an
// empty one leaves the choice to the scope.
func (s *Scope) ImportAs(module, name, as string) string {
	if as == "" {
		return s.Import(module, name)
	}
	for _, i := range s.imports {
		if i.module == module && i.name == name {
			return i.alias
		}
	}
	s.imports = append(s.imports, &imported{module: module, name: name, alias: as})
	return as
}

// ImportType is Import for what only annotations name: in a file that runs, it
// is imported by type checkers alone.
func (s *Scope) ImportType(module, name string) string {
	before := len(s.imports)
	i := s.add(module, name)
	if len(s.imports) > before {
		i.typing = true
	}
	return i.alias
}

// extensions is the package that has the words of typing which Python 3.9 lacks.
const extensions = "typing_extensions"

// Extension is Import for a word of typing that Python 3.9 lacks. The module is
// named each time: linters of projects that need a newer Python want single words
// of it from another module, and those of older ones do not.
func (s *Scope) Extension(word string) string { return s.Import(extensions, "") + "." + word }

// ExtensionType is Extension for what only annotations name.
func (s *Scope) ExtensionType(word string) string {
	return s.ImportType(extensions, "") + "." + word
}

func (s *Scope) add(module, name string) *imported {
	for _, i := range s.imports {
		if i.module == module && i.name == name {
			return i
		}
	}
	want := name
	switch {
	case module == extensions && name == "":
		want = "te" // as most call it
	case name == "":
		want = module[strings.LastIndex(module, ".")+1:]
	}
	prefix := s.prefix
	if name == "" && strings.HasPrefix(module, ".") {
		prefix = "_"
	}
	if name == "Set" && module == "collections.abc" {
		want, prefix = "AbstractSet", "" // linters want this name: it is not the builtin
	}
	if prefix != "" {
		want = prefix + strings.TrimPrefix(want, prefix)
	}
	i := &imported{module: module, name: name, alias: s.Fresh(want)}
	s.imports = append(s.imports, i)
	return i
}

// Imports prints the import statements, as isort would.
func (s *Scope) Imports(p *Printer) {
	s.print(p, func(i *imported) bool { return !i.typing })
}

// AllImports prints the imports with those that only annotations need: in a
// stub there is nothing else.
func (s *Scope) AllImports(p *Printer) {
	s.print(p, func(*imported) bool { return true })
}

// TypeImports prints the imports that only annotations need, in a block that
// type checkers alone see.
func (s *Scope) TypeImports(p *Printer) {
	if !slices.ContainsFunc(s.imports, func(i *imported) bool { return i.typing }) {
		return
	}
	p.Blank()
	p.Line("if %s:", s.Import("typing", "TYPE_CHECKING"))
	p.Indent()
	s.print(p, func(i *imported) bool { return i.typing })
	p.Dedent()
}

func (s *Scope) print(p *Printer, wanted func(*imported) bool) {
	group := -1
	for _, statement := range s.statements(wanted) {
		if group >= 0 && statement.group != group {
			p.Blank()
		}
		group = statement.group
		statement.print(p)
	}
}

// statement is one import statement: of names, or of a module.
type statement struct {
	group  int
	module string
	names  []string // "Sequence", "Final as Final_"; nil for `import module`
	alias  string
}

func (s *Scope) statements(wanted func(*imported) bool) []*statement {
	var list []*statement
	for _, i := range s.imports {
		if !wanted(i) {
			continue
		}
		list = addImport(list, i)
	}
	for _, st := range list {
		slices.SortFunc(st.names, compareImported)
	}
	slices.SortStableFunc(list, compareStatements)
	return list
}

func addImport(list []*statement, i *imported) []*statement {
	module, name := i.module, i.name
	if name == "" && strings.HasPrefix(module, ".") {
		// A sibling: from .a import b.
		at := strings.LastIndex(module, ".")
		module, name = module[:at], module[at+1:]
		if strings.Trim(module, ".") == "" {
			module += "."
		}
	}
	if name == "" {
		return append(list, &statement{group: groupOf(module), module: module, alias: aliasOf(i, module)})
	}
	spelled := name
	if i.alias != name {
		spelled += " as " + i.alias
	}
	for _, st := range list {
		if st.module == module && st.names != nil && !strings.Contains(spelled, " as ") && !st.aliased() {
			st.names = append(st.names, spelled)
			return list
		}
	}
	return append(list, &statement{group: groupOf(module), module: module, names: []string{spelled}})
}

func (st *statement) aliased() bool {
	return slices.ContainsFunc(st.names, func(n string) bool { return strings.Contains(n, " as ") })
}

func aliasOf(i *imported, module string) string {
	if i.alias == module {
		return ""
	}
	return i.alias
}

// groupOf orders the blocks of imports: __future__, Python's, others', ours.
func groupOf(module string) int {
	switch {
	case module == "__future__":
		return 0
	case strings.HasPrefix(module, "."):
		return 3
	case module == extensions:
		return 2
	default:
		return 1
	}
}

// compareStatements orders as isort: by block, `import a` before `from a
// import b`, more dots first.
func compareStatements(a, b *statement) int {
	if a.group != b.group {
		return a.group - b.group
	}
	if (a.names == nil) != (b.names == nil) {
		if a.names == nil {
			return -1
		}
		return 1
	}
	if da, db := dots(a.module), dots(b.module); da != db {
		return db - da
	}
	if c := strings.Compare(a.module, b.module); c != 0 {
		return c
	}
	return compareNames(first(a.names), first(b.names))
}

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

func dots(module string) int { return len(module) - len(strings.TrimLeft(module, ".")) }

func (st *statement) print(p *Printer) {
	switch {
	case st.names != nil:
		p.List("from "+st.module+" import ", "", st.names, "", "(", ")")
	case st.alias != "":
		p.Line("import %s as %s", st.module, st.alias)
	default:
		p.Line("import %s", st.module)
	}
}
