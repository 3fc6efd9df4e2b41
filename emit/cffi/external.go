package cffi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/support/python"
)

// external says where the conversions are of a kind that is a class of Python's
// own library, or that is written as text: to_ and read_ are before the names. What
// crosses as text has view_, too. wanted is what a parameter takes, in the words of
// an error.
type external struct{ module, to, read, wanted string }

var externals = map[abi.Kind]external{
	abi.Path:    {"_paths", "path", "path", "str' or 'os.PathLike"},
	abi.OsStr:   {"_paths", "os_str", "os_str", "str"},
	abi.UUID:    {"_uuids", "uuid", "uuid", "UUID"},
	abi.Decimal: {"_decimals", "decimal", "decimal", "Decimal"},
	abi.JSON:    {"_json_values", "json", "json", "JSON"},

	abi.Date:           {"_times", "date", "date", "date"},
	abi.Time:           {"_times", "time", "time", "time"},
	abi.DateTime:       {"_times", "datetime", "datetime", "datetime"},
	abi.DateTimeUTC:    {"_times", "datetime_utc", "datetime", "datetime"},
	abi.DateTimeOffset: {"_times", "datetime_offset", "datetime", "datetime"},
	abi.Timestamp:      {"_times", "timestamp", "datetime", "datetime"},
	abi.TimeDelta:      {"_times", "timedelta", "timedelta", "timedelta"},
	abi.Duration:       {"_times", "duration", "timedelta", "timedelta"},
}

// externalSources are those modules. A package has those that it uses.
var externalSources = map[string]string{
	"_callbacks":   python.Callbacks,
	"_decimals":    python.Decimals,
	"_json_values": python.JSONValues,
	"_paths":       python.Paths,
	"_times":       python.Times,
	"_uuids":       python.UUIDs,
}

// external names a function of a module that not all packages have.
func (m *module) external(from, name string) string {
	m.generator.used[from] = true
	return m.scope.Import(m.dots+from, name)
}

// isExternal reports whether t is one of those kinds.
func isExternal(t *abi.Type) bool {
	_, ok := externals[t.Kind]
	return ok
}

// externalFrom spells the value of the C form at place.
func (m *module) externalFrom(t *abi.Type, place string) string {
	e := externals[t.Kind]
	return m.external(e.module, "read_"+e.read) + "(" + place + ")"
}

// externalTo converts a value to its C form.
func (m *module) externalTo(e external, value, name string) call {
	return call{m.external(e.module, "to_"+e.to), []string{value, name}}
}
