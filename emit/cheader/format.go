package cheader

import (
	"strings"

	"example.com/bindgen/abi"
)

// formats says which texts of f have a form: a `const char *` does not tell.
func formats(f *abi.Function) string {
	var list []string
	for _, p := range f.Params {
		if form := format(p.Type); form != "" {
			list = append(list, "`"+abi.CName(p.Name)+"` is "+form)
		}
	}
	if form := format(f.Result); form != "" {
		list = append(list, "`*out` is "+form)
	}
	if list == nil {
		return ""
	}
	return strings.Join(list, ", ") + "."
}

func format(t *abi.Type) string {
	if t.Kind == abi.Option {
		t = t.Elem()
	}
	switch t.Kind {
	case abi.Decimal:
		return "a decimal number as text"
	case abi.JSON:
		return "JSON"
	default:
		return ""
	}
}
