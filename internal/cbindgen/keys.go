package cbindgen

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/tomldoc"
)

// keys lists every key of cbindgen 0.29, and bindgen's own ptr.notes;
// docs/header.md explains them in this order.
var keys = slices.Concat(fileKeys, codeKeys, exportKeys, itemKeys, parseKeys,
	elsewhere(cxxOnly, "false",
		"using_namespaces",
		"struct.derive_constructor", "struct.derive_eq", "struct.derive_neq", "struct.derive_lt", "struct.derive_lte",
		"struct.derive_gt", "struct.derive_gte", "struct.derive_ostream", "struct.associated_constants_in_body",
		"enum.derive_helper_methods", "enum.derive_const_casts", "enum.derive_mut_casts", "enum.cast_assert_name",
		"enum.derive_tagged_enum_destructor", "enum.derive_tagged_enum_copy_constructor",
		"enum.derive_tagged_enum_copy_assignment", "enum.derive_ostream", "enum.private_default_tagged_enum_constructor"),
	elsewhere(cxxOnly, "true", "enum.enum_class", "const.allow_static_const", "const.allow_constexpr"),
	elsewhere(cythonOnly, "", "cython.header", "cython.cimports"),
	elsewhere(cargoOnly, "false", "parse.expand.crates", "parse.expand.all_features", "parse.expand.features", "parse.expand.profile", "parse.clean", "only_target_dependencies"),
	elsewhere(cargoOnly, "true", "parse.expand.default_features"),
)

// fileKeys are about the header as a file.
var fileKeys = []key{
	{
		name: "language", kind: tomldoc.String, elsewhere: cxxOnly,
		values: []string{"C", "C++", "Cython"},
		set:    func(c *Config, e *tomldoc.Entry) {},
		fault: func(e *tomldoc.Entry) string {
			if exact.find(e.Text, languages) == "" {
				return oneOf([]string{"C", "C++", "Cython"})
			}
			return ""
		},
	},
	text("header", func(c *Config) *string { return &c.Header }),
	text("trailer", func(c *Config) *string { return &c.Trailer }),
	word("include_guard", func(c *Config) *string { return &c.IncludeGuard }),
	flag("pragma_once", func(c *Config) *bool { return &c.PragmaOnce }),
	text("autogen_warning", func(c *Config) *string { return &c.AutogenWarning }),
	flag("include_version", func(c *Config) *bool { return &c.IncludeVersion }),
	flag("package_version", func(c *Config) *bool { return &c.PackageVersion }),
	list("sys_includes", func(c *Config) *[]string { return &c.SysIncludes }),
	list("includes", func(c *Config) *[]string { return &c.Includes }),
	flag("no_includes", func(c *Config) *bool { return &c.NoIncludes }),
	flag("cpp_compat", func(c *Config) *bool { return &c.CppCompat }),
	{name: "namespace", kind: tomldoc.String, fault: namespaceFault, set: func(c *Config, e *tomldoc.Entry) {
		c.Namespaces = append([]string{e.Text}, c.Namespaces...) // outside of those of namespaces
	}},
	{name: "namespaces", kind: tomldoc.Array, fault: namespaceFault, set: func(c *Config, e *tomldoc.Entry) {
		c.Namespaces = append(c.Namespaces, e.Texts()...)
	}},
	text("after_includes", func(c *Config) *string { return &c.AfterIncludes }),
}

func namespaceFault(e *tomldoc.Entry) string {
	for _, name := range append(e.Texts(), e.Text) {
		if name != "" && !isIdentifier(name) {
			return "has to be made of letters, digits and _"
		}
	}
	return ""
}

// languages are the values of language with all their spellings.
var languages = []string{"C c", "C++ c++ cxx Cxx CXX cpp Cpp CPP", "Cython cython"}

// codeKeys are about how the text looks.
var codeKeys = []key{
	choice("braces", exact, func(c *Config) *string { return &c.Braces }, "SameLine same_line", "NextLine next_line"),
	number("line_length", func(c *Config) *int { return &c.LineLength }),
	number("tab_width", func(c *Config) *int { return &c.TabWidth }),
	flag("documentation", func(c *Config) *bool { return &c.Documentation }),
	choice("documentation_style", folded, func(c *Config) *string { return &c.DocumentationStyle }, "auto", "c", "c99", "doxy", "cxx c++"),
	choice("documentation_length", folded, func(c *Config) *string { return &c.DocumentationLength }, "full", "short"),
	choice("line_endings", folded, func(c *Config) *string { return &c.LineEndings }, "LF", "CR", "CRLF", "Native"),
	choice("style", exact, func(c *Config) *string { return &c.Style }, "both Both", "tag Tag", "type Type"),
	choice("sort_by", folded, func(c *Config) *string { return &c.SortBy }, "Name", "None"),
	flag("usize_is_size_t", func(c *Config) *bool { return &c.UsizeIsSizeT }),
	{name: "defines", kind: tomldoc.Table, set: setDefine, fault: defineFault},
}

// exportKeys are about which items the header has, and their names.
var exportKeys = []key{
	list("export.include", func(c *Config) *[]string { return &c.Export.Include }),
	list("export.exclude", func(c *Config) *[]string { return &c.Export.Exclude }),
	word("export.prefix", func(c *Config) *string { return &c.Export.Prefix }),
	itemTypes,
	flag("export.renaming_overrides_prefixing", func(c *Config) *bool { return &c.Export.RenamingOverridesPrefixing }),
	renames,
	texts("export.pre_body", func(c *Config) map[string]string { return c.Export.PreBody }),
	texts("export.body", func(c *Config) map[string]string { return c.Export.Body }),
	rule("export.mangle.rename_types", func(c *Config) *RenameRule { return &c.Export.MangleRenameTypes }),
	flag("export.mangle.remove_underscores", func(c *Config) *bool { return &c.Export.MangleRemoveUnderscores }),
	text("layout.packed", func(c *Config) *string { return &c.Layout.Packed }),
	text("layout.aligned_n", func(c *Config) *string { return &c.Layout.AlignedN }),
}

