package native

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTransferredAnnotations annotates types by their aliases.
func TestTransferredAnnotations(t *testing.T) {
	for _, c := range []struct{ source, want, said string }{
		{
			"/// cbindgen:field-names=[x, y]\ntype P = Pt<f32>; #[repr(C)] struct Pt<T>(T, T); #[repr(C)] pub struct S(P, Pt<u8>);",
			"struct Pt_f32 {x: float, y: float}\nalias P = Pt_f32\nstruct Pt_u8 {x: uint8_t, y: uint8_t}\nstruct S {_0: P, _1: Pt_u8}\n", "",
		},
		{ // its own go before
			"/// cbindgen:field-names=[x]\ntype P = *const Pt;\n/// cbindgen:field-names=[z]\n#[repr(C)] struct Pt(u8); #[repr(C)] pub struct S(P);",
			"struct Pt {z: uint8_t}\nalias P = *Pt\nstruct S {_0: P}\n", "",
		},
		{ // the first alias wins
			"/// cbindgen:field-names=[x]\ntype P = Box<Pt>;\n/// cbindgen:field-names=[z]\ntype Q = Pt; #[repr(C)] struct Pt(u8); #[repr(C)] pub struct S(P);",
			"struct Pt {x: uint8_t}\nalias P = own *mut Pt\nstruct S {_0: P}\n", "warning[BG0316] the annotations of `Q` do nothing: another alias of `Pt` has some @ Q",
		},
		{ // no type of the crate to have them
			"/// cbindgen:no-export\ntype P = u8; #[repr(C)] pub struct S(P);",
			"struct S {_0: P}\n", "",
		},
	} {
		module, said := lowered(t, c.source, including("S"))
		require.Equal(t, c.said, said, "%s", c.source)
		require.Equal(t, c.want, module, "%s", c.source)
	}
}

// TestComputedArguments computes generic arguments out of others.
func TestComputedArguments(t *testing.T) {
	module, said := lowered(t, `const K: usize = 2;
		#[repr(C)] struct A<const N: usize> { b: B<{ N + 1 }>, c: B<{ K * N }> } #[repr(C)] struct B<const N: usize>([u8; N]);
		#[repr(C)] pub struct S(A<3>);`, including("S"))
	require.Empty(t, said)
	require.Equal(t, "struct B_4 {_0: [uint8_t; 4]}\nstruct B_6 {_0: [uint8_t; 6]}\nstruct A_3 {b: B_4, c: B_6}\nstruct S {_0: A_3}\n", module)
}

// TestExternTypes takes the types of extern blocks for what they are: names.
func TestExternTypes(t *testing.T) {
	module, said := lowered(t, `unsafe extern "C" { pub type Handle; fn take(h: *mut Handle); }
		#[repr(C)] pub struct S { h: *const Handle, k: Option<&'static Handle> }`, including("S"))
	require.Empty(t, said)
	require.Equal(t, "opaque Handle\nstruct S {h: *Handle, k: ?*Handle}\ntake(h: *mut Handle)\n", module)
}
