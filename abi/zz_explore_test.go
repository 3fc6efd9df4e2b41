package abi_test

import (
	"path/filepath"
	"testing"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

func TestExplore(t *testing.T) {
	dirs, _ := filepath.Glob("../testdata/gen/*/in")
	dirs = append(dirs, "../examples/ophio/rust")
	for _, d := range dirs {
		var report diag.Report
		c := parser.Parse(d, parser.Options{}, &report)
		if c == nil {
			t.Log(d, "nil", faults(report.Sorted()))
			continue
		}
		m := abi.Lower(c, &report)
		t.Log(d + "\n" + faults(report.Sorted()))
		t.Log("\n" + summary(m))
	}
}
