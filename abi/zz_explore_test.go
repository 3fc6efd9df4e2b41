package abi_test

import (
	"os"
	"testing"
)

func TestExplore(t *testing.T) {
	src, err := os.ReadFile("/tmp/b_explore.rs")
	if err != nil {
		t.Skip()
	}
	m, list := lower(t, string(src))
	for _, d := range list { t.Log(d.Notes, d.Help) }
	t.Log("\n" + faults(list))
	t.Log("\n" + summary(m))
}
