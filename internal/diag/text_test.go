package diag_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// span returns where needle first stands in f.
func span(t *testing.T, f *source.File, needle string) source.Span {
	t.Helper()
	at := strings.Index(string(f.Text), needle)
	require.GreaterOrEqual(t, at, 0, "%q", needle)
	return f.Span(at, at+len(needle))
}

func render(t *testing.T, r *diag.Report) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, diag.WriteText(&out, r.Sorted(), diag.Plain))
	return out.String()
}

func TestText(t *testing.T) {
	const rust = "mod a;\n\nfn first(x: Foo) -> Foo {\n\tlet 名前 = \"é\";\n\tbody(x)\n}\n\n\n\nfn second() {}\n"
	cases := []struct {
		name string
		text string
		make func(*diag.Report, *source.File, func(string) source.Span)
		want string
	}{
		{"one label with note and help", rust, func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.UnknownType, at("Foo"), "there is no type `Foo`").Label("not found").
				Note("one line\nand another").Helpf("import it")
		}, `
error[BG0201]: there is no type ´Foo´
 --> src/lib.rs:3:13
  |
3 | fn first(x: Foo) -> Foo {
  |             ^^^ not found
  |
  = note: one line
          and another
  = help: import it

error: 1 error
`},
		{"two labels on one line", rust, func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.NameCollision, at("first"), "clash").Label("here").At(at("Foo"), "and %s", "there")
		}, `
error[BG0207]: clash
 --> src/lib.rs:3:4
  |
3 | fn first(x: Foo) -> Foo {
  |    ^^^^^    --- and there
  |    |
  |    here

error: 1 error
`},
		{"three labels, one inside another", "let abc = def;\n", func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.BadDefault, at("let abc = def"), "all").Label("whole").At(at("abc"), "left").At(at("def"), "right")
		}, `
error[BG0305]: all
 --> src/lib.rs:1:1
  |
1 | let abc = def;
  | ^^^^^^^^^^^^^ right
  | |   |
  | |   left
  | whole

error: 1 error
`},
		{"tabs and wide characters", rust, func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.SyntaxError, at("\"é\""), "bad").At(at("名前"), "wide")
		}, `
error[BG0104]: bad
 --> src/lib.rs:4:11
  |
4 |     let 名前 = "é";
  |         ----   ^^^
  |         |
  |         wide

error: 1 error
`},
		{"lines in between", rust, func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.SyntaxError, at("second"), "far").At(at("first"), "a").At(at("body"), "b")
		}, `
error[BG0104]: far
  --> src/lib.rs:10:4
   |
 3 | fn first(x: Foo) -> Foo {
   |    ----- a
 4 |     let 名前 = "é";
 5 |     body(x)
   |     ---- b
...
10 | fn second() {}
   |    ^^^^^^

error: 1 error
`},
		{"a span over several lines", rust, func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.SyntaxError, at("Foo {\n\tlet 名前 = \"é\";\n\tbody(x)\n}"), "block").Label("ends here")
		}, `
error[BG0104]: block
 --> src/lib.rs:3:21
  |
3 | fn first(x: Foo) -> Foo {
  |                     ^^^^^
4 |     let 名前 = "é";
  |     ^^^^^^^^^^^^^^^
5 |     body(x)
  |     ^^^^^^^
6 | }
  | ^ ends here

error: 1 error
`},
		{"a long span with blank lines", "a\n\nb\nc\nd\n\ne\n", func(r *diag.Report, f *source.File, _ func(string) source.Span) {
			r.Error(diag.SyntaxError, f.Span(0, len(f.Text)), "all").Label("end")
		}, `
error[BG0104]: all
 --> src/lib.rs:1:1
  |
1 | a
  | ^
2 |
...
6 |
7 | e
  | ^ end

error: 1 error
`},
		{"an empty span at the end of the file", "fn f(", func(r *diag.Report, f *source.File, _ func(string) source.Span) {
			r.Error(diag.SyntaxError, f.Span(5, 5), "unclosed").Label("expected `)`")
		}, `
error[BG0104]: unclosed
 --> src/lib.rs:1:6
  |
1 | fn f(
  |      ^ expected ´)´

error: 1 error
`},
		{"an empty file", "", func(r *diag.Report, f *source.File, _ func(string) source.Span) {
			r.Error(diag.BadManifest, f.Span(0, 0), "empty")
		}, `
error[BG0106]: empty
 --> src/lib.rs:1:1
  |
1 |
  | ^

error: 1 error
`},
		{"what a terminal must not see", "a\x1b[31mb\u202ec\xff\r\nx", func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.InvalidUTF8, at("\xff"), "bad \x1b byte").Label("\x07")
		}, `
error[BG0103]: bad ␛ byte
 --> src/lib.rs:1:10
  |
1 | a␛[31mb<U+202E>c` + "\uFFFD" + `
  |                 ^ ␇

error: 1 error
`},
		{"no place", rust, func(r *diag.Report, _ *source.File, at func(string) source.Span) {
			r.Error(diag.NotACrate, source.Span{}, "nothing").Helpf("name one")
			r.Warn(diag.BadAttribute, at("mod"), "odd")
		}, `
error[BG0101]: nothing
 = help: name one

warning[BG0110]: odd
 --> src/lib.rs:1:1
  |
1 | mod a;
  | ^^^

error: 1 error, 1 warning
`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := &source.File{Path: "src/lib.rs", Text: []byte(c.text)}
			r := &diag.Report{}
			c.make(r, f, func(needle string) source.Span { return span(t, f, needle) })
			want := strings.ReplaceAll(strings.TrimPrefix(c.want, "\n"), "´", "`")
			require.Equal(t, want, render(t, r))
		})
	}
}

