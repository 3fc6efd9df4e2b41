package objfile

import (
	"debug/elf"
	"errors"
	"fmt"
	"strings"
)

// readELF reads an ELF file: the dynamic symbols, the dynamic section and the
// versions that it needs. See the System V ABI, chapter 5, and the Linux Standard
// Base, "Symbol Versioning".
func readELF(in *image) (o *Object, err error) {
	defer guard(ELF, &err)
	f, err := elf.NewFile(in)
	if err != nil {
		return nil, err
	}
	if f.Type != elf.ET_DYN && f.Type != elf.ET_EXEC {
		return nil, fmt.Errorf("an ELF file that is no shared library: %s", f.Type)
	}
	o = &Object{Format: ELF, Arch: elfArch(f), Bits: 64}
	if f.Type == elf.ET_EXEC {
		o.program = "an ELF file that is no shared library: ET_EXEC"
	}
	if f.Class == elf.ELFCLASS32 {
		o.Bits = 32
	}
	symbols := &dynamicSymbols{in: in, f: f}
	if err := symbols.load(); err != nil {
		return nil, err
	}
	if o.Needed, err = symbols.dynamic(elf.DT_NEEDED); err != nil {
		return nil, err
	}
	names, err := symbols.dynamic(elf.DT_SONAME)
	if err != nil {
		return nil, err
	}
	if len(names) > 0 {
		o.Name = names[0]
	}
	versions, err := symbols.needs()
	if err != nil {
		return nil, err
	}
	if err := symbols.each(o, versions); err != nil {
		return nil, err
	}
	for _, v := range versions {
		o.Versions = append(o.Versions, v)
		if glibc, ok := GlibcOf(v.Version); ok {
			o.Glibc = o.Glibc.Max(glibc)
		}
	}
	for _, library := range o.Needed {
		o.Musl = o.Musl || isMusl(library)
	}
	return o, nil
}

// isMusl reports whether a library is musl: as musl itself calls it, as Alpine
// does, or its loader.
func isMusl(library string) bool {
	return library == "libc.so" || strings.HasPrefix(library, "libc.musl-") || strings.HasPrefix(library, "ld-musl-")
}

// GlibcOf returns the release of glibc that brought a version of symbols.
// Some have no number in their name: they say that the loader can do something.
// GLIBC_PRIVATE is of no release, see [Object.Versions].
func GlibcOf(name string) (Version, bool) {
	rest, ok := strings.CutPrefix(name, "GLIBC_")
	if !ok {
		return Version{}, false
	}
	if v, ok := loaderFeatures[rest]; ok {
		return v, true
	}
	return parseVersion(rest)
}

// loaderFeatures are the versions that glibc's loader has to hold a file that
// uses what older ones do not know, and the release that brought each.
var loaderFeatures = map[string]Version{
	"ABI_DT_RELR":       {2, 36},
	"ABI_DT_X86_64_PLT": {2, 42},
	"ABI_GNU_TLS":       {2, 42},
	"ABI_GNU2_TLS":      {2, 42},
}

// parseVersion reads "2.17" and "2.2.5", of which the first two numbers count.
func parseVersion(text string) (Version, bool) {
	var v Version
	var rest string
	if n, _ := fmt.Sscanf(text, "%d.%d%s", &v.Major, &v.Minor, &rest); n < 2 || v.Major < 0 || v.Minor < 0 {
		return Version{}, false
	}
	return v, true
}

// elfArch names the architecture as Rust's target triples begin.
func elfArch(f *elf.File) string {
	big, wide := f.Data == elf.ELFDATA2MSB, f.Class == elf.ELFCLASS64
	switch {
	case f.Machine == elf.EM_X86_64 && wide:
		return "x86_64"
	case f.Machine == elf.EM_386:
		return "i686"
	case f.Machine == elf.EM_AARCH64 && !big && wide:
		return "aarch64"
	case f.Machine == elf.EM_ARM && !big:
		return "arm"
	case f.Machine == elf.EM_PPC64 && big:
		return "powerpc64"
	case f.Machine == elf.EM_PPC64:
		return "powerpc64le"
	case f.Machine == elf.EM_S390 && wide:
		return "s390x"
	case f.Machine == elf.EM_RISCV && wide:
		return "riscv64"
	case f.Machine == elf.EM_LOONGARCH && wide:
		return "loongarch64"
	default:
		return strings.ToLower(strings.TrimPrefix(f.Machine.String(), "EM_"))
	}
}

// dynamicSymbols are the tables that the dynamic linker reads.
type dynamicSymbols struct {
	in      *image
	f       *elf.File
	symbols []byte
	names   []byte
	indexes []byte // .gnu.version: an index of a version for each symbol; may be nil
}

func (d *dynamicSymbols) load() error {
	section := d.f.SectionByType(elf.SHT_DYNSYM)
	if section == nil {
		return errors.New("an ELF file without a table of dynamic symbols")
	}
	if int(section.Link) >= len(d.f.Sections) {
		return errTruncated
	}
	var err error
	if d.symbols, err = d.data(section); err != nil {
		return err
	}
	if d.names, err = d.data(d.f.Sections[section.Link]); err != nil {
		return err
	}
	if versions := d.f.SectionByType(elf.SHT_GNU_VERSYM); versions != nil {
		d.indexes, err = d.data(versions)
	}
	return err
}

