package develop

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
)

func TestRequirements(t *testing.T) {
	dir := venv(t, "python3.11")
	e := &Environment{Prefix: dir, Python: filepath.Join(dir, "bin/python"), SitePackages: filepath.Join(dir, "lib/python3.11/site-packages")}
	touch(t, e.SitePackages, "Zope.Interface-5.0.dist-info/METADATA", "older.egg-info")
	m := &metadata.Metadata{Name: "mine", RequiresDist: []string{
		"zope-interface>=4", "older", "cffi>=1.17; implementation_name != 'pypy'", "attrs", "tomli; python_version < '3.11'", "pytest; extra == 'test'",
	}}
	report := &diag.Report{}
	e.Requirements(m, report)
	require.Len(t, report.Sorted(), 1)
	require.False(t, report.Failed())
	require.Equal(t, diag.NotInstalled, report.Sorted()[0].Code)
	require.Equal(t, "`mine` requires `cffi`, `attrs`, not installed in `"+dir+"`", report.Sorted()[0].Message)
	require.Equal(t, "install it: uv pip install --python "+e.Python+" 'cffi>=1.17' attrs; or with pip in that environment", report.Sorted()[0].Help)

	touch(t, e.SitePackages, "cffi-2.1.0.dist-info/METADATA", "attrs-25.1.dist-info/METADATA")
	report = &diag.Report{}
	e.Requirements(m, report)
	require.Empty(t, report.Sorted())
}

func TestRequirementsOnPyPy(t *testing.T) {
	dir := venv(t, "pypy3.11")
	e := &Environment{Prefix: dir, SitePackages: filepath.Join(dir, "lib/pypy3.11/site-packages")}
	report := &diag.Report{}
	e.Requirements(&metadata.Metadata{Name: "mine", RequiresDist: []string{"cffi", "cffi; implementation_name != 'pypy'"}}, report)
	require.Empty(t, report.Sorted())
}