// itemKeys are about items of one kind.
var itemKeys = []key{
	rule("fn.rename_args", func(c *Config) *RenameRule { return &c.Fn.RenameArgs }),
	text("fn.must_use", func(c *Config) *string { return &c.Fn.MustUse }),
	text("fn.deprecated", func(c *Config) *string { return &c.Fn.Deprecated }),
	text("fn.deprecated_with_note", func(c *Config) *string { return &c.Fn.DeprecatedWithNote }),
	text("fn.no_return", func(c *Config) *string { return &c.Fn.NoReturn }),
	text("fn.prefix", func(c *Config) *string { return &c.Fn.Prefix }),
	text("fn.postfix", func(c *Config) *string { return &c.Fn.Postfix }),
	choice("fn.args", exact, func(c *Config) *string { return &c.Fn.Args }, "auto Auto", "vertical Vertical", "horizontal Horizontal"),
	choice("fn.sort_by", folded, func(c *Config) *string { return &c.Fn.SortBy }, "Name", "None"),
	text("fn.swift_name_macro", func(c *Config) *string { return &c.Fn.SwiftNameMacro }),

	rule("struct.rename_fields", func(c *Config) *RenameRule { return &c.Struct.RenameFields }),
	rule("struct.rename_associated_constant", func(c *Config) *RenameRule { return &c.Struct.RenameAssociatedConstant }),
	text("struct.must_use", func(c *Config) *string { return &c.Struct.MustUse }),
	text("struct.deprecated", func(c *Config) *string { return &c.Struct.Deprecated }),
	text("struct.deprecated_with_note", func(c *Config) *string { return &c.Struct.DeprecatedWithNote }),

	rule("enum.rename_variants", func(c *Config) *RenameRule { return &c.Enum.RenameVariants }),
	rule("enum.rename_variant_name_fields", func(c *Config) *RenameRule { return &c.Enum.RenameVariantNameFields }),
	flag("enum.add_sentinel", func(c *Config) *bool { return &c.Enum.AddSentinel }),
	flag("enum.prefix_with_name", func(c *Config) *bool { return &c.Enum.PrefixWithName }),
	text("enum.must_use", func(c *Config) *string { return &c.Enum.MustUse }),
	text("enum.deprecated", func(c *Config) *string { return &c.Enum.Deprecated }),
	text("enum.deprecated_with_note", func(c *Config) *string { return &c.Enum.DeprecatedWithNote }),
	text("enum.deprecated_variant", func(c *Config) *string { return &c.Enum.DeprecatedVariant }),
	text("enum.deprecated_variant_with_note", func(c *Config) *string { return &c.Enum.DeprecatedVariantWithNote }),

	choice("const.sort_by", folded, func(c *Config) *string { return &c.Const.SortBy }, "Name", "None"),

	text("ptr.non_null_attribute", func(c *Config) *string { return &c.Ptr.NonNullAttribute }),
	text("ptr.nullable_attribute", func(c *Config) *string { return &c.Ptr.NullableAttribute }),
	flag("ptr.notes", func(c *Config) *bool { return &c.Ptr.Notes }),
}

// parseKeys are about what is read.
var parseKeys = []key{
	flag("macro_expansion.bitflags", func(c *Config) *bool { return &c.Bitflags }),
	flag("parse.parse_deps", func(c *Config) *bool { return &c.Parse.ParseDeps }),
	list("parse.include", func(c *Config) *[]string { return &c.Parse.Include }),
	list("parse.exclude", func(c *Config) *[]string { return &c.Parse.Exclude }),
	list("parse.extra_bindings", func(c *Config) *[]string { return &c.Parse.ExtraBindings }),
	{
		name: "parse.expand", kind: tomldoc.Array, elsewhere: cargoOnly,
		set: func(c *Config, e *tomldoc.Entry) {},
	},
}

var kindsOfItems = []string{"constants", "globals", "enums", "structs", "unions", "typedefs", "opaque", "functions"}

var itemTypes = key{
	name: "export.item_types", kind: tomldoc.Array, values: kindsOfItems,
	set: func(c *Config, e *tomldoc.Entry) {
		c.Export.ItemTypes = nil
		for _, item := range e.Texts() {
			c.Export.ItemTypes = append(c.Export.ItemTypes, folded.find(item, kindsOfItems))
		}
	},
	fault: func(e *tomldoc.Entry) string {
		for _, item := range e.Texts() {
			if folded.find(item, kindsOfItems) == "" {
				return "has \"" + item + "\" in it: every value " + oneOf(kindsOfItems)
			}
		}
		return ""
	},
}

// renames are the new names of items, and of types that only C knows, which may
// be more than one word, and a pointer: "unsigned int", "struct sockaddr", "char*".
var renames = key{
	name: "export.rename", kind: tomldoc.Table,
	set: func(c *Config, e *tomldoc.Entry) { c.Export.Rename[e.Path[len(e.Path)-1]] = e.Text },
	fault: func(e *tomldoc.Entry) string {
		for part := range strings.SplitSeq(strings.TrimRight(e.Text, "* "), " ") {
			if !isIdentifier(part) {
				return "has to be a name in C"
			}
		}
		return ""
	},
}
