package main

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/release"
)

func TestVersionLine(t *testing.T) {
	info := func(settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef0123"}
	for _, c := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, " go"},
		{info(), " go"},
		{info(revision), " 0123456789ab go"},
		{info(revision, debug.BuildSetting{Key: "vcs.modified", Value: "true"}), " 0123456789ab+dirty go"},
		{info(revision, debug.BuildSetting{Key: "vcs.modified", Value: "false"}), " 0123456789ab go"},
		{info(debug.BuildSetting{Key: "vcs.modified", Value: "true"}), " go"},
	} {
		require.Contains(t, versionLine(c.info), "bindgen "+release.Version+c.want)
	}
}
