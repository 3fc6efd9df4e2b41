package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by builds that know it: -ldflags "-X main.version=1.2.3".
var version string

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
	return inv.print(versionLine(version, info))
}

func versionLine(stamped string, info *debug.BuildInfo) string {
	number, revision, modified := stamped, "", ""
	if info != nil {
		if number == "" && info.Main.Version != "" {
			number = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = " " + s.Value[:min(len(s.Value), 12)]
			case s.Key == "vcs.modified" && s.Value == "true":
				modified = "+dirty"
			}
		}
	}
	if number == "" {
		number = "(devel)"
	}
	if revision != "" {
		revision += modified
	}
	return fmt.Sprintf("bindgen %s%s %s %s/%s\n", number, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
