package native

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// randomModule has structs in a few modules that hold values of former ones,
// which all can be done in C, and pointers to any, and functions that take them.
func randomModule(r *rand.Rand) *Module {
	m := &Module{}
	records := make([]*Record, 2+r.IntN(8))
	item := func(name string) Item {
		module := fmt.Sprintf("m%d", r.IntN(4))
		if r.IntN(4) == 0 {
			module = ""
		}
		return Item{Name: name, Rust: module + "::" + name + []string{"", "<u8>"}[r.IntN(2)], Module: module, Foreign: r.IntN(8) == 0}
	}
	for i := range records {
		records[i] = &Record{Item: item(fmt.Sprintf("R%d", i))}
		m.Types = append(m.Types, records[i])
	}
	some := func(below int) *Type {
		if below > 0 && r.IntN(2) == 0 {
			d := records[r.IntN(below)]
			return &Type{Kind: Named, Decl: d}
		}
		d := records[r.IntN(len(records))]
		return &Type{Kind: Pointer, Elem: &Type{Kind: Named, Decl: d}}
	}
	for i, record := range records {
		for range r.IntN(3) {
			record.Fields = append(record.Fields, &Field{Type: some(i)})
		}
	}
	for i := range 1 + r.IntN(5) {
		f := &Function{Item: item(fmt.Sprintf("f%d", i))}
		for range 1 + r.IntN(2) {
			f.Params = append(f.Params, &Param{Type: some(len(records))})
		}
		m.Functions = append(m.Functions, f)
	}
	return m
}

// TestSplitRandom divides random modules, and asks of the headers what C asks.
func TestSplitRandom(t *testing.T) {
	divided := 0
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 6))
		m := randomModule(r)
		shares := []Share{{Path: "rest.h"}}
		for i := range 1 + r.IntN(4) {
			shares = append(shares, Share{Path: fmt.Sprintf("m%d.h", i), Modules: []string{fmt.Sprintf("m%d", i)}})
		}
		r.Shuffle(len(shares), func(i, j int) { shares[i], shares[j] = shares[j], shares[i] })
		report := &diag.Report{}
		parts := m.Split(shares, report)
		if report.Failed() {
			require.Nil(t, parts)
			continue
		}
		divided++
		home := map[Decl]int{}
		for i, part := range parts {
			for _, d := range append(part.symbols(), part.Types...) {
				if _, forward := d.(*Forward); !forward {
					require.NotContains(t, home, d, "seed %d: %s is declared twice", seed, d.Base().Name)
					home[d] = i
				}
			}
		}
		require.Len(t, home, len(m.Types)+len(m.Functions), "seed %d: nothing is left out", seed)
		need := needsOf(m)
		for i, part := range parts {
			seen := included(parts, i)
			require.False(t, seen[i], "seed %d: %s includes itself", seed, shares[i].Path)
			known := map[Decl]bool{}
			for _, d := range part.Types {
				if f, forward := d.(*Forward); forward {
					known[f.Of] = true
				}
			}
			for _, d := range append(part.Types, part.symbols()...) {
				need.of(d, func(other Decl, byPointer bool) {
					fine := home[other] == i || seen[home[other]] || byPointer && known[other]
					require.True(t, fine, "seed %d: %s of %s does not know %s", seed, d.Base().Name, shares[i].Path, other.Base().Name)
				})
			}
		}
	}
	require.Greater(t, divided, 1000)
}

// included returns the parts that part i includes, and those that these include.
func included(parts []Part, i int) map[int]bool {
	seen := map[int]bool{}
	var add func(int)
	add = func(i int) {
		for _, to := range parts[i].Includes {
			if !seen[to] {
				seen[to] = true
				add(to)
			}
		}
	}
	add(i)
	return seen
}
