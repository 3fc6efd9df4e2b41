package abi

import (
	"slices"
	"strings"

	"example.com/bindgen/parser"
)

// crateType is a type of another crate that the runtime converts where the
// feature of the crate's name is asked for.
type crateType struct{ crate, name string }

// crateTypes are those types; DateTime is another kind by its argument.
var crateTypes = map[crateType]Kind{
	{"uuid", "Uuid"}:            UUID,
	{"serde_json", "Value"}:     JSON,
	{"rust_decimal", "Decimal"}: Decimal,
	{"chrono", "NaiveDate"}:     Date,
	{"chrono", "NaiveTime"}:     Time,
	{"chrono", "NaiveDateTime"}: DateTime,
	{"chrono", "TimeDelta"}:     TimeDelta,
	{"chrono", "Duration"}:      TimeDelta,
	{"chrono", "DateTime"}:      DateTimeOffset,
}

// crateModules are the public modules of those crates that have the types, too.
var crateModules = words("prelude", "naive", "value", "duration")

// crateTypeOf returns the type that path names, or none.
func crateTypeOf(path []string) (crateType, bool) {
	inner := path[1:max(1, len(path)-1)]
	if slices.ContainsFunc(inner, func(name string) bool { return !crateModules[name] }) {
		return crateType{}, false
	}
	t := crateType{path[0], last(path)}
	_, ok := crateTypes[t]
	return t, ok
}

// typeOfCrate lowers a type of another crate.
func (l *lowering) typeOfCrate(t *parser.PathType, named crateType, at spot) *Type {
	if !slices.Contains(l.crate.RuntimeFeatures, named.crate) {
		return l.refuseType(t, at, l.featureHelp(named.crate))
	}
	kind := crateTypes[named]
	if kind != DateTimeOffset {
		return &Type{Kind: kind}
	}
	if len(t.Args) == 1 {
		zone := l.definition(at.scope, t.Args[0]).External
		switch {
		case len(zone) < 2 || zone[0] != "chrono":
		case last(zone) == "Utc":
			return &Type{Kind: DateTimeUTC}
		case last(zone) == "FixedOffset":
			return &Type{Kind: DateTimeOffset}
		}
	}
	return l.refuseType(t, at, at.verb()+" a DateTime<Utc> or a DateTime<FixedOffset>")
}

// featureHelp says what to write in Cargo.toml for a feature of the runtime.
func (l *lowering) featureHelp(feature string) string {
	key := l.crate.RuntimeKey
	if key == "" {
		return "ask for the feature `" + feature + "` of bindgen-rt in Cargo.toml"
	}
	var all []string
	for _, name := range append(slices.Clone(l.crate.RuntimeFeatures), feature) {
		all = append(all, `"`+name+`"`)
	}
	return "ask for it in Cargo.toml: `" + key + ` = { package = "bindgen-rt", .., features = [` + strings.Join(all, ", ") + "] }`"
}
