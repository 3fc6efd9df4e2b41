package main

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestVersionLine(t *testing.T) {
	info := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123"}
	for _, c := range []struct {
		stamped string
		info    *debug.BuildInfo
		want    string
	}{
		{"", nil, "bindgen (devel) go"},
		{"", info(""), "bindgen (devel) go"},
		{"", info("v1.2.3"), "bindgen v1.2.3 go"},
		{"1.2.3", info("(devel)", revision), "bindgen 1.2.3 0123456789ab go"},
		{"", info("(devel)", revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}), "bindgen (devel) 0123456789ab+dirty go"},
		{"", info("(devel)", revision, debug.BuildSetting{Key: "vcs.modified", Value: "false"}), "bindgen (devel) 0123456789ab go"},
		{"", info("(devel)", debug.BuildSetting{Key: "vcs.modified", Value: "true"}), "bindgen (devel) go"},
	} {
		require.Contains(t, versionLine(c.stamped, c.info), c.want)
	}
}
