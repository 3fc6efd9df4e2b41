package parser

import "strings"

// exceptionName returns the name that create_exception!(module, Name, Base) or
// import_exception!(module, Name) declares; "" for other macros.
func (m *MacroCall) exceptionName() string {
	if len(m.Path) == 0 {
		return ""
	}
	switch m.Path[len(m.Path)-1] {
	case "create_exception", "import_exception", "import_exception_bound":
	default:
		return ""
	}
	args := strings.Split(m.Args.Text(), ",")
	if len(args) < 2 {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSpace(args[1]), "r#")
}
