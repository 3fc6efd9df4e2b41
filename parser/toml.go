package parser

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// tomlValue is a value of a TOML document with its place. All methods work on
// nil, which stands for a value that is not there.
type tomlValue struct {
	// span is the value's text; the key's for tables and arrays.
	span source.Span
	// kind is InlineTable for every table and Array for every array.
	kind   unstable.Kind
	text   string   // a string decoded, another scalar as written
	keys   []string // of a table, in source order
	fields map[string]*tomlValue
	elems  []*tomlValue
}

// readTOML reads f, or reports why that is impossible.
func readTOML(f *source.File, report *diag.Report) (*tomlValue, bool) {
	// The library's decoder finds all faults, also that a key is defined twice;
	// its syntax tree has the places.
	var checked map[string]any
	text := f.Text
	if skip := len("\ufeff"); strings.HasPrefix(string(text[:min(skip, len(text))]), "\ufeff") {
		text = text[skip:]
	}
	base := len(f.Text) - len(text)
	if err := toml.Unmarshal(text, &checked); err != nil {
		report.Error(diag.BadManifest, tomlErrorSpan(f, base, err), "%s", strings.TrimPrefix(err.Error(), "toml: ")).
			Helpf("`cargo metadata` says the same about this file; see https://toml.io")
		return nil, false
	}
	doc := &tomlDocument{file: f, base: base, root: newTable(f.Span(0, 0))}
	doc.parser.Reset(text)
	table := doc.root
	for doc.parser.NextExpression() {
		expr := doc.parser.Expression()
		switch expr.Kind {
		case unstable.Table:
			table = doc.table(doc.root, expr.Key())
		case unstable.ArrayTable:
			table = doc.arrayTable(doc.root, expr.Key())
		case unstable.KeyValue:
			doc.assign(table, expr)
		}
	}
	return doc.root, true
}

// tomlErrorSpan returns the place of a decoder's error; columns count bytes.
func tomlErrorSpan(f *source.File, base int, err error) source.Span {
	var at *toml.DecodeError
	if !errors.As(err, &at) {
		return f.Span(0, 0)
	}
	line, column := at.Position()
	start := min(max(base, f.LineStart(line))+column-1, len(f.Text))
	return f.Span(start, min(start+1, len(f.Text)))
}

type tomlDocument struct {
	file   *source.File
	base   int // length of a byte order mark
	parser unstable.Parser
	root   *tomlValue
}

func newTable(span source.Span) *tomlValue {
	return &tomlValue{span: span, kind: unstable.InlineTable, fields: map[string]*tomlValue{}}
}

func (d *tomlDocument) span(r unstable.Range) source.Span {
	start := d.base + int(r.Offset)
	return d.file.Span(start, start+int(r.Length))
}

// table returns the table that key names, and makes it where it is missing.
func (d *tomlDocument) table(in *tomlValue, key unstable.Iterator) *tomlValue {
	for key.Next() {
		in = d.child(in, key.Node())
	}
	return in
}

func (d *tomlDocument) child(in *tomlValue, key *unstable.Node) *tomlValue {
	next := in.fields[string(key.Data)]
	if next == nil {
		next = newTable(d.span(key.Raw))
		in.put(string(key.Data), next)
	}
	if next.kind == unstable.Array && len(next.elems) > 0 {
		next = next.elems[len(next.elems)-1]
	}
	return next
}

func (d *tomlDocument) arrayTable(in *tomlValue, key unstable.Iterator) *tomlValue {
	for key.Next() {
		node := key.Node()
		if !key.IsLast() {
			in = d.child(in, node)
			continue
		}
		list := in.fields[string(node.Data)]
		if list == nil {
			list = &tomlValue{span: d.span(node.Raw), kind: unstable.Array}
			in.put(string(node.Data), list)
		}
		in = newTable(d.span(node.Raw))
		list.elems = append(list.elems, in)
	}
	return in
}

// assign puts the value of a KeyValue node into the table.
func (d *tomlDocument) assign(table *tomlValue, expr *unstable.Node) {
	key := expr.Key()
	for key.Next() {
		node := key.Node()
		if key.IsLast() {
			table.put(string(node.Data), d.value(expr.Value(), d.span(node.Raw)))
			return
		}
		table = d.child(table, node)
	}
}

func (d *tomlDocument) value(node *unstable.Node, key source.Span) *tomlValue {
	v := &tomlValue{span: key, kind: node.Kind}
	switch node.Kind {
	case unstable.InlineTable:
		v.fields = map[string]*tomlValue{}
		for fields := node.Children(); fields.Next(); {
			if fields.Node().Kind == unstable.KeyValue {
				d.assign(v, fields.Node())
			}
		}
	case unstable.Array:
		for elems := node.Children(); elems.Next(); {
			if elems.Node().Kind != unstable.Comment {
				v.elems = append(v.elems, d.value(elems.Node(), key))
			}
		}
	default:
		v.text = string(node.Data)
		if node.Raw.Length > 0 {
			v.span = d.span(node.Raw)
		}
	}
	return v
}

func (v *tomlValue) put(key string, value *tomlValue) {
	if _, exists := v.fields[key]; !exists {
		v.keys = append(v.keys, key)
	}
	v.fields[key] = value
}

// get follows the keys through tables; nil where one is missing.
func (v *tomlValue) get(keys ...string) *tomlValue {
	for _, key := range keys {
		if v == nil || v.fields == nil {
			return nil
		}
		v = v.fields[key]
	}
	return v
}

// names returns the keys of a table in source order.
func (v *tomlValue) names() []string {
	if v == nil {
		return nil
	}
	return v.keys
}

// list returns the elements of an array.
func (v *tomlValue) list() []*tomlValue {
	if v == nil {
		return nil
	}
	return v.elems
}

func (v *tomlValue) isString() bool { return v != nil && v.kind == unstable.String }

func (v *tomlValue) isTrue() bool { return v != nil && v.kind == unstable.Bool && v.text == "true" }
