package abi_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

const runtimeSources = "../support/rust/bindgen-rt/src"

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(path))
	require.NoError(t, err)
	return string(data)
}

// TestErrorKinds compares the table with the one that is documented and with the
// classes of the runtime crate.
func TestErrorKinds(t *testing.T) {
	documented := read(t, "../docs/abi.md")
	source := read(t, runtimeSources+"/facade/exceptions.rs")
	inRust := len(regexp.MustCompile(`= \d+, "\w+"`).FindAllString(source, -1))
	require.Equal(t, inRust, len(abi.ErrorKinds)-1)
	for i, k := range abi.ErrorKinds {
		require.Equal(t, i+1, k.Number, "numbers are appended, without a gap")
		if k.Number == 1 {
			require.Contains(t, documented, "| `PANIC` | 1 | ")
			continue
		}
		require.Contains(t, documented, fmt.Sprintf("| `%s` | %d | %s |\n", k.Name, k.Number, k.Python))
		require.Contains(t, source, fmt.Sprintf("    Py%s = %d, %q", k.Python, k.Number, k.Python))
	}
}

// TestErrorStructs compares the structs with those that are documented and with
// those of the runtime crate.
func TestErrorStructs(t *testing.T) {
	documented := read(t, "../docs/abi.md")
	source := read(t, runtimeSources+"/c/error.rs")
	m := &abi.Module{Crate: "ophio"}
	for _, s := range []struct {
		name, rust string
		members    []abi.ErrorMember
	}{
		{m.ErrorType(), "ErrorC", abi.ErrorMembers},
		{m.ErrorFieldType(), "ErrorFieldC", abi.ErrorFieldMembers},
	} {
		_, body, ok := strings.Cut(documented, "typedef struct "+s.name+" {\n")
		require.True(t, ok)
		body, _, _ = strings.Cut(body, "}")
		_, inRust, ok := strings.Cut(source, "pub struct "+s.rust+" {\n")
		require.True(t, ok)
		inRust, _, _ = strings.Cut(inRust, "}")
		require.Equal(t, strings.Count(inRust, "\n"), len(s.members))
		for _, e := range s.members {
			_, rest, found := strings.Cut(body, "    "+e.Spell(m)+";")
			require.True(t, found, "%s of %s is not documented here", e.Name, s.name)
			body = rest
		}
	}
	require.Contains(t, source, fmt.Sprintf("size_of::<ErrorC>() == %d && size_of::<ErrorFieldC>() == %d", abi.ErrorSize, abi.ErrorFieldSize))
}
