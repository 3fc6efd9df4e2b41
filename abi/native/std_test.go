package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAssumedStd takes names that nothing imports as those of the standard
// library, and says so.
func TestAssumedStd(t *testing.T) {
	module, said := lowered(t, `#[repr(C)] pub struct S { c: Cell<c_int>, p: PhantomData<u8>, n: Option<NonZeroU16>, l: libc::ssize_t }`, including("S"))
	require.Equal(t, "struct S {c: int, n: uint16_t, l: ssize_t}", strings.TrimSpace(module))
	for _, name := range []string{"Cell", "c_int", "PhantomData", "NonZeroU16"} {
		require.Contains(t, said, "note[BG0208] `"+name+"` is not imported")
	}
	require.Equal(t, 4, strings.Count(said, "BG0208"))
}

// TestOwnNames prefers the crate's own types to those of the standard library.
func TestOwnNames(t *testing.T) {
	module, said := lowered(t, `#[repr(C)] pub struct Cell(u16); #[repr(C)] pub struct S { c: Cell }`, including("S"))
	require.Empty(t, said)
	require.Equal(t, "struct Cell {_0: uint16_t}\nstruct S {c: Cell}", strings.TrimSpace(module))
}

func TestSizes(t *testing.T) {
	config := including("S")
	config.UsizeIsSizeT = true
	module, said := lowered(t, `#[repr(C)] pub struct S(usize, isize, *mut Option<usize>);`, config)
	require.Empty(t, said)
	require.Contains(t, module, "struct S {_0: size_t, _1: ptrdiff_t, _2: *mut Option_usize}")
}

// TestOnlyType takes a name that nothing imports as the only type of the crate
// that has it, unless the module may have another one.
func TestOnlyType(t *testing.T) {
	module, said := lowered(t, `#[repr(C)] pub struct A(u8); mod m { #[repr(C)] pub struct S { a: A } }`, including("S"))
	require.Equal(t, "struct A {_0: uint8_t}\nstruct S {a: A}", strings.TrimSpace(module))
	require.Equal(t, "note[BG0208] `A` is not imported; taken as `A`, the only type of that name @ A", said)
	_, said = lowered(t, `#[repr(C)] pub struct A(u8); mod n { pub struct A; } mod m { #[repr(C)] pub struct S { a: A } }`, including("S"))
	require.Contains(t, said, "error[BG0201]")
}
