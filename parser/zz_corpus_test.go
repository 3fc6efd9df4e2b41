package parser

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

func TestZZCorpus(t *testing.T) {
	dir := os.Getenv("CORPUS")
	if dir == "" { t.Skip() }
	var files []*source.File
	bytes := 0
	filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(p, ".rs") && !d.IsDir() {
			text, err := os.ReadFile(p)
			if err == nil { files = append(files, &source.File{Path: p, Text: text}); bytes += len(text) }
		}
		return nil
	})
	start := time.Now()
	nt := 0
	for _, f := range files { nt += len(lex(f).list) }
	lexT := time.Since(start)
	start = time.Now()
	counts := map[diag.Code]int{}
	items := 0
	bad := 0
	for _, f := range files {
		m := &Module{File: f}
		rep := &diag.Report{}
		parseSource(f, m, newCfgEnv(target{}, nil), rep)
		items += len(m.Items)
		syn := false
		for i, d := range rep.Sorted() {
			counts[d.Code]++
			if d.Code == diag.SyntaxError { syn = true }
			if i < 2 && (d.Code == diag.SyntaxError || os.Getenv("ALL") != "") {
				s := d.Labels[0].Span
				fmt.Println(strings.TrimPrefix(f.Path, dir), s.Position(), d.Code, d.Message, "|", strings.TrimSpace(f.Line(s.Position().Line)))
			}
		}
		if syn { bad++ }
	}
	fmt.Println("files", len(files), "MB", bytes>>20, "tokens", nt, "lex", lexT, "all", time.Since(start), "items", items, "files with syntax errors", bad, counts)
}
