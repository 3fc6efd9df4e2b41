package cbindgen

import (
	"slices"
	"strings"
)

// RenameRule turns names of Rust into names of C: "SnakeCase",
// "ScreamingSnakeCase", "QualifiedScreamingSnakeCase", "CamelCase",
// "PascalCase", "LowerCase", "UpperCase", "GeckoCase", "prefix:NAME"; "" or
// "None" leaves names as they are.
type RenameRule string

const prefixRule = "prefix:"

// ruleNames are the spellings of each rule, the one that a RenameRule has first.
var ruleNames = [][]string{
	{"None", "none"},
	{"GeckoCase", "mGeckoCase", "gecko_case"},
	{"LowerCase", "lowercase", "lower_case"},
	{"UpperCase", "UPPERCASE", "upper_case"},
	{"PascalCase", "pascal_case"},
	{"CamelCase", "camelCase", "camel_case"},
	{"SnakeCase", "snake_case"},
	{"ScreamingSnakeCase", "SCREAMING_SNAKE_CASE", "screaming_snake_case"},
	{"QualifiedScreamingSnakeCase", "QUALIFIED_SCREAMING_SNAKE_CASE", "qualified_screaming_snake_case"},
}

// ParseRule reads a rule in any spelling that cbindgen takes. It returns false
// for what is none.
func ParseRule(text string) (RenameRule, bool) {
	if strings.HasPrefix(text, prefixRule) {
		return RenameRule(text), true
	}
	for _, names := range ruleNames {
		if slices.Contains(names, text) {
			return RenameRule(names[0]), true
		}
	}
	return "", false
}

// Rules returns the names of all rules, for messages.
func Rules() []string {
	var names []string
	for _, spellings := range ruleNames {
		names = append(names, spellings[0])
	}
	return append(names, prefixRule+"NAME")
}

// IsNone reports whether the rule leaves names as they are.
func (r RenameRule) IsNone() bool { return r == "" || r == "None" }

// Field returns the name of a field of a struct or a union.
func (r RenameRule) Field(name string) string { return r.apply(name, "m", "") }

// Argument returns the name of a parameter.
func (r RenameRule) Argument(name string) string { return r.apply(name, "a", "") }

// Variant returns the name of a variant of enum, both by their names in Rust
// or, where those are renamed, in C.
func (r RenameRule) Variant(name, enum string) string { return r.apply(name, "", enum) }

// Type returns the name of a type, or the part of a name that stands for one.
func (r RenameRule) Type(name string) string { return r.apply(name, "", "") }

// apply renames name. gecko is the letter that GeckoCase puts before names of
// its kind, enum the prefix of QualifiedScreamingSnakeCase.
func (r RenameRule) apply(name, gecko, enum string) string {
	if name == "" {
		return ""
	}
	switch r {
	case "", "None":
		return name
	case "GeckoCase":
		return gecko + pascal(name)
	case "LowerCase":
		return strings.ToLower(name)
	case "UpperCase":
		return upper(name)
	case "PascalCase":
		return pascal(name)
	case "CamelCase":
		return camel(name)
	case "SnakeCase":
		return snake(name)
	case "ScreamingSnakeCase":
		return upper(snake(name))
	case "QualifiedScreamingSnakeCase":
		if enum != "" {
			return upper(snake(enum) + "_" + snake(name))
		}
		return upper(snake(name))
	default:
		return strings.TrimPrefix(string(r), prefixRule) + name
	}
}
