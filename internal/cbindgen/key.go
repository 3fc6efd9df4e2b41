package cbindgen

import (
	"slices"
	"strconv"
	"strings"

	"example.com/bindgen/internal/tomldoc"
)

// key is one key of a cbindgen.toml: its name, what its value has to be, and
// where it goes.
type key struct {
	name string
	// kind is what the value has to be; tomldoc.Table for a table whose keys are
	// the user's.
	kind tomldoc.Kind
	// values are the words that the value may be one of; nil for anything.
	values []string
	set    func(*Config, *tomldoc.Entry)
	// fault returns what is wrong with a value of the right kind, "" for nothing.
	fault func(*tomldoc.Entry) string
	// elsewhere says what the key is about, where it is not about C headers or
	// not about bindgen; "" for a key that counts.
	elsewhere string
	// usual is the value, as TOML, that asks for nothing; for elsewhere.
	usual string
}

// text returns a key whose value is any string.
func text(name string, field func(*Config) *string) key {
	return key{name: name, kind: tomldoc.String, set: func(c *Config, e *tomldoc.Entry) { *field(c) = e.Text }}
}

// name returns a key whose value becomes part of a name in C.
func word(name string, field func(*Config) *string) key {
	k := text(name, field)
	k.fault = func(e *tomldoc.Entry) string {
		if !isIdentifier(e.Text) {
			return "has to be made of letters, digits and _"
		}
		return ""
	}
	return k
}

func flag(name string, field func(*Config) *bool) key {
	return key{name: name, kind: tomldoc.Bool, set: func(c *Config, e *tomldoc.Entry) { *field(c) = e.Text == "true" }}
}

func number(name string, field func(*Config) *int) key {
	return key{
		name: name, kind: tomldoc.Integer,
		set: func(c *Config, e *tomldoc.Entry) { *field(c), _ = strconv.Atoi(e.Text) },
		fault: func(e *tomldoc.Entry) string {
			if n, err := strconv.Atoi(e.Text); err != nil || n < 0 || n > 1e6 {
				return "has to be a number from 0 to 1000000"
			}
			return ""
		},
	}
}

func list(name string, field func(*Config) *[]string) key {
	return key{name: name, kind: tomldoc.Array, set: func(c *Config, e *tomldoc.Entry) { *field(c) = append([]string{}, e.Texts()...) }}
}

// choice returns a key whose value is one of a few words. Each is given with
// its other spellings behind it, separated by blanks; fold makes capitals count
// for nothing.
func choice(name string, fold folding, field func(*Config) *string, values ...string) key {
	k := key{name: name, kind: tomldoc.String, set: func(c *Config, e *tomldoc.Entry) { *field(c) = fold.find(e.Text, values) }}
	for _, v := range values {
		k.values = append(k.values, strings.Fields(v)[0])
	}
	k.fault = func(e *tomldoc.Entry) string {
		if fold.find(e.Text, values) == "" {
			return oneOf(k.values)
		}
		return ""
	}
	return k
}

// folding says whether capitals count.
type folding int

const (
	exact folding = iota
	folded
)

// find returns the first spelling of the value that text is; "" for none.
func (f folding) find(text string, values []string) string {
	for _, v := range values {
		spellings := strings.Fields(v)
		for _, s := range spellings {
			if s == text || f == folded && strings.EqualFold(s, text) {
				return spellings[0]
			}
		}
	}
	return ""
}

func oneOf(values []string) string {
	return `has to be one of "` + strings.Join(values, `", "`) + `"`
}

func rule(name string, field func(*Config) *RenameRule) key {
	return key{
		name: name, kind: tomldoc.String, values: Rules(),
		set: func(c *Config, e *tomldoc.Entry) { *field(c), _ = ParseRule(e.Text) },
		fault: func(e *tomldoc.Entry) string {
			if _, ok := ParseRule(e.Text); !ok {
				return oneOf(Rules())
			}
			return ""
		},
	}
}

// texts returns a table of strings whose keys are the user's.
func texts(name string, field func(*Config) map[string]string) key {
	return key{name: name, kind: tomldoc.Table, set: func(c *Config, e *tomldoc.Entry) { field(c)[e.Path[len(e.Path)-1]] = e.Text }}
}

// The reasons why a key does nothing.
const (
	cxxOnly    = "C++"
	cythonOnly = "Cython"
	cargoOnly  = "running cargo and rustc"
)

// elsewhere returns keys that are not about C headers. usual is the value that
// asks for nothing.
func elsewhere(about, usual string, names ...string) []key {
	var out []key
	for _, n := range names {
		out = append(out, key{name: n, elsewhere: about, usual: usual, set: func(*Config, *tomldoc.Entry) {}})
	}
	return out
}

// isUsual reports whether the value of a key that does nothing asks for nothing.
func (k *key) isUsual(e *tomldoc.Entry) bool {
	switch e.Kind {
	case tomldoc.Array:
		return len(e.List) == 0 && !e.Bad
	case tomldoc.String:
		return e.Text == ""
	default:
		return e.Text == k.usual
	}
}

// find returns the key that e sets; nil for none.
func find(e *tomldoc.Entry) *key {
	for i := range keys {
		k := &keys[i]
		if k.kind == tomldoc.Table {
			if len(e.Path) > 1 && strings.Join(e.Path[:len(e.Path)-1], ".") == k.name {
				return k
			}
			continue
		}
		if k.name == e.Name() {
			return k
		}
	}
	return nil
}

// isTable reports whether e is the header of a table that keys are in.
func isTable(e *tomldoc.Entry) bool {
	name := e.Name()
	return slices.ContainsFunc(keys, func(k key) bool {
		return k.kind == tomldoc.Table && k.name == name || strings.HasPrefix(k.name, name+".")
	})
}

func isIdentifier(text string) bool {
	for i, c := range text {
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return text != ""
}
