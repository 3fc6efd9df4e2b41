package objfile

import (
	"debug/macho"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The first bytes of Mach-O files: 32 and 64 bits, either byte order; and of fat
// ones. Class files of Java begin as fat ones do: their count of architectures
// tells them apart.
var (
	machoMagic = []string{"\xce\xfa\xed\xfe", "\xcf\xfa\xed\xfe", "\xfe\xed\xfa\xce", "\xfe\xed\xfa\xcf"}
	fatMagic   = []string{"\xca\xfe\xba\xbe", "\xca\xfe\xba\xbf"}
)

// Load commands that debug/macho hands on as bytes: <mach-o/loader.h>.
const (
	lcIDDylib         = 0xd
	lcLoadDylib       = 0xc
	lcLoadWeakDylib   = 0x80000018
	lcReexportDylib   = 0x8000001f
	lcLazyLoadDylib   = 0x20
	lcLoadUpwardDylib = 0x80000023
	lcVersionMinMacOS = 0x24
	lcDyldInfo        = 0x22
	lcDyldInfoOnly    = 0x80000022
	lcExportsTrie     = 0x80000033
	lcBuildVersion    = 0x32

	platformMacOS = 1
)

// readMachO reads a library for one architecture.
func readMachO(in *image) (o *Object, err error) {
	defer guard(MachO, &err)
	if err := checkMachO(in); err != nil {
		return nil, err
	}
	f, err := macho.NewFile(in)
	if err != nil {
		return nil, err
	}
	if f.Type != macho.TypeDylib && f.Type != macho.TypeBundle && f.Type != macho.TypeExec {
		return nil, fmt.Errorf("a Mach-O file that is no library: %s", f.Type)
	}
	o = &Object{Format: MachO, Arch: machoArch(f.Cpu), Bits: 32}
	if f.Type == macho.TypeExec {
		o.program = "a Mach-O file that is no library: a program"
	}
	if f.Magic == macho.Magic64 {
		o.Bits = 64
	}
	m := &machoReader{in: in, f: f, o: o}
	if err := m.loads(); err != nil {
		return nil, err
	}
	m.symbols()
	if m.trie.length > 0 {
		data, err := in.bytes(m.trie.at, m.trie.length)
		if err != nil {
			return nil, err
		}
		if o.Exports, err = exportTrie(data); err != nil {
			return nil, err
		}
	}
	return o, nil
}

func machoArch(cpu macho.Cpu) string {
	switch cpu {
	case macho.CpuAmd64:
		return "x86_64"
	case macho.CpuArm64:
		return "aarch64"
	case macho.Cpu386:
		return "i686"
	default:
		return strings.ToLower(cpu.String())
	}
}

// checkMachO refuses load commands that promise more than the file has, before
// they make the reader reserve room.
func checkMachO(in *image) error {
	head, err := in.bytes(0, 28)
	if err != nil {
		return err
	}
	var order binary.ByteOrder = binary.LittleEndian
	if head[0] == 0xfe {
		order = binary.BigEndian
	}
	if count, size := order.Uint32(head[16:]), order.Uint32(head[20:]); int64(size) > in.size || count > size/8 {
		return errTruncated
	}
	return nil
}

type machoReader struct {
	in        *image
	f         *macho.File
	o         *Object
	libraries []string // by their ordinal, from 1
	trie      struct{ at, length int64 }
}

// loads goes through the load commands.
func (m *machoReader) loads() error {
	order := m.f.ByteOrder
	for _, load := range m.f.Loads {
		raw := load.Raw()
		word := func(i int) uint32 {
			if 4*i+4 > len(raw) {
				return 0
			}
			return order.Uint32(raw[4*i:])
		}
		switch word(0) {
		case lcIDDylib, lcLoadDylib, lcLoadWeakDylib, lcReexportDylib, lcLazyLoadDylib, lcLoadUpwardDylib:
			name, err := text(append(slices.Clone(raw), 0), uint64(word(2)))
			if err != nil {
				return err
			}
			if word(0) == lcIDDylib {
				m.o.Name = name
				continue
			}
			m.libraries = append(m.libraries, name)
			m.o.Needed = append(m.o.Needed, name)
		case lcVersionMinMacOS:
			m.o.MacOS = m.o.MacOS.Max(packedVersion(word(2)))
		case lcBuildVersion:
			if word(2) == platformMacOS {
				m.o.MacOS = m.o.MacOS.Max(packedVersion(word(3)))
			}
		case lcDyldInfo, lcDyldInfoOnly:
			m.trie.at, m.trie.length = int64(word(10)), int64(word(11))
		case lcExportsTrie:
			m.trie.at, m.trie.length = int64(word(2)), int64(word(3))
		}
	}
	return nil
}

// packedVersion reads a version X.Y.Z as xxxx.yy.zz.
func packedVersion(v uint32) Version { return Version{int(v >> 16), int(v >> 8 & 0xff)} }

// Bits of a symbol's type and description: <mach-o/nlist.h>.
const (
	nStab    = 0xe0
	nType    = 0x0e
	nPrivate = 0x10
	nExt     = 0x01
	nWeakRef = 0x40
)

// symbols takes the imports from the table of symbols, and the exports for files
// that have no trie of them.
func (m *machoReader) symbols() {
	if m.f.Symtab == nil {
		return
	}
	for _, s := range m.f.Symtab.Syms {
		if s.Type&nStab != 0 || s.Type&nExt == 0 || s.Type&nPrivate != 0 {
			continue
		}
		name := strings.TrimPrefix(s.Name, "_")
		if s.Type&nType != 0 {
			m.o.Exports = append(m.o.Exports, name)
			continue
		}
		if s.Value != 0 { // a common symbol, which is defined here
			continue
		}
		taken := Import{Name: name, Weak: s.Desc&nWeakRef != 0}
		if ordinal := int(s.Desc >> 8); ordinal >= 1 && ordinal <= len(m.libraries) {
			taken.Library = m.libraries[ordinal-1]
		}
		m.o.Imports = append(m.o.Imports, taken)
	}
}

// exportTrie reads the names in a trie of exports: each node has the ULEB128 size
// of what it says of its own name, that, a count of children, and for each the
// text of its edge and the ULEB128 offset of its node. See <mach-o/loader.h>.
func exportTrie(data []byte) ([]string, error) {
	type node struct {
		at   uint64
		name string
	}
	var out []string
	seen := map[uint64]bool{}
	for todo := []node{{}}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if n.at >= uint64(len(data)) || seen[n.at] || len(n.name) > maxName {
			return nil, errors.New("the table of exports is damaged")
		}
		seen[n.at] = true
		rest := data[n.at:]
		size, used := binary.Uvarint(rest)
		if used <= 0 || size >= uint64(len(rest)-used) {
			return nil, errTruncated
		}
		if size > 0 {
			out = append(out, strings.TrimPrefix(n.name, "_"))
		}
		rest = rest[uint64(used)+size:]
		children := int(rest[0])
		rest = rest[1:]
		for range children {
			edge, err := text(rest, 0)
			if err != nil {
				return nil, err
			}
			rest = rest[len(edge)+1:]
			at, used := binary.Uvarint(rest)
			if used <= 0 {
				return nil, errTruncated
			}
			rest = rest[used:]
			todo = append(todo, node{at, n.name + edge})
		}
	}
	return out, nil
}