func TestTextOfTwoFiles(t *testing.T) {
	a := &source.File{Path: "a.rs", Text: []byte("struct A;\n")}
	b := &source.File{Path: "b.rs", Text: []byte("// no\nstruct A;\n")}
	r := &diag.Report{}
	r.Error(diag.SymbolCollision, span(t, b, "A"), "twice").At(span(t, a, "A"), "first")
	require.Equal(t, `error[BG0205]: twice
 --> b.rs:2:8
  |
2 | struct A;
  |        ^
  |
 ::: a.rs:1:8
  |
1 | struct A;
  |        - first

error: 1 error
`, render(t, r))
}

func TestTextShortensLongLines(t *testing.T) {
	f := &source.File{Path: "min.rs", Text: []byte(strings.Repeat("a", 5000) + "HERE" + strings.Repeat("b", 5000))}
	r := &diag.Report{}
	r.Error(diag.SyntaxError, span(t, f, "HERE"), "far right")
	text := render(t, r)
	require.Contains(t, text, "min.rs:1:5001")
	require.Contains(t, text, "…"+strings.Repeat("a", 19)+"HERE"+strings.Repeat("b", 116)+"…\n")
	require.Contains(t, text, "  | "+strings.Repeat(" ", 20)+"^^^^\n")
}

func TestTextInColour(t *testing.T) {
	f := &source.File{Path: "a.rs", Text: []byte("x\n")}
	r := &diag.Report{}
	r.Error(diag.SyntaxError, f.Span(0, 1), "bad").Label("here")
	var out strings.Builder
	require.NoError(t, diag.WriteText(&out, r.Sorted(), diag.Terminal))
	require.Contains(t, out.String(), "\x1b[1;31merror[BG0104]\x1b[0m\x1b[1m: bad\x1b[0m\n")
	require.Contains(t, out.String(), "\x1b[1;31m^\x1b[0m")
	require.Equal(t, strings.Count(out.String(), "\x1b[0m")*2, strings.Count(out.String(), "\x1b["))
}

type brokenPipe struct{}

var errBroken = errors.New("broken pipe")

func (brokenPipe) Write([]byte) (int, error) { return 0, errBroken }

func TestTextReportsTheWriter(t *testing.T) {
	r := &diag.Report{}
	r.Error(diag.Usage, source.Span{}, "x")
	require.ErrorIs(t, diag.WriteText(brokenPipe{}, r.Sorted(), diag.Plain), errBroken)
}

func TestRecords(t *testing.T) {
	f := &source.File{Path: "a.rs", Text: []byte("é\nfn f() {\n}\n")}
	r := &diag.Report{}
	r.Error(diag.BadReceiver, span(t, f, "fn f() {\n}"), "m").Label("here").At(f.Span(0, 2), "there").Note("n").Helpf("h")
	r.Warn(diag.NotACrate, source.Span{}, "w")
	require.Equal(t, []diag.Record{
		{Code: "BG0101", Level: "warning", Message: "w", Labels: []diag.LabelRecord{}, Notes: []string{}},
		{
			Code: "BG0310", Level: "error", Message: "m", File: "a.rs", Line: 2, Column: 1, End: &diag.Place{Line: 3, Column: 2},
			Labels: []diag.LabelRecord{
				{File: "a.rs", Start: diag.Place{Line: 2, Column: 1}, End: diag.Place{Line: 3, Column: 2}, Text: "here"},
				{File: "a.rs", Start: diag.Place{Line: 1, Column: 1}, End: diag.Place{Line: 1, Column: 2}, Text: "there"},
			},
			Notes: []string{"n"}, Help: "h",
		},
	}, diag.Records(r.Sorted()))
}

func TestTheSummaryCountsNotes(t *testing.T) {
	report := &diag.Report{}
	report.Notice(diag.IgnoredConfig, source.Span{}, "one")
	require.Contains(t, render(t, report), "\nnote: 1 note\n")
	report.Notice(diag.IgnoredConfig, source.Span{}, "two")
	report.Warn(diag.LeftOut, source.Span{}, "three")
	require.Contains(t, render(t, report), "\nwarning: 1 warning, 2 notes\n")
	report.Error(diag.BadConfig, source.Span{}, "four")
	require.Contains(t, render(t, report), "\nerror: 1 error, 1 warning, 2 notes\n")
}
