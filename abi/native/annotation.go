package native

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// annotationMark begins a line of a doc comment that is an annotation.
const annotationMark = "cbindgen:"

// annotationNames are the annotations that cbindgen knows. Those that ask for
// functions of C++ do nothing in C.
var annotationNames = []string{
	"ignore", "no-export",
	"field-names", "rename-all", "rename-associated-constant", "bitfield",
	"add-sentinel", "enum-class", "enum-trailing-values", "prefix-with-name", "rename-variant-name-fields",
	"prefix", "postfix", "ptrs-as-arrays",

	"derive-constructor", "derive-eq", "derive-neq", "derive-lt", "derive-lte", "derive-gt", "derive-gte", "derive-ostream",
	"derive-helper-methods", "derive-const-casts", "derive-mut-casts",
	"derive-tagged-enum-destructor", "derive-tagged-enum-copy-constructor", "derive-tagged-enum-copy-assignment",
	"private-default-tagged-enum-constructor",
	"eq-attributes", "neq-attributes", "lt-attributes", "lte-attributes", "gt-attributes", "gte-attributes",
	"destructor-attributes", "copy-constructor-attributes", "copy-assignment-attributes",
	"variant-constructor-attributes", "variant-const-cast-attributes", "variant-mut-cast-attributes", "variant-is-attributes",
}

// documented takes the annotations out of doc, the doc comment of what stands
// in span, whose name is at name. An annotation that nobody knows is a warning.
func (l *lowerer) documented(doc string, span, name source.Span) (string, Annotations) {
	if !strings.Contains(doc, annotationMark) {
		return doc, nil
	}
	var rest []string
	var list Annotations
	for _, line := range strings.Split(doc, "\n") {
		text, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), annotationMark)
		if !ok {
			rest = append(rest, line)
			continue
		}
		a := readAnnotation(text)
		a.Span = annotationSpan(strings.TrimSpace(annotationMark+text), span, name)
		l.checkAnnotation(a)
		list = append(list, a)
	}
	return strings.Trim(strings.Join(rest, "\n"), "\n"), list
}

// readAnnotation reads what follows the mark: `name`, `name=value`.
func readAnnotation(text string) Annotation {
	name, value, _ := strings.Cut(text, "=")
	return Annotation{Name: strings.TrimSpace(name), Value: strings.TrimSpace(value)}
}

// annotationSpan finds line in the source that leads up to name; where it is
// not there word by word, as in a doc attribute, name has to do.
func annotationSpan(line string, span, name source.Span) source.Span {
	if !name.IsValid() || span.File != name.File || span.Start > name.Start {
		return name
	}
	leading := string(span.File.Text[span.Start:name.Start])
	at := strings.LastIndex(leading, line)
	if at < 0 {
		return name
	}
	return span.File.Span(int(span.Start)+at, int(span.Start)+at+len(line))
}

func (l *lowerer) checkAnnotation(a Annotation) {
	switch {
	case !slices.Contains(annotationNames, a.Name):
		d := l.report.Warn(diag.BadAnnotation, a.Span, "unknown annotation `cbindgen:%s`: it does nothing", a.Name)
		// cbindgen's own examples leave the enum- out.
		switch near := diag.Nearest(a.Name, append(annotationNames, "trailing-values")); near {
		case "":
			d.Helpf("remove the line: cbindgen has no such annotation for C")
		case "trailing-values":
			d.Helpf("write `cbindgen:enum-trailing-values`")
		default:
			d.Helpf("write `cbindgen:%s`", near)
		}
	case strings.Contains(a.Value, "="):
		l.report.Error(diag.BadAnnotation, a.Span, "annotation `cbindgen:%s` with more than one `=`", a.Name).
			Helpf("write `cbindgen:NAME`, `cbindgen:NAME=VALUE` or `cbindgen:NAME=[A, B]`")
	}
}

// ignored reports whether doc says `cbindgen:ignore`: the item is not there for
// the header, nor is what stands in it.
func ignored(doc string) bool {
	if !strings.Contains(doc, annotationMark) {
		return false
	}
	for _, line := range strings.Split(doc, "\n") {
		if strings.TrimSpace(line) == annotationMark+"ignore" {
			return true
		}
	}
	return false
}

// Find returns the last annotation called name, nil for none.
func (a Annotations) Find(name string) *Annotation {
	for i := range slices.Backward(a) {
		if a[i].Name == name {
			return &a[i]
		}
	}
	return nil
}

// Bool returns what name=true, name=false or name alone say; otherwise where
// there is none.
func (a Annotations) Bool(name string, otherwise bool) bool {
	if found := a.Find(name); found != nil {
		switch found.Value {
		case "", "true":
			return true
		case "false":
			return false
		}
	}
	return otherwise
}

// Text returns the value of name=value, and otherwise where there is none.
func (a Annotations) Text(name, otherwise string) string {
	if found := a.Find(name); found != nil {
		return found.Value
	}
	return otherwise
}

// List returns the values of name=[A, B]; ok is false where there is none.
func (a Annotations) List(name string) (list []string, ok bool) {
	found := a.Find(name)
	if found == nil {
		return nil, false
	}
	inner, open := strings.CutPrefix(found.Value, "[")
	inner, shut := strings.CutSuffix(inner, "]")
	if !open || !shut {
		return nil, false
	}
	for _, word := range strings.Split(inner, ",") {
		list = append(list, strings.TrimSpace(word))
	}
	return list, true
}

// Exported reports whether the item is to be written: `cbindgen:no-export` keeps
// it out of the header, which may still name it.
func (a Annotations) Exported() bool { return !a.Bool("no-export", false) }
