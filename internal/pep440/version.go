// Package pep440 reads Python's versions and version specifiers, as
// https://packaging.python.org/en/latest/specifications/version-specifiers/ has
// them, and writes them in their normal form.
package pep440

import (
	"regexp"
	"strings"
)

// Version is a version. Numbers are digits without leading zeros, as there is no
// bound to them.
type Version struct {
	Epoch   string   // "" for 0
	Release []string // at least one
	Pre     string   // "a1", "b2", "rc3"; "" for none
	Post    string   // a number; "" for none
	Dev     string   // a number; "" for none
	Local   string   // "ubuntu.1"; "" for none
}

// The parts of a version, in lower case. The specification's appendix has the
// same as one expression.
const (
	releasePart = `v?(?:(?P<epoch>[0-9]+)!)?(?P<release>[0-9]+(?:\.[0-9]+)*)`
	suffixPart  = `(?:[-_.]?(?P<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pren>[0-9]+)?)?` +
		`(?P<post>-(?P<postn1>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?P<postn2>[0-9]+)?)?` +
		`(?P<dev>[-_.]?dev[-_.]?(?P<devn>[0-9]+)?)?`
	localPart = `(?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?`
)

var versionForm = regexp.MustCompile(`^` + releasePart + suffixPart + localPart + `$`)

// ParseVersion reads a version; false for a text that is none.
func ParseVersion(text string) (Version, bool) {
	m := versionForm.FindStringSubmatch(lower(text))
	if m == nil {
		return Version{}, false
	}
	group := func(name string) string { return m[versionForm.SubexpIndex(name)] }
	v := Version{Epoch: number(group("epoch")), Local: local(group("local"))}
	if v.Epoch == "0" {
		v.Epoch = ""
	}
	for part := range strings.SplitSeq(group("release"), ".") {
		v.Release = append(v.Release, number(part))
	}
	if letter := group("pre"); letter != "" {
		v.Pre = preRelease[letter] + counter(group("pren"))
	}
	if group("post") != "" {
		v.Post = counter(group("postn1") + group("postn2"))
	}
	if group("dev") != "" {
		v.Dev = counter(group("devn"))
	}
	return v, true
}

var preRelease = map[string]string{
	"alpha": "a", "a": "a", "beta": "b", "b": "b", "preview": "rc", "pre": "rc", "c": "rc", "rc": "rc",
}

// String returns v in its normal form.
func (v Version) String() string {
	var b strings.Builder
	if v.Epoch != "" {
		b.WriteString(v.Epoch + "!")
	}
	b.WriteString(strings.Join(v.Release, ".") + v.Pre)
	if v.Post != "" {
		b.WriteString(".post" + v.Post)
	}
	if v.Dev != "" {
		b.WriteString(".dev" + v.Dev)
	}
	if v.Local != "" {
		b.WriteString("+" + v.Local)
	}
	return b.String()
}

// lower returns text in lower case without the blanks around it, and "" where it
// is not ASCII: no letter of a version is anything else.
func lower(text string) string {
	text = strings.TrimSpace(text)
	for i := range len(text) {
		if text[i] >= 0x80 {
			return ""
		}
	}
	return strings.ToLower(text)
}

// number returns digits without leading zeros.
func number(digits string) string {
	if digits == "" {
		return ""
	}
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return "0"
	}
	return digits
}

// counter is number for one that may be left out, which is 0.
func counter(digits string) string {
	if digits == "" {
		return "0"
	}
	return number(digits)
}

// local returns a local version with dots, its numbers without leading zeros.
func local(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-_.", r) })
	for i, part := range parts {
		if strings.Trim(part, "0123456789") == "" {
			parts[i] = number(part)
		}
	}
	return strings.Join(parts, ".")
}
