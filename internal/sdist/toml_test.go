package sdist

import (
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/stretchr/testify/require"
)

const everything = `# first
a = 1 # one
b.c = "x\"y" # two
d = [ "p", 'q', # in the list
  { r = 1, s = ["]"] },
]
"e f" = { g = """
}""", h = { i = 2 } }

[t]
u = '''
[no]
'''
v = 1979-05-27 07:32:32 # a day

[[w]]
x = 1
[w.y]
z = true
[[w]]
x = 2
[t."k.l"]
m = {}
`

func TestScan(t *testing.T) {
	var got []string
	for _, e := range scanTOML(everything) {
		line := ""
		for _, key := range e.path {
			line += key + "|"
		}
		got = append(got, line+" "+everything[e.value:e.end])
	}
	require.Equal(t, []string{
		"a| 1", `b|c| "x\"y"`, "d| [ \"p\", 'q', # in the list\n  { r = 1, s = [\"]\"] },\n]",
		"e f| { g = \"\"\"\n}\"\"\", h = { i = 2 } }", "e f|g| \"\"\"\n}\"\"\"", "e f|h| { i = 2 }", "e f|h|i| 2",
		"t| ", "t|u| '''\n[no]\n'''", "t|v| 1979-05-27 07:32:32",
		"w| ", "w|x| 1", "w|y| ", "w|y|z| true", "w| ", "w|x| 2", "t|k.l| ", "t|k.l|m| {}",
	}, got)
}

func TestEdits(t *testing.T) {
	tests := []struct {
		name, text string
		edit       func(*tomlEdit)
		want       string
	}{
		{"a value", "a = 1 # one\n", func(e *tomlEdit) { e.set(e.find("a"), `"x"`) }, "a = \"x\" # one\n"},
		{"a line", "# about b\na = 1\nb = 2 # two\nc = 3\n", func(e *tomlEdit) { e.remove("b") }, "# about b\na = 1\nc = 3\n"},
		{"a table", "[a]\nb = 1\n[a.c]\nd = 1\n[e]\n", func(e *tomlEdit) { e.remove("a") }, "[e]\n"},
		{"in a table", "t = { a = 1, b = 2 }\n", func(e *tomlEdit) { e.remove("t", "a") }, "t = { b = 2 }\n"},
		{"the last in a table", "t = { a = 1, b = 2 }\n", func(e *tomlEdit) { e.remove("t", "b") }, "t = { a = 1 }\n"},
		{"without a line end", "a = 1\nb = 2", func(e *tomlEdit) { e.remove("a"); e.end("c = 3\n") }, "b = 2\nc = 3\n"},
		{"behind a line that goes", "[a]\nb = 1\nc = 2\n", func(e *tomlEdit) {
			e.remove("a", "b")
			e.insertBehind(e.header("a"), "d = 3\n")
		}, "[a]\nd = 3\nc = 2\n"},
		{"an array", "a = [\"x\", \"y\", \"z\"]\n", func(e *tomlEdit) { e.keep(e.find("a"), func(v string) bool { return v == "x" }) }, "a = [\"x\"]\n"},
		{"an array of lines", "a = [\n  \"x\", # ex\n  \"y\",\n]\n", func(e *tomlEdit) { e.keep(e.find("a"), func(v string) bool { return v == "x" }) }, "a = [\n  \"x\", # ex\n]\n"},
		{"an array that gets empty", "a = [\n  \"x\",\n]\n", func(e *tomlEdit) { e.keep(e.find("a"), func(string) bool { return false }) }, "a = []\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := editTOML(test.text)
			test.edit(e)
			got := e.done()
			var doc map[string]any
			require.NoError(t, toml.Unmarshal([]byte(got), &doc), "%s", got)
			require.Equal(t, test.want, got)
		})
	}
}

func TestWritten(t *testing.T) {
	value := map[string]any{
		"text": "a\"\\\n\t\x01é", "list": []any{int64(1), "x"}, "on": true, "float": 2.0, "none": map[string]any{}, "a b": map[string]any{"c": int64(1)},
	}
	var got struct{ V map[string]any }
	text := "v = " + written(value)
	require.NoError(t, toml.Unmarshal([]byte(text), &got), "%s", text)
	require.Equal(t, value, got.V)
}

// FuzzScan finds out whether a scan ends, keeps to the text and names every key
// that the decoder finds at the top.
func FuzzScan(f *testing.F) {
	f.Add(everything)
	f.Add("a = [[[\n")
	f.Add("[x\n= 3")
	f.Fuzz(func(t *testing.T, text string) {
		entries := scanTOML(text)
		for _, e := range entries {
			require.LessOrEqual(t, e.start, e.end)
			require.LessOrEqual(t, e.end, len(text))
		}
		var doc map[string]any
		if toml.Unmarshal([]byte(text), &doc) != nil {
			return
		}
		for key := range doc {
			require.True(t, editTOML(text).has(key), "%q in %q", key, text)
		}
	})
}
