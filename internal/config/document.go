package config

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// entry is one key of a TOML file with its value, as far as settings need it.
type entry struct {
	path []string // "python", "dir"
	key  source.Span
	kind unstable.Kind
	text string   // of a string or bool
	list []string // of an array of strings
	bad  bool     // an array with something else in it
	span source.Span
}

func (e *entry) name() string { return strings.Join(e.path, ".") }

// readDocument returns the keys of file below the table prefix, and whether
// that table is there at all. A file that is no TOML gives false.
func readDocument(file *source.File, prefix []string, report *diag.Report) ([]entry, bool) {
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
	entries []entry
}

func (w *walk) expression(n *unstable.Node) {
	switch n.Kind {
	case unstable.Table, unstable.ArrayTable:
		keys, span := w.keys(n.Key())
		w.table = keys
		if rest, ok := w.below(keys); ok && (len(rest) > 0 || n.Kind == unstable.ArrayTable) {
			// A header is a key of its own: an unknown or misplaced table is
			// reported even when it is empty.
			w.entries = append(w.entries, entry{path: rest, key: span, kind: n.Kind, span: span})
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
			w.entries = append(w.entries, entry{path: rest, key: span, kind: unstable.Table, span: span})
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
	e := entry{path: rest, key: span, kind: value.Kind, text: string(value.Data), span: w.span(value, span)}
	if value.Kind == unstable.Array {
		for it := value.Children(); it.Next(); {
			e.bad = e.bad || it.Node().Kind != unstable.String
			e.list = append(e.list, string(it.Node().Data))
		}
	}
	w.entries = append(w.entries, e)
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
