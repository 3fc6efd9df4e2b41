package parser

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Modules that all import a name from each other are gone through a few times, not
// once for each way through them.
func TestImportsInCirclesAreFollowedOnce(t *testing.T) {
	const modules = 9 // 8! ways
	var lib strings.Builder
	for i := range modules {
		fmt.Fprintf(&lib, "pub mod m%d {\n", i)
		for j := range modules {
			if i != j {
				fmt.Fprintf(&lib, "pub use crate::m%d::y;\npub use crate::m%d::z::*;\n", j, j)
			}
		}
		lib.WriteString("}\n")
	}
	lib.WriteString("pub mod end { pub struct S; }\npub mod way { pub use crate::m0::y as found; }\n")
	c := mustParse(t, foreignManifest+depManifest+"-- dep/src/lib.rs --\n"+
		strings.Replace(lib.String(), "pub mod m8 {", "pub mod m8 {\npub use crate::end as y;", 1)+"-- src/lib.rs --\n")
	found, err := c.Foreign([]string{"dep", "way", "found", "S"})
	require.NoError(t, err)
	require.Equal(t, "S", found.Item.Head().Name)

	imports := 2 * modules * (modules - 1)
	require.Greater(t, found.Crate.lookup.circles.steps, modules)
	require.Less(t, found.Crate.lookup.circles.steps, 4*imports)
}

// A glob that was looked at on the way to what it leads to is looked at again.
func TestImportsInCirclesHaveNoGaps(t *testing.T) {
	c := mustParse(t, foreignManifest+depManifest+"-- dep/src/lib.rs --\n"+
		"pub mod m0 { pub use crate::m1::x as a; }\npub mod m1 { pub use crate::m0::a::*; pub use crate::m2::*; }\n"+
		"pub mod m2 { pub mod x { pub struct S; } }\n-- src/lib.rs --\n")
	for _, path := range []string{"dep::m0::a::S", "dep::m1::S"} {
		found, err := c.Foreign(strings.Split(path, "::"))
		require.NoError(t, err, path)
		require.Equal(t, "S", found.Item.Head().Name)
	}
}

// What is found for single names of a dependency is what is found where all
// imports are gone through at once.
func TestImportsInCirclesMeanTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	crates, meanings := 0, 0
	for range 500 {
		lib := tangledModules(random)
		whole := mustParse(t, strings.ReplaceAll(depManifest, "dep/", "")+"-- src/lib.rs --\n"+lib)
		if !eachImportHasOneMeaning(whole) {
			continue // no Rust
		}
		crates++
		c := mustParse(t, foreignManifest+depManifest+"-- dep/src/lib.rs --\n"+lib+"-- src/lib.rs --\n")
		dep, fault := c.sources.dependency(c, "dep")
		require.Nil(t, fault)
		for _, i := range random.Perm(5) {
			for _, name := range []string{"a", "b", "c", "m0", "m1", "m2"} {
				for _, ns := range []namespace{typeNS, valueNS} {
					want := linesOf(whole.lookup.in(moduleNamed(whole.Root, i), name, ns))
					got := linesOf(dep.lookup.in(moduleNamed(dep.Root, i), name, ns))
					require.Equal(t, want, got, "%s in m%d of\n%s", name, i, lib)
					meanings += len(got)
				}
			}
		}
	}
	require.Greater(t, crates, 50)
	require.Greater(t, meanings, 800, "%d crates", crates)
}

func eachImportHasOneMeaning(c *Crate) bool {
	c.lookup.prepare()
	for _, use := range usesBelow(nil, c.Root) {
		types := c.lookup.importOf(use, typeNS)
		if !use.Glob && (len(types) != 1 || len(c.lookup.in(use.Module, use.Name, typeNS)) != 1) {
			return false
		}
	}
	return true
}

// tangledModules returns five modules that import from each other, some of which
// have a thing to import.
func tangledModules(random *rand.Rand) string {
	var lib strings.Builder
	names := []string{"a", "b", "c"}
	for i := range 5 {
		fmt.Fprintf(&lib, "pub mod m%d {\n", i)
		taken := map[string]bool{}
		declare := func(name, text string) {
			if !taken[name] {
				taken[name] = true
				lib.WriteString(text)
			}
		}
		if own := names[random.IntN(3)]; i < 3 {
			declare(own, "pub struct "+own+";\n")
		}
		for range random.IntN(4) {
			from, name, module := random.IntN(5), names[random.IntN(3)], fmt.Sprintf("m%d", random.IntN(3))
			switch random.IntN(4) {
			case 0:
				fmt.Fprintf(&lib, "pub use crate::m%d::*;\n", from)
			case 1:
				declare(module, fmt.Sprintf("pub use crate::m%d as %s;\n", from, module))
			case 2:
				as := names[random.IntN(3)]
				declare(as, fmt.Sprintf("pub use crate::m%d::%s as %s;\n", from, name, as))
			default:
				fmt.Fprintf(&lib, "pub use crate::m%d::%s::*;\n", from, module)
			}
		}
		lib.WriteString("}\n")
	}
	return lib.String()
}

func moduleNamed(root *Module, i int) *Module {
	for _, item := range root.Items {
		if m, ok := item.(*Module); ok && m.Name == fmt.Sprintf("m%d", i) {
			return m
		}
	}
	return nil
}

// linesOf returns where each meaning is declared.
func linesOf(found []binding) map[int]bool {
	lines := map[int]bool{}
	for _, b := range found {
		lines[b.def.Item.Head().Span.Position().Line] = true
	}
	return lines
}
