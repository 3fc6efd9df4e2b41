package pyproject

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/tomldoc"
)

// key is a key of one of the two tables: its name, what its value must be, and
// where it goes.
type key struct {
	name    string
	wants   string // for messages: "a string"
	example string // as TOML
	// take takes an entry whose path goes on from the key with rest. It gives
	// false for a value of another form.
	take func(d *decoder, e *tomldoc.Entry, rest []string) bool
}

var buildSystemKeys = []key{
	list("requires", `requires = ["bindgen"]`, func(d *decoder) *List { return &d.file.BuildSystem.Requires }),
	text("build-backend", `build-backend = "bindgen_backend"`, func(d *decoder) *Value { return &d.file.BuildSystem.Backend }),
	list("backend-path", `backend-path = ["backend"]`, func(d *decoder) *List { return &d.file.BuildSystem.BackendPath }),
}

// projectKeys are the keys of [project], in the order of the specification.
var projectKeys = []key{
	text("name", `name = "my-package"`, func(d *decoder) *Value { return &d.file.Project.Name }),
	text("version", `version = "1.0.0"`, func(d *decoder) *Value { return &d.file.Project.Version }),
	text("description", `description = "What it is, in a line"`, func(d *decoder) *Value { return &d.file.Project.Description }),
	{"readme", "a string or a table", `readme = "README.md"`, readme},
	text("requires-python", `requires-python = ">=3.9"`, func(d *decoder) *Value { return &d.file.Project.RequiresPython }),
	{"license", "a string", `license = "MIT OR Apache-2.0"`, license},
	list("license-files", `license-files = ["LICENSE*"]`, func(d *decoder) *List { return &d.file.Project.LicenseFiles }),
	people("authors", func(p *Project) *[]Person { return &p.Authors }),
	people("maintainers", func(p *Project) *[]Person { return &p.Maintainers }),
	list("keywords", `keywords = ["parser", "rust"]`, func(d *decoder) *List { return &d.file.Project.Keywords }),
	list("classifiers", `classifiers = ["Programming Language :: Rust"]`, func(d *decoder) *List { return &d.file.Project.Classifiers }),
	pairs("urls", `urls = { Homepage = "https://example.org" }`, func(p *Project) *[]Pair { return &p.URLs }),
	pairs("scripts", `scripts = { my-command = "my_package.cli:main" }`, func(p *Project) *[]Pair { return &p.Scripts }),
	pairs("gui-scripts", `gui-scripts = { my-window = "my_package.window:main" }`, func(p *Project) *[]Pair { return &p.GUIScripts }),
	{"entry-points", "a table of tables of strings", `entry-points."my.group" = { name = "my_package:object" }`, entryPoints},
	list("dependencies", `dependencies = ["attrs>=23"]`, func(d *decoder) *List { return &d.file.Project.Dependencies }),
	{"optional-dependencies", "a table of arrays of strings", `optional-dependencies.fast = ["numpy>=2"]`, extras},
	list("import-names", `import-names = ["my_package"]`, func(d *decoder) *List { return &d.file.Project.ImportNames }),
	list("import-namespaces", `import-namespaces = ["my"]`, func(d *decoder) *List { return &d.file.Project.ImportNamespaces }),
	list("dynamic", `dynamic = ["version"]`, func(d *decoder) *List { return &d.file.Project.Dynamic }),
}

// text returns a key whose value is a string.
func text(name, example string, field func(*decoder) *Value) key {
	return key{name, "a string", example, func(d *decoder, e *tomldoc.Entry, rest []string) bool {
		if len(rest) > 0 || e.Kind != tomldoc.String {
			return false
		}
		*field(d) = value(e)
		return true
	}}
}

// list returns a key whose value is an array of strings.
func list(name, example string, field func(*decoder) *List) key {
	return key{name, "an array of strings", example, func(d *decoder, e *tomldoc.Entry, rest []string) bool {
		if len(rest) > 0 || e.Kind != tomldoc.Array || e.Bad {
			return false
		}
		*field(d) = List{items(e), e.Key}
		return true
	}}
}

// pairs returns a key whose value is a table of strings.
func pairs(name, example string, field func(*Project) *[]Pair) key {
	return key{name, "a table of strings", example, func(d *decoder, e *tomldoc.Entry, rest []string) bool {
		switch {
		case len(rest) == 0:
			return e.Kind == tomldoc.Table
		case len(rest) > 1 || e.Kind != tomldoc.String:
			return false
		}
		to := field(d.file.Project)
		*to = append(*to, Pair{Value{rest[0], e.Key}, value(e)})
		return true
	}}
}

