package metadata

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pep508"
	"example.com/bindgen/internal/pyproject"
)

// cffi is what the generated package of a plain crate imports; PyPy has it.
const cffi = "cffi; implementation_name != 'pypy'"

// dependencies sets what the project requires, and its extras.
func (b *builder) dependencies() {
	if b.fromCargo("dependencies") {
		if !b.crate.Runtime {
			b.m.RequiresDist = []string{cffi}
		}
	}
	if b.project == nil {
		return
	}
	named := map[string]bool{}
	for _, v := range b.project.Dependencies.Values {
		if r, ok := b.requirement("dependencies", v); ok {
			named[pep508.Normalize(r.Name)] = true
			b.m.RequiresDist = append(b.m.RequiresDist, r.String())
		}
	}
	if !b.crate.Runtime && !b.fromCargo("dependencies") && !named["cffi"] {
		b.report.Warn(diag.BadMetadata, b.project.At("dependencies"), "`dependencies` lacks cffi, which the package of a crate without bindgen-rt imports").
			Note("such a crate has plain items, which are called by CFFI; PyPy has it, and CPython has to install it").
			Helpf("add: dependencies = [\"%s\"]; a crate with #[pyfunction] and the like needs bindgen-rt in Cargo.toml instead", cffi)
	}
	b.extras()
}

func (b *builder) requirement(key string, v pyproject.Value) (pep508.Requirement, bool) {
	r, err := pep508.Parse(v.Text)
	if err != nil {
		b.bad(v.Span, "`%s` in `%s` has %s", v.Text, key, err).
			Helpf("write for instance: \"attrs>=23.1\", or \"tomli>=2; python_version < '3.11'\"")
		return r, false
	}
	return r, true
}

// extras sets the optional dependencies, their names in normal form: PEP 685.
func (b *builder) extras() {
	for _, extra := range b.project.OptionalDependencies {
		name := pep508.Normalize(extra.Name.Text)
		if !pep508.IsName(extra.Name.Text) {
			b.bad(extra.Name.Span, "`%s` cannot be the name of an extra", extra.Name.Text).
				Helpf("it has ASCII letters, digits, and `.`, `_` or `-` between them")
			continue
		}
		if slices.Contains(b.m.ProvidesExtra, name) {
			b.bad(extra.Name.Span, "the extra `%s` is there twice", name).
				Note("`-`, `_`, `.` and the case of letters make no difference").
				Helpf("join the two")
			continue
		}
		b.m.ProvidesExtra = append(b.m.ProvidesExtra, name)
		for _, v := range extra.Requires {
			if r, ok := b.requirement("optional-dependencies."+extra.Name.Text, v); ok {
				b.m.RequiresDist = append(b.m.RequiresDist, r.Of(name).String())
			}
		}
	}
}
