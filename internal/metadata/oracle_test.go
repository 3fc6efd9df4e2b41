package metadata_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/pep440"
	"example.com/bindgen/internal/pep508"
	"example.com/bindgen/internal/spdx"
)

// judge is Python's own library for all of this, packaging: it gets a list of
// [kind, text] and gives back the normal form of each, or null.
const judge = `
import json, sys
from email.message import Message
from packaging.licenses import canonicalize_license_expression
from packaging.metadata import Metadata, parse_email
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

def whole(text):
    raw, unparsed = parse_email(text.encode())
    assert not unparsed, unparsed
    Metadata.from_email(text.encode(), validate=True)
    return raw

kinds = {
    "version": lambda text: str(Version(text)),
    "specifiers": lambda text: str(SpecifierSet(text)),
    "requirement": lambda text: str(Requirement(text)),
    "license": canonicalize_license_expression,
    "name": lambda text: canonicalize_name(text, validate=True),
    "metadata": whole,
}
out = []
for kind, text in json.load(sys.stdin):
    try:
        out.append(kinds[kind](text))
    except Exception as error:
        out.append(None)
        if kind == "metadata":
            print(repr(error), text, file=sys.stderr)
json.dump(out, sys.stdout)
`

type question [2]string

// ask puts questions to packaging. The test is skipped where there is none.
func ask(t *testing.T, questions []question) []any {
	t.Helper()
	python, err := filepath.Abs("../../.tools/packaging/bin/python")
	require.NoError(t, err)
	if err := exec.Command(python, "-c", "import packaging").Run(); err != nil {
		t.Skipf("no packaging library to compare with, scripts/packaging-tools.sh installs it: %v", err)
	}
	input, err := json.Marshal(questions)
	require.NoError(t, err)
	cmd := exec.Command(python, "-c", judge)
	cmd.Stdin = strings.NewReader(string(input))
	var said strings.Builder
	cmd.Stderr = &said
	output, err := cmd.Output()
	require.NoError(t, err, said.String())
	var answers []any
	require.NoError(t, json.Unmarshal(output, &answers))
	require.Len(t, answers, len(questions))
	if said.Len() > 0 {
		t.Log(said.String())
	}
	return answers
}

// damaged returns each text, and many that are put together from parts of two.
func damaged(random *rand.Rand, texts []string, count int) []string {
	out := append([]string(nil), texts...)
	const extra = ".-_+!v0a1bcrdepost*=<>~,;()[]@ '\"\\/:\tWITHandor"
	for range count {
		a, b := texts[random.IntN(len(texts))], texts[random.IntN(len(texts))]
		made := a[:random.IntN(len(a)+1)] + b[random.IntN(len(b)+1):]
		if random.IntN(2) == 0 {
			at := random.IntN(len(made) + 1)
			made = made[:at] + string(extra[random.IntN(len(extra))]) + made[at:]
		}
		out = append(out, made)
	}
	return out
}

const rounds = 4000

var versions = []string{
	"1.0", "1", "v1.2.3", "1.0.0-alpha.1", "1.0a", "1.0.beta_2", "1.0-preview3", "1.0c4", "1.0.RC5", "1.0-1", "1.0.post", "1.0-r3", "1.0.rev4",
	"1.0.dev", "1.0_DEV5", "2!1.0", "0!1.0", "1.0+ubuntu-1_2.03", "1.0a1.post2.dev3+x.001", " 1.0 ", "01.002.0003", "1.0.0.0", "1.0-final",
	"20260101", "1.0..1", "", "abc", "1.0+", "1.0+é", "１.0", "1.0.poſt1", "1.0+Kelvin", "99999999999999999999999.0",
}

func TestVersionsAsPackaging(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var questions []question
	for _, text := range damaged(random, versions, rounds) {
		questions = append(questions, question{"version", strings.ToValidUTF8(text, "?")})
	}
	for i, want := range ask(t, questions) {
		v, ok := pep440.ParseVersion(questions[i][1])
		require.Equal(t, want != nil, ok, "%q", questions[i][1])
		if ok {
			require.Equal(t, want, v.String(), "%q", questions[i][1])
		}
	}
}

var specifiers = []string{
	">=3.9", ">=3.9,<4", "== 1.0.*", "!=1.0.*", "~=1.2", "~=1", "===anything goes", "===1.0-foo", "==1.0+local.1", ">=1.0+local", ">1.0.*",
	"< 2.0.dev1", "<=1.0a1.post2", "=1", "1.0", ">=", "", ">=3,", ",>=3", ">=3,,<4", "==1.0a1.*", "~=1.2.post3", "~=1.2.*", "!= v1.0", ">=1!2.0", "^1.0", ">=3.9;",
}

var emptyClause = regexp.MustCompile(`^\s*,|,\s*,`)

