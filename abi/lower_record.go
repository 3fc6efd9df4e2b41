package abi

import (
	"fmt"
	"slices"

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
	out := l.recordFields(s)
	if out == nil {
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

// recordFields returns the record of s, which has no home yet.
func (l *lowering) recordFields(s *parser.Struct) *Record {
	out := &Record{
		Name: s.Name, Doc: s.Doc, Span: s.Span, Tuple: s.Tuple, Shape: ShapeAttributes,
		From: derives(s, "FromPyObject"), Into: derives(s, "IntoPyObject"), Lifetimes: len(s.Generics.Lifetimes),
	}
	if !l.checkRecord(s) {
		return nil
	}
	fields := &fieldNames{seen: map[string]source.Span{}}
	ok := l.readRecordOptions(s, out, fields)
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
	if !ok || !l.checkReading(s, out, fields) || out.Class == Dataclass && !l.checkDataclass(out) {
		return nil
	}
	return out
}

// checkRecord reports structs of a form that is no record.
func (l *lowering) checkRecord(s *parser.Struct) bool {
	switch {
	case s.Generics.IsGeneric():
		l.report.Error(diag.GenericItem, s.Generics.Span, "record `%s` is generic, and a binding needs one type", s.Name).
			Helpf("export a struct without type parameters")
	case len(s.Fields) == 0:
		l.report.Error(diag.UnsupportedItem, s.Span, "record `%s` has no fields", s.Name).
			Helpf("give it one, or leave it out of the signature")
	default:
		return l.checkName(s.Name, "record", s.Span)
	}
	return false
}

// checkReading reports a record that cannot be told from any other object, or is
// read in two ways.
func (l *lowering) checkReading(s *parser.Struct, out *Record, fields *fieldNames) bool {
	switch {
	case !out.From:
		return true
	case fields.items > 0 && fields.items < len(s.Fields) && !fields.all:
		l.report.Error(diag.UnsupportedOption, s.Span, "record `%s` reads some fields as items and others as attributes", s.Name).
			Helpf("read all in one way: #[pyo3(from_item_all)], or `item` on each field")
		return false
	case out.Shape == ShapeAttributes && !slices.ContainsFunc(out.Fields, func(f *RecordField) bool { return f.Default == nil }):
		l.report.Error(diag.BadDefault, s.Span, "record `%s` has a default for every field, so that any object would do", s.Name).
			Helpf("leave one without a default, or read a dict: #[pyo3(from_item_all)]")
		return false
	default:
		return true
	}
}

// checkDataclass reports what Python's dataclasses refuse.
func (l *lowering) checkDataclass(r *Record) bool {
	var first *RecordField
	for _, f := range r.Fields {
		if first != nil && f.Default == nil {
			l.report.Error(diag.BadDefault, f.Span, "field `%s` of dataclass `%s` has no default, but comes after one that has", f.Name, r.Name).
				At(first.Span, "this one").
				Helpf("move it before, or give it a default: the fields are the parameters of the class, in their order")
			return false
		}
		if f.Default != nil && !isSpelled(f.Default, f.Type) {
			l.report.Error(diag.BadDefault, f.Span, "field `%s` of dataclass `%s` has a default that Python cannot write down: an object", f.Name, r.Name).
				Helpf("make it an Option, whose default is None")
			return false
		}
		if f.Default != nil && first == nil {
			first = f
		}
	}
	return true
}

// isSpelled reports whether v is a literal of Python's as a value of type t: members
// of enums and paths are objects.
func isSpelled(v *Value, t *Type) bool {
	for t.Kind == Option {
		t = t.Elem()
	}
	return v.Kind == ValueNone || v.Kind != ValueEnum && t.Kind != Path && t.Kind != OsStr
}

// refuseKey reports a key, other than the name of the field, that is a keyword of
// Python: the classes and stubs of records name their fields as Python does.
func (l *lowering) refuseKey(s *parser.Struct, f *parser.Field, key string) bool {
	if key == f.Name || !PythonReserved(key) {
		return false
	}
	l.report.Error(diag.ReservedWord, f.Span, "field `%s` of record `%s` has the key `%s`, a keyword of Python", f.Name, s.Name, key).
		Helpf("take another key, or a HashMap<String, ..>, which has any: a record's keys are names in its stubs")
	return true
}

func (l *lowering) lowerRecordField(s *parser.Struct, f *parser.Field, out *Record, names *fieldNames) *RecordField {
	made := &RecordField{Name: f.Name, Rust: fieldIdent(f), Doc: f.Doc, Span: f.Span}
	what := fmt.Sprintf("field `%s` of record `%s`", f.Name, s.Name)
	if names.rename != nil {
		made.Name = names.rename(f.Name)
	}
	standard, ok := l.readFieldOptions(f, made, out, names, what)
	if !ok || l.refuseKey(s, f, made.Name) || !l.checkName(made.Name, "record field", f.Span) {
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
	if made.Type = l.typeBothWays(f.Type, spot{what: what, scope: s.Module, field: true}, out.From, out.Into); made.Type == nil {
		return nil
	}
	if standard != nil {
		if made.Default = l.fieldDefault(standard, made, s.Module, what); made.Default == nil {
			return nil
		}
	}
	return made
}