// people returns a key whose value is an array of tables of a name and an
// address, in either of the ways that TOML has.
func people(name string, field func(*Project) *[]Person) key {
	example := name + ` = [{ name = "Ada Lovelace", email = "ada@example.org" }]`
	return key{name, "an array of tables with name and email", example, func(d *decoder, e *tomldoc.Entry, rest []string) bool {
		to := field(d.file.Project)
		switch {
		case len(rest) == 0 && e.Kind == tomldoc.ArrayTable:
			*to = append(*to, Person{Span: e.Key})
			return true
		case len(rest) == 0 && e.Kind == tomldoc.Array:
			return d.inlinePeople(to, e)
		case len(rest) == 1 && len(*to) > 0:
			return d.person(&(*to)[len(*to)-1], e, rest[0])
		default:
			return false
		}
	}}
}

func (d *decoder) inlinePeople(to *[]Person, e *tomldoc.Entry) bool {
	for _, item := range e.List {
		if item.Kind != tomldoc.Table {
			return false
		}
		p := Person{Span: e.Key}
		for i := range item.Fields {
			field := &item.Fields[i]
			if len(field.Path) != 1 || !d.person(&p, field, field.Path[0]) {
				return false
			}
		}
		*to = append(*to, p)
	}
	return true
}

// person takes a field of a person.
func (d *decoder) person(p *Person, e *tomldoc.Entry, field string) bool {
	switch {
	case field != "name" && field != "email":
		d.unknown(e.Key, "key", "", field, []string{"name", "email"})
		return true
	case e.Kind != tomldoc.String:
		return false
	case field == "name":
		p.Name = value(e)
	default:
		p.Email = value(e)
	}
	p.Span = e.Key
	return true
}

func readme(d *decoder, e *tomldoc.Entry, rest []string) bool {
	to := &d.file.Project.Readme
	switch {
	case len(rest) == 0 && e.Kind == tomldoc.String:
		to.File = value(e)
		return true
	case len(rest) == 0:
		to.Table = e.Kind == tomldoc.Table
		return to.Table
	}
	to.Table = true // also where its keys are written with dots
	return d.field(e, rest, "readme", map[string]*Value{"file": &to.File, "text": &to.Text, "content-type": &to.ContentType})
}

func license(d *decoder, e *tomldoc.Entry, rest []string) bool {
	to := &d.file.Project.License
	switch {
	case len(rest) == 0 && e.Kind == tomldoc.String:
		to.Expression = value(e)
		return true
	case len(rest) == 0:
		return e.Kind == tomldoc.Table
	}
	return d.field(e, rest, "license", map[string]*Value{"file": &to.File, "text": &to.Text})
}

// field takes a string of a table with fixed keys.
func (d *decoder) field(e *tomldoc.Entry, rest []string, table string, fields map[string]*Value) bool {
	to := fields[rest[0]]
	if to == nil {
		var names []string
		for name := range fields {
			names = append(names, name)
		}
		slices.Sort(names)
		d.unknown(e.Key, "key", "project."+table+".", rest[0], names)
		return true
	}
	if len(rest) > 1 || e.Kind != tomldoc.String {
		return false
	}
	*to = value(e)
	return true
}

func entryPoints(d *decoder, e *tomldoc.Entry, rest []string) bool {
	if len(rest) == 0 {
		return e.Kind == tomldoc.Table
	}
	if len(rest) > 2 || len(rest) == 2 && e.Kind == tomldoc.Table {
		d.dottedGroup(e, rest)
		return true
	}
	groups := &d.file.Project.EntryPoints
	i := slices.IndexFunc(*groups, func(g EntryPointGroup) bool { return g.Name.Text == rest[0] })
	if i < 0 {
		i = len(*groups)
		*groups = append(*groups, EntryPointGroup{Name: Value{rest[0], e.Key}})
	}
	if len(rest) == 1 {
		return e.Kind == tomldoc.Table
	}
	group := &(*groups)[i]
	group.Points = append(group.Points, Pair{Value{rest[1], e.Key}, value(e)})
	return e.Kind == tomldoc.String
}

// dottedGroup reports [project.entry-points.my.group], which TOML takes for
// tables in each other.
func (d *decoder) dottedGroup(e *tomldoc.Entry, rest []string) {
	d.whole["project.entry-points"] = true // what stands below the header is no other fault
	if e.Kind != tomldoc.Table {
		rest = rest[:len(rest)-1]
	}
	d.report.Error(diag.BadMetadata, e.Span, "`project.entry-points` has to be a table of tables of strings").
		Helpf("a group with dots is quoted: [project.entry-points.%q]", strings.Join(rest, "."))
}

func extras(d *decoder, e *tomldoc.Entry, rest []string) bool {
	if len(rest) == 0 {
		return e.Kind == tomldoc.Table
	}
	if len(rest) > 1 || e.Kind != tomldoc.Array || e.Bad {
		return false
	}
	to := &d.file.Project.OptionalDependencies
	*to = append(*to, Extra{Value{rest[0], e.Key}, items(e)})
	return true
}

func value(e *tomldoc.Entry) Value { return Value{e.Text, e.Span} }

func items(e *tomldoc.Entry) []Value {
	out := make([]Value, len(e.List))
	for i, item := range e.List {
		out[i] = Value{item.Text, item.Span}
	}
	return out
}
