package pipeline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// DumpCrate returns crate as JSON: every exported field that is set, in the
// order of its declaration and under its name in lower case, places as
// "file:line:column-line:column". What an item points back to, its module, is
// left out.
func DumpCrate(crate *parser.Crate) ([]byte, error) {
	if crate == nil {
		return nil, nil
	}
	d := &dumper{}
	d.value(reflect.ValueOf(crate))
	return indent(d.out.Bytes())
}

// DumpFiles returns the outputs as JSON.
func DumpFiles(out *Outputs) ([]byte, error) {
	if out == nil {
		return nil, nil
	}
	type file struct {
		Path string `json:"path"`
		Text string `json:"text"`
	}
	list := make([]file, 0, len(out.Files))
	for _, f := range out.Files {
		list = append(list, file{f.Path, string(f.Data)})
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	return indent(raw)
}

func indent(raw []byte) ([]byte, error) {
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// dumper writes the parsed crate without knowing its types, so that a field
// added to the parser shows up by itself.
type dumper struct{ out bytes.Buffer }

func (d *dumper) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		d.pointer(v)
	case reflect.Struct:
		d.structure(v, "")
	case reflect.Slice:
		d.out.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				d.out.WriteByte(',')
			}
			d.value(v.Index(i))
		}
		d.out.WriteByte(']')
	case reflect.Bool:
		d.out.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int, reflect.Int32, reflect.Int64, reflect.Uint32, reflect.Uint8:
		fmt.Fprint(&d.out, v.Interface())
	case reflect.String:
		d.text(v.String())
	default:
		d.text(v.Kind().String())
	}
}

func (d *dumper) pointer(v reflect.Value) {
	if v.IsNil() {
		d.out.WriteString("null")
		return
	}
	switch p := v.Interface().(type) {
	case *source.File:
		d.text(p.Path)
		return
	}
	kind := ""
	if v.Kind() == reflect.Interface { // which of the types it is must be said
		v = v.Elem()
		kind = reflect.Indirect(v).Type().Name()
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() == reflect.Struct {
		d.structure(v, kind)
		return
	}
	d.value(v)
}

func (d *dumper) structure(v reflect.Value, kind string) {
	if span, ok := v.Interface().(source.Span); ok {
		d.span(span)
		return
	}
	d.out.WriteByte('{')
	wrote := false
	if kind != "" {
		d.out.WriteString(`"node":`)
		d.text(kind)
		wrote = true
	}
	d.fields(v, &wrote)
	d.out.WriteByte('}')
}

// fields writes the fields that are set; those of an embedded struct in place.
func (d *dumper) fields(v reflect.Value, wrote *bool) {
	t := v.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		back := f.Type == reflect.TypeFor[*parser.Module]() && (f.Name == "Parent" || f.Name == "Module")
		if !f.IsExported() || v.Field(i).IsZero() || back {
			continue
		}
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			d.fields(v.Field(i), wrote)
			continue
		}
		if *wrote {
			d.out.WriteByte(',')
		}
		*wrote = true
		d.text(key(f.Name))
		d.out.WriteByte(':')
		d.value(v.Field(i))
	}
}

// key returns the name of a field as JSON has it: CrateTypes is crate_types.
func key(name string) string {
	var out strings.Builder
	for i, c := range name {
		if i > 0 && unicode.IsUpper(c) && !unicode.IsUpper(rune(name[i-1])) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(c))
	}
	return out.String()
}

func (d *dumper) span(s source.Span) {
	if !s.IsValid() {
		d.out.WriteString("null")
		return
	}
	s = s.Real()
	from, to := s.Position(), s.File.Position(s.End)
	d.text(fmt.Sprintf("%s:%d:%d-%d:%d", s.File.Path, from.Line, from.Column, to.Line, to.Column))
}

func (d *dumper) text(s string) {
	raw, err := json.Marshal(s)
	if err != nil { // no string fails
		raw = []byte(`""`)
	}
	d.out.Write(raw)
}
