package wheel

import (
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
	"example.com/bindgen/internal/source"
)

// Built is a library that a wheel holds.
type Built struct {
	Path   string // for messages
	Target string // the triple that it was built for
	Object *objfile.Object
}

// Tag returns the tag of a wheel whose library serves every Python.
func (b *Built) Tag(report *diag.Report) string {
	platform := b.Platform(report)
	if platform == "" {
		return ""
	}
	return "py3-none-" + platform
}

// Platform returns the platform tag of the library. All of it follows from the
// file and the target, nothing from this machine. It is "" after an error.
func (b *Built) Platform(report *diag.Report) string {
	var tag string
	switch b.Object.Format {
	case objfile.ELF:
		tag = b.linux(report)
	case objfile.MachO:
		tag = b.macos()
	case objfile.PE:
		tag = windowsTags[b.Object.Arch]
	}
	if tag == "" && !report.Failed() {
		report.Error(diag.NoPlatformTag, source.Span{}, "there is no platform tag for `%s`: %s for %s%s", b.Path, b.Object.Format, b.Object.Arch, b.forTarget()).
			Note("wheels are known for Linux with glibc or musl, macOS, and Windows").
			Helpf("build for another target: `--target`")
	}
	return tag
}

func (b *Built) forTarget() string {
	if b.Target == "" {
		return ""
	}
	return ", built for " + b.Target
}

var windowsTags = map[string]string{"x86_64": "win_amd64", "i686": "win32", "aarch64": "win_arm64"}

// macos returns the tag of a Mach-O file, by the oldest macOS that it asks for.
// Since macOS 11 tags have no minor version: what needs 11.3 gets 12.0. See
// "Platform compatibility tags", section "macOS".
func (b *Built) macos() string {
	arch, ok := map[string]string{"x86_64": "x86_64", "aarch64": "arm64", "universal2": "universal2"}[b.Object.Arch]
	if !ok || b.Object.MacOS.IsZero() {
		return ""
	}
	v := b.Object.MacOS
	if arch == "universal2" {
		v = universal(b.Object.Slices)
	}
	if v.Major >= 11 && v.Minor > 0 {
		v = objfile.Version{Major: v.Major + 1}
	}
	if v.Major > 15 && v.Major < 26 { // Apple left these numbers out
		v = objfile.Version{Major: 26}
	}
	return fmt.Sprintf("macosx_%d_%d_%s", v.Major, v.Minor, arch)
}

// universal returns the oldest macOS of a file for both of Apple's
// architectures. That every Mac with ARM runs 11.0 goes without saying.
func universal(slices []*objfile.Object) objfile.Version {
	var v objfile.Version
	for _, s := range slices {
		if s.Arch != "aarch64" || (objfile.Version{Major: 11}).Less(s.MacOS) {
			v = v.Max(s.MacOS)
		}
	}
	return v
}

// linux returns the tag of an ELF file.
func (b *Built) linux(report *diag.Report) string {
	if b.Target != "" && (!strings.Contains(b.Target, "-linux-") || strings.Contains(b.Target, "-android") || strings.Contains(b.Target, "-ohos")) {
		return ""
	}
	arch := b.linuxArch()
	if arch == "" {
		return ""
	}
	tag, why := b.portable(arch)
	if why == "" {
		return tag
	}
	tag = "linux_" + arch
	report.Warn(diag.NoPlatformTag, source.Span{}, "the wheel is for systems like this one only, `%s`: %s", tag, why).
		Note("package indexes refuse such a tag").
		Helpf("link the library statically: many `-sys` crates have a feature `vendored`, `bundled` or `static`")
	return tag
}

// portable returns the tag of a library that runs on any Linux new enough, or
// says why it does not.
func (b *Built) portable(arch string) (tag, why string) {
	if b.Object.Musl || strings.Contains(b.Target, "-musl") {
		return muslTag(b.Object, arch)
	}
	first, ok := manylinuxFirst[arch]
	if !ok {
		return "", "manylinux has no `" + arch + "`"
	}
	if arch == "armv7l" && b.Target != "" && !strings.HasSuffix(b.Target, "hf") {
		return "", "manylinux for `armv7l` is hard-float"
	}
	for _, library := range b.Object.Needed {
		if !isManylinux(library) {
			return "", "it needs `" + library + "`, which is no part of manylinux"
		}
	}
	floor := first
	for _, v := range b.Object.Versions {
		needs, known := glibcOf(v)
		if !known {
			return "", fmt.Sprintf("it needs `%s` of `%s`, which manylinux does not promise", v.Version, v.Library)
		}
		floor = floor.Max(needs)
	}
	return fmt.Sprintf("manylinux_%d_%d_%s", floor.Major, floor.Minor, arch), ""
}

// muslTag returns the tag of a library for musl, PEP 656. The release of musl
// does not stand in the file; 1.2, of 2021, is the one that Rust's std is for.
func muslTag(o *objfile.Object, arch string) (tag, why string) {
	for _, library := range o.Needed {
		if !isMusllinux(library) {
			return "", "it needs `" + library + "`, which is no part of musllinux"
		}
	}
	return "musllinux_1_2_" + arch, ""
}

// linuxArch returns the machine as uname calls it on Linux; "" for an unknown one.
func (b *Built) linuxArch() string {
	switch arch := b.Object.Arch; arch {
	case "x86_64", "i686", "aarch64", "s390x", "riscv64", "loongarch64":
		return arch
	case "powerpc64le":
		return "ppc64le"
	case "powerpc64":
		return "ppc64"
	case "arm":
		if strings.HasPrefix(b.Target, "arm-") || strings.HasPrefix(b.Target, "armv5") || strings.HasPrefix(b.Target, "armv4") {
			return "armv6l"
		}
		return "armv7l"
	}
	return ""
}
