package python

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

func TestExceptionsAreThoseOfTheABI(t *testing.T) {
	got := regexp.MustCompile(`(?m)^    \d+: \w+,$`).FindAllString(Errors, -1)
	var want []string
	for _, k := range abi.ErrorKinds {
		name := k.Python
		if k.Number == 1 {
			name = "PANIC" // the package's own
		}
		want = append(want, fmt.Sprintf("    %d: %s,", k.Number, name))
	}
	require.Equal(t, want, got)
}

func TestIntegersAreThoseOfTheABI(t *testing.T) {
	for _, k := range []abi.Kind{abi.I8, abi.I16, abi.I32, abi.I64, abi.Isize, abi.U8, abi.U16, abi.U32, abi.U64, abi.Usize} {
		require.Contains(t, Convert, fmt.Sprintf("to_%s = _integer(%q, ", k, k))
	}
}
