package wheel_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/wheel"
)

func TestWheel(t *testing.T) {
	w := &wheel.Wheel{
		Stem: "my_pkg-1.0rc1", Tag: "cp315-abi3.abi3t-manylinux_2_17_x86_64.musllinux_1_1_x86_64", Generator: "bindgen 0.1.0",
		Files: []wheel.File{
			{Path: "zoo/a,b.py", Data: []byte("x")},
			{Path: "my_pkg-1.0rc1.dist-info/METADATA", Data: []byte("Name: my-pkg\n")},
			{Path: "my_pkg/__init__.py"},
		},
	}
	require.Equal(t, "my_pkg-1.0rc1-cp315-abi3.abi3t-manylinux_2_17_x86_64.musllinux_1_1_x86_64.whl", w.FileName())
	files := w.All()
	var names []string
	for _, f := range files {
		names = append(names, f.Path)
	}
	require.Equal(t, []string{
		"my_pkg/__init__.py", "zoo/a,b.py",
		"my_pkg-1.0rc1.dist-info/METADATA", "my_pkg-1.0rc1.dist-info/WHEEL", "my_pkg-1.0rc1.dist-info/RECORD",
	}, names)
	require.Equal(t, `Wheel-Version: 1.0
Generator: bindgen 0.1.0
Root-Is-Purelib: false
Tag: cp315-abi3-manylinux_2_17_x86_64
Tag: cp315-abi3-musllinux_1_1_x86_64
Tag: cp315-abi3t-manylinux_2_17_x86_64
Tag: cp315-abi3t-musllinux_1_1_x86_64
`, string(files[3].Data))
	require.Equal(t, `my_pkg/__init__.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0
"zoo/a,b.py",sha256=LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE,1
my_pkg-1.0rc1.dist-info/METADATA,sha256=dS_rfRfLo4i-IkcnYLLhDgQvpOFH4WifYZ23xg-6Ze4,13
my_pkg-1.0rc1.dist-info/WHEEL,sha256=`, string(files[4].Data)[:strings.Index(string(files[4].Data), "WHEEL,sha256=")+13])
	require.True(t, strings.HasSuffix(string(files[4].Data), "\nmy_pkg-1.0rc1.dist-info/RECORD,,\n"))
}
