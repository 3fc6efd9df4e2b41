package nativeheader

import (
	"strings"

	"example.com/bindgen/abi/native"
)

// functionDoc is what the author says of f, and what the types say of its
// pointers: which may be null, and who owns what they point at. Raw pointers
// say nothing.
func (w *writer) functionDoc(f *native.Function) string {
	var notes pointerNotes
	for _, p := range f.Params {
		notes.add(p.Name, p.Type)
	}
	sentences := []string{
		sentence(notes.notNull, " must not be NULL."),
		sentence(notes.nullable, " may be NULL."),
		sentence(notes.owned, " is taken over by the call.", " are taken over by the call."),
		resultNote(f.Result),
	}
	return w.documented(f.Doc, sentences)
}

// recordDoc is the same for the fields of a type.
func (w *writer) recordDoc(doc string, fields []*native.Field) string {
	var notes pointerNotes
	for _, f := range fields {
		notes.add(f.Name, f.Type)
	}
	return w.documented(doc, []string{
		sentence(notes.notNull, " is never NULL.", " are never NULL."),
		sentence(notes.nullable, " may be NULL."),
		sentence(notes.owned, " owns what it points to.", " own what they point to."),
	})
}

// documented puts the sentences that there are under the author's text.
func (w *writer) documented(doc string, sentences []string) string {
	if !w.config.Ptr.Notes || w.config.DocumentationLength == "short" {
		return doc
	}
	notes := strings.Join(strings.Fields(strings.Join(sentences, " ")), " ")
	switch {
	case notes == "":
		return doc
	case doc == "":
		return w.wrapped(notes)
	}
	return doc + "\n\n" + w.wrapped(notes)
}

// wrapped breaks notes into lines that fit: a long line of documentation would
// put the parameters under it on lines of their own.
func (w *writer) wrapped(notes string) string {
	const frame = 8 // what a comment and its indentation take
	var out strings.Builder
	column := frame
	for i, word := range strings.Fields(notes) {
		switch {
		case i == 0:
		case column+1+len(word) > w.config.LineLength:
			out.WriteByte('\n')
			column = frame
		default:
			out.WriteByte(' ')
			column++
		}
		out.WriteString(word)
		column += len(word)
	}
	return out.String()
}

// pointerNotes are the names of pointers by what is known of them.
type pointerNotes struct{ notNull, nullable, owned []string }

func (n *pointerNotes) add(name string, t *native.Type) {
	if name == "" {
		return
	}
	t = meant(t)
	name = "`" + name + "`"
	switch {
	case t.NonNull:
		n.notNull = append(n.notNull, name)
	case t.Nullable:
		n.nullable = append(n.nullable, name)
	}
	if t.Owned {
		n.owned = append(n.owned, name)
	}
}

// resultNote says what a caller gets.
func resultNote(t *native.Type) string {
	if t == nil {
		return ""
	}
	switch t = meant(t); {
	case t.Owned && t.NonNull:
		return "Returns a pointer that the caller owns, never NULL."
	case t.Owned:
		return "Returns NULL or a pointer that the caller owns."
	case t.NonNull:
		return "Never returns NULL."
	case t.Nullable:
		return "May return NULL."
	}
	return ""
}

// meant looks through aliases.
func meant(t *native.Type) *native.Type {
	for t.Kind == native.Named {
		alias, ok := t.Decl.(*native.Alias)
		if !ok {
			break
		}
		t = alias.Type
	}
	return t
}

// sentence is about all of names: what holds for one, and how that is said of
// several where it differs.
func sentence(names []string, one string, several ...string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0] + one
	}
	end := one
	if len(several) > 0 {
		end = several[0]
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last] + end
}
