package objfile

import (
	"debug/pe"
	"errors"
	"fmt"
	"math"
)

// readPE reads a DLL: its tables of exports and imports, which debug/pe reads in
// part only. See "PE Format", sections .edata and .idata.
func readPE(in *image) (o *Object, err error) {
	defer guard(PE, &err)
	f, err := pe.NewFile(in)
	if err != nil {
		return nil, err
	}
	r := &peReader{f: f, sections: map[*pe.Section][]byte{}}
	o = &Object{Format: PE, Arch: peArch(f.Machine)}
	if f.Characteristics&pe.IMAGE_FILE_DLL == 0 {
		o.program = "a PE file that is no DLL"
	}
	var directories []pe.DataDirectory
	switch header := f.OptionalHeader.(type) {
	case *pe.OptionalHeader32:
		o.Bits, directories = 32, header.DataDirectory[:min(16, header.NumberOfRvaAndSizes)]
	case *pe.OptionalHeader64:
		o.Bits, directories = 64, header.DataDirectory[:min(16, header.NumberOfRvaAndSizes)]
	default:
		return nil, errors.New("a PE file without an optional header")
	}
	if len(directories) > pe.IMAGE_DIRECTORY_ENTRY_EXPORT {
		if at := directories[pe.IMAGE_DIRECTORY_ENTRY_EXPORT].VirtualAddress; at != 0 {
			err = r.exports(o, at)
		}
	}
	if err == nil && len(directories) > pe.IMAGE_DIRECTORY_ENTRY_IMPORT {
		if at := directories[pe.IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress; at != 0 {
			err = r.imports(o, at)
		}
	}
	if err != nil {
		return nil, err
	}
	return o, nil
}

func peArch(machine uint16) string {
	switch machine {
	case pe.IMAGE_FILE_MACHINE_AMD64:
		return "x86_64"
	case pe.IMAGE_FILE_MACHINE_I386:
		return "i686"
	case pe.IMAGE_FILE_MACHINE_ARM64:
		return "aarch64"
	default:
		return fmt.Sprintf("0x%x", machine)
	}
}

// peReader finds what stands at an address of the loaded file.
type peReader struct {
	f        *pe.File
	sections map[*pe.Section][]byte
	names    int // bytes of names that were read: a damaged table names one text again and again
}

// maxNames is more than the names of any DLL: those of LLVM have some 10 MB.
const maxNames = 1 << 26

// at returns the bytes from an address to the end of its section.
func (r *peReader) at(address uint32) ([]byte, error) {
	for _, s := range r.f.Sections {
		size := max(s.VirtualSize, s.Size)
		if address < s.VirtualAddress || address-s.VirtualAddress >= size {
			continue
		}
		data, read := r.sections[s]
		if !read {
			var err error
			if data, err = s.Data(); err != nil {
				return nil, errTruncated
			}
			r.sections[s] = data
		}
		if offset := address - s.VirtualAddress; offset < uint32(len(data)) {
			return data[offset:], nil
		}
		return nil, errTruncated
	}
	return nil, errTruncated
}

func (r *peReader) text(address uint32) (string, error) {
	data, err := r.at(address)
	if err != nil {
		return "", err
	}
	name, err := text(data, 0)
	if r.names += len(name); r.names > maxNames {
		return "", errName
	}
	return name, err
}

func word(data []byte, i int) uint32 {
	if 4*i+4 > len(data) {
		return 0
	}
	return uint32(data[4*i]) | uint32(data[4*i+1])<<8 | uint32(data[4*i+2])<<16 | uint32(data[4*i+3])<<24
}

// exports reads the export directory. What is exported by number only has no name.
func (r *peReader) exports(o *Object, at uint32) error {
	directory, err := r.at(at)
	if err != nil {
		return err
	}
	if len(directory) < 40 {
		return errTruncated
	}
	if o.Name, err = r.text(word(directory, 3)); err != nil {
		return err
	}
	count := word(directory, 6)
	if count == 0 {
		return nil
	}
	names, err := r.at(word(directory, 8))
	if err != nil {
		return err
	}
	if uint64(count)*4 > uint64(len(names)) {
		return errTruncated
	}
	for i := range int(count) {
		name, err := r.text(word(names, i))
		if err != nil {
			return err
		}
		o.Exports = append(o.Exports, name)
	}
	return nil
}

// imports reads the import directory: a record a DLL, until one is empty.
func (r *peReader) imports(o *Object, at uint32) error {
	table, err := r.at(at)
	if err != nil {
		return err
	}
	for ; ; table = table[20:] {
		if len(table) < 20 {
			return errTruncated
		}
		lookup, name, bound := word(table, 0), word(table, 3), word(table, 4)
		if name == 0 {
			return nil
		}
		library, err := r.text(name)
		if err != nil {
			return err
		}
		o.Needed = append(o.Needed, library)
		if lookup == 0 {
			lookup = bound
		}
		if err := r.thunks(o, library, lookup); err != nil {
			return err
		}
	}
}

// thunks reads what is imported of one DLL: a number or the address of a hint
// and a name for each, until one is zero.
func (r *peReader) thunks(o *Object, library string, at uint32) error {
	list, err := r.at(at)
	if err != nil {
		return err
	}
	words := o.Bits / 32
	for ; ; list = list[4*words:] {
		if len(list) < 4*words {
			return errTruncated
		}
		low, high := word(list, 0), word(list, words-1)
		switch {
		case low == 0 && high == 0:
			return nil
		case high&(1<<31) != 0:
			o.Imports = append(o.Imports, Import{Name: fmt.Sprintf("#%d", low&0xffff), Library: library})
		case low > math.MaxUint32-2:
			return errTruncated
		default:
			name, err := r.text(low + 2)
			if err != nil {
				return err
			}
			o.Imports = append(o.Imports, Import{Name: name, Library: library})
		}
	}
}
