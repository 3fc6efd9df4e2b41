package metadata

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// Bytes returns the file METADATA, which in an sdist is PKG-INFO: a header of
// UTF-8 as RFC 822 has it, and the description as its body.
func (m *Metadata) Bytes() []byte {
	var b bytes.Buffer
	field := func(name string, values ...string) {
		for _, value := range values {
			if value != "" {
				fmt.Fprintf(&b, "%s: %s\n", name, folded(name, value))
			}
		}
	}
	// 2.4 is what every index takes; a field of 2.5 needs that.
	version := "2.4"
	if m.ImportNames != nil || m.ImportNamespaces != nil {
		version = "2.5"
	}
	field("Metadata-Version", version)
	field("Name", m.Name)
	field("Version", m.Version)
	field("Summary", m.Summary)
	field("Keywords", strings.Join(m.Keywords, ","))
	field("Author", strings.Join(m.Author, ", "))
	field("Author-email", strings.Join(m.AuthorEmail, ", "))
	field("Maintainer", strings.Join(m.Maintainer, ", "))
	field("Maintainer-email", strings.Join(m.MaintainerEmail, ", "))
	field("License", m.LicenseText)
	field("License-Expression", m.License)
	for _, f := range m.LicenseFiles {
		field("License-File", f.Path)
	}
	field("Classifier", m.Classifiers...)
	for _, u := range m.URLs {
		field("Project-URL", u.Label+", "+u.URL)
	}
	field("Requires-Python", m.RequiresPython)
	field("Requires-Dist", m.RequiresDist...)
	field("Provides-Extra", m.ProvidesExtra...)
	if m.ImportNames != nil && len(m.ImportNames) == 0 {
		b.WriteString("Import-Name: \n") // PEP 794: there is none
	}
	field("Import-Name", m.ImportNames...)
	field("Import-Namespace", m.ImportNamespaces...)
	if m.Description != "" {
		field("Description-Content-Type", m.ContentType)
	}
	b.WriteString("\n" + m.Description)
	return b.Bytes()
}

// lineBreaks are what a reader of the header may take for the end of a line.
var lineBreaks = regexp.MustCompile(`\r\n|[\n\r\v\f\x1c-\x1e\x{85}\x{2028}\x{2029}]`)

// folded returns value with its further lines indented to where the first one
// begins.
func folded(name, value string) string {
	return lineBreaks.ReplaceAllString(value, "\n"+strings.Repeat(" ", len(name)+2))
}

// EntryPointsText returns the file entry_points.txt; nil where there is none.
func (m *Metadata) EntryPointsText() []byte {
	groups := append([]EntryPointGroup{{consoleScripts, m.Scripts}, {guiScripts, m.GUIScripts}}, m.EntryPoints...)
	var sections []string
	for _, group := range groups {
		if len(group.Points) == 0 {
			continue
		}
		section := "[" + group.Name + "]\n"
		for _, p := range group.Points {
			section += p.Name + " = " + p.Object + "\n"
		}
		sections = append(sections, section)
	}
	if sections == nil {
		return nil
	}
	return []byte(strings.Join(sections, "\n"))
}

// Distribution returns the name as the names of files have it: PEP 427 and 625.
func (m *Metadata) Distribution() string {
	return strings.ToLower(regexp.MustCompile(`[-_.]+`).ReplaceAllString(m.Name, "_"))
}

// Stem returns what the names of a wheel, of an sdist and of their directories
// begin with: "my_pkg-1.0rc1".
func (m *Metadata) Stem() string { return m.Distribution() + "-" + m.Version }