func TestSpecifiersAsPackaging(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var questions []question
	texts := damaged(random, specifiers, rounds)
	for _, text := range texts {
		normal, _, _ := pep440.Specifiers(text)
		questions = append(questions, question{"specifiers", text}, question{"specifiers", normal})
	}
	answers := ask(t, questions)
	for i, text := range texts {
		normal, _, ok := pep440.Specifiers(text)
		if !ok && (emptyClause.MatchString(text) || strings.Contains(text, "===")) {
			continue // packaging takes ",>=1", and "===" with nothing behind it
		}
		require.Equal(t, answers[2*i] != nil, ok, "%q", text)
		if ok {
			require.Equal(t, answers[2*i], answers[2*i+1], "%q became %q", text, normal)
		}
	}
}

var requirements = []string{
	"attrs", "attrs>=23", "attrs (>=23, <24)", "a[b,c]>=1;python_version<'3.11'", "a [ b , c-d ] >= 1 , < 2 ; os_name=='nt' or extra == \"x\"",
	"name @ https://example.org/a.zip", "name@https://example.org/a.zip ; sys_platform == 'linux'", "name @ https://example.org/a;b ; 'x' in os_name",
	"a; (python_version>'3' and os_name!='nt') or platform_machine not in 'x86 arm'", "a;python_full_version~='3.9.1'", "a==1.0.*", "a===weird",
	"a; os.name == 'posix' and python_implementation == 'CPython'", "a[]", "a[b", "a>", "a;", "a; python_version", "a; x == 'y'", "-a", "a-", "a b",
	"a>=1 b", "a; 'a' == 'b'", "a; (os_name=='nt'", "a; os_name=='nt')", "a @ ", "a @ b", "", "a>=1,", "a(>=1", "a; os_name == 'a\\b'", "a==1.0+local",
	"a; implementation_name === 'cpython'", "a[b]@ file:///tmp/x.whl",
}

