package metadata

import (
	"regexp"
	"strings"

	"example.com/bindgen/internal/pep440"
)

// semVer is a version as cargo takes it, https://semver.org.
var semVer = regexp.MustCompile(`^((?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2})(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$`)

// preRelease is a pre-release of SemVer that Python has, too, and in the same
// order: a word, and a number that may be a part of its own.
var preRelease = regexp.MustCompile(`^(alpha|a|beta|b|rc|c|pre|preview|dev)(?:[.-]?([0-9]+))?$`)

// fromSemVer returns a version of Cargo.toml as Python writes it, or what is
// wrong with it.
func fromSemVer(version string) (normal, fault string) {
	m := semVer.FindStringSubmatch(version)
	if m == nil {
		return "", "not a version as cargo takes it"
	}
	out := m[1]
	if m[2] != "" {
		pre := preRelease.FindStringSubmatch(strings.ToLower(m[2]))
		if pre == nil {
			return "", "Python has no pre-release `" + m[2] + "`"
		}
		out += "." + pre[1] + pre[2]
	}
	if m[3] != "" {
		out += "+" + m[3]
	}
	v, ok := pep440.ParseVersion(out)
	if !ok {
		return "", "Python has no build `" + m[3] + "`"
	}
	return v.String(), ""
}
