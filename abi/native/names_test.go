package native

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const twins = `
	mod a { #[repr(C)] pub struct Cfg(u8); }
	mod b { #[repr(C)] pub struct Cfg(u64); }
	#[repr(C)] pub struct S(a::Cfg, b::Cfg);`

// TestTwins asks for an error where C cannot hold both names, and for both
// types where one is renamed by its path.
func TestTwins(t *testing.T) {
	_, said := lowered(t, twins, including("S"))
	require.Equal(t, "error[BG0207] type `a::Cfg` and type `b::Cfg` are both `Cfg` in C @ Cfg", said)

	config := including("S")
	config.Export.Rename["b::Cfg"] = "BCfg"
	module, said := lowered(t, twins, config)
	require.Empty(t, said)
	require.Equal(t, "struct Cfg {_0: uint8_t}\nstruct BCfg {_0: uint64_t}\nstruct S {_0: Cfg, _1: BCfg}", strings.TrimSpace(module))
}

// TestSameAliases declares an alias once that two modules have.
func TestSameAliases(t *testing.T) {
	source := `mod a { pub type N = u8; } mod b { pub type N = TYPE; } #[repr(C)] pub struct S(a::N, b::N);`
	module, said := lowered(t, strings.Replace(source, "TYPE", "u8", 1), including("S"))
	require.Empty(t, said)
	require.Equal(t, "alias N = uint8_t\nstruct S {_0: N, _1: N}", strings.TrimSpace(module))
	_, said = lowered(t, strings.Replace(source, "TYPE", "u16", 1), including("S"))
	require.Contains(t, said, "error[BG0207] type `a::N` and type `b::N` are both `N` in C")
}

// TestPrefix puts [export] prefix before types, and after renaming.
func TestPrefix(t *testing.T) {
	source := `#[repr(C)] pub struct S(A, G<A>); #[repr(C)] pub struct A(u8); #[repr(C)] pub struct G<T>(T);`
	config := including("S")
	config.Export.Prefix = "P_"
	config.Export.Rename["A"] = "Aa"
	config.Export.Rename["G_A"] = "Ga"
	module, said := lowered(t, source, config)
	require.Empty(t, said)
	require.Equal(t, "struct P_Aa {_0: uint8_t}\nstruct P_Ga {_0: P_Aa}\nstruct P_S {_0: P_Aa, _1: P_Ga}", strings.TrimSpace(module))
	config.Export.RenamingOverridesPrefixing = true
	module, _ = lowered(t, source, config)
	require.Equal(t, "struct Aa {_0: uint8_t}\nstruct Ga {_0: Aa}\nstruct P_S {_0: Aa, _1: Ga}", strings.TrimSpace(module))
}

// TestMangle writes names of generic types without underscores, and by a rule.
func TestMangle(t *testing.T) {
	config := including("S")
	config.Export.MangleRemoveUnderscores = true
	config.Export.MangleRenameTypes = "PascalCase"
	module, said := lowered(t, `#[repr(C)] pub struct S(Foo<Foo<f32>>, Foo<std::ffi::c_char>); #[repr(C)] pub struct Foo<T>(T);`, config)
	require.Empty(t, said)
	require.Contains(t, module, "struct S {_0: FooFooF32, _1: FooCChar}")
}

// TestKnown leaves to the text of the configuration what that declares.
func TestKnown(t *testing.T) {
	config := including("S")
	config.Header = "typedef uint64_t Option_Foo;\ntypedef struct Session Session;"
	config.Export.Exclude = []string{"Option_Foo"}
	module, said := lowered(t, `#[repr(transparent)] pub struct Foo(std::num::NonZeroU64); #[repr(C)] pub struct S { f: Option<Foo>, s: *mut Session }`, config)
	require.Empty(t, said)
	require.Equal(t, "struct S {f: Option_Foo!, s: *mut Session!}", strings.TrimSpace(module))

	config.Header, config.Export.Exclude = "", []string{"Foo"}
	_, said = lowered(t, `#[repr(C)] pub struct Foo(u8); #[repr(C)] pub struct S { f: Foo }`, config)
	require.Equal(t, "error[BG0201] type `Foo` is left out of the header, but an exported item needs it @ Foo", said)
}
