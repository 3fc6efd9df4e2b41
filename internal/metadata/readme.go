package metadata

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// contentTypes are the types that a description can have, by the ending of its
// file.
var contentTypes = map[string]string{".md": "text/markdown", ".rst": "text/x-rst", ".txt": "text/plain"}

func (b *builder) readme() {
	if b.fromCargo("readme") {
		b.cargoReadme()
		return
	}
	r := b.project.Readme
	switch {
	case !b.project.Given("readme"):
		return
	case r.File.Given() && r.Text.Given():
		b.bad(r.Text.Span, "`readme` has a file and a text").At(r.File.Span, "the file").Helpf("keep one of the two")
		return
	case !r.File.Given() && !r.Text.Given():
		b.bad(b.project.At("readme"), "`readme` has neither a file nor a text").Helpf("write for instance: readme = \"README.md\"")
		return
	case r.Text.Given():
		b.m.Description = r.Text.Text
	default:
		if !b.localPath("readme", text{r.File.Text, r.File.Span}) {
			return
		}
		b.m.ReadmePath = path.Clean(r.File.Text)
		b.m.Description = b.description(path.Join(b.dir, b.m.ReadmePath), r.File.Span)
	}
	b.m.ContentType = r.ContentType.Text
	switch {
	case r.ContentType.Given():
		b.contentType(r.ContentType.Text, r.ContentType.Span)
	case r.Text.Given():
		b.bad(r.Text.Span, "the text of the readme has no type").Helpf("add: content-type = \"text/markdown\"")
	case r.Table: // PEP 621 has the type optional for a string alone
		b.bad(r.File.Span, "the readme has no type").
			Helpf("add: content-type = \"text/markdown\"; or, if its name says it: readme = %q", r.File.Text)
	case b.m.Description != "":
		b.typeOf(r.File.Text, r.File.Span)
	}
}

// typeOf sets the type of the description by the name of its file.
func (b *builder) typeOf(name string, at source.Span) {
	b.m.ContentType = contentTypes[strings.ToLower(path.Ext(name))]
	if b.m.ContentType == "" {
		b.bad(at, "the ending of `%s` does not say what type of text it is", name).
			Label("neither .md nor .rst nor .txt").
			Helpf("say so: readme = { file = %q, content-type = \"text/markdown\" }", name)
	}
}

// contentType checks a type as the specification of core metadata has it.
func (b *builder) contentType(text string, at source.Span) {
	fields := strings.Split(text, ";")
	name := strings.ToLower(strings.TrimSpace(fields[0]))
	known := false
	for _, t := range contentTypes {
		known = known || t == name
	}
	for _, field := range fields[1:] {
		key, value, _ := strings.Cut(field, "=")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "charset":
			known = known && strings.EqualFold(value, "utf-8")
		case "variant":
			known = known && name == "text/markdown" && (value == "GFM" || value == "CommonMark")
		default:
			known = false
		}
	}
	if !known {
		b.bad(at, "`%s` is no type that a readme can have", text).
			Helpf("it is text/markdown, text/x-rst or text/plain; the charset is UTF-8, and the variant of markdown GFM or CommonMark")
	}
}

// cargoReadme takes the readme that cargo takes.
func (b *builder) cargoReadme() {
	r := b.crate.Readme
	if r.Text == "" {
		b.missing("readme", "readme")
		return
	}
	inside, read := b.place(r)
	b.m.ReadmePath = inside
	b.m.Description = b.description(read, r.Span)
	if b.m.ContentType = contentTypes[strings.ToLower(path.Ext(r.Text))]; b.m.ContentType == "" {
		b.m.ContentType = "text/plain" // as "README" is; Cargo.toml cannot say another
	}
}

// place returns where a file of Cargo.toml is in the project, and where it is
// read. A file outside of the project is one at its top by its base name: an
// sdist has it there.
func (b *builder) place(f parser.PackageFile) (inside, read string) {
	rel, err := filepath.Rel(filepath.FromSlash(b.dir), filepath.FromSlash(f.Path()))
	if err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel), f.Path()
	}
	inside = path.Base(f.Path())
	if top := path.Join(b.dir, inside); isFile(top) {
		return inside, top
	}
	return inside, f.Path()
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// description returns the text of a readme with \n at the ends of its lines, so
// that it is the same on every system.
func (b *builder) description(name string, at source.Span) string {
	data, ok := b.file("readme", name, at)
	if !ok {
		return ""
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		b.report.Error(diag.MissingFile, at, "the readme `%s` is not UTF-8", name).Helpf("save it as UTF-8")
		return ""
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

// file reads a file that the metadata names.
func (b *builder) file(what, name string, at source.Span) ([]byte, bool) {
	info, err := os.Stat(name)
	switch {
	case err != nil && os.IsNotExist(err):
		b.report.Error(diag.MissingFile, at, "the %s `%s` does not exist", what, name).
			Helpf("write it, or name another file")
		return nil, false
	case err == nil && !info.Mode().IsRegular():
		b.report.Error(diag.MissingFile, at, "the %s `%s` is no file", what, name).Helpf("name a file")
		return nil, false
	}
	data, err := os.ReadFile(name)
	if err != nil {
		b.report.Error(diag.MissingFile, at, "cannot read the %s `%s`: %v", what, name, err).
			Helpf("make it readable, or name another file")
		return nil, false
	}
	return data, true
}

// localPath asks that a path stays in the project.
func (b *builder) localPath(key string, t text) bool {
	switch {
	case strings.Contains(t.text, `\`):
		b.bad(t.span, "the path of `%s` has to be written with / between its parts", key).
			Helpf("write for instance: %s", path.Clean(strings.ReplaceAll(t.text, `\`, "/")))
	case !filepath.IsLocal(filepath.FromSlash(t.text)):
		b.bad(t.span, "the path of `%s` has to stay below the directory of this file", key).
			Helpf("only what is in the project gets into its packages: copy the file")
	default:
		return b.line(key, t)
	}
	return false
}
