package main

import (
	"debug/elf"
	"fmt"
	"runtime"
)

// hostTag returns the tag of a file for this machine.
func hostTag(binary string) (string, error) {
	arch := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[runtime.GOARCH]
	file, err := elf.Open(binary)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	needs, err := file.DynamicVersionNeeds()
	if err != nil {
		return "", err
	}
	minor := 17
	for _, library := range needs {
		for _, version := range library.Needs {
			n := 0
			if _, err := fmt.Sscanf(version.Dep, "GLIBC_2.%d", &n); err == nil {
				minor = max(minor, n)
			}
		}
	}
	return fmt.Sprintf("py3-none-manylinux_2_%d_%s", minor, arch), nil
}
