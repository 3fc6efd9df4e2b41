package native

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOpaqueByValue(t *testing.T) {
	for source, want := range map[string]string{
		`#[repr(C)] pub struct S { o: O } pub struct O;`:                  "warning[BG0315] field `o` of `S` holds a `O`, whose size C does not know @ o",
		`#[repr(C)] pub struct S { o: [A; 2] } type A = O; pub struct O;`: "warning[BG0315] field `o` of `S` holds a `O`, whose size C does not know @ o",
		`#[repr(C)] pub struct S { o: Option<u8> }`:                       "warning[BG0315] field `o` of `S` holds a `std::option::Option<u8>`, whose size C does not know @ o",
		`#[repr(C)] pub struct S { o: *mut O } pub struct O;`:             "",
	} {
		_, said := lowered(t, source, including("S"))
		require.Equal(t, want, said, "%s", source)
	}
}
