package main

import (
	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/metadata"
	"example.com/bindgen/internal/wheel"
)

// stableABI returns the stable ABI that --abi3 or --abi3t asks for; "" for none. An
// editable install is for one Python, where the library that serves every one will do.
func (inv *invocation) stableABI() wheel.StableABI {
	switch {
	case inv.options.wheel.editable:
		return ""
	case inv.options.packaging.abi3t:
		return wheel.ABI3T
	case inv.options.packaging.abi3:
		return wheel.ABI3
	}
	return ""
}

// tag returns the tag of a wheel with lib in it; "" after an error.
func (inv *invocation) tag(lib *build.Library, m *metadata.Metadata, abi wheel.StableABI) string {
	built := &wheel.Built{Path: lib.Path, Target: lib.Target, Object: lib.Object}
	if abi == "" {
		return built.Tag(inv.report)
	}
	since := build.StableSince(lib.Path, lib.Object, inv.report)
	if since == 0 {
		return ""
	}
	return built.StableTag(abi, since, m.RequiresPython, inv.report)
}
