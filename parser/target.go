package parser

import "strings"

// DefaultTarget is the target that cfgs are evaluated for unless told otherwise.
const DefaultTarget = "x86_64-unknown-linux-gnu"

// target is what rustc knows about a target triple, as far as cfg can ask.
type target struct {
	triple                     string
	arch, vendor, os, env, abi string
	families                   []string
	width, endian              string
	features                   []string // target_feature of the baseline
	atomics                    []string
}

// arches are the first parts of triples: the value of target_arch, the pointer
// width and the features every build for the target has.
var arches = map[string]target{
	"x86_64":      {arch: "x86_64", width: "64", features: []string{"fxsr", "sse", "sse2"}},
	"i686":        {arch: "x86", width: "32", features: []string{"fxsr", "sse", "sse2"}},
	"i586":        {arch: "x86", width: "32"},
	"aarch64":     {arch: "aarch64", width: "64", features: []string{"neon"}},
	"arm64":       {arch: "aarch64", width: "64", features: []string{"neon"}},
	"armv7":       {arch: "arm", width: "32"},
	"arm":         {arch: "arm", width: "32"},
	"riscv64gc":   {arch: "riscv64", width: "64", features: []string{"a", "c", "d", "f", "m"}},
	"powerpc64":   {arch: "powerpc64", width: "64", endian: "big"},
	"powerpc64le": {arch: "powerpc64", width: "64"},
	"s390x":       {arch: "s390x", width: "64", endian: "big"},
	"loongarch64": {arch: "loongarch64", width: "64", features: []string{"d", "f"}},
	"wasm32":      {arch: "wasm32", width: "32"},
}

// systems are the rests of triples: vendor, operating system, environment.
var systems = map[string]target{
	"unknown-linux-gnu":       {vendor: "unknown", os: "linux", env: "gnu", families: []string{"unix"}},
	"unknown-linux-gnueabi":   {vendor: "unknown", os: "linux", env: "gnu", abi: "eabi", families: []string{"unix"}},
	"unknown-linux-gnueabihf": {vendor: "unknown", os: "linux", env: "gnu", abi: "eabihf", families: []string{"unix"}},
	"unknown-linux-musl":      {vendor: "unknown", os: "linux", env: "musl", families: []string{"unix"}},
	"unknown-linux-musleabi":  {vendor: "unknown", os: "linux", env: "musl", abi: "eabi", families: []string{"unix"}},
	"unknown-linux-musleabihf": {
		vendor: "unknown", os: "linux", env: "musl", abi: "eabihf", families: []string{"unix"},
	},
	"linux-android":      {vendor: "unknown", os: "android", families: []string{"unix"}},
	"apple-darwin":       {vendor: "apple", os: "macos", families: []string{"unix"}},
	"apple-ios":          {vendor: "apple", os: "ios", families: []string{"unix"}},
	"apple-ios-sim":      {vendor: "apple", os: "ios", env: "sim", abi: "sim", families: []string{"unix"}},
	"pc-windows-msvc":    {vendor: "pc", os: "windows", env: "msvc", families: []string{"windows"}},
	"pc-windows-gnu":     {vendor: "pc", os: "windows", env: "gnu", families: []string{"windows"}},
	"pc-windows-gnullvm": {vendor: "pc", os: "windows", env: "gnu", abi: "llvm", families: []string{"windows"}},
	"unknown-freebsd":    {vendor: "unknown", os: "freebsd", families: []string{"unix"}},
	"unknown-netbsd":     {vendor: "unknown", os: "netbsd", families: []string{"unix"}},
	"unknown-openbsd":    {vendor: "unknown", os: "openbsd", families: []string{"unix"}},
	"unknown-unknown":    {vendor: "unknown", os: "unknown", families: []string{"wasm"}},
	"unknown-emscripten": {vendor: "unknown", os: "emscripten", families: []string{"unix", "wasm"}},
	"wasip1":             {vendor: "unknown", os: "wasi", env: "p1", families: []string{"wasm"}},
}

// lookupTarget returns the target of a triple; "" means DefaultTarget.
func lookupTarget(triple string) (target, bool) {
	if triple == "" {
		triple = DefaultTarget
	}
	first, rest, _ := strings.Cut(triple, "-")
	arch, knownArch := arches[first]
	t, knownSystem := systems[rest]
	isWasm := arch.arch == "wasm32"
	if !knownArch || !knownSystem || isWasm != (t.families[len(t.families)-1] == "wasm") {
		return target{}, false
	}
	t.triple, t.arch, t.width, t.features = triple, arch.arch, arch.width, arch.features
	t.endian = "little"
	if arch.endian != "" {
		t.endian = arch.endian
	}
	if t.os == "macos" && t.arch == "x86_64" {
		t.features = []string{"fxsr", "sse", "sse2", "sse3", "ssse3"}
	}
	t.atomics = []string{"8", "16", "32", "ptr"}
	if first != "arm" {
		t.atomics = append(t.atomics, "64")
	}
	return t, true
}

// values returns the names of cfg that have values, with all their values.
func (t target) values() map[string][]string {
	return map[string][]string{
		"target_arch":          {t.arch},
		"target_vendor":        {t.vendor},
		"target_os":            {t.os},
		"target_env":           {t.env},
		"target_abi":           {t.abi},
		"target_family":        t.families,
		"target_pointer_width": {t.width},
		"target_endian":        {t.endian},
		"target_feature":       t.features,
		"target_has_atomic":    t.atomics,
		"target_thread_local":  nil,
		"panic":                {"unwind"},
	}
}
