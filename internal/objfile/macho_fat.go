package objfile

import (
	"encoding/binary"
	"errors"
	"slices"
)

// maxSlices is more than Apple has had architectures.
const maxSlices = 32

// readFat reads a file of several libraries, one an architecture: <mach-o/fat.h>.
func readFat(in *image) (*Object, error) {
	head, err := in.bytes(0, 8)
	if err != nil {
		return nil, err
	}
	count := binary.BigEndian.Uint32(head[4:])
	if count == 0 || count > maxSlices {
		return nil, ErrUnknownFormat
	}
	size, wide := int64(20), head[3] == 0xbf
	if wide {
		size = 32
	}
	table, err := in.bytes(8, size*int64(count))
	if err != nil {
		return nil, err
	}
	o := &Object{Format: MachO}
	for ; len(table) > 0; table = table[size:] {
		at, length := uint64(binary.BigEndian.Uint32(table[8:])), uint64(binary.BigEndian.Uint32(table[12:]))
		if wide {
			at, length = binary.BigEndian.Uint64(table[8:]), binary.BigEndian.Uint64(table[16:])
		}
		if at > maxSize || length > maxSize {
			return nil, errTruncated
		}
		part, err := in.part(int64(at), int64(length))
		if err != nil {
			return nil, err
		}
		magic, err := part.bytes(0, 4)
		if err != nil || !slices.Contains(machoMagic, string(magic)) {
			return nil, errors.New("a fat file that holds something other than Mach-O")
		}
		slice, err := readMachO(part)
		if err != nil {
			return nil, err
		}
		slice.sort()
		o.Slices = append(o.Slices, slice)
	}
	o.merge()
	return o, nil
}

// merge sets the fields of a fat file from those of its slices.
func (o *Object) merge() {
	first := o.Slices[0]
	o.Arch, o.Bits, o.Name, o.Needed = first.Arch, first.Bits, first.Name, first.Needed
	o.Exports = slices.Clone(first.Exports)
	for _, s := range o.Slices {
		o.Imports = append(o.Imports, s.Imports...)
		o.MacOS = o.MacOS.Max(s.MacOS)
		if s.program != "" {
			o.program = s.program
		}
		o.Exports = slices.DeleteFunc(o.Exports, func(name string) bool { return !s.HasExport(name) })
	}
	var archs []string
	for _, s := range o.Slices[1:] {
		for _, library := range s.Needed {
			if !slices.Contains(o.Needed, library) {
				o.Needed = append(slices.Clip(o.Needed), library)
			}
		}
	}
	for _, s := range o.Slices {
		archs = append(archs, s.Arch)
	}
	slices.Sort(archs)
	switch {
	case len(archs) == 1:
	case slices.Equal(archs, []string{"aarch64", "x86_64"}):
		o.Arch = "universal2"
	default:
		o.Arch = "fat"
	}
}
