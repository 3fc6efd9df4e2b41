package e2e_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	goparser "go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/golden"
	"example.com/bindgen/internal/pipeline"
	"example.com/bindgen/parser"
)

// TestTypesPage compares the tables of docs/types.md with what bindgen makes of
// the functions in testdata/types. What stands outside of them is written by hand.
func TestTypesPage(t *testing.T) {
	report := &diag.Report{}
	run := pipeline.New(pipeline.Request{Crate: filepath.Join(repository, "testdata", "types")}, report)
	module := run.Module()
	require.Empty(t, faults(t, report))

	name := filepath.Join(repository, "docs", "types.md")
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	const begin, end = "<!-- tables: written by a test -->\n", "<!-- end of the tables -->\n"
	head, rest, found := strings.Cut(string(page), begin)
	require.True(t, found, "the page has no place for the tables")
	_, tail, found := strings.Cut(rest, end)
	require.True(t, found, "the tables have no end")

	p := &typesPage{module: module, spelled: map[string]*parser.Function{}, seen: map[abi.Kind]bool{}}
	costs, err := os.ReadFile(filepath.Join(repository, "testdata", "types", "costs.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(costs, &p.costs))
	p.collect(run.Crate().Root)
	p.write(t)
	golden.Equal(t, name, []byte(head+begin+p.out.String()+end+tail))

	absent := slices.DeleteFunc(allKinds(t), func(kind abi.Kind) bool { return p.seen[kind] })
	require.Empty(t, absent, "no function of testdata/types has a type of these kinds: docs/types.md does not show them")
}

// notShown are the kinds that stand in special methods only, which docs/python.md
// is about, and what is no value.
var notShown = []abi.Kind{abi.SliceIndex, abi.CompareOp, abi.Object, abi.Unit}

// allKinds reads the kinds from the source, so that a new one is not forgotten.
func allKinds(t *testing.T) []abi.Kind {
	file, err := goparser.ParseFile(token.NewFileSet(), filepath.Join(repository, "abi", "type.go"), nil, 0)
	require.NoError(t, err)
	var kinds []abi.Kind
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if named, ok := spec.Type.(*ast.Ident); !ok || named.Name != "Kind" {
			return true
		}
		text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		require.NoError(t, err)
		if !slices.Contains(notShown, abi.Kind(text)) {
			kinds = append(kinds, abi.Kind(text))
		}
		return true
	})
	require.Contains(t, kinds, abi.Map)
	return kinds
}

// typesPage writes the tables.
type typesPage struct {
	module  *abi.Module
	spelled map[string]*parser.Function
	seen    map[abi.Kind]bool
	costs   map[string]map[string]int // nanoseconds, by function and way
	out     bytes.Buffer
}

// typesRow is a line of a table: the functions that show one type.
type typesRow struct {
	cost         string
	takes, gives []*abi.Function
}

func (p *typesPage) collect(m *parser.Module) {
	for _, item := range m.Items {
		switch item := item.(type) {
		case *parser.Module:
			p.collect(item)
		case *parser.Function:
			p.spelled[item.Name] = item
		}
	}
}

func (p *typesPage) write(t *testing.T) {
	for _, n := range p.module.Namespaces {
		if len(n.Path) == 0 {
			continue
		}
		title, about, _ := strings.Cut(strings.TrimPrefix(n.Doc, "# "), "\n")
		p.out.WriteString("\n## " + title + "\n" + about + "\n\n")
		p.out.WriteString("| Rust | Python takes | Python gives | C takes | C gives | cost | extension, ns | CFFI, ns |\n|---|---|---|---|---|---|---|---|\n")
		for _, row := range p.rows(t, n) {
			p.row(t, row)
		}
	}
}

