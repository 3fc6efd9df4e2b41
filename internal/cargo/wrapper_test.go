package cargo_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cargo"
)

// TestMain is the wrapper of rustc in the builds of these tests.
func TestMain(m *testing.M) {
	text := os.Getenv(cargo.WrapperVariable)
	if text == "" {
		os.Exit(m.Run())
	}
	wrapper, err := cargo.ReadWrapper(text)
	if err != nil {
		panic(err)
	}
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	command := wrapper.Command(os.Args[1:], os.Environ(), dir)
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		os.Exit(1)
	}
}

func crate(dir string, more ...string) cargo.Environment {
	return append(cargo.Environment{"CARGO_PKG_NAME=wide", "CARGO_PKG_VERSION=1.2.0", "CARGO_MANIFEST_DIR=" + dir}, more...)
}

func compile(target string, more ...string) []string {
	args := []string{"rustc", "--crate-name", "wide", "--edition=2021", "src/lib.rs", "--crate-type", "lib",
		"-C", "opt-level=3", "-C", "metadata=0123456789abcdef", "-C", "extra-filename=-12", "--out-dir", target + "/release/deps"}
	return append(args, more...)
}

func metadata(t *testing.T, command []string) string {
	t.Helper()
	for i, arg := range command {
		if text, ok := strings.CutPrefix(arg, "metadata="); ok && command[i-1] == "-C" {
			return text
		}
	}
	require.Fail(t, "no metadata", "%q", command)
	return ""
}

func TestWrapperNamesPathsTheSame(t *testing.T) {
	w := &cargo.Wrapper{Home: "/home/u/.cargo", Library: "/rust/lib/src", LibraryName: "/rustc/abc"}
	env := crate("/w/one", "OUT_DIR=/t/release/build/wide-ab/out")
	got := w.Command(compile("/t", "--remap-path-prefix=/w=/mine"), env, "/w/one")
	require.Equal(t, []string{
		"rustc",
		"--remap-path-prefix=/rust/lib/src=/rustc/abc",
		"--remap-path-prefix=/home/u/.cargo=/cargo",
		"--remap-path-prefix=/w/one=/rust/workspace",
		"--remap-path-prefix=/w/one=/rust/wide-1.2.0",
		"--remap-path-prefix=/t/release=/rust/target",
		"--remap-path-prefix=/t/release/build/wide-ab/out=/rust/wide-1.2.0/out",
		"--crate-name", "wide", "--edition=2021", "src/lib.rs", "--crate-type", "lib",
		"-C", "opt-level=3", "-C", "metadata=" + metadata(t, got), "-C", "extra-filename=-12",
		"--out-dir", "/t/release/deps", "--remap-path-prefix=/w=/mine",
	}, got)
}

func TestWrapperLeavesQuestionsAlone(t *testing.T) {
	w := &cargo.Wrapper{Home: "/home/u/.cargo", Next: "sccache"}
	for _, question := range [][]string{
		{"rustc", "-vV"},
		{"rustc", "-", "--crate-name", "___", "--print=file-names", "-C", "metadata=1"},
	} {
		require.Equal(t, append([]string{"sccache"}, question...), w.Command(question, nil, "/w"))
	}
}

func TestWrapperKeepsTheTimeOut(t *testing.T) {
	args := compile("/t")
	args[slices.Index(args, "lib")] = "cdylib"
	command := func(host string, more ...string) []string {
		w := &cargo.Wrapper{Host: host}
		return w.Command(append(slices.Clone(args), more...), crate("/w"), "/w")
	}
	require.Contains(t, command("x86_64-pc-windows-gnu"), "link-arg=-Wl,--no-insert-timestamp")
	require.Contains(t, command("x86_64-unknown-linux-gnu", "--target", "aarch64-pc-windows-msvc"), "link-arg=/Brepro")
	require.NotContains(t, strings.Join(command("x86_64-unknown-linux-gnu"), " "), "link-arg")
}

func TestWrapperLinksMuslDynamically(t *testing.T) {
	w := &cargo.Wrapper{}
	const musl = "x86_64-unknown-linux-musl"
	require.Equal(t, []string{"rustc", "-C", "target-feature=-crt-static", "-", "--print=cfg", "--target", musl},
		w.Command([]string{"rustc", "-", "--print=cfg", "--target", musl}, nil, "/w")[:7])
	require.Contains(t, w.Command(compile("/t", "--target", musl), crate("/w"), "/w"), "target-feature=-crt-static")
}

