// Package wheel writes wheels: their tag, their files, the deterministic zip.
// The rules are those of https://packaging.python.org/en/latest/specifications/binary-distribution-format/.
package wheel

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Wheel is a wheel in memory. The same wheel is always the same bytes.
type Wheel struct {
	Stem string // name and version as file names have them: "ophio-1.2.0"
	Tag  string // "py3-none-manylinux_2_17_x86_64"; its parts may be sets with dots
	// Generator is what made the wheel: "bindgen 0.1.0".
	Generator string
	// Files are all files but WHEEL and RECORD, those of .dist-info among them.
	Files []File
}

// FileName returns the name that installers ask for.
func (w *Wheel) FileName() string { return w.Stem + "-" + w.Tag + ".whl" }

// DistInfo returns the name of the directory with the metadata.
func (w *Wheel) DistInfo() string { return w.Stem + ".dist-info" }

// Write writes the wheel.
func (w *Wheel) Write(to io.Writer) error { return Pack(to, w.All()) }

// All returns every file in the order of the zip: sorted, the metadata at the
// end, where a reader finds it without reading the rest, RECORD last.
func (w *Wheel) All() []File {
	own := w.DistInfo() + "/"
	files := append(slices.Clone(w.Files), File{Path: own + "WHEEL", Data: w.wheelFile()})
	slices.SortFunc(files, func(a, b File) int {
		if x, y := strings.HasPrefix(a.Path, own), strings.HasPrefix(b.Path, own); x != y {
			if x {
				return 1
			}
			return -1
		}
		return strings.Compare(a.Path, b.Path)
	})
	return append(files, File{Path: own + "RECORD", Data: Record(files, own+"RECORD")})
}

// wheelFile returns the file WHEEL. A tag that is a set is one line for each of
// its members.
func (w *Wheel) wheelFile() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Wheel-Version: 1.0\nGenerator: %s\nRoot-Is-Purelib: false\n", w.Generator)
	for _, tag := range expand(w.Tag) {
		fmt.Fprintf(&b, "Tag: %s\n", tag)
	}
	return b.Bytes()
}

// expand returns the tags that a compressed tag set stands for (PEP 425).
func expand(set string) []string {
	tags := []string{""}
	for i, part := range strings.Split(set, "-") {
		var longer []string
		for _, tag := range tags {
			for choice := range strings.SplitSeq(part, ".") {
				if i > 0 {
					choice = tag + "-" + choice
				}
				longer = append(longer, choice)
			}
		}
		tags = longer
	}
	return tags
}
