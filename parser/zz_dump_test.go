package parser

import (
	"fmt"
	"os"
	"testing"
	"encoding/json"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

func TestZZDump(t *testing.T) {
	p := os.Getenv("DUMP")
	if p == "" { t.Skip() }
	text, _ := os.ReadFile(p)
	f := &source.File{Path: p, Text: text}
	m := &Module{File: f}
	rep := &diag.Report{}
	if os.Getenv("TREE") != "" {
		tr, _ := parseTree(skeleton(lex(f)))
		for i := range tr.nodes { n := node{tr, uint32(i)}; fmt.Printf("%d %s err=%v miss=%v [%d,%d) next=%d\n", i, n.nameSafe(), n.isError(), n.isMissing(), n.start(), n.end(), n.flat().next) }
	}
	fmt.Println(parseSource(f, m, newCfgEnv(target{}, nil), rep))
	for _, it := range m.Items {
		h := it.Head()
		b, _ := json.Marshal(struct{ K, N string; A []Attr; D string }{fmt.Sprintf("%T", it), h.Name, nil, h.Doc})
		fmt.Println(string(b), h.Span.Text(), len(h.Attrs))
		if os.Getenv("FULL") != "" { fmt.Printf("   %+v\n", it) }
	}
	for _, d := range rep.Sorted() { 
		pos := ""
		if len(d.Labels) > 0 { pos = fmt.Sprint(d.Labels[0].Span.Position(), " ", d.Labels[0].Span.Text()) }
		fmt.Println(d.Code, d.Level, d.Message, pos, d.Help) }
}
func (n node) nameSafe() string { if n.isError() { return "ERROR" }; return n.name() }