func TestMessagesHaveThePathsOfTheUser(t *testing.T) {
	w := &cargo.Wrapper{Scopes: true}
	require.Contains(t, w.Command(compile("/t"), crate("/w"), "/w"), "--remap-path-scope=macro,debuginfo,coverage,object")
	require.NotContains(t, w.Command(compile("/t", "--remap-path-scope=all"), crate("/w"), "/w"), "--remap-path-scope=macro,debuginfo,coverage,object")
}

func TestWrapperChains(t *testing.T) {
	w := &cargo.Wrapper{Next: "sccache"}
	got := w.Command(append([]string{"clippy-driver"}, compile("/t")...), crate("/w"), "/w")
	require.Equal(t, []string{"sccache", "clippy-driver", "rustc"}, got[:3])
	require.True(t, strings.HasPrefix(got[3], "--remap-path-prefix="), got[3])
}

func TestWrapperIdentity(t *testing.T) {
	w := &cargo.Wrapper{Home: "/home/u/.cargo"}
	of := func(env cargo.Environment, dir string, more ...string) string {
		return metadata(t, w.Command(compile("/t", more...), env, dir))
	}
	first := of(crate("/w/one"), "/w/one")
	require.NotEqual(t, "0123456789abcdef", first)
	require.Equal(t, first, of(crate("/else/where"), "/else/where"), "wherever it is")
	require.Equal(t, first, of(crate("/w/one"), "/w/one", "-L", "/x", "-C", "incremental=/y", "--cap-lints", "allow"))
	require.Equal(t, of(crate("/w/one/a"), "/w/one"), of(crate("/else/a"), "/else"))

	seen := map[string]bool{first: true}
	for name, other := range map[string]string{
		"a feature":            of(crate("/w/one"), "/w/one", "--cfg", `feature="x"`),
		"a test":               of(crate("/w/one"), "/w/one", "--test"),
		"an option":            of(crate("/w/one"), "/w/one", "-C", "panic=abort"),
		"a target":             of(crate("/w/one"), "/w/one", "--target", "aarch64-unknown-linux-gnu"),
		"another version":      of(crate("/w/one", "CARGO_PKG_VERSION=1.2.1"), "/w/one"),
		"another name":         of(crate("/w/one", "CARGO_PKG_NAME=broad"), "/w/one"),
		"a member":             of(crate("/w/one/a"), "/w/one"),
		"another member":       of(crate("/w/one/b"), "/w/one"),
		"a registry":           of(crate("/home/u/.cargo/registry/src/x/wide-1.2.0"), "/w/one"),
		"another registry":     of(crate("/home/u/.cargo/registry/src/y/wide-1.2.0"), "/w/one"),
		"a repository":         of(crate("/home/u/.cargo/git/checkouts/wide-1/abc"), "/w/one"),
		"a copy of a registry": of(crate(vendored(t)), "/w/one"),
	} {
		require.False(t, seen[other], name)
		seen[other] = true
	}
}

func vendored(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, ".cargo-checksum.json"), []byte("{}"), 0o644))
	return dir
}

// TestWrapperReadsArgumentFiles gives arguments in a file, as cargo does where they
// are too many.
func TestWrapperReadsArgumentFiles(t *testing.T) {
	w := &cargo.Wrapper{Home: "/home/u/.cargo"}
	whole := compile("/t", "--check-cfg", `cfg(feature, values("a", "b"))`)
	path := filepath.Join(t.TempDir(), "arguments")
	short, text := cargo.InFile(append([]string{"sccache"}, whole...), path)
	require.Equal(t, []string{"sccache", "rustc", "@" + path}, short)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	require.Equal(t, w.Command(whole, crate("/w"), "/w"), w.Command(short[1:], crate("/w"), "/w"))
}

func TestNoTimeInLibrariesOfWindows(t *testing.T) {
	w := &cargo.Wrapper{}
	for _, kinds := range [][]string{{"cdylib"}, {"rlib", "cdylib"}} {
		args := compile("/t", "--target", "x86_64-pc-windows-gnu")
		args = slices.DeleteFunc(args, func(arg string) bool { return arg == "--crate-type" || arg == "lib" })
		for _, kind := range kinds {
			args = append(args, "--crate-type", kind)
		}
		require.Contains(t, w.Command(args, crate("/w"), "/w"), "link-arg=-Wl,--no-insert-timestamp", kinds)
	}
}
