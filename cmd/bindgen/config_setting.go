package main

import (
	"strings"

	"example.com/bindgen/internal/build"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// setting is a key of --config-setting, which pip, build and uv hand on from
// their own flag of this name.
type setting struct {
	name    string
	wants   string // for messages
	example string
	set     func(*options, string) bool // whether the value fits
}

// configSettings are all of them. A flag of the command line wins over each.
var configSettings = []setting{
	{"target", "a target triple", "aarch64-unknown-linux-gnu", func(o *options, v string) bool { return fill(&o.packaging.target, v) }},
	{"profile", "a profile of cargo", "dev", func(o *options, v string) bool { return fill(&o.packaging.profile, v) }},
	{"features", "features with commas between them", "simd,python", func(o *options, v string) bool {
		o.crate.Features = append(o.crate.Features, strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' })...)
		return true
	}},
	{"no-default-features", "true or false", "true", func(o *options, v string) bool { return decide(&o.crate.NoDefaultFeatures, v) }},
	{"zig", "true, or a version of glibc", "2.17", func(o *options, v string) bool {
		switch v {
		case "", "true":
			return fill(&o.packaging.zig, build.ZigDefault)
		case "false":
			return true
		}
		return fill(&o.packaging.zig, v)
	}},
	{"abi3", "true or false", "true", func(o *options, v string) bool { return decide(&o.packaging.abi3, v) }},
	{"abi3t", "true or false", "true", func(o *options, v string) bool { return decide(&o.packaging.abi3t, v) }},
}

// fill sets a value that no flag has set; an empty one does not fit.
func fill(at *string, value string) bool {
	if *at == "" {
		*at = value
	}
	return value != ""
}

// decide switches something on; frontends give a key without a value as "".
func decide(at *bool, value string) bool {
	switch value {
	case "true", "":
		*at = true
	case "false":
	default:
		return false
	}
	return true
}

// configSettings takes what --config-setting says over into the options. It
// returns false when it has reported an error.
func (inv *invocation) configSettings() bool {
	var names []string
	for _, s := range configSettings {
		names = append(names, s.name)
	}
	for _, given := range inv.options.packaging.settings {
		key, value, _ := strings.Cut(given, "=")
		inv.configSetting(key, value, names)
	}
	return !inv.report.Failed()
}

func (inv *invocation) configSetting(key, value string, names []string) {
	for _, s := range configSettings {
		if s.name != key {
			continue
		}
		if !s.set(inv.options, value) {
			inv.report.Error(diag.BadSetting, source.Span{}, "the setting `%s` has to be %s, not `%s`", key, s.wants, value).
				Helpf("write for instance: --config-setting %s=%s", key, s.example)
		}
		return
	}
	d := inv.report.Error(diag.BadSetting, source.Span{}, "there is no setting `%s`", key)
	if near := diag.Nearest(key, names); near != "" {
		d.Helpf("did you mean `%s`?", near)
	} else {
		d.Helpf("the settings are %s", strings.Join(names, ", "))
	}
}
