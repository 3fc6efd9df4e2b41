package native

import (
	"strings"
	"testing"

	"example.com/bindgen/internal/cbindgen"
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

// TestOneNameForBoth declares nothing for an alias that C calls as what it stands
// for, be it by its name in Rust or by a rename.
func TestOneNameForBoth(t *testing.T) {
	source := `mod a { #[repr(C)] pub struct Range(pub u8); } type Range = a::Range;
		#[repr(transparent)] pub struct Nanos(u64); #[repr(C)] pub struct S(Range, a::Range, Nanos);`
	config := including("S")
	config.Export.Rename["Nanos"] = "uint64_t"
	module, said := lowered(t, source, config)
	require.Empty(t, said)
	require.Equal(t, "struct Range {_0: uint8_t}\nstruct S {_0: Range, _1: Range, _2: uint64_t}", strings.TrimSpace(module))
}

// TestRenamedToMore takes a rename to more than a word as what C has already:
// nothing is declared, and no prefix is put before it.
func TestRenamedToMore(t *testing.T) {
	source := `pub struct Text(*const u8); #[repr(C)] pub struct S(Text, u128, *const libc::sockaddr);`
	config := including("S")
	config.Export.Prefix = "P_"
	config.Export.Rename["Text"] = "char*"
	config.Export.Rename["u128"] = "uint128_t"
	config.Export.Rename["sockaddr"] = "struct sockaddr"
	module, said := lowered(t, source, config)
	require.Empty(t, said)
	require.Equal(t, "struct P_S {_0: char*!, _1: uint128_t!, _2: *struct sockaddr!}", strings.TrimSpace(module))
}

// TestNameOfNoUse sees through a type of the standard library, also where the
// text of the author has its name: that is for C++.
func TestNameOfNoUse(t *testing.T) {
	config := including("S")
	config.AfterIncludes = "#ifdef __cplusplus\ntemplate <typename T>\nusing Pin = T;\n#endif"
	module, said := lowered(t, `#[repr(C)] pub struct S(Pin<&'static mut i32>);`, config)
	require.Contains(t, said, "taken as the standard library's")
	require.Equal(t, "struct S {_0: &*mut int32_t}", strings.TrimSpace(module))
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

// TestUnknownOnce tells once of a name that is not found, however many need it.
func TestUnknownOnce(t *testing.T) {
	_, said := lowered(t, `#[no_mangle] extern "C" fn f(a: *const Made, b: *const Made) {}
		#[no_mangle] extern "C" fn g(a: *const Made, b: *const libc::sockaddr, c: *const libc::sockaddr) {}`, cbindgen.Default())
	require.Equal(t, 1, strings.Count(said, "cannot find `Made`"))
	require.Equal(t, 1, strings.Count(said, "declared by a header of the system"))
}
