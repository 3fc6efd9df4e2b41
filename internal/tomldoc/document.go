// Package tomldoc reads a TOML file as a list of keys with their values and
// where both stand, which is what a configuration needs to be decoded with
// faults at their place.
package tomldoc

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Kind says what a value is.
type Kind string

// The kinds of values. The header of a table is a key of its own.
const (
	String     Kind = "string"
	Bool       Kind = "bool"
	Integer    Kind = "integer"
	Array      Kind = "array"
	Table      Kind = "table" // [name], or an inline table
	ArrayTable Kind = "array of tables"
	Other      Kind = "other" // a float or a time
)

// Entry is one key of a TOML file with its value, as far as settings need it.
type Entry struct {
	Path []string // "python", "dir"
	Key  source.Span
	Kind Kind
	Text string // of a string, bool or integer
	List []Item // of an array
	Bad  bool   // an array with something else in it
	Span source.Span
}

// Item is an element of an array.
type Item struct {
	Text   string
	Span   source.Span
	Kind   Kind
	Fields []Entry // of an inline table, with their paths in it
}

// Name returns the key with its table: python.dir.
func (e *Entry) Name() string { return strings.Join(e.Path, ".") }

// Texts returns the strings of an array.
func (e *Entry) Texts() []string {
	var out []string
	for _, i := range e.List {
		out = append(out, i.Text)
	}
	return out
}

// Read returns the keys of file below the table prefix in the order of the
// file, and whether that table is there at all. A file that is no TOML is
// reported, and gives false.
func Read(file *source.File, prefix []string, report *diag.Report) ([]Entry, bool) {
	var whole map[string]any // finds what the walk below does not: keys given twice, bad values
	if err := toml.Unmarshal(file.Text, &whole); err != nil {
		reportSyntax(file, err, report)
		return nil, false
	}
	w := &walk{file: file, prefix: prefix, found: len(prefix) == 0}
	w.parser.Reset(file.Text)
	for w.parser.NextExpression() {
		w.expression(w.parser.Expression())
	}
	return w.entries, w.found
}

func reportSyntax(file *source.File, err error, report *diag.Report) {
	var at *toml.DecodeError
	span, text := file.Span(0, 0), err.Error()
	if errors.As(err, &at) {
		row, column := at.Position()
		start := file.LineStart(row) + column - 1
		span = file.Span(start, start)
	}
	report.Error(diag.BadConfig, span, "the file is not valid TOML").
		Label("%s", strings.TrimPrefix(text, "toml: ")).
		Helpf("see https://toml.io for the format")
}

// walk collects the entries below prefix.
type walk struct {
	file    *source.File
	prefix  []string
	parser  unstable.Parser
	table   []string // of the last header
	found   bool
	entries []Entry
}

func (w *walk) expression(n *unstable.Node) {
	switch n.Kind {
	case unstable.Table, unstable.ArrayTable:
		keys, span := w.keys(n.Key())
		w.table = keys
		if rest, ok := w.below(keys); ok && (len(rest) > 0 || n.Kind == unstable.ArrayTable) {
			// A header is a key of its own: an unknown or misplaced table is
			// reported even when it is empty.
			w.entries = append(w.entries, Entry{Path: rest, Key: span, Kind: kindOf(n.Kind), Span: span})
		}
	case unstable.KeyValue:
		w.keyValue(w.table, n)
	}
}

func (w *walk) keyValue(table []string, n *unstable.Node) {
	keys, span := w.keys(n.Key())
	full := append(append([]string(nil), table...), keys...)
	value := n.Value()
	if value.Kind == unstable.InlineTable {
		rest, inside := w.below(full)
		if inside && len(rest) > 0 {
			w.entries = append(w.entries, Entry{Path: rest, Key: span, Kind: Table, Span: span})
		}
		for it := value.Children(); it.Next(); {
			w.keyValue(full, it.Node())
		}
		return
	}
	rest, ok := w.below(full)
	if !ok || len(rest) == 0 {
		return
	}
	e := Entry{Path: rest, Key: span, Kind: kindOf(value.Kind), Text: string(value.Data), Span: w.span(value, span)}
	if value.Kind == unstable.Array {
		for it := value.Children(); it.Next(); {
			e.Bad = e.Bad || it.Node().Kind != unstable.String
			e.List = append(e.List, w.item(it.Node(), span))
		}
	}
	w.entries = append(w.entries, e)
}

// item returns an element of the array of key.
func (w *walk) item(n *unstable.Node, key source.Span) Item {
	out := Item{Text: string(n.Data), Span: w.span(n, key), Kind: kindOf(n.Kind)}
	if n.Kind != unstable.InlineTable {
		return out
	}
	prefix, entries := w.prefix, w.entries
	w.prefix, w.entries = nil, nil
	for it := n.Children(); it.Next(); {
		w.keyValue(nil, it.Node())
	}
	out.Fields = w.entries
	w.prefix, w.entries = prefix, entries
	return out
}

// below returns path without the prefix, if it is below it.
func (w *walk) below(path []string) ([]string, bool) {
	if len(path) < len(w.prefix) {
		return nil, false
	}
	for i, want := range w.prefix {
		if path[i] != want {
			return nil, false
		}
	}
	w.found = true
	return path[len(w.prefix):], true
}

func (w *walk) keys(it unstable.Iterator) ([]string, source.Span) {
	var keys []string
	var span source.Span
	for it.Next() {
		n := it.Node()
		keys = append(keys, string(n.Data))
		at := w.span(n, source.Span{})
		if span.File == nil {
			span = at
		}
		span.End = at.End
	}
	return keys, span
}

// span returns where n stands. The parser keeps no range of arrays; those
// stand at their key.
func (w *walk) span(n *unstable.Node, fallback source.Span) source.Span {
	if n.Raw.Length > 0 {
		return w.file.Span(int(n.Raw.Offset), int(n.Raw.Offset+n.Raw.Length))
	}
	if n.Kind != unstable.Array && len(n.Data) > 0 {
		r := w.parser.Range(n.Data)
		return w.file.Span(int(r.Offset), int(r.Offset+r.Length))
	}
	return fallback
}

func kindOf(k unstable.Kind) Kind {
	switch k {
	case unstable.String:
		return String
	case unstable.Bool:
		return Bool
	case unstable.Integer:
		return Integer
	case unstable.Array:
		return Array
	case unstable.Table, unstable.InlineTable:
		return Table
	case unstable.ArrayTable:
		return ArrayTable
	default:
		return Other
	}
}
