package develop

import (
	"encoding/json"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// question is what a Python that is no virtual environment's is asked. One that
// belongs to the system says so by a file (PEP 668).
const question = `
import json, os, sys, sysconfig
print(json.dumps({
    "prefix": sys.prefix,
    "python": sys.executable,
    "site": sysconfig.get_path("purelib"),
    "scripts": sysconfig.get_path("scripts"),
    "managed": sys.prefix == sys.base_prefix
    and os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")),
}))`

// answer is what it says.
type answer struct {
	Prefix  string `json:"prefix"`
	Python  string `json:"python"`
	Site    string `json:"site"`
	Scripts string `json:"scripts"`
	Managed bool   `json:"managed"`
}

// ask returns the environment of an interpreter by running it.
func (s *Search) ask(python string, report *diag.Report) *Environment {
	text, err := s.Ask(python, question)
	if err != nil {
		report.Error(diag.NoEnvironment, source.Span{}, "cannot run `%s`: %v", python, err).
			Helpf("name an interpreter or an environment: --python PATH")
		return nil
	}
	var a answer
	if err := json.Unmarshal([]byte(text), &a); err != nil || a.Site == "" || a.Prefix == "" || a.Scripts == "" {
		report.Error(diag.NoEnvironment, source.Span{}, "`%s` is no Python that tells where its packages are", python).
			Helpf("name an interpreter or an environment: --python PATH")
		return nil
	}
	if a.Managed {
		report.Error(diag.NoEnvironment, source.Span{}, "the Python at `%s` belongs to the system, which installs its packages", python).
			Helpf("make an environment: %s -m venv .venv", python)
		return nil
	}
	return &Environment{Prefix: a.Prefix, Python: a.Python, SitePackages: a.Site, Scripts: a.Scripts, Windows: s.Windows}
}
