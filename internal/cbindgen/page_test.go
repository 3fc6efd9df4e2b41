package cbindgen

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/tomldoc"
)

// TestPageHasEveryKey compares the tables of docs/header.md with the keys that are
// read: those that count, and those that do nothing.
func TestPageHasEveryKey(t *testing.T) {
	text, err := os.ReadFile("../../docs/header.md")
	require.NoError(t, err)
	_, tables, found := strings.Cut(string(text), "\n## Every key\n")
	require.True(t, found)
	tables, _, found = strings.Cut(tables, "\n## ")
	require.True(t, found)
	counting, useless, found := strings.Cut(tables, "\n### Keys that do nothing\n")
	require.True(t, found)

	rows := pageRows(counting)
	var wantCounting, wantUseless, gotCounting, gotUseless []string
	for i := range keys {
		k := &keys[i]
		if k.elsewhere != "" {
			wantUseless = append(wantUseless, k.elsewhere+": "+k.name)
			continue
		}
		wantCounting = append(wantCounting, k.name)
		if k.kind == tomldoc.Bool || k.values == nil || slices.Equal(k.values, Rules()) {
			continue
		}
		for _, value := range k.values {
			require.Contains(t, rows[k.name]+rows["sort_by"], "`"+value+"`", "the values of `%s`", k.name)
		}
	}
	for name := range rows {
		gotCounting = append(gotCounting, name)
	}
	for about, names := range pageRows(strings.ReplaceAll(useless, "| about | keys |", "")) {
		for _, name := range code.FindAllStringSubmatch(names, -1) {
			gotUseless = append(gotUseless, about+": "+name[1])
		}
	}
	require.ElementsMatch(t, wantCounting, gotCounting)
	require.ElementsMatch(t, wantUseless, gotUseless)
	for _, rule := range Rules() {
		require.Contains(t, counting, "`"+rule+"`")
	}
}

var code = regexp.MustCompile("`([^`]+)`")

// pageRows returns the rows of tables: their second cells by each name in code of
// the first, or by its text where that has none.
func pageRows(text string) map[string]string {
	rows := map[string]string{}
	for line := range strings.Lines(text) {
		cells := strings.SplitN(strings.Trim(line, "|\n"), " | ", 2)
		if len(cells) != 2 || !strings.HasPrefix(line, "| ") || strings.TrimSpace(cells[0]) == "key" {
			continue
		}
		names := code.FindAllStringSubmatch(cells[0], -1)
		if names == nil {
			rows[strings.TrimSpace(cells[0])] = cells[1]
		}
		for _, name := range names {
			rows[name[1]] = cells[1]
		}
	}
	return rows
}
