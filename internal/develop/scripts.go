package develop

import (
	"fmt"
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/wheel"
)

// scripts returns the programs of the entry points.
func (e *Environment) scripts(m *metadata.Metadata) []wheel.File {
	var out []wheel.File
	for _, s := range m.Scripts {
		out = append(out, e.script(s, e.Python)...)
	}
	windowed := e.Python
	if e.Windows {
		windowed = filepath.Join(filepath.Dir(e.Python), "pythonw.exe")
	}
	for _, s := range m.GUIScripts {
		out = append(out, e.script(s, windowed)...)
	}
	return out
}

// script returns the files of one program. On Windows a program needs a launcher:
// a batch file, which shells find by its name.
func (e *Environment) script(point metadata.EntryPoint, python string) []wheel.File {
	body := program(point)
	if !e.Windows {
		return []wheel.File{{Path: e.inScripts(point.Name), Data: []byte(shebang(python) + body), Executable: true}}
	}
	launcher := fmt.Sprintf("@\"%s\" \"%%~dp0%s-script.py\" %%*\r\n", python, point.Name)
	return []wheel.File{
		{Path: e.inScripts(point.Name + "-script.py"), Data: []byte(body)},
		{Path: e.inScripts(point.Name + ".cmd"), Data: []byte(launcher)},
	}
}

// inScripts returns the path of a program relative to site-packages, as RECORD has it.
func (e *Environment) inScripts(name string) string {
	path := filepath.Join(e.Scripts, name)
	if rel, err := filepath.Rel(e.SitePackages, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// maxShebang is what the kernel reads of a first line.
const maxShebang = 127

// shebang is the line that runs a program by python. A path that is too long or has
// a blank in it goes through the shell, to which the rest is text.
func shebang(python string) string {
	if len(python)+3 <= maxShebang && !strings.ContainsAny(python, " \t") {
		return "#!" + python + "\n"
	}
	return "#!/bin/sh\n'''exec' \"" + python + "\" \"$0\" \"$@\"\n' '''\n"
}

// program calls what an entry point names.
func program(point metadata.EntryPoint) string {
	object, _, _ := strings.Cut(point.Object, "[") // extras, which pip no longer asks for
	module, attribute, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(object), " ", ""), ":")
	first, _, _ := strings.Cut(attribute, ".")
	return fmt.Sprintf("import sys\n\nfrom %s import %s\n\nif __name__ == \"__main__\":\n    sys.exit(%s())\n", module, first, attribute)
}
