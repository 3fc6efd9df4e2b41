package wheel

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/source"
)

// StableABI is one of the ABIs that CPython keeps from a version on.
type StableABI string

// The ABIs. An extension of ABI3T, for builds without the GIL, is one of ABI3 for
// those with it: PEP 803.
const (
	ABI3  StableABI = "abi3"
	ABI3T StableABI = "abi3t"
)

// firstABI3T is the minor version of Python that ABI3T begins with.
const firstABI3T = 15

// StableTag returns the tag of a wheel of a stable ABI; "" after an error. since is
// the minor version of the oldest CPython that has what the library takes of it,
// requires the project's requires-python: the tag promises no Python older than
// either.
func (b *Built) StableTag(abi StableABI, since int, requires string, report *diag.Report) string {
	minor := max(since, oldestMinor(requires))
	tag := string(abi)
	if abi == ABI3T {
		if b.Object.Format == objfile.PE {
			report.Error(diag.NoPlatformTag, source.Span{}, "there is no wheel of abi3t for Windows yet").
				Note("bindgen links `python3.dll`, which is that of Pythons with the GIL").
				Helpf("leave `--abi3t` out: a wheel without it serves every Python")
			return ""
		}
		minor = max(minor, firstABI3T)
		tag = "abi3.abi3t"
	}
	platform := b.Platform(report)
	if platform == "" {
		return ""
	}
	return fmt.Sprintf("cp3%d-%s-%s", minor, tag, platform)
}

// Module returns the name that a library of the ABI has in its package, so that
// only Pythons that can load it find it. On Windows the name says nothing.
func (abi StableABI) Module(format objfile.Format) string {
	if format == objfile.PE {
		return "_native.pyd"
	}
	return "_native." + string(abi) + ".so"
}

// oldestMinor returns the minor version of Python 3 that a requires-python begins
// with; 0 where it sets no beginning.
func oldestMinor(requires string) int {
	oldest := 0
	for clause := range strings.SplitSeq(requires, ",") {
		clause = strings.TrimSpace(clause)
		version := strings.TrimLeft(clause, "<>=!~ ")
		switch operator := strings.TrimSpace(strings.TrimSuffix(clause, version)); operator {
		case ">=", ">", "==", "===", "~=":
			parts := strings.Split(version, ".")
			if len(parts) < 2 || parts[0] != "3" {
				continue
			}
			if minor, err := strconv.Atoi(parts[1]); err == nil {
				oldest = max(oldest, minor)
			}
		}
	}
	return oldest
}
