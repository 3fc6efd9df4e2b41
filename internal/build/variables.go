package build

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// families are the beginnings of the names of variables that cargo, rustc, and
// what compiles C for build scripts go by.
var families = []string{
	"CARGO", "RUST", "CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "AR", "LD_LIBRARY_PATH", "NM", "RANLIB",
	"HOST_", "TARGET_", "PKG_CONFIG", "MACOSX_DEPLOYMENT_TARGET", "IPHONEOS_DEPLOYMENT_TARGET", "SDKROOT", "DEVELOPER_DIR", "HOME", "LIB", "INCLUDE",
}

// silent are variables of these families that change no library.
var silent = []string{"CARGO_TERM_", "CARGO_MAKEFLAGS", "CARGO_REGISTRY_TOKEN", "RUST_BACKTRACE", "RUST_LOG"}

// environment returns the digest of what the build goes by: the families, and
// the variables named. Where something is linked for another machine, that is
// found in PATH.
func (r *run) environment(named []string) string {
	cross := r.Target != "" || r.Zig != "" || r.cargo.ConfiguredTarget() != ""
	var lines []string
	for _, line := range r.Env {
		name, _, _ := strings.Cut(line, "=")
		if slices.Contains(named, name) || starts(name, families) && !starts(name, silent) || cross && name == "PATH" {
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	lines = append(lines, r.cargo.Toolchain()...) // where PATH has another cargo or rustc than it had
	sum := sha256.Sum256([]byte(strings.Join(lines, "\x00")))
	return hex.EncodeToString(sum[:])
}

func starts(name string, with []string) bool {
	return slices.ContainsFunc(with, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}
