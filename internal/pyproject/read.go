package pyproject

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Name is the name of the file.
const Name = "pyproject.toml"

// tables are the tables that may be in a pyproject.toml: the specification
// keeps the rest for itself. [dependency-groups] is of PEP 735, and no affair of a
// build backend.
var tables = []string{"build-system", "project", "tool", "dependency-groups"}

// Read reads the pyproject.toml of dir; the File is nil where there is none. It
// gives false when it has reported an error.
func Read(dir string, report *diag.Report) (*File, bool) {
	name := path.Join(dir, Name)
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, true
	}
	if err != nil {
		report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", name, err)
		return nil, false
	}
	return Decode(&source.File{Path: name, Text: text}, report)
}

// Decode reads the text of a pyproject.toml. It gives false when it has reported
// an error.
func Decode(file *source.File, report *diag.Report) (*File, bool) {
	found := &diag.Report{}
	entries, _ := tomldoc.Read(file, nil, found)
	if !found.Failed() {
		d := &decoder{file: &File{Source: file}, report: found, whole: map[string]bool{}, left: map[string]leftTable{}}
		for i := range entries {
			d.entry(&entries[i])
		}
		d.checkBuildSystem()
		d.checkProject()
		d.checkOtherTools()
		report.Add(found)
		return d.file, !found.Failed()
	}
	report.Add(found)
	return nil, false
}

// decoder fills a File.
type decoder struct {
	file   *File
	report *diag.Report
	whole  map[string]bool // the tables and keys that were reported as a whole
	left   map[string]leftTable
}

func (d *decoder) entry(e *tomldoc.Entry) {
	table := e.Path[0]
	if d.whole[table] || len(e.Path) > 1 && d.whole[table+"."+e.Path[1]] {
		return
	}
	switch table {
	case "build-system":
		if d.file.BuildSystem == nil {
			d.file.BuildSystem = &BuildSystem{Span: e.Key}
		}
		d.inTable(e, buildSystemKeys)
	case "project":
		if d.file.Project == nil {
			d.file.Project = &Project{Span: e.Key, given: map[string]source.Span{}}
		}
		d.inTable(e, projectKeys)
	case "tool":
		d.otherTool(e)
	case "dependency-groups":
	default:
		d.whole[table] = true
		d.unknown(e.Key, "table", "", table, tables).
			Note("the specification of pyproject.toml allows no other table; what is for a tool goes below [tool]")
	}
}

// inTable takes an entry of the table build-system or project.
func (d *decoder) inTable(e *tomldoc.Entry, keys []key) {
	table := e.Path[0]
	if len(e.Path) == 1 {
		if e.Kind != tomldoc.Table {
			d.report.Error(diag.BadMetadata, e.Span, "`%s` has to be a table", table).
				Helpf("write a line [%s], and its keys below", table)
		}
		return
	}
	names := make([]string, len(keys))
	for i := range keys {
		if k := &keys[i]; k.name == e.Path[1] {
			if table == "project" {
				d.give(e)
			}
			if !k.take(d, e, e.Path[2:]) {
				d.whole[table+"."+k.name] = len(e.Path) == 2
				d.report.Error(diag.BadMetadata, e.Span, "`%s` has to be %s", table+"."+k.name, k.wants).
					Helpf("write for instance: %s", k.example)
			}
			return
		}
		names[i] = keys[i].name
	}
	d.whole[table+"."+e.Path[1]] = true
	d.unknown(e.Key, "key", table+".", e.Path[1], names)
}

// give notes that [project] has a key.
func (d *decoder) give(e *tomldoc.Entry) {
	if given := d.file.Project.given; !given[e.Path[1]].IsValid() {
		given[e.Path[1]] = e.Key
	}
}

// unknown reports a name that is none of known; all of them are said with table
// before them.
func (d *decoder) unknown(at source.Span, what, table, name string, known []string) *diag.Diagnostic {
	fault := d.report.Error(diag.BadMetadata, at, "there is no %s `%s`", what, table+name)
	if near := diag.Nearest(name, known); near != "" {
		return fault.Helpf("did you mean `%s`?", table+near)
	}
	return fault.Helpf("there are %s", strings.Join(known, ", "))
}
