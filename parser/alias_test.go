package parser

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExpandAliasFillsConstants(t *testing.T) {
	c := mustParse(t, `
mod far { pub type Buffer<T, const N: usize = { 2 * D }> = [T; N + D]; pub const D: usize = 4; pub type Hook<T> = extern "C" fn(x: T, [u8; 2]) -> *const T; pub type Two<const N: usize> = Buffer<super::S<N>, N>; }
pub struct S<const N: usize>;
const A: usize = 3;
type Plain = far::Buffer<u8, A>;
type Computed = far::Buffer<u8, { A * 2 }>;
type Standard = far::Buffer<u8>;
type Called = far::Hook<S<1>>;
type Nested = far::Two<A>;
`)
	for name, want := range map[string]string{
		"Plain": "[u8;(+ A D)]", "Computed": "[u8;(+ (* A 2) D)]", "Standard": "[u8;(+ (* 2 D) D)]",
		"Called": "extern C fn(x:S<1>,[u8;2],)->*const S<1>", "Nested": "[super::S<A>;(+ A D)]",
	} {
		alias := findItem(c.Root, name).(*TypeAlias)
		expanded, module := c.ExpandAlias(c.Root, alias.Type)
		require.Equal(t, want, showType(expanded), name)
		if array, ok := expanded.(*ArrayType); ok {
			length, err := c.Eval(module, array.Len)
			require.NoError(t, err, name)
			require.Equal(t, map[string]string{"Plain": "7", "Computed": "10", "Standard": "12", "Nested": "7"}[name], length.Int.String(), name)
		}
	}
}