func (p *typesPage) rows(t *testing.T, n *abi.Namespace) []*typesRow {
	var rows []*typesRow
	byName := map[string]*typesRow{}
	for _, f := range p.module.Functions {
		if !slices.Equal(f.Home.Namespace, n.Path) {
			continue
		}
		verb, name, found := strings.Cut(f.Name, "_")
		require.True(t, found && (verb == "take" || verb == "give"), "%s is no take_.. or give_..", f.Name)
		name, _, _ = strings.Cut(name, "_or_")
		row := byName[name]
		if row == nil {
			row = &typesRow{cost: f.Doc}
			require.NotEmpty(t, f.Doc, "%s does not say what it costs", f.Name)
			byName[name] = row
			rows = append(rows, row)
		}
		if verb == "take" {
			row.takes = append(row.takes, f)
		} else {
			row.gives = append(row.gives, f)
		}
	}
	return rows
}

func (p *typesPage) row(t *testing.T, row *typesRow) {
	var in, out cell
	var pyIn, pyOut, cIn, cOut cell
	for _, f := range row.takes {
		x := f.Params[0]
		p.see(x.Type)
		in.add(p.spelling(f, p.spelled[f.Name].Params[0].Type))
		pyIn.add(annotated(abi.In, x.Type))
		if f == row.takes[0] {
			cIn.add(spelledIn(f, x))
		}
	}
	for _, f := range row.gives {
		p.see(f.Result)
		out.add(p.spelling(f, p.spelled[f.Name].Return))
		pyOut.add(annotated(abi.Out, f.Result))
		if f == row.gives[0] {
			cOut.add(f.CParams()[len(f.CParams())-1].Type.Spell("out"))
		}
	}
	rust := in.String()
	switch {
	case rust == "":
		rust = "gives " + out.String()
	case out.String() == "":
		rust = "takes " + rust
	case !slices.Contains(in, out[0]) || len(out) > 1:
		rust += "; gives " + out.String()
	}
	p.out.WriteString("| " + strings.Join([]string{rust, pyIn.String(), pyOut.String(), cIn.String(), cOut.String(), strings.ReplaceAll(row.cost, "\n", " "), p.measured(t, row, "extension"), p.measured(t, row, "cffi")}, " | ") + " |\n")
}

// measured is what it costs to take and to give a value.
func (p *typesPage) measured(t *testing.T, row *typesRow, way string) string {
	sides := []string{"", ""}
	for i, side := range [][]*abi.Function{row.takes, row.gives} {
		if len(side) == 0 {
			continue
		}
		cost, found := p.costs[side[0].Name][way]
		require.True(t, found, "nothing is known of the cost of %s: `make bench-types` measures it", side[0].Name)
		sides[i] = strconv.Itoa(cost)
	}
	return strings.TrimSpace(strings.Join(sides, " / "))
}

// spelling is a type as f has it, without the Result of a function that can fail.
func (p *typesPage) spelling(f *abi.Function, t parser.Type) string {
	text := strings.Join(strings.Fields(t.TypeSpan().Text()), " ")
	if inner, found := strings.CutPrefix(text, "PyResult<"); found && f.Fallible {
		return strings.TrimSuffix(inner, ">")
	}
	return text
}

// spelledIn is how x is declared in C: one or more parameters.
func spelledIn(f *abi.Function, x *abi.Param) string {
	var params []string
	for _, c := range f.CParams() {
		if c.Param == x {
			params = append(params, c.Type.Spell(c.Name))
		}
	}
	return strings.Join(params, ", ")
}

// see notes t and what it contains.
func (p *typesPage) see(t *abi.Type) {
	p.seen[t.Kind] = true
	for _, e := range t.Elems {
		p.see(e)
	}
}

// annotated is t in a stub that has no names of its own.
func annotated(d abi.Direction, t *abi.Type) string {
	name := func(_ abi.Home, name string) string { return name }
	a := &pyview.Annotator{Scope: pyview.NewScope(), Item: name, Record: name}
	text := a.Out(t)
	if d == abi.In {
		text = a.In(t)
	}
	return strings.ReplaceAll(text, "te.", "") // typing_extensions
}

// cell is what stands in a cell: each text once, in code.
type cell []string

func (c *cell) add(text string) {
	if !slices.Contains(*c, text) {
		*c = append(*c, text)
	}
}

func (c cell) String() string {
	quoted := make([]string, len(c))
	for i, text := range c {
		quoted[i] = "`" + strings.ReplaceAll(text, "|", `\|`) + "`"
	}
	return strings.Join(quoted, ", ")
}
