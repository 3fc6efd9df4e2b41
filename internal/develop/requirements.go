package develop

import (
	"os"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pep508"
	"example.com/bindgen/internal/source"
)

// Requirements warns of what the project requires and the environment does not
// have. Versions are not compared: that is for the installer, which the help line
// names.
func (e *Environment) Requirements(m *metadata.Metadata, report *diag.Report) {
	installed, err := e.installed()
	if err != nil {
		return // the installation has said so
	}
	var names, requirements []string
	for _, text := range m.RequiresDist {
		r, err := pep508.Parse(text)
		if err != nil || !e.applies(r.Marker) || installed[pep508.Normalize(r.Name)] {
			continue
		}
		r.Marker = ""
		names, requirements = append(names, "`"+r.Name+"`"), append(requirements, quoted(r.String()))
	}
	if len(names) == 0 {
		return
	}
	report.Warn(diag.NotInstalled, source.Span{}, "`%s` requires %s, not installed in `%s`", m.Name, strings.Join(names, ", "), e.Prefix).
		Helpf("install it: uv pip install --python %s %s; or with pip in that environment", quoted(e.Python), strings.Join(requirements, " "))
}

// quoted makes one word of a shell of text.
func quoted(text string) string {
	if strings.ContainsAny(text, " <>|&;()$*?[]~!'\"\\") {
		return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
	}
	return text
}

// installed returns the normalised names of the distributions in site-packages.
func (e *Environment) installed() (map[string]bool, error) {
	entries, err := os.ReadDir(e.SitePackages)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, entry := range entries {
		for _, suffix := range []string{".dist-info", ".egg-info", ".egg-link"} {
			if stem, ok := strings.CutSuffix(entry.Name(), suffix); ok {
				name, _, _ := strings.Cut(stem, "-")
				out[pep508.Normalize(name)] = true
			}
		}
	}
	// PyPy brings it.
	out["cffi"] = out["cffi"] || e.isPyPy()
	return out, nil
}

func (e *Environment) isPyPy() bool {
	return strings.Contains(strings.ReplaceAll(e.SitePackages, `\`, "/"), "/pypy")
}

// applies reports whether a marker certainly holds here. Of the variables only the
// implementation is known without starting Python; what asks for others, and
// extras, is left to the installer.
func (e *Environment) applies(marker string) bool {
	implementation, title := "cpython", "CPython"
	if e.isPyPy() {
		implementation, title = "pypy", "PyPy"
	}
	switch strings.ReplaceAll(strings.ReplaceAll(marker, "'", `"`), " ", "") {
	case "":
		return true
	case `implementation_name!="pypy"`, `platform_python_implementation!="PyPy"`:
		return implementation != "pypy"
	case `implementation_name=="` + implementation + `"`, `platform_python_implementation=="` + title + `"`:
		return true
	}
	return false
}
