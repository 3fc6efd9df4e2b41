package cbindgen

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/internal/tomldoc"
)

// Read reads a cbindgen.toml. Unknown keys and bad values are errors at their
// place; keys that only concern other languages are one notice. It returns nil
// for a file that cannot be read.
func Read(path string, report *diag.Report) *Config {
	if file := open(path, source.Span{}, report); file != nil {
		return Decode(file, report)
	}
	return nil
}

// open reads a file; nil where it cannot. asked is where it is named, if in a
// file.
func open(path string, asked source.Span, report *diag.Report) *source.File {
	text, err := os.ReadFile(path)
	file := &source.File{Path: filepath.ToSlash(filepath.Clean(path)), Text: text}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	if err == nil && len(text) > math.MaxInt32 {
		err = errors.New("the file is larger than 2 GiB")
	}
	if err != nil {
		report.Error(diag.UnreadableFile, asked, "cannot read `%s`: %v", file.Path, err).
			Helpf("name a cbindgen.toml that is there by --config")
		return nil
	}
	return file
}

// Decode reads the text of a cbindgen.toml.
func Decode(file *source.File, report *diag.Report) *Config {
	config := Default()
	decodeInto(config, file, report, func(*tomldoc.Entry) bool { return true })
	return config
}

// decodeInto sets in config what file says and may say.
func decodeInto(config *Config, file *source.File, report *diag.Report, may func(*tomldoc.Entry) bool) {
	config.File = file
	if !utf8.Valid(file.Text) {
		report.Error(diag.InvalidUTF8, file.Span(0, 0), "the file is not valid UTF-8").Helpf("save the file as UTF-8")
		return
	}
	entries, _ := tomldoc.Read(file, nil, report)
	d := &decoder{config: config, report: report}
	for i := range entries {
		if may(&entries[i]) {
			d.entry(&entries[i])
		}
	}
	d.ignored()
}

type decoder struct {
	config  *Config
	report  *diag.Report
	useless []useless
	foreign bool // language is not C
}

// useless is a setting that has no effect.
type useless struct {
	key   *key
	entry *tomldoc.Entry
}

func (d *decoder) entry(e *tomldoc.Entry) {
	k := find(e)
	switch {
	case k != nil && k.kind == tomldoc.Array && e.Kind == tomldoc.Table && isTable(e): // parse.expand has both forms
	case k != nil:
		d.apply(k, e)
	case e.Kind == tomldoc.Table && isTable(e), strings.HasPrefix(e.Name(), "cython.cimports"):
	case isTable(e):
		d.report.Error(diag.BadConfig, e.Span, "`%s` has to be a table", e.Name()).
			Helpf("write [%s] on a line of its own, and its settings below", e.Name())
	default:
		d.unknown(e)
	}
}

func (d *decoder) apply(k *key, e *tomldoc.Entry) {
	wants := k.kind
	if wants == tomldoc.Table {
		wants = tomldoc.String // each of the user's keys
	}
	if wants != "" && e.Kind != wants || e.Bad && k.elsewhere == "" {
		d.report.Error(diag.BadConfig, e.Span, "`%s` has to be %s", e.Name(), inWords(wants)).
			Helpf("write for instance: %s", k.example(e))
		return
	}
	if k.fault != nil {
		if fault := k.fault(e); fault != "" {
			at := d.report.Error(diag.BadConfig, e.Span, "`%s` %s", e.Name(), fault)
			if near := diag.Nearest(e.Text, k.values); near != "" {
				at.Helpf("did you mean \"%s\"?", near)
			} else {
				at.Helpf("write for instance: %s", k.example(e))
			}
			return
		}
	}
	if d.config.places == nil {
		d.config.places = map[string]source.Span{}
	}
	d.config.places[e.Name()] = e.Span
	k.set(d.config, e)
	if k.name == "language" {
		d.foreign = exact.find(e.Text, languages) != "C"
		if !d.foreign {
			return
		}
	}
	if k.elsewhere != "" && !k.isUsual(e) {
		d.useless = append(d.useless, useless{k, e})
	}
}

func inWords(k tomldoc.Kind) string {
	switch k {
	case tomldoc.Bool:
		return "true or false"
	case tomldoc.Integer:
		return "a number"
	case tomldoc.Array:
		return "an array of strings"
	default:
		return "a string"
	}
}

// example returns how the key may be written.
func (k *key) example(e *tomldoc.Entry) string {
	value := `".."`
	switch {
	case k.name == "defines":
		return `"target_os = linux" = "TARGET_OS_LINUX"`
	case k.kind == tomldoc.Bool:
		value = "true"
	case k.kind == tomldoc.Integer:
		value = "80"
	case k.values != nil && k.kind == tomldoc.Array:
		value = fmt.Sprintf("[%q]", k.values[0])
	case k.kind == tomldoc.Array:
		value = `["name"]`
	case k.values != nil:
		value = fmt.Sprintf("%q", k.values[0])
	case k.fault != nil:
		value = `"name"`
	}
	last := e.Path[len(e.Path)-1]
	if !isIdentifier(last) {
		last = fmt.Sprintf("%q", last)
	}
	return last + " = " + value
}

func (d *decoder) unknown(e *tomldoc.Entry) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	at := d.report.Error(diag.BadConfig, e.Key, "cbindgen.toml has no setting `%s`", e.Name())
	last := e.Path[len(e.Path)-1]
	if near := diag.Nearest(e.Name(), names); near != "" {
		at.Helpf("did you mean `%s`?", near)
		return
	}
	for _, name := range names { // in another table
		if _, own, _ := cutLast(name); own == last {
			at.Helpf("did you mean `%s`?", name)
			return
		}
	}
	at.Helpf("docs/header.md lists all settings")
}

// cutLast cuts name at its last dot.
func cutLast(name string) (table, own string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

// ignored tells of all that has no effect at once.
func (d *decoder) ignored() {
	if len(d.useless) == 0 {
		return
	}
	names := map[string][]string{}
	for _, u := range d.useless {
		names[u.key.elsewhere] = append(names[u.key.elsewhere], "`"+u.entry.Name()+"`")
	}
	first := d.useless[0].entry
	what := "settings do"
	if len(d.useless) == 1 {
		what = "setting does"
	}
	at := d.report.Notice(diag.IgnoredConfig, first.Key, "%d %s nothing for a C header from bindgen", len(d.useless), what)
	for _, about := range []string{cxxOnly, cythonOnly, cargoOnly} {
		if names[about] != nil {
			at.Note("about %s: %s", about, strings.Join(names[about], ", "))
		}
	}
	if d.foreign {
		at.Helpf("bindgen writes C; with `cpp_compat = true` C++ can include the header, too")
	} else {
		at.Helpf("they may stay for cbindgen's sake")
	}
}
