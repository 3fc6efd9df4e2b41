package objfile

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

// machoFile lays out a 64-bit little-endian library: load commands, then a
// trie of exports and a table of symbols behind them.
type machoFile struct {
	cpu      uint32
	commands [][]uint32
	trie     []byte
	symbols  []machoSymbol
}

type machoSymbol struct {
	name  string
	kind  byte
	desc  uint16
	value uint64
}

func (m machoFile) bytes() []byte {
	words := func(list ...uint32) []byte { return encode(binary.LittleEndian, list) }
	commandSize := 24 + 16 // of the symbol table, of the trie
	for _, c := range m.commands {
		commandSize += 4 * len(c)
	}
	var strings, symbols bytes.Buffer
	strings.WriteByte(0)
	for _, s := range m.symbols {
		symbols.Write(words(uint32(strings.Len())))
		symbols.Write([]byte{s.kind, 0, byte(s.desc), byte(s.desc >> 8)})
		symbols.Write(words(uint32(s.value), uint32(s.value>>32)))
		strings.WriteString(s.name + "\x00")
	}
	at := uint32(32 + commandSize)
	trieAt, symbolsAt := at, at+uint32(len(m.trie))
	var out bytes.Buffer
	out.Write(words(0xfeedfacf, m.cpu, 0, 6, uint32(len(m.commands)+2), uint32(commandSize), 0, 0))
	for _, c := range m.commands {
		out.Write(words(c...))
	}
	out.Write(words(2, 24, symbolsAt, uint32(len(m.symbols)), symbolsAt+uint32(symbols.Len()), uint32(strings.Len())))
	out.Write(words(lcExportsTrie, 16, trieAt, uint32(len(m.trie))))
	out.Write(m.trie)
	out.Write(symbols.Bytes())
	out.Write(strings.Bytes())
	return out.Bytes()
}

func encode(order binary.ByteOrder, list []uint32) []byte {
	out := make([]byte, 4*len(list))
	for i, w := range list {
		order.PutUint32(out[4*i:], w)
	}
	return out
}

// dylib is the load command of a library with an eight-byte name.
func dylib(command uint32, name string) []uint32 {
	text := (name + "\x00\x00\x00\x00\x00\x00\x00\x00")[:8]
	return []uint32{command, 32, 24, 0, 0, 0, binary.LittleEndian.Uint32([]byte(text)), binary.LittleEndian.Uint32([]byte(text[4:]))}
}

// trie holds _lib_f, _lib_g and _x: the root has two edges.
var trie = []byte{
	0, 2, '_', 'l', 'i', 'b', '_', 0, 15, '_', 'x', 0, 31, 0, 0, // 0
	0, 2, 'f', 0, 23, 'g', 0, 27, // 15
	2, 0, 4, 0, // 23
	2, 0, 5, 0, // 27
	2, 0, 6, 0, // 31
}

func arm64() machoFile {
	return machoFile{
		cpu: 0x0100000c,
		commands: [][]uint32{
			dylib(lcIDDylib, "@mine"),
			dylib(lcLoadDylib, "first"),
			dylib(lcLoadWeakDylib, "second"),
			{lcBuildVersion, 24, platformMacOS, 0x000b0100, 0x000e0000, 0},
		},
		trie: trie,
		symbols: []machoSymbol{
			{"_lib_f", 0x0f, 0, 4},
			{"_private", 0x1f, 0, 4},
			{"_local", 0x0e, 0, 4},
			{"_debug", 0x24, 0, 4},
			{"_free", 0x01, 1 << 8, 0},
			{"_maybe", 0x01, 2<<8 | nWeakRef, 0},
			{"_PyLong_Type", 0x01, 0xfe << 8, 0}, // looked up in every library
		},
	}
}

func TestMachO(t *testing.T) {
	o, err := Read(arm64().bytes())
	require.NoError(t, err)
	require.Equal(t, &Object{
		Format: MachO, Arch: "aarch64", Bits: 64, Name: "@mine",
		Exports: []string{"lib_f", "lib_g", "x"},
		Imports: []Import{{Name: "PyLong_Type"}, {Name: "free", Library: "first"}, {Name: "maybe", Library: "second", Weak: true}},
		Needed:  []string{"first", "second"},
		MacOS:   Version{11, 1},
	}, o)
}

func TestMachOWithoutTrie(t *testing.T) {
	file := arm64()
	file.trie = nil
	file.commands[3] = []uint32{lcVersionMinMacOS, 16, 0x000a0c00, 0}
	o, err := Read(file.bytes())
	require.NoError(t, err)
	require.Equal(t, []string{"lib_f"}, o.Exports)
	require.Equal(t, Version{10, 12}, o.MacOS)
}

func TestMachOTrieInACircle(t *testing.T) {
	file := arm64()
	file.trie = []byte{0, 1, '_', 0, 0, 0}
	_, err := Read(file.bytes())
	require.ErrorContains(t, err, "damaged")
}

func fat(t *testing.T, slices ...[]byte) []byte {
	t.Helper()
	head := []uint32{0xcafebabe, uint32(len(slices))}
	at := uint32(8 + 20*len(slices))
	var body []byte
	for _, s := range slices {
		head = append(head, 0, 0, at+uint32(len(body)), uint32(len(s)), 0)
		body = append(body, s...)
	}
	return append(encode(binary.BigEndian, head), body...)
}

func TestFat(t *testing.T) {
	intel := arm64()
	intel.cpu = 0x01000007
	intel.commands = append(intel.commands[:3:3], []uint32{lcVersionMinMacOS, 16, 0x000a0c00, 0}, dylib(lcReexportDylib, "third"))
	intel.trie = []byte{0, 1, '_', 'l', 'i', 'b', '_', 'f', 0, 11, 0, 2, 0, 4, 0}
	o, err := Read(fat(t, intel.bytes(), arm64().bytes()))
	require.NoError(t, err)
	require.Equal(t, "universal2", o.Arch)
	require.Equal(t, []string{"lib_f"}, o.Exports, "of one slice only is of none")
	require.Equal(t, []string{"first", "second", "third"}, o.Needed)
	require.Equal(t, Version{11, 1}, o.MacOS)
	require.Len(t, o.Slices, 2)
	require.Equal(t, Version{10, 12}, o.Slices[0].MacOS)
	require.Equal(t, []string{"lib_f", "lib_g", "x"}, o.Slices[1].Exports)

	one, err := Read(fat(t, arm64().bytes()))
	require.NoError(t, err)
	require.Equal(t, "aarch64", one.Arch)
}

func TestClassFile(t *testing.T) {
	_, err := Read([]byte("\xca\xfe\xba\xbe\x00\x00\x00\x34 a class of Java"))
	require.ErrorIs(t, err, ErrUnknownFormat)
}
