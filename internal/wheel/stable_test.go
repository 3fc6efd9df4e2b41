package wheel

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/objfile"
)

func TestStableTag(t *testing.T) {
	report := &diag.Report{}
	linux := &Built{"lib.so", "", elf("x86_64", "GLIBC_2.28")}
	windows := &Built{"lib.dll", "", &objfile.Object{Format: objfile.PE, Arch: "x86_64"}}
	require.Equal(t, "cp310-abi3-manylinux_2_28_x86_64", linux.StableTag(ABI3, 10, "", report))
	require.Equal(t, "cp310-abi3-manylinux_2_28_x86_64", linux.StableTag(ABI3, 10, ">=3.9", report), "the API wants more")
	require.Equal(t, "cp312-abi3-win_amd64", windows.StableTag(ABI3, 10, "<4,>=3.12", report), "the project wants more")
	require.Equal(t, "cp315-abi3.abi3t-manylinux_2_28_x86_64", linux.StableTag(ABI3T, 10, ">=3.9", report))
	require.Equal(t, "cp316-abi3.abi3t-manylinux_2_28_x86_64", linux.StableTag(ABI3T, 10, ">=3.16", report))
	require.Empty(t, report.Sorted())
	require.Equal(t, []string{"cp315-abi3-manylinux_2_28_x86_64", "cp315-abi3t-manylinux_2_28_x86_64"}, expand(linux.StableTag(ABI3T, 0, "", report)))

	require.Empty(t, windows.StableTag(ABI3T, 10, "", report))
	require.Len(t, report.Sorted(), 1)
	require.Equal(t, "there is no wheel of abi3t for Windows yet", report.Sorted()[0].Message)
	report = &diag.Report{}
	require.Empty(t, (&Built{"lib.so", "", elf("sparcv9")}).StableTag(ABI3, 10, "", report))
	require.True(t, report.Failed())
}

func TestStableModule(t *testing.T) {
	require.Equal(t, "_native.abi3.so", ABI3.Module(objfile.ELF))
	require.Equal(t, "_native.abi3.so", ABI3.Module(objfile.MachO))
	require.Equal(t, "_native.abi3t.so", ABI3T.Module(objfile.ELF))
	require.Equal(t, "_native.pyd", ABI3.Module(objfile.PE))
}

func TestOldestMinor(t *testing.T) {
	for requires, want := range map[string]int{
		"": 0, ">=3.9": 9, "<4,>=3.11": 11, ">3.10": 10, "~=3.12": 12, "==3.11.*": 11, "===3.13.1": 13,
		"!=3.9.1,>=3.8": 8, "<3.14": 0, ">=3": 0, ">=2.7": 0, ">=3.9,>=3.12.4": 12,
	} {
		require.Equal(t, want, oldestMinor(requires), requires)
	}
}
