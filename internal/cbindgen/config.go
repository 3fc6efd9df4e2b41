// Package cbindgen reads cbindgen.toml: what a header is to look like, and
// which items it has under which names. Keys and meanings are those of
// cbindgen 0.29 (its docs.md); keys that only concern C++ or Cython are
// accepted and do nothing.
package cbindgen

import "example.com/bindgen/internal/source"

// Config is a cbindgen.toml. Default returns the one that an absent file means.
type Config struct {
	File *source.File // nil without a file

	Header         string
	Trailer        string
	IncludeGuard   string
	PragmaOnce     bool
	AutogenWarning string
	IncludeVersion bool
	PackageVersion bool
	SysIncludes    []string
	Includes       []string
	NoIncludes     bool
	CppCompat      bool
	AfterIncludes  string
	// Namespaces are those of namespace and namespaces, the outermost first. C++
	// alone sees them, where CppCompat lets it.
	Namespaces []string

	Braces              string // "SameLine" or "NextLine"
	LineLength          int    // 100
	TabWidth            int    // 2
	Documentation       bool   // true
	DocumentationStyle  string // "auto", "c", "c99", "doxy", "cxx"
	DocumentationLength string // "full" or "short"
	LineEndings         string // "LF", "CR", "CRLF" or "Native"

	Style        string // "type", "tag" or "both"
	SortBy       string // "Name" or "None"; "None" where the file says nothing
	UsizeIsSizeT bool

	Defines []Define
	Export  Export
	Layout  Layout
	Fn      Fn
	Struct  Struct
	Enum    Enum
	Const   Const
	Ptr     Ptr
	Parse   Parse
	// Bitflags is [macro_expansion] bitflags; bindgen expands bitflags! always.
	Bitflags bool

	known  map[string]bool        // what Knows has found; nil before
	places map[string]source.Span // of values, by the names of their keys
}

// Place returns where the value of a key stands: "export.exclude",
// "export.rename.Point"; nowhere for what the file does not say.
func (c *Config) Place(key string) source.Span { return c.places[key] }

// Export is [export].
type Export struct {
	Include   []string
	Exclude   []string
	Prefix    string
	ItemTypes []string // "constants", "globals", "enums", "structs", "unions", "typedefs", "opaque", "functions"; empty for all
	// NamedConstants says that constants of no type are in the header only where
	// Include names them. It is no key: `gen` says so of a crate with annotated
	// items, whose `pub const`s are for Rust.
	NamedConstants             bool
	RenamingOverridesPrefixing bool
	Rename                     map[string]string
	PreBody                    map[string]string
	Body                       map[string]string
	MangleRenameTypes          RenameRule
	MangleRemoveUnderscores    bool
}

// Layout is [layout]: macros for repr(packed) and repr(align(N)).
type Layout struct{ Packed, AlignedN string }

// Attributes are the macros that an item's attributes become; "" for none.
type Attributes struct{ MustUse, Deprecated, DeprecatedWithNote string }

// Fn is [fn].
type Fn struct {
	Attributes
	RenameArgs     RenameRule
	NoReturn       string
	Prefix         string
	Postfix        string
	Args           string // "auto", "vertical", "horizontal"
	SortBy         string // "" takes Config.SortBy
	SwiftNameMacro string
}

// Struct is [struct], which is also about unions and aliases.
type Struct struct {
	Attributes
	RenameFields             RenameRule
	RenameAssociatedConstant RenameRule
}

// Enum is [enum].
type Enum struct {
	Attributes
	RenameVariants                               RenameRule
	RenameVariantNameFields                      RenameRule // "SnakeCase"
	AddSentinel                                  bool
	PrefixWithName                               bool
	DeprecatedVariant, DeprecatedVariantWithNote string
}

// Const is [const].
type Const struct{ SortBy string } // "" takes Config.SortBy

// Ptr is [ptr].
type Ptr struct {
	NonNullAttribute, NullableAttribute string
	// Notes is bindgen's own key: documentation says which pointers may be null
	// and who owns what they point at. True where the file says nothing.
	Notes bool
}

// Parse is [parse].
type Parse struct {
	ParseDeps bool
	Include   []string // nil for all, where the file says nothing
	Exclude   []string
	// ExtraBindings are dependencies whose functions, statics and constants are
	// exported as well; of the others only types are taken.
	ExtraBindings []string
}

// Default returns the configuration of an absent file.
func Default() *Config {
	return &Config{
		Braces: "SameLine", LineLength: 100, TabWidth: 2,
		Documentation: true, DocumentationStyle: "auto", DocumentationLength: "full", LineEndings: "LF",
		Style: "both", SortBy: "None",
		Export: Export{Rename: map[string]string{}, PreBody: map[string]string{}, Body: map[string]string{}},
		Fn:     Fn{Args: "auto"},
		Enum:   Enum{RenameVariantNameFields: "SnakeCase"},
		Ptr:    Ptr{Notes: true},
	}
}
