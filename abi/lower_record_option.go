package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// fieldNames is what the options of a record say about the names of its fields.
type fieldNames struct {
	all    bool // from_item_all
	rename func(string) string
	items  int // fields with `item`
	seen   map[string]source.Span
}

// readRecordOptions reads what stands on the struct.
func (l *lowering) readRecordOptions(s *parser.Struct, out *Record, names *fieldNames) bool {
	what := fmt.Sprintf("record `%s`", s.Name)
	list := options(s.Attrs, "pyo3")
	ok := l.checkOnce(list, what)
	for _, o := range list {
		switch o.Name() {
		case "from_item_all":
			names.all = true
		case "rename_all":
			names.rename = l.renameOption(&o)
			ok = ok && names.rename != nil
		case "dataclass", "typed_dict":
			ok = l.recordClass(&o, out, what) && ok
		case "crate":
		default:
			l.refuseOption(&o, what, "from_item_all", "rename_all", "dataclass", "typed_dict")
			ok = false
		}
	}
	if out.Class == Dataclass && names.all {
		l.report.Error(diag.UnsupportedOption, s.Span, "%s is a dataclass, whose objects have attributes and not items", what).
			Helpf("remove `from_item_all`, or make it a `typed_dict`")
		ok = false
	}
	names.all = names.all || out.Class == TypedDict
	return ok
}

// recordClass reads dataclass and typed_dict.
func (l *lowering) recordClass(o *parser.Meta, out *Record, what string) bool {
	if o.IsList || o.Value != nil {
		l.report.Error(diag.BadAttribute, o.Span, "`%s` takes nothing", o.Name()).
			Helpf("write the word alone: the class is frozen, and its fields are those of the struct")
		return false
	}
	if out.Class != NoRecordClass {
		l.report.Error(diag.UnsupportedOption, o.Span, "%s is a dataclass and a typed_dict at once", what).
			Helpf("remove one of them")
		return false
	}
	out.Class = RecordClass(o.Name())
	return true
}

// readFieldOptions reads item, item("key"), attribute, attribute("name") and
// default, which it returns: it can be looked at when the type is known only.
func (l *lowering) readFieldOptions(f *parser.Field, made *RecordField, out *Record, names *fieldNames, what string) (*parser.Meta, bool) {
	var standard *parser.Meta
	list := options(f.Attrs, "pyo3")
	if !l.checkOnce(list, what) {
		return nil, false
	}
	for _, o := range list {
		switch name := o.Name(); name {
		case "item", "attribute":
			if !l.checkPlace(&o, out, names, what) {
				return nil, false
			}
			if o.IsList {
				text, ok := l.keyOption(&o)
				if !ok {
					return nil, false
				}
				made.Name = text
			}
			if name == "item" {
				names.items++
			}
		case "default":
			standard = &o
		case "from_py_with", "into_py_with":
			l.report.Error(diag.UnsupportedOption, o.Span, "%s is converted by a function of its own, which bindgen does not carry", what).
				Helpf("a function of Python objects means nothing to C: let the field be of a type that bindgen carries, and convert it in Rust")
			return nil, false
		default:
			l.refuseOption(&o, what, "item", "attribute", "default")
			return nil, false
		}
	}
	if standard != nil && !out.From {
		l.report.Error(diag.UnsupportedOption, standard.Span, "%s has a default, but is only given and never read", what).
			Helpf("remove it, or derive FromPyObject")
		return nil, false
	}
	return standard, true
}

// checkPlace reports a field that is said to be where fields of its record are not.
func (l *lowering) checkPlace(o *parser.Meta, out *Record, names *fieldNames, what string) bool {
	switch {
	case o.Name() == "item" && out.Class == Dataclass:
		l.report.Error(diag.UnsupportedOption, o.Span, "`item` on %s, which is an attribute of a dataclass", what).
			Helpf("write `attribute` here")
	case o.Name() == "attribute" && (names.all || out.Into && out.Class != Dataclass && o.IsList):
		l.report.Error(diag.UnsupportedOption, o.Span, "`attribute` on %s, which is an item of a dict elsewhere", what).
			Helpf("write `item` here")
	default:
		return true
	}
	return false
}

// fieldDefault returns the value of `default`, or of `default = value`.
func (l *lowering) fieldDefault(o *parser.Meta, f *RecordField, scope *parser.Module, what string) *Value {
	if o.Value == nil {
		if v := defaultValue(f.Type); v != nil && !o.IsList {
			return v
		}
		l.report.Error(diag.BadDefault, o.Span, "the default of %s is not known without running the crate", what).
			Helpf("%s", unknownDefault(f.Type))
		return nil
	}
	if !canDefault(f.Type) {
		l.report.Error(diag.BadDefault, o.Span, "%s has a default, but its type can have none", what).
			Helpf("make the field an Option: its default is None")
		return nil
	}
	v, ok := l.eval(scope, o.Value, diag.BadDefault, "the default of "+what)
	if !ok {
		return nil
	}
	fit, wanted := fitValue(v, f.Type)
	if fit == nil {
		l.report.Error(diag.BadDefault, o.Value.Span, "the default of %s is not %s", what, wanted).
			Helpf("write %s, or change the type of the field", wanted)
	}
	return fit
}

// unknownDefault says what to write for a bare `default` of a t whose value is not
// known.
func unknownDefault(t *Type) string {
	const known = "bool, numbers, text, bytes, Vec, maps, sets and Option have a default that is known"
	if canDefault(t) {
		_, wanted := fitValue(&Value{}, t)
		return "write `default = ` and " + wanted + "; " + known
	}
	return "make the field an Option, whose default is None; " + known
}

// defaultValue returns what Rust's Default gives for a t, where it is known.
func defaultValue(t *Type) *Value {
	switch {
	case t.Borrow == RefOwned || t.Borrow == Mut || t.Wrapper != nil && t.Kind != Option:
		return nil
	case t.Kind == Option:
		return &Value{Kind: ValueNone}
	case t.Kind == Bool:
		return &Value{Kind: ValueBool}
	case t.IsInteger(), t.IsWide():
		return &Value{Kind: ValueInt, Int: "0"}
	case t.Kind == F32 || t.Kind == F64:
		return &Value{Kind: ValueFloat}
	case t.Kind == Str:
		return &Value{Kind: ValueStr}
	case t.Kind == Bytes:
		return &Value{Kind: ValueBytes}
	case t.Kind == Vec:
		return &Value{Kind: ValueEmptyList}
	case t.Kind == Map:
		return &Value{Kind: ValueEmptyMap}
	case t.Kind == Set:
		return &Value{Kind: ValueEmptySet}
	default:
		return nil
	}
}