// stricter are the texts that packaging takes and bindgen does not, as the
// specification does not either.
func stricter(text string) bool {
	name := strings.TrimLeft(text, " \t")
	if i := strings.IndexFunc(name, func(r rune) bool { return !strings.ContainsRune("._-", r) && !isAlnum(r) }); i >= 0 {
		name = name[:i]
	}
	_, link, direct := strings.Cut(text, "@")
	link, _, _ = strings.Cut(strings.TrimLeft(link, " \t"), " ")
	parsed, err := url.Parse(link)
	return strings.Contains(text, `\`) || // not a character of a string
		!pep508.IsName(name) || strings.Contains(text, "_]") || strings.Contains(text, "_,") || // ends in _
		direct && (err != nil || parsed.Scheme == "" || parsed.Host+parsed.Path+parsed.Opaque == "") || // a path and no URL
		strings.Contains(text, "===") || // with nothing behind it
		strings.Contains(text, "extras") || strings.Contains(text, "dependency_groups") // of lock files
}

func isAlnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

func TestRequirementsAsPackaging(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var questions []question
	texts := damaged(random, requirements, rounds)
	for _, text := range texts {
		r, _ := pep508.Parse(text)
		questions = append(questions, question{"requirement", text}, question{"requirement", r.String()}, question{"requirement", r.Of("x").String()})
	}
	answers := ask(t, questions)
	accepted := 0
	for i, text := range texts {
		r, err := pep508.Parse(text)
		if err != nil {
			require.True(t, answers[3*i] == nil || stricter(text), "%q: %v", text, err)
			continue
		}
		accepted++
		require.NotNil(t, answers[3*i], "%q", text)
		require.Equal(t, answers[3*i], answers[3*i+1], "%q became %q", text, r.String())
		require.NotNil(t, answers[3*i+2], "%q of an extra", text)
	}
	require.Greater(t, accepted, rounds/20)
}

func TestNamesAsPackaging(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	var questions []question
	for _, text := range damaged(random, []string{"a", "My.Name", "x-_y", "a--b", "0", "é", "a_", "_a", "A.B_c-d", ""}, rounds) {
		questions = append(questions, question{"name", strings.ToValidUTF8(text, "?")})
	}
	for i, want := range ask(t, questions) {
		name := questions[i][1]
		require.Equal(t, want != nil, pep508.IsName(name), "%q", name)
		if want != nil {
			require.Equal(t, want, pep508.Normalize(name), "%q", name)
		}
	}
}

func TestLicensesAsPackaging(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	texts := damaged(random, []string{
		"MIT", "mit OR apache-2.0", "(MIT)", "MIT AND (BSD-2-Clause or Zlib)", "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0+", "gpl-2.0-or-later",
		"LicenseRef-Own.1", "licenseref-own", "LicenseRef-", "MIT OR", "OR MIT", "MIT MIT", "MIT/Apache-2.0", "((MIT)", "MIT WITH MIT", "(MIT OR Zlib) WITH Classpath-exception-2.0", "", "Apache 2.0",
	}, rounds)
	texts = append(texts, spdxlicenses.GetLicenses()...)
	texts = append(texts, spdxlicenses.GetDeprecated()...)
	var questions []question
	for _, text := range texts {
		questions = append(questions, question{"license", strings.ToLower(text)})
	}
	for _, exception := range spdxlicenses.GetExceptions() {
		questions = append(questions, question{"license", "MIT with " + strings.ToLower(exception)})
	}
	newer := 0
	for i, want := range ask(t, questions) {
		normal, err := spdx.Normalize(questions[i][1])
		if i >= rounds && err == nil && want == nil {
			newer++ // the one list is newer than the other
			continue
		}
		require.Equal(t, want != nil, err == nil, "%q: %v", questions[i][1], err)
		if want != nil {
			require.Equal(t, want, normal, "%q", questions[i][1])
		}
	}
	require.Less(t, newer, 60)
}

// TestMetadataAsPackaging has packaging read and check what Bytes writes.
func TestMetadataAsPackaging(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	var all []*metadata.Metadata
	var questions []question
	for i := range 500 {
		m := randomMetadata(random, i)
		all = append(all, m)
		questions = append(questions, question{"metadata", string(m.Bytes())})
	}
	for i, answer := range ask(t, questions) {
		require.NotNil(t, answer, "%s", all[i].Bytes())
		requireFields(t, all[i], answer.(map[string]any))
	}
}

// requireFields compares what packaging has read with what was written.
func requireFields(t *testing.T, m *metadata.Metadata, raw map[string]any) {
	t.Helper()
	texts := func(key string) []string {
		var out []string
		list, _ := raw[key].([]any)
		for _, v := range list {
			out = append(out, v.(string))
		}
		return out
	}
	one := func(key string) string { s, _ := raw[key].(string); return s }
	require.Equal(t, m.Name, one("name"))
	require.Equal(t, m.Version, one("version"))
	require.Equal(t, m.Summary, one("summary"))
	require.Equal(t, m.Description, one("description"))
	require.Equal(t, m.Keywords, texts("keywords"))
	require.Equal(t, strings.Join(m.Author, ", "), one("author"))
	require.Equal(t, strings.Join(m.AuthorEmail, ", "), one("author_email"))
	require.Equal(t, m.Classifiers, texts("classifiers"))
	require.Equal(t, m.RequiresDist, texts("requires_dist"))
	require.Equal(t, m.License, one("license_expression"))
	urls, _ := raw["project_urls"].(map[string]any)
	require.Len(t, urls, len(m.URLs))
	for _, u := range m.URLs {
		require.Equal(t, u.URL, urls[u.Label])
	}
	var files []string
	for _, f := range m.LicenseFiles {
		files = append(files, f.Path)
	}
	require.Equal(t, files, texts("license_files"))
}

// words are what random text is made of.
var words = strings.Fields("one zwölf 三 🦀 a:b =?utf-8?q?x?= -- x=y; (c) “q” é \u202e Subject: <tag> From")

func randomMetadata(random *rand.Rand, i int) *metadata.Metadata {
	phrase := func(separator string) string {
		var out []string
		for range 1 + random.IntN(30) {
			out = append(out, words[random.IntN(len(words))])
		}
		return strings.Join(out, separator)
	}
	m := &metadata.Metadata{Name: fmt.Sprintf("Name-%d", i), Version: fmt.Sprintf("1.%d", i), Summary: phrase(" ")}
	if random.IntN(2) == 0 {
		m.Description = strings.Repeat("\n", random.IntN(3)) + phrase("\n") + strings.Repeat("\n", random.IntN(3))
		m.ContentType = "text/markdown"
	}
	for range random.IntN(3) {
		m.Author = append(m.Author, phrase(" "))
		m.AuthorEmail = append(m.AuthorEmail, words[random.IntN(3)]+" <a@example.org>")
		m.Keywords = append(m.Keywords, words[random.IntN(4)])
		m.Classifiers = append(m.Classifiers, "Private :: "+phrase(" "))
		m.RequiresDist = append(m.RequiresDist, "a>=1; os_name == 'nt'")
		m.URLs = append(m.URLs, metadata.URL{Label: fmt.Sprintf("Läbel %d", len(m.URLs)), URL: "https://example.org/" + words[random.IntN(5)]})
		m.LicenseFiles = append(m.LicenseFiles, metadata.LicenseFile{Path: fmt.Sprintf("LICENSES/é %d.txt", len(m.LicenseFiles))})
	}
	if random.IntN(2) == 0 {
		m.License = "MIT OR Apache-2.0"
	}
	return m
}

// TestExamplesAsPackaging reads the metadata of the examples, about which there
// is nothing to say, and has packaging check it.
func TestExamplesAsPackaging(t *testing.T) {
	var questions []question
	for _, name := range []string{"base64", "ophio", "plain-c"} {
		report := &diag.Report{}
		project := config.Load(config.Search{Dir: "../../examples/" + name}, report)
		require.NotNil(t, project)
		m := metadata.Read(project, report)
		require.Empty(t, report.Sorted(), name)
		require.NotEmpty(t, m.Description, name)
		require.Len(t, m.LicenseFiles, 2, name)
		questions = append(questions, question{"metadata", string(m.Bytes())})
	}
	for i, answer := range ask(t, questions) {
		require.NotNil(t, answer, questions[i][1])
	}
}
