package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// record is a record in the making. Records are lowered when a signature first
// names them: a derive that nothing uses exports nothing.
type record struct {
	out  *Record // nil where it cannot be carried, which is reported
	busy bool    // its fields are being lowered
}

// record returns the record of s, or nil where it cannot be carried.
func (l *lowering) record(s *parser.Struct) *Record {
	r := l.records[s]
	if r == nil {
		r = &record{busy: true}
		l.records[s] = r
		l.guard(fmt.Sprintf("record `%s`", s.Name), s.Span, func() { r.out = l.lowerRecord(s) })
		r.busy = false
	}
	if r.busy {
		l.report.Error(diag.UnsupportedType, s.Span, "record `%s` contains itself, which bindgen does not carry", s.Name).
			Helpf("export a class instead, or keep the parts in a Vec beside each other")
	}
	return r.out
}

func (l *lowering) lowerRecord(s *parser.Struct) *Record {
	out := &Record{
		Name: s.Name, Doc: s.Doc, Span: s.Span, Tuple: s.Tuple, Shape: ShapeAttributes,
		From: derives(s, "FromPyObject"), Into: derives(s, "IntoPyObject"), Lifetimes: len(s.Generics.Lifetimes),
	}
	if !l.checkRecord(s) {
		return nil
	}
	fields := &fieldNames{seen: map[string]source.Span{}}
	ok := l.readRecordOptions(s, fields)
	for i := range s.Fields {
		field := l.lowerRecordField(s, &s.Fields[i], out, fields)
		if field == nil {
			ok = false
			continue
		}
		out.Fields = append(out.Fields, field)
	}
	if fields.items > 0 || fields.all {
		out.Shape = ShapeItems
	}
	if ok && out.From && fields.items > 0 && fields.items < len(s.Fields) && !fields.all {
		l.report.Error(diag.UnsupportedOption, s.Span, "record `%s` reads some fields as items and others as attributes", s.Name).
			Helpf("read all in one way: #[pyo3(from_item_all)], or `item` on each field")
		ok = false
	}
	if !ok {
		return nil
	}
	home, ok := l.unregistered(s)
	if !ok {
		return nil
	}
	out.Home = home
	l.orders[out] = l.orders[s]
	l.module.Records = append(l.module.Records, out)
	return out
}

// checkRecord reports structs of a form that is no record.
func (l *lowering) checkRecord(s *parser.Struct) bool {
	switch {
	case s.Generics.IsGeneric():
		l.report.Error(diag.GenericItem, s.Generics.Span, "record `%s` is generic, and a binding needs one type", s.Name).
			Helpf("export a struct without type parameters")
	case s.Tuple:
		l.report.Error(diag.UnsupportedItem, s.Span, "record `%s` is a tuple struct, which bindgen does not carry yet", s.Name).
			Helpf("name the fields, or take a tuple")
	case len(s.Fields) == 0:
		l.report.Error(diag.UnsupportedItem, s.Span, "record `%s` has no fields", s.Name).
			Helpf("give it one, or leave it out of the signature")
	default:
		return l.checkName(s.Name, "record", s.Span)
	}
	return false
}

// fieldNames is what the options of a record say about the names of its fields.
type fieldNames struct {
	all    bool // from_item_all
	rename func(string) string
	items  int // fields with `item`
	seen   map[string]source.Span
}

func (l *lowering) readRecordOptions(s *parser.Struct, names *fieldNames) bool {
	ok := true
	for _, o := range options(s.Attrs, "pyo3") {
		switch o.Name() {
		case "from_item_all":
			names.all = true
		case "rename_all":
			names.rename = l.renameOption(&o)
			ok = ok && names.rename != nil
		case "crate":
		default:
			l.refuseOption(&o, fmt.Sprintf("record `%s`", s.Name), "from_item_all", "rename_all")
			ok = false
		}
	}
	return ok
}

func (l *lowering) lowerRecordField(s *parser.Struct, f *parser.Field, out *Record, names *fieldNames) *RecordField {
	made := &RecordField{Name: f.Name, Rust: fieldIdent(f), Doc: f.Doc, Span: f.Span}
	what := fmt.Sprintf("field `%s` of record `%s`", f.Name, s.Name)
	if names.rename != nil {
		made.Name = names.rename(f.Name)
	}
	if !l.readFieldOptions(f, made, out, names, what) || !l.checkName(made.Name, "record field", f.Span) {
		return nil
	}
	if !isASCII(made.Name) {
		l.report.Error(diag.ReservedWord, f.Span, "%s has a name that C cannot spell: `%s`", what, made.Name).
			Helpf("rename it: names of fields are ASCII")
		return nil
	}
	if first, taken := names.seen[made.Name]; taken {
		l.report.Error(diag.NameCollision, f.Span, "record `%s` has two fields named `%s`", s.Name, made.Name).
			At(first, "the first one").
			Helpf("rename one of them")
		return nil
	}
	names.seen[made.Name] = f.Span
	at := spot{what: what, scope: s.Module, field: true, dir: In}
	if !out.From {
		at.dir = Out
	}
	made.Type = l.typeOf(f.Type, at)
	if made.Type != nil && out.From && out.Into {
		// What may come in must also be fit to go out.
		at.dir = Out
		made.Type = l.typeOf(f.Type, at)
	}
	if made.Type == nil {
		return nil
	}
	return made
}

// readFieldOptions reads item, item("key"), attribute and attribute("name").
func (l *lowering) readFieldOptions(f *parser.Field, made *RecordField, out *Record, names *fieldNames, what string) bool {
	for _, o := range options(f.Attrs, "pyo3") {
		switch name := o.Name(); name {
		case "item", "attribute":
			if name == "attribute" && (out.Into || names.all) {
				l.report.Error(diag.UnsupportedOption, o.Span, "`attribute` on %s, which is an item of a dict elsewhere", what).
					Helpf("write `item` here")
				return false
			}
			if o.IsList {
				text, ok := l.keyOption(&o)
				if !ok {
					return false
				}
				made.Name = text
			}
			if name == "item" {
				names.items++
			}
		default:
			l.refuseOption(&o, what, "item", "attribute")
			return false
		}
	}
	return true
}
