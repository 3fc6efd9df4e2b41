package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"example.com/bindgen/internal/release"
)

func versionCommand() *command {
	return &command{
		name:    "version",
		summary: "print the version",
		details: "Prints the version of bindgen, the revision it was built from as far as the\nbuild has recorded it, and the Go version.",
		run:     runVersion,
	}
}

func runVersion(inv *invocation) int {
	info, _ := debug.ReadBuildInfo()
	return inv.print(versionLine(info))
}

func versionLine(info *debug.BuildInfo) string {
	revision, modified := "", ""
	if info != nil {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = " " + s.Value[:min(len(s.Value), 12)]
			case s.Key == "vcs.modified" && s.Value == "true":
				modified = "+dirty"
			}
		}
	}
	if revision != "" {
		revision += modified
	}
	return fmt.Sprintf("bindgen %s%s %s %s/%s\n", release.Version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