// data returns what a section holds, as it stands in the file.
func (d *dynamicSymbols) data(s *elf.Section) ([]byte, error) {
	if s.Flags&elf.SHF_COMPRESSED != 0 || s.Offset > maxSize || s.FileSize > maxSize {
		return nil, errTruncated
	}
	return d.in.bytes(int64(s.Offset), int64(s.FileSize))
}

// dynamic returns the strings of the dynamic section that have a tag.
func (d *dynamicSymbols) dynamic(tag elf.DynTag) ([]string, error) {
	section := d.f.SectionByType(elf.SHT_DYNAMIC)
	if section == nil || int(section.Link) >= len(d.f.Sections) {
		return nil, nil
	}
	data, err := d.data(section)
	if err != nil {
		return nil, err
	}
	names, err := d.data(d.f.Sections[section.Link])
	if err != nil {
		return nil, err
	}
	order, wide := d.f.ByteOrder, d.f.Class == elf.ELFCLASS64
	var out []string
	for len(data) >= 16 || !wide && len(data) >= 8 {
		var key, value uint64
		if wide {
			key, value, data = order.Uint64(data), order.Uint64(data[8:]), data[16:]
		} else {
			key, value, data = uint64(order.Uint32(data)), uint64(order.Uint32(data[4:])), data[8:]
		}
		if elf.DynTag(key) == elf.DT_NULL {
			break
		}
		if elf.DynTag(key) != tag {
			continue
		}
		name, err := text(names, value)
		if err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, nil
}

// each adds the symbols to o.
func (d *dynamicSymbols) each(o *Object, versions map[uint16]SymbolVersion) error {
	order, size := d.f.ByteOrder, 16
	if d.f.Class == elf.ELFCLASS64 {
		size = 24
	}
	for i := 1; (i+1)*size <= len(d.symbols); i++ { // the first one is empty
		entry := d.symbols[i*size : (i+1)*size]
		info, other, section := entry[12], entry[13], order.Uint16(entry[14:])
		if size == 24 {
			info, other, section = entry[4], entry[5], order.Uint16(entry[6:])
		}
		bind := elf.ST_BIND(info)
		if bind == elf.STB_LOCAL {
			continue
		}
		name, err := text(d.names, uint64(order.Uint32(entry)))
		if err != nil {
			return err
		}
		if elf.SectionIndex(section) != elf.SHN_UNDEF {
			visibility := elf.ST_VISIBILITY(other)
			// What stands at an address of its own names a version that the library defines.
			version := elf.SectionIndex(section) == elf.SHN_ABS && elf.ST_TYPE(info) == elf.STT_OBJECT
			if !version && (visibility == elf.STV_DEFAULT || visibility == elf.STV_PROTECTED) {
				o.Exports = append(o.Exports, name)
			}
			continue
		}
		taken := Import{Name: name, Weak: bind == elf.STB_WEAK}
		if 2*i+2 <= len(d.indexes) {
			v := versions[order.Uint16(d.indexes[2*i:])&0x7fff]
			taken.Library, taken.Version = v.Library, v.Version
		}
		o.Imports = append(o.Imports, taken)
	}
	return nil
}

// maxVersions is more than any library needs.
const maxVersions = 1 << 12

// needs returns the versions that the file asks of others, by their index.
func (d *dynamicSymbols) needs() (map[uint16]SymbolVersion, error) {
	section := d.f.SectionByType(elf.SHT_GNU_VERNEED)
	if section == nil || int(section.Link) >= len(d.f.Sections) {
		return nil, nil
	}
	data, err := d.data(section)
	if err != nil {
		return nil, err
	}
	names, err := d.data(d.f.Sections[section.Link])
	if err != nil {
		return nil, err
	}
	order, out := d.f.ByteOrder, map[uint16]SymbolVersion{}
	for at, steps := uint64(0), 0; ; steps++ {
		if at+16 > uint64(len(data)) || steps > maxVersions {
			return nil, errTruncated
		}
		library, err := text(names, uint64(order.Uint32(data[at+4:])))
		if err != nil {
			return nil, err
		}
		aux := at + uint64(order.Uint32(data[at+8:]))
		for range order.Uint16(data[at+2:]) {
			if aux+16 > uint64(len(data)) || len(out) > maxVersions {
				return nil, errTruncated
			}
			version, err := text(names, uint64(order.Uint32(data[aux+8:])))
			if err != nil {
				return nil, err
			}
			out[order.Uint16(data[aux+6:])&0x7fff] = SymbolVersion{library, version}
			next := uint64(order.Uint32(data[aux+12:]))
			if next == 0 {
				break
			}
			aux += next
		}
		next := uint64(order.Uint32(data[at+12:]))
		if next == 0 {
			return out, nil
		}
		at += next
	}
}
